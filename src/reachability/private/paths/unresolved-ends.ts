import type { Side } from './flow';
import type { PathPair } from './path-direction';

const SIDES: readonly Side[] = ['source', 'destination'];

/**
 * Whether every hop treats all addresses alike that an end may have. Then it does not matter which of them it has: what
 * is lost is lost with each.
 */
export function treatsAlike({ forward, reply }: PathPair): boolean {
  const [{ before }] = forward.hops;
  const ends = SIDES.flatMap((side) => {
    const label = before.labels[side];
    return label === undefined ? [] : [{ label, addresses: before.passed.upper.side(side).addresses }];
  });
  return [...forward.hops, ...reply?.hops ?? []].every(({ after }) => SIDES.every((side) => {
    // A NAT gateway puts its own name in the place of that of the end.
    const end = ends.find(({ label }) => label === after.labels[side]);
    return end === undefined ||
      after.passed.upper.side(side).slices.every(({ addresses }) => addresses.equals(end.addresses));
  }));
}
