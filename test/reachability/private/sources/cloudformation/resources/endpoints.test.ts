import { known, unknown } from '../../../../../../src/reachability/private/network/resource';
import { att, ec2, Json, only, read, ref } from '../builders';

const outside = (id: string) => unknown(`${id} is not in the template`);

const endpoints = (properties: object) => read({ It: ec2('VPCEndpoint', properties), Table: ec2('RouteTable') }).all('gateway-endpoint');
test.each([
  ['com.amazonaws.eu-west-1.s3', 's3'],
  [{ 'Fn::Sub': 'com.amazonaws.${AWS::Region}.dynamodb' }, 'dynamodb'],
  [{ 'Fn::Join': ['', ['com.amazonaws.', ref('AWS::Region'), '.s3']] }, 's3'],
])('a gateway endpoint of %j', (ServiceName, service) => {
  expect(endpoints({ ServiceName, VpcId: 'v', RouteTableIds: [ref('Table')] })).toMatchObject([{ vpc: outside('v'), service, routeTables: [known('Table')] }]);
});
test.each([['Interface'], ['GatewayLoadBalancer'], [ref('AWS::StackName')]])('%j is no gateway endpoint', (VpcEndpointType) => {
  expect(endpoints({ ServiceName: 'x', VpcEndpointType })).toEqual([]);
});
test('an unknown type with route tables is one', () => {
  expect(endpoints({ ServiceName: 'x.s3', VpcEndpointType: ref('AWS::StackName'), RouteTableIds: [] })).toHaveLength(1);
});

const firewall = (...subnets: string[]) => ({
  Type: 'AWS::NetworkFirewall::Firewall', Properties: { VpcId: ref('Vpc'), SubnetMappings: subnets.map((id) => ({ SubnetId: ref(id) })) },
});
const inspection = (It: Json, more: Json = {}) => only(read({ Vpc: ec2('VPC'), A: ec2('Subnet'), B: ec2('Subnet'), It, ...more }), 'inspection-endpoint');

test('a Gateway Load Balancer endpoint stands in its subnet', () => {
  expect(inspection(ec2('VPCEndpoint', { VpcId: ref('Vpc'), VpcEndpointType: 'GatewayLoadBalancer', SubnetIds: [ref('A')], ServiceName: 'x' })))
    .toMatchObject({ id: 'It', type: 'gateway-load-balancer', vpc: known('Vpc'), subnets: [known('A')] });
});
test('an endpoint of unknown type may be one', () => expect(inspection(ec2('VPCEndpoint', { VpcEndpointType: ref('AWS::StackName') }))).toMatchObject({ id: 'It' }));
test.each([['Interface'], ['Gateway'], [undefined]])('%s is none', (VpcEndpointType) => {
  expect(read({ It: ec2('VPCEndpoint', { VpcEndpointType, ServiceName: 'x' }) }).all('inspection-endpoint')).toEqual([]);
});

test('a Network Firewall stands in all of its subnets', () => {
  expect(inspection(firewall('A', 'B'))).toMatchObject({ id: 'It', type: 'network-firewall', vpc: known('Vpc'), subnets: [known('A'), known('B')] });
});
test('a further endpoint of a firewall stands in one', () => {
  const association = { Type: 'AWS::NetworkFirewall::VpcEndpointAssociation', Properties: { VpcId: ref('Vpc'), SubnetMapping: { SubnetId: ref('B') }, FirewallArn: 'arn' } };
  expect(inspection(association)).toMatchObject({ type: 'network-firewall', subnets: [known('B')] });
});

describe('a route to an endpoint of a firewall', () => {
  const behindColon = (part: unknown, index = 1) => ({ 'Fn::Select': [index, { 'Fn::Split': [':', part] }] });
  const element = (index: number) => ({ 'Fn::Select': [index, att('Wall', 'EndpointIds')] });
  const target = (VpcEndpointId: unknown, Wall = firewall('A', 'B')) => only(read({
    Wall, Further: { Type: 'AWS::NetworkFirewall::VpcEndpointAssociation', Properties: {} }, It: ec2('Route', { DestinationCidrBlock: '0.0.0.0/0', VpcEndpointId }),
  }), 'route').target;
  test.each<[string, unknown, string]>([
    ['its first', behindColon(element(0)), 'Wall'],
    ['another', behindColon(element(1)), 'Wall'],
    ['one of a further association', behindColon(att('Further', 'EndpointId')), 'Further'],
  ])('leads to %s', (_, expression, id) => expect(target(expression)).toEqual({ kind: 'gateway-load-balancer-endpoint', reference: known(id) }));
  test.each<[string, unknown]>([
    ['the part that names the zone', behindColon(element(0), 0)],
    ['an element that is not there', behindColon(element(2))],
    ['the whole', element(0)],
    ['the answer of a function', att('Lookup', 'EndpointId')],
  ])('may lead anywhere if it names %s', (_, expression) => {
    expect(target(expression)).toMatchObject({ kind: 'gateway-load-balancer-endpoint', reference: { kind: 'unknown' } });
  });
});
