import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { everywhereRules } from './private/network-acl/families';
import { TieredRules } from './private/network-acl/tiered';

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
 * The address blocks of one tier, in the order of its Availability Zones.
 */
export interface NetworkAclTierSubnets {
  /** The tier. */
  readonly tier: NetworkAclTier;
  /** The IPv4 CIDR of each subnet; may be tokens. */
  readonly ipv4Cidrs: string[];
  /** The IPv6 CIDR of each subnet; may be tokens, empty in a VPC without IPv6. */
  readonly ipv6Cidrs: string[];
}

/**
 * What a network ACL policy may know of the network it writes rules for.
 */
export interface NetworkAclContext {
  /** The tiers that have subnets. */
  readonly tiers: NetworkAclTierSubnets[];
  /** The primary IPv4 CIDR of the VPC; may be a token. */
  readonly vpcIpv4Cidr: string;
  /**
   * The IPv6 CIDR of the VPC; usually a token.
   *
   * @default - the VPC has no IPv6
   */
  readonly vpcIpv6Cidr?: string;
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

/**
 * The network ACL of each tier. A tier without subnets, or under `NetworkAclPolicy.none()`, has none.
 */
export interface TierNetworkAcls {
  /**
   * The network ACL of the public subnets.
   *
   * @default - no network ACL of their own
   */
  readonly publicSubnets?: ec2.INetworkAcl;
  /**
   * The network ACL of the private subnets.
   *
   * @default - no network ACL of their own
   */
  readonly privateSubnets?: ec2.INetworkAcl;
  /**
   * The network ACL of the isolated subnets.
   *
   * @default - no network ACL of their own
   */
  readonly isolatedSubnets?: ec2.INetworkAcl;
}

/**
 * Chooses the rules of the network ACLs, one ACL for each tier of subnets.
 *
 * Extend it for rules of your own: network ACLs are stateless, so every reply needs a rule as well.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
export abstract class NetworkAclPolicy {
  /**
   * Each tier lets pass what its place in the network needs, and every reply.
   *
   * Private subnets open connections to anywhere and accept nothing from outside the VPC but replies; public subnets
   * accept `publicIngress` too; isolated subnets speak with the VPC alone, so gateway endpoints, whose addresses are
   * public, are out of their reach. Inside the VPC everything passes, but for one case: with `egress` narrowed, private
   * hosts reach the public subnets with that traffic, with `publicIngress`, and with replies.
   *
   * @throws if `egress` is empty or asks for what a NAT gateway does not carry, if a port is a token or out of range,
   * or if `publicIngress` asks for a port that `blockRemoteAdminPorts` closes
   */
  public static tiered(props: TieredNetworkAclProps = {}): NetworkAclPolicy {
    return new TieredNetworkAcls(props);
  }

  /**
   * Each tier has a network ACL of its own that lets everything pass, both ways.
   */
  public static allowAll(): NetworkAclPolicy {
    return new OpenNetworkAcls();
  }

  /**
   * No network ACLs: the subnets stay on the default network ACL of the VPC, which lets everything pass until somebody
   * changes it.
   */
  public static none(): NetworkAclPolicy {
    return new NoNetworkAcls();
  }

  /** Whether the tiers have network ACLs of their own. */
  public readonly definesNetworkAcls: boolean = true;

  /**
   * Destination ports that are closed on purpose although replies may need them. The template's metadata says so, for
   * the proof to know.
   */
  public readonly portsBlockedOnPurpose: number[] = [];

  /**
   * The rules of one tier, in both directions and for each address family of the VPC.
   */
  public abstract rules(tier: NetworkAclTier, context: NetworkAclContext): NetworkAclRule[];
}

class TieredNetworkAcls extends NetworkAclPolicy {
  public readonly portsBlockedOnPurpose: number[];
  private readonly tiered: TieredRules;

  constructor(props: TieredNetworkAclProps) {
    super();
    this.tiered = new TieredRules(props);
    this.portsBlockedOnPurpose = this.tiered.blockedPorts;
  }

  public rules(tier: NetworkAclTier, context: NetworkAclContext): NetworkAclRule[] {
    switch (tier) {
      case NetworkAclTier.PUBLIC:
        return this.tiered.publicTier(
          context,
          context.tiers.find((other) => other.tier === NetworkAclTier.PRIVATE)?.ipv4Cidrs ?? [],
        );
      case NetworkAclTier.PRIVATE:
        return this.tiered.privateTier(context);
      case NetworkAclTier.ISOLATED:
        return this.tiered.isolatedTier(context);
    }
  }
}

class OpenNetworkAcls extends NetworkAclPolicy {
  public rules(_tier: NetworkAclTier, context: NetworkAclContext): NetworkAclRule[] {
    return everywhereRules(context);
  }
}

class NoNetworkAcls extends NetworkAclPolicy {
  public readonly definesNetworkAcls = false;

  public rules(): NetworkAclRule[] {
    return [];
  }
}
