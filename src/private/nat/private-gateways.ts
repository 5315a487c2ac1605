import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { routeToGateway, servedTiers } from './nat-network';
import type { NatNetwork } from './nat-network';
import { NatGateway } from '../../nat-gateway';
import { NAT_GATEWAY_METADATA_KEY } from '../../reachability/nat-gateway-metadata';
import type { NatGatewayMetadata } from '../../reachability/nat-gateway-metadata';

export interface PrivateGatewaysProps {
  /** The tier that the gateways stand in; the first isolated one if undefined. */
  readonly tierName?: string;
  readonly addressesPerGateway: number;
}

/** A private gateway in every zone, in a tier whose addresses other networks know. */
export function definePrivateGateways(network: NatNetwork, props: PrivateGatewaysProps): NatGateway[] {
  const served = servedTiers(network, 'privateNat');
  const { tier: { name }, subnets: homes } = gatewayTier(network, props);
  const metadata: NatGatewayMetadata = {
    privateConnectivity: `NatTopology.privateNat() leads to the networks that the route tables of tier '${name}' have routes to, and not to the internet`,
  };
  const gateways = homes.map((subnet) => {
    const resource = new ec2.CfnNatGateway(subnet, 'NATGateway', {
      connectivityType: 'private',
      subnetId: subnet.subnetId,
      secondaryPrivateIpAddressCount: props.addressesPerGateway > 1 ? props.addressesPerGateway - 1 : undefined,
    });
    resource.addMetadata(NAT_GATEWAY_METADATA_KEY, metadata);
    return NatGateway._inSubnet(resource, subnet, []);
  });
  for (const { tier, subnets } of served) {
    subnets.forEach((subnet, zone) => routeToGateway(tier, subnet, gateways[zone].natGatewayId));
  }
  return gateways;
}

function gatewayTier({ tiers }: NatNetwork, { tierName }: PrivateGatewaysProps) {
  const isolated = tiers.filter(({ tier }) => tier.subnetType === ec2.SubnetType.PRIVATE_ISOLATED);
  const found = isolated.find(({ tier }) => tierName === undefined || tier.name === tierName);
  if (!found) {
    const names = isolated.map(({ tier }) => `'${tier.name}'`).join(', ');
    throw new Error(
      `NatTopology.privateNat() puts its gateways into ${tierName === undefined ? 'an isolated tier' : `the isolated tier '${tierName}'`}, ` +
        `but tiers has ${names === '' ? 'none' : `only ${names}`}: add SubnetTier.isolated({ name: '${tierName ?? 'Routable'}' }), whose routes you add`,
    );
  }
  return found;
}
