import type { Judgement } from './rule';
import type { OutboundPath } from '../../private/paths/outbound';
import { Severity } from '../../verdict';

/**
 * Crossing zones is accepted where every gateway that is crossed to says that other zones may depend on it, and why. It
 * stays a violation, for the loss is no smaller for having been accepted: one to know of, and not to stop at.
 *
 * @param crossings the paths that lead to another zone; undefined for whatever else is wrong with a path
 */
export function acceptanceOf(
  crossings: readonly (OutboundPath | undefined)[],
): Pick<Judgement, 'severity' | 'accepted'> {
  const words = crossings.map((path) =>
    path?.share.nextHop?.kind === 'nat-gateway' ? path.share.nextHop.gateway.acceptedZoneLoss : undefined);
  return words.length > 0 && words.every((each) => each !== undefined)
    ? { severity: Severity.WARNING, accepted: [...new Set(words)].join('; ') }
    : {};
}
