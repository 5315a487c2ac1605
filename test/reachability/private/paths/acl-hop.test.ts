import type { Subnet } from '../../../../src/reachability/private/network/resources';
import { Bounds } from '../../../../src/reachability/private/packet/bounds';
import type { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { crossAcl, filtered } from '../../../../src/reachability/private/paths/acl-hop';
import { Flow } from '../../../../src/reachability/private/paths/flow';
import { startingWith } from '../../../../src/reachability/private/paths/packets-at';
import { PathDirection, Tracking } from '../../../../src/reachability/private/paths/path-direction';
import { acl, addresses, empty, packets, subnet, vpc } from '../../../support/network-builder';

const { services } = packets('tcp 80-443 0.0.0.0/0');
const ALL = Flow.of(addresses('10.0.0.0/24'), addresses('1.0.0.0/8'), services, services);
const [TLS, ONE, NOTHING] = [packets('tcp 443 0.0.0.0/0'), packets('tcp 0-65535 1.1.0.0/16'), packets('udp 53 0.0.0.0/0')];
const P = ['parameter P has no default'];
const ports = (flow: Flow): string => (flow.isEmpty() ? '-' : flow.destinations.slices
  .map(({ field }) => field.intervals.map(({ lo, hi }) => (lo === hi ? lo : `${lo}-${hi}`)).join(',')).join(';'));

test.each<[string, Bounds<PacketSet>, Tracking, string[]]>([
  ['a part', Bounds.exact(TLS), 'everything', ['443', '443', '80-443']],
  ['a part, of survivors', Bounds.exact(TLS), 'survivors', ['443', '443', '443']],
  ['nothing', Bounds.exact(NOTHING), 'everything', ['-', '-', '80-443']],
  ['nothing, of survivors: all are looked at', Bounds.exact(NOTHING), 'survivors', ['-', '-', '80-443']],
  ['perhaps a part', Bounds.between(NOTHING, TLS, P), 'survivors', ['-', '443', '443']],
  ['at least a part', Bounds.between(TLS, packets('all 0.0.0.0/0'), P), 'survivors', ['443', '80-443', '80-443']],
])('a filter leaves %s', (_, allowed, tracking, expected) => {
  const { passed, unfiltered } = filtered(startingWith(ALL), 'destination', allowed, tracking);
  expect([passed.lower, passed.upper, unfiltered.upper].map(ports)).toEqual(expected);
});

test('what has been stopped before is filtered too, if survivors are followed', () => {
  const stopped = { ...startingWith(ALL), passed: { lower: ALL.none(), upper: ALL.none() } };
  const left = (tracking: Tracking) => ports(filtered(stopped, 'destination', Bounds.exact(TLS), tracking).unfiltered.upper);
  expect([left('survivors'), left('everything')]).toEqual(['443', '80-443']);
});

test.each<[string, PacketSet, 'source' | 'destination', string]>([
  ['every possible host is served', TLS, 'destination', '443'],
  ['some of the possible hosts are served', ONE, 'destination', '-'],
  ['the other side is served in part', ONE, 'source', '80-443'],
])('hosts of unknown address: %s', (_, allowed, unknownSide, expected) => {
  const { passed } = filtered(startingWith(ALL, {}, unknownSide), 'destination', Bounds.exact(allowed), 'everything');
  expect(ports(passed.lower)).toBe(expected);
});

const network = empty.with(
  vpc(), subnet('S', { ipv4: '10.0.0.0/24', acl: 'Acl' }), acl('Acl', 'out 100 allow tcp 443 0.0.0.0/0'),
  subnet('Plain', { ipv4: '10.0.1.0/24' }), subnet('Unknown', { acl: '?' }),
);
test.each([
  ['S', 'egress', 'Acl', '443', 'destination'], ['S', 'ingress', 'Acl', '-', 'source'],
  ['Plain', 'egress', 'Vpc.DefaultNetworkAcl', '80-443', 'destination'],
  ['Unknown', 'ingress', '(unknown)', '80-443', 'source'],
] as const)('at the border of %s, %s, stands %s', (id, direction, componentId, expected, side) => {
  const view = network.view();
  const home = view.find('subnet', id) as Subnet;
  const { hops, packets: left } = crossAcl(view, PathDirection.from(startingWith(ALL), 'survivors'), home, direction);
  expect(hops.map((hop) => [hop.type, hop.componentId, hop.subnet?.id, hop.crossing?.side, hop.facts]))
    .toEqual([['network ACL', componentId, id, side, []]]);
  expect(ports(left.passed.upper)).toBe(expected);
});
