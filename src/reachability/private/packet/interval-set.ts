import { minus, plus, sameKind, Scalar } from './scalar';
import { SetAlgebra } from './set-algebra';

/** All points from `lo` to `hi`, both included. */
export interface Interval<T extends Scalar> {
  readonly lo: T;
  readonly hi: T;
}

/**
 * A set of points on one axis.
 *
 * It is held as its flips: the points at which membership changes when the axis is walked upwards, [in, out, in, out,
 * …]. Invariant: the flips increase strictly and are even in number. A set has exactly one such list, so equality is
 * structural, intervals that touch or overlap are one by construction, and every operation is the same walk over the
 * flips of both sides.
 */
export class IntervalSet<T extends Scalar> implements SetAlgebra<IntervalSet<T>> {
  public static empty<T extends Scalar>(): IntervalSet<T> {
    return new IntervalSet<T>([]);
  }

  /** The points from `lo` to `hi`, both included: none where `hi` is below `lo`. */
  public static of(lo: number, hi?: number): IntervalSet<number>;
  public static of(lo: bigint, hi?: bigint): IntervalSet<bigint>;
  public static of<T extends Scalar>(lo: T, hi?: T): IntervalSet<T>;
  public static of<T extends Scalar>(lo: T, hi: T = lo): IntervalSet<T> {
    return hi < lo ? IntervalSet.empty() : new IntervalSet([lo, plus(hi, sameKind(hi, 1))]);
  }

  /** The union of intervals given in any order, overlapping or not. */
  public static from<T extends Scalar>(intervals: Iterable<Interval<T>>): IntervalSet<T> {
    let sets = Array.from(intervals, ({ lo, hi }) => IntervalSet.of<T>(lo, hi));
    // In pairs: to add many small sets to a growing one costs the square of their number
    while (sets.length > 1) {
      sets = sets.flatMap((set, i) => i % 2 === 1 ? [] : [i + 1 < sets.length ? set.union(sets[i + 1]) : set]);
    }
    return sets[0] ?? IntervalSet.empty();
  }

  /** The set of these flips. */
  public static ofFlips<T extends Scalar>(flips: readonly T[]): IntervalSet<T> {
    return new IntervalSet(flips);
  }

  private constructor(public readonly flips: readonly T[]) {}

  /** The set as closed intervals, lowest first; no two of them touch. */
  public get intervals(): readonly Interval<T>[] {
    const intervals: Interval<T>[] = [];
    for (let i = 0; i < this.flips.length; i += 2) {
      intervals.push({ lo: this.flips[i], hi: minus(this.flips[i + 1], sameKind(this.flips[i], 1)) });
    }
    return intervals;
  }

  /** The lowest member. */
  public get min(): T | undefined {
    return this.flips[0];
  }

  /** The lowest member that is not below `floor`. */
  public minFrom(floor: T): T | undefined {
    const next = this.flips.findIndex((flip) => flip > floor);
    return next % 2 === 1 ? floor : this.flips[next];
  }

  /** The number of members; a bigint because that of IPv6 addresses fits no number. */
  public get size(): bigint {
    return this.flips.reduce<bigint>((total, flip, i) => i % 2 === 0 ? total - BigInt(flip) : total + BigInt(flip), 0n);
  }

  public union(other: IntervalSet<T>): IntervalSet<T> {
    if (other.isSubsetOf(this)) { return this; }
    return this.isSubsetOf(other) ? other : this.combine(other, UNION);
  }

  public intersect(other: IntervalSet<T>): IntervalSet<T> {
    if (this.isSubsetOf(other)) { return this; }
    return other.isSubsetOf(this) ? other : this.combine(other, INTERSECTION);
  }

  public subtract(other: IntervalSet<T>): IntervalSet<T> {
    return this.overlaps(other) ? this.combine(other, DIFFERENCE) : this;
  }

  public isSubsetOf(other: IntervalSet<T>): boolean {
    const [a, b] = [this.flips, other.flips];
    let j = 0;
    for (let i = 0; i < a.length; i += 2) {
      while (j < b.length && b[j + 1] < a[i + 1]) { j += 2; }
      if (j === b.length || b[j] > a[i]) { return false; }
    }
    return true;
  }

  public overlaps(other: IntervalSet<T>): boolean {
    const [a, b] = [this.flips, other.flips];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i + 1] <= b[j]) { i += 2; } else if (b[j + 1] <= a[i]) { j += 2; } else { return true; }
    }
    return false;
  }

  public contains(point: T): boolean {
    return this.flips.filter((flip) => flip <= point).length % 2 === 1;
  }

  public equals(other: IntervalSet<T>): boolean {
    const [a, b] = [this.flips, other.flips];
    if (a === b) { return true; }
    if (a.length !== b.length) { return false; }
    for (let i = 0; i < a.length; i++) {
      if (a[i] !== b[i]) { return false; }
    }
    return true;
  }

  public isEmpty(): boolean {
    return this.flips.length === 0;
  }

  public key(): string {
    return this.flips.join();
  }

  /**
   * Walks the flips of both sides upwards. As many flips as have been passed on a side, odd or even, so the walk is
   * inside or outside of it.
   */
  private combine(other: IntervalSet<T>, keep: Operation): IntervalSet<T> {
    const [a, b] = [this.flips, other.flips];
    const flips: T[] = [];
    let inside = false;
    let i = 0;
    let j = 0;
    while (i < a.length && j < b.length) {
      const before = a[i] <= b[j];
      const after = b[j] <= a[i];
      const at = before ? a[i] : b[j];
      if (before) { i++; }
      if (after) { j++; }
      const inOther = j % 2 === 1;
      const member = i % 2 === 1 ? (inOther ? keep.both : keep.here) : inOther && keep.there;
      if (member !== inside) { flips.push(at); }
      inside = member;
    }
    // Beyond the last flip of one side, the walk is outside of it for good
    if (keep.here) {for (; i < a.length; i++) { flips.push(a[i]);} }
    if (keep.there) {for (; j < b.length; j++) { flips.push(b[j]);} }
    // A copy has no room to grow, which arrays that have grown keep: sets are small, many and long-lived
    return new IntervalSet(flips.slice());
  }
}

/**
 * Which points an operation keeps: those that this side alone has, those that the other alone has, those that both
 * have.
 */
interface Operation {
  readonly here: boolean;
  readonly there: boolean;
  readonly both: boolean;
}

const UNION: Operation = { here: true, there: true, both: true };
const INTERSECTION: Operation = { here: false, there: false, both: true };
const DIFFERENCE: Operation = { here: true, there: false, both: false };
