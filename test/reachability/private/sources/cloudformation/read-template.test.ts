import fc from 'fast-check';
import { named, ec2, equals, Json, param, read, ref } from './builders';
import { explore } from '../../../../../src/reachability/private/conditions/deployment';
import { readTemplate } from '../../../../../src/reachability/private/sources/cloudformation/read-template';

test('a template without a network is an empty network', () => {
  const { choices, assumptions, unreadable, constructPaths } = read({ Bucket: { Type: 'AWS::S3::Bucket' } });
  expect([choices, assumptions, unreadable, constructPaths.size]).toEqual([[], [], [], 0]);
});

test('construct paths', () => {
  const { constructPaths } = read({ Vpc: ec2('VPC', {}, { Metadata: { 'aws:cdk:path': 'Stack/Vpc/Resource' } }), Odd: ec2('VPC', {}, { Metadata: { 'aws:cdk:path': 1 } }) });
  expect([...constructPaths]).toEqual([['Vpc', 'Stack/Vpc/Resource']]);
});

test('the order of resources means nothing', () => {
  const block = { 'Fn::Select': [0, { 'Fn::GetAtt': ['Vpc', 'Ipv6CidrBlocks'] }] };
  const template = {
    Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }),
    V6: ec2('VPCCidrBlock', { VpcId: ref('Vpc'), AmazonProvidedIpv6CidrBlock: true }),
    B: ec2('VPC', { CidrBlock: '10.1.0.0/16' }),
    B6: ec2('VPCCidrBlock', { VpcId: ref('B'), AmazonProvidedIpv6CidrBlock: true }, { Condition: 'Dual' }),
    Net: ec2('Subnet', { VpcId: ref('Vpc'), Ipv6CidrBlock: { 'Fn::Select': [0, { 'Fn::Cidr': [block, 2, 64] }] } }),
  };
  const sections = {
    Parameters: { P: param(), Q: param() }, Conditions: { Dual: { 'Fn::And': [equals(ref('P'), 'x'), named('Other')] }, Other: equals(ref('Q'), 'y') },
  };
  const backwards = (json: object) => Object.fromEntries(Object.entries(json).reverse());
  expect(read(backwards(template), { Parameters: backwards(sections.Parameters), Conditions: backwards(sections.Conditions) }))
    .toEqual(read(template, sections));
});

test('twenty independent switches cost twenty, not a million', () => {
  const names = Array.from({ length: 20 }, (_, i) => `S${i}`);
  const network = read(Object.fromEntries(names.map((name) => [`Vpc${name}`, ec2('VPC', { CidrBlock: '10.0.0.0/16' }, { Condition: `Is${name}` })])), {
    Parameters: Object.fromEntries(names.map((name) => [name, param({ Default: 'false', AllowedValues: ['true', 'false'] })])),
    Conditions: Object.fromEntries(names.map((name) => [`Is${name}`, equals(ref(name), 'true')])),
    Rules: { Some: { Assertions: [{ Assert: { 'Fn::Or': names.map((name) => equals(ref(name), 'true')) } }] } },
  });
  const [first] = network.all('vpc');
  expect([network.all('vpc').length, network.choices.length]).toEqual([20, 20]);
  const { outcomes } = explore(network.choices, network.constraint, (deployment) => deployment.holds(first.when), 10);
  expect(outcomes.map(({ answer }) => answer)).toEqual([false, true]);
});

describe('a structure stands where a text belongs, and has no text of its own', () => {
  const wrap = (Resources: Json, more: Json = {}) => ({ Resources: { Vpc: ec2('VPC'), ...Resources }, ...more });
  const places: Readonly<Record<string, (odd: unknown) => Json>> = {
    'the type of a resource': (odd) => wrap({ Odd: { Type: odd } }),
    'the name of a macro': (odd) => wrap({}, { Transform: [{ Name: odd }] }),
    'the name of a macro in a property': (odd) => wrap({ Odd: ec2('Subnet', { CidrBlock: { 'Fn::Transform': { Name: odd } } }) }),
    'what a condition compares': (odd) => wrap({ Odd: ec2('VPC', {}, { Condition: 'C' }) }, { Conditions: { C: equals(ref('P'), [odd]) }, Parameters: { P: param() } }),
    'the key of a mapping': (odd) => wrap({ Odd: ec2('Subnet', { CidrBlock: { 'Fn::FindInMap': ['M', { Ref: odd }, 'x'] } }) }, { Mappings: { M: { a: { x: 1 } } } }),
    'the type of a parameter': (odd) => wrap({}, { Parameters: { P: { Type: odd } } }),
    'the default of a parameter': (odd) => wrap({ Odd: ec2('Subnet', { CidrBlock: ref('P') }) }, { Parameters: { P: param({ Default: odd, AllowedValues: [odd] }) } }),
    'an option': (odd) => wrap({ Odd: { Type: 'AWS::A::B', Properties: { S: [{ OptionName: 'AssociatePublicIpAddress', Value: odd }], Subnets: [ref('Net')] } }, Net: ec2('Subnet') }),
    'an element of a loop': (odd) => wrap({ 'Fn::ForEach::L': ['I', [odd], { 'Odd${I}': ec2('VPC') }] }),
    'an output': (odd) => wrap({}, { Outputs: { O: { Value: odd, Export: { Name: odd } } } }),
    'a construct path': (odd) => wrap({ Odd: ec2('VPC', {}, { Metadata: { 'aws:cdk:path': odd } }) }),
  };
  test.each(Object.entries(places))('%s', (_, place) => {
    expect(() => [Object.create(null), { toString: 1, valueOf: 'x' }, [Object.create(null)]].map((odd) => readTemplate(place(odd)))).not.toThrow();
  });
});

describe('whatever a template holds, it is read, or refused in words where CloudFormation refuses it', () => {
  const REFUSED = /^the template cannot be read: Fn::ForEach [^\n]+: CloudFormation refuses it$/;
  const readOrRefuse = (...args: Parameters<typeof readTemplate>) => {
    try {
      return readTemplate(...args);
    } catch (error) {
      expect((error as Error).message).toMatch(REFUSED);
      return undefined;
    }
  };
  test('a loop that gives a name twice is refused', () => {
    expect(() => readTemplate({ Resources: { A: { Properties: { 'Fn::ForEach::L': ['I', ['a', 'b'], { Ref: 1 }] } } } })).toThrow(REFUSED);
  });
  const names = fc.constantFrom('A', 'B', 'P', 'C', 'M', 'AWS::Region', 'AWS::NoValue', 'constructor', '__proto__', '');
  const intrinsics = [
    'Ref', 'Condition', 'Fn::GetAtt', 'Fn::Select', 'Fn::GetAZs', 'Fn::Cidr', 'Fn::Split', 'Fn::Join', 'Fn::Sub', 'Fn::FindInMap', 'Fn::If', 'Fn::ImportValue', 'Fn::Length',
    'Fn::ToJsonString', 'Fn::Base64', 'Fn::Transform', 'Fn::ForEach::L', 'Fn::Equals', 'Fn::And', 'Fn::Or', 'Fn::Not', 'Fn::Contains', 'Fn::EachMemberIn', 'Fn::EachMemberEquals',
  ];
  const properties = [
    'VpcId', 'CidrBlock', 'Ipv6CidrBlock', 'AvailabilityZone', 'SubnetId', 'RouteTableId', 'GatewayId', 'NatGatewayId', 'DestinationCidrBlock', 'DestinationPrefixListId', 'Entries',
    'Tags', 'SecurityGroupIngress', 'SecurityGroupEgress', 'IpProtocol', 'FromPort', 'ToPort', 'Protocol', 'PortRange', 'Icmp', 'RuleNumber', 'RuleAction', 'Egress', 'NetworkAclId',
    'AvailabilityMode', 'AvailabilityZoneAddresses', 'AllocationId', 'RouteTableIds', 'ServiceName', 'NetworkInterfaces', 'AmazonProvidedIpv6CidrBlock', 'Ipv4IpamPoolId',
    'Ipv4NetmaskLength', 'Parameters', 'InternetGatewayBlockMode', 'SourcePrefixListId', 'CidrIp', 'From', 'To', 'Type', 'Code', 'Cidr', 'AllocationIds', 'InstanceId',
  ];
  const types = [
    'AWS::EC2::VPC', 'AWS::EC2::VPCCidrBlock', 'AWS::EC2::Subnet', 'AWS::EC2::Route', 'AWS::EC2::NatGateway', 'AWS::EC2::NetworkAclEntry', 'AWS::EC2::SecurityGroup',
    'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::Instance', 'AWS::EC2::EIP', 'AWS::EC2::EIPAssociation', 'AWS::EC2::VPCEndpoint', 'AWS::EC2::PrefixList', 'AWS::EC2::NetworkAcl',
    'AWS::EC2::VPNGatewayRoutePropagation', 'AWS::EC2::VPCBlockPublicAccessOptions', 'AWS::EC2::GatewayRouteTableAssociation', 'AWS::CloudFormation::Stack', 'Custom::Any',
  ];
  const scalar = fc.oneof(names, fc.constantFrom('10.0.0.0/8', '::/0', 'a,b', '${P}', '${A.B}', '${', '-1', 'true', 'allow', 'A.CidrBlock', 'A.Outputs.B'), fc.integer(), fc.boolean(),
    fc.constant(null), fc.string());
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof({ depthSize: 'small', withCrossShrink: true },
      scalar,
      fc.array(tie('json'), { maxLength: 4 }),
      fc.tuple(fc.constantFrom(...intrinsics), tie('json')).map(([name, argument]) => ({ [name]: argument })),
      fc.tuple(fc.constantFrom(...intrinsics), fc.array(tie('json'), { maxLength: 3 })).map(([name, argument]) => ({ [name]: argument })),
      fc.dictionary(fc.constantFrom(...properties), tie('json'), { maxKeys: 4 }),
      fc.jsonValue()),
  }));
  const resource = fc.oneof(
    fc.record({ Type: fc.constantFrom(...types), Properties: fc.dictionary(fc.constantFrom(...properties), json, { maxKeys: 6 }), Condition: names }, { requiredKeys: ['Type'] }),
    fc.record({ Type: fc.constantFrom(...types), Properties: json, Metadata: json, Condition: json }, { requiredKeys: [] }),
    json,
  );
  const section = (item: fc.Arbitrary<unknown>) => fc.oneof(
    { weight: 5, arbitrary: fc.dictionary(names, item, { maxKeys: 4 }) },
    { weight: 1, arbitrary: json },
  );
  const template = fc.record({
    Resources: fc.dictionary(names, resource, { maxKeys: 6 }),
    Parameters: section(json),
    Conditions: section(json),
    Mappings: section(json),
    Rules: section(json),
    Outputs: section(json),
    Transform: json,
  }, { requiredKeys: ['Resources'] });

  test('sections that make sense, with anything in them', () => {
    fc.assert(fc.property(template, template, (outer, inner) => {
      const network = readOrRefuse(outer, { nested: () => inner });
      expect(network?.choices.every(({ values }) => values.length > 0) ?? true).toBe(true);
    }), { numRuns: 1500 });
  });
  test('anything at all', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()), (Resources, more) => {
      expect(() => readOrRefuse({ ...more, Resources })).not.toThrow();
    }), { numRuns: 500 });
  });
  test('every noun of what is read exists in some deployment', () => {
    fc.assert(fc.property(template, (one) => {
      const network = readOrRefuse(one as Json);
      if (!network) { return; }
      for (const vpc of network.all('vpc')) {
        const { outcomes, complete } = explore(network.choices, network.constraint, (deployment) => deployment.holds(vpc.when), 500);
        expect(!complete || outcomes.some(({ answer }) => answer)).toBe(true);
      }
    }), { numRuns: 300 });
  });
});
