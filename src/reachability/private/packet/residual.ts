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
 * Network ACL rules in number order and routes from the longest prefix to the shortest are the same thing. The
 * effective sets and the rest are a partition of the universe, so each packet has exactly one rule that decides it.
 */
export function foldResidual<R, S extends Pick<SetAlgebra<S>, 'intersect' | 'subtract'>>(
  rules: readonly R[], match: (rule: R) => S, universe: S,
): Residual<R, S> {
  let rest = universe;
  const effective = rules.map((rule) => {
    const matches = match(rule);
    const set = rest.intersect(matches);
    // Not of `set`, which is the same where all is known, but wider bounds where it is not
    rest = rest.subtract(matches);
    return { rule, set };
  });
  return { effective, rest };
}

/**
 * What the rules accept, first match wins; `nothing` is the empty set.
 *
 * Goes from the last rule to the first, so that each rule overrides all those after it. That uses each match once,
 * which keeps `Bounds` the tightest there are: where a later rule accepts the same anyway, an accepting rule that could
 * not be resolved does no harm.
 */
export function accepted<R, S extends Pick<SetAlgebra<S>, 'union' | 'subtract'>>(
  rules: readonly R[], match: (rule: R) => S, accepts: (rule: R) => boolean, nothing: S,
): S {
  return rules.reduceRight(
    (later, rule) => (accepts(rule) ? later.union(match(rule)) : later.subtract(match(rule))),
    nothing,
  );
}
