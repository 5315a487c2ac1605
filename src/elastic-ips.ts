import { Annotations, RemovalPolicy, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';

/**
 * An Elastic IP address.
 */
export interface ElasticIp {
  /**
   * The allocation id, `eipalloc-…`.
   */
  readonly allocationId: string;

  /**
   * The public IPv4 address: what partners put on their allow list.
   */
  readonly publicIp: string;
}

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

const MOST_PER_GATEWAY = 8;
const DEFAULT_QUOTA_PER_GATEWAY = 2;
const DEFAULT_QUOTA_PER_REGION = 5;

/**
 * Where the public addresses of the NAT gateways come from.
 */
export class ElasticIps {
  /**
   * Allocate new Elastic IP addresses from Amazon's pool.
   *
   * Throws if `perGateway` is not a whole number of 1 to 8.
   */
  public static allocate(props: ElasticIpAllocationProps = {}): ElasticIps {
    const perGateway = props.perGateway ?? 1;
    if (Token.isUnresolved(perGateway)) {
      throw new Error(
        'perGateway decides how many resources are defined, got a token: pass a literal number of 1 to 8',
      );
    }
    if (!Number.isInteger(perGateway) || perGateway < 1 || perGateway > MOST_PER_GATEWAY) {
      throw new Error(
        `perGateway must be a whole number of 1 to ${MOST_PER_GATEWAY}, the addresses that a NAT gateway can hold, got ${perGateway}`,
      );
    }
    return new ElasticIps(perGateway, props.retain ?? false);
  }

  private constructor(private readonly perGateway: number, private readonly retain: boolean) {}

  /**
   * Define the addresses of the gateway in a subnet, the primary one first.
   *
   * @internal
   */
  public _define(subnet: ec2.PublicSubnet): ElasticIp[] {
    return Array.from({ length: this.perGateway }, (_, index) => {
      // The primary address has the id that ec2 gives it: a gateway whose address changed would be replaced.
      const resource = new ec2.CfnEIP(subnet, index === 0 ? 'EIP' : `EIP${index + 1}`, { domain: 'vpc' });
      if (this.retain) {
        resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
      }
      return { allocationId: resource.attrAllocationId, publicIp: resource.attrPublicIp };
    });
  }

  /**
   * Say when the addresses exceed what a new AWS account may have.
   *
   * @internal
   */
  public _advise(vpc: ec2.Vpc, gateways: number): void {
    const total = gateways * this.perGateway;
    if (this.perGateway > DEFAULT_QUOTA_PER_GATEWAY || total > DEFAULT_QUOTA_PER_REGION) {
      Annotations.of(vpc).addWarningV2(
        'cdk-ha-nat-vpc:ElasticIps.quota',
        `${gateways} NAT gateways with ${this.perGateway} Elastic IPs each need ${total}: ` +
          `AWS allows ${DEFAULT_QUOTA_PER_REGION} in a Region (quota L-0263D0A3) and ${DEFAULT_QUOTA_PER_GATEWAY} on a gateway until you ask for more`,
      );
    }
  }
}
