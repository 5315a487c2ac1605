import { informs } from '../../../../src/reachability/private/forwarding/fact';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { Flow } from '../../../../src/reachability/private/paths/flow';
import { startingWith } from '../../../../src/reachability/private/paths/packets-at';
import { PathDirection } from '../../../../src/reachability/private/paths/path-direction';
import { followLocalRoutes, takeRoute } from '../../../../src/reachability/private/paths/route-hop';
import { sharesByNextHop } from '../../../../src/reachability/private/paths/routed-share';
import { addresses, empty, host, igw, nat, NetworkBuilder, packets, route, subnet, SubnetParts, table, vpc } from '../../../support/network-builder';

const { services } = packets('tcp 443 0.0.0.0/0');
const start = (to: AddressSet) => PathDirection.from(startingWith(Flow.of(addresses('10.0.0.0/24'), to, services, services)), 'survivors');
const network = (parts: SubnetParts, ...routes: string[]): NetworkBuilder => empty.with(
  vpc(), igw('Igw', 'Vpc'), subnet('Home', { ipv4: '10.0.9.0/24' }), nat('N', 'Home'), host('Box', 'Home'), table('T'),
  subnet('S', { ipv4: '10.0.0.0/24', table: 'T', ...parts }), routes.map((text): AnyResource => route('T', text)),
);
const said = ({ hops }: PathDirection) => hops.map(({ type, componentId, subnet: at, facts }) => [
  `${type} ${componentId} ${at?.id ?? '-'}`,
  ...facts.map(({ effect, code, detail, partial }) => `${effect} ${code ?? '-'}${partial ? ' partly' : ''}: ${detail}`),
]);
const to = ({ destinations }: Flow) => destinations.addresses;

test.each<[string, string[], string, string[][], [AddressSet, AddressSet]]>([
  ['a route', ['0.0.0.0/0 -> igw Igw'], '203.0.113.0/24', [['route table T S', 'informs -: well']],
    [addresses('203.0.113.0/24'), addresses('203.0.113.0/24')]],
  ['a route for a part', ['203.0.113.0/25 -> igw Igw'], '203.0.113.0/24', [['route table T S', 'informs -: well']],
    [addresses('203.0.113.0/25'), addresses('203.0.113.0/25')]],
  ['no route', [], '203.0.113.0/24',
    [['route table T S', 'blocks NO_ROUTE_TO_DESTINATION: no route of T leads to the destination', 'informs -: well']],
    [AddressSet.empty('ipv4'), AddressSet.empty('ipv4')]],
  ['a route that may be for it', ['? -> igw Igw'], '203.0.113.0/24', [[
    'route table T S',
    'may block UNKNOWN_RESOURCE partly: the destination of route T ? -> igw Igw is unknown: parameter P has no default',
    'informs -: well',
  ]], [AddressSet.empty('ipv4'), addresses('203.0.113.0/24')]],
])('%s is taken', (_, routes, block, expected, [least, most]) => {
  const view = network({}, ...routes).view();
  const s = view.find('subnet', 'S')!;
  const [share] = sharesByNextHop(view, s, 'ipv4', addresses(block));
  const taken = takeRoute(start(addresses(block)), s, share, [informs('well')]);
  expect([said(taken), [to(taken.packets.passed.lower), to(taken.packets.passed.upper)]]).toEqual([expected, [least, most]]);
  expect([taken.hops[0].share === share, takeRoute(start(addresses(block)), s, share).hops[0].facts.length]).toEqual([true, expected[0].length - 2]);
});

test('NAT64 without a route is said so', () => {
  const view = network({ ipv6: '2600::/64' }).view();
  const s = view.find('subnet', 'S')!;
  const [share] = sharesByNextHop(view, s, 'nat64', addresses('64:ff9b::/97'));
  const from = Flow.of(addresses('2600::/64'), addresses('64:ff9b::/97'), services, services);
  expect(said(takeRoute(PathDirection.from(startingWith(from), 'survivors'), s, share))).toEqual([[
    'route table T S', 'blocks NO_ROUTE_TO_DESTINATION: no route of T leads packets for 64:ff9b::/96 to a NAT gateway',
  ]]);
});

test('what has been stopped is routed too, as far as it is followed', () => {
  const view = network({}, '203.0.113.0/25 -> igw Igw').view();
  const s = view.find('subnet', 'S')!;
  const [share] = sharesByNextHop(view, s, 'ipv4', addresses('203.0.113.0/24'));
  const whole = startingWith(Flow.of(addresses('10.0.0.0/24'), addresses('203.0.113.0/24'), services, services));
  const none = { lower: whole.passed.lower.none(), upper: whole.passed.upper.none() };
  const { packets: { unfiltered, passed } } = takeRoute(PathDirection.from({ ...whole, passed: none }, 'everything'), s, share);
  expect([to(unfiltered.upper), passed.upper.isEmpty()]).toEqual([addresses('203.0.113.0/25'), true]);
});

const detour = (target: string) =>
  `may block MORE_SPECIFIC_ROUTE: T sends packets for the VPC itself to ${target}`;
test.each<[string, SubnetParts, string[], AddressSet, string[][]]>([
  ['by the local route', {}, [], addresses('10.0.9.0/24'), [['route table T S']]],
  ['by the local route of the main table', { table: undefined }, [], addresses('10.0.9.0/24'), [['route table Vpc.MainRouteTable S']]],
  ['by an appliance', {}, ['10.0.9.0/24 -> instance Box'], addresses('10.0.9.0/24'),
    [['route table T S', detour('Box')], ['other Box Home']]],
  ['by two appliances', {}, ['10.0.9.0/25 -> instance Box', '10.0.9.128/25 -> gwlb Fw'], addresses('10.0.9.0/24'),
    [['route table T S', detour('Box'), detour('Fw')], ['other Box Home'], ['other Fw -']]],
  ['to addresses outside the VPC', {}, [], addresses('10.99.0.0/24'),
    [['route table T S', 'blocks NO_ROUTE_TO_DESTINATION: no route of T leads to the destination']]],
  ['to hosts anywhere in the VPC', {}, [], AddressSet.all('ipv4'), [['route table T S']]],
  ['to hosts anywhere in the VPC, some by an appliance', {}, ['10.0.9.0/24 -> instance Box'], AddressSet.all('ipv4'),
    [['route table T S', detour('Box')], ['other Box Home']]],
])('to neighbours %s', (_, parts, routes, neighbours, expected) => {
  const view = network(parts, ...routes).view();
  const followed = followLocalRoutes(view, start(neighbours), view.find('subnet', 'S')!, neighbours);
  expect([said(followed), followed.hops[0].share?.destinations.upper]).toEqual([expected, neighbours]);
});

test('of an unknown VPC no block is known', () => {
  const view = network({ vpc: '?' }).view();
  expect(said(followLocalRoutes(view, start(AddressSet.all('ipv4')), view.find('subnet', 'S')!, AddressSet.all('ipv4')))[0])
    .toEqual(['route table T S']);
});

test('the routes of the table are shown', () => {
  const view = network({}, '10.0.9.0/24 -> instance Box').view();
  const { hops } = followLocalRoutes(view, start(addresses('10.0.8.0/23')), view.find('subnet', 'S')!, addresses('10.0.8.0/23'));
  expect(hops[0].share!.routes.map(({ text, nextHop }) => `${text} ${nextHop.kind}`).sort()).toEqual(['10.0.0.0/16 local', '10.0.9.0/24 host']);
});
