import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { LaidOutTier } from './slot-layout';

const SUBNET_BITS = '64';
const SUBNETS_PER_VPC = 256;
/** Deployed subnets count from the beginning; what is added, from here: a part for each zone, in the order of tiers. */
const ADDED = 128;
const TIERS_PER_ZONE = 16;

export interface AdoptedIpv6Props {
  /** As deployed. */
  readonly azCount: number;
  readonly deployedTiers: readonly string[];
  /** As they are now. */
  readonly tiers: readonly LaidOutTier[];
  readonly zones: number;
}

/** Amazon's IPv6 addresses: deployed subnets keep the expression that ec2 gave them. */
export class AdoptedIpv6Addresses implements ec2.IIpv6Addresses {
  public readonly amazonProvided = true;

  public constructor(private readonly props: AdoptedIpv6Props) {}

  public allocateVpcIpv6Cidr(input: ec2.AllocateVpcIpv6CidrRequest): ec2.CfnVPCCidrBlock {
    return ec2.Ipv6Addresses.amazonProvided().allocateVpcIpv6Cidr(input);
  }

  /** The block is cut for each subnet: how often depends on whether it is a deployed one. */
  public createIpv6CidrBlocks({ ipv6SelectedCidr }: ec2.CreateIpv6CidrBlocksRequest): string[] {
    return [ipv6SelectedCidr];
  }

  public allocateSubnetsIpv6Cidr(input: ec2.AllocateIpv6CidrRequest): ec2.SubnetIpamOptions {
    const { allocatedSubnets, ipv6Cidrs: [vpcCidr] } = input;
    const { azCount, deployedTiers, tiers, zones } = this.props;
    return {
      allocatedSubnets: allocatedSubnets.map(({ cidr }, index) => {
        const [tier, zone] = [Math.floor(index / zones), index % zones];
        const deployed = deployedTiers.indexOf(tiers[tier].name);
        const [place, count] = deployed >= 0 && zone < azCount
          ? [deployed * azCount + zone, deployedTiers.length * azCount]
          : [ADDED + zone * TIERS_PER_ZONE + tier, SUBNETS_PER_VPC];
        return { cidr, ipv6Cidr: Fn.select(place, Fn.cidr(vpcCidr, count, SUBNET_BITS)) };
      }),
    };
  }
}
