import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { ElasticIp } from './elastic-ips';

/**
 * A NAT gateway of the VPC.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
export class NatGateway {
  /**
   * @internal
   */
  public static _of(resource: ec2.CfnNatGateway, subnet: ec2.IPublicSubnet, elasticIps: ElasticIp[]): NatGateway {
    return new NatGateway(resource.ref, subnet, elasticIps);
  }

  private constructor(
    /**
     * The id of the gateway.
     */
    public readonly natGatewayId: string,
    /**
     * The public subnet that the gateway stands in.
     */
    public readonly subnet: ec2.IPublicSubnet,
    /**
     * The addresses that the internet sees, the primary one first.
     */
    public readonly elasticIps: ElasticIp[],
  ) {}

  /**
   * The Availability Zone of the gateway and of the private subnets that it serves.
   */
  public get availabilityZone(): string {
    return this.subnet.availabilityZone;
  }
}
