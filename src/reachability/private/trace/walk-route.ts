import type { EffectiveRoute } from './compiled-routes';
import { subnetRoutes } from './compiled-routes';
import { vpcBlocks } from './internet';
import type { Outlet } from './outlet';
import { placeOf, UNKNOWN_ID } from './walk-crossing';
import type { Leg, Remark } from './walk-leg';
import { blocks, everyBound, mayBlock } from './walk-leg';
import type { Realm } from './ways-out';
import { familyOfRealm, internetOfRealm, waysOut } from './ways-out';
import type { PathRoute } from '../../network-path';
import { PathComponentType } from '../../network-path';
import type { RouteTarget, Subnet } from '../network/nouns';
import type { NetworkView } from '../network/view';
import { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';

/** The part of some destinations that a route table sends one way. */
export interface Fork {
  readonly routeTable: string;
  readonly routes: readonly PathRoute[];
  readonly target?: RouteTarget;
  /** Undefined if no route leads to the destinations. */
  readonly outlet?: Outlet;
  /** Set if no route leads to the destinations. */
  readonly deadEnd?: string;
  readonly destinations: Bounds<AddressSet>;
}

type Way = Pick<EffectiveRoute, 'destinations' | 'outlet'> & { readonly effective: EffectiveRoute };

/** Where packets for some destinations go when they leave a subnet; routes to one place are one fork, the best route's first. */
export function forksOf(view: NetworkView, subnet: Subnet, realm: Realm, destinations: AddressSet): readonly Fork[] {
  const { routeTable = mainRouteTable(subnet) } = subnetRoutes(view, subnet, familyOfRealm(realm));
  const groups = new Map<string, Fork>();
  for (const { effective, outlet, destinations: reached } of ways(view, subnet, realm, destinations)) {
    const part = reached.map((set) => set.intersect(destinations));
    if (part.upper.isEmpty()) { continue; }
    const key = JSON.stringify(outlet);
    const same = groups.get(key);
    groups.set(key, {
      routeTable,
      routes: [...same?.routes ?? [], routeOf(effective)],
      target: effective.route?.target,
      outlet,
      destinations: same ? same.destinations.union(part) : part,
    });
  }
  const forks = [...groups.values()];
  const lost = forks.reduce((rest, fork) => rest.subtract(fork.destinations), Bounds.exact(destinations));
  if (lost.lower.isEmpty()) { return forks; }
  const nowhere = realm === 'nat64' ? 'leads packets for 64:ff9b::/96 to a NAT gateway' : 'leads to the destination';
  return [...forks, { routeTable, routes: [], deadEnd: `no route of ${routeTable} ${nowhere}`, destinations: lost }];
}

/** Packets meet the route table of the subnet that they leave, and take one fork. */
export function follow(leg: Leg, subnet: Subnet, fork: Fork, remarks: readonly Remark[] = []): Leg {
  const { lower, upper, reasons } = fork.destinations;
  const doubts = reasons.map((reason): Remark => ({ ...mayBlock(reason, 'UNKNOWN_RESOURCE'), partial: true }));
  return leg.pass(
    { type: PathComponentType.ROUTE_TABLE, componentId: fork.routeTable, ...placeOf(subnet), routes: [...fork.routes] },
    [...faultsOf(fork), ...doubts, ...remarks],
    (progress) => ({ ...everyBound(progress, (flow) => flow.to(upper)), atLeast: progress.atLeast.to(lower) }),
  );
}

/** Packets leave a subnet for hosts of the VPC: by the local route, unless a more specific one takes them elsewhere. */
export function followLocal(view: NetworkView, leg: Leg, subnet: Subnet, neighbours: AddressSet): Leg {
  const known = subnet.vpc.kind === 'known' ? vpcBlocks(view, subnet.vpc.value, neighbours.family) : AddressSet.empty(neighbours.family);
  // Hosts at unknown addresses are hosts of the VPC all the same.
  const forks = forksOf(view, subnet, neighbours.family, neighbours.equals(AddressSet.all(neighbours.family)) ? known : neighbours);
  const { routeTable = mainRouteTable(subnet) } = subnetRoutes(view, subnet, neighbours.family);
  const remarks = forks.filter(({ outlet }) => outlet?.kind !== 'local').flatMap((fork) => fork.outlet === undefined ? faultsOf(fork)
    : [mayBlock(`${fork.routeTable} sends packets for the VPC itself to ${fork.routes.map(({ targetId }) => targetId).join(', ')}`, 'MORE_SPECIFIC_ROUTE')]);
  return leg.pass(
    { type: PathComponentType.ROUTE_TABLE, componentId: routeTable, ...placeOf(subnet), routes: forks.flatMap(({ routes }) => routes) }, remarks,
  );
}

/** Routes as an internet-bound packet sees them, or for destinations that are not of the internet as they are written. */
function ways(view: NetworkView, subnet: Subnet, realm: Realm, destinations: AddressSet): readonly Way[] {
  if (destinations.isSubsetOf(internetOfRealm(view, subnet, realm))) { return waysOut(view, subnet, realm); }
  return subnetRoutes(view, subnet, familyOfRealm(realm)).routes.map((effective) => ({ ...effective, effective }));
}

/**
 * The internet gateway that a fork leads to, whether it works, does not work or may work: the way is looked at beyond it, so that all that blocks it
 * is found at once.
 */
export function internetGatewayBeyond({ outlet, target }: Fork): string | undefined {
  if (outlet?.kind === 'internet-gateway') { return outlet.id; }
  const isBroken = (outlet?.kind === 'black-hole' || outlet?.kind === 'unknown') && target?.kind === 'internet-gateway';
  return isBroken ? target.reference.kind === 'known' ? target.reference.value : UNKNOWN_ID : undefined;
}

function faultsOf(fork: Fork): readonly Remark[] {
  const { outlet, deadEnd } = fork;
  if (deadEnd !== undefined) { return [blocks(deadEnd, 'NO_ROUTE_TO_DESTINATION')]; }
  switch (outlet?.kind) {
    case 'black-hole': return [blocks(outlet.detail, outlet.explanationCode, outlet.id)];
    case 'unknown': return internetGatewayBeyond(fork) === undefined ? [] : [mayBlock(outlet.reason, 'UNKNOWN_RESOURCE')];
    default: return [];
  }
}

function routeOf({ text, route, outlet }: EffectiveRoute): PathRoute {
  const reference = route?.target.reference;
  const targetId = outlet.kind === 'local' ? 'local' : reference?.kind === 'known' ? reference.value : 'unknown';
  return { destination: text, targetId, targetType: route?.target.kind ?? outlet.kind };
}

function mainRouteTable({ vpc }: Subnet): string {
  return vpc.kind === 'known' ? `${vpc.value}.MainRouteTable` : UNKNOWN_ID;
}
