import type { Direction, FamilyBounds } from './matches';
import type { Reference, Resource } from './resource';

export interface SecurityGroup extends Resource {
  readonly kind: 'security-group';
  readonly vpc: Reference;
}

/** One permission of a security group. */
export interface SecurityGroupRule extends Resource {
  readonly kind: 'security-group-rule';
  readonly securityGroup: Reference;
  readonly direction: Direction;
  /** The peers' addresses and services that it permits; a peer that is a security group permits no internet address. */
  readonly permits: FamilyBounds;
  /** Set if the peer is a security group instead of addresses. */
  readonly peerSecurityGroup?: Reference;
  /** What it permits the hosts of that group, as if they had every address. */
  readonly permitsPeers?: FamilyBounds;
}
