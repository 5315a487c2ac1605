import { known, Resolved, unknown } from '../network/resource';
import type { Subnet, VpcCidr } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { Address } from '../packet/address';
import { parseAddress } from '../packet/address';
import { AddressSet } from '../packet/address-set';
import { parseCidr } from '../packet/cidr';
import type { Family } from '../packet/family';
import { FAMILY_NAMES } from '../packet/family';
import { minus, plus, sameKind } from '../packet/scalar';

const blocks = (...texts: readonly string[]): AddressSet =>
  texts.map((text) => AddressSet.of(parseCidr(text)!)).reduce((all, one) => all.union(one));

/**
 * Addresses that a packet of the internet can have. IPv4: all but private, shared (carrier-grade NAT), loopback,
 * link-local, multicast and reserved ones. IPv6: the global unicast addresses that IANA has given out so far.
 *
 * @see https://www.iana.org/assignments/ipv6-address-space
 */
export const PUBLIC: Readonly<Record<Family, AddressSet>> = {
  ipv4: AddressSet.all('ipv4').subtract(
    blocks(
      '10.0.0.0/8',
      '172.16.0.0/12',
      '192.168.0.0/16',
      '100.64.0.0/10',
      '127.0.0.0/8',
      '169.254.0.0/16',
      '224.0.0.0/3',
    ),
  ),
  ipv6: blocks('2000::/3'),
};

/** The IPv6 addresses that stand for the IPv4 internet behind a NAT gateway (RFC 6052). */
export const NAT64_PREFIX = parseCidr('64:ff9b::/96')!;

/**
 * `0.0.0.0/8` names no host (RFC 1122, 3.2.1.3), nor does what stands for it in NAT64: a person would not believe a
 * packet from there.
 */
export const FIRST_HOST: Readonly<Record<Family, Address>> = {
  ipv4: parseAddress('1.0.0.0')!,
  ipv6: parseAddress('64:ff9b::100:0')!,
};

/**
 * What the internet is to a VPC: public addresses without the VPC's own. A block of the VPC that the template does not
 * tell is taken to lie in private address space; where it does not, the internet is smaller, so that a proof still
 * holds.
 */
export function internetOf(view: NetworkView, subnet: Subnet, family: Family): AddressSet {
  if (subnet.vpc.kind === 'unknown') { return PUBLIC[family]; }
  const vpc = subnet.vpc.value;
  return view.memo(`internet ${vpc} ${family}`, () => PUBLIC[family].subtract(vpcBlocks(view, vpc, family)));
}

/** The VPC's own addresses, as far as the template tells them. */
export function vpcBlocks(view: NetworkView, vpc: string, family: Family): AddressSet {
  const cidrs = vpcCidrs(view, vpc, family).flatMap(({ cidr }) =>
    cidr.kind === 'known' ? [AddressSet.of(cidr.value)] : [],
  );
  return cidrs.reduce((all, one) => all.union(one), AddressSet.empty(family));
}

export function vpcCidrs(view: NetworkView, vpc: string, family: Family): readonly VpcCidr[] {
  return view.existing(view.network.referringTo('vpc-cidr', 'vpc', vpc).filter((block) => block.family === family));
}

/** Blocks that the VPC may have besides. */
export function possibleVpcCidrs(view: NetworkView, vpc: string, family: Family): readonly VpcCidr[] {
  const possible = view.network.perhapsReferringTo('vpc-cidr', 'vpc', vpc);
  return view.existing(possible.filter((block) => block.family === family));
}

/**
 * Addresses of a subnet that a host can have: AWS keeps the first four and the last. Undefined if the subnet does not
 * speak the family.
 */
export function hostsOf(subnet: Subnet, family: Family): Resolved<AddressSet> | undefined {
  const block = subnet[family];
  if (block?.kind !== 'known') {
    return (
      block &&
      unknown(`the ${FAMILY_NAMES[family]} block of subnet ${subnet.id} is unknown: ${block.reason}`)
    );
  }
  const all = AddressSet.of(block.value);
  const { lo, hi } = all.intervals.intervals[0];
  return known(
    AddressSet.range(plus<Address>(lo, sameKind<Address>(lo, 4)), minus<Address>(hi, sameKind<Address>(hi, 1))),
  );
}

/** The lowest address that a person recognises as a host. */
export function plainest(addresses: AddressSet): Address {
  return addresses.minFrom(FIRST_HOST[addresses.family]) ?? addresses.min!;
}

export function toNat64(ipv4: AddressSet): AddressSet {
  return ipv4.intervals.intervals
    .map(({ lo, hi }) => AddressSet.range(NAT64_BASE + BigInt(lo), NAT64_BASE + BigInt(hi)))
    .reduce((all, one) => all.union(one), AddressSet.empty('ipv6'));
}

export function fromNat64(ipv6: AddressSet): AddressSet {
  return ipv6.intersect(AddressSet.of(NAT64_PREFIX)).intervals.intervals
    .map(({ lo, hi }) => AddressSet.range(Number(BigInt(lo) - NAT64_BASE), Number(BigInt(hi) - NAT64_BASE)))
    .reduce((all, one) => all.union(one), AddressSet.empty('ipv4'));
}

const NAT64_BASE = BigInt(NAT64_PREFIX.base);

/** Hosts of a subnet whose block is unknown lie somewhere in the VPC. */
export function possibleHosts(view: NetworkView, { vpc }: Subnet, family: Family): AddressSet {
  if (
    vpc.kind === 'unknown' ||
    vpcCidrs(view, vpc.value, family).some(({ cidr }) => cidr.kind === 'unknown') ||
    possibleVpcCidrs(view, vpc.value, family).length > 0
  ) {
    return AddressSet.all(family);
  }
  return vpcBlocks(view, vpc.value, family);
}
