import type { Bounds } from '../packet/bounds';
import type { PacketSet } from '../packet/packet-set';

export type Direction = 'ingress' | 'egress';

/** A set in each family, known within bounds. */
export interface FamilyBounds {
  readonly ipv4: Bounds<PacketSet>;
  readonly ipv6: Bounds<PacketSet>;
}
