import { IntervalSet } from './interval-set';
import { SetAlgebra } from './set-algebra';

/** The points `lo` to `hi` of the axis, all with the same inner set. */
export interface Run<I> {
  readonly lo: number;
  readonly hi: number;
  readonly inner: I;
}

/**
 * A set of pairs (point of an axis, member of an inner set), held as a step function from the axis to inner sets: from
 * `starts[i]` upwards, the inner set is `inners[i]`, or none.
 *
 * Invariant: the steps begin at strictly increasing points, no inner set is empty (absent instead), no step equals the
 * one before it, and the first is not absent. A function has exactly one such list, so a product of canonical sets is
 * canonical; products of products are sets in three dimensions.
 */
export class ProductSet<I extends SetAlgebra<I>> implements SetAlgebra<ProductSet<I>> {
  public static empty<I extends SetAlgebra<I>>(): ProductSet<I> {
    return new ProductSet<I>([], []);
  }

  /** Every point of `axis` paired with every member of `inner`. */
  public static of<I extends SetAlgebra<I>>(axis: IntervalSet<number>, inner: I): ProductSet<I> {
    if (inner.isEmpty()) { return ProductSet.empty(); }
    return new ProductSet(
      axis.flips,
      axis.flips.map((_, i) => (i % 2 === 0 ? inner : undefined)),
    );
  }

  /** Point by point, what `both` makes of the inner sets that the two sides have there, or `alone` of the only one. */
  private static zip<A extends SetAlgebra<A>, B extends SetAlgebra<B>, C extends SetAlgebra<C>>(
    a: ProductSet<A>,
    b: ProductSet<B>,
    both: (a: A, b: B) => C,
    alone: (a: A | undefined, b: B | undefined) => C | undefined,
  ): ProductSet<C> {
    const starts: number[] = [];
    const inners: (C | undefined)[] = [];
    let last: C | undefined;
    ProductSet.every(a, b, (here, there, start) => {
      const made = here && there ? both(here, there) : undefined;
      const inner = made ? (made.isEmpty() ? undefined : made) : alone(here, there);
      if (inner === last || (inner && last?.equals(inner))) { return true; }
      starts.push(start);
      inners.push(inner);
      last = inner;
      return true;
    });
    // Copies have no room to grow, which arrays that have grown keep: sets are small, many and long-lived
    return new ProductSet(starts.slice(), inners.slice());
  }

  /** Walks the steps of both sides upwards for as long as the inner sets that hold there pass the test. */
  private static every<A extends SetAlgebra<A>, B extends SetAlgebra<B>>(
    a: ProductSet<A>,
    b: ProductSet<B>,
    test: (a: A | undefined, b: B | undefined, start: number) => boolean,
  ): boolean {
    let here: A | undefined;
    let there: B | undefined;
    let i = 0;
    let j = 0;
    while (i < a.starts.length || j < b.starts.length) {
      const nextHere = i < a.starts.length ? a.starts[i] : Infinity;
      const nextThere = j < b.starts.length ? b.starts[j] : Infinity;
      if (nextHere <= nextThere) { here = a.inners[i++]; }
      if (nextThere <= nextHere) { there = b.inners[j++]; }
      if (!test(here, there, nextHere <= nextThere ? nextHere : nextThere)) { return false; }
    }
    return true;
  }

  private constructor(
    private readonly starts: readonly number[],
    private readonly inners: readonly (I | undefined)[],
  ) {}

  /** The set as runs with equal inner sets, lowest first; touching runs differ. */
  public get runs(): readonly Run<I>[] {
    const runs: Run<I>[] = [];
    this.inners.forEach((inner, i) => {
      if (inner) { runs.push({ lo: this.starts[i], hi: this.starts[i + 1] - 1, inner }); }
    });
    return runs;
  }

  /** The inner sets that any point is paired with, each once as far as can be told without comparing their members. */
  public get values(): readonly I[] {
    return [...new Set(this.inners)].filter((inner) => inner !== undefined);
  }

  /** What a point is paired with. */
  public at(point: number): I | undefined {
    const next = this.starts.findIndex((start) => start > point);
    return next > 0 ? this.inners[next - 1] : undefined;
  }

  /** The points of the axis that are paired with anything. */
  public get axis(): IntervalSet<number> {
    return IntervalSet.ofFlips(this.starts.filter((_, i) => !this.inners[i] !== !this.inners[i - 1]));
  }

  public union(other: ProductSet<I>): ProductSet<I> {
    return (
      this.atRunOf(other, (a, b) => a.union(b)) ??
      this.unlessChanged(
        ProductSet.zip(
          this,
          other,
          (a, b) => a.union(b),
          (a, b) => a ?? b,
        ),
      )
    );
  }

  public intersect(other: ProductSet<I>): ProductSet<I> {
    return this.unlessChanged(this.join(other, (a, b) => a.intersect(b)));
  }

  public subtract(other: ProductSet<I>): ProductSet<I> {
    return (
      this.atRunOf(other, (a, b) => a.subtract(b)) ??
      this.unlessChanged(
        ProductSet.zip(
          this,
          other,
          (a, b) => a.subtract(b),
          (a) => a,
        ),
      )
    );
  }

  public isSubsetOf(other: ProductSet<I>): boolean {
    return ProductSet.every(this, other, (a, b) => !a || (b !== undefined && a.isSubsetOf(b)));
  }

  public overlaps(other: ProductSet<I>): boolean {
    return !ProductSet.every(this, other, (a, b) => !(a && b && a.overlaps(b)));
  }

  public equals(other: ProductSet<I>): boolean {
    return (
      this === other ||
      (this.starts.length === other.starts.length &&
        this.starts.every((start, i) => {
          const [inner, twin] = [this.inners[i], other.inners[i]];
          return start === other.starts[i] && (inner && twin ? inner.equals(twin) : inner === twin);
        }))
    );
  }

  public isEmpty(): boolean {
    return this.starts.length === 0;
  }

  public key(): string {
    return this.starts.map((start, i) => `${start}{${this.inners[i]?.key() ?? ''}}`).join('');
  }

  /** Replaces every inner set by what `transform` makes of it. */
  public map<J extends SetAlgebra<J>>(transform: (inner: I) => J): ProductSet<J> {
    return this.join(this, transform);
  }

  /** Combines the inner sets of the points that both sides have. */
  public join<J extends SetAlgebra<J>, K extends SetAlgebra<K>>(
    other: ProductSet<J>,
    combine: (inner: I, other: J) => K,
  ): ProductSet<K> {
    return ProductSet.zip(this, other, combine, () => undefined);
  }

  /**
   * What `combine` makes of this set where the other one is a single run that this one has too, and nothing but the
   * inner set of that run changes: most rules speak of one protocol. Undefined in all other cases.
   */
  private atRunOf(other: ProductSet<I>, combine: (inner: I, other: I) => I): ProductSet<I> | undefined {
    const i = other.starts.length === 2 ? this.starts.indexOf(other.starts[0]) : -1;
    const mine = this.inners[i];
    if (!mine || this.starts[i + 1] !== other.starts[1]) { return undefined; }
    const inner = combine(mine, other.inners[0]!);
    if (inner === mine) { return this; }
    if (inner.isEmpty() || this.inners[i - 1]?.equals(inner) || this.inners[i + 1]?.equals(inner)) { return undefined; }
    const inners = this.inners.slice();
    inners[i] = inner;
    return new ProductSet(this.starts, inners);
  }

  /** This set if the result of an operation is the same one: what operations leave alone is shared. */
  private unlessChanged(result: ProductSet<I>): ProductSet<I> {
    const { starts, inners } = this;
    const isSame =
      result.starts.length === starts.length &&
      result.starts.every((start, i) => start === starts[i] && result.inners[i] === inners[i]);
    return isSame ? this : result;
  }
}
