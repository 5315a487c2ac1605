import * as fc from 'fast-check';
import { Match, matches } from './arbitraries';
import { Address } from '../../../../src/reachability/private/packet/address';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { lastAddress } from '../../../../src/reachability/private/packet/cidr';
import { Family } from '../../../../src/reachability/private/packet/family';
import { IntervalSet } from '../../../../src/reachability/private/packet/interval-set';
import { Packet, PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { ALL_PROTOCOLS, hasField, ICMP, ICMPV6, TCP, UDP, WHOLE_FIELD } from '../../../../src/reachability/private/packet/protocol';
import { minus, plus, sameKind, Scalar } from '../../../../src/reachability/private/packet/scalar';

/** A network ACL rule; rules stand in the order of their numbers. */
export interface Rule extends Match {
  readonly allow: boolean;
}

export const ruleLists = (family: Family, maxLength: number): fc.Arbitrary<readonly Rule[]> => fc.array(
  fc.tuple(matches(family), fc.boolean()).map(([match, allow]) => ({ ...match, allow })), { maxLength },
);

/** The oracle, one packet and one rule at a time: the index of the rule that decides, or -1. */
export function firstMatch(rules: readonly Match[], { address, protocol, field }: Packet): number {
  return rules.findIndex((rule) => rule.cidr.base <= address && address <= lastAddress(rule.cidr)
    && within(rule.protocols, protocol) && (!hasField(protocol) || within(rule.field, field)));
}

/** Which packets the set holds, asked of the intervals of its slices and not of the algebra. */
export function membersOf({ slices }: PacketSet): (packet: Packet) => boolean {
  return ({ address, protocol, field }) => slices
    .some((slice) => within(slice.addresses.intervals, address) && within(slice.protocols, protocol) && within(slice.field, field));
}

/**
 * The packets at every end of every interval of the rules, one below and one above, in all three dimensions. Between neighbouring ends nothing changes:
 * what holds for these packets holds for all.
 */
export function decisivePackets(family: Family, rules: readonly Match[]): readonly Packet[] {
  const addresses = aroundEnds<Address>(AddressSet.all(family).intervals, rules.map(({ cidr }) => AddressSet.of(cidr).intervals));
  const special = [ICMP, TCP, UDP, ICMPV6].map((protocol) => IntervalSet.of(protocol));
  const protocols = aroundEnds(ALL_PROTOCOLS, [...rules.map((rule) => rule.protocols), ...special]);
  const fields = aroundEnds(WHOLE_FIELD, rules.map((rule) => rule.field));
  return addresses.flatMap((address) => protocols.flatMap((protocol) => fields.map((field) => ({ address, protocol, field }))));
}

function within<T extends Scalar>(set: IntervalSet<T>, point: T): boolean {
  return set.intervals.some(({ lo, hi }) => lo <= point && point <= hi);
}

function aroundEnds<T extends Scalar>(all: IntervalSet<T>, sets: readonly IntervalSet<T>[]): readonly T[] {
  const one = sameKind(all.min!, 1);
  const points = [all, ...sets].flatMap((set) => set.intervals).flatMap(({ lo, hi }) => [minus(lo, one), lo, hi, plus(hi, one)]);
  return [...new Set(points)].filter((point) => within(all, point));
}
