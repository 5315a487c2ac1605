import type { Readers } from './reader';
import { writtenBlock } from './written-block';
import { readZone } from './zones';
import { unknown } from '../../../network/resource';
import type {
  NetworkAclAssociation,
  RouteTable,
  RouteTableAssociation,
  Subnet,
  Tier,
} from '../../../network/resources';
import type { Family } from '../../../packet/family';
import type { DeclaredResource } from '../declared-resource';
import type { Properties } from '../expressions/properties';
import { property } from '../expressions/value';
import type { ReadContext } from '../read-context';

const TIERS: Readonly<Record<string, Tier>> = { public: 'public', private: 'private', isolated: 'isolated' };

export const SUBNET_READERS: Readers = {
  'AWS::EC2::Subnet': (subnet, context) => {
    if (property(subnet.written, 'OutpostArn') !== undefined) {
      context.notes.assume(`subnet ${subnet.id} is on an Outpost: gateways are taken to serve it as they serve its zone`);
    }
    return subnet.readOne<Subnet>((properties) => ({
      kind: 'subnet',
      vpc: properties.reference('VpcId'),
      zone: readZone(properties, ['AvailabilityZone', 'AvailabilityZoneId'], `the zone of ${subnet.id}`),
      ...blocksOf(subnet, properties, context),
      taggedTier: taggedTier(properties),
      publicIpv4OnLaunch: properties.flag('MapPublicIpOnLaunch'),
      dns64: properties.flag('EnableDns64'),
    }));
  },
  'AWS::EC2::RouteTable': (table) =>
    table.readOne<RouteTable>((properties) => ({ kind: 'route-table', vpc: properties.reference('VpcId') })),
  'AWS::EC2::SubnetRouteTableAssociation': (association) =>
    association.readOne<RouteTableAssociation>((properties) => ({
      kind: 'route-table-association',
      subnet: properties.reference('SubnetId'),
      routeTable: properties.reference('RouteTableId'),
    })),
  'AWS::EC2::SubnetNetworkAclAssociation': (association) =>
    association.readOne<NetworkAclAssociation>((properties) => ({
      kind: 'network-acl-association',
      subnet: properties.reference('SubnetId'),
      networkAcl: properties.reference('NetworkAclId'),
    })),
};

const POOLS: Readonly<Record<Family, string>> = { ipv4: 'Ipv4IpamPoolId', ipv6: 'Ipv6IpamPoolId' };

/** A subnet has a block of one family at least: without any, the IPv4 one is missing. */
function blocksOf(
  subnet: DeclaredResource,
  properties: Properties,
  context: ReadContext,
): Pick<Subnet, 'ipv4' | 'ipv6'> {
  const block = (name: string, family: Family, isMissing = false) => {
    const isPicked = !properties.has(name) && properties.has(POOLS[family]);
    if (isPicked) { return unknown(`an IPAM pool picks the block of ${subnet.id}`); }
    return properties.has(name) || isMissing
      ? writtenBlock(subnet, context, name, family, properties.value(name))
      : undefined;
  };
  const ipv6 = block('Ipv6CidrBlock', 'ipv6');
  return { ipv4: block('CidrBlock', 'ipv4', ipv6 === undefined), ipv6 };
}

/** What CDK says of the subnet. An older name of its private tier is `Deprecated_Private`. */
function taggedTier(properties: Properties): Tier | undefined {
  const tag = properties.structures('Tags').find((one) => {
    const key = one.text('Key');
    return key?.kind === 'known' && key.value === 'aws-cdk:subnet-type';
  })?.text('Value');
  const word = tag?.kind === 'known' ? tag.value.toLowerCase().replace(/^deprecated_/, '') : '';
  return Object.hasOwn(TIERS, word) ? TIERS[word] : undefined;
}
