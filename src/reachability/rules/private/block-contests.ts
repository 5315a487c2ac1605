import type { Clash, Contest } from './contest';
import type { Condition } from '../../private/conditions/condition';
import { possibleVpcCidrs } from '../../private/forwarding/internet';
import type { Network } from '../../private/network/network';
import type { Resolved } from '../../private/network/resource';
import type { Subnet, VpcCidr } from '../../private/network/resources';
import { unreadFor } from '../../private/network/unread';
import type { NetworkView } from '../../private/network/view';
import type { Cidr } from '../../private/packet/cidr';
import { cidrContains, formatCidr, parseCidr } from '../../private/packet/cidr';
import type { Family } from '../../private/packet/family';
import { FAMILIES, FAMILY_NAMES } from '../../private/packet/family';

/** A block of addresses, and the resource that takes it. */
interface Block {
  readonly id: string;
  readonly when: Condition;
  readonly cidr: Cidr;
}

/** What stands for the IPv6 blocks that AWS picks (RFC 3849): where it lies says nothing of blocks written out. */
const STAND_INS = parseCidr('2001:db8::/32')!;

/**
 * Blocks that AWS refuses: subnets that overlap or lie in no block of their VPC, and what is too large or too small.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export function blockContests(network: Network): readonly Contest[] {
  const vpcs = [...new Set(network.all('vpc').map(({ id }) => id))];
  return vpcs.flatMap((vpc) => FAMILIES.flatMap((family) => {
    const subnets = blocksOf(network.referringTo('subnet', 'vpc', vpc), (subnet) => subnet[family]);
    const own = network.referringTo('vpc-cidr', 'vpc', vpc).filter((block) => block.family === family);
    return [
      ...clusters(subnets).map((cluster) => overlapContest(vpc, cluster)),
      ...strays(vpc, subnets, own, family),
      ...misfits(vpc, [...subnets, ...own.flatMap(({ id, when, cidr }) => known(id, when, cidr))], family),
    ];
  }));
}

/** How long blocks of VPCs and subnets may be. Each IPv6 subnet of a VPC is a /64, or larger by four bits at a time. */
const LENGTHS: Readonly<Record<Family, { readonly from: number; readonly to: number }>> = {
  ipv4: { from: 16, to: 28 },
  ipv6: { from: 44, to: 64 },
};

/** Blocks that AWS finds too large or too small. */
function misfits(vpc: string, blocks: readonly Block[], family: Family): readonly Contest[] {
  const { from, to } = LENGTHS[family];
  return blocks.filter(({ cidr: { prefix } }) => prefix < from || prefix > to).map((block) => ({
    holder: vpc,
    clashes: (view) => view.existing([block]).map(({ id, cidr }) => ({
      summary: `${formatCidr(cidr)} of ${id} is no block from /${from} to /${to}: the deployment fails`,
      claimants: [id],
      detail: `takes ${formatCidr(cidr)}, and AWS gives blocks from /${from} to /${to} alone`,
      fix: `give ${id} a block from /${from} to /${to}`,
    })),
  }));
}

/** Blocks in runs of which the first holds all others: only blocks of one run can overlap. */
function clusters(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const runs: Block[][] = [];
  for (const block of [...blocks].sort(byPlace)) {
    const run = runs[runs.length - 1];
    if (run && cidrContains(run[0].cidr, block.cidr)) { run.push(block); } else { runs.push([block]); }
  }
  return runs.filter((run) => run.some(({ id }) => id !== run[0].id));
}

function byPlace({ cidr: a }: Block, { cidr: b }: Block): number {
  if (a.base !== b.base) { return a.base < b.base ? -1 : 1; }
  return a.prefix - b.prefix;
}

function overlapContest(vpc: string, cluster: readonly Block[]): Contest {
  return { holder: vpc, clashes: (view) => clusters(view.existing(cluster)).flatMap(overlaps) };
}

/** Each block of a run with the closest one around it. */
function overlaps(run: readonly Block[]): readonly Clash[] {
  const around: Block[] = [];
  return run.flatMap((block) => {
    while (around.length > 0 && !cidrContains(around[around.length - 1].cidr, block.cidr)) { around.pop(); }
    const outer = around[around.length - 1];
    around.push(block);
    return outer && outer.id !== block.id ? [overlap(outer, block)] : [];
  });
}

function overlap(outer: Block, inner: Block): Clash {
  const [one, other] = [`${formatCidr(outer.cidr)} of subnet ${outer.id}`, `${formatCidr(inner.cidr)} of subnet ${inner.id}`];
  return {
    summary: `${one} and ${other} overlap: the deployment of the second fails`,
    claimants: [outer.id, inner.id],
    detail: `takes addresses of ${formatCidr(inner.cidr)}`,
    fix: `give subnet ${inner.id} a block of its own`,
  };
}

/** Subnets that no block holds which their VPC has always, or whenever it has the subnet. */
function strays(
  vpc: string,
  subnets: readonly Block[],
  own: readonly VpcCidr[],
  family: Family,
): readonly Contest[] {
  const isIn = ({ cidr }: Block, blocks: readonly VpcCidr[]) => blocks.some((block) => (
    block.cidr.kind === 'unknown' || mayHold(block.cidr.value, cidr)
  ));
  const isThere = (block: VpcCidr, subnet: Block) => block.when.kind === 'constant' || isSame(block.when, subnet.when);
  const lost = subnets.filter((subnet) => !isIn(subnet, own.filter((block) => isThere(block, subnet))));
  return lost.map((subnet) => ({
    holder: vpc,
    clashes: (view) => (view.existing([subnet]).length > 0 && !isIn(subnet, view.existing(own))
      ? [stray(view, subnet, vpc, family)]
      : []),
  }));
}

function isSame(one: Condition, other: Condition): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function mayHold(block: Cidr, cidr: Cidr): boolean {
  return cidrContains(block, cidr) || cidrContains(STAND_INS, block) && !cidrContains(STAND_INS, cidr);
}

function stray(view: NetworkView, { id, cidr }: Block, vpc: string, family: Family): Clash {
  const [unread] = view.existing(unreadFor(view.network, vpc, true)).map(({ part }) => part);
  const [possible] = possibleVpcCidrs(view, vpc, family).map((block) => `${block.id} may be a block of it`);
  const doubt = unread ?? possible;
  const text = `${formatCidr(cidr)} of subnet ${id}`;
  return {
    summary: `${text} is in no ${FAMILY_NAMES[family]} block of VPC ${vpc}: the deployment fails`,
    doubt: doubt && `whether VPC ${vpc} gets a block that holds ${text} is unknown: ${doubt}`,
    claimants: [id],
    detail: `takes ${formatCidr(cidr)}, which VPC ${vpc} does not have`,
    fix: `give subnet ${id} a block of VPC ${vpc}, or add one that holds it`,
  };
}

function blocksOf(subnets: readonly Subnet[], block: (subnet: Subnet) => Resolved<Cidr> | undefined): readonly Block[] {
  return subnets.flatMap((subnet) => {
    const cidr = block(subnet);
    return cidr ? known(subnet.id, subnet.when, cidr) : [];
  });
}

function known(id: string, when: Condition, cidr: Resolved<Cidr>): readonly Block[] {
  return cidr.kind === 'known' ? [{ id, when, cidr: cidr.value }] : [];
}
