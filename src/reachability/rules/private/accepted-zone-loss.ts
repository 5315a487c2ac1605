import type { Judgement } from './rule';
import type { InternetRoute } from '../../private/forwarding/internet-routes';
import { Severity } from '../../verdict';

/**
 * Crossing zones is accepted where every gateway that is crossed to says that other zones may depend on it, and why. It
 * stays a violation, for the loss is no smaller for having been accepted: one to know of, and not to stop at.
 *
 * @param crossings the routes that lead to another zone; undefined for whatever else is wrong with a route
 */
export function acceptanceOf(
  crossings: readonly (InternetRoute | undefined)[],
): Pick<Judgement, 'severity' | 'accepted'> {
  const words = crossings.map((route) =>
    route?.nextHop.kind === 'nat-gateway' ? route.nextHop.gateway.acceptedZoneLoss : undefined);
  return words.length > 0 && words.every((each) => each !== undefined)
    ? { severity: Severity.WARNING, accepted: [...new Set(words)].join('; ') }
    : {};
}
