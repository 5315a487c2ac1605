import type { NetworkAclTier } from './network-acl-rule';

/**
 * The address blocks of one tier, in the order of its Availability Zones.
 */
export interface NetworkAclTierSubnets {
  /** The kind of the tier. */
  readonly tier: NetworkAclTier;
  /** The name of the tier. */
  readonly name: string;
  /** The IPv4 CIDR of each subnet; may be tokens. */
  readonly ipv4Cidrs: string[];
  /** The IPv6 CIDR of each subnet; may be tokens, empty in a VPC without IPv6. */
  readonly ipv6Cidrs: string[];
}

/**
 * Properties of `NetworkAclContext`.
 */
export interface NetworkAclContextProps {
  /** The tiers of the VPC, in the order of its `tiers`. */
  readonly tiers: NetworkAclTierSubnets[];
  /** The primary IPv4 CIDR of the VPC; may be a token. */
  readonly vpcIpv4Cidr: string;
  /**
   * The IPv6 CIDR of the VPC; usually a token.
   *
   * @default - the VPC has no IPv6
   */
  readonly vpcIpv6Cidr?: string;
  /**
   * Further IPv4 CIDRs of the VPC; may be tokens.
   *
   * @default - none
   */
  readonly secondaryIpv4Cidrs?: string[];
  /**
   * Further IPv6 CIDRs of the VPC; may be tokens.
   *
   * @default - none
   */
  readonly secondaryIpv6Cidrs?: string[];
  /**
   * Whether a gateway endpoint is in the route table of a subnet that the rules are for.
   *
   * @default false
   */
  readonly hasGatewayEndpoint?: boolean;
  /**
   * Whether a NAT gateway stands in a subnet that the rules are for.
   *
   * @default false
   */
  readonly hasNatGateway?: boolean;
}

/**
 * What a network ACL policy may know of the network that it writes rules for.
 */
export class NetworkAclContext {
  /** The tiers of the VPC, in the order of its `tiers`. */
  public readonly tiers: NetworkAclTierSubnets[];
  /** The primary IPv4 CIDR of the VPC; may be a token. */
  public readonly vpcIpv4Cidr: string;
  /** The IPv6 CIDR of the VPC, usually a token; undefined in a VPC without IPv6. */
  public readonly vpcIpv6Cidr?: string;
  /** Further IPv4 CIDRs of the VPC; may be tokens. */
  public readonly secondaryIpv4Cidrs: string[];
  /** Further IPv6 CIDRs of the VPC; may be tokens. */
  public readonly secondaryIpv6Cidrs: string[];
  /** Whether a gateway endpoint, for S3 or DynamoDB, is in the route table of a subnet that the rules are for. */
  public readonly hasGatewayEndpoint: boolean;
  /**
   * Whether a NAT gateway stands in a subnet that the rules are for, which the traffic of private subnets goes through
   * then: in public subnets, and with `NatTopology.privateNat()` in isolated ones.
   */
  public readonly hasNatGateway: boolean;

  constructor(props: NetworkAclContextProps) {
    this.tiers = props.tiers;
    this.vpcIpv4Cidr = props.vpcIpv4Cidr;
    this.vpcIpv6Cidr = props.vpcIpv6Cidr;
    this.secondaryIpv4Cidrs = props.secondaryIpv4Cidrs ?? [];
    this.secondaryIpv6Cidrs = props.secondaryIpv6Cidrs ?? [];
    this.hasGatewayEndpoint = props.hasGatewayEndpoint ?? false;
    this.hasNatGateway = props.hasNatGateway ?? false;
  }
}
