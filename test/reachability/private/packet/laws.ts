import * as fc from 'fast-check';
import { SetAlgebra } from '../../../../src/reachability/private/packet/set-algebra';

/** Declares the laws of a boolean algebra as tests. Sameness is asked of the keys, so every law is a test of canonicity too. */
export function obeysTheLawsOfSets<S extends SetAlgebra<S>>(sets: fc.Arbitrary<S>, all: S): void {
  const none = all.subtract(all);
  const not = (a: S) => all.subtract(a);
  const same = (left: S, right: S) => {
    expect(left.key()).toBe(right.key());
    expect(left.equals(right)).toBe(true);
  };
  const law = (name: string, check: (a: S, b: S, c: S) => void) => test(name, () => fc.assert(fc.property(sets, sets, sets, check)));

  law('idempotent', (a) => { same(a.union(a), a); same(a.intersect(a), a); });
  law('commutative', (a, b) => { same(a.union(b), b.union(a)); same(a.intersect(b), b.intersect(a)); });
  law('associative', (a, b, c) => {
    same(a.union(b).union(c), a.union(b.union(c)));
    same(a.intersect(b).intersect(c), a.intersect(b.intersect(c)));
  });
  law('distributive', (a, b, c) => {
    same(a.intersect(b.union(c)), a.intersect(b).union(a.intersect(c)));
    same(a.union(b.intersect(c)), a.union(b).intersect(a.union(c)));
  });
  law('absorbing', (a, b) => { same(a.union(a.intersect(b)), a); same(a.intersect(a.union(b)), a); });
  law('De Morgan', (a, b) => { same(not(a.union(b)), not(a).intersect(not(b))); same(not(a.intersect(b)), not(a).union(not(b))); });
  law('complement', (a) => { same(not(not(a)), a); same(a.union(not(a)), all); same(a.intersect(not(a)), none); });
  law('identity', (a) => { same(a.union(none), a); same(a.intersect(all), a); same(a.subtract(none), a); same(none.subtract(a), none); });
  law('a difference and an intersection make up the whole', (a, b) => same(a.subtract(b).union(a.intersect(b)), a));
  law('what an operation leaves alone is the set itself', (a, b) => {
    expect(a.union(a.intersect(b)) === a).toBe(true);
    expect(a.intersect(a.union(b)) === a).toBe(true);
    expect(a.subtract(b.subtract(a)) === a).toBe(true);
  });
  law('subset exactly when nothing is left over', (a, b) => {
    expect(a.isSubsetOf(b)).toBe(a.subtract(b).isEmpty());
    expect(a.isSubsetOf(b)).toBe(a.union(b).equals(b));
    expect(a.intersect(b).isSubsetOf(a)).toBe(true);
  });
  law('overlapping exactly when something is in both', (a, b) => {
    expect(a.overlaps(b)).toBe(!a.intersect(b).isEmpty());
    expect(a.overlaps(not(a))).toBe(false);
  });
  law('equal exactly when the keys are, or each is a subset of the other', (a, b) => {
    expect(a.equals(b)).toBe(a.key() === b.key());
    expect(a.equals(b)).toBe(a.isSubsetOf(b) && b.isSubsetOf(a));
  });
  test('empty is empty and all is not', () => {
    expect(none.isEmpty()).toBe(true);
    expect(all.isEmpty()).toBe(false);
    expect(none.equals(all)).toBe(false);
  });
}
