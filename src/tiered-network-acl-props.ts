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
   * Zone: with the other defaults there is room for 11 of both together.
   *
   * @default - all traffic
   */
  readonly egress?: ec2.AclTraffic[];
  /**
   * The traffic that anyone may open towards the public subnets, for load balancers and the like.
   *
   * @default - TCP 80 and 443
   */
  readonly publicIngress?: ec2.AclTraffic[];
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
