import type { Construct } from 'constructs';
import type { ElasticIp } from '../../elastic-ip';
import type { ZonePlace } from '../zone-place';

/** The most addresses that a zonal NAT gateway can hold. */
export const MOST_PER_GATEWAY = 8;

/** Where the addresses of gateways come from. */
export interface ElasticIpSource {
  /** Whether the addresses are new ones of Amazon's, which a quota of the Region counts. */
  readonly countsAgainstQuota: boolean;
  /** The addresses of a gateway in a zone, the primary one first. */
  define(scope: Construct, place: ZonePlace): ElasticIp[];
}
