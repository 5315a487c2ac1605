import type { Readers } from './reader';
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

const TIERS: Readonly<Record<string, Tier>> = { public: 'public', private: 'private', isolated: 'isolated' };

export const SUBNET_READERS: Readers = {
  'AWS::EC2::Subnet': (subnet, { notes }) => {
    if (property(subnet.written, 'OutpostArn') !== undefined) {
      notes.assume(`subnet ${subnet.id} is on an Outpost: gateways are taken to serve it as they serve its zone`);
    }
    return subnet.readOne<Subnet>((properties) => ({
      kind: 'subnet',
      vpc: properties.reference('VpcId'),
      zone: readZone(properties, ['AvailabilityZone', 'AvailabilityZoneId'], `the zone of ${subnet.id}`),
      ipv4: block(subnet, properties, 'CidrBlock', 'ipv4'),
      ipv6: block(subnet, properties, 'Ipv6CidrBlock', 'ipv6'),
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

function block(subnet: DeclaredResource, properties: Properties, name: string, family: Family) {
  const cidr = properties.cidr(name, family);
  return cidr === undefined && properties.has(POOLS[family]) ? unknown(`an IPAM pool picks the block of ${subnet.id}`) : cidr;
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
