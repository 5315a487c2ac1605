import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { NatTopology } from './nat-topology';
import type { NetworkAclPolicy } from './network-acl-policy';
import type { SubnetTier } from './subnet-tier';

/**
 * Properties of `HaNatVpc`.
 */
export interface HaNatVpcProps {
  /**
   * The number of Availability Zones, exactly: 2 or more. It can be raised at any time.
   *
   * An environment-agnostic stack takes the first zones of the Region it is deployed to.
   *
   * @default 3, or 2 where the environment is known to have no more; as many as `availabilityZones` lists
   */
  readonly azCount?: number;

  /**
   * The Availability Zones, 2 or more: their names (`us-east-1a`), or their ids (`use1-az4`), which mean the same zones
   * in every account.
   *
   * Subnets are numbered by the place of their zone in this list. Append new zones at the end: an inserted or reordered
   * zone would replace deployed subnets. Record the deployed list in the context key `cdk-ha-nat-vpc:deployedZones`,
   * under the path of this construct, to have that checked at synth time.
   *
   * @default - the first `azCount` zones of the environment
   */
  readonly availabilityZones?: string[];

  /**
   * The tiers of subnets, each with one subnet in every Availability Zone.
   *
   * A tier can be added at the end of the list at any time. To adopt a deployed `ec2.Vpc`, list its subnet groups in
   * their order, with their names and masks.
   *
   * @default - public and private; public and isolated with `NatTopology.none()`
   */
  readonly tiers?: SubnetTier[];

  /**
   * The address plan.
   *
   * `AdoptedIpAddresses` takes over the plan of a deployed `ec2.Vpc`. Any other `ec2.IIpAddresses` will do; but only
   * these two let the VPC grow without moving a subnet.
   *
   * @default AzAlignedIpAddresses.cidr('10.0.0.0/16')
   */
  readonly ipAddresses?: ec2.IIpAddresses;

  /**
   * Which NAT gateways there are, with which public addresses.
   *
   * @default NatTopology.zonal()
   */
  readonly natTopology?: NatTopology;

  /**
   * What the network ACLs of the tiers let pass. A tier may have a policy of its own.
   *
   * @default NetworkAclPolicy.tiered()
   */
  readonly networkAcls?: NetworkAclPolicy;

  /**
   * IPv4 alone, or IPv6 as well: private subnets then reach the IPv6 internet through an egress-only internet gateway.
   * It can be added at any time.
   *
   * @default ec2.IpProtocol.IPV4_ONLY
   */
  readonly ipProtocol?: ec2.IpProtocol;

  /**
   * The flow logs of the VPC by construct id; `{}` for none.
   *
   * @default - the flow log `FlowLog` of rejected traffic, to a log group in CloudWatch Logs
   */
  readonly flowLogs?: { [id: string]: ec2.FlowLogOptions };

  /**
   * The gateway endpoints of the VPC by construct id; `{}` for none.
   *
   * AWS accepts one endpoint of a service in a route table, and synth fails on two: to adopt a VPC that has some, pass
   * these with their construct ids.
   *
   * @default - the endpoints `S3` and `DynamoDb` in the route tables of the private subnets
   */
  readonly gatewayEndpoints?: { [id: string]: ec2.GatewayVpcEndpointOptions };

  /**
   * Whether the rules of the default security group are removed.
   *
   * @default true
   */
  readonly restrictDefaultSecurityGroup?: boolean;

  /**
   * The `Name` tag of the VPC.
   *
   * @default - the path of this construct
   */
  readonly vpcName?: string;

  /**
   * Whether synthesis proves that the network keeps its promises, from the template of the whole stack, and fails if it
   * does not.
   *
   * @default true
   * @see https://github.com/cdk-ha-nat-vpc/cdk-ha-nat-vpc/blob/main/docs/rules.md
   */
  readonly proof?: boolean;
}
