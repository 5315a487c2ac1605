import { Lazy, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Ipv4Cidr } from './ipv4-cidr';
import { byTier } from './requested-tiers';
import { SMALLEST_SUBNET } from './slot-layout';
import { parseVpcCidr } from './vpc-cidr';
import type { SubnetTier } from '../../subnet-tier';
import { expectList } from '../expected';

/**
 * The address plan of the VPC, for the tiers that lie in its own block. The plan neither sees nor counts the others:
 * those with a block of their own, and those without IPv4.
 */
export class TierAddresses implements ec2.IIpAddresses {
  public constructor(
    private readonly plan: ec2.IIpAddresses,
    private readonly tiers: readonly SubnetTier[],
    private readonly azSlots: number,
  ) {}

  public allocateVpcCidr(): ec2.VpcIpamOptions {
    return this.plan.allocateVpcCidr();
  }

  public allocateSubnetsCidr(input: ec2.AllocateCidrRequest): ec2.SubnetIpamOptions {
    const inVpcBlock: ec2.RequestedSubnet[] = [];
    const own = new Map<ec2.RequestedSubnet, string>();
    byTier(input.requestedSubnets).forEach((subnets, index) => {
      const { name, _props: { secondaryCidrBlock, ipv6Only, cidrMask } } = this.tiers[index];
      if (ipv6Only) {
        subnets.forEach((subnet) => own.set(subnet, noIpv4(subnet)));
      } else if (secondaryCidrBlock === undefined) {
        inVpcBlock.push(...subnets);
      } else {
        const blocks = cut(name, parseVpcCidr(secondaryCidrBlock), this.azSlots, cidrMask);
        subnets.forEach((subnet, zone) => own.set(subnet, blockOf(blocks, name, zone)));
      }
    });
    const allocatedSubnets = this.blocksOfPlan({ ...input, requestedSubnets: inVpcBlock });
    return {
      allocatedSubnets: input.requestedSubnets.map((subnet) =>
        own.has(subnet) ? { cidr: own.get(subnet)! } : allocatedSubnets[inVpcBlock.indexOf(subnet)]),
    };
  }

  /** A plan may be anybody's: what it gives is looked at before CloudFormation does. */
  private blocksOfPlan(input: ec2.AllocateCidrRequest): ec2.AllocatedSubnet[] {
    if (input.requestedSubnets.length === 0) { return []; }
    const allocated: unknown = this.plan.allocateSubnetsCidr(input)?.allocatedSubnets;
    expectList('the allocatedSubnets of ipAddresses', allocated ?? null, "[{ cidr: '10.0.0.0/24' }, …]");
    const blocks = allocated as ec2.AllocatedSubnet[];
    if (blocks.length !== input.requestedSubnets.length) {
      throw new Error(`ipAddresses must give ${input.requestedSubnets.length} subnets a block, gave ${blocks.length}`);
    }
    blocks.forEach((block, index) => {
      const cidr: unknown = block?.cidr;
      if (Token.isUnresolved(cidr)) { return; }
      Ipv4Cidr.parse(cidr as string, input.requestedSubnets[index].subnetConstructId);
    });
    return blocks;
  }
}

/** A tier's part of each slot of its own block: all of it, or its beginning. */
function cut(name: string, block: Ipv4Cidr, slots: number, mask?: number): Ipv4Cidr[] {
  const slotPrefixLength = block.prefixLength + Math.log2(slots);
  const prefixLength = mask ?? slotPrefixLength;
  if (slotPrefixLength > SMALLEST_SUBNET || prefixLength < slotPrefixLength) {
    throw new Error(
      `tier '${name}' finds no room in its secondaryCidrBlock '${block}', of which each of ${slots} Availability Zones has a /${slotPrefixLength}: ` +
        (slotPrefixLength > SMALLEST_SUBNET
          ? `use a block of /${SMALLEST_SUBNET - Math.log2(slots)} or larger`
          : `set its cidrMask to ${slotPrefixLength} or more, or leave it out`),
    );
  }
  return Array.from({ length: slots }, (_, slot) =>
    new Ipv4Cidr(block.address + slot * 2 ** (32 - slotPrefixLength), prefixLength));
}

function blockOf(blocks: Ipv4Cidr[], name: string, zone: number): string {
  if (zone >= blocks.length) {
    throw new Error(`the secondaryCidrBlock of tier '${name}' is cut for ${blocks.length} Availability Zones: use as many at most`);
  }
  return blocks[zone].toString();
}

/** ec2 wants a block for every subnet; this one is taken away again before anybody reads it. */
function noIpv4({ subnetConstructId }: ec2.RequestedSubnet): string {
  return Lazy.string({
    produce: () => {
      throw new Error(`${subnetConstructId} has IPv6 addresses alone: there is no IPv4 block of it to refer to`);
    },
  });
}
