import type { Direction, FamilyBounds } from './matches';
import type { Reference, Resolved, Resource } from './resource';
import type { PacketSet } from '../packet/packet-set';

export interface NetworkAcl extends Resource {
  readonly kind: 'network-acl';
  readonly vpc: Reference;
  /** True for the one that a VPC comes with: it has rule 100 (101 for IPv6) that allows everything. */
  readonly isDefault: boolean;
  /** Inbound ports that the template says are closed on purpose (`Metadata`). */
  readonly portsBlockedOnPurpose: readonly number[];
  /** What the subnets that use it are meant to send to the internet; undefined if nothing is said of that. */
  readonly egressClaims?: EgressClaims;
}

/** Packets by destination. */
export interface EgressClaims {
  readonly ipv4: PacketSet;
  readonly ipv6: PacketSet;
}

export interface NetworkAclEntry extends Resource {
  readonly kind: 'network-acl-entry';
  readonly networkAcl: Reference;
  readonly direction: Direction;
  /** 1 to 32766. */
  readonly ruleNumber: Resolved<number>;
  readonly action: Resolved<'allow' | 'deny'>;
  /** What it matches: peer address × protocol × (port | ICMP type and code). */
  readonly matches: FamilyBounds;
  /** The rule as written, in words: `tcp 1024-65535 from 0.0.0.0/0`. */
  readonly text: string;
}

export interface NetworkAclAssociation extends Resource {
  readonly kind: 'network-acl-association';
  readonly subnet: Reference;
  readonly networkAcl: Reference;
}
