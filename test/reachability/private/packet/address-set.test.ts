import * as fc from 'fast-check';
import { Address4, Address6 } from 'ip-address';
import { addresses, addressSets, families } from './arbitraries';
import { obeysTheLawsOfSets } from './laws';
import { parseAddress } from '../../../../src/reachability/private/packet/address';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { Cidr, cidrOf, formatCidr, parseCidr } from '../../../../src/reachability/private/packet/cidr';
import { FAMILIES } from '../../../../src/reachability/private/packet/family';

const cidr = (text: string): Cidr => parseCidr(text)!;
const of = (first: string, ...more: readonly string[]) => AddressSet.of(cidr(first), ...more.map(cidr));
const range = (lo: string, hi: string) => AddressSet.range(parseAddress(lo)!, parseAddress(hi));
const texts = (set: AddressSet) => set.cidrs.map(formatCidr);

describe.each(FAMILIES)('%s sets obey the laws', (family) => obeysTheLawsOfSets(addressSets(family), AddressSet.all(family)));

describe('as CIDR blocks', () => {
  test('they make up the set', () => fc.assert(fc.property(families.chain(addressSets), (set) => {
    expect(set.cidrs.map((block) => AddressSet.of(block)).reduce((all, one) => all.union(one), AddressSet.empty(set.family)).equals(set)).toBe(true);
  })));

  const ranges = families.chain((family) => fc.tuple(addresses(family), addresses(family)))
    .map(([a, b]) => a < b ? AddressSet.range(a, b) : AddressSet.range(b, a));
  test('they are the fewest: no two are the halves of one block', () => fc.assert(fc.property(fc.oneof(ranges, families.chain(addressSets)), ({ cidrs }) => {
    const parents = cidrs.filter(({ prefix }) => prefix > 0).map(({ base, prefix }) => formatCidr(cidrOf(base, prefix - 1)));
    expect(new Set(parents).size).toBe(parents.length);
  })));

  test('they are in order, and their first and last addresses are those that ip-address finds', () => fc.assert(fc.property(ranges, (set) => {
    const theirs = texts(set).map((text) => set.family === 'ipv6' ? new Address6(text) : new Address4(text));
    expect(set.min).toBe(parseAddress(theirs[0].startAddress().correctForm()));
    theirs.slice(1).forEach((next, i) => expect(next.startAddress().bigInt()).toBe(theirs[i].endAddress().bigInt() + 1n));
  })));

  test.each<[name: string, set: AddressSet, expected: readonly string[]]>([
    ['nothing', AddressSet.empty('ipv4'), []],
    ['all of IPv4', AddressSet.all('ipv4'), ['0.0.0.0/0']],
    ['all of IPv6', AddressSet.all('ipv6'), ['::/0']],
    ['twins', of('10.0.0.0/25', '10.0.0.128/25'), ['10.0.0.0/24']],
    ['neighbours that are not twins', of('10.0.1.0/24', '10.0.2.0/24'), ['10.0.1.0/24', '10.0.2.0/24']],
    ['a block without its first address', of('10.0.0.0/30').subtract(of('10.0.0.0/32')), ['10.0.0.1/32', '10.0.0.2/31']],
    ['everything but the last address', AddressSet.all('ipv4').subtract(of('255.255.255.255/32')).intersect(of('255.255.255.252/30')), ['255.255.255.252/31', '255.255.255.254/32']],
    ['a range out of step', range('::1', '::4'), ['::1/128', '::2/127', '::4/128']],
  ])('%s', (_, set, expected) => expect(texts(set)).toEqual(expected));
});

test('counts', () => expect([of('10.0.0.0/24').size, of('::/64').size, AddressSet.empty('ipv6').size]).toEqual([256n, 2n ** 64n, 0n]));
test('finds its lowest address', () => expect([of('10.1.0.0/16', '10.0.0.0/24').min, AddressSet.empty('ipv4').min]).toEqual([0x0a000000, undefined]));
test('finds its lowest address from one upwards', () => {
  const found = (floor: string) => of('10.0.0.0/24', '10.1.0.0/16').minFrom(parseAddress(floor)!);
  expect(['9.0.0.0', '10.0.0.7', '10.0.1.0', '10.2.0.0'].map(found)).toEqual(['10.0.0.0', '10.0.0.7', '10.1.0.0'].map((text) => parseAddress(text)).concat(undefined));
});
test('contains the addresses of its family alone', () => {
  expect(['9.255.255.255', '10.0.0.0', '10.255.255.255', '11.0.0.0', '::a00:0'].map((text) => of('10.0.0.0/8').contains(parseAddress(text)!))).toEqual([false, true, true, false, false]);
  expect([1n, 1].map((address) => AddressSet.all('ipv6').contains(address))).toEqual([true, false]);
});
test('overlaps', () => expect([of('10.0.0.0/8').overlaps(of('10.1.0.0/16')), of('10.0.0.0/8').overlaps(of('11.0.0.0/8'))]).toEqual([true, false]));
test('empty sets of two families differ', () => {
  expect(AddressSet.empty('ipv4').equals(AddressSet.empty('ipv6'))).toBe(false);
  expect(AddressSet.empty('ipv4').key()).not.toBe(AddressSet.empty('ipv6').key());
});
test.each(['union', 'intersect', 'subtract', 'isSubsetOf', 'overlaps'] as const)('fails to %s sets of two families', (operation) => {
  expect(() => AddressSet.all('ipv4')[operation](AddressSet.all('ipv6')))
    .toThrow('cannot combine a set of ipv4 addresses with one of ipv6 addresses: keep one set per family');
});
