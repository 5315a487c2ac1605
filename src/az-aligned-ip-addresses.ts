import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AzAlignedIpv6Addresses } from './private/addresses/az-aligned-ipv6-addresses';
import { AzSlots } from './private/addresses/az-slots';
import { byTier } from './private/addresses/requested-tiers';
import type { LaidOutTier } from './private/addresses/slot-layout';
import { allocatedBlock, literalBlock } from './private/addresses/vpc-block';
import type { VpcBlock } from './private/addresses/vpc-block';
import { parseVpcCidr } from './private/addresses/vpc-cidr';
import { expectMap, expectText, expectWholeNumber, given } from './private/expected';

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

  /**
   * The IPAM pool that the IPv6 block of a dual-stack VPC comes from, `ipam-pool-…`: a /56.
   *
   * @default - the block is one of Amazon's
   * @see https://docs.aws.amazon.com/vpc/latest/ipam/allocate-cidrs-ipam.html
   */
  readonly ipv6IpamPoolId?: string;
}

/**
 * Properties of `AzAlignedIpAddresses.ipam()`.
 */
export interface AzAlignedIpamProps extends AzAlignedCidrProps {
  /**
   * The IPAM pool that the IPv4 block comes from, `ipam-pool-…`.
   */
  readonly ipv4IpamPoolId: string;

  /**
   * The prefix length of the block: 16 to 24 in four slots, 16 to 23 in eight.
   */
  readonly netmaskLength: number;
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
   * Throws if the block is a token, not an IPv4 CIDR block, has host bits set, is larger than /16, is reserved, or is
   * too small for subnets of /28.
   *
   * @param cidrBlock the IPv4 block of the VPC, /16 to /24 in four slots, /16 to /23 in eight
   */
  public static cidr(cidrBlock: string, props: AzAlignedCidrProps = {}): AzAlignedIpAddresses {
    checkProps(props);
    if (Token.isUnresolved(cidrBlock)) {
      throw new Error('AzAlignedIpAddresses.cidr() cuts the block at synth time, got a token: '
        + 'pass a literal block, or use AzAlignedIpAddresses.ipam() for one that is allocated at deploy time');
    }
    const block = parseVpcCidr(cidrBlock);
    return new AzAlignedIpAddresses(`'${block}'`, literalBlock(block), { cidrBlock: block.toString() }, props);
  }

  /**
   * Cut a block that IPAM allocates at deploy time, by nested `Fn::Cidr` expressions.
   *
   * Throws if `netmaskLength` is not a whole number of 16 to 24.
   */
  public static ipam(props: AzAlignedIpamProps): AzAlignedIpAddresses {
    checkProps(props ?? null);
    const { ipv4IpamPoolId, netmaskLength } = props;
    expectText('ipv4IpamPoolId', ipv4IpamPoolId ?? null, 'ipam-pool-0123456789abcdef0', { mayBeToken: true });
    expectWholeNumber('netmaskLength', netmaskLength ?? null, { from: 16, to: 28 });
    const vpcOptions = { ipv4IpamPoolId, ipv4NetmaskLength: netmaskLength };
    return new AzAlignedIpAddresses(`a /${netmaskLength}`, allocatedBlock(netmaskLength), vpcOptions, props);
  }

  private readonly slots: AzSlots;

  private constructor(
    name: string,
    private readonly block: VpcBlock,
    private readonly vpcOptions: ec2.VpcIpamOptions,
    private readonly props: AzAlignedCidrProps,
  ) {
    this.slots = new AzSlots(name, block.prefixLength, props.azSlots ?? DEFAULT_SLOTS);
  }

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
    const tiers = byTier(input.requestedSubnets);
    const zones = Math.max(0, ...tiers.map(({ length }) => length));
    if (zones > this.slots.count) {
      throw new Error(
        `${tiers[0][this.slots.count].subnetConstructId} finds no slot: AzAlignedIpAddresses holds ${this.slots.count} Availability Zones here and ${MOST_SLOTS} at most; ` +
          `for a VPC that is not deployed yet, set azSlots to ${MOST_SLOTS}`,
      );
    }
    const places = this.slots.places(tiers.map(([{ configuration }]) => configuration), zones);
    const blocks = new Map(tiers.flatMap((subnets, tier) => subnets.map((subnet, zone) =>
      [subnet, this.block.at(places[tier][zone], input.vpcCidr)])));
    return { allocatedSubnets: input.requestedSubnets.map((subnet) => ({ cidr: blocks.get(subnet)! })) };
  }

  /**
   * The most Availability Zones that the plan holds.
   *
   * @internal
   */
  public get _azSlots(): number {
    return this.slots.count;
  }

  /**
   * The IPv6 plan that follows the same slots.
   *
   * @internal
   */
  public _ipv6Addresses(tiers: readonly LaidOutTier[]): ec2.IIpv6Addresses {
    return new AzAlignedIpv6Addresses(this.slots.count, tiers, this.props.ipv6IpamPoolId);
  }
}

function checkProps(props: AzAlignedCidrProps): void {
  expectMap('the props of AzAlignedIpAddresses', props, '{ azSlots: 8 }');
  const { azSlots = DEFAULT_SLOTS, ipv6IpamPoolId } = props;
  if (azSlots !== DEFAULT_SLOTS && azSlots !== MOST_SLOTS) {
    throw new Error(`azSlots must be ${DEFAULT_SLOTS} or ${MOST_SLOTS}, got ${given(azSlots)}`);
  }
  expectText('ipv6IpamPoolId', ipv6IpamPoolId, 'ipam-pool-0123456789abcdef0', { mayBeToken: true });
}
