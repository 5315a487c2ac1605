import { SetAlgebra } from './set-algebra';

/** A rule and the part of its matches that no earlier rule took: empty where earlier rules shadow it. */
export interface EffectiveRule<R, S> {
  readonly rule: R;
  readonly set: S;
}

export interface Residual<R, S> {
  readonly effective: readonly EffectiveRule<R, S>[];
  /** What no rule matches: the implicit deny of a network ACL, the destinations without a route. */
  readonly rest: S;
}

/**
 * First match wins: gives each rule, in the order given, what is left of its matches.
 *
 * Network ACL rules in number order and routes from the longest prefix to the shortest are the same thing. The effective sets and the rest are a
 * partition of the universe, so each packet has exactly one rule that decides it.
 */
export function foldResidual<R, S extends Pick<SetAlgebra<S>, 'intersect' | 'subtract'>>(
  rules: readonly R[], match: (rule: R) => S, universe: S,
): Residual<R, S> {
  let rest = universe;
  const effective = rules.map(rule => {
    const set = rest.intersect(match(rule));
    rest = rest.subtract(set);
    return { rule, set };
  });
  return { effective, rest };
}
