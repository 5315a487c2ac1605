import { ALWAYS, is } from '../../../../src/reachability/private/conditions/condition';
import { merged } from '../../../../src/reachability/private/conditions/variants';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import { anyCidr, parseCidr } from '../../../../src/reachability/private/packet/cidr';
import { allPackets, familyBounds } from '../../../../src/reachability/private/sources/rule-traffic';
import { guardText } from '../sources/cloudformation/builders';

const merge = (...values: unknown[]) => merged(values.map((value, i) => ({ when: is('A', `${i}`), value })), ALWAYS).map(({ when, value }) => [guardText(when), value]);
const services = { protocols: 6, field: 80 };

test('equal variants are one and depend on nothing', () => expect(merge({ a: 1 }, { a: 1 })).toEqual([['always', { a: 1 }]]));
test('unequal ones stay apart', () => expect(merge(1, 2, 1)).toEqual([['(A=0 | A=2)', 1], ['A=1', 2]]));
test('one alone keeps its guard', () => expect(merge(1)).toEqual([['A=0', 1]]));
test('none', () => expect(merge()).toEqual([]));

test.each([
  ['order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, 1],
  ['a number and its text', 1, '1', 2],
  ['undefined and null', undefined, null, 2],
  ['a missing key and an undefined one', {}, { a: undefined }, 2],
  ['a list and a structure', ['a'], { 0: 'a' }, 2],
  ['addresses of IPv6', parseCidr('2001:db8::/32'), parseCidr('2001:db8::/32'), 1],
  ['families', anyCidr('ipv4'), anyCidr('ipv6'), 2],
  ['sets of packets', allPackets(), allPackets(), 1],
  ['reasons', familyBounds([{ family: 'ipv4', blocks: unknown('a') }], unknown('b')), familyBounds([{ family: 'ipv4', blocks: unknown('a') }], unknown('c')), 2],
  ['blocks', known(parseCidr('10.0.0.0/8')), known(parseCidr('10.0.0.0/9')), 2],
  ['services', services, { ...services, field: 81 }, 2],
])('%s', (_, a, b, expected) => expect(merge(a, b)).toHaveLength(expected));
