import type * as ec2 from 'aws-cdk-lib/aws-ec2';

/**
 * What the tiered network ACLs let pass.
 */
export interface TieredNetworkAclProps {
  /**
   * The traffic that may leave the VPC: TCP, UDP, ICMP and ICMPv6 only, which is all that a NAT gateway carries.
   *
   * Every crossing narrows with it: out of the private subnets, into and out of the public ones, and the replies on
   * their way back. ICMP errors (destination unreachable, time exceeded) always pass, because path MTU discovery needs
   * them. Add new traffic at the end of the list to keep the rule numbers of what is deployed.
   *
   * AWS accepts 19 rules in each direction, and into the public tier each entry takes one, as does each Availability
   * Zone: with the other defaults there is room for 11 of both together. What is too much is an error that says which
   * entries to drop or merge.
   *
   * @default - all traffic
   */
  readonly egress?: ec2.AclTraffic[];
  /**
   * The traffic that anyone may open towards the public subnets, for load balancers and the like.
   *
   * Ports 1024-65535 are open to replies as it is; list the others that hosts there listen on, such as TCP 22 of a
   * bastion.
   *
   * @default - TCP 80 and 443
   */
  readonly publicIngress?: ec2.AclTraffic[];
  /**
   * The traffic that anyone may open towards the private subnets: for the targets of a Network Load Balancer, or the
   * internal load balancer behind a Global Accelerator, that keeps the address of the client. Without it, what such
   * clients send to ports below 1024 is dropped, although health checks pass.
   *
   * What strangers reach still needs a way in: private subnets have no route from the internet but through such a load
   * balancer.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
   * @see https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html
   */
  readonly privateIngress?: ec2.AclTraffic[];
  /**
   * The networks that every tier may speak with, all traffic in both directions: peered VPCs, what lies behind a
   * transit gateway or a VPN, such as `10.8.0.0/16` or `2001:db8::/32`. A token counts as IPv4.
   *
   * Each takes one rule in each direction. They say nothing of routes, which are yours to add.
   *
   * @default - none
   */
  readonly trustedCidrs?: string[];
  /**
   * Whether no inbound rule from anywhere may contain ports 22 and 3389, TCP or UDP.
   *
   * Security Hub EC2.21 and Trivy AWS-0105 ask for it, and do not honour an earlier deny. Its price: 3389 is one of the
   * 64,512 ports that a NAT gateway chooses from, and a connection that gets it loses its replies.
   *
   * @default false
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21
   */
  readonly blockRemoteAdminPorts?: boolean;
}
