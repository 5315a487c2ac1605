import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AdoptedIpv6Addresses } from './private/addresses/adopted-ipv6-addresses';
import { AzSlots } from './private/addresses/az-slots';
import { freePart } from './private/addresses/free-part';
import type { Ipv4Cidr } from './private/addresses/ipv4-cidr';
import { byTier } from './private/addresses/requested-tiers';
import { homeOf } from './private/addresses/slot-layout';
import type { LaidOutTier } from './private/addresses/slot-layout';
import { literalBlock } from './private/addresses/vpc-block';
import { parseBlock, parseVpcCidr } from './private/addresses/vpc-cidr';
import { expectList, expectMap, expectText, expectWholeNumber } from './private/expected';

const SLOTS = 4;

/**
 * Properties of `AdoptedIpAddresses.cidr()`: the VPC as `ec2.Vpc` deployed it.
 */
export interface AdoptedIpAddressesProps {
  /**
   * The number of Availability Zones that are deployed.
   *
   * By default `ec2.Vpc` has 2 in an environment-agnostic stack, and up to 3 in another.
   */
  readonly azCount: number;

  /**
   * The names of the subnet groups that are deployed, in the order of the `subnetConfiguration`.
   *
   * @default ['Public', 'Private']
   */
  readonly tiers?: string[];

  /**
   * The block that subnets of further zones and tiers lie in, cut into four slots as `AzAlignedIpAddresses` does: a
   * part of the VPC's block that no deployed subnet has, or a secondary block, which is then added to the VPC.
   *
   * @default - the VPC cannot grow
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
   */
  readonly growInto?: string;
}

/**
 * The address plan of an `ec2.Vpc` that is adopted: deployed subnets keep the blocks that `ec2.IpAddresses.cidr()` gave
 * them, and what is added later lies elsewhere, where it moves nothing.
 *
 * `ec2.IpAddresses.cidr()` itself divides the block by the number of subnets, so that one more zone or tier moves them.
 */
export class AdoptedIpAddresses implements ec2.IIpAddresses {
  /**
   * The plan of a deployed VPC.
   *
   * Throws if a block is not a literal IPv4 CIDR block that a VPC can have.
   *
   * @param cidrBlock the block of the VPC
   */
  public static cidr(cidrBlock: string, props: AdoptedIpAddressesProps): AdoptedIpAddresses {
    expectMap('the props of AdoptedIpAddresses', props ?? null, '{ azCount: 2 }');
    const { azCount, tiers = ['Public', 'Private'], growInto } = props;
    expectWholeNumber('azCount of AdoptedIpAddresses', azCount ?? null, { from: 1, to: 16 });
    expectList('tiers of AdoptedIpAddresses', tiers, "['Public', 'Private']");
    tiers.forEach((name, index) => expectText(`tiers[${index}] of AdoptedIpAddresses`, name ?? null, 'Public'));
    const block = parseVpcCidr(cidrBlock);
    return new AdoptedIpAddresses(block, azCount, tiers, growInto === undefined ? undefined : parseBlock(growInto));
  }

  private constructor(
    private readonly block: Ipv4Cidr,
    private readonly azCount: number,
    private readonly deployedTiers: string[],
    private readonly growInto?: Ipv4Cidr,
  ) {}

  /**
   * Called by the VPC for its own block. Do not call it yourself.
   */
  public allocateVpcCidr(): ec2.VpcIpamOptions {
    return { cidrBlock: this.block.toString() };
  }

  /**
   * Called by the VPC for the blocks of its subnets. Do not call it yourself.
   *
   * Throws if a deployed tier is missing, or if what is added finds no room.
   */
  public allocateSubnetsCidr(input: ec2.AllocateCidrRequest): ec2.SubnetIpamOptions {
    const tiers = byTier(input.requestedSubnets);
    const deployed = this.deployedBlocks(tiers);
    const blocks = new Map<ec2.RequestedSubnet, string>();
    const added: [subnet: ec2.RequestedSubnet, tier: number, zone: number][] = [];
    tiers.forEach((subnets, tier) => subnets.forEach((subnet, zone) => {
      const block = deployed.get(subnet.configuration.name)?.[zone];
      if (block === undefined) { added.push([subnet, tier, zone]); } else { blocks.set(subnet, block); }
    }));
    if (added.length > 0) {
      const slots = this.growth([...deployed.values()].flat(), added[0][0]);
      // Half of its home for a tier without a mask, so that there is room for tiers that come later.
      const sized = tiers.map(([{ configuration }]): LaidOutTier => ({
        name: configuration.name,
        subnetType: configuration.subnetType,
        cidrMask: configuration.cidrMask ?? slots.slotPrefixLength + homeOf(configuration).halvings + 1,
      }));
      const places = slots.places(sized, Math.max(...tiers.map(({ length }) => length)));
      const { at } = literalBlock(this.growInto!);
      added.forEach(([subnet, tier, zone]) => blocks.set(subnet, at(places[tier][zone], '')));
    }
    return { allocatedSubnets: input.requestedSubnets.map((subnet) => ({ cidr: blocks.get(subnet)! })) };
  }

  /**
   * The block that is to be added to the VPC for what grows, if it is not a part of the VPC's.
   *
   * @internal
   */
  public get _secondaryBlock(): string | undefined {
    return this.growInto && !this.growInto.overlaps(this.block) ? this.growInto.toString() : undefined;
  }

  /**
   * The IPv6 plan: deployed subnets keep the blocks that ec2 numbered by their place.
   *
   * @internal
   */
  public _ipv6Addresses(tiers: readonly LaidOutTier[], zones: number): ec2.IIpv6Addresses {
    return new AdoptedIpv6Addresses({ azCount: this.azCount, deployedTiers: this.deployedTiers, tiers, zones });
  }

  /** What ec2 gave the deployed subnets, by tier: the same arithmetic over the same requests. */
  private deployedBlocks(tiers: ec2.RequestedSubnet[][]): Map<string, string[]> {
    const requested = this.deployedTiers.flatMap((name) => {
      const configuration = tiers.find(([subnet]) => subnet.configuration.name === name)?.[0].configuration;
      if (!configuration) {
        throw new Error(
          `AdoptedIpAddresses was told of the deployed tier '${name}', which tiers does not list: keep it, for the blocks of the others depend on it`,
        );
      }
      return Array.from({ length: this.azCount }, (_, zone): ec2.RequestedSubnet =>
        ({ configuration, availabilityZone: `${zone}`, subnetConstructId: `${name}Subnet${zone + 1}` }));
    });
    const vpcCidr = this.block.toString();
    const { allocatedSubnets } = ec2.IpAddresses.cidr(vpcCidr)
      .allocateSubnetsCidr({ vpcCidr, requestedSubnets: requested });
    return new Map(this.deployedTiers.map((name, tier) =>
      [name, allocatedSubnets.slice(tier * this.azCount, (tier + 1) * this.azCount).map(({ cidr }) => cidr)]));
  }

  private growth(deployed: string[], first: ec2.RequestedSubnet): AzSlots {
    const blocks = deployed.map((cidr) => parseBlock(cidr));
    const suggestion = freePart(this.block, blocks);
    if (!this.growInto) {
      throw new Error(
        `${first.subnetConstructId} is not deployed, and finds no room in the plan of the deployed VPC: set growInto of AdoptedIpAddresses to ` +
          (suggestion
            ? `a free part of '${this.block}', such as '${suggestion}', or to a secondary block`
            : `a secondary block that your network has free, for '${this.block}' is full`),
      );
    }
    const held = blocks.find((block) => block.overlaps(this.growInto!));
    if (held) {
      throw new Error(
        `growInto '${this.growInto}' overlaps '${held}' of a deployed subnet: ` +
          (suggestion ? `use a free part such as '${suggestion}', or a secondary block` : 'use a secondary block'),
      );
    }
    return new AzSlots(`growInto '${this.growInto}'`, this.growInto.prefixLength, SLOTS);
  }
}
