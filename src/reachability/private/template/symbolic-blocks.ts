import type { Reading } from './reading';
import type { Resource } from './resource';
import type { Value } from './value';
import { asText, isRecord, literal, unresolved } from './value';
import type { Way } from './way';
import type { Cidr } from '../packet/cidr';
import { anyCidr, cidrContains, cidrOf, formatCidr, parseCidr } from '../packet/cidr';
import type { Family } from '../packet/family';

/**
 * Blocks that AWS picks at deploy time are read as stand-ins, and the reader of a verdict is told so.
 *
 * Why the verdict is the same for every block that AWS may pick: rules of a network compare an address with blocks. As long as every block in the
 * template is all addresses or is cut from the stand-in by functions of it, renaming the addresses of the stand-in to those of the real block changes
 * neither which of them nest nor which addresses from outside the VPC meet which rule: those meet the /0 rules alone. A block written out anywhere else
 * may or may not meet the real one: then an IPv4 block stays unknown. An IPv6 block that AWS hands out is one of very many, so there it is taken for
 * granted, and said, that they do not meet.
 */
const ELSEWHERE: Readonly<Record<Family, readonly Cidr[]>> = {
  ipv4: blocks('0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'),
  ipv6: blocks('::/8', '64:ff9b::/96', 'fc00::/7', 'fe80::/10', 'ff00::/8'),
};

/** What every block that AWS may pick lies in. */
const EVERYWHERE: Readonly<Record<Family, Cidr>> = { ipv4: anyCidr('ipv4'), ipv6: blocks('2000::/3')[0] };

/** Where stand-ins of a family begin, the room for each, and how long AWS lets the blocks be. */
interface StandIns {
  readonly first: bigint;
  readonly prefix: number;
  readonly shortest: number;
  readonly longest: number;
}

const STAND_INS: Readonly<Record<Family, StandIns>> = {
  // RFC 1918; one /16, the largest VPC, for each
  ipv4: { first: 0x0a00_0000n, prefix: 16, shortest: 16, longest: 28 },
  // RFC 3849, documentation; one /44, the largest block from IPAM, for each
  ipv6: { first: 0x2001_0db8_0000_0000_0000_0000_0000_0000n, prefix: 44, shortest: 44, longest: 60 },
};

/** Amazon's own IPv6 blocks are this long. */
const AMAZON_IPV6_PREFIX = 56;

/** The first IPv4 block of a VPC. */
export function vpcBlock(vpc: Resource, reading: Reading, way: Way): Value {
  return fromIpam(vpc, reading, way) ?? vpc.property('CidrBlock', way);
}

/** The block that an `AWS::EC2::VPCCidrBlock` adds. */
export function associatedBlock(association: Resource, reading: Reading, way: Way): { readonly family: Family; readonly block: Value } {
  const of = (name: string) => association.property(name, way);
  const block = of('CidrBlock');
  if (block.kind !== 'absent') { return { family: 'ipv4', block }; }
  const own = of('Ipv6CidrBlock');
  if (own.kind !== 'absent') { return { family: 'ipv6', block: own }; }
  const ipv4 = fromIpam(association, reading, way);
  if (ipv4 !== undefined) { return { family: 'ipv4', block: ipv4 }; }
  const length = of('Ipv6NetmaskLength');
  return { family: 'ipv6', block: standIn(association, 'ipv6', length.kind === 'absent' ? literal(AMAZON_IPV6_PREFIX) : length, reading) };
}

function fromIpam(resource: Resource, reading: Reading, way: Way): Value | undefined {
  if (resource.property('Ipv4IpamPoolId', way).kind === 'absent' || resource.property('CidrBlock', way).kind !== 'absent') { return undefined; }
  if (writtenBlocks(reading, 'ipv4')) {
    return unresolved(`${resource.id}.CidrBlock`, `an IPAM pool picks the block of ${resource.id}, and the template has other blocks that may overlap it`);
  }
  return standIn(resource, 'ipv4', resource.property('Ipv4NetmaskLength', way), reading);
}

function standIn(resource: Resource, family: Family, length: Value, reading: Reading): Value {
  const { first, prefix, shortest, longest } = STAND_INS[family];
  const wanted = Number(asText(length));
  const rank = reading.ofType('AWS::EC2::VPC', 'AWS::EC2::VPCCidrBlock').indexOf(resource);
  const room = 256;
  if (!Number.isInteger(wanted) || wanted < shortest || wanted > longest || rank >= room) {
    return unresolved(`${resource.id}.${family}`, `how long a block AWS picks for ${resource.id} cannot be told`);
  }
  const base = first + BigInt(rank) * 2n ** BigInt((family === 'ipv6' ? 128 : 32) - prefix);
  const block = formatCidr(cidrOf(family === 'ipv6' ? base : Number(base), wanted));
  if (writtenBlocks(reading, family)) {
    reading.notes.assume(`the block that AWS picks for ${resource.id} overlaps no other that the template writes out`);
  }
  reading.notes.assume(`${resource.id} gets ${block}, which stands for the block that AWS picks`);
  return literal(block);
}

const FAMILIES_WRITTEN = new WeakMap<Reading, Readonly<Record<Family, boolean>>>();

/** Whether the template writes out any block that may overlap one that AWS picks, without being all addresses. */
function writtenBlocks(reading: Reading, family: Family): boolean {
  const known = FAMILIES_WRITTEN.get(reading);
  if (known !== undefined) { return known[family]; }
  const all = cidrsIn([reading.templates, reading.options.parameters]);
  const written = (one: Family) => all.some((cidr) => (
    cidr.family === one && !cidrContains(cidr, EVERYWHERE[one]) && !ELSEWHERE[one].some((never) => cidrContains(never, cidr))
  ));
  FAMILIES_WRITTEN.set(reading, { ipv4: written('ipv4'), ipv6: written('ipv6') });
  return writtenBlocks(reading, family);
}

function cidrsIn(value: unknown): readonly Cidr[] {
  if (typeof value === 'string') { return blocks(...value.match(/[\da-fA-F.:]+\/\d{1,3}/g) ?? []); }
  return (Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : []).flatMap(cidrsIn);
}

function blocks(...texts: readonly string[]): readonly Cidr[] {
  return texts.map(parseCidr).filter((cidr) => cidr !== undefined);
}
