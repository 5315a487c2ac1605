import { IntervalSet } from './interval-set';
import { SetAlgebra } from './set-algebra';

/** The points `lo` to `hi` of the axis, all with the same inner set. */
export interface Run<I> {
  readonly lo: number;
  readonly hi: number;
  readonly inner: I;
}

/** From this point of the axis upwards, the inner set is this one, or none. */
interface Step<I> {
  readonly from: number;
  readonly inner?: I;
}

/**
 * A set of pairs (point of an axis, member of an inner set), held as a step function from the axis to inner sets.
 *
 * Invariant: the steps begin at strictly increasing points, no inner set is empty (absent instead), no step equals the one before it, and the first is
 * not absent. A function has exactly one such list, so a product of canonical sets is canonical; products of products are sets in three dimensions.
 */
export class ProductSet<I extends SetAlgebra<I>> implements SetAlgebra<ProductSet<I>> {
  public static empty<I extends SetAlgebra<I>>(): ProductSet<I> {
    return new ProductSet<I>([]);
  }

  /** Every point of `axis` paired with every member of `inner`. */
  public static of<I extends SetAlgebra<I>>(axis: IntervalSet<number>, inner: I): ProductSet<I> {
    return new ProductSet(inner.isEmpty() ? [] : axis.intervals.flatMap(({ lo, hi }) => [{ from: lo, inner }, { from: hi + 1 }]));
  }

  /** Walks the steps of both sides upwards and combines, point by point, the inner sets that hold there. */
  private static zip<A, B, C extends SetAlgebra<C>>(
    a: readonly Step<A>[], b: readonly Step<B>[], combine: (a: A | undefined, b: B | undefined) => C | undefined,
  ): ProductSet<C> {
    const steps: Step<C>[] = [];
    let here: A | undefined;
    let there: B | undefined;
    let last: C | undefined;
    let i = 0;
    let j = 0;
    while (i < a.length || j < b.length) {
      const nextHere = i < a.length ? a[i].from : Infinity;
      const nextThere = j < b.length ? b[j].from : Infinity;
      if (nextHere <= nextThere) here = a[i++].inner;
      if (nextThere <= nextHere) there = b[j++].inner;
      const combined = combine(here, there);
      const inner = combined?.isEmpty() ? undefined : combined;
      if (inner && last ? !inner.equals(last) : inner !== last) steps.push({ from: Math.min(nextHere, nextThere), inner });
      last = inner;
    }
    return new ProductSet(steps);
  }

  private constructor(private readonly steps: readonly Step<I>[]) {}

  /** The set as runs with equal inner sets, lowest first; touching runs differ. */
  public get runs(): readonly Run<I>[] {
    return this.steps.flatMap(({ from, inner }, i) => inner ? [{ lo: from, hi: this.steps[i + 1].from - 1, inner }] : []);
  }

  /** The points of the axis that are paired with anything. */
  public get axis(): IntervalSet<number> {
    return IntervalSet.from(this.runs);
  }

  public union(other: ProductSet<I>): ProductSet<I> {
    return ProductSet.zip(this.steps, other.steps, (a, b) => a && b ? a.union(b) : a ?? b);
  }

  public intersect(other: ProductSet<I>): ProductSet<I> {
    return this.join(other, (a, b) => a.intersect(b));
  }

  public subtract(other: ProductSet<I>): ProductSet<I> {
    return ProductSet.zip(this.steps, other.steps, (a, b) => a && b ? a.subtract(b) : a);
  }

  public isSubsetOf(other: ProductSet<I>): boolean {
    return this.subtract(other).isEmpty();
  }

  public equals(other: ProductSet<I>): boolean {
    return this.steps === other.steps || this.steps.length === other.steps.length && this.steps.every(({ from, inner }, i) => {
      const twin = other.steps[i];
      return from === twin.from && (inner && twin.inner ? inner.equals(twin.inner) : inner === twin.inner);
    });
  }

  public isEmpty(): boolean {
    return this.steps.length === 0;
  }

  public key(): string {
    return this.steps.map(({ from, inner }) => `${from}{${inner?.key() ?? ''}}`).join('');
  }

  /** Replaces every inner set by what `transform` makes of it. */
  public map<J extends SetAlgebra<J>>(transform: (inner: I) => J): ProductSet<J> {
    return ProductSet.zip<I, never, J>(this.steps, [], inner => inner && transform(inner));
  }

  /** Combines the inner sets of the points that both sides have. */
  public join<J extends SetAlgebra<J>, K extends SetAlgebra<K>>(other: ProductSet<J>, combine: (inner: I, other: J) => K): ProductSet<K> {
    return ProductSet.zip(this.steps, other.steps, (a, b) => a && b && combine(a, b));
  }
}
