import { known, outside, unknown } from '../../../../../../src/reachability/private/network/resource';
import { formatCidr } from '../../../../../../src/reachability/private/packet/cidr';
import { ec2, read, readOne, ref } from '../builders';

const subnet = (properties: object) => readOne('subnet', 'Subnet', properties);
const tag = (Value: unknown, Key: unknown = 'aws-cdk:subnet-type') => ({ Tags: [{ Key: 'Name', Value: 'x' }, { Key, Value }] });

test('a subnet', () => {
  const { vpc, zone, ipv4, ipv6, publicIpv4OnLaunch, dns64 } = subnet({
    VpcId: 'vpc-1', AvailabilityZone: 'a', CidrBlock: '10.0.0.0/24', Ipv6CidrBlock: '2001:db8::/64', MapPublicIpOnLaunch: 'true', EnableDns64: true,
  });
  expect({ vpc, zone, publicIpv4OnLaunch, dns64 }).toEqual({
    vpc: outside('vpc-1 is not in the template', 'vpc-1'), zone: { kind: 'name', name: 'a' }, publicIpv4OnLaunch: known(true), dns64: known(true),
  });
  expect([ipv4, ipv6].map((one) => one?.kind === 'known' && formatCidr(one.value))).toEqual(['10.0.0.0/24', '2001:db8::/64']);
});

test('the least that a subnet may say', () => {
  const { id, when, kind, ...rest } = subnet({});
  expect(rest).toEqual({
    vpc: unknown('VpcId is not given'), zone: { kind: 'symbol', text: 'the zone of It' }, ipv4: unknown('CidrBlock is not given'), publicIpv4OnLaunch: known(false), dns64: known(false),
  });
});

test('a subnet of IPv6 alone has no IPv4 block', () => {
  expect(subnet({ Ipv6CidrBlock: '2600::/64' })).toMatchObject({ ipv4: undefined, ipv6: { kind: 'known' } });
  expect(subnet({ Ipv6IpamPoolId: 'ipam-pool-1' })).toMatchObject({ ipv4: undefined, ipv6: { kind: 'unknown' } });
});

test('blocks of the other family are unknown', () => {
  expect(subnet({ CidrBlock: '::/0', Ipv6CidrBlock: '10.0.0.0/8' })).toMatchObject({
    ipv4: unknown('CidrBlock is "::/0", not an IPv4 CIDR block'), ipv6: unknown('Ipv6CidrBlock is "10.0.0.0/8", not an IPv6 CIDR block'),
  });
});

test('a subnet of IPv6 alone', () => expect(subnet({ Ipv6Native: true, Ipv6CidrBlock: '2001:db8::/64' }).ipv4).toBeUndefined());

test.each([
  [tag('Public'), 'public'],
  [tag('Private'), 'private'],
  [tag('Isolated'), 'isolated'],
  [tag('Deprecated_Private'), 'private'],
  [tag('Deprecated_Isolated'), 'isolated'],
  [tag('Something'), undefined],
  [tag('toString'), undefined],
  [tag(ref('AWS::StackName')), undefined],
  [tag('Public', 'type'), undefined],
  [{ Tags: ref('AWS::StackName') }, undefined],
  [{}, undefined],
])('%j is tagged %s', (properties, expected) => expect(subnet(properties).taggedTier).toBe(expected));

test.each([
  ['route-table', 'RouteTable', { VpcId: 'v' }, { vpc: unknown('v is not in the template') }],
  ['route-table-association', 'SubnetRouteTableAssociation', { SubnetId: ref('It'), RouteTableId: 't' },
    { subnet: known('It'), routeTable: unknown('t is not in the template') }],
  ['network-acl-association', 'SubnetNetworkAclAssociation', { SubnetId: ref('It'), NetworkAclId: 'a' },
    { subnet: known('It'), networkAcl: unknown('a is not in the template') }],
] as const)('%s', (kind, type, properties, expected) => expect(readOne(kind, type, properties)).toMatchObject(expected));

test('that a subnet is on an Outpost is said', () => {
  expect(read({ It: ec2('Subnet', { OutpostArn: 'arn:aws:outposts:us-east-1:111122223333:outpost/op-1' }) }).assumptions)
    .toEqual(['subnet It is on an Outpost: gateways are taken to serve it as they serve its zone']);
});
