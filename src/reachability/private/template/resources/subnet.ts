import type { Readers } from './reader';
import { unknown } from '../../network/noun';
import type { NetworkAclAssociation, RouteTable, RouteTableAssociation, Subnet, Tier } from '../../network/nouns';
import type { Properties } from '../properties';
import type { Resource } from '../resource';
import { readZone } from '../zones';

const TIERS: Readonly<Record<string, Tier>> = { public: 'public', private: 'private', isolated: 'isolated' };

export const SUBNET_READERS: Readers = {
  'AWS::EC2::Subnet': (subnet) => subnet.noun<Subnet>((properties) => ({
    kind: 'subnet',
    vpc: properties.reference('VpcId'),
    zone: readZone(properties, ['AvailabilityZone', 'AvailabilityZoneId'], `the zone of ${subnet.id}`),
    ipv4: block(subnet, properties, 'CidrBlock', 'Ipv4IpamPoolId'),
    ipv6: block(subnet, properties, 'Ipv6CidrBlock', 'Ipv6IpamPoolId'),
    taggedTier: taggedTier(properties),
    publicIpv4OnLaunch: properties.flag('MapPublicIpOnLaunch'),
    dns64: properties.flag('EnableDns64'),
  })),
  'AWS::EC2::RouteTable': (table) => table.noun<RouteTable>((properties) => ({ kind: 'route-table', vpc: properties.reference('VpcId') })),
  'AWS::EC2::SubnetRouteTableAssociation': (association) => association.noun<RouteTableAssociation>((properties) => ({
    kind: 'route-table-association', subnet: properties.reference('SubnetId'), routeTable: properties.reference('RouteTableId'),
  })),
  'AWS::EC2::SubnetNetworkAclAssociation': (association) => association.noun<NetworkAclAssociation>((properties) => ({
    kind: 'network-acl-association', subnet: properties.reference('SubnetId'), networkAcl: properties.reference('NetworkAclId'),
  })),
};

function block(subnet: Resource, properties: Properties, name: string, pool: string) {
  const cidr = properties.cidr(name);
  return cidr === undefined && properties.has(pool) ? unknown(`an IPAM pool picks the block of ${subnet.id}`) : cidr;
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
