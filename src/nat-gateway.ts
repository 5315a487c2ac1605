import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { ElasticIp } from './elastic-ip';

/**
 * A NAT gateway of the VPC.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
export class NatGateway {
  /**
   * @internal
   */
  public static _inSubnet(resource: ec2.CfnNatGateway, subnet: ec2.Subnet, elasticIps: ElasticIp[]): NatGateway {
    const byZone = elasticIps.length === 0 ? [] : [elasticIps];
    return new NatGateway(resource, byZone, subnet, subnet.availabilityZone);
  }

  /**
   * @internal
   */
  public static _ofVpc(resource: ec2.CfnNatGateway, elasticIpsByZone: ElasticIp[][]): NatGateway {
    return new NatGateway(resource, elasticIpsByZone);
  }

  /**
   * The id of the gateway.
   */
  public readonly natGatewayId: string;

  /**
   * The addresses that the internet sees, the primary one first. None of a private gateway, and of a regional one
   * whose addresses AWS chooses.
   */
  public readonly elasticIps: ElasticIp[];

  private constructor(
    /** @internal */
    public readonly _resource: ec2.CfnNatGateway,
    /**
     * The addresses in each Availability Zone that the gateway has some in.
     *
     * @internal
     */
    public readonly _elasticIpsByZone: ElasticIp[][],
    /**
     * The subnet that the gateway stands in.
     *
     * @default - none: a regional gateway stands in no subnet
     */
    public readonly subnet?: ec2.ISubnet,
    /**
     * The Availability Zone of the gateway.
     *
     * @default - none: a regional gateway stands in all zones that it serves
     */
    public readonly availabilityZone?: string,
  ) {
    this.natGatewayId = _resource.ref;
    this.elasticIps = _elasticIpsByZone.flat();
  }
}
