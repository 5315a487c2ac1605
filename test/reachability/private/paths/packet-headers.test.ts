import { NAT_PORTS } from '../../../../src/reachability/private/forwarding/services';
import { IntervalSet } from '../../../../src/reachability/private/packet/interval-set';
import { ALL_PROTOCOLS, ICMP, ICMPV6, serviceSet, ServiceSet, TCP, UDP } from '../../../../src/reachability/private/packet/protocol';
import { Flow } from '../../../../src/reachability/private/paths/flow';
import { headersOf } from '../../../../src/reachability/private/paths/packet-headers';
import { answersOf } from '../../../../src/reachability/private/paths/traffic';
import { addresses } from '../../../support/network-builder';

const headers = (services: ServiceSet, ipv6 = false) => headersOf(Flow.of(
  addresses(ipv6 ? '2001:db8::/64' : '10.0.0.0/24'), addresses(ipv6 ? '2001:db9::/64' : '1.0.0.0/8'), services, answersOf(ipv6 ? 'ipv6' : 'ipv4', NAT_PORTS),
));
const icmp = (lo: number, hi = lo) => serviceSet(IntervalSet.of(ICMP), IntervalSet.of(lo, hi));

test('a header of one service', () => {
  expect(headers(serviceSet(IntervalSet.of(TCP), IntervalSet.of(443)))).toEqual([{
    protocols: ['tcp'],
    sourceAddresses: ['10.0.0.0/24'],
    sourcePortRanges: [{ from: 1024, to: 65535 }],
    destinationAddresses: ['1.0.0.0/8'],
    destinationPortRanges: [{ from: 443, to: 443 }],
    icmpTypes: [],
  }]);
});

test('labels stand for addresses that only AWS knows', () => {
  const flow = Flow.of(addresses('10.0.0.0/24'), addresses('1.0.0.0/8'), serviceSet(IntervalSet.of(TCP)), answersOf('ipv4', NAT_PORTS));
  expect(headersOf(flow, { source: ['Eip'] })[0]).toMatchObject({ sourceAddresses: ['Eip'], destinationAddresses: ['1.0.0.0/8'] });
});

test.each([
  ['all protocols', serviceSet(ALL_PROTOCOLS), [['tcp', 'udp'], ['icmp'], ['other']]],
  ['equal ports', serviceSet(IntervalSet.of(TCP).union(IntervalSet.of(UDP)), IntervalSet.of(53)), [['tcp', 'udp']]],
  ['GRE', serviceSet(IntervalSet.of(47)), [['47']]],
  ['some protocols', serviceSet(IntervalSet.of(2, 5).union(IntervalSet.of(50))), [['2-5', '50']]],
])('the protocols of %s', (_name, services, protocols) => expect(headers(services).map((header) => header.protocols)).toEqual(protocols));

test.each([
  ['every type', icmp(0, 65535), ['any type']],
  ['a type', icmp(3 * 256, 3 * 256 + 255), ['destination unreachable']],
  ['a code', icmp(3 * 256 + 4), ['destination unreachable, code 4']],
  ['some codes', icmp(3 * 256 + 1, 3 * 256 + 4), ['destination unreachable, code 1-4']],
  ['an echo', icmp(8 * 256), ['echo request']],
  ['a type without a name', icmp(13 * 256, 13 * 256 + 255), ['type 13']],
  ['types', icmp(13 * 256, 15 * 256 + 255), ['types 13-15']],
  ['parts of types', icmp(13 * 256 + 200, 15 * 256 + 9), ['type 13, code 200-255', 'type 14', 'type 15, code 0-9']],
])('ICMP: %s', (_name, services, types) => expect(headers(services)[0].icmpTypes).toEqual(types));

test('ICMPv6', () => {
  expect(headers(serviceSet(IntervalSet.of(ICMPV6), IntervalSet.of(128 * 256)), true)[0]).toMatchObject({ protocols: ['icmpv6'], icmpTypes: ['echo request'] });
});
