import type { Readers } from './reader';
import { readZone } from './zones';
import { NAT_GATEWAY_METADATA_KEY } from '../../../../nat-gateway-metadata';
import type { NatGatewayMetadata } from '../../../../nat-gateway-metadata';
import type {
  EdgeAssociation,
  EgressOnlyInternetGateway,
  GatewayAttachment,
  InternetGateway,
  NatGateway,
} from '../../../network/resources';
import type { DeclaredResource } from '../declared-resource';
import type { Properties } from '../expressions/properties';
import { property } from '../expressions/value';

export const GATEWAY_READERS: Readers = {
  'AWS::EC2::InternetGateway': (gateway) => gateway.readOne<InternetGateway>(() => ({ kind: 'internet-gateway' })),
  'AWS::EC2::VPCGatewayAttachment': (attachment) =>
    attachment.readOne<GatewayAttachment>((properties) => {
      const gateway = properties.optionalReference('InternetGatewayId');
      // A VPN gateway's attachment leads nowhere on the internet
      return gateway && { kind: 'gateway-attachment', vpc: properties.reference('VpcId'), gateway };
    }),
  'AWS::EC2::EgressOnlyInternetGateway': (gateway) =>
    gateway.readOne<EgressOnlyInternetGateway>((properties) => ({
      kind: 'egress-only-internet-gateway',
      vpc: properties.reference('VpcId'),
    })),
  'AWS::EC2::GatewayRouteTableAssociation': (association) =>
    association.readOne<EdgeAssociation>((properties) => ({
      kind: 'edge-association',
      gateway: properties.reference('GatewayId'),
      routeTable: properties.reference('RouteTableId'),
    })),
  'AWS::EC2::NatGateway': (gateway) =>
    gateway.readOne<NatGateway>((properties) => ({
      kind: 'nat-gateway',
      acceptedZoneLoss: claim(gateway, 'acceptedZoneLoss'),
      privateConnectivity: claim(gateway, 'privateConnectivity'),
      connectivity: properties.word('ConnectivityType', ['public', 'private']) ?? { kind: 'known', value: 'public' },
      ...(isRegional(properties) ? regional(properties, gateway.id) : zonal(properties)),
    })),
};

/** Words, or it is not said: a claim without a reason accepts nothing. */
function claim(gateway: DeclaredResource, key: keyof NatGatewayMetadata): string | undefined {
  const words = property(gateway.metadata(NAT_GATEWAY_METADATA_KEY), key);
  return typeof words === 'string' && words.trim() !== '' ? words : undefined;
}

/** An unknown mode shows in the properties that only one of the modes takes. */
function isRegional(properties: Properties): boolean {
  const mode = properties.word('AvailabilityMode', ['zonal', 'regional']);
  return mode?.kind === 'known' ? mode.value === 'regional' : mode !== undefined && !properties.has('SubnetId');
}

function zonal(properties: Properties): Pick<NatGateway, 'placement' | 'allocations'> {
  const primary = properties.optionalReference('AllocationId');
  return {
    placement: { kind: 'zonal', subnet: properties.reference('SubnetId') },
    allocations: [...primary === undefined ? [] : [primary], ...properties.references('SecondaryAllocationIds')],
  };
}

function regional(properties: Properties, id: string): Pick<NatGateway, 'placement' | 'allocations'> {
  const addresses = properties.structures('AvailabilityZoneAddresses');
  const zones = addresses.map((one, i) =>
    readZone(one, ['AvailabilityZone', 'AvailabilityZoneId'], `zone ${i} of ${id}`),
  );
  return {
    placement: {
      kind: 'regional',
      vpc: properties.reference('VpcId'),
      zones: properties.has('AvailabilityZoneAddresses') ? zones : undefined,
    },
    allocations: addresses.flatMap((one) => one.references('AllocationIds')),
  };
}
