import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { Subnet } from '../../../../src/reachability/private/network/resources';
import type { NetworkView } from '../../../../src/reachability/private/network/view';
import type { Family } from '../../../../src/reachability/private/packet/family';
import { crossingText } from '../../../../src/reachability/rules/private/crossing-words';
import {
  deadEndsOf, denialsOf, doubtfulLosses, isClosed, isUsed, lossBlame, lossesOnTheWayOut, lossFixes, lossWitness,
  routedPaths, stillness, WayOut, waysOf, waysOutOf,
} from '../../../../src/reachability/rules/private/way-out';
import { haNetwork, NetworkBuilder, packets, route } from '../../../support/network-builder';

const OPEN = ['in 100 allow all 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0', 'in 101 allow all ::/0', 'out 101 allow all ::/0'];
const PORTS = { from: 1024, to: 65535 };
const of = (one: NetworkBuilder, id = 'PrivateA'): { view: NetworkView; subnet: Subnet; ways: readonly WayOut[] } => {
  const view = one.view();
  const subnet = view.find('subnet', id)!;
  return { view, subnet, ways: waysOutOf(view, subnet, PORTS) };
};
const dual = haNetwork({ ipv6: true });
const NAT_ROUTE = 'PrivateATable 0.0.0.0/0 -> nat NatA';
const NAT64 = route('PrivateATable', '64:ff9b::/96 -> nat NatA');
const behind = (...rules: string[]) => haNetwork({ publicAcl: [...rules, ...OPEN], privateAcl: OPEN });

test.each<[string, NetworkBuilder, string]>([
  ['IPv4', haNetwork(), 'ipv4'], ['dual stack', dual, 'ipv4 ipv6'], ['NAT64 that is routed', dual.with(NAT64), 'ipv4 ipv6 nat64'],
])('the ways out: %s', (_, one, expected) => expect(of(one).ways.map(({ addressSpace }) => addressSpace).join(' ')).toBe(expected));

test('of a family are those that its packets take', () => {
  const { ways } = of(dual.with(NAT64));
  expect([waysOf(ways, 'ipv4'), waysOf(ways, 'ipv6')].map((all) => all.map(({ addressSpace }) => addressSpace))).toEqual([['ipv4'], ['ipv6', 'nat64']]);
  expect([routedPaths(ways, 'ipv4').length, routedPaths(of(haNetwork().without(NAT_ROUTE)).ways, 'ipv4').length]).toEqual([1, 0]);
});

test.each<[string, NetworkBuilder, string, string, string]>([
  ['all', haNetwork(), 'tcp 443 203.0.113.7/32', 'yes', 'yes'],
  ['a part', behind('out 50 deny tcp 443 0.0.0.0/0'), 'tcp 443 203.0.113.7/32', 'no', 'yes'],
  ['nothing', behind('out 50 deny all 0.0.0.0/0'), 'tcp 443 203.0.113.7/32', 'no', 'no'],
  ['perhaps a part', behind('out 50 deny tcp 443 ?'), 'tcp 443 203.0.113.7/32', 'perhaps', 'yes'],
  ['perhaps all', haNetwork().change('nat-gateway', 'NatA', { connectivity: unknown('P') }), 'tcp 443 203.0.113.7/32', 'perhaps', 'unknown'],
  ['nobody knows', haNetwork().without(NAT_ROUTE).with(route('PrivateATable', '0.0.0.0/0 -> tgw Tgw')), 'tcp 443 203.0.113.7/32', 'no', 'unknown'],
])('what gets out: %s', (_, one, text, out, used) => {
  const [way] = of(one).ways;
  const { lower, upper } = way.out;
  expect([packets(text).isSubsetOf(lower) ? 'yes' : packets(text).overlaps(upper) ? 'perhaps' : 'no', isUsed(way.paths[0])]).toEqual([out, used]);
});

const privately = { connectivity: known('private' as const), allocations: [] };
test.each<[string, NetworkBuilder, Family, string]>([
  ['a way that works', haNetwork(), 'ipv4', 'no'],
  ['a way that an ACL closes', behind('out 50 deny all 0.0.0.0/0'), 'ipv4', 'yes'],
  ['no route', haNetwork().without(NAT_ROUTE), 'ipv4', 'yes'],
  ['a way that may work', haNetwork().change('nat-gateway', 'NatA', { connectivity: unknown('P') }), 'ipv4', 'unknown'],
  ['a way to who knows where', haNetwork().without(NAT_ROUTE).with(route('PrivateATable', '0.0.0.0/0 -> tgw Tgw')), 'ipv4', 'unknown'],
  ['a family that is not spoken', haNetwork(), 'ipv6', 'no'],
  ['IPv6 without a route beside IPv4', dual.without('PrivateATable ::/0 -> eigw Eigw'), 'ipv6', 'no'],
  ['IPv6 without a route and without IPv4', dual.without('PrivateATable ::/0 -> eigw Eigw').change('subnet', 'PrivateA', { ipv4: undefined }), 'ipv6', 'yes'],
  ['IPv6 with a route that leads nowhere', dual.without('Eigw'), 'ipv6', 'yes'],
  ['IPv4 beside NAT64', dual.without(NAT_ROUTE).with(NAT64), 'ipv4', 'no'],
  ['a private gateway', haNetwork().change('nat-gateway', 'NatA', privately), 'ipv4', 'yes'],
  ['a private gateway that is meant so', haNetwork().change('nat-gateway', 'NatA', { ...privately, privateConnectivity: 'on premises' }), 'ipv4', 'no'],
])('closed, with %s: %#', (_, one, family, expected) => {
  const { subnet, ways } = of(one);
  expect(isClosed(subnet, ways, family)).toBe(expected);
});

test.each<[string, NetworkBuilder, string[]]>([
  ['something moves', haNetwork(), []],
  ['nothing moves', haNetwork().without(NAT_ROUTE), ['no IPv4 request of subnet PrivateA gets to the internet: so it is']],
  ['something may move', haNetwork().change('nat-gateway', 'NatA', { connectivity: unknown('P') }), ['whether NAT gateway NatA is public is unknown: P']],
])('stillness: %s', (_, one, expected) => {
  const { subnet, ways } = of(one);
  expect(stillness(subnet, ways, 'so it is')).toEqual(expected);
});

const losses = (one: NetworkBuilder, wanted?: string) => {
  const { subnet, ways: [{ paths: [path] }] } = of(one);
  return lossesOnTheWayOut(subnet, path, wanted === undefined ? undefined : packets(wanted));
};
const said = (all: ReturnType<typeof losses>) => all.map(({ crossing, isTotal }) => `${crossingText(crossing)}${isTotal ? ', all of it' : ''}`);

test.each<[string, NetworkBuilder, string | undefined, string[]]>([
  ['nothing', behind(), undefined, []],
  ['L1', haNetwork({ privateAcl: ['out 50 deny tcp 443 0.0.0.0/0', ...OPEN] }), undefined, ['leaving subnet PrivateA']],
  ['L2', behind('in 50 deny tcp 443 10.0.16.0/20'), undefined, ['entering subnet PublicA']],
  ['L3', behind('out 50 deny tcp 443 0.0.0.0/0'), undefined, ['leaving subnet PublicA']],
  ['L2 and L3, all of it', behind('in 50 deny all 0.0.0.0/0', 'out 50 deny all 0.0.0.0/0'), undefined, ['entering subnet PublicA, all of it', 'leaving subnet PublicA, all of it']],
  ['what is wanted', behind('out 50 deny tcp 443 0.0.0.0/0'), 'tcp 443 0.0.0.0/0', ['leaving subnet PublicA']],
  ['nothing that is wanted', behind('out 50 deny tcp 443 0.0.0.0/0'), 'tcp 80 0.0.0.0/0', []],
  ['nothing for certain', behind('out 50 deny tcp 443 ?'), undefined, []],
])('what is lost on the way out: %s', (_, one, wanted, expected) => expect(said(losses(one, wanted))).toEqual(expected));

test.each<[string, string[], string[]]>([
  ['all of its possible hosts', ['in 50 deny tcp 443 10.0.0.0/16'], ['entering subnet PublicA']],
  ['some of its possible hosts', ['in 50 deny tcp 443 10.0.16.0/24'], []],
])('a subnet of unknown block loses what is lost of %s', (_, rules, expected) => {
  expect(said(losses(behind(...rules).change('subnet', 'PrivateA', { ipv4: unknown('P') })))).toEqual(expected);
});

test('a loss has rules to blame, a packet and a fix', () => {
  const [[loss], [implicit]] = [losses(behind('out 50 deny tcp 443 0.0.0.0/0')), losses(haNetwork({ publicAcl: OPEN.filter((text) => text.startsWith('in')) }))];
  expect(denialsOf(loss).map(({ ruleNumber }) => ruleNumber)).toEqual([50]);
  expect([loss, implicit].flatMap(lossBlame)).toMatchObject([
    {
      componentId: 'PublicAcl:out:50',
      ruleNumber: 50,
      explanationCode: 'SUBNET_ACL_RESTRICTION',
      detail: 'rule 50 (deny tcp 443 0.0.0.0/0) of network ACL PublicAcl drops what is leaving subnet PublicA on the way out',
    },
    {
      componentId: 'PublicAcl',
      ruleNumber: 32767,
      explanationCode: 'SUBNET_ACL_RESTRICTION',
      detail: 'the implicit deny of network ACL PublicAcl drops what is leaving subnet PublicA on the way out',
    },
  ]);
  expect(lossWitness(loss)).toMatchObject({ protocol: 'tcp', destinationPort: 443, where: 'request leaving subnet PublicA' });
  expect([loss, losses(behind('in 50 deny tcp 443 0.0.0.0/0'))[0]].map((one) => lossFixes(one, 'tcp 443'))).toEqual([
    'add an outbound allow rule for tcp 443 to network ACL PublicAcl', 'add an inbound allow rule for tcp 443 to network ACL PublicAcl',
  ]);
});

test.each<[string, NetworkBuilder, number]>([
  ['an unknown rule behind', behind('out 50 deny tcp 443 ?'), 1], ['an unknown rule of its own', haNetwork({ privateAcl: ['out 50 deny tcp 443 ?', ...OPEN] }), 0],
  ['nothing unknown', behind(), 0],
])('doubts about what is lost: %s', (_, one, expected) => {
  const { subnet, ways: [{ paths: [path] }] } = of(one);
  expect(new Set(doubtfulLosses(subnet, path)).size > 0 ? 1 : 0).toBe(expected);
});

test.each<[string, NetworkBuilder, string[]]>([
  ['none', haNetwork(), []], ['an ACL is none', behind('out 50 deny all 0.0.0.0/0'), []],
  ['a component', haNetwork().change('nat-gateway', 'NatA', privately), ['NatA NO_POSSIBLE_DESTINATION']],
  ['no route', haNetwork().without(NAT_ROUTE), ['PrivateATable NO_ROUTE_TO_DESTINATION']],
])('dead ends: %s', (_, one, expected) => {
  const { ways: [{ paths: [path] }] } = of(one);
  expect(deadEndsOf(path).map(({ blame: { componentId, explanationCode } }) => `${componentId} ${explanationCode}`)).toEqual(expected);
});

test('each question is answered once', () => {
  const view = haNetwork().view();
  const subnet = view.find('subnet', 'PrivateA')!;
  const one = waysOutOf(view, subnet, PORTS);
  const others = [PORTS, { from: 1024, to: 65000 }, { from: 1025, to: 65535 }].map((ports) => waysOutOf(view, subnet, ports));
  expect(others.map((other) => other === one)).toEqual([true, false, false]);
});
