import {
  echoRequest, EPHEMERAL_PORTS, EVERY_PORT, icmpErrors, NAT_PORTS, OTHER_PROTOCOLS, replies, requests, transport,
  transportOn,
} from '../../../../src/reachability/private/forwarding/services';
import type { Family } from '../../../../src/reachability/private/packet/family';
import type { ServiceSet } from '../../../../src/reachability/private/packet/protocol';
import { packets } from '../../../support/network-builder';

const union = (...texts: string[]): ServiceSet =>
  texts.map((text) => packets(`${text} 0.0.0.0/0`).services).reduce((all, one) => all.union(one));
const TEN = { from: 5000, to: 5010 };

// static in the module: the numbers are those of IANA and of AWS
test.each<[string, () => ServiceSet, string[]]>([
  ['requests', () => requests('ipv4'), ['tcp 0-65535', 'udp 0-65535', 'icmp 8/0']],
  ['requests of IPv6', () => requests('ipv6'), ['tcp 0-65535', 'udp 0-65535', 'icmpv6 128/0']],
  ['replies', () => replies('ipv4', TEN), ['tcp 5000-5010', 'udp 5000-5010', 'icmp 0/0']],
  ['replies of IPv6', () => replies('ipv6', TEN), ['tcp 5000-5010', 'udp 5000-5010', 'icmpv6 129/0']],
  ['an echo request', () => echoRequest('ipv4'), ['icmp 8/0']],
  ['an echo request of IPv6', () => echoRequest('ipv6'), ['icmpv6 128/0']],
  ['ICMP errors', () => icmpErrors('ipv4'), ['icmp 3', 'icmp 11']],
  ['ICMP errors of IPv6', () => icmpErrors('ipv6'), ['icmpv6 1', 'icmpv6 2', 'icmpv6 3']],
  ['a range of ports', () => transportOn(TEN), ['tcp 5000-5010', 'udp 5000-5010']],
  ['single ports', () => transport([53, 443]), ['tcp 53', 'tcp 443', 'udp 53', 'udp 443']],
])('%s', (_, services, texts) => expect(services()).toEqual(union(...texts)));

test.each<[Family, number[]]>([['ipv4', [0, 47, 50, 255]], ['ipv6', [0, 47, 50, 255]]])(
  'of %s, %j have no ports; TCP, UDP and both ICMPs are not among them', (_, protocols) => {
    expect([...protocols, 1, 6, 17, 58].map((one) => OTHER_PROTOCOLS.contains(one)))
      .toEqual([...protocols.map(() => true), false, false, false, false]);
  },
);

test('a NAT gateway gives ports from 1024, clients listen from 1024, and a port is 16 bits', () => {
  expect([NAT_PORTS, EPHEMERAL_PORTS, EVERY_PORT]).toEqual([
    { from: 1024, to: 65535 }, { from: 1024, to: 65535 }, { from: 0, to: 65535 },
  ]);
});
