import type * as ec2 from 'aws-cdk-lib/aws-ec2';

/**
 * A tier of subnets that shares one network ACL.
 */
export enum NetworkAclTier {
  /** Subnets with a route to the internet gateway: they hold the NAT gateways and the load balancers. */
  PUBLIC = 'Public',
  /** Subnets that reach the internet through a NAT gateway, and through the egress-only internet gateway over IPv6. */
  PRIVATE = 'Private',
  /** Subnets without a route out of the VPC. */
  ISOLATED = 'Isolated',
}

/**
 * One rule of a tier's network ACL.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export interface NetworkAclRule {
  /** Whether the rule judges traffic that enters or that leaves the tier's subnets. */
  readonly direction: ec2.TrafficDirection;
  /** The other side: the source of what enters, the destination of what leaves. */
  readonly cidr: ec2.AclCidr;
  /** Protocol and destination ports, or the ICMP type. */
  readonly traffic: ec2.AclTraffic;
  /**
   * Whether matching traffic passes.
   *
   * @default ec2.Action.ALLOW
   */
  readonly action?: ec2.Action;
  /**
   * The number of the rule, 1 to 32766: the lowest one that matches decides. IPv4 and IPv6 rules share the numbers of a
   * direction.
   *
   * It is also the rule's logical id, so a rule that keeps its number is changed in place.
   *
   * @default - ten more than the rule before it in the same direction and address family; the first is 100 for IPv4 and
   * 101 for IPv6
   */
  readonly ruleNumber?: number;
  /** What the rule is for, in words. Error messages show it. */
  readonly purpose: string;
}
