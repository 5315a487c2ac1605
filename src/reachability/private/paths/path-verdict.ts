import type { NetworkPath } from '../../network-path';
import { PathVerdict } from '../../network-path';

/** What some deployments have in common: the default one, if it is among them, is among the first. */
export interface VerdictCase {
  readonly verdict: PathVerdict;
  /** Under which conditions: alternatives, none if in every deployment. */
  readonly when: readonly string[];
}

/** What the paths of one deployment say together. */
export function together(paths: readonly Pick<NetworkPath, 'verdict'>[]): PathVerdict {
  return agreed(paths, PathVerdict.PARTLY_FOUND);
}

/** What the deployments say together. */
export function overall(cases: readonly VerdictCase[]): PathVerdict {
  return agreed(cases, PathVerdict.DEPENDS_ON_PARAMETERS);
}

function agreed(parts: readonly { readonly verdict: PathVerdict }[], otherwise: PathVerdict): PathVerdict {
  const distinct = new Set(parts.map(({ verdict }) => verdict));
  if (distinct.size === 1) { return [...distinct][0]; }
  return distinct.has(PathVerdict.UNKNOWN) ? PathVerdict.UNKNOWN : otherwise;
}
