import * as fc from 'fast-check';
import { Address4, Address6 } from 'ip-address';
import * as ipaddr from 'ipaddr.js';
import { addresses } from './arbitraries';
import { familyOf, formatAddress, parseAddress } from '../../../../src/reachability/private/packet/address';

const octets = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 });
/** ipaddr.js takes ::192.0.2.1 for ::ffff:192.0.2.1; RFC 4291 2.5.5 tells the two apart. */
const IPV4_COMPATIBLE = /^::\d+\.\d+\.\d+\.\d+$/;

test('every address is read back from its text', () => fc.assert(fc.property(fc.oneof(addresses('ipv4'), addresses('ipv6')), (address) => {
  expect(parseAddress(formatAddress(address))).toBe(address);
})));

describe('as ip-address and ipaddr.js do', () => {
  test('reads IPv4', () => fc.assert(fc.property(octets, (list) => {
    const text = list.join('.');
    expect(parseAddress(text)).toBe(Number(new Address4(text).bigInt()));
    expect(parseAddress(text)).toBe(ipaddr.IPv4.parse(text).octets.reduce((sum, octet) => sum * 256 + octet, 0));
  })));

  test('reads IPv6', () => fc.assert(fc.property(fc.ipV6(), (text) => {
    expect(parseAddress(text)).toBe(new Address6(text).bigInt());
    if (IPV4_COMPATIBLE.test(text)) { return; }
    expect(parseAddress(text)).toBe(ipaddr.IPv6.parse(text).parts.reduce((sum, part) => sum * 65536n + BigInt(part), 0n));
  })));

  test('writes IPv4', () => fc.assert(fc.property(addresses('ipv4'), (address) => {
    expect(formatAddress(address)).toBe(Address4.fromBigInt(BigInt(address)).correctForm());
  })));

  const sparse = fc.array(fc.constantFrom('0', '0', '1', 'abcd'), { minLength: 8, maxLength: 8 }).map((groups) => parseAddress(groups.join(':')) as bigint);
  test('writes IPv6, wherever the zeros are', () => fc.assert(fc.property(fc.oneof(addresses('ipv6').map(BigInt), sparse), (address) => {
    expect(formatAddress(address)).toBe(Address6.fromBigInt(address).correctForm());
    expect(formatAddress(address)).toBe(ipaddr.IPv6.parse(formatAddress(address)).toRFC5952String());
  }), { numRuns: 500 }));
});

test.each([
  ['0.0.0.0', 0],
  ['255.255.255.255', 2 ** 32 - 1],
  ['10.0.0.220', 0x0a0000dc],
  ['::', 0n],
  ['::1', 1n],
  ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 2n ** 128n - 1n],
  ['FD00:EC2::253', 0xfd000ec2_00000000_00000000_00000253n],
  ['64:ff9b::192.0.2.33', 0x0064ff9b_00000000_00000000_c0000221n],
  ['1:2:3:4:5:6:192.0.2.33', 0x00010002_00030004_00050006_c0000221n],
  ['1:2:3:4:5:6:7::', 0x00010002_00030004_00050006_00070000n],
  ['::2:3:4:5:6:7:8', 0x00000002_00030004_00050006_00070008n],
])('reads %s', (text, address) => {
  expect(parseAddress(text)).toBe(address);
  expect(familyOf(address)).toBe(text.includes(':') ? 'ipv6' : 'ipv4');
});

test.each([
  '', '.', '1.2.3', '1.2.3.4.5', '1.2.3.256', '1.2.3.-4', '1.2.3.', '01.2.3.4', '1.2.3.00', '0x1.2.3.4', '1.2.3.4 ', '16909060', 'a.b.c.d', '1.2.3.4e0', '1.2.3.1234',
  ':', ':::', '1', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7::8', '1::2::3', ':1:2:3:4:5:6:7', '1:2:3:4:5:6:7:', '12345::', 'g::', '::1%eth0',
  '1.2.3.4::', '::1.2.3.4:5', '::1.2.3', '::01.2.3.4', '1:2:3:4:5:6:7:1.2.3.4', '[::1]', '::1/64', ' ::1', '::-1',
])('refuses "%s"', (text) => expect(parseAddress(text)).toBeUndefined());

describe('refuses what a library takes', () => {
  test.each(['010.0.0.1', '0x1.2.3.4', '16909060', '1.2.3', '::01.2.3.4', '::1%eth0'])('ipaddr.js: "%s"', (text) => {
    expect([ipaddr.isValid(text), parseAddress(text)]).toEqual([true, undefined]);
  });
  test.each(['1.2.3.4/24', '::1/64', '::1%eth0'])('ip-address: "%s"', (text) => {
    expect([Address4.isValid(text) || Address6.isValid(text), parseAddress(text)]).toEqual([true, undefined]);
  });
});

// RFC 5952, section 4
test.each([
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:db8:0:0:0:0:2:1', '2001:db8::2:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['2001:DB8::000A', '2001:db8::a'],
  ['1:0:0:0:0:0:0:0', '1::'],
  ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
])('writes %s as %s', (text, recommended) => expect(formatAddress(parseAddress(text)!)).toBe(recommended));
