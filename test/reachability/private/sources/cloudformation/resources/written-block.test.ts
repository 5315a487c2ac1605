import { ec2, Json, param, read, ref } from '../builders';

const parts = (Resources: Json, Parameters: Json = {}) => read(Resources, { Parameters })
  .unreadable.map(({ part, handed }) => [part, handed]);

test.each<[string, Json, string]>([
  ['a VPC', { It: ec2('VPC', { CidrBlock: '2001:db8::/32' }) }, 'It, whose CidrBlock is "2001:db8::/32", not an IPv4 CIDR block'],
  ['a secondary block', { It: ec2('VPCCidrBlock', { CidrBlock: '10.0.0.0/33' }) }, 'It, whose CidrBlock is "10.0.0.0/33", not an IPv4 CIDR block'],
  ['a subnet', { It: ec2('Subnet', { CidrBlock: '1::2::3/64' }) }, 'It, whose CidrBlock is "1::2::3/64", not an IPv4 CIDR block'],
  ['a subnet\'s IPv6', { It: ec2('Subnet', { Ipv6CidrBlock: '10.0.0.0/24' }) }, 'It, whose Ipv6CidrBlock is "10.0.0.0/24", not an IPv6 CIDR block'],
  ['a list', { It: ec2('VPC', { CidrBlock: ['10.0.0.0/16'] }) }, 'It, whose CidrBlock is a list'],
  ['a structure', { It: ec2('VPC', { CidrBlock: { Block: '10.0.0.0/16' } }) }, 'It, whose CidrBlock is a structure'],
])('what is written and is no block is named: %s', (_, resources, part) => expect(parts(resources)).toEqual([[part, ['It']]]));

test.each<[string, Json]>([
  ['a block', { CidrBlock: ' 10.0.0.0/16 ' }],
  ['nothing', {}],
  ['what is known at deploy time', { CidrBlock: { 'Fn::ImportValue': 'Block' } }],
  ['a parameter without default', { CidrBlock: ref('Block') }],
])('%s is not', (_, properties) => expect(parts({ It: ec2('VPC', properties) }, { Block: param({}) })).toEqual([]));

test('it is named once, in whatever branches it is', () => {
  expect(parts({ It: ec2('VPC', { CidrBlock: ref('Block') }) }, { Block: param({ AllowedValues: ['x', 'y'] }) })).toHaveLength(2);
  expect(parts({ It: ec2('VPC', { CidrBlock: 'x', Tags: ref('Block') }) }, { Block: param({ AllowedValues: ['x', 'y'] }) })).toHaveLength(1);
});
