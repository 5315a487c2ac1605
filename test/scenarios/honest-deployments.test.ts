import type { Finding } from '../../src/reachability/finding';
import { NetworkReachability } from '../../src/reachability/network-reachability';

type Json = Record<string, unknown>;

const ref = (name: string) => ({ Ref: name });
const ec2 = (type: string, properties: Json, more: Json = {}) => ({ Type: `AWS::EC2::${type}`, ...more, Properties: properties });

/** Two zones, a gateway in the first, and one in the second where the condition of the resource says so. */
const network = (more: Json = {}, sections: Json = {}, condition?: unknown): Json => {
  const zone = (name: string, index: number) => ({
    [`Public${name}`]: ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: `10.0.${index}.0/24`, AvailabilityZone: `us-east-1${name.toLowerCase()}` }),
    [`Private${name}`]: ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: `10.0.1${index}.0/24`, AvailabilityZone: `us-east-1${name.toLowerCase()}` }),
    [`Public${name}TableOf`]: ec2('SubnetRouteTableAssociation', { SubnetId: ref(`Public${name}`), RouteTableId: ref('PublicTable') }),
    [`Table${name}`]: ec2('RouteTable', { VpcId: ref('Vpc') }),
    [`Private${name}TableOf`]: ec2('SubnetRouteTableAssociation', { SubnetId: ref(`Private${name}`), RouteTableId: ref(`Table${name}`) }),
    [`Eip${name}`]: ec2('EIP', { Domain: 'vpc' }),
    [`Nat${name}`]: ec2('NatGateway', { SubnetId: ref(`Public${name}`), AllocationId: { 'Fn::GetAtt': [`Eip${name}`, 'AllocationId'] } },
      name === 'B' && condition !== undefined ? { Condition: condition } : {}),
    [`Route${name}`]: ec2('Route', { RouteTableId: ref(`Table${name}`), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: ref(`Nat${name}`) }),
  });
  return {
    ...sections,
    Resources: {
      Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }),
      Igw: ec2('InternetGateway', {}),
      Attached: ec2('VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') }),
      PublicTable: ec2('RouteTable', { VpcId: ref('Vpc') }),
      PublicRoute: ec2('Route', { RouteTableId: ref('PublicTable'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Igw') }),
      ...zone('A', 0),
      ...zone('B', 1),
      ...more,
    },
  };
};

const check = (template: Json): readonly Finding[] => NetworkReachability.fromTemplate(template).check();
const told = (findings: readonly Finding[], rule: string, subject: string) =>
  findings.filter((finding) => finding.rule === rule && finding.subject === subject).map(({ verdict, when }) => [verdict, ...when].join(' when '));
const notProved = (template: Json) => check(template).filter(({ verdict }) => verdict !== 'PROVED').map(({ rule, subject, when }) => [rule, subject, ...when]);

describe('regions are those that mappings have as keys', () => {
  const Mappings = { Zones: { 'us-east-1': { Count: '2' }, 'us-east-2': { Count: '3' }, 'eu-west-1': { Count: '2' } } };
  const count = { 'Fn::FindInMap': ['Zones', ref('AWS::Region'), 'Count'] };
  const choices = (sections: Json, condition: unknown) => NetworkReachability.fromTemplate(network({}, sections, condition)).topology().choices;

  test('what a value looked up there is compared with is none', () => {
    const Conditions = { Three: { 'Fn::Equals': [count, '3'] }, AtLeastTwo: { 'Fn::Or': [{ Condition: 'Three' }, { 'Fn::Equals': [count, '2'] }] } };
    expect(notProved(network({}, { Mappings, Conditions }, 'AtLeastTwo'))).toEqual([]);
    expect(choices({ Mappings, Conditions }, 'Three')).toMatchObject([{ name: 'AWS::Region', otherValues: ['us-east-1', 'us-east-2'] }]);
  });

  test('nor is a text that the Region is a part of', () => {
    const Conditions = { Here: { 'Fn::Equals': [{ 'Fn::Sub': '${AWS::Region}-prod' }, 'eu-west-1-prod'] } };
    expect(choices({ Mappings, Conditions }, 'Here').flatMap(({ otherValues }) => otherValues)).not.toContain('eu-west-1-prod');
  });
});

describe('a condition out of a mapping', () => {
  const Conditions = { HasTwo: { 'Fn::Equals': [ref('Gateways'), '2'] } };
  const Parameters = { Gateways: { Type: 'String', Default: '2', AllowedValues: ['1', '2'] } };
  const Mappings = { Needs: { B: { Condition: 'HasTwo' } } };
  const found = (zone: string) => ({ 'Fn::FindInMap': ['Needs', zone, 'Condition', { DefaultValue: ref('AWS::NoValue') }] });

  test('is the one that it names', () => {
    const findings = check(network({}, { Parameters, Conditions, Mappings }, found('B')));
    expect(told(findings, 'nat-has-internet-route', 'NatB')).toEqual(['PROVED when Gateways = 2']);
    expect(told(findings, 'same-zone-egress', 'PrivateB').join()).toContain('when Gateways = 1');
    expect(told(findings, 'same-zone-egress', 'PrivateA')).toEqual(['PROVED']);
  });

  test('is none where the mapping has none', () => {
    expect(notProved(network({}, { Parameters, Conditions, Mappings }, found('A')))).toEqual([]);
  });
});

describe('every violated combination', () => {
  const Parameters = {
    Env: { Type: 'String', Default: 'dev', AllowedValues: ['dev', 'test', 'prod'] },
    Lean: { Type: 'String', Default: 'false', AllowedValues: ['true', 'false'] },
  };
  const Conditions = {
    Dev: { 'Fn::Equals': [ref('Env'), 'dev'] },
    Prod: { 'Fn::Equals': [ref('Env'), 'prod'] },
    Lean: { 'Fn::Equals': [ref('Lean'), 'true'] },
  };
  const routeB = (target: unknown) => ({
    RouteB: ec2('Route', { RouteTableId: ref('TableB'), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: target }),
  });

  test('of one cause is one finding, with all that it happens under', () => {
    const findings = check(network(routeB({ 'Fn::If': ['Dev', ref('NatB'), ref('NatA')] }), { Parameters, Conditions }));
    expect(told(findings, 'same-zone-egress', 'PrivateB')).toEqual(['VIOLATED when Env = prod when Env = test']);
  });

  test('names no parameter that makes no difference', () => {
    const target = { 'Fn::If': ['Lean', { 'Fn::If': ['Dev', ref('NatA'), ref('NatA')] }, ref('NatB')] };
    expect(told(check(network(routeB(target), { Parameters, Conditions })), 'zone-loss', 'PrivateB')).toEqual(['VIOLATED when Lean = true']);
  });

  test('of other packets is another finding, and the one that loses most comes first', () => {
    const deny = (protocol: number, [from, to]: [number, number], number: number, more: Json = {}) => ec2('NetworkAclEntry', {
      NetworkAclId: ref('Acl'), RuleNumber: number, Protocol: protocol, RuleAction: 'deny', CidrBlock: '0.0.0.0/0', PortRange: { From: from, To: to },
    }, more);
    const all = (egress: boolean) => ec2('NetworkAclEntry', {
      NetworkAclId: ref('Acl'), RuleNumber: 100, Protocol: -1, RuleAction: 'allow', CidrBlock: '0.0.0.0/0', Egress: egress,
    });
    const findings = check(network({
      Acl: ec2('NetworkAcl', { VpcId: ref('Vpc') }),
      AclOf: ec2('SubnetNetworkAclAssociation', { NetworkAclId: ref('Acl'), SubnetId: ref('PrivateA') }),
      In: all(false),
      Out: all(true),
      Some: deny(6, [2000, 2010], 10),
      Udp: deny(17, [0, 65535], 20, { Condition: 'Prod' }),
    }, { Parameters, Conditions })).filter(({ rule, subject }) => rule === 'return-traffic' && subject === 'PrivateA');
    expect(findings.map(({ when }) => when)).toEqual([['Env = prod'], ['Env = dev', 'Env = test']]);
    expect(findings.map(({ witnesses }) => witnesses.map(({ protocol }) => protocol))).toEqual([['tcp', 'udp'], ['tcp']]);
  });
});

test('a rule that is silent in some deployments says when it speaks', () => {
  const sections = {
    Parameters: { Env: { Type: 'String', Default: 'dev', AllowedValues: ['dev', 'prod'] } },
    Conditions: { Prod: { 'Fn::Equals': [ref('Env'), 'prod'] } },
  };
  const findings = check(network({
    RouteA: ec2('Route', { RouteTableId: ref('TableA'), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: ref('NatA') }, { Condition: 'Prod' }),
  }, sections));
  expect(told(findings, 'isolated-stays-isolated', 'PrivateA')).toEqual(['PROVED when Env = dev']);
  expect(told(findings, 'same-zone-egress', 'PrivateA')).toEqual(['PROVED when Env = prod']);
  expect(told(findings, 'same-zone-egress', 'PrivateB')).toEqual(['PROVED']);
});
