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
   * A further IPv4 block of the VPC, /16 to /28, that the tier has for itself: `100.64.0.0/16` for the pods of a
   * cluster, for instance. Each Availability Zone has an equal part of it.
   *
   * It can be added with a tier at any time, in any address plan, and moves nothing.
   *
   * @default - the tier lies in the block of the VPC
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
   */
  readonly secondaryCidrBlock?: string;

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
 * Properties of `SubnetTier.private()`.
 */
export interface PrivateSubnetTierProps extends SubnetTierProps {
  /**
   * Whether hosts reach IPv4 servers over IPv6: the subnets have DNS64, and a route for 64:ff9b::/96 to their NAT
   * gateway.
   * One without the other would lose what is sent. It needs a dual-stack VPC with NAT gateways.
   *
   * @default - as `ipv6Only` is
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
   */
  readonly nat64?: boolean;

  /**
   * Whether the subnets have IPv6 addresses alone. It needs a dual-stack VPC, and is decided before the first
   * deployment: another choice replaces the subnets.
   *
   * @default false
   */
  readonly ipv6Only?: boolean;
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
  public static private(props: PrivateSubnetTierProps = {}): SubnetTier {
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
    public readonly _props: PublicSubnetTierProps & PrivateSubnetTierProps,
  ) {
    expectMap(`the props of SubnetTier.${defaultName.toLowerCase()}()`, _props, "{ name: 'Database' }");
    expectText('name', _props.name, defaultName);
    this.name = _props.name ?? defaultName;
    const of = (prop: string) => `${prop} of tier '${this.name}'`;
    expectWholeNumber(of('cidrMask'), _props.cidrMask, { from: 16, to: 28 });
    const { mapPublicIpOnLaunch, nat64, ipv6Only, secondaryCidrBlock } = _props;
    Object.entries({ mapPublicIpOnLaunch, nat64, ipv6Only }).forEach(([prop, value]) => expectBoolean(of(prop), value));
    expectText(of('secondaryCidrBlock'), secondaryCidrBlock, '100.64.0.0/16');
    if (secondaryCidrBlock !== undefined && !/^[\d.]+\/\d+$/.test(secondaryCidrBlock)) {
      throw new Error(
        `${of('secondaryCidrBlock')} must be an IPv4 block such as '100.64.0.0/16', got '${secondaryCidrBlock}'`,
      );
    }
    if (ipv6Only && (nat64 === false || secondaryCidrBlock !== undefined)) {
      throw new Error(
        `tier '${this.name}' is ipv6Only, but ${nat64 === false ? 'nat64 is false: hosts would reach no IPv4 server' : 'has a secondaryCidrBlock of IPv4'}: leave one of them out`,
      );
    }
    expectMap(of('tags'), _props.tags, "{ Team: 'platform' }");
    expectMethod(of('networkAcl'), _props.networkAcl, 'rules', 'NetworkAclPolicy.tiered()');
  }

  /**
   * Whether the subnets have a route for 64:ff9b::/96 and DNS64.
   *
   * @internal
   */
  public get _nat64(): boolean {
    return this._props.nat64 ?? this._props.ipv6Only ?? false;
  }
}
