/** A point: x to the right, y down. */
export type Point = readonly [number, number];

const tenth = (n: number): number => Math.round(n * 10) / 10;

/** An orthogonal line through points, as the `d` of a path: its corners are round. */
export function way(points: readonly Point[], radius = 9): string {
  const turns = points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
  return turns.map((point, i) => {
    const next = turns[i + 1];
    if (i === 0) { return `M${text(point)}`; }
    return next === undefined ? `L${text(point)}` : corner(turns[i - 1], point, next, radius);
  }).join('');
}

function corner(from: Point, [x, y]: Point, to: Point, radius: number): string {
  const length = ([a, b]: Point) => Math.hypot(x - a, y - b);
  const r = Math.min(radius, length(from) / 2, length(to) / 2);
  const towards = ([a, b]: Point): Point => [x + Math.sign(a - x) * r, y + Math.sign(b - y) * r];
  return `L${text(towards(from))}Q${text([x, y])} ${text(towards(to))}`;
}

const text = ([x, y]: Point): string => `${tenth(x)} ${tenth(y)}`;
