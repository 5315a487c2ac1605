import { IntervalSet } from '../../../../src/reachability/private/packet/interval-set';
import { ICMP } from '../../../../src/reachability/private/packet/protocol';
import { addressesText, firstOfEach, listed, packetsText, serviceText } from '../../../../src/reachability/private/words/packet-words';
import { addresses, packets } from '../../../support/network-builder';

const anywhere = [{ addresses: addresses('0.0.0.0/0'), text: 'anywhere' }];
const text = (...parts: string[]) => packetsText(parts.map(packets).reduce((all, one) => all.union(one)), 'from', anywhere);

test.each([
  [['tcp 443 0.0.0.0/0'], ['tcp 443 from anywhere']],
  [['tcp 1024-65535 8.8.8.0/24'], ['tcp 1024-65535 from 8.8.8.0/24']],
  [['tcp 1-2 0.0.0.0/0', 'tcp 9 0.0.0.0/0'], ['tcp 1-2, 9 from anywhere']],
  [['tcp 443 0.0.0.0/0', 'udp 443 0.0.0.0/0'], ['tcp and udp 443 from anywhere']],
  [['tcp 443 0.0.0.0/0', 'udp 53 8.8.8.8/32'], ['tcp 443 from anywhere', 'udp 53 from 8.8.8.8/32']],
  [['all 8.8.8.8/32'], ['all traffic from 8.8.8.8/32']],
  [['icmp 3 0.0.0.0/0'], ['icmp type 3 from anywhere']],
  [['icmp 3/4 0.0.0.0/0', 'icmp 11 0.0.0.0/0'], ['icmp type 3 code 4, type 11 from anywhere']],
  [['icmp 0.0.0.0/0'], ['icmp from anywhere']],
  [['icmpv6 2 ::/0'], ['icmpv6 type 2 from ::/0']],
  [['47 0.0.0.0/0', 'tcp 0.0.0.0/0'], ['tcp and protocol 47 from anywhere']],
  [['7 0.0.0.0/0', 'tcp 0.0.0.0/0'], ['tcp and protocol 7 from anywhere']],
])('%j reads %j', (parts, expected) => {
  expect(text(...parts)).toEqual(expected);
});

test('no more of a set is shown than a person reads', () => {
  const many = Array.from({ length: 7 }, (_, i) => `tcp ${2 * i} ${i + 1}.0.0.0/8`);
  expect(text(...many)).toEqual([...many.slice(0, 4).map((one) => one.replace(/(\d+) (\S+)$/, '$1 from $2')), '3 more kinds of packets']);
  expect(addressesText(addresses('1.0.0.0/8', '3.0.0.0/8', '5.0.0.0/8', '7.0.0.0/8', '9.0.0.0/8'), [])).toBe('1.0.0.0/8, 3.0.0.0/8, 5.0.0.0/8 and others');
  expect(addressesText(addresses('1.0.0.1/32', '1.0.0.2/31', '1.0.0.4/30', '1.0.0.8/29', '1.0.0.16/28'), [])).toBe('1.0.0.1/32, 1.0.0.2/31, 1.0.0.4/30 and others');
});

test('as many as a person reads are shown', () => {
  expect(addressesText(addresses('1.0.0.0/8', '3.0.0.0/8', '5.0.0.0/8', '7.0.0.0/8'), [])).toBe('1.0.0.0/8, 3.0.0.0/8, 5.0.0.0/8, 7.0.0.0/8');
});

test('a range of ICMP codes reads as one', () => {
  expect(serviceText({ protocols: IntervalSet.of(ICMP), field: IntervalSet.of(3 * 256 + 4, 4 * 256 + 2) })).toBe('icmp type 3 code 4-255, type 4 code 0-2');
});

test.each([
  [[], ''], [['a'], 'a'], [['a', 'b'], 'a and b'], [['a', 'b', 'c', 'd'], 'a, b, c and d'], [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('%j is listed as %j', (items, expected) => {
  expect(listed(items, ' and ')).toBe(expected);
});

test('of each kind the first is kept', () => {
  expect(firstOfEach(['a1', 'b1', 'a2'], (item) => item[0])).toEqual(['a1', 'b1']);
});
