import { Address, familyOf, formatAddress, parseAddress } from './address';
import { ADDRESS_BITS, Family } from './family';
import { minus, plus, roundDown, sameKind, times } from './scalar';

/** A block of addresses that share their first `prefix` bits. Invariant: the host bits of `base` are zero. */
export interface CidrBlock<F extends Family, A extends Address> {
  readonly family: F;
  readonly base: A;
  readonly prefix: number;
}

export type Cidr = CidrBlock<'ipv4', number> | CidrBlock<'ipv6', bigint>;

const CIDR = /^([^/]+)\/(0|[1-9]\d{0,2})$/;

/** The block of this prefix length that holds the address. */
export function cidrOf(address: Address, prefix: number): Cidr {
  const base = roundDown(address, blockSize(familyOf(address), prefix));
  return typeof base === 'bigint' ? { family: 'ipv6', base, prefix } : { family: 'ipv4', base, prefix };
}

/** All addresses of a family. */
export function anyCidr(family: Family): Cidr {
  return cidrOf(family === 'ipv6' ? 0n : 0, 0);
}

/**
 * Reads `address/prefix`; undefined for anything else, an address without a prefix included.
 *
 * Host bits are masked off, as AWS does: 100.68.0.18/18 is 100.68.0.0/18.
 */
export function parseCidr(text: string): Cidr | undefined {
  const [, addressText, prefixText] = CIDR.exec(text) ?? [];
  const address = addressText === undefined ? undefined : parseAddress(addressText);
  if (address === undefined || Number(prefixText) > ADDRESS_BITS[familyOf(address)]) { return undefined; }
  return cidrOf(address, Number(prefixText));
}

export function formatCidr(cidr: Cidr): string {
  return `${formatAddress(cidr.base)}/${cidr.prefix}`;
}

/** The highest address of the block; the lowest is its base. */
export function lastAddress({ family, base, prefix }: Cidr): Address {
  return minus<Address>(plus<Address>(base, blockSize(family, prefix)), sameKind<Address>(base, 1));
}

export function cidrContains(outer: Cidr, inner: Cidr): boolean {
  return (
    outer.family === inner.family &&
    outer.prefix <= inner.prefix &&
    cidrOf(inner.base, outer.prefix).base === outer.base
  );
}

/** Two blocks nest or are disjoint: nothing else can be. */
export function cidrOverlaps(a: Cidr, b: Cidr): boolean {
  return cidrContains(a, b) || cidrContains(b, a);
}

/**
 * The first `count` blocks of length `prefix` in the block, as `Fn::Cidr` gives them; undefined where it does not hold
 * so many.
 */
export function subnetsOf(cidr: Cidr, prefix: number, count: number): readonly Cidr[] | undefined {
  if (prefix < cidr.prefix || prefix > ADDRESS_BITS[cidr.family] || count > 2 ** (prefix - cidr.prefix)) {
    return undefined;
  }
  const size = blockSize(cidr.family, prefix);
  return Array.from({ length: count }, (_, i) => cidrOf(plus<Address>(cidr.base, times(size, i)), prefix));
}

/** The number of addresses in a block, as the kind of scalar that the family's addresses are. */
export function blockSize(family: Family, prefix: number): Address {
  const hostBits = ADDRESS_BITS[family] - prefix;
  return family === 'ipv6' ? 2n ** BigInt(hostBits) : 2 ** hostBits;
}
