import { Fn } from 'aws-cdk-lib';
import { Ipv4Cidr } from './ipv4-cidr';
import type { SlotPart } from './slot-layout';

/** The most parts that `Fn::Cidr` cuts a block into, as a power of two. */
const MOST_BITS = 8;

/** The block that a plan cuts up, which may be known at deployment alone. */
export interface VpcBlock {
  readonly prefixLength: number;
  /** @param vpcCidr the block of the VPC as CloudFormation knows it */
  at(part: SlotPart, vpcCidr: string): string;
}

export function literalBlock(block: Ipv4Cidr): VpcBlock {
  return {
    prefixLength: block.prefixLength,
    at: ({ offset, prefixLength }) => new Ipv4Cidr(block.address + offset, prefixLength).toString(),
  };
}

/**
 * A block that IPAM allocates: parts of parts, each counted from the beginning of the larger one, so that a part's
 * expression depends on its own place alone.
 */
export function allocatedBlock(prefixLength: number): VpcBlock {
  return {
    prefixLength,
    at: (part, vpcCidr) => {
      let [cidr, length, rest] = [vpcCidr, prefixLength, part.offset];
      while (length < part.prefixLength) {
        const next = Math.min(length + MOST_BITS, part.prefixLength);
        const size = 2 ** (32 - next);
        cidr = Fn.select(Math.floor(rest / size), Fn.cidr(cidr, 2 ** (next - length), `${32 - next}`));
        [length, rest] = [next, rest % size];
      }
      return cidr;
    },
  };
}
