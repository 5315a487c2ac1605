import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import type { Finding } from '../../src/reachability/finding';
import { NetworkReachability, NetworkReachabilityOptions } from '../../src/reachability/network-reachability';

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'hand-written-'));
afterAll(() => fs.rmSync(directory, { recursive: true }));

function check(resources: string, options: NetworkReachabilityOptions = {}, head = ''): Finding[] {
  const file = path.join(directory, 'template.yaml');
  fs.writeFileSync(file, `${head}\nResources:\n${resources}`);
  return NetworkReachability.fromFile(file, options).check();
}

/** What each rule says of what, with the conditions; without the rules about network ACLs, and about what subnets say to each other. */
function verdicts(findings: readonly Finding[]): Record<string, string> {
  const told = findings.filter(({ rule }) => !rule.includes('acl') && rule !== 'replies-within-vpc').map(({ rule, subject, verdict, when }) =>
    [`${rule} ${subject}`, when.length > 0 ? `${verdict} when ${when.join(', or ')}` : verdict]);
  return Object.fromEntries(told);
}

const of = (rule: string, subjects: readonly string[], verdict: string) => Object.fromEntries(subjects.map((subject) => [`${rule} ${subject}`, verdict]));
const allProved = (zones: readonly string[], verdict = 'PROVED') => {
  const [publics, privates] = [zones.map((zone) => `Public${zone}`), zones.map((zone) => `Private${zone}`)];
  return {
    ...of('nat-has-internet-route', zones.map((zone) => `Nat${zone}`), verdict),
    ...of('no-inbound-from-internet', privates, verdict),
    ...of('return-traffic', [...publics, ...privates], verdict),
    ...of('same-zone-egress', privates, verdict),
    ...of('zone-loss', privates, verdict),
  };
};
const bothZoneRules = (subject: string, verdict: string) => ({ ...of('same-zone-egress', [subject], verdict), ...of('zone-loss', [subject], verdict) });

const vpc = (reference = '!Ref Vpc') => `
  InternetGateway: { Type: AWS::EC2::InternetGateway }
  Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: ${reference}, InternetGatewayId: !Ref InternetGateway } }
  PublicTable: { Type: AWS::EC2::RouteTable, Properties: { VpcId: ${reference} } }
  PublicRoute: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref PublicTable, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref InternetGateway } }`;
const VPC = `  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }${vpc()}`;

const SLOT: Record<string, number> = { A: 0, B: 1, C: 2 };
const subnet = (name: string, cidr: string, zone: string, table: string, more = '', in_ = '!Ref Vpc') => `
  ${name}: { Type: AWS::EC2::Subnet, ${more} Properties: { VpcId: ${in_}, CidrBlock: ${cidr}, AvailabilityZone: ${zone} } }
  ${name}TableOf: { Type: AWS::EC2::SubnetRouteTableAssociation, ${more} Properties: { SubnetId: !Ref ${name}, RouteTableId: !Ref ${table} } }`;
const publicSubnet = (zone: string, place: string, more = '', in_?: string) => subnet(`Public${zone}`, `10.0.${SLOT[zone]}.0/24`, place, 'PublicTable', more, in_);
const privateSubnet = (zone: string, place: string, more = '', in_ = '!Ref Vpc') => `
  Private${zone}Table: { Type: AWS::EC2::RouteTable, ${more} Properties: { VpcId: ${in_} } }
  ${subnet(`Private${zone}`, `10.0.${SLOT[zone] + 100}.0/24`, place, `Private${zone}Table`, more, in_)}`;
const nat = (zone: string, more = '') => `
  Eip${zone}: { Type: AWS::EC2::EIP, ${more} Properties: { Domain: vpc } }
  Nat${zone}: { Type: AWS::EC2::NatGateway, ${more} Properties: { SubnetId: !Ref Public${zone}, AllocationId: !GetAtt Eip${zone}.AllocationId } }`;
const route = (zone: string, target: string, more = '', name = `Private${zone}Route`) => `
  ${name}: { Type: AWS::EC2::Route, ${more} Properties: { RouteTableId: !Ref Private${zone}Table, DestinationCidrBlock: 0.0.0.0/0, ${target} } }`;
const wholeZone = (zone: string, place: string, more = '') =>
  publicSubnet(zone, place, more) + privateSubnet(zone, place, more) + nat(zone, more) + route(zone, `NatGatewayId: !Ref Nat${zone}`, more);

describe('zones that a parameter gives as a list, and as many as another says', () => {
  const head = `
Parameters:
  Zones: { Type: List<AWS::EC2::AvailabilityZone::Name> }
  NumberOfZones: { Type: String, Default: '2', AllowedValues: ['2', '3'] }
Conditions: { ThreeZones: !Equals [!Ref NumberOfZones, '3'] }`;
  const place = (index: number) => `!Select [${index}, !Ref Zones]`;
  const gateway = (ofC: string) => VPC + wholeZone('A', place(0)) + wholeZone('B', place(1))
    + publicSubnet('C', place(2), 'Condition: ThreeZones,') + privateSubnet('C', place(2), 'Condition: ThreeZones,')
    + nat('C', 'Condition: ThreeZones,') + route('C', `NatGatewayId: !Ref ${ofC}`, 'Condition: ThreeZones,');

  test('a gateway for each zone is proved without knowing which zones', () => {
    expect(verdicts(check(gateway('NatC'), {}, head))).toEqual({ ...allProved(['A', 'B']), ...allProved(['C'], 'PROVED when NumberOfZones = 3') });
  });

  test('the gateway of another element of the list may be in the same zone', () => {
    expect(verdicts(check(gateway('NatA'), {}, head))).toEqual({
      ...allProved(['A', 'B']), ...allProved(['C'], 'PROVED when NumberOfZones = 3'), ...bothZoneRules('PrivateC', 'UNKNOWN when NumberOfZones = 3'),
    });
    const pinned = { parameters: { Zones: 'eu-west-1a,eu-west-1b,eu-west-1c' } };
    expect(verdicts(check(gateway('NatA'), pinned, head))).toEqual({
      ...allProved(['A', 'B']), ...allProved(['C'], 'PROVED when NumberOfZones = 3'), ...bothZoneRules('PrivateC', 'VIOLATED when NumberOfZones = 3'),
    });
  });

  test('what is not deployed is not spoken of', () => {
    expect(verdicts(check(gateway('NatA'), { parameters: { NumberOfZones: '2' } }, head))).toEqual(allProved(['A', 'B']));
  });
});

describe('zones out of a mapping', () => {
  const head = `
Mappings:
  Region: { us-east-1: { Zones: [us-east-1a, us-east-1b] }, eu-west-1: { Zones: [eu-west-1b, eu-west-1c] } }`;
  const place = (index: number) => `!Select [${index}, !FindInMap [Region, !Ref AWS::Region, Zones]]`;

  test('the same element is the same zone in every Region', () => {
    expect(verdicts(check(VPC + wholeZone('A', place(0)) + wholeZone('B', place(1)), {}, head))).toEqual(allProved(['A', 'B']));
  });

  test('one gateway for both: its zone is another one in every Region', () => {
    const shared = VPC + wholeZone('A', place(0)) + publicSubnet('B', place(1)) + privateSubnet('B', place(1)) + route('B', 'NatGatewayId: !Ref NatA');
    expect(verdicts(check(shared, {}, head))).toMatchObject(bothZoneRules('PrivateB', 'VIOLATED'));
  });
});

describe('one NAT gateway or two, in zones that are parameters without defaults', () => {
  const head = `
Parameters:
  ZoneA: { Type: AWS::EC2::AvailabilityZone::Name }
  ZoneB: { Type: AWS::EC2::AvailabilityZone::Name }
  SingleNat: { Type: String, Default: true, AllowedValues: [true, false] }
Conditions: { Single: !Equals [!Ref SingleNat, true], Several: !Not [Condition: Single] }`;
  const resources = VPC + wholeZone('A', '!Ref ZoneA') + publicSubnet('B', '!Ref ZoneB') + privateSubnet('B', '!Ref ZoneB') + nat('B', 'Condition: Several,')
    + route('B', 'NatGatewayId: !Ref NatB', 'Condition: Several,') + route('B', 'NatGatewayId: !Ref NatA', 'Condition: Single,', 'SharedRoute');
  const zones = { ZoneA: 'us-east-1a', ZoneB: 'us-east-1b' };

  test.each<[string, Record<string, string>, string]>([
    ['nothing given: the two zones may be one', {}, 'UNKNOWN when SingleNat = true'],
    ['different zones given', zones, 'VIOLATED when SingleNat = true'],
    ['different zones and a gateway for each', { ...zones, SingleNat: 'false' }, 'PROVED'],
    ['the same zone twice', { ZoneA: 'us-east-1a', ZoneB: 'us-east-1a' }, 'PROVED'],
  ])('%s', (_, parameters, verdict) => {
    // Two routes, of which the conditions leave one.
    const routes = parameters.SingleNat === undefined ? { 'contested-place PrivateBTable': 'PROVED' } : {};
    const gateway = parameters.SingleNat === undefined ? of('nat-has-internet-route', ['NatB'], 'PROVED when SingleNat = false') : {};
    const expected = { ...allProved(['A', 'B']), ...bothZoneRules('PrivateB', verdict), ...routes, ...gateway };
    expect(verdicts(check(resources, { parameters }, head))).toEqual(expected);
  });

  test('the reason names the parameters to give', () => {
    const finding = check(resources, {}, head).find(({ rule, subject }) => rule === 'zone-loss' && subject === 'PrivateB')!;
    expect(finding.reasons).toEqual(['NatA is in zone ZoneA and subnet PrivateB in zone ZoneB: whether these are one zone is unknown']);
  });
});

test('a NAT instance where NAT gateways are not to be had', () => {
  const head = 'Conditions: { Gov: !Equals [!Ref AWS::Region, us-gov-west-1], NotGov: !Not [Condition: Gov] }';
  const resources = `${VPC}${publicSubnet('A', '!Select [0, !GetAZs ""]')}${privateSubnet('A', '!Select [0, !GetAZs ""]')}${nat('A', 'Condition: NotGov,')}
  NatInstance: { Type: AWS::EC2::Instance, Condition: Gov, Properties: { SourceDestCheck: 'false', NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: !Ref PublicA, AssociatePublicIpAddress: true }] } }
  PrivateARoute:
    Type: AWS::EC2::Route
    Properties:
      RouteTableId: !Ref PrivateATable
      DestinationCidrBlock: 0.0.0.0/0
      NatGatewayId: !If [NotGov, !Ref NatA, !Ref AWS::NoValue]
      InstanceId: !If [Gov, !Ref NatInstance, !Ref AWS::NoValue]`;
  const inGov = 'UNKNOWN when AWS::Region = us-gov-west-1';
  expect(verdicts(check(resources, {}, head))).toEqual({
    ...allProved(['A']),
    ...of('return-traffic', ['PrivateA'], inGov),
    ...of('same-zone-egress', ['PrivateA'], inGov),
    ...of('zone-loss', ['PrivateA'], inGov),
    ...of('nat-has-internet-route', ['NatA'], 'PROVED when AWS::Region = (any other value)'),
    ...of('host-without-way-out', ['NatInstance'], 'PROVED when AWS::Region = us-gov-west-1'),
  });
  expect(verdicts(check(resources, { region: 'us-east-1' }, head))).toEqual(allProved(['A']));
});

describe('a nested stack that is not at hand and gets the private route table', () => {
  const head = `
Parameters: { NatGateways: { Type: String, Default: 'yes', AllowedValues: ['yes', 'no'] } }
Conditions: { HasNat: !Equals [!Ref NatGateways, 'yes'], HasNone: !Not [Condition: HasNat] }`;
  const resources = `${VPC}${publicSubnet('A', 'eu-west-1a')}${privateSubnet('A', 'eu-west-1a')}${nat('A', 'Condition: HasNat,')}
  ${route('A', 'NatGatewayId: !Ref NatA', 'Condition: HasNat,')}
  NatInstances:
    Type: AWS::CloudFormation::Stack
    Condition: HasNone
    Properties: { TemplateURL: 'https://example.com/nat.yaml', Parameters: { Table: !Ref PrivateATable } }`;

  test('proves nothing where it is deployed: it may give the private subnet any way out', () => {
    const expected = { ...bothZoneRules('PrivateA', 'UNKNOWN when NatGateways = no'), ...of('nat-has-internet-route', ['NatA'], 'PROVED when NatGateways = yes') };
    expect(verdicts(check(resources, {}, head))).toMatchObject(expected);
  });

  test('means nothing where it is not', () => {
    expect(verdicts(check(resources, { parameters: { NatGateways: 'yes' } }, head))).toEqual(allProved(['A']));
  });
});

describe('network ACLs', () => {
  const zone = VPC + wholeZone('A', 'eu-west-1a');

  test('a rule that the template adds to the default network ACL', () => {
    const findings = check(`${zone}
  PublicAAclOf: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref PublicA, NetworkAclId: !GetAtt Vpc.DefaultNetworkAcl } }
  NoPostgres:
    Type: AWS::EC2::NetworkAclEntry
    Properties: { NetworkAclId: !GetAtt Vpc.DefaultNetworkAcl, RuleNumber: 90, Protocol: '6', RuleAction: deny, CidrBlock: 0.0.0.0/0, PortRange: { From: '5432', To: '5432' } }`);
    expect(verdicts(findings)).toEqual({
      ...allProved(['A']), ...of('return-traffic', ['PublicA', 'PrivateA'], 'VIOLATED'), ...of('same-zone-egress', ['PrivateA'], 'VIOLATED'),
    });
    const { witnesses, blame } = findings.find(({ rule, subject }) => rule === 'return-traffic' && subject === 'PrivateA')!;
    expect(witnesses.map(({ destinationPort }) => destinationPort)).toEqual(witnesses.map(() => 5432));
    expect(new Set(blame.map(({ componentId, ruleNumber }) => `${componentId} ${ruleNumber}`))).toContain('NoPostgres 90');
  });

  test('TCP alone passes its replies, but not the ICMP errors that tell it how large a packet may be', () => {
    const entry = (name: string, egress: boolean, from: number) => `
  ${name}:
    Type: AWS::EC2::NetworkAclEntry
    Properties: { NetworkAclId: !Ref Acl, Egress: ${egress}, RuleNumber: '100', Protocol: '6', RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: ${from}, To: 65535 } }`;
    const findings = check(`${zone}
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }
  PrivateAAclOf: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref PrivateA, NetworkAclId: !Ref Acl } }
  ${entry('Out', true, 1)}${entry('In', false, 1024)}`);
    expect(verdicts(findings)).toEqual({ ...allProved(['A']), ...of('return-traffic', ['PrivateA'], 'VIOLATED') });
    const { witnesses } = findings.find(({ rule, subject }) => rule === 'return-traffic' && subject === 'PrivateA')!;
    expect(new Set(witnesses.map(({ protocol }) => protocol))).toEqual(new Set(['icmp']));
  });
});

test('loops in loops', () => {
  const resources = `${VPC}
  Fn::ForEach::Zones:
    - Zone
    - [A, B]
    - Eip\${Zone}: { Type: AWS::EC2::EIP }
      Nat\${Zone}: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref 'Public\${Zone}', AllocationId: !GetAtt 'Eip\${Zone}.AllocationId' } }
      Private\${Zone}Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
      Private\${Zone}Route: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref 'Private\${Zone}Table', DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref 'Nat\${Zone}' } }
      Private\${Zone}TableOf: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref 'Private\${Zone}', RouteTableId: !Ref 'Private\${Zone}Table' } }
      Public\${Zone}TableOf: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref 'Public\${Zone}', RouteTableId: !Ref PublicTable } }
      Fn::ForEach::Tiers:
        - Tier
        - [Public, Private]
        - \${Tier}\${Zone}:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: !Ref Vpc
              CidrBlock: !FindInMap [Blocks, !Ref Zone, !Ref Tier]
              AvailabilityZone: !FindInMap [Blocks, !Ref Zone, Zone]`;
  const head = `
Transform: AWS::LanguageExtensions
Mappings:
  Blocks:
    A: { Zone: eu-west-1a, Public: 10.0.0.0/24, Private: 10.0.100.0/24 }
    B: { Zone: eu-west-1b, Public: 10.0.1.0/24, Private: 10.0.101.0/24 }`;
  expect(verdicts(check(resources, {}, head))).toEqual(allProved(['A', 'B']));
});

describe('a VPC that the template gets or makes', () => {
  const head = `
Parameters: { VpcId: { Type: String, Default: '' } }
Conditions: { MakesVpc: !Equals [!Ref VpcId, ''] }`;
  const used = '!If [MakesVpc, !Ref Vpc, !Ref VpcId]';
  const resources = `  Vpc: { Type: AWS::EC2::VPC, Condition: MakesVpc, Properties: { CidrBlock: 10.0.0.0/16 } }${vpc(used)}
  ${publicSubnet('A', 'eu-west-1a', '', used)}${privateSubnet('A', 'eu-west-1a', '', used)}${nat('A')}${route('A', 'NatGatewayId: !Ref NatA')}`;

  test('the default network ACL of one that it gets is unknown, of one that it makes it is not', () => {
    const others = 'UNKNOWN when VpcId = (any other value)';
    const expected = {
      ...allProved(['A']),
      ...of('return-traffic', ['PublicA', 'PrivateA'], others),
      ...of('same-zone-egress', ['PrivateA'], others),
      ...of('zone-loss', ['PrivateA'], others),
    };
    expect(verdicts(check(resources, {}, head))).toEqual(expected);
  });

  test('made for certain', () => {
    expect(verdicts(check(resources, { parameters: { VpcId: '' } }, head))).toEqual(allProved(['A']));
  });
});

test('what is imported is unknown, and what does not depend on it is proved', () => {
  const imported = '!ImportValue network-vpc';
  const resources = `
  ${privateSubnet('A', 'eu-west-1a', '', imported)}${route('A', 'NatGatewayId: !ImportValue network-nat')}`;
  const findings = check(resources);
  expect(verdicts(findings)).toEqual({
    ...bothZoneRules('PrivateA', 'UNKNOWN'), ...of('return-traffic', ['PrivateA'], 'UNKNOWN'), ...of('no-inbound-from-internet', ['PrivateA'], 'PROVED'),
  });
  expect(findings.flatMap(({ reasons }) => reasons).join()).toContain('network-nat');
});

test('a block that depends on a condition is judged in each of its forms', () => {
  const head = `
Parameters: { Size: { Type: String, Default: small, AllowedValues: [small, large] } }
Conditions: { Large: !Equals [!Ref Size, large] }`;
  const allow = (name: string, egress: boolean, cidr: string, number = 100) => `
  ${name}: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, Egress: ${egress}, RuleNumber: ${number}, Protocol: -1, RuleAction: allow, CidrBlock: ${cidr} } }`;
  const resources = `${VPC}${publicSubnet('A', 'eu-west-1a')}${privateSubnet('A', 'eu-west-1a').replace('10.0.100.0/24', '!If [Large, 10.0.112.0/20, 10.0.100.0/24]')}
  ${nat('A')}${route('A', 'NatGatewayId: !Ref NatA')}
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }
  PublicAAclOf: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref PublicA, NetworkAclId: !Ref Acl } }
  NotTheLarge: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, Egress: true, RuleNumber: 50, Protocol: -1, RuleAction: deny, CidrBlock: 10.0.112.0/20 } }
  ${allow('Out', true, '0.0.0.0/0')}${allow('In', false, '0.0.0.0/0')}`;
  expect(verdicts(check(resources, {}, head))).toEqual({ ...allProved(['A']), ...of('return-traffic', ['PrivateA'], 'VIOLATED when Size = large') });
});
