import * as fc from 'fast-check';
import { obeysTheLawsOfSets } from './laws';
import { IntervalSet } from '../../../../src/reachability/private/packet/interval-set';

type Pair = readonly [lo: number, hi: number];

const set = (...pairs: readonly Pair[]) => IntervalSet.from(pairs.map(([lo, hi]) => ({ lo, hi })));
const pairs = (of: IntervalSet<number>) => of.intervals.map(({ lo, hi }) => [lo, hi]);

const TOP = 20;
const points = fc.integer({ min: 0, max: TOP });
const intervals = fc.array(fc.tuple(points, points), { maxLength: 6 });
const members = (of: readonly Pair[]) => new Set(of.flatMap(([lo, hi]) => Array.from({ length: Math.max(0, hi - lo + 1) }, (_, i) => lo + i)));

describe('numbers obey the laws', () => obeysTheLawsOfSets(intervals.map((list) => set(...list)), IntervalSet.of(0, TOP)));

const bigints = fc.bigInt({ min: 2n ** 64n, max: 2n ** 64n + BigInt(TOP) });
describe('bigints obey the laws', () => obeysTheLawsOfSets(
  fc.array(fc.record({ lo: bigints, hi: bigints }), { maxLength: 6 }).map((list) => IntervalSet.from(list)), IntervalSet.of(0n, 2n ** 128n - 1n),
));

test('holds exactly the points of the intervals it was made from', () => fc.assert(fc.property(intervals, (list) => {
  const expected = members(list);
  const actual = set(...list);
  expect(Array.from({ length: TOP + 3 }, (_, i) => i - 1).filter((point) => actual.contains(point))).toEqual([...expected].sort((a, b) => a - b));
  expect(actual.size).toBe(BigInt(expected.size));
  expect(actual.min).toBe(expected.size === 0 ? undefined : Math.min(...expected));
})));

test('the lowest member from a point upwards is none below it', () => fc.assert(fc.property(intervals, fc.integer({ min: -1, max: TOP + 1 }), (list, floor) => {
  const above = [...members(list)].filter((point) => point >= floor);
  expect(set(...list).minFrom(floor)).toBe(above.length === 0 ? undefined : Math.min(...above));
})));

test('union, intersection and difference are those of the members', () => fc.assert(fc.property(intervals, intervals, (a, b) => {
  const [left, right] = [members(a), members(b)];
  const of = (numbers: Iterable<number>) => set(...Array.from(numbers, (n): Pair => [n, n])).key();
  expect(set(...a).union(set(...b)).key()).toBe(of([...left, ...right]));
  expect(set(...a).intersect(set(...b)).key()).toBe(of([...left].filter((n) => right.has(n))));
  expect(set(...a).subtract(set(...b)).key()).toBe(of([...left].filter((n) => !right.has(n))));
  expect(set(...a).overlaps(set(...b))).toBe([...left].some((n) => right.has(n)));
})));

test('intervals neither touch nor overlap, and make up the set again', () => fc.assert(fc.property(intervals, (list) => {
  const { intervals: canonical } = set(...list);
  canonical.slice(1).forEach(({ lo }, i) => expect(lo).toBeGreaterThan(canonical[i].hi + 1));
  expect(IntervalSet.from(canonical).key()).toBe(set(...list).key());
})));

test.each<[name: string, actual: IntervalSet<number>, expected: readonly Pair[]]>([
  ['nothing', set(), []],
  ['a single point', IntervalSet.of(7), [[7, 7]]],
  ['an interval that ends before it begins', IntervalSet.of(7, 6), []],
  ['intervals that touch', set([0, 4], [5, 9]), [[0, 9]]],
  ['intervals with a gap of one', set([0, 4], [6, 9]), [[0, 4], [6, 9]]],
  ['intervals out of order', set([6, 9], [0, 4]), [[0, 4], [6, 9]]],
  ['the union that closes a gap', set([0, 4], [6, 9]).union(IntervalSet.of(5)), [[0, 9]]],
  ['all ports without one', IntervalSet.of(0, 65535).subtract(IntervalSet.of(22)), [[0, 21], [23, 65535]]],
  ['all ports without the first', IntervalSet.of(0, 65535).subtract(IntervalSet.of(0)), [[1, 65535]]],
  ['all ports without the last', IntervalSet.of(0, 65535).subtract(IntervalSet.of(65535)), [[0, 65534]]],
  ['the one point that two intervals share', set([0, 5]).intersect(set([5, 9])), [[5, 5]]],
  ['what intervals that touch share', set([0, 4]).intersect(set([5, 9])), []],
])('%s', (_, actual, expected) => expect(pairs(actual)).toEqual(expected));

test('counts more members than a number holds', () => expect(IntervalSet.of(0n, 2n ** 128n - 1n).size).toBe(2n ** 128n));
