import { foldResidual } from './residual';
import { SetAlgebra } from './set-algebra';

export type Certainty = 'yes' | 'no' | 'unknown';

/**
 * A set that some unresolved input decides: it holds at least `lower`, at most `upper`.
 *
 * Invariants: lower ⊆ upper; `reasons`, sorted, says what could not be resolved and is empty exactly when the two are equal, that is, when the set is
 * known after all. Operations assume that the unknowns of the two sides are independent. Where they are not, the result is wider than need be, never
 * wrong.
 */
export class Bounds<S extends SetAlgebra<S>> {
  public static exact<S extends SetAlgebra<S>>(set: S): Bounds<S> {
    return new Bounds(set, set, []);
  }

  /** A set that is known but for this: what lies between `lower` and `upper`. */
  public static between<S extends SetAlgebra<S>>(lower: S, upper: S, reasons: readonly string[]): Bounds<S> {
    if (lower.equals(upper)) return Bounds.exact(lower);
    if (reasons.length === 0) throw new Error('bounds that differ were given without a reason: say what could not be resolved');
    return new Bounds(lower, upper, [...new Set(reasons)].sort());
  }

  private constructor(public readonly lower: S, public readonly upper: S, public readonly reasons: readonly string[]) {}

  public get isExact(): boolean {
    return this.reasons.length === 0;
  }

  public union(other: Bounds<S>): Bounds<S> {
    return Bounds.between(this.lower.union(other.lower), this.upper.union(other.upper), this.reasonsWith(other));
  }

  public intersect(other: Bounds<S>): Bounds<S> {
    return Bounds.between(this.lower.intersect(other.lower), this.upper.intersect(other.upper), this.reasonsWith(other));
  }

  public subtract(other: Bounds<S>): Bounds<S> {
    return Bounds.between(this.lower.subtract(other.upper), this.upper.subtract(other.lower), this.reasonsWith(other));
  }

  /** Transforms both bounds, by something monotone: more members in must never give fewer out. */
  public map<T extends SetAlgebra<T>>(monotone: (set: S) => T): Bounds<T> {
    return Bounds.between(monotone(this.lower), monotone(this.upper), this.reasons);
  }

  public isSubsetOf(other: Bounds<S>): Certainty {
    if (this.upper.isSubsetOf(other.lower)) return 'yes';
    return this.lower.isSubsetOf(other.upper) ? 'unknown' : 'no';
  }

  /** Whether the set is empty. */
  public isEmpty(): Certainty {
    if (this.upper.isEmpty()) return 'yes';
    return this.lower.isEmpty() ? 'unknown' : 'no';
  }

  private reasonsWith(other: Bounds<S>): readonly string[] {
    return [...this.reasons, ...other.reasons];
  }
}

/**
 * What a list of rules accepts, first match wins, where matches may be known within bounds only. Each match is used once in each bound, so the bounds are
 * the tightest there are: a later rule that accepts all the same makes an unknown accepting rule harmless.
 *
 * At the least, what certainly matches an accepting rule and possibly a refusing one; at the most, the reverse.
 */
export function accepted<R, S extends SetAlgebra<S>>(
  rules: readonly R[], match: (rule: R) => Bounds<S>, accepts: (rule: R) => boolean, universe: S,
): Bounds<S> {
  const fold = (pick: (rule: R) => S) => foldResidual(rules, pick, universe).effective
    .filter(({ rule }) => accepts(rule))
    .reduce((all, { set }) => all.union(set), universe.subtract(universe));
  const known = rules.every(rule => match(rule).isExact);
  const lower = fold(rule => accepts(rule) ? match(rule).lower : match(rule).upper);
  const upper = known ? lower : fold(rule => accepts(rule) ? match(rule).upper : match(rule).lower);
  return Bounds.between(lower, upper, rules.flatMap(rule => match(rule).reasons));
}
