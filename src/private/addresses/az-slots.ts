import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Ipv4Cidr } from './ipv4-cidr';

/** AWS gives every VPC a /56, which holds this many subnet blocks of /64. */
const IPV6_SUBNETS_PER_VPC = 256;

/** What a tier owns of each slot: where it begins and how often it must be halved. */
interface TierShare {
  readonly begin: number;
  readonly halvings: number;
}

const SHARES: ReadonlyMap<ec2.SubnetType, TierShare> = new Map([
  [ec2.SubnetType.PRIVATE_WITH_EGRESS, { begin: 0, halvings: 1 }],
  [ec2.SubnetType.PUBLIC, { begin: 1 / 2, halvings: 2 }],
  [ec2.SubnetType.PRIVATE_ISOLATED, { begin: 3 / 4, halvings: 2 }],
]);

/** AWS accepts subnets of /16 to /28. */
const SMALLEST_SUBNET = 28;
const HALVINGS_OF_SMALLEST_TIER = 2;

/**
 * A VPC block in equal slots, one per Availability Zone.
 * A subnet's place depends on its zone's slot and its tier alone, so no other subnet can ever move it.
 */
export class AzSlots {
  private readonly slotPrefixLength: number;

  public constructor(public readonly block: Ipv4Cidr, public readonly count: number) {
    this.slotPrefixLength = block.prefixLength + Math.log2(count);
    const longestPrefix = SMALLEST_SUBNET - HALVINGS_OF_SMALLEST_TIER - Math.log2(count);
    if (block.prefixLength > longestPrefix) {
      throw new Error(
        `'${block}' is too small for ${count} Availability Zone slots, whose smallest subnets would be ` +
          `/${this.slotPrefixLength + HALVINGS_OF_SMALLEST_TIER} where AWS ends at /${SMALLEST_SUBNET}: use a block of /16 to /${longestPrefix}`,
      );
    }
  }

  /**
   * The IPv4 block of a tier in a slot, or undefined for a tier that the plan does not know.
   */
  public subnet(slot: number, tier: ec2.SubnetType): Ipv4Cidr | undefined {
    const share = SHARES.get(tier);
    return share && new Ipv4Cidr(
      this.block.address + (slot + share.begin) * (this.block.size / this.count),
      this.slotPrefixLength + share.halvings,
    );
  }

  /**
   * The index of the IPv6 /64 that lies where an IPv4 subnet does, both measured as a part of the whole VPC.
   */
  public ipv6Index(subnet: Ipv4Cidr): number {
    return (subnet.address - this.block.address) / this.block.size * IPV6_SUBNETS_PER_VPC;
  }
}
