import type { Leg, Trip } from './path-direction';
import type { Explanation } from '../../explanation';
import { ExplanationEffect } from '../../explanation';
import type { NetworkPath } from '../../network-path';
import { PathVerdict } from '../../network-path';
import type { Family } from '../packet/family';

type DeploymentPath = Omit<NetworkPath, 'when'>;

/** The trip in the words of a result. `unresolved` are the ends whose addresses the template does not tell. */
export function pathOf(
  family: Family,
  { forward, reply }: Trip,
  unresolved: readonly string[],
  notes: readonly string[],
): DeploymentPath {
  const [there, back] = [explanationsOf(forward), explanationsOf(reply)];
  const doubts = [...there, ...back]
    .filter(({ effect }) => effect === ExplanationEffect.MAY_BLOCK)
    .map(({ detail }) => detail);
  const blocking = [...there, ...back.map((one) => ({ ...one, detail: `reply: ${one.detail}` }))].filter(
    ({ effect }) => effect === ExplanationEffect.BLOCKS,
  );
  const verdict = verdictOf(reply ?? forward, blocking.length > 0, doubts, unresolved);
  return {
    family,
    verdict,
    forward: [...forward.components],
    reply: [...(reply?.components ?? [])],
    blockedBy: distinct(blocking),
    reasons:
      verdict === PathVerdict.UNKNOWN ? [...new Set([...doubts, ...(doubts.length === 0 ? unresolved : [])])] : [],
    notes: [...notes],
  };
}

/** No way at all. */
export function pathless(componentId: string, detail: string): DeploymentPath {
  return {
    family: '',
    verdict: PathVerdict.NOT_FOUND,
    forward: [],
    reply: [],
    blockedBy: [{ componentId, effect: ExplanationEffect.BLOCKS, detail }],
    reasons: [],
    notes: [],
  };
}

function explanationsOf(leg: Leg | undefined): readonly Explanation[] {
  return leg?.components.flatMap((component) => component.explanations) ?? [];
}

/** Whatever blocks packets of a set that is only known to hold the real ones may block real ones, or others. */
function verdictOf(
  { progress }: Leg,
  isBlocked: boolean,
  doubts: readonly string[],
  unresolved: readonly string[],
): PathVerdict {
  if (progress.atMost.isEmpty()) {
    return PathVerdict.NOT_FOUND;
  }
  if (doubts.length > 0) {
    return PathVerdict.UNKNOWN;
  }
  if (!isBlocked) {
    return PathVerdict.FOUND;
  }
  return unresolved.length > 0 ? PathVerdict.UNKNOWN : PathVerdict.PARTLY_FOUND;
}

/** One component may block the same for the same reason at two crossings. */
function distinct(blames: readonly Explanation[]): Explanation[] {
  return [...new Map(blames.map((one) => [JSON.stringify(one), one])).values()];
}
