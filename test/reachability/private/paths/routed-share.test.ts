import type { AddressSpace } from '../../../../src/reachability/private/forwarding/address-space';
import { internetOf } from '../../../../src/reachability/private/forwarding/internet';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { formatCidr } from '../../../../src/reachability/private/packet/cidr';
import {
  internetGatewayBeyond, mainRouteTable, RoutedShare, sharesByNextHop, targetIdOf,
} from '../../../../src/reachability/private/paths/routed-share';
import { addresses, eigw, empty, igw, nat, NetworkBuilder, route, subnet, SubnetParts, table, vpc } from '../../../support/network-builder';

const network = (parts: SubnetParts, ...routes: string[]): NetworkBuilder => empty.with(
  vpc(), igw('Igw', 'Vpc'), igw('Loose'), igw('Where', '?'), eigw(), subnet('Home', { ipv4: '10.0.9.0/24' }), nat('N', 'Home'), table('T'),
  subnet('S', { ipv4: '10.0.0.0/24', ipv6: '2600:1f16:abc:de00::/64', table: 'T', ...parts }),
  routes.map((text): AnyResource => route('T', text)),
);
const ask = (one: NetworkBuilder, to: AddressSet | 'internet', space: AddressSpace = 'ipv4'): readonly RoutedShare[] => {
  const view = one.view();
  const s = view.find('subnet', 'S')!;
  return sharesByNextHop(view, s, space, to === 'internet' ? internetOf(view, s, 'ipv4') : to);
};
const said = (shares: readonly RoutedShare[]) => shares.map(({ nextHop, routes, destinations: { lower, upper } }) =>
  `${nextHop?.kind ?? 'nowhere'} ${routes.map(targetIdOf).join('+')} ${lower.equals(upper) ? 'surely' : lower.isEmpty() ? 'perhaps' : 'partly'}`);

test.each<[string, NetworkBuilder, string, string[]]>([
  ['one route', network({}, '0.0.0.0/0 -> igw Igw'), '203.0.113.0/24', ['internet-gateway Igw surely']],
  ['no route', network({}), '203.0.113.0/24', ['nowhere  surely']],
  ['two routes, one next hop', network({}, '0.0.0.0/0 -> nat N', '203.0.113.0/25 -> nat N'), '203.0.113.0/24', ['nat-gateway N+N surely']],
  ['two next hops', network({}, '0.0.0.0/0 -> nat N', '203.0.113.0/25 -> igw Igw'), '203.0.113.0/24',
    ['internet-gateway Igw surely', 'nat-gateway N surely']],
  ['a route for a part', network({}, '203.0.113.0/25 -> igw Igw'), '203.0.113.0/24', ['internet-gateway Igw surely', 'nowhere  surely']],
  ['a route that may be for it', network({}, '? -> igw Igw'), '203.0.113.0/24', ['internet-gateway Igw perhaps']],
  ['a route that may be for it before one that is', network({}, '? -> igw Igw', '0.0.0.0/0 -> nat N'), '203.0.113.0/24',
    ['internet-gateway Igw perhaps', 'nat-gateway N perhaps']],
  ['a route elsewhere', network({}, '172.16.0.0/12 -> igw Igw'), '203.0.113.0/24', ['nowhere  surely']],
  ['the local route', network({}), '10.0.1.0/24', ['local local surely']],
  ['the local route and another', network({}, '10.0.0.0/8 -> tgw Tgw'), '10.0.0.0/15', ['local local surely', 'outside Tgw surely']],
  ['an unknown target', network({}, '0.0.0.0/0 -> nat ?'), '203.0.113.0/24', ['unknown unknown surely']],
])('%s', (_, one, to, expected) => expect(said(ask(one, addresses(to))).sort()).toEqual([...expected].sort()));

test('no destinations need no route', () => expect(said(ask(network({}), AddressSet.empty('ipv4')))).toEqual([]));

test('all of the internet is asked for once', () => {
  const view = network({}, '0.0.0.0/0 -> igw Igw').view();
  const s = view.find('subnet', 'S')!;
  const [one, other] = [0, 1].map(() => sharesByNextHop(view, s, 'ipv4', internetOf(view, s, 'ipv4')));
  expect([one === other, said(one)]).toEqual([true, ['internet-gateway Igw surely']]);
  expect(said(sharesByNextHop(view, view.find('subnet', 'Home')!, 'ipv4', internetOf(view, s, 'ipv4')))).toEqual(['nowhere  surely']);
});

test('a share says what it is of', () => {
  const [{ routeTable, addressSpace, target, destinations }] = ask(network({}, '203.0.0.0/8 -> nat N'), addresses('203.0.113.0/24'));
  expect([routeTable, addressSpace, target, destinations.upper.cidrs.map(formatCidr)])
    .toEqual(['T', 'ipv4', { kind: 'nat-gateway', reference: { kind: 'known', value: 'N' } }, ['203.0.113.0/24']]);
});

test.each<[AddressSpace, string, string[]]>([
  ['ipv6', '2600::/16', ['egress-only-internet-gateway Eigw surely']],
  ['nat64', '64:ff9b::/97', ['nat-gateway N surely']],
])('%s has routes of its own', (space, to, expected) => {
  const one = network({}, '::/0 -> eigw Eigw', '64:ff9b::/96 -> nat N', '0.0.0.0/0 -> igw Igw');
  expect(said(ask(one, addresses(to), space)).slice(0, 1)).toEqual(expected);
});

test.each<[string, string, string | undefined]>([
  ['one that works', '0.0.0.0/0 -> igw Igw', 'Igw'], ['one that is attached to nothing', '0.0.0.0/0 -> igw Loose', 'Loose'],
  ['one that is gone', '0.0.0.0/0 -> igw Gone', 'Gone'], ['one that may work', '0.0.0.0/0 -> igw Where', 'Where'],
  ['one from elsewhere', '0.0.0.0/0 -> igw ?', '(unknown)'], ['no NAT gateway', '0.0.0.0/0 -> nat N', undefined],
  ['no NAT gateway that is gone', '0.0.0.0/0 -> nat Gone', undefined], ['no unknown target', '0.0.0.0/0 -> unknown', undefined],
])('the internet gateway beyond: %s', (_, text, expected) => {
  expect(internetGatewayBeyond(ask(network({}, text), addresses('203.0.113.0/24'))[0])).toBe(expected);
});

test.each<[string, SubnetParts, string]>([
  ['of its VPC', { table: undefined }, 'Vpc.MainRouteTable'], ['of an unknown VPC', { table: undefined, vpc: '?' }, '(unknown)'],
])('a subnet without a table uses the main one %s', (_, parts, expected) => {
  const one = network(parts);
  expect([mainRouteTable(one.view().find('subnet', 'S')!), ask(one, addresses('203.0.113.0/24'))[0].routeTable]).toEqual([expected, expected]);
});
