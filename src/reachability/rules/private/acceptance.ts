import type { Judgement } from './rule';
import { isPrivate } from '../../private/forwarding/nat-gateway';
import type { NatGateway } from '../../private/network/resources';
import type { OutboundPath } from '../../private/paths/outbound';
import { Severity } from '../../verdict';

/** Why a path that leads to another zone is accepted: the gateway there says that other zones may depend on it. */
export function acceptedCrossing(path: OutboundPath): string | undefined {
  return gatewayOf(path)?.acceptedZoneLoss;
}

/** Why a path that does not lead to the internet is accepted: its gateway is private, and says that it is meant so. */
export function acceptedPrivacy(path: OutboundPath): string | undefined {
  const gateway = gatewayOf(path);
  return gateway && isPrivate(gateway) ? gateway.privateConnectivity : undefined;
}

function gatewayOf({ share: { nextHop } }: OutboundPath): NatGateway | undefined {
  return nextHop?.kind === 'nat-gateway' ? nextHop.gateway : undefined;
}

/** Whether a way out is one to other networks, on purpose: nothing is promised to reach the internet by it. */
export function isMeantForOtherNetworks(paths: readonly OutboundPath[]): boolean {
  return paths.some((path) => acceptedPrivacy(path) !== undefined);
}

/**
 * A violation is accepted where the template says of everything that is wrong that it is meant, and why. It stays a
 * violation, for the loss is no smaller for having been accepted: one to know of, and not to stop at.
 *
 * @param reasons why each thing that is wrong is accepted; undefined for what nobody accepts
 */
export function acceptanceOf(reasons: readonly (string | undefined)[]): Pick<Judgement, 'severity' | 'accepted'> {
  return reasons.length > 0 && reasons.every((each) => each !== undefined)
    ? { severity: Severity.WARNING, accepted: [...new Set(reasons)].join('; ') }
    : {};
}
