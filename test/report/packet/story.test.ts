import type { Step, Story } from '../../../src/report/packet/story';
import { storyOf } from '../../../src/report/packet/story';
import { drawn, engineOf } from '../../support/engine';
import { haNetwork, NetworkBuilder, regionalNat, route, TIERED } from '../../support/network-builder';

const tell = (network: NetworkBuilder): Story => {
  const { engine, site, names } = drawn(engineOf(network));
  return storyOf(engine, site, names)!;
};
const states = ({ steps }: Story) => steps.map(({ state }) => ({ ok: '+', dies: 'x', unknown: '?', never: '.' })[state]).join('');
const header = ({ after }: Step) => after && `${after.source}:${after.sourcePort} > ${after.destination}:${after.destinationPort}`;
const withAcls = (publicAcl: readonly string[], privateAcl: readonly string[] = TIERED) => haNetwork({ publicAcl, privateAcl });
const rerouted = (text: string) => withAcls(TIERED).without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', text));

describe('where every promise holds', () => {
  const story = tell(withAcls(TIERED));
  test('all eight steps pass', () => expect(states(story)).toBe('++++++++'));
  test('the header after each', () => expect(story.steps.map(header)).toEqual([
    '10.0.16.10:51514 > 203.0.113.10:443', '10.0.16.10:51514 > 203.0.113.10:443', '10.0.0.10:12077 > 203.0.113.10:443', 'NatAEip:12077 > 203.0.113.10:443',
    'NatAEip:12077 > 203.0.113.10:443', '203.0.113.10:443 > 10.0.0.10:12077', '203.0.113.10:443 > 10.0.16.10:51514', '203.0.113.10:443 > 10.0.16.10:51514',
  ]));
  test('six gates, with the rules that decide', () => expect(story.steps.map(({ hops }) => hops.flatMap(({ rule }) => rule?.ruleNumber ?? []))).toEqual([[], [100, 100], [], [100], [], [200], [], [100, 200]]));
  test('the gateway and its one entry', () => {
    expect(story.gateway?.name).toBe('NAT gateway 1');
    expect(story.translation).toMatchObject({ insideAddress: '10.0.16.10', gatewayPort: 12077 });
  });
  test('a stranger is asked of the engine twice, and dies twice', () => {
    expect(story.stranger.attempts.map(({ fate, end }) => [fate, end?.type])).toEqual([['dropped', 'internet gateway'], ['dropped', 'NAT gateway']]);
    expect(story.stranger.attempts[1].because[0].detail).toContain('no translation entry');
  });
});

describe('in a broken network the packet dies where it really dies', () => {
  test.each([
    ['before a route takes it', withAcls(TIERED, ['out 50 deny tcp 443 203.0.113.0/24', ...TIERED]), 'NAT gateway 1'],
    ['before it gets there', withAcls(['in 50 deny tcp 1-1023 10.0.0.0/16', ...TIERED]), 'NAT gateway 1'],
    ['at a route that leads to none', rerouted('0.0.0.0/0 -> igw Igw'), undefined],
  ])('the gateway is the one that the packet is sent to, also if it dies %s', (_, network, name) => {
    expect(tell(network).gateway?.name).toBe(name);
  });
  test.each([
    ['at the private ACL, on the way out', withAcls(TIERED, ['out 50 deny tcp 443 203.0.113.0/24', ...TIERED]), '+x......'],
    ['at the public ACL, on the way in', withAcls(['in 50 deny tcp 1-1023 10.0.0.0/16', ...TIERED]), '+x......'],
    ['at the public ACL, on the way out', withAcls(['out 50 deny tcp 443 0.0.0.0/0', ...TIERED]), '+++x....'],
    ['at the public ACL, as a reply', withAcls(['in 50 deny tcp 1024-65535 203.0.113.0/24', ...TIERED]), '+++++x..'],
    ['between gateway and host, as a reply', withAcls(['out 50 deny tcp 1024-65535 10.0.16.0/20', ...TIERED]), '+++++++x'],
    ['at the private ACL, as a reply', withAcls(TIERED, ['in 50 deny tcp 1024-65535 203.0.113.0/24', ...TIERED]), '+++++++x'],
    ['for want of a route', withAcls(TIERED).without('PrivateATable 0.0.0.0/0 -> nat NatA', 'PrivateBTable 0.0.0.0/0 -> nat NatB'), '+x......'],
    ['at the internet gateway, without a public address', rerouted('0.0.0.0/0 -> igw Igw').without('PrivateBTable 0.0.0.0/0 -> nat NatB').with(route('PrivateBTable', '0.0.0.0/0 -> igw Igw')), '+x......'],
    ['in a gateway without a way out', withAcls(TIERED).without('PublicATable 0.0.0.0/0 -> igw Igw', 'PublicBTable 0.0.0.0/0 -> igw Igw'), '+++x....'],
  ])('%s', (_, network, expected) => expect(states(tell(network))).toBe(expected));

  test('with the port that shows it, though others pass, and what to change', () => {
    const story = tell(withAcls(['in 50 deny tcp 32768-60999 203.0.113.0/24', ...TIERED]));
    expect(states(story)).toBe('+++++x..');
    expect(story.end!.hops.at(-1)).toMatchObject({ componentId: 'PublicAcl', rule: { ruleNumber: 50 }, before: { destinationPort: expect.any(Number) } });
    expect(story.finding?.fix).toContain('rule 50');
  });
});

test('what cannot be known is said to be unknown', () => {
  const both = rerouted('0.0.0.0/0 -> tgw Tgw').without('PrivateBTable 0.0.0.0/0 -> nat NatB').with(route('PrivateBTable', '0.0.0.0/0 -> tgw Tgw'));
  expect(states(tell(both))).toContain('?');
});
test('a route to another zone is told as that', () => {
  const story = tell(rerouted('0.0.0.0/0 -> nat NatB').without('PrivateBTable 0.0.0.0/0 -> nat NatB').with(route('PrivateBTable', '0.0.0.0/0 -> nat NatA')));
  expect(story.steps[1].text).toContain('another zone');
  expect(story.steps[7].text).toContain('back across zones');
});
test('a regional gateway stands in no subnet', () => {
  const network = haNetwork().with(regionalNat('Wide')).without('PrivateATable 0.0.0.0/0 -> nat NatA', 'PrivateBTable 0.0.0.0/0 -> nat NatB')
    .with(route('PrivateATable', '0.0.0.0/0 -> nat Wide'), route('PrivateBTable', '0.0.0.0/0 -> nat Wide'));
  const story = tell(network);
  expect([states(story), story.gateway?.home]).toEqual(['++++++++', undefined]);
  expect(story.stranger.attempts).toHaveLength(1);
});
test('no private subnet, no story', () => {
  const { engine, site, names } = drawn(engineOf(haNetwork().without('PrivateA', 'PrivateB')));
  expect(storyOf(engine, site, names)).toBeUndefined();
});
