import type { Reference, Resolved, Resource } from './resource';
import type { Zone } from './zone';
import type { Cidr } from '../packet/cidr';

/** What a subnet is meant to be, where the template says so by the tag `aws-cdk:subnet-type`. */
export type Tier = 'public' | 'private' | 'isolated';

export interface Subnet extends Resource {
  readonly kind: 'subnet';
  readonly vpc: Reference;
  readonly zone: Zone;
  readonly ipv4?: Resolved<Cidr>;
  readonly ipv6?: Resolved<Cidr>;
  readonly taggedTier?: Tier;
  /** Hosts get a public IPv4 address on launch. */
  readonly publicIpv4OnLaunch: Resolved<boolean>;
  readonly dns64: Resolved<boolean>;
}
