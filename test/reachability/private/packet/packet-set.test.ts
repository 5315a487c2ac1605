import * as fc from 'fast-check';
import { families, fieldSets, Match, matches, packetSetOf, packetSets, protocolSets } from './arbitraries';
import { decisivePackets, firstMatch, membersOf } from './first-match';
import { obeysTheLawsOfSets } from './laws';
import { parseAddress } from '../../../../src/reachability/private/packet/address';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { formatCidr, parseCidr } from '../../../../src/reachability/private/packet/cidr';
import { FAMILIES } from '../../../../src/reachability/private/packet/family';
import { IntervalSet } from '../../../../src/reachability/private/packet/interval-set';
import { Packet, PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { ALL_PROTOCOLS, ICMP, icmpField, serviceSet, TCP, UDP } from '../../../../src/reachability/private/packet/protocol';

const addresses = (cidr: string) => AddressSet.of(parseCidr(cidr)!);
const only = (value: number) => IntervalSet.of(value);
const packets = (cidr: string, protocol?: number, lo?: number, hi = lo) => PacketSet.of({
  addresses: addresses(cidr),
  protocols: protocol === undefined ? undefined : only(protocol),
  field: lo === undefined ? undefined : IntervalSet.of(lo, hi),
});
const services = (protocol: number, lo: number, hi = lo) => serviceSet(only(protocol), IntervalSet.of(lo, hi));
/** One line a slice: protocols | field | blocks. */
const lines = (set: PacketSet) => set.slices.map((slice) => [slice.protocols, slice.field]
  .map(({ intervals }) => intervals.map(({ lo, hi }) => lo === hi ? `${lo}` : `${lo}-${hi}`).join())
  .concat(slice.addresses.cidrs.map(formatCidr).join()).join(' | '));

describe.each(FAMILIES)('%s sets obey the laws', (family) => obeysTheLawsOfSets(packetSets(family), PacketSet.all(family)));

const lists = families.chain((family) => fc.tuple(fc.constant(family), fc.array(matches(family), { maxLength: 4 })));
const union = (family: PacketSet['family'], list: readonly Match[]) => list.map(packetSetOf).reduce((all, one) => all.union(one), PacketSet.empty(family));
const anySet = families.chain(packetSets);
const pairs = families.chain((family) => fc.tuple(packetSets(family), packetSets(family)));
const serviceSets = fc.tuple(protocolSets, fieldSets).map(([protocols, field]) => serviceSet(protocols, field));
const ofServices = (set: PacketSet, asked: ReturnType<typeof serviceSet>) => PacketSet.ofServices(AddressSet.all(set.family), asked);

test('holds exactly the packets it was made from', () => fc.assert(fc.property(lists, ([family, list]) => {
  const holds = membersOf(union(family, list));
  const decisive = decisivePackets(family, list);
  expect(decisive.filter((packet) => holds(packet) !== firstMatch(list, packet) >= 0)).toEqual([]);
}), { numRuns: 40 }));

test('contains what its slices hold', () => fc.assert(fc.property(lists, ([family, list]) => {
  const set = union(family, list.slice(1)).subtract(union(family, list.slice(0, 1)));
  const holds = membersOf(set);
  const decisive = decisivePackets(family, list.slice(0, 2));
  expect(decisive.filter((packet) => holds(packet) !== set.contains(packet))).toEqual([]);
}), { numRuns: 20 }));

test('is the same whatever it was made from, in whatever order', () => fc.assert(fc.property(lists, ([family, list]) => {
  const [there, back] = [union(family, list), union(family, [...list].reverse())];
  expect(there.key()).toBe(back.key());
  expect(lines(there)).toEqual(lines(back));
})));

describe('slices', () => {
  test('make up the set, and no two share a packet', () => fc.assert(fc.property(anySet, (set) => {
    const boxes = set.slices.map((slice) => PacketSet.of(slice));
    expect(boxes.reduce((all, one) => all.union(one), PacketSet.empty(set.family)).key()).toBe(set.key());
    boxes.forEach((box, i) => boxes.slice(i + 1).forEach((other) => expect(box.intersect(other).isEmpty()).toBe(true)));
  })));

  test('no two could be one', () => fc.assert(fc.property(anySet, ({ slices }) => {
    const keys = slices.map(({ addresses: a, protocols, field }) => [`${a.key()} ${field.key()}`, `${a.key()} ${protocols.key()}`]);
    expect(new Set(keys.map(([sameButProtocols]) => sameButProtocols)).size).toBe(slices.length);
    expect(new Set(keys.map(([, sameButField]) => sameButField)).size).toBe(slices.length);
  })));

  test.each<[name: string, set: PacketSet, expected: readonly string[]]>([
    ['nothing', PacketSet.empty('ipv4'), []],
    ['everything', PacketSet.all('ipv6'), ['0-255 | 0-65535 | ::/0']],
    ['a port of TCP', packets('10.0.0.0/8', TCP, 443), ['6 | 443 | 10.0.0.0/8']],
    ['ports ignored by a protocol without any', packets('10.0.0.0/8', 50, 443), ['50 | 0-65535 | 10.0.0.0/8']],
    ['TCP and UDP alike', packets('10.0.0.0/8', TCP, 53).union(packets('10.0.0.0/8', UDP, 53)), ['6,17 | 53 | 10.0.0.0/8']],
    ['ports alike', packets('::/0', TCP, 80).union(packets('::/0', TCP, 443)), ['6 | 80,443 | ::/0']],
    ['all but a port', PacketSet.all('ipv4').subtract(packets('0.0.0.0/0', TCP, 22)), ['0-5,7-255 | 0-65535 | 0.0.0.0/0', '6 | 0-21,23-65535 | 0.0.0.0/0']],
    ['blocks that touch', packets('10.0.0.0/9', TCP, 80).union(packets('10.128.0.0/9', TCP, 80)), ['6 | 80 | 10.0.0.0/8']],
    ['a host that loses a port', packets('10.0.0.0/31', TCP, 80, 81).subtract(packets('10.0.0.1/32', TCP, 81)), ['6 | 80 | 10.0.0.0/31', '6 | 81 | 10.0.0.0/32']],
    ['an ICMP type', PacketSet.of({ addresses: addresses('0.0.0.0/0'), protocols: only(ICMP), field: icmpField(3, 4) }), ['1 | 772 | 0.0.0.0/0']],
  ])('of %s', (_, set, expected) => expect(lines(set)).toEqual(expected));
});

describe('the first packet', () => {
  const lowest = (one: PacketSet) => one.firstFrom(AddressSet.all(one.family).min!);

  test('is a member with the lowest address, of those the lowest protocol, of those the lowest field', () => fc.assert(fc.property(anySet, (set) => {
    const first = lowest(set);
    const corners = set.slices.map((slice) => ({ address: slice.addresses.min!, protocol: slice.protocols.min!, field: slice.field.min! }));
    corners.sort((a, b) => a.address === b.address ? a.protocol - b.protocol || a.field - b.field : a.address < b.address ? -1 : 1);
    expect(first).toEqual(corners[0]);
    expect(first === undefined || set.contains(first)).toBe(true);
  })));

  test('from an address upwards is the first of those that are not below it', () => fc.assert(fc.property(pairs, ([set, other]) => {
    const floor = other.addresses.min ?? AddressSet.all(set.family).min!;
    const above = AddressSet.range(floor, AddressSet.all(set.family).intervals.intervals[0].hi);
    expect(set.firstFrom(floor)).toEqual(lowest(set.withAddresses(above)));
  })));

  test('of several', () => {
    const set = packets('10.0.0.1/32', TCP, 80).union(packets('10.0.0.0/31', UDP, 53, 99)).union(packets('10.0.0.0/32', UDP, 20));
    expect(lowest(set)).toEqual({ address: parseAddress('10.0.0.0'), protocol: UDP, field: 20 });
  });

  test('of none', () => expect(lowest(PacketSet.empty('ipv4'))).toBeUndefined());
});

describe('projections', () => {
  test('lose nothing and add no address or service', () => fc.assert(fc.property(anySet, (set) => {
    expect(set.isSubsetOf(PacketSet.ofServices(set.addresses, set.services))).toBe(true);
    expect(set.addresses.key()).toBe(set.slices.reduce((all, slice) => all.union(slice.addresses), AddressSet.empty(set.family)).key());
    const asked = set.slices.map(({ protocols, field }) => serviceSet(protocols, field));
    expect(set.services.key()).toBe(asked.reduce((all, one) => all.union(one), serviceSet(IntervalSet.empty())).key());
  })));

  test('restricted to addresses or services, it is the intersection with all packets of those', () => fc.assert(fc.property(pairs, serviceSets, ([set, other], asked) => {
    expect(set.withAddresses(other.addresses).key()).toBe(set.intersect(PacketSet.of({ addresses: other.addresses })).key());
    expect(set.withServices(asked).key()).toBe(set.intersect(ofServices(set, asked)).key());
  })));

  test.each([0, ICMP, TCP, 50, 255])('restricted to protocol %i, it is the intersection with all packets of it', (protocol) => fc.assert(fc.property(anySet, (set) => {
    expect(set.withProtocol(protocol).key()).toBe(set.intersect(ofServices(set, serviceSet(only(protocol)))).key());
  }), { numRuns: 40 }));

  test('the addresses at a service are those of the packets that ask for it', () => fc.assert(fc.property(lists, ([family, list]) => {
    const set = union(family, list);
    const asked = decisivePackets(family, list).filter(({ address }) => address === AddressSet.all(family).min);
    const at = ({ protocol, field }: Packet) => set.withServices(services(protocol, field)).addresses;
    expect(asked.filter((packet) => set.addressesAt(packet).key() !== at(packet).key())).toEqual([]);
  }), { numRuns: 20 }));
});

describe('replies', () => {
  test('hold a packet when the set has one of its address and protocol, and the sender listens on its field', () => {
    const cases = fc.tuple(lists, protocolSets, fieldSets);
    fc.assert(fc.property(cases, ([[family, list], protocols, field]) => {
      const set = union(family, list);
      const listening = serviceSet(protocols, field);
      const [holds, listens, returns] = [set, ofServices(set, listening), set.replies(listening)].map(membersOf);
      const decisive = decisivePackets(family, [...list, { cidr: parseCidr(family === 'ipv4' ? '0.0.0.0/0' : '::/0')!, protocols, field }]);
      const peer = ({ address, protocol }: Packet) => `${address} ${protocol}`;
      const sent = new Set(decisive.filter(holds).map(peer));
      expect(decisive.filter((packet) => returns(packet) !== (sent.has(peer(packet)) && listens(packet)))).toEqual([]);
    }), { numRuns: 30 });
  });

  test('come from the port of no service, but from its address', () => {
    expect(lines(packets('192.0.2.0/24', TCP, 443).union(packets('192.0.2.8/29', UDP, 53)).replies(services(TCP, 1024, 65535)))).toEqual(['6 | 1024-65535 | 192.0.2.0/24']);
  });
});

test('an empty dimension empties the set', () => {
  expect(PacketSet.of({ addresses: AddressSet.empty('ipv4') }).isEmpty()).toBe(true);
  expect(PacketSet.of({ addresses: AddressSet.all('ipv4'), protocols: IntervalSet.empty() }).isEmpty()).toBe(true);
  expect(PacketSet.of({ addresses: AddressSet.all('ipv4'), protocols: ALL_PROTOCOLS, field: IntervalSet.empty() }).isEmpty()).toBe(true);
});

test('sets of different families differ', () => {
  expect(PacketSet.empty('ipv4').equals(PacketSet.empty('ipv6'))).toBe(false);
  expect(PacketSet.empty('ipv4').key()).not.toBe(PacketSet.empty('ipv6').key());
});

test.each(['union', 'intersect', 'subtract', 'isSubsetOf', 'overlaps'] as const)('fails to %s sets of two families', (operation) => {
  expect(() => PacketSet.all('ipv4')[operation](PacketSet.all('ipv6'))).toThrow('keep one set per family');
});

test('fails to restrict a set to addresses of the other family', () => {
  expect(() => PacketSet.all('ipv4').withAddresses(AddressSet.all('ipv6'))).toThrow('keep one set per family');
});
