import type { AclCrossing } from '../../acl-crossing';
import { CrossingDirection } from '../../acl-crossing';
import type { Crossing } from '../forwarding/acl-crossing';
import type { Direction } from '../network/resources';

export const DIRECTIONS: Readonly<Record<Direction, CrossingDirection>> = {
  ingress: CrossingDirection.INBOUND,
  egress: CrossingDirection.OUTBOUND,
};

/** A crossing as explanations and witnesses name it. */
export function crossingPlace({ subnet, direction, acl }: Pick<Crossing, 'subnet' | 'direction' | 'acl'>): AclCrossing {
  return { subnetId: subnet.id, direction: DIRECTIONS[direction], ...(acl ? { networkAclId: acl.id } : {}) };
}
