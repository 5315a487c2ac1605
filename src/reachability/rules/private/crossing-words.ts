import type { Crossing } from '../../private/forwarding/acl-crossing';
import type { Direction } from '../../private/network/resources';

/** What people call the rules of a network ACL that filter a direction. */
export const RULE_DIRECTION: Readonly<Record<Direction, string>> = { ingress: 'inbound', egress: 'outbound' };

/** Where packets meet a network ACL: `entering subnet Private1`. */
export function crossingText({ direction, subnet }: Pick<Crossing, 'direction' | 'subnet'>): string {
  return `${direction === 'ingress' ? 'entering' : 'leaving'} subnet ${subnet.id}`;
}
