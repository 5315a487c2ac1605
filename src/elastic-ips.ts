import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { ElasticIp } from './elastic-ip';
import { AllocatedElasticIps } from './private/elastic-ips/allocated';
import { ExistingElasticIps } from './private/elastic-ips/existing';
import { adviseOnQuota } from './private/elastic-ips/quota-advice';
import { MOST_PER_GATEWAY } from './private/elastic-ips/source';
import type { ElasticIpSource } from './private/elastic-ips/source';
import { expectBoolean, expectMap, expectText, expectWholeNumber } from './private/expected';
import type { ZonePlace } from './private/zone-place';

/**
 * Properties of `ElasticIps.allocate()`.
 */
export interface ElasticIpAllocationProps {
  /**
   * How many addresses each NAT gateway has, 1 to 8.
   *
   * Each gives a gateway 55,000 more simultaneous connections to one destination. It can be raised and lowered at any
   * time: the primary address and the gateway stay. AWS allows 2 per gateway and 5 per Region until you ask for more.
   *
   * @default 1
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
   */
  readonly perGateway?: number;

  /**
   * Keep the addresses when their gateway, the VPC or the stack is deleted: a released address cannot be had again.
   *
   * A retained address that is not in use still costs money.
   *
   * @default false
   */
  readonly retain?: boolean;
}

/**
 * Properties of `ElasticIps.fromAllocationIds()`.
 */
export interface ExistingElasticIpsProps {
  /**
   * The public IPv4 addresses by allocation id, for outputs and prefix lists: a template cannot look them up.
   *
   * @default - unknown
   */
  readonly publicIps?: { [allocationId: string]: string };
}

/**
 * Properties of `ElasticIps.fromPool()`: one of the two kinds of pools, and how many addresses.
 */
export interface ElasticIpPoolProps extends ElasticIpAllocationProps {
  /**
   * The IPAM pool with the addresses, `ipam-pool-…`.
   *
   * @default - `publicIpv4Pool`
   * @see https://docs.aws.amazon.com/vpc/latest/ipam/tutorials-eip-pool.html
   */
  readonly ipamPoolId?: string;

  /**
   * The pool of addresses that you brought to AWS (BYOIP), `ipv4pool-ec2-…`.
   *
   * @default - `ipamPoolId`
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-byoip.html
   */
  readonly publicIpv4Pool?: string;
}

/**
 * Where the public addresses of the NAT gateways come from.
 *
 * A gateway is bound to its first address for life: another source replaces the gateways, and what leaves comes from
 * other addresses then.
 */
export class ElasticIps {
  /**
   * Allocate new Elastic IP addresses from Amazon's pool.
   *
   * Throws if `perGateway` is not a whole number of 1 to 8.
   */
  public static allocate(props: ElasticIpAllocationProps = {}): ElasticIps {
    return new ElasticIps(new AllocatedElasticIps(allocation(props)));
  }

  /**
   * Use existing Elastic IP addresses, keyed by Availability Zone: those that an earlier stack retained, or those of an
   * `ec2.Vpc` with `eipAllocationIds` that is adopted.
   *
   * The stack neither allocates nor releases them. In an environment-agnostic stack a zone is called by the number of
   * its subnets: `{ '1': […], '2': […] }`.
   *
   * Throws if a zone has no addresses or more than 8, or if an address is listed twice.
   *
   * @param allocationIds the allocation ids of each zone's gateway, `eipalloc-…`, the primary one first
   */
  public static fromAllocationIds(
    allocationIds: { [zone: string]: string[] },
    props: ExistingElasticIpsProps = {},
  ): ElasticIps {
    expectMap('the props of ElasticIps.fromAllocationIds()', props, "{ publicIps: { 'eipalloc-…': '203.0.113.1' } }");
    return new ElasticIps(new ExistingElasticIps(allocationIds, props.publicIps));
  }

  /**
   * Allocate Elastic IP addresses from a pool of your own: one of IPAM, or addresses that you brought to AWS.
   *
   * Throws if not exactly one pool is given.
   */
  public static fromPool(props: ElasticIpPoolProps): ElasticIps {
    const settings = allocation(props);
    const { ipamPoolId, publicIpv4Pool } = props;
    expectText('ipamPoolId', ipamPoolId, 'ipam-pool-0123456789abcdef0', { mayBeToken: true });
    expectText('publicIpv4Pool', publicIpv4Pool, 'ipv4pool-ec2-0123456789abcdef0', { mayBeToken: true });
    if ((ipamPoolId === undefined) === (publicIpv4Pool === undefined)) {
      throw new Error(
        `ElasticIps.fromPool() takes an address from one pool, got ${ipamPoolId === undefined ? 'none' : 'two'}: ` +
          'set ipamPoolId for a pool of IPAM, or publicIpv4Pool for addresses that you brought to AWS',
      );
    }
    return new ElasticIps(new AllocatedElasticIps({ ...settings, pool: { ipamPoolId, publicIpv4Pool } }));
  }

  private constructor(private readonly source: ElasticIpSource) {}

  /**
   * Define the addresses of the gateway in a zone, the primary one first.
   *
   * @internal
   */
  public _define(scope: Construct, place: ZonePlace): ElasticIp[] {
    return this.source.define(scope, place);
  }

  /**
   * Say when the addresses exceed what a new AWS account may have.
   *
   * @internal
   */
  public _advise(vpc: ec2.Vpc, perGateway: readonly number[]): void {
    adviseOnQuota(vpc, perGateway, this.source.countsAgainstQuota);
  }
}

function allocation(props: ElasticIpAllocationProps): { perGateway: number; retain: boolean } {
  expectMap('the props of ElasticIps', props ?? null, '{ perGateway: 2, retain: true }');
  expectWholeNumber('perGateway', props.perGateway, {
    from: 1,
    to: MOST_PER_GATEWAY,
  }, ', the addresses that a NAT gateway can hold');
  expectBoolean('retain', props.retain);
  return { perGateway: props.perGateway ?? 1, retain: props.retain ?? false };
}
