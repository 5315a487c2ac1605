import type { PacketHeader } from '../../../../src/reachability/network-path';
import { addressIn, fits, headerIn, isAddressIn, isLabel, portIn } from '../../../../src/reachability/private/follow/header-choice';

const header = (changes: Partial<PacketHeader> = {}): PacketHeader => ({
  protocols: ['tcp'],
  sourceAddresses: ['10.0.1.0/24'],
  sourcePortRanges: [{ from: 1024, to: 65535 }],
  destinationAddresses: ['0.0.0.0/5', '203.0.113.0/24'],
  destinationPortRanges: [{ from: 80, to: 80 }, { from: 443, to: 443 }],
  icmpTypes: [],
  ...changes,
});

test('the plainest packet of a set', () => expect(headerIn([header()], {})).toEqual({
  protocol: 'tcp',
  source: '10.0.1.10',
  sourcePort: 51514,
  destination: '203.0.113.10',
  destinationPort: 443,
}));
test('the packet that was chosen', () => {
  const choice = { source: '10.0.1.200', destination: '203.0.113.77', sourcePort: 1024, destinationPort: 80 };
  expect(headerIn([header()], choice)).toEqual({ protocol: 'tcp', ...choice });
});
test.each([
  ['source', { source: '10.0.2.1' }], ['destination', { destination: '9.9.9.9' }], ['source port', { sourcePort: 1023 }],
  ['destination port', { destinationPort: 81 }], ['protocol', { protocol: 'udp' }],
])('none with a %s that is not in the set', (_, choice) => expect(headerIn([header()], choice)).toBeUndefined());
test('the second header, if the first does not fit', () => expect(headerIn([header(), header({ protocols: ['udp'] })], { protocol: 'udp' })).toMatchObject({ protocol: 'udp' }));
test('none of none', () => expect(headerIn([], {})).toBeUndefined());
test('ICMP has a type and no ports', () => {
  const echo = header({ protocols: ['icmp'], sourcePortRanges: [], destinationPortRanges: [], icmpTypes: ['echo request'] });
  expect(headerIn([echo], {})).toEqual({ protocol: 'icmp', source: '10.0.1.10', destination: '203.0.113.10', icmpType: 'echo request' });
  expect(fits(echo, { protocol: 'icmp', source: '10.0.1.10', destination: '203.0.113.10', icmpType: 'echo reply' })).toBe(false);
  expect(fits({ ...echo, icmpTypes: ['any type'] }, { protocol: 'icmp', source: '10.0.1.10', destination: '203.0.113.10', icmpType: 'echo reply' })).toBe(true);
});
test.each([['47', true], ['5', false], ['50', true], ['51', true], ['52', false]])('protocol %s is in 47 and 50-51: %p', (protocol, isIn) => {
  const portless = header({ protocols: ['47', '50-51'], sourcePortRanges: [], destinationPortRanges: [] });
  expect(fits(portless, { protocol, source: '10.0.1.10', destination: '203.0.113.10' })).toBe(isIn);
});
test.each([['tcp', false], ['udp', false], ['icmp', false], ['icmpv6', false], ['47', true]])('protocol %s is among the other ones: %p', (protocol, isOther) => {
  const other = header({ protocols: ['other'], sourcePortRanges: [], destinationPortRanges: [] });
  expect(fits(other, { protocol, source: '10.0.1.10', destination: '203.0.113.10' })).toBe(isOther);
});

test.each([
  [['10.0.0.0/24'], '10.0.0.10'], [['10.0.0.0/29'], '10.0.0.0'], [['10.0.0.7/32'], '10.0.0.7'], [['0.0.0.0/0'], '203.0.113.10'], [['2600:1f16::/64'], '2600:1f16::a'], [['NatEip'], 'NatEip'],
])('one address of %p is %s', (set, address) => expect(addressIn(set)).toBe(address));
test('no address of none', () => expect(addressIn([])).toBeUndefined());
test('the wanted address, where it is', () => {
  expect(addressIn(['10.0.0.0/24'], '10.0.0.99')).toBe('10.0.0.99');
  expect(addressIn(['10.0.0.0/24'], '10.0.1.99')).toBe('10.0.0.10');
});
test('an IPv6 address is in no IPv4 block', () => expect(isAddressIn(['0.0.0.0/0'], '2600::1')).toBe(false));
test('a name is only itself', () => {
  expect(isAddressIn(['NatEip', '0.0.0.0/0'], 'NatEip')).toBe(true);
  expect(isAddressIn(['0.0.0.0/0'], 'NatEip')).toBe(false);
  expect([isLabel('NatEip'), isLabel('10.0.0.1'), isLabel('10.0.0.0/8')]).toEqual([true, false, false]);
});
test('a port that is wanted, plain, or the first', () => {
  expect(portIn([{ from: 1, to: 65535 }], 77)).toBe(77);
  expect(portIn([{ from: 1, to: 65535 }])).toBe(443);
  expect(portIn([{ from: 5000, to: 6000 }], 77)).toBe(5000);
  expect(portIn([], 77)).toBe(77);
});
