import type { Blame } from './rule';
import type { WayOut } from './way-out';
import type { Witness } from '../../finding';
import type { Subnet } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';

/** What a network ACL claims to let out and does not get out. */
export interface ClaimLoss {
  readonly detail: string;
  readonly blame: readonly Blame[];
  readonly fix: string;
  readonly witnesses: readonly Witness[];
}

export function egressClaimLosses(_view: NetworkView, _subnet: Subnet, _ways: readonly WayOut[]): readonly ClaimLoss[] {
  return [];
}
