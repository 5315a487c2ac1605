import { ALWAYS, Condition, is, not } from '../../../../src/reachability/private/conditions/condition';
import { known, Reference, Resolved, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { NetworkView } from '../../../../src/reachability/private/network/view';
import type { Cidr } from '../../../../src/reachability/private/packet/cidr';
import { blockContests } from '../../../../src/reachability/rules/private/block-contests';
import { cidr, empty, NetworkBuilder, subnet, vpc } from '../../../support/network-builder';

const clashes = (one: NetworkBuilder, holds = (condition: Condition) => condition.kind === 'constant' && condition.value) => {
  const network = one.build();
  const view = new NetworkView(network, { holds });
  return blockContests(network).flatMap((contest) => contest.clashes(view).map((clash) => ({ holder: contest.holder, ...clash })));
};
const network = (...blocks: string[]): NetworkBuilder =>
  empty.with(vpc('Vpc', '10.0.0.0/16'), blocks.map((ipv4, i) => subnet('ABCDEF'[i], { ipv4 })).flat());
const pairs = (one: NetworkBuilder) => clashes(one).map(({ claimants }) => claimants.join('+'));
const more = (of: Reference, block: Resolved<Cidr>, when: Condition = ALWAYS): AnyResource =>
  ({ kind: 'vpc-cidr', id: 'More', when, family: 'ipv4', vpc: of, cidr: block });

test.each<[string, NetworkBuilder, string[]]>([
  ['apart', network('10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/23'), []],
  ['equal', network('10.0.0.0/24', '10.0.0.0/24'), ['A+B']],
  ['one in another, whatever the order', network('10.0.0.128/25', '10.0.0.0/24'), ['B+A']],
  ['two in one', network('10.0.0.0/23', '10.0.0.0/24', '10.0.1.0/24'), ['A+B', 'A+C']],
  ['each in the next', network('10.0.0.0/22', '10.0.0.0/23', '10.0.0.0/24'), ['A+B', 'B+C']],
  ['one after a nested one', network('10.0.0.0/22', '10.0.0.0/24', '10.0.1.0/24', '10.0.4.0/24'), ['A+B', 'A+C']],
  ['two runs', network('10.0.0.0/24', '10.0.0.0/25', '10.0.1.0/24', '10.0.1.0/25'), ['A+B', 'C+D']],
  ['unknown', network('10.0.0.0/24', '?'), []],
  ['in different VPCs', empty.with(vpc('Vpc', '10.0.0.0/16'), vpc('Other', '10.0.0.0/16'), subnet('A', { ipv4: '10.0.0.0/24' }), subnet('B', { vpc: 'Other', ipv4: '10.0.0.0/24' })), []],
  ['of IPv6', empty.with(vpc('Vpc', '2600:1f16:abc:de00::/56'), subnet('A', { ipv6: '2600:1f16:abc:de00::/64' }), subnet('B', { ipv6: '2600:1f16:abc:de00::/64' })), ['A+B']],
  ['of one subnet in two variants', network('10.0.0.0/24').with(subnet('A', { ipv4: '10.0.0.0/24' })), []],
])('blocks %s', (_, one, expected) => expect(pairs(one)).toEqual(expected));

test('an overlap in words', () => {
  expect(clashes(network('10.0.0.0/24', '10.0.0.0/25'))).toEqual([{
    holder: 'Vpc',
    claimants: ['A', 'B'],
    detail: 'takes addresses of 10.0.0.0/25',
    fix: 'give subnet B a block of its own',
    summary: '10.0.0.0/24 of subnet A and 10.0.0.0/25 of subnet B overlap: the deployment of the second fails',
  }]);
});

test.each<[string, NetworkBuilder, string[]]>([
  ['in it', network('10.0.0.0/24'), []], ['the whole of it', network('10.0.0.0/16'), []],
  ['outside', network('10.1.0.0/24'), ['A']], ['larger', network('10.0.0.0/15'), ['A', 'A']],
  ['in a secondary one', network('10.1.0.0/24').with(more(known('Vpc'), known(cidr('10.1.0.0/16')))), []],
  ['perhaps in one that is unknown', network('10.1.0.0/24').with(more(known('Vpc'), unknown('IPAM'))), []],
  ['in another VPC\'s', network('10.1.0.0/24').with(more(known('Other'), known(cidr('10.1.0.0/16')))), ['A']],
  ['in one of another family', network('10.1.0.0/24').with({ ...more(known('Vpc'), unknown('AWS')), family: 'ipv6' } as AnyResource), ['A']],
  ['of IPv6 that AWS picks', empty.with(vpc('Vpc', '2001:db8:1::/56'), subnet('A', { ipv6: '2600::/64' })), []],
  ['of IPv6 that another stand-in has', empty.with(vpc('Vpc', '2001:db8:1::/56'), subnet('A', { ipv6: '2001:db8:2::/64' })), ['A']],
  ['of IPv6 that is written out', empty.with(vpc('Vpc', '2600:1::/56'), subnet('A', { ipv6: '2600:2::/64' })), ['A']],
])('a block %s', (_, one, expected) => expect(pairs(one)).toEqual(expected));

test.each<[string, NetworkBuilder, string[]]>([
  ['nobody: the largest', network('10.0.0.0/16'), []],
  ['nobody: the smallest', network('10.0.0.0/28'), []],
  ['a subnet that is too small', network('10.0.0.0/29'), ['A']],
  ['a VPC that is too large', empty.with(vpc('Vpc', '10.0.0.0/15')), ['VpcCidr0']],
  ['a VPC that is too small, and holds no subnet', empty.with(vpc('Vpc', '10.0.0.0/29')), ['VpcCidr0']],
  ['a secondary block that is too large', network().with(more(known('Vpc'), known(cidr('10.2.0.0/15')))), ['More']],
  ['an IPv6 subnet that is too small', empty.with(vpc('Vpc', '2600:1::/56'), subnet('A', { ipv6: '2600:1::/65' })), ['A']],
  ['an IPv6 block that is too large', empty.with(vpc('Vpc', '2600::/43')), ['VpcCidr0']],
  ['a block that is unknown', network('?'), []],
])('AWS has no blocks for %s', (_, one, expected) => expect(pairs(one)).toEqual(expected));

test('a misfit in words', () => {
  expect(clashes(network('10.0.0.0/29'))).toEqual([{
    holder: 'Vpc',
    claimants: ['A'],
    detail: 'takes 10.0.0.0/29, and AWS gives blocks from /16 to /28 alone',
    fix: 'give A a block from /16 to /28',
    summary: '10.0.0.0/29 of A is no block from /16 to /28: the deployment fails',
  }]);
});

test('a stray in words', () => {
  expect(clashes(network('10.1.0.0/24'))).toEqual([{
    holder: 'Vpc',
    claimants: ['A'],
    detail: 'takes 10.1.0.0/24, which VPC Vpc does not have',
    doubt: undefined,
    fix: 'give subnet A a block of VPC Vpc, or add one that holds it',
    summary: '10.1.0.0/24 of subnet A is in no IPv4 block of VPC Vpc: the deployment fails',
  }]);
});

test.each<[string, NetworkBuilder, string | undefined]>([
  ['another block may be the VPC\'s', network('10.1.0.0/24').with(more(unknown('imported'), unknown('imported'))), 'More may be a block of it'],
  ['something could not be read', network('10.1.0.0/24').given({ unreadable: [{ id: 'Child', part: 'nested stack Child', when: ALWAYS }] }), 'nested stack Child'],
])('whether it is one is unknown where %s', (_, one, why) => {
  expect(clashes(one).map(({ doubt }) => doubt)).toEqual([`whether VPC Vpc gets a block that holds 10.1.0.0/24 of subnet A is unknown: ${why}`]);
});

describe('conditions', () => {
  const OPEN = is('Open', 'yes');
  const inDeployment = (open: boolean) => (condition: Condition): boolean =>
    (condition.kind === 'constant' ? condition.value : JSON.stringify(condition) === JSON.stringify(OPEN) ? open : !open);
  const inside = (id: string, when: Condition, ipv4: string) => subnet(id, { ipv4 }).map((one) => ({ ...one, when }));
  test.each<[string, NetworkBuilder, string[], string[]]>([
    ['blocks that are never there together', network().with(inside('A', OPEN, '10.0.0.0/24'), inside('B', not(OPEN), '10.0.0.0/24')), [], []],
    ['blocks that are there together at times', network('10.0.0.0/24').with(inside('B', OPEN, '10.0.0.0/24')), ['A+B'], []],
    ['a block that is there with its subnet', network().with(inside('A', OPEN, '10.1.0.0/24'), more(known('Vpc'), known(cidr('10.1.0.0/16')), OPEN)), [], []],
    ['a block that is there when its subnet is not', network().with(inside('A', OPEN, '10.1.0.0/24'), more(known('Vpc'), known(cidr('10.1.0.0/16')), not(OPEN))), ['A'], []],
    ['a block that is there at times', network('10.1.0.0/24').with(more(known('Vpc'), known(cidr('10.1.0.0/16')), OPEN)), [], ['A']],
  ])('%s', (_, one, open, closed) => {
    expect([true, false].map((isOpen) => clashes(one, inDeployment(isOpen)).map(({ claimants }) => claimants.join('+')))).toEqual([open, closed]);
  });
});
