import { checkNetwork } from '../../../src/reachability/rules/private/check';
import { att, ec2, equals, Json, named, param, read, ref } from '../private/sources/cloudformation/builders';

const BASE: Json = {
  Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }),
  Net: ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24' }),
  Other: ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.1.0/24' }),
  Table: ec2('RouteTable', { VpcId: ref('Vpc') }),
  Acl: ec2('NetworkAcl', { VpcId: ref('Vpc') }),
  Igw: ec2('InternetGateway'),
  Igw2: ec2('InternetGateway'),
  Eip: ec2('EIP'),
};
const aclOf = (SubnetId: unknown = ref('Net')) => ec2('SubnetNetworkAclAssociation', { SubnetId, NetworkAclId: ref('Acl') });
const tableOf = (SubnetId: unknown = ref('Net')) => ec2('SubnetRouteTableAssociation', { SubnetId, RouteTableId: ref('Table') });
const route = (DestinationCidrBlock: string) => ec2('Route', { RouteTableId: ref('Table'), DestinationCidrBlock, GatewayId: ref('Igw') });
const endpoint = (service: string) => ec2('VPCEndpoint', { VpcId: ref('Vpc'), ServiceName: { 'Fn::Sub': `com.amazonaws.\${AWS::Region}.${service}` }, RouteTableIds: [ref('Table')] });
const entry = (RuleNumber: unknown, more: Json = {}) => ec2('NetworkAclEntry', {
  NetworkAclId: ref('Acl'), Egress: false, RuleNumber, RuleAction: 'allow', Protocol: -1, CidrBlock: '0.0.0.0/0', ...more,
});
const attachment = (igw: string) => ec2('VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref(igw) });
const nat = (subnet: string) => ec2('NatGateway', { SubnetId: ref(subnet), AllocationId: att('Eip', 'AllocationId') });

const findings = (a: unknown, b: unknown, more: Json = {}) => (
  checkNetwork(read({ ...BASE, A: a, B: b }, more), { ephemeralPorts: { from: 1024, to: 65535 }, severities: {} }).filter(({ rule }) => rule === 'contested-place')
);

test.each<[string, unknown, unknown, string, string]>([
  ['two network ACLs of a subnet', aclOf(), aclOf(), 'Net', 'the network ACL of subnet Net is taken by A and B: the one that is deployed last has it'],
  ['two route tables of a subnet', tableOf(), tableOf(), 'Net', 'the route table of subnet Net is taken by A and B: the deployment of the second fails'],
  ['two routes to one block', route('0.0.0.0/0'), route('0.0.0.0/0'), 'Table', 'the route to 0.0.0.0/0 in route table Table is taken by A and B: the deployment of the second fails'],
  ['two endpoints of one service', endpoint('s3'), endpoint('s3'), 'Table', 'the route to s3 in route table Table is taken by A and B: the deployment of the second fails'],
  ['two rules of one number', entry(100), entry('100', { RuleAction: 'deny' }), 'Acl', 'inbound rule 100 of network ACL Acl is taken by A and B: the deployment of the second fails'],
  ['two rules of one number in two families', entry(100), entry(100, { CidrBlock: undefined, Ipv6CidrBlock: '::/0' }), 'Acl', 'inbound rule 100 of network ACL Acl is taken by A and B: the deployment of the second fails'],
  ['two internet gateways of a VPC', attachment('Igw'), attachment('Igw2'), 'Vpc', 'the internet gateway of VPC Vpc is taken by A and B: the deployment of the second fails'],
  ['two gateways with one address', nat('Net'), nat('Other'), 'Eip', 'Elastic IP Eip is taken by A and B: the deployment of the second fails'],
])('%s', (_, a, b, subject, summary) => {
  expect(findings(a, b)).toMatchObject([{ subject, verdict: 'VIOLATED', severity: 'error', summary, fix: 'keep one of A and B', blame: [{ componentId: 'A' }, { componentId: 'B' }] }]);
});

test.each<[string, unknown, unknown]>([
  ['of two subnets', aclOf(), aclOf(ref('Other'))],
  ['to two blocks', route('0.0.0.0/0'), route('10.9.0.0/16')],
  ['of two services', endpoint('s3'), endpoint('dynamodb')],
  ['of two numbers', entry(100), entry(101)],
  ['of two directions', entry(100), entry(100, { Egress: true })],
  ['of a number that is unknown', entry(100), entry({ 'Fn::ImportValue': 'x' })],
  ['of a subnet that is unknown', aclOf({ 'Fn::ImportValue': 'x' }), aclOf({ 'Fn::ImportValue': 'x' })],
])('two resources %s contest nothing', (_, a, b) => expect(findings(a, b)).toEqual([]));

test('resources that are never there together contest nothing', () => {
  const more = { Parameters: { P: param({ AllowedValues: ['a', 'b'] }) }, Conditions: { A: equals(ref('P'), 'a'), B: equals(ref('P'), 'b') } };
  const when = (resource: Json, name: string) => ({ ...resource, ...named(name) });
  expect(findings(when(aclOf() as Json, 'A'), when(aclOf() as Json, 'B'), more))
    .toMatchObject([{ subject: 'Net', verdict: 'PROVED', summary: 'nothing of Net is taken by two resources at a time' }]);
  expect(findings(when(aclOf() as Json, 'A'), aclOf(), more)).toMatchObject([{ verdict: 'VIOLATED', when: ['P = a'] }]);
});
