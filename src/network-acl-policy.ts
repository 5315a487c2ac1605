import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { NetworkAclContext } from './network-acl-context';
import { NetworkAclTier } from './network-acl-rule';
import type { NetworkAclRule } from './network-acl-rule';
import { expectMethod } from './private/expected';
import { everywhereRules } from './private/network-acl/families';
import { TieredRules } from './private/network-acl/tiered';
import type { TieredNetworkAclProps } from './tiered-network-acl-props';

/**
 * The network ACL of each tier. Under `NetworkAclPolicy.none()` a tier has none.
 */
export interface TierNetworkAcls {
  /**
   * The network ACLs of all tiers by the name of the tier.
   */
  readonly byTierName: { [tierName: string]: ec2.INetworkAcl };
  /**
   * The network ACL of the first public tier.
   *
   * @default - no network ACL of their own
   */
  readonly publicSubnets?: ec2.INetworkAcl;
  /**
   * The network ACL of the first private tier.
   *
   * @default - no network ACL of their own
   */
  readonly privateSubnets?: ec2.INetworkAcl;
  /**
   * The network ACL of the first isolated tier.
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
   * Private subnets open connections to anywhere and accept nothing from outside the VPC but replies and
   * `privateIngress`; public subnets accept `publicIngress` beside replies; isolated subnets speak with the VPC alone,
   * and with a gateway endpoint that is in their route tables; the isolated tier of `NatTopology.privateNat()` passes
   * what its gateways translate, too. To replies, ports 1024-65535 are open from anywhere:
   * nothing tells a network ACL a reply from a new connection. Inside the VPC, its secondary CIDR blocks included,
   * everything passes, but for one case: with `egress` narrowed, private hosts reach the public subnets with that
   * traffic, with `publicIngress`, and with replies.
   *
   * @throws if `egress` is empty or asks for what a NAT gateway does not carry, if a port is a token or out of range,
   * if `publicIngress` or `privateIngress` asks for a port that `blockRemoteAdminPorts` closes, or if `trustedCidrs`
   * lists what is no CIDR block
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

  /**
   * The rules of several policies in one network ACL: `combine(NetworkAclPolicy.tiered(), new DenyList())`.
   *
   * A tier is meant to send what all of them name, together; if one does not say it, the combination does not, as a
   * policy that denies something should not. Ports that one of them closes on purpose are closed on purpose. Two rules
   * of one number and direction are refused.
   *
   * @throws if no policy is given, or what is none
   */
  public static combine(...policies: NetworkAclPolicy[]): NetworkAclPolicy {
    return new CombinedNetworkAcls(policies);
  }

  /** Whether the tiers have network ACLs of their own. */
  public readonly definesNetworkAcls: boolean = true;

  /**
   * Destination ports that are closed on purpose although replies may need them. The template's metadata says so, for
   * the proof to know.
   */
  public readonly portsBlockedOnPurpose: number[] = [];

  /**
   * The traffic that a tier is meant to send to the internet, or undefined where the policy does not say. The metadata
   * of the template tells it to the proof, which demands that all of it gets out, and that its replies come back.
   *
   * Override it together with `rules`; isolated subnets send nothing.
   */
  public egress(tier: NetworkAclTier): ec2.AclTraffic[] | undefined {
    return tier === NetworkAclTier.ISOLATED ? [] : undefined;
  }

  /**
   * The rules of one tier, in both directions and for each address family of the VPC.
   *
   * It is asked when the VPC is defined, and again before synthesis, when all of the app's CIDR blocks and gateway
   * endpoints are known: it must give the same rules for the same context.
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

  public egress(tier: NetworkAclTier): ec2.AclTraffic[] {
    return tier === NetworkAclTier.ISOLATED ? [] : this.tiered.egressTraffic();
  }

  public rules(tier: NetworkAclTier, context: NetworkAclContext): NetworkAclRule[] {
    switch (tier) {
      case NetworkAclTier.PUBLIC:
        return this.tiered.publicTier(
          context,
          context.tiers.filter((other) => other.tier === NetworkAclTier.PRIVATE).map(({ ipv4Cidrs }) => ipv4Cidrs),
        );
      case NetworkAclTier.PRIVATE:
        return this.tiered.privateTier(context);
      case NetworkAclTier.ISOLATED:
        return this.tiered.isolatedTier(context);
    }
  }
}

class OpenNetworkAcls extends NetworkAclPolicy {
  public egress(tier: NetworkAclTier): ec2.AclTraffic[] {
    return tier === NetworkAclTier.ISOLATED ? [] : [ec2.AclTraffic.allTraffic()];
  }

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

class CombinedNetworkAcls extends NetworkAclPolicy {
  public readonly definesNetworkAcls: boolean;
  public readonly portsBlockedOnPurpose: number[];

  constructor(private readonly policies: readonly NetworkAclPolicy[]) {
    super();
    if (policies.length === 0) {
      throw new Error('NetworkAclPolicy.combine() must be given a policy such as NetworkAclPolicy.tiered(), got none');
    }
    policies.forEach((policy, index) => {
      const name = `policy ${index + 1} of NetworkAclPolicy.combine()`;
      expectMethod(name, policy ?? null, 'rules', 'NetworkAclPolicy.tiered()');
    });
    this.definesNetworkAcls = policies.some((policy) => policy.definesNetworkAcls);
    this.portsBlockedOnPurpose = [...new Set(policies.flatMap((policy) => policy.portsBlockedOnPurpose))];
  }

  public egress(tier: NetworkAclTier): ec2.AclTraffic[] | undefined {
    const egress = this.policies.filter((policy) => policy.definesNetworkAcls).map((policy) => policy.egress(tier));
    return egress.some((traffic) => traffic === undefined) ? undefined : egress.flatMap((traffic) => traffic ?? []);
  }

  public rules(tier: NetworkAclTier, context: NetworkAclContext): NetworkAclRule[] {
    return this.policies.flatMap((policy) => policy.rules(tier, context));
  }
}
