import { Token, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ElasticIps, HaNatVpc, NatTopology, SubnetTier, type HaNatVpcProps } from '../src';
import { target } from './support/network-view';
import { agnosticStack, concreteStack, firstSynthStack, type NewStack } from './support/stacks';

const define = (props: HaNatVpcProps = {}, newStack: NewStack = agnosticStack) => {
  const stack = newStack();
  return { stack, vpc: new HaNatVpc(stack, 'Vpc', { azCount: 2, proof: false, ...props }) };
};
const two = (retain = false) => ElasticIps.allocate({ perGateway: 2, retain });
const existing = (publicIps?: Record<string, string>) => NatTopology.zonal({
  elasticIps: ElasticIps.fromAllocationIds({ 1: ['eipalloc-a1', 'eipalloc-a2'], 2: ['eipalloc-b1'] }, { publicIps }),
});
const KNOWN = { 'eipalloc-a1': '203.0.113.1', 'eipalloc-a2': '203.0.113.2', 'eipalloc-b1': '203.0.113.3' };

/** What stands in a template for the address of each Elastic IP, in the order of the gateways. */
const addressesOf = (stack: Stack, vpc: HaNatVpc) =>
  vpc.natGateways.flatMap(({ elasticIps }) => elasticIps).map(({ publicIp }) => stack.resolve(publicIp));

const TOPOLOGIES: [string, NatTopology, string[]][] = [
  ['zonal', NatTopology.zonal({ elasticIps: two() }), ['Zone1Address1', 'Zone1Address2', 'Zone2Address1', 'Zone2Address2']],
  ['single', NatTopology.single({ elasticIps: two() }), ['Zone1Address1', 'Zone1Address2']],
  ['regional with addresses', NatTopology.regional({ elasticIps: two() }), ['Zone1Address1', 'Zone1Address2', 'Zone2Address1', 'Zone2Address2']],
  ['zonal with existing addresses', existing(KNOWN), ['Zone1Address1', 'Zone1Address2', 'Zone2Address1']],
];

describe.each(TOPOLOGIES)('%s', (_, natTopology, names) => {
  const { stack, vpc } = define({ natTopology });
  const addresses = addressesOf(stack, vpc);
  const outputs = vpc.egressAddresses.addOutputs({ exportNamePrefix: 'Egress' });
  vpc.egressAddresses.addParameter({ parameterName: '/network/egress' });
  vpc.egressAddresses.addPrefixList({ prefixListName: 'egress' });
  const template = Template.fromStack(stack);

  test('has an output for each address', () => {
    expect(outputs.map(({ node }) => node.id)).toEqual(names);
    const written = Object.values(template.findOutputs('*')).map(({ Value, Export }) => [Value, Export.Name]);
    expect(written).toEqual(names.map((name, index) => [addresses[index], `Egress${name}`]));
  });

  test('has a parameter with all of them', () => {
    template.resourceCountIs('AWS::SSM::Parameter', 1);
    const [{ Properties: { Type, Name, Value } }] = Object.values(template.findResources('AWS::SSM::Parameter'));
    const literal = typeof addresses[0] === 'string';
    expect([Type, Name, Value]).toEqual(['StringList', '/network/egress',
      literal ? addresses.join(',') : { 'Fn::Join': [',', addresses] }]);
  });

  test('has a prefix list with all of them, and room', () => {
    const [{ Properties: { AddressFamily, PrefixListName, MaxEntries, Entries } }] = Object.values(template.findResources('AWS::EC2::PrefixList'));
    expect([AddressFamily, PrefixListName, MaxEntries]).toEqual(['IPv4', 'egress', 16]);
    expect(Entries).toEqual(names.map((name, index) => ({
      Description: name,
      Cidr: typeof addresses[index] === 'string' ? `${addresses[index]}/32` : { 'Fn::Join': ['', [addresses[index], '/32']] },
    })));
  });

  test('has them as a list', () => expect(stack.resolve(vpc.egressAddresses.publicIps)).toEqual(addresses));
});

test('outputs are not exported unless told', () => {
  const { stack, vpc } = define();
  vpc.egressAddresses.addOutputs();
  expect(Object.values(Template.fromStack(stack).findOutputs('*')).map(({ Export }) => Export)).toEqual([undefined, undefined]);
});

test('a zone or an address more adds to what is there', () => {
  const outputs = (azCount: number, perGateway: number) => {
    const { stack, vpc } = define({ azCount, natTopology: NatTopology.zonal({ elasticIps: ElasticIps.allocate({ perGateway }) }) });
    vpc.egressAddresses.addOutputs();
    const found = Template.fromStack(stack).findOutputs('*');
    return Object.entries(found).map(([id, { Value }]) => `${id} ${target(Value)}`);
  };
  expect(outputs(3, 2)).toEqual(expect.arrayContaining(outputs(2, 1)));
});

test('the first synth of a concrete environment, whose zones nobody has looked up, passes', () => {
  const elasticIps = ElasticIps.fromAllocationIds(
    { 'eu-west-1a': ['eipalloc-a1'] }, { publicIps: { 'eipalloc-a1': '203.0.113.1' } },
  );
  expect(define({ natTopology: NatTopology.zonal({ elasticIps }) }, firstSynthStack).vpc.egressAddresses.publicIps).toEqual(['203.0.113.1', '192.0.2.1']);
});

describe('the size of a prefix list', () => {
  const maxEntries = (perGateway: number, given?: number) => {
    const { stack, vpc } = define({ azCount: 3, natTopology: NatTopology.zonal({ elasticIps: ElasticIps.allocate({ perGateway }) }) }, concreteStack);
    vpc.egressAddresses.addPrefixList({ maxEntries: given });
    return Object.values(Template.fromStack(stack).findResources('AWS::EC2::PrefixList'))[0].Properties.MaxEntries;
  };
  test.each<[number, number | undefined, number]>([[1, undefined, 16], [5, undefined, 16], [6, undefined, 32], [2, 6, 6], [2, 60, 60]])(
    '%d addresses a zone, told %p', (perGateway, given, expected) => expect(maxEntries(perGateway, given)).toBe(expected));

  test.each([5, 1001, 6.5, '8', null])('%p is refused', (given) => {
    expect(() => maxEntries(2, given as number)).toThrow('maxEntries must be a whole number of 6 to 1000, for there are 6 addresses, got ');
  });
});

describe('refuses', () => {
  const UNKNOWN = 'the egress addresses of Network/Vpc are not in the template';
  test.each<[string, HaNatVpcProps, string]>([
    ['regional', { natTopology: NatTopology.regional() },
      `${UNKNOWN}: AWS chooses those of its regional NAT gateway; NatTopology.regional({ elasticIps }) names them`],
    ['private gateways', { natTopology: NatTopology.privateNat(), tiers: [SubnetTier.private(), SubnetTier.isolated()] },
      `${UNKNOWN}: its NAT gateways are private ones, without public addresses`],
    ['none', { natTopology: NatTopology.none() }, `${UNKNOWN}: its natTopology defines no NAT gateways`],
    ['existing addresses of which nothing is told', { natTopology: existing() },
      `${UNKNOWN}, which cannot look up eipalloc-a1, eipalloc-a2, eipalloc-b1: `
        + "tell them with ElasticIps.fromAllocationIds(…, { publicIps: { 'eipalloc-a1': '203.0.113.1' } })"],
    ['existing addresses of which one is not told', { natTopology: existing({ 'eipalloc-a1': '203.0.113.1', 'eipalloc-b1': '203.0.113.3' }) },
      `${UNKNOWN}, which cannot look up eipalloc-a2: tell them`],
  ])('%s, and leaves nothing behind', (_, props, message) => {
    const { vpc } = define(props);
    const given = vpc.egressAddresses;
    for (const call of [() => given.publicIps, () => given.addOutputs(), () => given.addParameter(), () => given.addPrefixList()]) {
      expect(call).toThrow(message);
    }
    expect(vpc.node.tryFindChild('EgressAddresses')).toBeUndefined();
  });

  const { egressAddresses: addresses } = define().vpc;
  test.each<[string, () => unknown, string]>([
    ['a second call of addOutputs()', () => addresses.addOutputs(), 'addOutputs() was called before for Network/Vpc: call it once, and keep what it returns'],
    ['a second call of addParameter()', () => addresses.addParameter(), 'addParameter() was called before'],
    ['a second call of addPrefixList()', () => addresses.addPrefixList(), 'addPrefixList() was called before'],
  ])('%s', (_, call, message) => {
    call();
    expect(call).toThrow(message);
  });

  test.each<[string, () => unknown, string]>([
    ['a prefix that is no text', () => addresses.addOutputs({ exportNamePrefix: 5 as never }), "exportNamePrefix must be a text such as 'Egress', got 5"],
    ['an empty name of a parameter', () => addresses.addParameter({ parameterName: '' }), "parameterName must be a text such as '/network/egress-addresses', got ''"],
    ['a list as name', () => addresses.addPrefixList({ prefixListName: ['a'] as never }), "prefixListName must be a text such as 'egress', got the list ['a']"],
    ['props that are a text', () => addresses.addOutputs('Egress' as never), "the props of addOutputs() must map keys to values such as { exportNamePrefix: 'Egress' }, got 'Egress'"],
    ['props that are null', () => addresses.addParameter(null as never), 'the props of addParameter() must map keys to values'],
    ['props that are a list', () => addresses.addPrefixList([] as never), 'the props of addPrefixList() must map keys to values'],
  ])('%s', (_, call, message) => expect(call).toThrow(message));
});

test('names may be tokens', () => {
  const { stack, vpc } = define();
  const token = Token.asString({ Ref: 'Name' });
  vpc.egressAddresses.addOutputs({ exportNamePrefix: token });
  vpc.egressAddresses.addPrefixList({ prefixListName: token });
  const template = Template.fromStack(stack);
  expect(Object.values(template.findOutputs('*'))[0].Export.Name).toEqual({ 'Fn::Join': ['', [{ Ref: 'Name' }, 'Zone1Address1']] });
  template.hasResourceProperties('AWS::EC2::PrefixList', { PrefixListName: { Ref: 'Name' } });
});
