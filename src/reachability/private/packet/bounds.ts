import { SetAlgebra } from './set-algebra';

export type Certainty = 'yes' | 'no' | 'unknown';

const NO_REASONS: readonly string[] = [];

/**
 * A set that some unresolved input decides: it holds at least `lower`, at most `upper`.
 *
 * Invariants: lower ⊆ upper; `reasons`, sorted, says what could not be resolved and is empty exactly when the two are
 * equal, that is, when the set is known after all. Operations assume that the unknowns of the two sides are
 * independent. Where they are not, the result is wider than need be, never wrong.
 */
export class Bounds<S extends SetAlgebra<S>> {
  public static exact<S extends SetAlgebra<S>>(set: S): Bounds<S> {
    return new Bounds(set, set, NO_REASONS);
  }

  /** A set that is known but for this: what lies between `lower` and `upper`. */
  public static between<S extends SetAlgebra<S>>(lower: S, upper: S, reasons: readonly string[]): Bounds<S> {
    if (lower.equals(upper)) { return Bounds.exact(lower); }
    if (reasons.length === 0) {
      throw new Error('bounds that differ were given without a reason: say what could not be resolved');
    }
    return new Bounds(lower, upper, [...new Set(reasons)].sort());
  }

  /**
   * The union of one set or more: halves first, for to add many small ones to a growing one costs the square of their
   * number.
   */
  public static unionOf<S extends SetAlgebra<S>>(sets: readonly Bounds<S>[]): Bounds<S> {
    if (sets.length === 1) { return sets[0]; }
    const middle = Math.ceil(sets.length / 2);
    return Bounds.unionOf(sets.slice(0, middle)).union(Bounds.unionOf(sets.slice(middle)));
  }

  private constructor(public readonly lower: S, public readonly upper: S, public readonly reasons: readonly string[]) {}

  public get isExact(): boolean {
    return this.reasons.length === 0;
  }

  public union(other: Bounds<S>): Bounds<S> {
    return this.combine(other, this.lower.union(other.lower), () => this.upper.union(other.upper));
  }

  public intersect(other: Bounds<S>): Bounds<S> {
    return this.combine(other, this.lower.intersect(other.lower), () => this.upper.intersect(other.upper));
  }

  public subtract(other: Bounds<S>): Bounds<S> {
    return this.combine(other, this.lower.subtract(other.upper), () => this.upper.subtract(other.lower));
  }

  /** Transforms both bounds, by something monotone: more members in must never give fewer out. */
  public map<T extends SetAlgebra<T>>(monotone: (set: S) => T): Bounds<T> {
    const lower = monotone(this.lower);
    return this.isExact ? Bounds.exact(lower) : Bounds.between(lower, monotone(this.upper), this.reasons);
  }

  public isSubsetOf(other: Bounds<S>): Certainty {
    if (this.upper.isSubsetOf(other.lower)) { return 'yes'; }
    return this.lower.isSubsetOf(other.upper) ? 'unknown' : 'no';
  }

  /** Whether the set is empty. */
  public isEmpty(): Certainty {
    if (this.upper.isEmpty()) { return 'yes'; }
    return this.lower.isEmpty() ? 'unknown' : 'no';
  }

  /**
   * Computes the upper bound only where it can differ from the lower: templates without unknowns, most of them, cost
   * nothing more.
   */
  private combine(other: Bounds<S>, lower: S, upper: () => S): Bounds<S> {
    if (this.isExact && other.isExact) { return lower === this.lower ? this : Bounds.exact(lower); }
    return Bounds.between(lower, upper(), [...this.reasons, ...other.reasons]);
  }
}
