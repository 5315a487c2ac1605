import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AzAlignedIpv6Addresses } from './private/addresses/az-aligned-ipv6-addresses';
import { AzSlots } from './private/addresses/az-slots';
import { parseVpcCidr } from './private/addresses/vpc-cidr';

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
 * Half of a slot is the private subnet, a quarter the public subnet, and a quarter the isolated subnet, reserved
 * whether it is used or not. In a dual-stack `HaNatVpc` the IPv6 /64 blocks follow the same slots. So a subnet's
 * addresses depend on its zone's place and its tier alone: adding zones or the isolated tier later moves nothing.
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
        `azSlots must be ${DEFAULT_SLOTS} or ${MOST_SLOTS}, got ${Token.isUnresolved(azSlots) ? 'a token' : azSlots}`,
      );
    }
    if (Token.isUnresolved(cidrBlock)) {
      throw new Error('AzAlignedIpAddresses cuts the block at synth time, got a token: '
        + 'pass a literal block, or ec2.IpAddresses.awsIpamAllocation() for one that is allocated at deploy time');
    }
    return new AzAlignedIpAddresses(new AzSlots(parseVpcCidr(cidrBlock), azSlots));
  }

  private constructor(private readonly slots: AzSlots) {}

  /**
   * Called by the VPC for its own block. Do not call it yourself.
   */
  public allocateVpcCidr(): ec2.VpcIpamOptions {
    return { cidrBlock: this.slots.block.toString() };
  }

  /**
   * Called by the VPC for the blocks of its subnets. Do not call it yourself.
   *
   * Throws if there are more zones than slots, two subnet groups of one tier, or a group with a size of its own.
   */
  public allocateSubnetsCidr(input: ec2.AllocateCidrRequest): ec2.SubnetIpamOptions {
    const subnetsOfTier = new Map<ec2.SubnetType, ec2.RequestedSubnet[]>();
    return {
      allocatedSubnets: input.requestedSubnets.map((subnet) => {
        const tier = subnetsOfTier.get(subnet.configuration.subnetType) ?? [];
        subnetsOfTier.set(subnet.configuration.subnetType, [...tier, subnet]);
        return { cidr: this.allocate(subnet, tier) };
      }),
    };
  }

  /**
   * The IPv6 plan that follows the same slots.
   *
   * @internal
   */
  public _ipv6Addresses(): ec2.IIpv6Addresses {
    return new AzAlignedIpv6Addresses(this.slots);
  }

  /** A zone's slot is its place among the zones, which is the number of subnets of the same tier that came before. */
  private allocate({ configuration, subnetConstructId }: ec2.RequestedSubnet, sameTier: ec2.RequestedSubnet[]): string {
    if (configuration.cidrMask !== undefined) {
      throw new Error(
        `${subnetConstructId} asks for a /${configuration.cidrMask}, but AzAlignedIpAddresses fixes the size of each tier: leave cidrMask out`,
      );
    }
    const other = sameTier.find((subnet) => subnet.configuration.name !== configuration.name);
    if (other) {
      throw new Error(
        `${subnetConstructId} and ${other.subnetConstructId} are of the same tier '${configuration.subnetType}', ` +
          'for which AzAlignedIpAddresses has one subnet in each Availability Zone: leave one of the groups out',
      );
    }
    if (sameTier.length >= this.slots.count) {
      throw new Error(
        `${subnetConstructId} finds no slot: AzAlignedIpAddresses holds ${this.slots.count} Availability Zones here and ${MOST_SLOTS} at most; ` +
          `for a VPC that is not deployed yet, set azSlots: AzAlignedIpAddresses.cidr('${this.slots.block}', { azSlots: ${MOST_SLOTS} })`,
      );
    }
    const block = this.slots.subnet(sameTier.length, configuration.subnetType);
    if (!block) {
      throw new Error(
        `${subnetConstructId} is of tier '${configuration.subnetType}': AzAlignedIpAddresses plans for PUBLIC, PRIVATE_WITH_EGRESS and PRIVATE_ISOLATED`,
      );
    }
    return block.toString();
  }
}
