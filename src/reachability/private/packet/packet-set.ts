import { Address } from './address';
import { AddressSet, requireSameFamily } from './address-set';
import { Family } from './family';
import { Interval, IntervalSet } from './interval-set';
import { ProductSet } from './product-set';
import { ALL_PROTOCOLS, serviceSet, ServiceSet, WHOLE_FIELD } from './protocol';
import { SetAlgebra } from './set-algebra';

/** One packet, as far as a network ACL rule can see it. */
export interface Packet {
  readonly address: Address;
  readonly protocol: number;
  /** Destination port, or ICMP type × 256 + code; 0 where the protocol has neither. */
  readonly field: number;
}

/** The packets of any of these protocols, addresses and field values. */
export interface PacketSlice {
  readonly addresses: AddressSet;
  readonly protocols: IntervalSet<number>;
  readonly field: IntervalSet<number>;
}

export interface PacketSetOptions {
  readonly addresses: AddressSet;
  /** @default - all protocols */
  readonly protocols?: IntervalSet<number>;
  /** Ignored by protocols without a field. @default - all values */
  readonly field?: IntervalSet<number>;
}

type Fields = ProductSet<IntervalSet<Address>>;
type Cells = ProductSet<Fields>;

/**
 * An exact set of packets of one address family, over what a network ACL rule sees: one address, the protocol, and its
 * 16-bit field.
 *
 * Held as protocol → field → addresses, a product of products. Both levels are canonical (see ProductSet), hence so is
 * the set: it depends on its members alone and not on how it was made. Invariant: a protocol without a field has the
 * same addresses at every value of it.
 */
export class PacketSet implements SetAlgebra<PacketSet> {
  public static empty(family: Family): PacketSet {
    return new PacketSet(family, ProductSet.empty());
  }

  public static all(family: Family): PacketSet {
    return PacketSet.of({ addresses: AddressSet.all(family) });
  }

  public static of({ addresses, protocols = ALL_PROTOCOLS, field = WHOLE_FIELD }: PacketSetOptions): PacketSet {
    return PacketSet.ofServices(addresses, serviceSet(protocols, field));
  }

  /** Each of the addresses with each of the services. */
  public static ofServices(addresses: AddressSet, services: ServiceSet): PacketSet {
    return new PacketSet(addresses.family, services.map((field) => ProductSet.of(field, addresses.intervals)));
  }

  private constructor(public readonly family: Family, private readonly cells: Cells) {}

  /** The addresses of all packets. */
  public get addresses(): AddressSet {
    return new AddressSet(this.family, unionOf([...new Set(this.cells.values.flatMap((fields) => fields.values))]));
  }

  /** What the packets ask for, whatever their address. */
  public get services(): ServiceSet {
    return this.cells.map((fields) => fields.axis);
  }

  /**
   * The packet with the lowest address from `floor` upwards, among those the lowest protocol, among those the lowest
   * field value: the same witness every time.
   */
  public firstFrom(floor: Address): Packet | undefined {
    let first: Packet | undefined;
    for (const { inner: fields, lo: protocol } of this.cells.runs) {
      for (const { inner, lo: field } of fields.runs) {
        const address = inner.minFrom(floor);
        if (address !== undefined && (!first || address < first.address)) { first = { address, protocol, field }; }
      }
    }
    return first;
  }

  /**
   * The set as disjoint boxes, for people to read: field values with equal addresses are one slice, and so are
   * protocols with equal slices. Ordered by lowest protocol, then lowest field value; equal sets have equal slices.
   */
  public get slices(): readonly PacketSlice[] {
    const slices: PacketSlice[] = [];
    for (const { inner: fields, lo, hi } of this.cells.runs) {
      for (const { addresses, field } of this.fieldsByAddresses(fields)) {
        const i = slices.findIndex((slice) => slice.field.equals(field) && slice.addresses.equals(addresses));
        const protocols = IntervalSet.of(lo, hi).union(slices[i]?.protocols ?? IntervalSet.empty());
        slices.splice(i < 0 ? slices.length : i, 1, { addresses, field, protocols });
      }
    }
    return slices;
  }

  public union(other: PacketSet): PacketSet {
    requireSameFamily(this, other);
    return this.with(this.cells.union(other.cells));
  }

  public intersect(other: PacketSet): PacketSet {
    requireSameFamily(this, other);
    return this.with(this.cells.intersect(other.cells));
  }

  public subtract(other: PacketSet): PacketSet {
    requireSameFamily(this, other);
    return this.with(this.cells.subtract(other.cells));
  }

  public isSubsetOf(other: PacketSet): boolean {
    requireSameFamily(this, other);
    return this.cells.isSubsetOf(other.cells);
  }

  public overlaps(other: PacketSet): boolean {
    requireSameFamily(this, other);
    return this.cells.overlaps(other.cells);
  }

  public contains({ address, ...service }: Packet): boolean {
    return this.addressesAt(service).contains(address);
  }

  public equals(other: PacketSet): boolean {
    return this.family === other.family && this.cells.equals(other.cells);
  }

  public isEmpty(): boolean {
    return this.cells.isEmpty();
  }

  public key(): string {
    return `${this.family}:${this.cells.key()}`;
  }

  /** The packets that have one of the addresses. */
  public withAddresses(addresses: AddressSet): PacketSet {
    requireSameFamily(this, addresses);
    return new PacketSet(
      this.family,
      this.cells.map((fields) => fields.map((mine) => mine.intersect(addresses.intervals))),
    );
  }

  /** The packets that ask for one of the services. */
  public withServices(services: ServiceSet): PacketSet {
    return this.intersect(PacketSet.ofServices(AddressSet.all(this.family), services));
  }

  public withProtocol(protocol: number): PacketSet {
    const fields = this.cells.at(protocol);
    return new PacketSet(this.family, fields ? ProductSet.of(IntervalSet.of(protocol), fields) : ProductSet.empty());
  }

  /** The addresses of the packets that ask for one service. */
  public addressesAt({ protocol, field }: Pick<Packet, 'protocol' | 'field'>): AddressSet {
    return new AddressSet(this.family, this.cells.at(protocol)?.at(field) ?? IntervalSet.empty());
  }

  /**
   * The packets that must come back for these to have been worth sending: same remote address, same protocol, but on
   * the fields at which the sender listens for a reply, whatever field it sent to.
   */
  public replies(listening: ServiceSet): PacketSet {
    const everyField = this.cells.map((fields) => unionOf(fields.values));
    return new PacketSet(
      this.family,
      everyField.join(listening, (addresses, field) => ProductSet.of(field, addresses)),
    );
  }

  private with(cells: Cells): PacketSet {
    return cells === this.cells ? this : new PacketSet(this.family, cells);
  }

  private fieldsByAddresses(fields: Fields): readonly Omit<PacketSlice, 'protocols'>[] {
    const groups: { readonly addresses: IntervalSet<Address>; readonly runs: Interval<number>[] }[] = [];
    for (const { inner, lo, hi } of fields.runs) {
      const same = groups.find(({ addresses }) => addresses.equals(inner));
      if (same) { same.runs.push({ lo, hi });} else {groups.push({ addresses: inner, runs: [{ lo, hi }] }); }
    }
    return groups.map(({ addresses, runs }) => ({
      addresses: new AddressSet(this.family, addresses),
      field: IntervalSet.from(runs),
    }));
  }
}

/** One after the other: the addresses at different fields overlap so much that most add nothing. */
function unionOf(sets: readonly IntervalSet<Address>[]): IntervalSet<Address> {
  return sets.reduce((all, one) => all.union(one), IntervalSet.empty<Address>());
}
