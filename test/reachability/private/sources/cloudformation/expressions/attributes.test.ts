import { att, ec2, equals, evaluated, Json, param, ref, textOf } from '../builders';

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
  Lookup: { Type: 'Custom::Lookup', Properties: { VpcId: ref('Vpc'), Value: 'x', EndpointIds: ['x'], EndpointId: 'x' } },
  Elsewhere: ec2('VPCCidrBlock', { VpcId: ref('Other'), Ipv6CidrBlock: '2001:db8:0:100::/56', Ipv6Pool: 'mine' }, { Condition: 'Never' }),
  Kept: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: '10.9.0.0/16' } },
  Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {} },
  Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
  Fw: { Type: 'AWS::NetworkFirewall::Firewall', Properties: { SubnetMappings: [{ SubnetId: ref('Net') }, { SubnetId: ref('Net') }] } },
  HiddenFw: { Type: 'AWS::NetworkFirewall::Firewall', Properties: { SubnetMappings: ref('P') } },
  Association: { Type: 'AWS::NetworkFirewall::VpcEndpointAssociation', Properties: {} },
};

const TEMPLATE: Json = { Resources: resources, Parameters: { P: param() }, Conditions: { Never: equals('a', 'b') } };

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
  ['Nat', 'Ipv6CidrBlocks', '?Nat.Ipv6CidrBlocks is known at deploy time only'],
  ['Nat', 'GroupId', '?Nat.GroupId is known at deploy time only'],
  ['Nat', 'AllocationId', '?Nat.AllocationId is known at deploy time only'],
  ['Kept', 'Value', '10.9.0.0/16'],
  ['Kept', 'Type', '?Kept (AWS::SSM::Parameter) decides it at deploy time'],
  ['Balancer', 'LoadBalancerArn', '#Balancer'],
  ['Balancer', 'DNSName', '?Balancer (AWS::ElasticLoadBalancingV2::LoadBalancer) decides it at deploy time'],
  ['Queue', 'QueueArn', '?Queue (AWS::SQS::Queue) decides it at deploy time'],
  ['Lookup', 'Value', '?Lookup (Custom::Lookup) decides it at deploy time'],
  ['Lookup', 'EndpointIds', '?Lookup (Custom::Lookup) decides it at deploy time'],
  ['Lookup', 'EndpointId', '?Lookup (Custom::Lookup) decides it at deploy time'],
  ['Fw', 'FirewallId', '?Fw (AWS::NetworkFirewall::Firewall) decides it at deploy time'],
  ['Fw', 'EndpointIds', Array(2).fill('?which endpoint of Fw is in which zone is known at deploy time only')],
  ['HiddenFw', 'EndpointIds', '?which endpoint of HiddenFw is in which zone is known at deploy time only'],
  ['Association', 'EndpointId', '?which endpoint of Association is in which zone is known at deploy time only'],
  ['Association', 'EndpointArn', '?Association (AWS::NetworkFirewall::VpcEndpointAssociation) decides it at deploy time'],
  ['Lookup', 'VpcId', '?Lookup (Custom::Lookup) decides it at deploy time'],
])('%s.%s', (id, attribute, expected) => expect(evaluated(att(id, attribute), TEMPLATE)).toEqual(expected));

/** The part of an endpoint's name before the colon, or behind it. */
const part = (index: number, whole: unknown) => ({ 'Fn::Select': [index, { 'Fn::Split': [':', whole] }] });
test.each<[string, unknown, string]>([
  ['a firewall', { 'Fn::Select': [1, att('Fw', 'EndpointIds')] }, 'Fw'],
  ['an association', att('Association', 'EndpointId'), 'Association'],
])('behind the colon, an endpoint of %s names it; before it is its zone', (_, whole, id) => {
  expect([0, 1].map((index) => evaluated(part(index, whole), TEMPLATE)))
    .toEqual([`?which endpoint of ${id} is in which zone is known at deploy time only`, `#${id}`]);
});

test.each([
  ['an endpoint of a firewall', { 'Fn::Select': [1, att('Fw', 'EndpointIds')] }, 'Fw.EndpointIds[1]'],
  ['the endpoints of a firewall of unknown subnets', att('HiddenFw', 'EndpointIds'), 'HiddenFw.EndpointIds'],
  ['the zone of an endpoint', part(0, att('Association', 'EndpointId')), 'Association.EndpointId.AvailabilityZone'],
])('the name of %s', (_, expression, expected) => expect(textOf(expression, TEMPLATE)).toBe(expected));
