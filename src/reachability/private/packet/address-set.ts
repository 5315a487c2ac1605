import { Address, familyOf } from './address';
import { blockSize, Cidr, cidrOf, lastAddress } from './cidr';
import { ADDRESS_BITS, Family } from './family';
import { IntervalSet } from './interval-set';
import { minus, plus, sameKind } from './scalar';
import { SetAlgebra } from './set-algebra';

/** A set of addresses of one family. To mix families is a fault of the caller, and thrown. */
export class AddressSet implements SetAlgebra<AddressSet> {
  public static empty(family: Family): AddressSet {
    return new AddressSet(family, IntervalSet.empty());
  }

  public static all(family: Family): AddressSet {
    return ALL[family];
  }

  /** The addresses of a block, or of several of one family. */
  public static of(cidr: Cidr, ...more: readonly Cidr[]): AddressSet {
    return more.reduce((all, one) => all.union(AddressSet.of(one)), AddressSet.range(cidr.base, lastAddress(cidr)));
  }

  /** The addresses from `lo` to `hi`, both included. */
  public static range(lo: Address, hi: Address = lo): AddressSet {
    return new AddressSet(familyOf(lo), IntervalSet.of<Address>(lo, hi));
  }

  public constructor(public readonly family: Family, public readonly intervals: IntervalSet<Address>) {}

  /** The lowest address. */
  public get min(): Address | undefined {
    return this.intervals.min;
  }

  /** The lowest address that is not below `floor`. */
  public minFrom(floor: Address): Address | undefined {
    return this.intervals.minFrom(floor);
  }

  /** The number of addresses. */
  public get size(): bigint {
    return this.intervals.size;
  }

  /** The fewest CIDR blocks that make up the set, lowest first. */
  public get cidrs(): readonly Cidr[] {
    return this.intervals.intervals.flatMap(({ lo, hi }) => cidrsBetween(lo, hi));
  }

  public union(other: AddressSet): AddressSet {
    return this.with(this.intervals.union(this.ownFamily(other)));
  }

  public intersect(other: AddressSet): AddressSet {
    return this.with(this.intervals.intersect(this.ownFamily(other)));
  }

  public subtract(other: AddressSet): AddressSet {
    return this.with(this.intervals.subtract(this.ownFamily(other)));
  }

  public isSubsetOf(other: AddressSet): boolean {
    return this.intervals.isSubsetOf(this.ownFamily(other));
  }

  public overlaps(other: AddressSet): boolean {
    return this.intervals.overlaps(this.ownFamily(other));
  }

  public contains(address: Address): boolean {
    return familyOf(address) === this.family && this.intervals.contains(address);
  }

  public equals(other: AddressSet): boolean {
    return this.family === other.family && this.intervals.equals(other.intervals);
  }

  public isEmpty(): boolean {
    return this.intervals.isEmpty();
  }

  public key(): string {
    return `${this.family}:${this.intervals.key()}`;
  }

  private with(intervals: IntervalSet<Address>): AddressSet {
    return intervals === this.intervals ? this : new AddressSet(this.family, intervals);
  }

  private ownFamily(other: AddressSet): IntervalSet<Address> {
    requireSameFamily(this, other);
    return other.intervals;
  }
}

const ALL: Readonly<Record<Family, AddressSet>> = {
  ipv4: AddressSet.range(0, 2 ** 32 - 1),
  ipv6: AddressSet.range(0n, 2n ** 128n - 1n),
};

export function requireSameFamily(a: { readonly family: Family }, b: { readonly family: Family }): void {
  if (a.family !== b.family) {
    throw new Error(
      `cannot combine a set of ${a.family} addresses with one of ${b.family} addresses: keep one set per family`,
    );
  }
}

/** From the lowest address up, takes the largest block that begins there and ends in time. */
function cidrsBetween(lo: Address, hi: Address): readonly Cidr[] {
  const cidrs: Cidr[] = [];
  for (let base = lo; base <= hi;) {
    const next = largestBlock(base, hi);
    cidrs.push(next);
    base = plus<Address>(base, blockSize(next.family, next.prefix));
  }
  return cidrs;
}

/** A block begins at a multiple of its size, and ends in time: both by bits, since IPv6 has many of them. */
function largestBlock(base: Address, hi: Address): Cidr {
  const bits = ADDRESS_BITS[familyOf(base)];
  const one = sameKind<Address>(base, 1);
  const fitting = plus<Address>(minus<Address>(hi, base), one).toString(2).length - 1;
  return cidrOf(base, bits - Math.min(trailingZeros(base, bits), fitting));
}

function trailingZeros(address: Address, bits: number): number {
  const binary = address.toString(2);
  const lowest = binary.lastIndexOf('1');
  return lowest < 0 ? bits : binary.length - 1 - lowest;
}
