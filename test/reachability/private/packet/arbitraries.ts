import * as fc from 'fast-check';
import { Address } from '../../../../src/reachability/private/packet/address';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { Cidr, cidrOf } from '../../../../src/reachability/private/packet/cidr';
import { ADDRESS_BITS, Family } from '../../../../src/reachability/private/packet/family';
import { IntervalSet } from '../../../../src/reachability/private/packet/interval-set';
import { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { ALL_PROTOCOLS, WHOLE_FIELD } from '../../../../src/reachability/private/packet/protocol';

export const families: fc.Arbitrary<Family> = fc.constantFrom('ipv4', 'ipv6');

export const addresses = (family: Family): fc.Arbitrary<Address> => family === 'ipv4'
  ? fc.integer({ min: 0, max: 2 ** 32 - 1 })
  : fc.bigInt({ min: 0n, max: 2n ** 128n - 1n });

export const cidrs = (family: Family): fc.Arbitrary<Cidr> => fc.tuple(addresses(family), fc.integer({ min: 0, max: ADDRESS_BITS[family] }))
  .map(([address, prefix]) => cidrOf(address, prefix));

/** Blocks that often nest, touch or are equal: the two highest and three lowest bits vary, the rest is zero. */
export const crowdedCidrs = (family: Family): fc.Arbitrary<Cidr> => {
  const bits = ADDRESS_BITS[family];
  const lengths = fc.constantFrom(0, 1, 2, bits - 3, bits - 2, bits - 1, bits);
  return fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 7 }), lengths).map(([high, low, prefix]) => family === 'ipv6'
    ? cidrOf(BigInt(high) * 2n ** 126n + BigInt(low), prefix)
    : cidrOf(high * 2 ** 30 + low, prefix));
};

export const addressSets = (family: Family): fc.Arbitrary<AddressSet> => fc.array(crowdedCidrs(family), { maxLength: 5 })
  .map((blocks) => blocks.reduce((all, cidr) => all.union(AddressSet.of(cidr)), AddressSet.empty(family)));

const between = (points: fc.Arbitrary<number>): fc.Arbitrary<IntervalSet<number>> => fc.tuple(points, points)
  .map(([a, b]) => IntervalSet.of(Math.min(a, b), Math.max(a, b)));

export const protocolSets: fc.Arbitrary<IntervalSet<number>> = fc.oneof(
  fc.constantFrom(0, 1, 6, 17, 50, 58, 255).map((protocol) => IntervalSet.of(protocol)),
  between(fc.integer({ min: 0, max: 255 })),
  fc.constant(ALL_PROTOCOLS),
);

export const fieldSets: fc.Arbitrary<IntervalSet<number>> = fc.oneof(
  between(fc.constantFrom(0, 1, 22, 80, 443, 768, 1023, 1024, 65534, 65535)),
  between(fc.integer({ min: 0, max: 65535 })),
  fc.constant(WHOLE_FIELD),
);

/** One rule's match, as ACL entries have them: a block, protocols, and values of the field. */
export interface Match {
  readonly cidr: Cidr;
  readonly protocols: IntervalSet<number>;
  readonly field: IntervalSet<number>;
}

export const matches = (family: Family): fc.Arbitrary<Match> => fc.record({ cidr: crowdedCidrs(family), protocols: protocolSets, field: fieldSets });

export const packetSetOf = ({ cidr, protocols, field }: Match): PacketSet => PacketSet.of({ addresses: AddressSet.of(cidr), protocols, field });

export const packetSets = (family: Family): fc.Arbitrary<PacketSet> => fc.tuple(
  fc.array(matches(family), { maxLength: 3 }), fc.array(matches(family), { maxLength: 2 }),
).map(([put, taken]) => taken.reduce(
  (set, match) => set.subtract(packetSetOf(match)),
  put.reduce((set, match) => set.union(packetSetOf(match)), PacketSet.empty(family)),
));
