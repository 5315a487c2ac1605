import * as fc from 'fast-check';
import { obeysTheLawsOfSets } from './laws';
import { IntervalSet } from '../../../../src/reachability/private/packet/interval-set';
import { ProductSet } from '../../../../src/reachability/private/packet/product-set';

type Box = readonly [left: number, right: number, bottom: number, top: number];
type Plane = ProductSet<IntervalSet<number>>;

const box = ([left, right, bottom, top]: Box): Plane => ProductSet.of(IntervalSet.of(left, right), IntervalSet.of(bottom, top));
const plane = (...boxes: readonly Box[]): Plane => boxes.reduce((all, one) => all.union(box(one)), ProductSet.empty<IntervalSet<number>>());
const runs = (of: Plane) => of.runs.map(({ lo, hi, inner }) => [lo, hi, inner.key()]);

const SIDE = 6;
const points = fc.integer({ min: 0, max: SIDE });
const boxes = fc.array(fc.tuple(points, points, points, points), { maxLength: 4 });
const GRID = Array.from({ length: (SIDE + 1) ** 2 }, (_, i) => [Math.floor(i / (SIDE + 1)), i % (SIDE + 1)] as const);
type Point = readonly [x: number, y: number];
const inside = (list: readonly Box[], [x, y]: Point) => list
  .some(([left, right, bottom, top]) => left <= x && x <= right && bottom <= y && y <= top);
const holds = (of: Plane, [x, y]: Point) => of.runs.some(({ lo, hi, inner }) => lo <= x && x <= hi && inner.contains(y));

describe('obeys the laws', () => obeysTheLawsOfSets(boxes.map((list) => plane(...list)), box([0, SIDE, 0, SIDE])));

test('holds exactly the points of its boxes', () => fc.assert(fc.property(boxes, (list) => {
  expect(GRID.filter((point) => holds(plane(...list), point))).toEqual(GRID.filter((point) => inside(list, point)));
})));

test('is the same whatever the order of its boxes', () => fc.assert(fc.property(boxes, (list) => {
  expect(plane(...[...list].reverse()).key()).toBe(plane(...list).key());
})));

test('touching runs differ and none is empty', () => fc.assert(fc.property(boxes, (list) => {
  const all = plane(...list).runs;
  all.forEach(({ inner }) => expect(inner.isEmpty()).toBe(false));
  all.slice(1).forEach((run, i) => expect(run.lo === all[i].hi + 1 && run.inner.equals(all[i].inner)).toBe(false));
})));

describe('a run that only one box changes', () => {
  const steps = plane([0, 1, 0, 3], [2, 3, 0, 1], [4, 5, 0, 4]);
  test.each<[string, Plane, readonly unknown[]]>([
    ['stays a run of its own', steps.union(box([2, 3, 5, 5])), [[0, 1, '0,4'], [2, 3, '0,2,5,6'], [4, 5, '0,5']]],
    ['becomes one with the run before', steps.union(box([2, 3, 2, 3])), [[0, 3, '0,4'], [4, 5, '0,5']]],
    ['becomes one with the run behind', steps.union(box([2, 3, 1, 4])), [[0, 1, '0,4'], [2, 5, '0,5']]],
    ['loses some of its members', steps.subtract(box([2, 3, 1, 6])), [[0, 1, '0,4'], [2, 3, '0,1'], [4, 5, '0,5']]],
    ['loses all', steps.subtract(box([2, 3, 0, 6])), [[0, 1, '0,4'], [4, 5, '0,5']]],
    ['reaches into the next', steps.union(box([2, 4, 5, 5])), [[0, 1, '0,4'], [2, 3, '0,2,5,6'], [4, 4, '0,6'], [5, 5, '0,5']]],
  ])('%s', (_, actual, expected) => expect(runs(actual)).toEqual(expected));
});

test('the axis is the shadow of the set', () => fc.assert(fc.property(boxes, (list) => {
  const shadow = plane(...list).axis;
  const expected = GRID.filter(([x]) => GRID.some(([u, y]) => u === x && inside(list, [x, y])));
  expect(GRID.filter(([x]) => shadow.contains(x))).toEqual(expected);
})));

test('has at each point what its boxes put there', () => fc.assert(fc.property(boxes, (list) => {
  const set = plane(...list);
  expect(GRID.filter(([x, y]) => set.at(x)?.contains(y))).toEqual(GRID.filter((point) => inside(list, point)));
})));

test('merges runs that became equal', () => expect(runs(plane([0, 1, 0, 0], [2, 3, 0, 1]).intersect(box([0, 3, 0, 0])))).toEqual([[0, 3, '0,1']]));
test('differs where the other has a gap, though steps begin at the same points', () => {
  const [one, other] = [plane([0, 1, 0, 0], [2, 3, 5, 5], [6, 9, 0, 0]), plane([0, 1, 0, 0], [4, 5, 5, 5], [6, 9, 0, 0])];
  expect([one.equals(other), other.equals(one)]).toEqual([false, false]);
});
test('keeps a gap between equal runs', () => expect(runs(plane([0, 1, 5, 5], [3, 4, 5, 5]))).toEqual([[0, 1, '5,6'], [3, 4, '5,6']]));
test('an empty side makes an empty product', () => {
  expect(ProductSet.of(IntervalSet.of(0, 9), IntervalSet.empty<number>()).isEmpty()).toBe(true);
  expect(ProductSet.of(IntervalSet.empty<number>(), IntervalSet.of(0, 9)).isEmpty()).toBe(true);
});
test('maps the inner sets and merges what becomes equal', () => {
  expect(runs(plane([0, 1, 0, 0], [2, 3, 0, 5], [5, 5, 5, 5]).map((inner) => inner.intersect(IntervalSet.of(0))))).toEqual([[0, 3, '0,1']]);
});
test('joins where both sides are', () => {
  expect(runs(plane([0, 3, 0, 0]).join(plane([2, 5, 7, 7]), (a, b) => a.union(b)))).toEqual([[2, 3, '0,1,7,8']]);
});
