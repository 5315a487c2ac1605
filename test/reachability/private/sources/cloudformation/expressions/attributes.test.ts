import { att, ec2, evaluated, Json, param, ref } from '../builders';

const resources: Json = {
  Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }),
  V6: ec2('VPCCidrBlock', { VpcId: ref('Vpc'), Ipv6CidrBlock: '2001:db8::/56', Ipv6Pool: 'mine' }),
  Second: ec2('VPCCidrBlock', { VpcId: ref('Vpc'), CidrBlock: '10.1.0.0/16' }),
  Other: ec2('VPC', { CidrBlock: '10.2.0.0/16' }),
  Net: ec2('Subnet', { VpcId: ref('Vpc'), AvailabilityZone: 'eu-west-1a', Ipv6CidrBlock: '2001:db8::/64' }),
  Eip: ec2('EIP'),
  Group: ec2('SecurityGroup', { VpcId: ref('Vpc') }),
  Nat: ec2('NatGateway'),
  Egress: ec2('EgressOnlyInternetGateway'),
  Circle: ec2('Subnet', { CidrBlock: att('Circle', 'CidrBlock') }),
  Lookup: { Type: 'Custom::Lookup', Properties: { VpcId: ref('Vpc') } },
};

test.each([
  ['Vpc', 'VpcId', '#Vpc'],
  ['Vpc', 'CidrBlock', '10.0.0.0/16'],
  ['Vpc', 'DefaultNetworkAcl', '#Vpc.DefaultNetworkAcl'],
  ['Vpc', 'DefaultSecurityGroup', '#Vpc.DefaultSecurityGroup'],
  ['Vpc', 'Ipv6CidrBlocks', ['2001:db8::/56']],
  ['Other', 'Ipv6CidrBlocks', []],
  ['Vpc', 'CidrBlockAssociations', '?Vpc.CidrBlockAssociations is known at deploy time only'],
  ['Net', 'SubnetId', '#Net'],
  ['Net', 'VpcId', '#Vpc'],
  ['Net', 'AvailabilityZone', 'eu-west-1a'],
  ['Net', 'Ipv6CidrBlocks', ['2001:db8::/64']],
  ['Net', 'OutpostArn', '?Net.OutpostArn is known at deploy time only'],
  ['Eip', 'AllocationId', '#Eip'],
  ['Eip', 'PublicIp', '?Eip.PublicIp is known at deploy time only'],
  ['Group', 'GroupId', '#Group'],
  ['Group', 'Id', '#Group'],
  ['Group', 'VpcId', '#Vpc'],
  ['Nat', 'NatGatewayId', '#Nat'],
  ['Egress', 'Id', '#Egress'],
  ['Circle', 'CidrBlock', '?Circle.CidrBlock refers to itself'],
  ['Lookup', 'VpcId', '?Lookup (Custom::Lookup) decides it at deploy time'],
])('%s.%s', (id, attribute, expected) => expect(evaluated(att(id, attribute), { Resources: resources, Parameters: { P: param() } })).toEqual(expected));
