import * as fc from 'fast-check';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { IntervalSet } from '../../../../src/reachability/private/packet/interval-set';
import { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { ALL_PROTOCOLS, serviceSet, TCP, UDP } from '../../../../src/reachability/private/packet/protocol';
import { Flow } from '../../../../src/reachability/private/paths/flow';
import { addresses, packets } from '../../../support/network-builder';

const tcp = (lo: number, hi = lo) => serviceSet(IntervalSet.of(TCP), IntervalSet.of(lo, hi));
const listening = tcp(1024, 65535).union(serviceSet(IntervalSet.of(UDP), IntervalSet.of(1024, 65535)));
const flow = (from: string, to: string, services = tcp(443)) => Flow.of(addresses(from), addresses(to), services, listening);
const boxes = (of: Flow) => of.boxes.map(({ sources, destinations, protocols, field }) => [sources, destinations, protocols, field].map((set) => set.key()).join(' | '));

test('each source with each destination', () => {
  expect(boxes(flow('10.0.0.0/24', '1.0.0.0/8'))).toEqual([[addresses('10.0.0.0/24'), addresses('1.0.0.0/8'), IntervalSet.of(TCP), IntervalSet.of(443)]
    .map((set) => set.key()).join(' | ')]);
});

test('a restriction of one side takes what it asks for from the other', () => {
  const both = flow('10.0.0.0/24', '1.0.0.0/8', tcp(80).union(tcp(443)));
  const restricted = both.restrictedTo('destination', packets('tcp 443 1.1.0.0/16'));
  expect(restricted.sources.services.equals(tcp(443))).toBe(true);
  expect(restricted.destinations.addresses.equals(addresses('1.1.0.0/16'))).toBe(true);
});

test('a reply turns the packets around', () => {
  const reply = flow('10.0.0.0/24', '1.0.0.0/8').reply();
  expect(reply.sources.equals(PacketSet.ofServices(addresses('1.0.0.0/8'), tcp(1024, 65535)))).toBe(true);
  expect(reply.destinations.equals(PacketSet.ofServices(addresses('10.0.0.0/24'), tcp(1024, 65535)))).toBe(true);
  expect(reply.sourcePorts.equals(tcp(443))).toBe(true);
});

test('the source ports of replies are those of the peers that are left', () => {
  const asked = flow('10.0.0.0/24', '1.0.0.0/8', tcp(80).union(tcp(443))).restrictedTo('destination', packets('tcp 80 1.1.0.0/16').union(packets('tcp 443 1.2.0.0/16')));
  const reply = asked.reply().restrictedTo('source', packets('tcp 1024-65535 1.1.0.0/16'));
  expect(reply.sourcePorts.equals(tcp(80))).toBe(true);
});

test('replies through somebody else come from those who replied to him', () => {
  const inside = flow('10.0.0.0/24', '1.0.0.0/8');
  const outside = inside.sentBy(addresses('10.9.9.9/32'), { answers: listening }).reply().restrictedTo('source', packets('tcp 5000 1.1.0.0/16'));
  const reply = inside.replyThrough(outside.senders, AddressSet.empty('ipv4'));
  expect(reply.sources.equals(PacketSet.ofServices(addresses('1.1.0.0/16'), tcp(1024, 65535)))).toBe(true);
  expect(reply.destinations.addresses.equals(addresses('10.0.0.0/24'))).toBe(true);
});

test('nothing is left of nothing', () => {
  const none = flow('10.0.0.0/24', '1.0.0.0/8').none();
  expect([none.isEmpty(), none.boxes, none.reply().isEmpty()]).toEqual([true, [], true]);
});

describe('restrictions are exact, whatever their order', () => {
  const address = fc.nat(7);
  const restriction = fc.record({ side: fc.constantFrom('source' as const, 'destination' as const), lo: address, hi: address, from: fc.nat(7), to: fc.nat(7) });
  const setOf = ({ lo, hi, from, to }: { lo: number; hi: number; from: number; to: number }) => PacketSet.of({
    addresses: AddressSet.range(Math.min(lo, hi), Math.max(lo, hi)),
    protocols: IntervalSet.of(TCP),
    field: IntervalSet.of(Math.min(from, to), Math.max(from, to)),
  });

  test('as packets one by one', () => {
    fc.assert(fc.property(fc.array(restriction, { maxLength: 4 }), address, address, fc.nat(7), (restrictions, source, destination, port) => {
      const all = Flow.of(AddressSet.range(0, 7), AddressSet.range(0, 7), serviceSet(ALL_PROTOCOLS), listening);
      const left = restrictions.reduce((some, one) => some.restrictedTo(one.side, setOf(one)), all);
      const passes = restrictions.every((one) => setOf(one).contains({ address: one.side === 'source' ? source : destination, protocol: TCP, field: port }));
      const isLeft = left.boxes.some((box) => box.sources.contains(source) && box.destinations.contains(destination)
        && box.protocols.contains(TCP) && box.field.contains(port));
      expect(isLeft).toBe(passes);
    }), { numRuns: 300 });
  });
});
