import { Ipv4Cidr } from './ipv4-cidr';

/** The smallest part worth growing into: four zones with subnets of /28 in three tiers. */
const SMALLEST_PART = 24;

/** The largest part of a block that none of the taken ones holds anything of, the last of its size. */
export function freePart(block: Ipv4Cidr, taken: readonly Ipv4Cidr[]): Ipv4Cidr | undefined {
  for (let prefixLength = block.prefixLength; prefixLength <= SMALLEST_PART; prefixLength++) {
    const size = 2 ** (32 - prefixLength);
    for (let address = block.address + block.size - size; address >= block.address; address -= size) {
      const part = new Ipv4Cidr(address, prefixLength);
      if (!taken.some((other) => other.overlaps(part))) { return part; }
    }
  }
  return undefined;
}
