import * as fc from 'fast-check';
import { Address4, Address6 } from 'ip-address';
import * as ipaddr from 'ipaddr.js';
import { addresses, cidrs, crowdedCidrs, families } from './arbitraries';
import { formatAddress } from '../../../../src/reachability/private/packet/address';
import {
  anyCidr, blockSize, Cidr, cidrContains, cidrOf, cidrOverlaps, formatCidr, lastAddress, parseCidr, subnetsOf,
} from '../../../../src/reachability/private/packet/cidr';
import { ADDRESS_BITS } from '../../../../src/reachability/private/packet/family';

const cidr = (text: string): Cidr => parseCidr(text)!;
const theirs = (text: string) => text.includes(':') ? new Address6(text) : new Address4(text);
const anyFamily = families.chain(cidrs);
/** An address and a prefix length, host bits and all, as text. */
const loose = families.chain((family) => fc.tuple(addresses(family), fc.integer({ min: 0, max: ADDRESS_BITS[family] })))
  .map(([address, prefix]) => `${formatAddress(address)}/${prefix}`);

test('every block is read back from its text', () => fc.assert(fc.property(anyFamily, (block) => {
  expect(parseCidr(formatCidr(block))).toEqual(block);
})));

describe('as ip-address and ipaddr.js do', () => {
  test('masks the host bits off', () => fc.assert(fc.property(loose, (text) => {
    const [, prefix] = text.split('/');
    const ipaddrNetwork = text.includes(':') ? ipaddr.IPv6.networkAddressFromCIDR(text).toRFC5952String() : ipaddr.IPv4.networkAddressFromCIDR(text).toString();
    expect(formatCidr(cidr(text))).toBe(`${theirs(text).startAddress().correctForm()}/${prefix}`);
    expect(formatCidr(cidr(text))).toBe(`${ipaddrNetwork}/${prefix}`);
  })));

  test('finds the last address', () => fc.assert(fc.property(anyFamily, (block) => {
    expect(formatAddress(lastAddress(block))).toBe(theirs(formatCidr(block)).endAddress().correctForm());
  })));

  const crowds = families.chain((family) => fc.tuple(crowdedCidrs(family), crowdedCidrs(family)));
  test('knows which block contains which', () => fc.assert(fc.property(crowds, ([a, b]) => {
    expect(cidrContains(a, b)).toBe(theirs(formatCidr(b)).isInSubnet(theirs(formatCidr(a))));
    const [outer, inner] = [ipaddr.parseCIDR(formatCidr(a)), ipaddr.parse(formatAddress(b.base))];
    expect(cidrContains(a, b)).toBe(inner.match(outer) && a.prefix <= b.prefix);
  })));

  test('knows which blocks share an address', () => fc.assert(fc.property(crowds, ([a, b]) => {
    expect(cidrOverlaps(a, b)).toBe(a.base <= lastAddress(b) && b.base <= lastAddress(a));
    expect(cidrOverlaps(a, b)).toBe(cidrOverlaps(b, a));
  })));
});

test('blocks of different families share nothing', () => {
  expect(cidrContains(anyCidr('ipv4'), anyCidr('ipv6'))).toBe(false);
  expect(cidrOverlaps(anyCidr('ipv6'), cidr('10.0.0.0/8'))).toBe(false);
});

test.each([
  ['100.68.0.18/18', '100.68.0.0/18'],
  ['255.255.255.255/0', '0.0.0.0/0'],
  ['255.255.255.255/32', '255.255.255.255/32'],
  ['128.0.0.1/1', '128.0.0.0/1'],
  ['2001:DB8:0:1:ffff::/64', '2001:db8:0:1::/64'],
  ['ffff::1/0', '::/0'],
  ['::1/128', '::1/128'],
  ['64:ff9b::192.0.2.33/96', '64:ff9b::/96'],
])('reads %s as %s', (text, canonical) => expect(formatCidr(cidr(text))).toBe(canonical));

test.each([
  '', '/', '10.0.0.0', '10.0.0.0/', '/8', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/08', '10.0.0.0/ 8', '10.0.0.0/8 ', '10.0.0.0/8/8', '10.0.0.0/8.0', '10.0.0.0/1e1',
  '10.0.0/8', '10.0.0.00/8', '10.0.0.0/255.0.0.0', '::', '::/129', '::/1000', '::/0x8', '::1%1/64', 'pl-123/8',
])('refuses "%s"', (text) => expect(parseCidr(text)).toBeUndefined());

describe('subnets', () => {
  const subnets = (text: string, prefix: number, count: number) => subnetsOf(cidr(text), prefix, count)?.map(formatCidr);

  test.each<[text: string, prefix: number, count: number, expected: readonly string[] | undefined]>([
    ['10.0.0.0/16', 18, 4, ['10.0.0.0/18', '10.0.64.0/18', '10.0.128.0/18', '10.0.192.0/18']],
    ['10.0.0.0/16', 18, 5, undefined],
    ['10.0.0.0/16', 16, 1, ['10.0.0.0/16']],
    ['10.0.0.0/16', 15, 1, undefined],
    ['10.0.0.0/31', 32, 2, ['10.0.0.0/32', '10.0.0.1/32']],
    ['10.0.0.0/31', 33, 1, undefined],
    ['10.0.0.0/16', 24, 0, []],
    ['2001:db8::/56', 64, 2, ['2001:db8::/64', '2001:db8:0:1::/64']],
    ['2001:db8::/56', 64, 257, undefined],
    ['2001:db8::/64', 129, 1, undefined],
  ])('%s in /%i, %i of them', (text, prefix, count, expected) => expect(subnets(text, prefix, count)).toEqual(expected));

  test('all of them, end to end, fill the block', () => fc.assert(fc.property(anyFamily, fc.integer({ min: 0, max: 4 }), (block, bits) => {
    fc.pre(block.prefix + bits <= ADDRESS_BITS[block.family]);
    const all = subnetsOf(block, block.prefix + bits, 2 ** bits)!;
    expect(all[0].base).toBe(block.base);
    expect(lastAddress(all[all.length - 1])).toBe(lastAddress(block));
    all.slice(1).forEach((next, i) => expect(BigInt(next.base)).toBe(BigInt(lastAddress(all[i])) + 1n));
  })));
});

test('the size of a block is counted in the scalar of its family', () => {
  expect([blockSize('ipv4', 0), blockSize('ipv4', 32), blockSize('ipv6', 0), blockSize('ipv6', 128)]).toEqual([2 ** 32, 1, 2n ** 128n, 1n]);
});

test('the block of an address', () => expect(formatCidr(cidrOf(0x0a0000dc, 24))).toBe('10.0.0.0/24'));
