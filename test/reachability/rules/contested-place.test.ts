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
  List: ec2('PrefixList', { Entries: [{ Cidr: '203.0.113.0/24' }, { Cidr: '198.51.100.0/24' }] }),
  OtherList: ec2('PrefixList', { Entries: [{ Cidr: '203.0.113.0/24' }] }),
  Eni: ec2('NetworkInterface', { SubnetId: ref('Net') }),
  OtherEni: ec2('NetworkInterface', { SubnetId: ref('Net') }),
};
const addressOn = (NetworkInterfaceId: unknown) => ec2('EIPAssociation', { AllocationId: att('Eip', 'AllocationId'), NetworkInterfaceId });
const subnetAt = (CidrBlock: unknown, more: Json = {}) => ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock, ...more });
const aclOf = (SubnetId: unknown = ref('Net'), NetworkAclId: unknown = ref('Acl')) => ec2('SubnetNetworkAclAssociation', { SubnetId, NetworkAclId });
const otherAclOf = (SubnetId: unknown = ref('Net')) => aclOf(SubnetId, att('Vpc', 'DefaultNetworkAcl'));
const tableOf = (SubnetId: unknown = ref('Net')) => ec2('SubnetRouteTableAssociation', { SubnetId, RouteTableId: ref('Table') });
const routeToList = (id: string) => ec2('Route', { RouteTableId: ref('Table'), DestinationPrefixListId: ref(id), GatewayId: ref('Igw') });
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
  ['two network ACLs of a subnet', aclOf(), otherAclOf(), 'Net', 'the network ACL of subnet Net is taken by A and B: the one that is deployed last has it'],
  ['two route tables of a subnet', tableOf(), tableOf(), 'Net', 'the route table of subnet Net is taken by A and B: the deployment of the second fails'],
  ['two routes to one block', route('0.0.0.0/0'), route('0.0.0.0/0'), 'Table', 'the route to 0.0.0.0/0 in route table Table is taken by A and B: the deployment of the second fails'],
  ['two routes to one block, written differently', route('10.9.0.0/16'), route('10.9.1.2/16'), 'Table',
    'the route to 10.9.0.0/16 in route table Table is taken by A and B: the deployment of the second fails'],
  ['two routes to one prefix list', routeToList('List'), routeToList('List'), 'Table',
    'the route to prefix list List in route table Table is taken by A and B: the deployment of the second fails'],
  ['two hosts with one address', addressOn(ref('Eni')), addressOn(ref('OtherEni')), 'Eip', 'Elastic IP Eip is taken by A and B: the one that is deployed last has it'],
  ['a host and a gateway with one address', addressOn(ref('Eni')), nat('Net'), 'Eip', 'Elastic IP Eip is taken by A and B: the deployment of the second fails'],
  ['two endpoints of one service', endpoint('s3'), endpoint('s3'), 'Table', 'the route to s3 in route table Table is taken by A and B: the deployment of the second fails'],
  ['two rules of one number', entry(100), entry('100', { RuleAction: 'deny' }), 'Acl', 'inbound rule 100 of network ACL Acl is taken by A and B: the deployment of the second fails'],
  ['two rules of one number in two families', entry(100), entry(100, { CidrBlock: undefined, Ipv6CidrBlock: '::/0' }), 'Acl', 'inbound rule 100 of network ACL Acl is taken by A and B: the deployment of the second fails'],
  ['two internet gateways of a VPC', attachment('Igw'), attachment('Igw2'), 'Vpc', 'the internet gateway of VPC Vpc is taken by A and B: the deployment of the second fails'],
  ['two gateways with one address', nat('Net'), nat('Other'), 'Eip', 'Elastic IP Eip is taken by A and B: the deployment of the second fails'],
])('%s', (_, a, b, subject, summary) => {
  expect(findings(a, b)).toMatchObject([{ subject, verdict: 'VIOLATED', severity: 'error', summary, fix: expect.stringMatching(/^keep one of A and B$|^give B another number$/), blame: [{ componentId: 'A' }, { componentId: 'B' }] }]);
});

test.each<[string, unknown, unknown]>([
  ['of two subnets', aclOf(), otherAclOf(ref('Other'))],
  ['to all of IPv4 and to all of IPv6', route('0.0.0.0/0'), ec2('Route', { RouteTableId: ref('Table'), DestinationIpv6CidrBlock: '::/0', GatewayId: ref('Igw') })],
  ['of one network ACL', aclOf(), aclOf()],
  ['of one host', addressOn(ref('Eni')), addressOn(ref('Eni'))],
  ['to a prefix list and a block in it', routeToList('List'), route('203.0.113.0/24')],
  ['to two prefix lists with one block', routeToList('List'), routeToList('OtherList')],
  ['at two blocks', subnetAt('10.0.2.0/24'), subnetAt('10.0.3.0/24')],
  ['at a block that is unknown', subnetAt('10.0.2.0/24'), subnetAt({ 'Fn::ImportValue': 'x' })],
  ['at a block of another VPC', subnetAt('10.0.2.0/24'), ec2('Subnet', { VpcId: 'vpc-1', CidrBlock: '10.0.2.0/24' })],
  ['to two blocks', route('0.0.0.0/0'), route('10.9.0.0/16')],
  ['of two services', endpoint('s3'), endpoint('dynamodb')],
  ['of two numbers', entry(100), entry(101)],
  ['of two directions', entry(100), entry(100, { Egress: true })],
  ['of directions that may differ', entry(100), entry(100, { Egress: { 'Fn::ImportValue': 'x' } })],
  ['of a number that is unknown', entry(100), entry({ 'Fn::ImportValue': 'x' })],
  ['of a subnet that is unknown', aclOf({ 'Fn::ImportValue': 'x' }), aclOf({ 'Fn::ImportValue': 'x' })],
])('two resources %s contest nothing', (_, a, b) => expect(findings(a, b)).toEqual([]));

test('resources that are never there together contest nothing', () => {
  const more = { Parameters: { P: param({ AllowedValues: ['a', 'b'] }) }, Conditions: { A: equals(ref('P'), 'a'), B: equals(ref('P'), 'b') } };
  const when = (resource: Json, name: string) => ({ ...resource, ...named(name) });
  expect(findings(when(aclOf() as Json, 'A'), when(otherAclOf() as Json, 'B'), more))
    .toMatchObject([{ subject: 'Net', verdict: 'PROVED', summary: 'nothing of Net is taken by two resources at a time' }]);
  expect(findings(when(aclOf() as Json, 'A'), otherAclOf(), more)).toMatchObject([{ verdict: 'VIOLATED', when: ['P = a'] }]);
  expect(findings(when(subnetAt('10.0.2.0/24') as Json, 'A'), when(subnetAt('10.0.2.0/24') as Json, 'B'), more)).toMatchObject([{ subject: 'Vpc', verdict: 'PROVED' }]);
  expect(findings(when(subnetAt('10.0.2.0/24') as Json, 'A'), subnetAt('10.0.2.0/24'), more)).toMatchObject([{ verdict: 'VIOLATED', when: ['P = a'] }]);
});

test.each<[string, unknown, unknown, string]>([
  ['that an import names', aclOf(), aclOf(ref('Net'), { 'Fn::ImportValue': 'acl' }), 'whether A and B take the network ACL of subnet Net for the same is unknown: acl is imported from another stack'],
  ['of hosts that an import names', addressOn({ 'Fn::ImportValue': 'a' }), addressOn({ 'Fn::ImportValue': 'b' }), 'whether A and B take Elastic IP Eip for the same is unknown: a is imported from another stack'],
])('a place taken for something %s may be contested', (_, a, b, reason) => {
  expect(findings(a, b)).toMatchObject([{ verdict: 'UNKNOWN', reasons: [reason] }]);
});

describe('blocks', () => {
  const of = (...texts: string[]) => findings(subnetAt(texts[0]), subnetAt(texts[1] ?? '10.0.200.0/24'))[0];
  test.each<[string, string[], string, string]>([
    ['taken twice', ['10.0.2.0/24', '10.0.2.0/24'], '10.0.2.0/24 of subnet A and 10.0.2.0/24 of subnet B overlap: the deployment of the second fails', 'give subnet B a block of its own'],
    ['taken in part', ['10.0.2.0/23', '10.0.3.0/24'], '10.0.2.0/23 of subnet A and 10.0.3.0/24 of subnet B overlap: the deployment of the second fails', 'give subnet B a block of its own'],
    ['around another', ['10.0.2.128/25', '10.0.2.0/24'], '10.0.2.0/24 of subnet B and 10.0.2.128/25 of subnet A overlap: the deployment of the second fails', 'give subnet A a block of its own'],
    ['outside of the VPC', ['10.1.0.0/24'], '10.1.0.0/24 of subnet A is in no IPv4 block of VPC Vpc: the deployment fails', 'give subnet A a block of VPC Vpc, or add one that holds it'],
    ['larger than the VPC', ['10.0.0.0/15'], '10.0.0.0/15 of subnet A and 10.0.0.0/24 of subnet Net overlap: the deployment of the second fails', 'give subnet Net a block of its own'],
  ])('%s', (_, texts, summary, fix) => {
    const { subject, verdict, ...found } = of(...texts);
    expect([subject, verdict]).toEqual(['Vpc', 'VIOLATED']);
    expect(found.summary).toContain(summary);
    expect(found.fix).toContain(fix);
  });

  test('of several, each is named with the closest one around it', () => {
    const all = Object.fromEntries(['10.0.8.0/21', '10.0.8.0/24', '10.0.9.0/24', '10.0.9.0/25', '10.0.16.0/24'].map((block, i) => [`S${i}`, subnetAt(block)]));
    const network = read({ ...BASE, ...all });
    const [{ blame }] = checkNetwork(network, { ephemeralPorts: { from: 1024, to: 65535 }, severities: {} }).filter(({ rule }) => rule === 'contested-place');
    expect(blame.map(({ componentId }) => componentId)).toEqual(['S0', 'S1', 'S0', 'S2', 'S2', 'S3']);
  });

  const secondary = (more: Json, properties: Json = { CidrBlock: '10.1.0.0/16' }) => ec2('VPCCidrBlock', { VpcId: ref('Vpc'), ...properties }, more);
  test('of a secondary block are in the VPC', () => expect(findings(subnetAt('10.1.0.0/24'), secondary({}))).toEqual([]));
  test('of a secondary block that is not always there are not', () => {
    const head = { Parameters: { P: param({ AllowedValues: ['a', 'b'] }) }, Conditions: { A: equals(ref('P'), 'a') } };
    expect(findings(subnetAt('10.1.0.0/24'), secondary(named('A')), head)).toMatchObject([{ verdict: 'VIOLATED', when: ['P = b'] }]);
  });
  test('may be in a block that is unknown', () => expect(findings(subnetAt('10.1.0.0/24'), secondary({}, { CidrBlock: { 'Fn::ImportValue': 'x' } }))).toEqual([]));
  test('may be in a block that was not read', () => {
    const stack = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/t', Parameters: { Vpc: ref('Vpc') } } };
    expect(findings(subnetAt('10.1.0.0/24'), stack)).toMatchObject([{ verdict: 'UNKNOWN', reasons: [expect.stringContaining('whether VPC Vpc gets a block that holds 10.1.0.0/24 of subnet A is unknown')] }]);
  });

  const amazon = secondary({}, { AmazonProvidedIpv6CidrBlock: true });
  const cut = (index: number) => ({ 'Fn::Select': [index, { 'Fn::Cidr': [{ 'Fn::Select': [0, att('Vpc', 'Ipv6CidrBlocks')] }, 256, '64'] }] });
  test.each<[string, unknown, unknown, number]>([
    ['the same twice', cut(1), cut(1), 1], ['two', cut(1), cut(2), 0], ['one that is written out', '2600:1f16:abc:de00::/64', cut(2), 0],
  ])('cut from what AWS picks: %s', (_, one, other, count) => {
    const more = { V6: amazon, A: subnetAt('10.0.2.0/24', { Ipv6CidrBlock: one }), B: subnetAt('10.0.3.0/24', { Ipv6CidrBlock: other }) };
    expect(checkNetwork(read({ ...BASE, ...more }), { ephemeralPorts: { from: 1024, to: 65535 }, severities: {} }).filter(({ rule }) => rule === 'contested-place')).toHaveLength(count);
  });
});

test('a default network ACL has a rule 100 of its own', () => {
  const own = (number: number) => entry(number, { NetworkAclId: att('Vpc', 'DefaultNetworkAcl') });
  expect(findings(own(100), own(110))).toMatchObject([{
    subject: 'Vpc.DefaultNetworkAcl',
    summary: 'inbound rule 100 of network ACL Vpc.DefaultNetworkAcl is taken by A and AWS itself: the deployment fails',
    blame: [{ componentId: 'A' }],
    fix: 'give A another number',
  }]);
  expect(findings(own(90), own(110))).toEqual([]);
});
