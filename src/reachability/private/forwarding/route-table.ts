import { possibleVpcCidrs, vpcBlocks, vpcCidrs } from './internet';
import type { NextHop } from './next-hop';
import { nextHopOf } from './next-hop';
import type { Reference } from '../network/resource';
import { sameResource } from '../network/resource';
import type { Route, RouteTable, Subnet, VpcCidr } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { Address } from '../packet/address';
import { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';
import { Cidr, cidrOf, formatCidr, parseCidr } from '../packet/cidr';
import type { Family } from '../packet/family';

/** A route, and the destinations for which no other route is better. */
export interface EffectiveRoute {
  /** Undefined for the local routes, which every table has, and where the table is unknown. */
  readonly route?: Route;
  /** The destination as a person writes it. */
  readonly text: string;
  readonly nextHop: NextHop;
  readonly destinations: Bounds<AddressSet>;
}

/** A route table in one family, best routes first. */
export interface CompiledRoutes {
  /** Logical id; undefined for the main table of a VPC and where the template does not tell. */
  readonly routeTable?: string;
  readonly family: Family;
  readonly routes: readonly EffectiveRoute[];
  readonly unrouted: Bounds<AddressSet>;
}

/** Smaller is better among routes of one prefix length. */
enum Rank { LOCAL, STATIC, PREFIX_LIST, PROPAGATED }

interface Candidate {
  readonly route?: Route;
  readonly text: string;
  readonly nextHop: NextHop;
  readonly rank: Rank;
  /** Undefined if the destination is unknown: it may be better than any other route. */
  readonly cidr?: Cidr;
  readonly matches: Bounds<AddressSet>;
}

/**
 * The shortest prefix that a block of a VPC can have.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const WIDEST_VPC: Readonly<Record<Family, number>> = { ipv4: 16, ipv6: 44 };

/** AWS forwards these nowhere, whatever the routes say. */
const NEVER_FORWARDED: Readonly<Record<Family, AddressSet>> = {
  ipv4: AddressSet.of(parseCidr('169.254.168.0/22')!),
  ipv6: AddressSet.of(parseCidr('fd00:ec2::/32')!),
};

/** The routes that act on traffic leaving a subnet. */
export function subnetRoutes(view: NetworkView, subnet: Subnet, family: Family): CompiledRoutes {
  const associations = view.referringTo('route-table-association', 'subnet', subnet.id);
  if (associations.length > 1) {
    return unknownRoutes(
      family,
      `subnet ${subnet.id} has ${associations.length} route tables: ${associations.map(({ id }) => id).join(', ')}`,
    );
  }
  const [possible] = view.perhapsReferringTo('route-table-association', 'subnet', subnet.id);
  if (possible) {
    const why = possible.subnet.kind === 'unknown' ? `: ${possible.subnet.reason}` : '';
    return unknownRoutes(
      family,
      `whether ${possible.id} is the route table association of subnet ${subnet.id} is unknown${why}`,
    );
  }
  if (associations.length === 0) { return mainRoutes(view, subnet, family); }
  const reference = associations[0].routeTable;
  const table = view.follow('route-table', reference);
  if (table?.vpc.kind === 'known' && subnet.vpc.kind === 'known' && table.vpc.value !== subnet.vpc.value) {
    return unknownRoutes(
      family,
      `route table ${table.id} is in ${table.vpc.value}, and its subnet ${subnet.id} in ${subnet.vpc.value}`,
    );
  }
  // Wherever the table's VPC is unknown, it is that of the subnet: AWS associates no other
  if (table) { return compileRoutes(view, table, table.vpc.kind === 'known' ? table.vpc : subnet.vpc, family); }
  return unknownRoutes(family, `the route table of subnet ${subnet.id} is unknown: ${
    reference.kind === 'unknown' ? reference.reason : `${reference.value} does not exist`}`);
}

/** The main table of a VPC that the template defines: nothing can add a route to it. */
function mainRoutes(view: NetworkView, subnet: Subnet, family: Family): CompiledRoutes {
  const { vpc } = subnet;
  if (vpc.kind === 'unknown') {
    return unknownRoutes(
      family,
      `subnet ${subnet.id} uses the main route table of a VPC that is not in the template: ${vpc.reason}`,
    );
  }
  return view.memo(`main routes ${vpc.value} ${family}`, () => fold(undefined, family, localRoutes(view, vpc, family)));
}

function compileRoutes(view: NetworkView, table: RouteTable, vpc: Reference, family: Family): CompiledRoutes {
  const { id } = table;
  const inVpc = vpc.kind === 'known' ? vpc.value : vpc.text ?? vpc.reason;
  return view.memo(`routes ${id} ${inVpc} ${family}`, () => {
    const matters = (route: Route) => mayMatch(route, family);
    const routes = view.existing(view.network.referringTo('route', 'routeTable', id).filter(matters));
    const possible = view.existing(view.network.perhapsReferringTo('route', 'routeTable', id).filter(matters));
    const own = vpc.kind === 'known' ? vpcBlocks(view, vpc.value, family) : AddressSet.empty(family);
    return fold(id, family, [
      ...localRoutes(view, vpc, family),
      ...routes.map((route) => candidateOf(view, route, vpc, own)),
      ...possible.map((route) => perhaps(candidateOf(view, route, vpc, own), doubtOf(route, id))),
    ]);
  }, table);
}

function mayMatch({ destination, target }: Route, family: Family): boolean {
  switch (destination.kind) {
    case 'cidr': return destination.family === family;
    // The lists that AWS keeps for services are IPv4 here; those of gateway endpoints are reached apart from the
    // internet.
    case 'service-prefix-list': return family === 'ipv4' && target.kind !== 'gateway-endpoint';
    case 'unknown': return (destination.family ?? family) === family;
  }
}

function localRoutes(view: NetworkView, vpc: Reference, family: Family): readonly Candidate[] {
  const cidrs = vpc.kind === 'known' ? vpcCidrs(view, vpc.value, family) : [];
  const isWhole = vpc.kind === 'known' && cidrs.every(({ cidr }) => cidr.kind === 'known');
  const within = isWhole ? [] : localWithin(view, vpc, family);
  return vpc.kind === 'unknown' ? within : [
    ...within,
    ...cidrs.flatMap(localRoute),
    ...possibleVpcCidrs(view, vpc.value, family).flatMap((block) =>
      localRoute(block).map((candidate) =>
        perhaps(candidate, `whether ${block.id} is a block of VPC ${vpc.value} is unknown`),
      ),
    ),
  ];
}

/** Whatever the blocks of the VPC are, its subnets lie in them; of its local routes, the least specific is possible. */
function localWithin(view: NetworkView, vpc: Reference, family: Family): readonly Candidate[] {
  const name = vpc.kind === 'known' ? vpc.value : vpc.text;
  return name === undefined ? [] : view.memo(`local within ${name} ${family}`, () => {
    const told = vpc.kind === 'known' ? vpcBlocks(view, vpc.value, family) : AddressSet.empty(family);
    const subnets = view.existing(view.network.all('subnet').filter((one) => sameResource(one.vpc, vpc) === 'yes'));
    return subnets.flatMap((subnet): readonly Candidate[] => {
      const block = subnet[family];
      if (block?.kind !== 'known') { return []; }
      const addresses = AddressSet.of(block.value);
      const widest = cidrOf(block.value.base, Math.min(block.value.prefix, WIDEST_VPC[family]));
      return addresses.isSubsetOf(told)
        ? []
        : [{ ...localCandidate(widest), text: formatCidr(block.value), matches: Bounds.exact(addresses) }];
    });
  });
}

function localRoute({ cidr }: VpcCidr): readonly Candidate[] {
  return cidr.kind === 'unknown' ? [] : [localCandidate(cidr.value)];
}

function localCandidate(cidr: Cidr): Candidate {
  return {
    text: formatCidr(cidr), nextHop: { kind: 'local' }, rank: Rank.LOCAL, cidr, matches: Bounds.exact(AddressSet.of(cidr)),
  };
}

function candidateOf(view: NetworkView, route: Route, vpc: Reference, own: AddressSet): Candidate {
  const nextHop = nextHopOf(view, route, vpc);
  const { destination, propagated } = route;
  const { family } = own;
  if (destination.kind === 'cidr') {
    const rank = propagated ? Rank.PROPAGATED : destination.prefixList === undefined ? Rank.STATIC : Rank.PREFIX_LIST;
    const all = AddressSet.of(destination.cidr);
    const matches = Bounds.exact(propagated ? all.subtract(own) : all);
    return { route, text: formatCidr(destination.cidr), nextHop, rank, cidr: destination.cidr, matches };
  }
  const [text, reason] =
    destination.kind === 'service-prefix-list'
      ? [
        `the addresses of ${destination.service}`,
        `the addresses of ${destination.service}, where route ${route.id} leads, are not in the template`,
      ]
      : ['unknown', `the destination of route ${route.id} is unknown: ${destination.reason}`];
  const matches = Bounds.between(AddressSet.empty(family), AddressSet.all(family).subtract(own), [reason]);
  return { route, text, nextHop, rank: Rank.STATIC, matches };
}

/** A route of this table or of another one. */
function perhaps(candidate: Candidate, doubt: string): Candidate {
  const { upper, reasons } = candidate.matches;
  return { ...candidate, matches: Bounds.between(AddressSet.empty(upper.family), upper, [...reasons, doubt]) };
}

function doubtOf({ id, routeTable }: Route, table: string): string {
  const why = routeTable.kind === 'unknown' ? `: ${routeTable.reason}` : '';
  return `whether route ${id} belongs to route table ${table} is unknown${why}`;
}

/** Gives each candidate what no better one takes, from the longest prefix to the shortest. */
function fold(routeTable: string | undefined, family: Family, candidates: readonly Candidate[]): CompiledRoutes {
  const sorted = [...candidates].sort(byPriority);
  const runs = disjointRuns(sorted);
  const isRepeated = runs.some(([{ cidr }], i) => cidr && cidr.prefix === runs[i - 1]?.[0].cidr?.prefix);
  const rivalry = isRepeated || candidates.some(({ rank }) => rank === Rank.PREFIX_LIST);
  let taken = Bounds.exact(NEVER_FORWARDED[family]);
  const routes = runs.flatMap((run) => {
    const better = taken;
    taken = better.union(Bounds.unionOf(run.map(({ matches }) => matches)));
    return run.map((candidate): EffectiveRoute => {
      const free = candidate.matches.subtract(better);
      const { route, text, nextHop } = candidate;
      return { route, text, nextHop, destinations: rivalry ? contested(candidate, free, sorted) : free };
    });
  });
  return { routeTable, family, routes, unrouted: Bounds.exact(AddressSet.all(family)).subtract(taken) };
}

/** Candidates in runs of which no two members overlap: blocks of one length do so only if they are the same. */
function disjointRuns(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const runs: Candidate[][] = [];
  let blocks = new Set<Address | undefined>();
  for (const candidate of candidates) {
    const run = runs[runs.length - 1];
    if (candidate.cidr && candidate.cidr.prefix === run?.[0].cidr?.prefix && !blocks.has(candidate.cidr.base)) {
      run.push(candidate);
    } else {
      runs.push([candidate]);
      blocks = new Set();
    }
    blocks.add(candidate.cidr?.base);
  }
  return runs;
}

/** Longest prefix first; routes whose destination nobody knows may be longer than any. */
function byPriority(a: Candidate, b: Candidate): number {
  const [one, other] = [a.cidr?.prefix ?? Infinity, b.cidr?.prefix ?? Infinity];
  return one !== other ? other - one : a.rank - b.rank;
}

/**
 * Between two routes of one rank for the same block, and between overlapping prefix lists whatever their lengths, AWS's
 * choice is unknown: either may have the destinations that both match.
 */
function contested(candidate: Candidate, free: Bounds<AddressSet>, all: readonly Candidate[]): Bounds<AddressSet> {
  const { cidr } = candidate;
  if (!cidr) { return free; }
  const rivals = all.filter((other) => isRival(candidate, other));
  if (rivals.length === 0) { return free; }
  const shared = rivals
    .map(({ matches }) => matches.upper)
    .reduce((one, other) => one.union(other))
    .intersect(AddressSet.of(cidr));
  const reason = `${[candidate, ...rivals]
    .map(({ route }) => route!.id)
    .sort()
    .join(' and ')} are routes for the same addresses`;
  return Bounds.between(free.lower.subtract(shared), free.upper.union(shared), [...free.reasons, reason]);
}

function isRival(candidate: Candidate, other: Candidate): boolean {
  if (
    candidate === other ||
    candidate.rank !== other.rank ||
    !candidate.cidr ||
    !other.cidr ||
    sameTarget(candidate, other)
  ) { return false; }
  if (candidate.rank === Rank.LOCAL) { return false; }
  return candidate.rank === Rank.PREFIX_LIST
    ? prefixListOf(candidate) !== prefixListOf(other)
    : candidate.cidr.prefix === other.cidr.prefix && (candidate.cidr.base as Address) === other.cidr.base;
}

function prefixListOf({ route }: Candidate): string | undefined {
  return route?.destination.kind === 'cidr' ? route.destination.prefixList : undefined;
}

function sameTarget({ route: one }: Candidate, { route: other }: Candidate): boolean {
  const [a, b] = [one?.target, other?.target];
  return (
    a?.kind === b?.kind &&
    a?.reference.kind === 'known' &&
    b?.reference.kind === 'known' &&
    a.reference.value === b.reference.value
  );
}

function unknownRoutes(family: Family, reason: string): CompiledRoutes {
  const any = Bounds.between(AddressSet.empty(family), AddressSet.all(family), [reason]);
  return {
    family,
    routes: [{ text: 'unknown', nextHop: { kind: 'unknown', target: 'unknown', reason }, destinations: any }],
    unrouted: any,
  };
}
