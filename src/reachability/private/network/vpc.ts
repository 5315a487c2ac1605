import type { Reference, Resolved, Resource } from './resource';
import type { Cidr } from '../packet/cidr';
import type { Family } from '../packet/family';

export interface Vpc extends Resource {
  readonly kind: 'vpc';
}

/** One CIDR block of a VPC: its own, a secondary one or an IPv6 one. */
export interface VpcCidr extends Resource {
  readonly kind: 'vpc-cidr';
  readonly vpc: Reference;
  readonly family: Family;
  readonly cidr: Resolved<Cidr>;
}

/** VPC Block Public Access for the account and Region. */
export interface BlockPublicAccess extends Resource {
  readonly kind: 'block-public-access';
  readonly mode: Resolved<'off' | 'block-ingress' | 'block-bidirectional'>;
}

/** A VPC or subnet that VPC Block Public Access leaves alone. */
export interface BlockPublicAccessExclusion extends Resource {
  readonly kind: 'block-public-access-exclusion';
  readonly vpc?: Reference;
  readonly subnet?: Reference;
  readonly mode: Resolved<'allow-bidirectional' | 'allow-egress'>;
}
