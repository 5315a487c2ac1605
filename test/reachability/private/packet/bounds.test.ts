import * as fc from 'fast-check';
import { Bounds } from '../../../../src/reachability/private/packet/bounds';
import { IntervalSet } from '../../../../src/reachability/private/packet/interval-set';
import { accepted, foldResidual } from '../../../../src/reachability/private/packet/residual';

type Numbers = IntervalSet<number>;

const set = (lo: number, hi = lo): Numbers => IntervalSet.of(lo, hi);
const NONE = IntervalSet.empty<number>();
const ALL = set(0, 9);
const exact = (lo: number, hi = lo) => Bounds.exact(set(lo, hi));
const unknown = (reason = 'import Cidr') => Bounds.between(NONE, ALL, [reason]);
const keys = ({ lower, upper }: Bounds<Numbers>) => [lower.key(), upper.key()];

const sets = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -1, max: 9 })).map(([lo, hi]) => set(lo, hi));
const bounds = fc.tuple(sets, sets, fc.constantFrom('a', 'b')).map(([a, b, reason]) => Bounds.between(a, a.union(b), [reason]));
/** A set between the bounds. */
const value = ({ lower, upper }: Bounds<Numbers>) => sets.map((between) => lower.union(upper.intersect(between)));
const known = bounds.chain((bound) => fc.tuple(fc.constant(bound), value(bound)));
const covers = ({ lower, upper }: Bounds<Numbers>, actual: Numbers) => lower.isSubsetOf(actual) && actual.isSubsetOf(upper);

test.each(['union', 'intersect', 'subtract'] as const)('%s bounds what it would be if all were known', (operation) => {
  fc.assert(fc.property(known, known, ([a, x], [b, y]) => expect(covers(a[operation](b), x[operation](y))).toBe(true)));
});

test('a certain answer is the answer', () => fc.assert(fc.property(known, known, ([a, x], [b, y]) => {
  expect([x.isSubsetOf(y) ? 'yes' : 'no', 'unknown']).toContain(a.isSubsetOf(b));
  expect([x.isEmpty() ? 'yes' : 'no', 'unknown']).toContain(a.isEmpty());
})));

test('what is known is never unknown', () => fc.assert(fc.property(sets, sets, (x, y) => {
  const [a, b] = [Bounds.exact(x), Bounds.exact(y)];
  expect(a.isSubsetOf(b)).toBe(x.isSubsetOf(y) ? 'yes' : 'no');
  expect(a.isEmpty()).toBe(x.isEmpty() ? 'yes' : 'no');
  expect([a.union(b), a.intersect(b), a.subtract(b)].map(keys)).toEqual([x.union(y), x.intersect(y), x.subtract(y)].map((z) => [z.key(), z.key()]));
})));

test('a union of several is that of one after the other', () => fc.assert(fc.property(fc.array(bounds, { minLength: 1, maxLength: 6 }), (list) => {
  expect(keys(Bounds.unionOf(list))).toEqual(keys(list.reduce((all, one) => all.union(one))));
})));

describe('reasons', () => {
  test('are there exactly when the bounds differ', () => fc.assert(fc.property(bounds, bounds, (a, b) => {
    for (const result of [a, a.union(b), a.intersect(b), a.subtract(b), a.map((x) => x.intersect(set(0, 4)))]) {
      expect(result.isExact).toBe(result.lower.equals(result.upper));
      expect(result.reasons.length === 0).toBe(result.isExact);
    }
  })));

  test('are kept once each, in order', () => expect(unknown('b').union(unknown('a')).union(unknown('b')).reasons).toEqual(['a', 'b']));
  test('are gone once they make no difference', () => expect(unknown().union(Bounds.exact(ALL)).reasons).toEqual([]));
  test('fails for bounds that differ without one', () => {
    expect(() => Bounds.between(NONE, ALL, [])).toThrow('bounds that differ were given without a reason: say what could not be resolved');
  });
});

test('an unknown set is within all and holds nothing for sure', () => {
  expect([Bounds.exact(ALL), exact(1)].map((outer) => unknown().isSubsetOf(outer))).toEqual(['yes', 'unknown']);
  expect([unknown(), exact(2).union(unknown())].map((outer) => exact(1).isSubsetOf(outer))).toEqual(['unknown', 'unknown']);
  expect([exact(1, 2).isSubsetOf(exact(1)), Bounds.between(set(1), ALL, ['x']).isSubsetOf(exact(2))]).toEqual(['no', 'no']);
  expect([unknown().isEmpty(), unknown().union(exact(1)).isEmpty(), unknown().subtract(Bounds.exact(ALL)).isEmpty()]).toEqual(['unknown', 'no', 'yes']);
});

describe('rules with unknown matches', () => {
  const rules = fc.array(fc.tuple(bounds, fc.boolean()).map(([match, allow]) => ({ match, allow })), { maxLength: 4 });

  /** Each unknown match taken at its least and at its most, in all combinations. */
  const deployments = (list: readonly Bounds<Numbers>[]): readonly (readonly Numbers[])[] => list.reduce<readonly (readonly Numbers[])[]>(
    (all, { lower, upper }) => all.flatMap((deployment) => [[...deployment, lower], [...deployment, upper]]), [[]],
  );

  const tightest = (outcomes: readonly Numbers[]) => [outcomes.reduce((a, b) => a.intersect(b)).key(), outcomes.reduce((a, b) => a.union(b)).key()];

  test('are accepted within the tightest bounds there are', () => fc.assert(fc.property(rules, (list) => {
    const actual = accepted(list, (rule) => rule.match, (rule) => rule.allow, Bounds.exact(NONE));
    const outcomes = deployments(list.map((rule) => rule.match)).map((deployment) => accepted(list, (rule) => deployment[list.indexOf(rule)],
      (rule) => rule.allow, NONE));
    expect(keys(actual)).toEqual(tightest(outcomes));
  })));

  test('fold into effective sets that bound what each rule decides, and the tightest rest there is', () => fc.assert(fc.property(rules, (list) => {
    const { effective, rest } = foldResidual(list, (rule) => rule.match, Bounds.exact(ALL));
    const outcomes = deployments(list.map((rule) => rule.match)).map((deployment) => foldResidual(deployment, (match) => match, ALL));
    expect(keys(rest)).toEqual(tightest(outcomes.map((outcome) => outcome.rest)));
    effective.forEach(({ set: bound }, i) => outcomes.forEach((outcome) => expect(covers(bound, outcome.effective[i].set)).toBe(true)));
  })));

  test('do no harm where a later rule accepts the same', () => {
    const list = [{ match: unknown(), allow: true }, { match: exact(0, 9), allow: true }];
    expect(accepted(list, (rule) => rule.match, (rule) => rule.allow, Bounds.exact(NONE)).reasons).toEqual([]);
  });
});
