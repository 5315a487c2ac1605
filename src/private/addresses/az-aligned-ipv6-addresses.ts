import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { LaidOutTier } from './slot-layout';
import { homeOf } from './slot-layout';

const VPC_PREFIX_LENGTH = 56;
/** A /56, which is what AWS gives a VPC, holds this many subnet blocks of /64. */
const IPV6_SUBNETS_PER_VPC = 256;

/**
 * IPv6 addresses, Amazon's or of an IPAM pool, in slots like those of IPv4. Every tier has one /64 a zone, so the tiers
 * of a kind follow each other from where the home of the kind begins.
 * ec2 numbers the blocks by the subnet's position instead, so that a new zone moves those of all tiers but the first.
 */
export class AzAlignedIpv6Addresses implements ec2.IIpv6Addresses {
  public readonly amazonProvided: boolean;
  private readonly amazon = ec2.Ipv6Addresses.amazonProvided();

  public constructor(
    private readonly slots: number,
    private readonly tiers: readonly LaidOutTier[],
    private readonly ipamPoolId?: string,
  ) {
    this.amazonProvided = ipamPoolId === undefined;
  }

  public allocateVpcIpv6Cidr(input: ec2.AllocateVpcIpv6CidrRequest): ec2.CfnVPCCidrBlock {
    const block = this.amazon.allocateVpcIpv6Cidr(input);
    if (this.ipamPoolId !== undefined) {
      block.amazonProvidedIpv6CidrBlock = undefined;
      block.ipv6IpamPoolId = this.ipamPoolId;
      block.ipv6NetmaskLength = VPC_PREFIX_LENGTH;
    }
    return block;
  }

  public createIpv6CidrBlocks(input: ec2.CreateIpv6CidrBlocksRequest): string[] {
    // Always the whole /56: a count that grew with the zones would change the expression of every deployed subnet.
    return this.amazon.createIpv6CidrBlocks({ ...input, subnetCount: IPV6_SUBNETS_PER_VPC });
  }

  /** ec2 asks tier by tier, each in all zones. */
  public allocateSubnetsIpv6Cidr(input: ec2.AllocateIpv6CidrRequest): ec2.SubnetIpamOptions {
    const zones = input.allocatedSubnets.length / this.tiers.length;
    const slot = IPV6_SUBNETS_PER_VPC / this.slots;
    return {
      allocatedSubnets: input.allocatedSubnets.map(({ cidr }, index) => ({
        cidr,
        ipv6Cidr: Fn.select(slot * (index % zones) + this.indexInSlot(Math.floor(index / zones)), input.ipv6Cidrs),
      })),
    };
  }

  private indexInSlot(tierIndex: number): number {
    const tier = this.tiers[tierIndex];
    const { begin, halvings } = homeOf(tier);
    const slot = IPV6_SUBNETS_PER_VPC / this.slots;
    const sameKind = this.tiers.slice(0, tierIndex).filter(({ subnetType }) => subnetType === tier.subnetType);
    if (sameKind.length >= slot / 2 ** halvings) {
      throw new Error(
        `tier '${tier.name}' finds no IPv6 block: there are ${slot / 2 ** halvings} of its kind in each Availability Zone`,
      );
    }
    return begin * slot + sameKind.length;
  }
}
