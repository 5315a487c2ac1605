import type { Branch } from '../../../conditions/branch';
import type { Cidr } from '../../../packet/cidr';
import { anyCidr, cidrContains, cidrOf, formatCidr, parseCidr } from '../../../packet/cidr';
import type { Family } from '../../../packet/family';
import type { DeclaredResource } from '../declared-resource';
import { asText, isRecord, literal, unresolved } from '../expressions/value';
import type { Value } from '../expressions/value';
import type { ReadContext } from '../read-context';

/**
 * Blocks that AWS picks at deploy time are read as stand-ins, and the reader of a verdict is told so.
 *
 * Why the verdict is the same for every block that AWS may pick: rules of a network compare an address with blocks. As
 * long as every block in the template is all addresses or is cut from the stand-in by functions of it, renaming the
 * addresses of the stand-in to those of the real block changes neither which of them nest nor which addresses from
 * outside the VPC meet which rule: those meet the /0 rules alone. A block written out anywhere else may or may not meet
 * the real one: then an IPv4 block stays unknown. An IPv6 block that AWS hands out is one of very many, so there it is
 * taken for granted, and said, that they do not meet.
 */
const ELSEWHERE: Readonly<Record<Family, readonly Cidr[]>> = {
  ipv4: blocks(['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3']),
  ipv6: blocks(['::/8', '64:ff9b::/96', 'fc00::/7', 'fe80::/10', 'ff00::/8']),
};

/** What every block that AWS may pick lies in. */
const EVERYWHERE: Readonly<Record<Family, Cidr>> = { ipv4: anyCidr('ipv4'), ipv6: blocks(['2000::/3'])[0] };

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
export function vpcBlock(vpc: DeclaredResource, context: ReadContext, branch: Branch): Value {
  return fromIpam(vpc, context, branch) ?? vpc.property('CidrBlock', branch);
}

/** The block that an `AWS::EC2::VPCCidrBlock` adds. */
export function associatedBlock(
  association: DeclaredResource,
  context: ReadContext,
  branch: Branch,
): { readonly family: Family; readonly block: Value } {
  const of = (name: string) => association.property(name, branch);
  const block = of('CidrBlock');
  if (block.kind !== 'absent') {
    return { family: 'ipv4', block };
  }
  const own = of('Ipv6CidrBlock');
  if (own.kind !== 'absent') {
    return { family: 'ipv6', block: own };
  }
  const ipv4 = fromIpam(association, context, branch);
  if (ipv4 !== undefined) {
    return { family: 'ipv4', block: ipv4 };
  }
  const length = of('Ipv6NetmaskLength');
  return {
    family: 'ipv6',
    block: standIn(association, 'ipv6', length.kind === 'absent' ? literal(AMAZON_IPV6_PREFIX) : length, context),
  };
}

function fromIpam(resource: DeclaredResource, context: ReadContext, branch: Branch): Value | undefined {
  if (
    resource.property('Ipv4IpamPoolId', branch).kind === 'absent' ||
    resource.property('CidrBlock', branch).kind !== 'absent'
  ) {
    return undefined;
  }
  if (writtenBlocks(context, 'ipv4')) {
    return unresolved(
      `${resource.id}.CidrBlock`,
      `an IPAM pool picks the block of ${resource.id}, and the template has other blocks that may overlap it`,
    );
  }
  return standIn(resource, 'ipv4', resource.property('Ipv4NetmaskLength', branch), context);
}

function standIn(resource: DeclaredResource, family: Family, length: Value, context: ReadContext): Value {
  const { first, prefix, shortest, longest } = STAND_INS[family];
  const wanted = Number(asText(length));
  const rank = context.ofType('AWS::EC2::VPC', 'AWS::EC2::VPCCidrBlock').indexOf(resource);
  const room = 256;
  if (!Number.isInteger(wanted) || wanted < shortest || wanted > longest || rank >= room) {
    return unresolved(`${resource.id}.${family}`, `how long a block AWS picks for ${resource.id} is unknown`);
  }
  const base = first + BigInt(rank) * 2n ** BigInt((family === 'ipv6' ? 128 : 32) - prefix);
  const block = formatCidr(cidrOf(family === 'ipv6' ? base : Number(base), wanted));
  if (writtenBlocks(context, family)) {
    context.notes.assume(`the block that AWS picks for ${resource.id} overlaps no other that the template writes out`);
  }
  context.notes.assume(`${resource.id} gets ${block}, which stands for the block that AWS picks`);
  return literal(block);
}

const FAMILIES_WRITTEN = new WeakMap<ReadContext, Readonly<Record<Family, boolean>>>();

/** Whether the template writes out any block that may overlap one that AWS picks, without being all addresses. */
function writtenBlocks(context: ReadContext, family: Family): boolean {
  const known = FAMILIES_WRITTEN.get(context);
  if (known !== undefined) { return known[family]; }
  const all = cidrsIn([context.templates, context.options.parameters]);
  const written = (one: Family) =>
    all.some(
      (cidr) =>
        cidr.family === one &&
        !cidrContains(cidr, EVERYWHERE[one]) &&
        !ELSEWHERE[one].some((never) => cidrContains(never, cidr)),
    );
  FAMILIES_WRITTEN.set(context, { ipv4: written('ipv4'), ipv6: written('ipv6') });
  return writtenBlocks(context, family);
}

function cidrsIn(value: unknown): readonly Cidr[] {
  // Whatever might be an address is taken whole, so that no text is looked through twice.
  if (typeof value === 'string') { return blocks(value.match(/[\da-fA-F.:]+(?:\/\d{1,3})?/g) ?? []); }
  return (Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : []).flatMap(cidrsIn);
}

function blocks(texts: readonly string[]): readonly Cidr[] {
  return texts.map(parseCidr).filter((cidr) => cidr !== undefined);
}
