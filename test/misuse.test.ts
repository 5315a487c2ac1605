import { App, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AdoptedIpAddresses, AzAlignedIpAddresses, ElasticIps, HaNatVpc, NatTopology, NetworkAclPolicy, SubnetTier, type NetworkAclRule } from '../src';

/** What untyped JavaScript and Python pass by mistake, one of each class. */
const VALUES: Record<string, unknown> = {
  'null': null,
  'true': true,
  'zero': 0,
  'NaN': NaN,
  'a huge number': 1e9,
  'a fraction': 2.5,
  'an empty text': '',
  'a text': 'yes',
  'an empty list': [],
  'a list of a text': ['yes'],
  'a list of null': [null],
  'an empty object': {},
  'an object': { a: 1 },
  'a function': () => 1,
  'a class': NetworkAclPolicy,
  'a symbol': Symbol('s'),
  'a token of text': Token.asString({ Ref: 'Text' }),
  'a token of a number': Token.asNumber({ Ref: 'Number' }),
  'a token of a list': Token.asList({ Ref: 'List' }),
  'a lazy text': Lazy.string({ produce: () => 'late' }),
};
const TEXT_TOKENS = ['a token of text', 'a lazy text'];

interface Parameter {
  /** What an error calls it. */
  readonly name: string;
  readonly use: (value: never) => unknown;
  /** The values above that it takes. */
  readonly takes: readonly string[];
}

const vpc = (props: object) => new HaNatVpc(new Stack(new App(), 'Network'), 'Vpc', { azCount: 2, ...props });
const props = (use: (props: never) => unknown, takes: Record<string, readonly string[]>, names: Record<string, string> = {}): Parameter[] =>
  Object.entries(takes).map(([name, taken]) => ({ name: names[name] ?? name, use: (value) => use({ [name]: value } as never), takes: taken }));

/** A VPC without alarms yet. */
let watched: HaNatVpc | undefined;

const PARAMETERS: Record<string, Parameter[]> = {
  'new HaNatVpc()': [
    ...props(vpc, {
      azCount: [],
      tiers: [],
      ipAddresses: [],
      natTopology: [],
      networkAcls: [],
      ipProtocol: [],
      flowLogs: ['an empty object'],
      gatewayEndpoints: ['an empty object'],
      restrictDefaultSecurityGroup: ['true'],
      vpcName: ['a text', ...TEXT_TOKENS],
      proof: ['true'],
    }),
    ...props((value) => new HaNatVpc(new Stack(new App(), 'Network'), 'Vpc', value), { availabilityZones: [] }),
    { name: 'the props of HaNatVpc', use: (value) => new HaNatVpc(new Stack(), 'Vpc', value), takes: ['an empty object', 'an object'] },
  ],
  'SubnetTier.public()': props((value) => vpc({ tiers: [SubnetTier.public(value), SubnetTier.private()] }), {
    name: ['a text'], cidrMask: [], tags: ['an empty object', 'an object'], networkAcl: [], mapPublicIpOnLaunch: ['true'], secondaryCidrBlock: [],
  }),
  'SubnetTier.private()': props((value) => SubnetTier.private(value), { nat64: ['true'], ipv6Only: ['true'] }),
  'NetworkAclPolicy.tiered()': props((value) => NetworkAclPolicy.tiered(value), {
    egress: [], publicIngress: ['an empty list'], privateIngress: ['an empty list'], trustedCidrs: ['an empty list'], blockRemoteAdminPorts: ['true'],
  }),
  'ElasticIps.allocate()': props((value) => ElasticIps.allocate(value), { perGateway: [], retain: ['true'] }),
  'ElasticIps.fromPool()': [
    ...props((value) => ElasticIps.fromPool(value), { ipamPoolId: ['a text', ...TEXT_TOKENS], publicIpv4Pool: ['a text', ...TEXT_TOKENS] }),
  ],
  'ElasticIps.fromAllocationIds()': [
    { name: 'allocationIds', use: (value) => ElasticIps.fromAllocationIds(value), takes: ['an empty object'] },
    { name: 'publicIps', use: (value) => ElasticIps.fromAllocationIds({ 1: ['eipalloc-1'] }, { publicIps: value }), takes: ['an empty object'] },
  ],
  'NatTopology.zonal()': props((value) => NatTopology.zonal(value), { elasticIps: [] }),
  'NatTopology.privateNat()': props((value) => NatTopology.privateNat(value), { tier: ['a text'], addressesPerGateway: [] }),
  'AzAlignedIpAddresses.cidr()': [
    { name: '', use: (value) => AzAlignedIpAddresses.cidr(value), takes: [] },
    ...props((value) => AzAlignedIpAddresses.cidr('10.0.0.0/16', value), { azSlots: [] }),
  ],
  'AdoptedIpAddresses.cidr()': [
    { name: '', use: (value) => AdoptedIpAddresses.cidr(value, { azCount: 2 }), takes: [] },
    ...props((value) => AdoptedIpAddresses.cidr('10.0.0.0/16', value), { azCount: [] }),
    ...props((value: object) => AdoptedIpAddresses.cidr('10.0.0.0/16', { azCount: 2, ...value }), { tiers: ['an empty list', 'a list of a text'], growInto: [] }, { growInto: '' }),
  ],
  'addAlarms()': props((value) => {
    watched ??= vpc({ proof: false });
    watched.monitoring.addAlarms(value);
    watched = undefined;
  }, { actions: ['an empty list'], okActions: ['an empty list'], utilizationPercent: [], silentGateways: ['true'] }),
};

describe.each(Object.entries(PARAMETERS))('%s', (_, parameters) => {
  describe.each(parameters)('$name', ({ name, use, takes }) => {
    test.each(Object.entries(VALUES).filter(([kind]) => !takes.includes(kind)))('refuses %s, and says what it got and what to write', (_kind, value) => {
      const message = messageOf(() => use(value as never));
      expect(message).toContain(name);
      expect(message).toMatch(/\bgot |is empty|is a token|which \w+ does not list|is not an IPv4 CIDR block/);
      expect(message).not.toMatch(/undefined|\[object|Cannot |is not (a function|iterable|defined)|\.$|\$\{Token/);
    });

    (takes.length > 0 ? test.each(takes) : test.skip.each(['nothing of these']))('takes %s', (kind) => { use(VALUES[kind] as never); });
  });
});

describe('a name of elsewhere is refused, with what takes its place:', () => {
  test.each([
    ['isolatedSubnets', 'tiers: [SubnetTier.public(), SubnetTier.private(), SubnetTier.isolated()]'],
    ['singleNatGateway', 'natTopology: NatTopology.single()'],
    ['eipAllocationIds', 'ElasticIps.fromAllocationIds()'],
    ['elasticIps', 'natTopology: NatTopology.zonal({ elasticIps })'],
    ['networkAcl', 'networkAcls'],
    ['az_count', 'azCount'],
    ['azcount', 'azCount'],
    ['MaxAzs', 'azCount'],
    ['VPCName', 'vpcName'],
  ])('%s', (name, replacement) => expect(() => vpc({ [name]: true })).toThrow(new RegExp(`^HaNatVpc has no prop '${name}': use .*${escaped(replacement)}`)));

  test.each(['constructor', 'toString', '__proto__', 'owner'])('%s is none that anybody means', (name) => {
    expect(() => vpc(JSON.parse(`{ "${name}": 1 }`))).not.toThrow();
  });

  test('one that is left undefined is none', () => expect(() => vpc({ maxAzs: undefined })).not.toThrow());
});

const escaped = (text: string) => text.replace(/[[\](){}.]/g, '\\$&');

describe('a policy that returns', () => {
  const RULE: NetworkAclRule = {
    direction: ec2.TrafficDirection.INGRESS, cidr: ec2.AclCidr.anyIpv4(), traffic: ec2.AclTraffic.tcpPort(443), purpose: 'a rule of its own',
  };
  const define = (returned: unknown) => {
    class Garbage extends NetworkAclPolicy {
      public rules() { return returned as NetworkAclRule[]; }
    }
    return () => vpc({ networkAcls: new Garbage() });
  };

  test.each(Object.entries(VALUES).filter(([kind]) => kind !== 'an empty list'))('%s is refused, with what a list of rules is', (_, value) => {
    const message = messageOf(define(value));
    expect(message).toMatch(/ of the public tier| for the public tier/);
    expect(message).toMatch(/\bgot /);
  });

  const TAKES: Record<string, string[]> = { direction: ['zero'], purpose: ['a text', ...TEXT_TOKENS] };
  describe.each(['direction', 'cidr', 'traffic', 'action', 'ruleNumber', 'purpose'])('a rule whose %s is', (prop) => {
    test.each(Object.entries(VALUES).filter(([kind]) => !TAKES[prop]?.includes(kind)))('%s is refused, by name', (_, value) => {
      const message = messageOf(define([{ ...RULE, [prop]: value }]));
      expect(message).toContain(prop);
      expect(message).toMatch(/\bgot /);
    });
  });

  test('a rule of its own is taken', () => expect(define([RULE])).not.toThrow());
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect([TypeError, RangeError, ReferenceError].some((kind) => error instanceof kind)).toBe(false);
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}
