import type { ServiceSet } from '../../../../src/reachability/private/packet/protocol';
import { allTraffic, answersOf, echoTraffic, portTraffic, TrafficSpec } from '../../../../src/reachability/private/paths/traffic';
import { packets } from '../../../support/network-builder';

const union = (...texts: string[]): ServiceSet =>
  texts.map((text) => packets(`${text} 0.0.0.0/0`).services).reduce((all, one) => all.union(one));

test.each<[string, () => TrafficSpec, string[], boolean | undefined]>([
  ['tcp 443', () => portTraffic('tcp', 443, 443), ['tcp 443'], undefined],
  ['udp 53-99', () => portTraffic('udp', 53, 99), ['udp 53-99'], undefined],
  ['icmp echo', echoTraffic, ['icmp 8/0'], undefined],
])('%s', (text, of, services, hearsErrors) => {
  const spec = of();
  expect([spec.text, spec.services('ipv4'), spec.hearsErrors]).toEqual([text, union(...services), hearsErrors]);
});

test('ICMP echo of IPv6 is another', () => expect(echoTraffic().services('ipv6')).toEqual(packets('icmpv6 128/0 ::/0').services));

test.each<[string, boolean]>([
  ['tcp 0-65535', true], ['udp 0-65535', true], ['icmp 8/0', true], ['47', true], ['icmp 0/0', false], ['icmp 3', false], ['icmpv6 1', false],
])('whether %s is part of all that hosts ask: %s', (text, expected) => {
  const { services, text: name, hearsErrors } = allTraffic();
  expect([union(text).isSubsetOf(services('ipv4')), name, hearsErrors]).toEqual([expected, 'all traffic', true]);
});

test.each<[string, boolean]>([
  ['tcp 5000-5010', true], ['udp 5000-5010', true], ['icmp 0/0', true], ['47', true], ['tcp 4999', false], ['udp 5011', false], ['icmp 8/0', false], ['icmp 3', false],
])('whether %s answers somebody who listens on 5000 to 5010: %s', (text, expected) => {
  expect(union(text).isSubsetOf(answersOf('ipv4', { from: 5000, to: 5010 }))).toBe(expected);
});
