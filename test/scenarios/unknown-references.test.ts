import { NetworkReachability, Verdict } from '../../src/reachability';

type Json = Record<string, unknown>;

const ref = (name: string) => ({ Ref: name });
const ec2 = (type: string, Properties: Json = {}): Json => ({ Type: `AWS::EC2::${type}`, Properties });
const inVpc = { VpcId: ref('Vpc') };
const everything = { Protocol: -1, CidrBlock: '0.0.0.0/0' };

/** One zone: a public subnet with a NAT gateway, a private one with a host, and an isolated one on the main table. */
const NETWORK: Json = {
  Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }),
  Igw: ec2('InternetGateway'),
  Attachment: ec2('VPCGatewayAttachment', { ...inVpc, InternetGatewayId: ref('Igw') }),
  ...Object.fromEntries(['Public', 'Private', 'Isolated'].flatMap((tier, i) => [
    [tier, ec2('Subnet', { ...inVpc, CidrBlock: `10.0.${i}.0/24`, AvailabilityZone: 'eu-west-1a' })],
    [`${tier}Acl`, ec2('NetworkAcl', inVpc)],
    [`${tier}UsesAcl`, ec2('SubnetNetworkAclAssociation', { SubnetId: ref(tier), NetworkAclId: ref(`${tier}Acl`) })],
    ...[true, false].map((Egress) => [
      `${tier}${Egress ? 'Out' : 'In'}`,
      ec2('NetworkAclEntry', { NetworkAclId: ref(`${tier}Acl`), RuleNumber: 100, RuleAction: 'allow', Egress, ...everything }),
    ]),
    [`${tier}Table`, ec2('RouteTable', inVpc)],
    ...(tier === 'Isolated' ? [] : [
      [`${tier}UsesTable`, ec2('SubnetRouteTableAssociation', { SubnetId: ref(tier), RouteTableId: ref(`${tier}Table`) })],
    ]),
  ])),
  OpenTable: ec2('RouteTable', inVpc),
  OpenDefault: ec2('Route', { RouteTableId: ref('OpenTable'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Igw') }),
  PublicDefault: ec2('Route', { RouteTableId: ref('PublicTable'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Igw') }),
  PrivateDefault: ec2('Route', { RouteTableId: ref('PrivateTable'), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: ref('Nat') }),
  Address: ec2('EIP'),
  Nat: ec2('NatGateway', { SubnetId: ref('Public'), AllocationId: { 'Fn::GetAtt': ['Address', 'AllocationId'] } }),
  Card: ec2('NetworkInterface', { SubnetId: ref('Private') }),
  HostAddress: ec2('EIP'),
};

/** What breaks the network if the reference is this resource, and may break it if nobody knows which it is. */
const BREAKERS: [what: string, names: string, finding: string, resource: (reference: unknown) => Json][] = [
  ['NetworkAclId of an entry', 'PrivateAcl', 'return-traffic Private', (NetworkAclId) =>
    ec2('NetworkAclEntry', { NetworkAclId, RuleNumber: 1, RuleAction: 'deny', Egress: false, Protocol: 6, CidrBlock: '0.0.0.0/0', PortRange: { From: 2000, To: 2001 } })],
  ['NetworkAclId of an association', 'Shut', 'return-traffic Private', (NetworkAclId) =>
    ec2('SubnetNetworkAclAssociation', { NetworkAclId, SubnetId: ref('Private') })],
  ['SubnetId of a network ACL association', 'Private', 'return-traffic Private', (SubnetId) =>
    ec2('SubnetNetworkAclAssociation', { SubnetId, NetworkAclId: ref('Shut') })],
  ['RouteTableId of a route', 'PrivateTable', 'no-inbound-from-internet Private', (RouteTableId) =>
    ec2('Route', { RouteTableId, DestinationCidrBlock: '8.0.0.0/8', GatewayId: ref('Igw') })],
  ['RouteTableId of a propagation', 'PrivateTable', 'zone-loss Private', (RouteTableId) =>
    ec2('VPNGatewayRoutePropagation', { RouteTableIds: [RouteTableId], VpnGatewayId: 'vgw-1' })],
  ['SubnetId of a route table association', 'Isolated', 'isolated-stays-isolated Isolated', (SubnetId) =>
    ec2('SubnetRouteTableAssociation', { SubnetId, RouteTableId: ref('OpenTable') })],
  ['RouteTableId of a route table association', 'OpenTable', 'isolated-stays-isolated Isolated', (RouteTableId) =>
    ec2('SubnetRouteTableAssociation', { SubnetId: ref('Isolated'), RouteTableId })],
  ['RouteTableId of an edge association', 'EdgeTable', 'nat-has-internet-route Nat', (RouteTableId) =>
    ec2('GatewayRouteTableAssociation', { RouteTableId, GatewayId: ref('Igw') })],
  ['GatewayId of an edge association', 'Igw', 'nat-has-internet-route Nat', (GatewayId) =>
    ec2('GatewayRouteTableAssociation', { GatewayId, RouteTableId: ref('EdgeTable') })],
  ['NetworkInterfaceId of an address', 'Card', 'no-inbound-from-internet Private', (NetworkInterfaceId) =>
    ec2('EIPAssociation', { NetworkInterfaceId, AllocationId: { 'Fn::GetAtt': ['HostAddress', 'AllocationId'] } })],
  ['SubnetId of a host', 'Private', 'no-inbound-from-internet Private', (SubnetId) =>
    ec2('Instance', { NetworkInterfaces: [{ DeviceIndex: '0', SubnetId, AssociatePublicIpAddress: true }] })],
];
const BESIDES: Json = {
  Shut: ec2('NetworkAcl', inVpc),
  EdgeTable: ec2('RouteTable', inVpc),
  Redirect: ec2('Route', { RouteTableId: ref('EdgeTable'), DestinationCidrBlock: '10.0.0.0/24', NetworkInterfaceId: ref('Card') }),
};

/** Ways to name something that a template alone does not resolve. */
const UNKNOWNS: [how: string, expression: (id: string) => unknown][] = [
  ['a parameter', () => ref('Open')],
  ['an import', () => ({ 'Fn::ImportValue': 'shared' })],
  ['a dynamic reference', () => '{{resolve:ssm:/shared/id}}'],
  ['an attribute of a custom resource', () => ({ 'Fn::GetAtt': ['Lookup', 'Id'] })],
  ['an output of a nested stack that is not at hand', () => ({ 'Fn::GetAtt': ['Elsewhere', 'Outputs.Id'] })],
  ['an element at an unknown index', (id) => ({ 'Fn::Select': [{ 'Fn::GetAtt': ['Lookup', 'Index'] }, [ref(id), 'id-1']] })],
  ['a macro', () => ({ 'Fn::Transform': { Name: 'Which' } })],
  ['a text that is put together', () => ({ 'Fn::Sub': 'id-${Open}' })],
];

/** Other ways to name a resource. */
const SPELLINGS: [how: string, expression: (id: string) => unknown][] = [
  ['Ref', ref],
  ['Fn::Select', (id) => ({ 'Fn::Select': ['1', ['id-1', ref(id)]] })],
  ['Fn::Split of Fn::Sub', (id) => ({ 'Fn::Select': [1, { 'Fn::Split': [',', { 'Fn::Sub': `id-1,\${${id}}` }] }] })],
  ['Fn::Split of Fn::Join', (id) => ({ 'Fn::Select': [2, { 'Fn::Split': ['|', { 'Fn::Join': ['|', ['x', 'y', ref(id)]] }] }] })],
  ['Fn::Split before what is unknown', (id) => ({ 'Fn::Select': [0, { 'Fn::Split': ['|', { 'Fn::Sub': `\${${id}}|\${Open}` }] }] })],
  ['the value of an SSM parameter', (id) => ({ 'Fn::GetAtt': [`${id}Name`, 'Value'] })],
];

function check(breaker: Json = {}) {
  const names = [...Object.keys(NETWORK), ...Object.keys(BESIDES)].map((id) => [
    `${id}Name`, { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: ref(id) } },
  ]);
  const Resources = {
    ...NETWORK,
    ...BESIDES,
    ...Object.fromEntries(names),
    ...breaker,
    Lookup: { Type: 'Custom::Lookup', Properties: { ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:lookup' } },
  };
  return NetworkReachability.fromTemplate({ Parameters: { Open: { Type: 'String' } }, Resources }).check();
}

const about = (breaker: Json, name: string) => check(breaker).find(({ rule, subject }) => `${rule} ${subject}` === name);

test('the network itself is right', () => {
  expect(check().filter(({ verdict, severity }) => verdict !== Verdict.PROVED && severity === 'error')).toEqual([]);
});

describe.each(BREAKERS)('%s', (_, names, name, resource) => {
  test.each(UNKNOWNS)('%s may be any', (_how, expression) => {
    const finding = about({ Breaker: resource(expression(names)) }, name);
    expect(finding?.verdict).toBe(Verdict.UNKNOWN);
    expect(finding?.reasons.join()).toMatch(/Breaker|subnet Isolated|subnet Private/);
  });
  test.each(SPELLINGS)('%s is that resource', (_how, expression) => {
    const [spelled, plain] = [expression(names), ref(names)].map((one) => about({ Breaker: resource(one) }, name));
    expect(spelled).toEqual(plain);
  });
  test('another resource changes nothing', () => {
    expect(check({ Breaker: resource('id-0123456789abcdef0') }).filter(({ verdict }) => verdict === Verdict.VIOLATED)).toEqual([]);
  });
});
