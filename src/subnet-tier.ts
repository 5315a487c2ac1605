import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { NetworkAclPolicy } from './network-acl-policy';
import { expectBoolean, expectMap, expectMethod, expectText, expectWholeNumber } from './private/expected';

/**
 * Properties that every tier of subnets has.
 */
export interface SubnetTierProps {
  /**
   * The name of the tier: what `ec2.Vpc` calls the name of a subnet group.
   *
   * Subnets are called by it in logical ids, in tags and in `selectSubnets({ subnetGroupName })`, so a deployed tier
   * keeps its name.
   *
   * @default - `Public`, `Private` or `Isolated`, as the kind of the tier is
   */
  readonly name?: string;

  /**
   * The prefix length of the tier's IPv4 blocks, 16 to 28.
   *
   * It decides where deployed subnets lie: another mask replaces them.
   *
   * @default - with `AzAlignedIpAddresses` half of a zone's slot for the first private tier, a quarter for the first
   * public and the first isolated one; with `ec2.IpAddresses.cidr()` an equal part of what the other tiers leave
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
   */
  readonly cidrMask?: number;

  /**
   * Tags of the tier's subnets, beside those of `ec2.Vpc`. `SubnetTags` has what EKS and Karpenter look for.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /**
   * What the network ACL of this tier lets pass, where it differs from the VPC's.
   *
   * @default - the `networkAcls` of the VPC
   */
  readonly networkAcl?: NetworkAclPolicy;
}

/**
 * Properties of `SubnetTier.public()`.
 */
export interface PublicSubnetTierProps extends SubnetTierProps {
  /**
   * Whether instances get a public IPv4 address when they are launched.
   *
   * Without one, an instance in a public subnet has no way out unless it is given an Elastic IP.
   *
   * @default false
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15
   */
  readonly mapPublicIpOnLaunch?: boolean;
}

/**
 * A tier: one subnet of a kind in each Availability Zone, with a network ACL of its own.
 */
export class SubnetTier {
  /**
   * Subnets with a route to the internet gateway, for load balancers and NAT gateways.
   *
   * The first public tier holds the NAT gateways.
   */
  public static public(props: PublicSubnetTierProps = {}): SubnetTier {
    return new SubnetTier(ec2.SubnetType.PUBLIC, 'Public', props);
  }

  /**
   * Subnets that reach the internet through a NAT gateway, and through the egress-only internet gateway over IPv6.
   *
   * With `NatTopology.none()` they have no default route: add your own, to a transit gateway for instance.
   */
  public static private(props: SubnetTierProps = {}): SubnetTier {
    return new SubnetTier(ec2.SubnetType.PRIVATE_WITH_EGRESS, 'Private', props);
  }

  /**
   * Subnets without a route out of the VPC, for databases and caches.
   */
  public static isolated(props: SubnetTierProps = {}): SubnetTier {
    return new SubnetTier(ec2.SubnetType.PRIVATE_ISOLATED, 'Isolated', props);
  }

  /** The name of the tier, which `ec2.Vpc` calls the name of the subnet group. */
  public readonly name: string;

  private constructor(
    /** The kind of subnets. */
    public readonly subnetType: ec2.SubnetType,
    defaultName: string,
    /** @internal */
    public readonly _props: PublicSubnetTierProps,
  ) {
    expectMap(`the props of SubnetTier.${defaultName.toLowerCase()}()`, _props, "{ name: 'Database' }");
    expectText('name', _props.name, defaultName);
    this.name = _props.name ?? defaultName;
    const of = (prop: string) => `${prop} of tier '${this.name}'`;
    expectWholeNumber(of('cidrMask'), _props.cidrMask, { from: 16, to: 28 });
    expectBoolean(of('mapPublicIpOnLaunch'), _props.mapPublicIpOnLaunch);
    expectMap(of('tags'), _props.tags, "{ Team: 'platform' }");
    expectMethod(of('networkAcl'), _props.networkAcl, 'rules', 'NetworkAclPolicy.tiered()');
  }
}
