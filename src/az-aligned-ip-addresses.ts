import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AzAlignedIpv6Addresses } from './private/addresses/az-aligned-ipv6-addresses';
import { AzSlots } from './private/addresses/az-slots';
import { Ipv4Cidr } from './private/addresses/ipv4-cidr';
import type { LaidOutTier, SlotPart } from './private/addresses/slot-layout';
import { parseVpcCidr } from './private/addresses/vpc-cidr';
import { given } from './private/expected';

const DEFAULT_SLOTS = 4;
const MOST_SLOTS = 8;

/**
 * Properties of `AzAlignedIpAddresses.cidr()`.
 */
export interface AzAlignedCidrProps {
  /**
   * How many equal slots the block is cut into: the most Availability Zones that the VPC can ever have, 4 or 8.
   *
   * Decide before the first deployment: another number moves every subnet.
   *
   * @default 4
   */
  readonly azSlots?: number;
}

/**
 * An address plan in which every Availability Zone owns a fixed slot of the VPC block.
 *
 * Half of a slot is home to the private tiers, a quarter to the public ones, and a quarter to the isolated ones,
 * reserved whether it is used or not. The first tier of a kind has all of the home unless its `cidrMask` says less; a
 * further one needs a `cidrMask`, and finds room at home or elsewhere in the slot. In a dual-stack `HaNatVpc` the IPv6
 * /64 blocks follow the same slots. So a subnet's addresses depend on its zone's place and the tiers before its own:
 * adding zones, or tiers at the end of the list, moves nothing.
 *
 * A `10.0.0.0/16` in four slots gives the first zone `10.0.0.0/19` (private), `10.0.32.0/20` (public) and
 * `10.0.48.0/20` (isolated), the second zone `10.0.64.0/19`, and so on.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export class AzAlignedIpAddresses implements ec2.IIpAddresses {
  /**
   * Cut a block into slots.
   *
   * Throws if the block is a token, not an IPv4 CIDR block, has host bits set, is larger than /16, or is too small for
   * subnets of /28.
   *
   * @param cidrBlock the IPv4 block of the VPC, /16 to /24 in four slots, /16 to /23 in eight
   */
  public static cidr(cidrBlock: string, props: AzAlignedCidrProps = {}): AzAlignedIpAddresses {
    const azSlots = props.azSlots ?? DEFAULT_SLOTS;
    if (azSlots !== DEFAULT_SLOTS && azSlots !== MOST_SLOTS) {
      throw new Error(
        `azSlots must be ${DEFAULT_SLOTS} or ${MOST_SLOTS}, got ${given(azSlots)}`,
      );
    }
    if (Token.isUnresolved(cidrBlock)) {
      throw new Error('AzAlignedIpAddresses cuts the block at synth time, got a token: '
        + 'pass a literal block, or ec2.IpAddresses.awsIpamAllocation() for one that is allocated at deploy time');
    }
    const block = parseVpcCidr(cidrBlock);
    return new AzAlignedIpAddresses(
      new AzSlots(`'${block}'`, block.prefixLength, azSlots),
      { cidrBlock: block.toString() },
      ({ offset, prefixLength }) => new Ipv4Cidr(block.address + offset, prefixLength).toString(),
    );
  }

  private constructor(
    private readonly slots: AzSlots,
    private readonly vpcOptions: ec2.VpcIpamOptions,
    private readonly blockAt: (place: SlotPart) => string,
  ) {}

  /**
   * Called by the VPC for its own block. Do not call it yourself.
   */
  public allocateVpcCidr(): ec2.VpcIpamOptions {
    return this.vpcOptions;
  }

  /**
   * Called by the VPC for the blocks of its subnets. Do not call it yourself.
   *
   * Throws if there are more zones than slots, or a tier that finds no room.
   */
  public allocateSubnetsCidr(input: ec2.AllocateCidrRequest): ec2.SubnetIpamOptions {
    const subnetsOf = new Map<string, ec2.RequestedSubnet[]>();
    for (const subnet of input.requestedSubnets) {
      const { name } = subnet.configuration;
      subnetsOf.set(name, [...subnetsOf.get(name) ?? [], subnet]);
    }
    const tiers = [...subnetsOf.values()].map(([{ configuration }]): LaidOutTier => configuration);
    const zones = Math.max(0, ...[...subnetsOf.values()].map((subnets) => subnets.length));
    if (zones > this.slots.count) {
      const [first] = subnetsOf.values();
      throw new Error(
        `${first[this.slots.count].subnetConstructId} finds no slot: AzAlignedIpAddresses holds ${this.slots.count} Availability Zones here and ${MOST_SLOTS} at most; ` +
          `for a VPC that is not deployed yet, set azSlots to ${MOST_SLOTS}`,
      );
    }
    const places = this.slots.places(tiers, zones);
    const blocks = new Map([...subnetsOf.values()].flatMap((subnets, tier) =>
      subnets.map((subnet, zone) => [subnet, this.blockAt(places[tier][zone])])));
    return { allocatedSubnets: input.requestedSubnets.map((subnet) => ({ cidr: blocks.get(subnet)! })) };
  }

  /**
   * The IPv6 plan that follows the same slots.
   *
   * @internal
   */
  public _ipv6Addresses(tiers: readonly LaidOutTier[]): ec2.IIpv6Addresses {
    return new AzAlignedIpv6Addresses(this.slots.count, tiers);
  }
}
