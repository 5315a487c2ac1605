import { placeOf, UNKNOWN_ID } from './acl-hop';
import type { Leg, Remark } from './path-direction';
import { blocks, everyBound, mayBlock } from './path-direction';
import { ExplanationCode } from '../../explanation';
import type { PathRoute } from '../../network-path';
import { PathComponentType } from '../../network-path';
import { vpcBlocks } from '../forwarding/internet';
import { familyOfSpace, internetOfAddressSpace, internetRoutes } from '../forwarding/internet-routes';
import type { AddressSpace } from '../forwarding/internet-routes';
import type { NextHop } from '../forwarding/next-hop';
import { subnetRoutes } from '../forwarding/route-table';
import type { EffectiveRoute } from '../forwarding/route-table';
import type { RouteTarget, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';

/** The part of some destinations that a route table sends one way. */
export interface Fork {
  readonly routeTable: string;
  readonly routes: readonly PathRoute[];
  readonly target?: RouteTarget;
  /** Undefined if no route leads to the destinations. */
  readonly nextHop?: NextHop;
  /** Set if no route leads to the destinations. */
  readonly deadEnd?: string;
  readonly destinations: Bounds<AddressSet>;
}

type Way = Pick<EffectiveRoute, 'destinations' | 'nextHop'> & { readonly effective: EffectiveRoute };

/**
 * Where packets for some destinations go when they leave a subnet; routes to one place are one fork, the best route's
 * first.
 */
export function forksOf(
  view: NetworkView,
  subnet: Subnet,
  addressSpace: AddressSpace,
  destinations: AddressSet,
): readonly Fork[] {
  const { routeTable = mainRouteTable(subnet) } = subnetRoutes(view, subnet, familyOfSpace(addressSpace));
  const groups = new Map<string, Fork>();
  for (const { effective, nextHop, destinations: reached } of ways(view, subnet, addressSpace, destinations)) {
    const part = reached.map((set) => set.intersect(destinations));
    if (part.upper.isEmpty()) {
      continue;
    }
    const key = JSON.stringify(nextHop);
    const same = groups.get(key);
    groups.set(key, {
      routeTable,
      routes: [...(same?.routes ?? []), routeOf(effective)],
      target: effective.route?.target,
      nextHop,
      destinations: same ? same.destinations.union(part) : part,
    });
  }
  const forks = [...groups.values()];
  const lost = forks.reduce((rest, fork) => rest.subtract(fork.destinations), Bounds.exact(destinations));
  if (lost.lower.isEmpty()) {
    return forks;
  }
  const nowhere =
    addressSpace === 'nat64' ? 'leads packets for 64:ff9b::/96 to a NAT gateway' : 'leads to the destination';
  return [...forks, { routeTable, routes: [], deadEnd: `no route of ${routeTable} ${nowhere}`, destinations: lost }];
}

/** Packets meet the route table of the subnet that they leave, and take one fork. */
export function follow(leg: Leg, subnet: Subnet, fork: Fork, remarks: readonly Remark[] = []): Leg {
  const { lower, upper, reasons } = fork.destinations;
  const doubts = reasons.map((reason): Remark => ({
    ...mayBlock(reason, ExplanationCode.UNKNOWN_RESOURCE),
    partial: true,
  }));
  return leg.pass(
    { type: PathComponentType.ROUTE_TABLE, componentId: fork.routeTable, ...placeOf(subnet), routes: [...fork.routes] },
    [...faultsOf(fork), ...doubts, ...remarks],
    (progress) => ({ ...everyBound(progress, (flow) => flow.to(upper)), atLeast: progress.atLeast.to(lower) }),
  );
}

/** Packets leave a subnet for hosts of the VPC: by the local route, unless a more specific one takes them elsewhere. */
export function followLocal(view: NetworkView, leg: Leg, subnet: Subnet, neighbours: AddressSet): Leg {
  const known =
    subnet.vpc.kind === 'known'
      ? vpcBlocks(view, subnet.vpc.value, neighbours.family)
      : AddressSet.empty(neighbours.family);
  // Hosts at unknown addresses are hosts of the VPC all the same.
  const forks = forksOf(
    view,
    subnet,
    neighbours.family,
    neighbours.equals(AddressSet.all(neighbours.family)) ? known : neighbours,
  );
  const { routeTable = mainRouteTable(subnet) } = subnetRoutes(view, subnet, neighbours.family);
  const remarks = forks
    .filter(({ nextHop }) => nextHop?.kind !== 'local')
    .flatMap((fork) =>
      fork.nextHop === undefined
        ? faultsOf(fork)
        : [
            mayBlock(
              `${fork.routeTable} sends packets for the VPC itself to ${fork.routes.map(({ targetId }) => targetId).join(', ')}`,
              ExplanationCode.MORE_SPECIFIC_ROUTE,
            ),
          ],
    );
  return leg.pass(
    {
      type: PathComponentType.ROUTE_TABLE,
      componentId: routeTable,
      ...placeOf(subnet),
      routes: forks.flatMap(({ routes }) => routes),
    },
    remarks,
  );
}

/**
 * Routes as an internet-bound packet sees them, or for destinations that are not of the internet as they are written.
 */
function ways(view: NetworkView, subnet: Subnet, addressSpace: AddressSpace, destinations: AddressSet): readonly Way[] {
  if (destinations.isSubsetOf(internetOfAddressSpace(view, subnet, addressSpace))) {
    return internetRoutes(view, subnet, addressSpace);
  }
  return subnetRoutes(view, subnet, familyOfSpace(addressSpace)).routes.map((effective) => ({
    ...effective,
    effective,
  }));
}

/**
 * The internet gateway that a fork leads to, whether it works, does not work or may work: the way is looked at beyond
 * it, so that all that blocks it is found at once.
 */
export function internetGatewayBeyond({ nextHop, target }: Fork): string | undefined {
  if (nextHop?.kind === 'internet-gateway') { return nextHop.id; }
  const isBroken =
    (nextHop?.kind === 'black-hole' || nextHop?.kind === 'unknown') && target?.kind === 'internet-gateway';
  return isBroken ? target.reference.kind === 'known' ? target.reference.value : UNKNOWN_ID : undefined;
}

function faultsOf(fork: Fork): readonly Remark[] {
  const { nextHop, deadEnd } = fork;
  if (deadEnd !== undefined) { return [blocks(deadEnd, ExplanationCode.NO_ROUTE_TO_DESTINATION)]; }
  switch (nextHop?.kind) {
    case 'black-hole':
      return [blocks(nextHop.detail, nextHop.explanationCode, nextHop.id)];
    case 'unknown':
      return internetGatewayBeyond(fork) === undefined
        ? []
        : [mayBlock(nextHop.reason, ExplanationCode.UNKNOWN_RESOURCE)];
    default:
      return [];
  }
}

function routeOf({ text, route, nextHop }: EffectiveRoute): PathRoute {
  const reference = route?.target.reference;
  const targetId = nextHop.kind === 'local' ? 'local' : reference?.kind === 'known' ? reference.value : 'unknown';
  return { destination: text, targetId, targetType: route?.target.kind ?? nextHop.kind };
}

function mainRouteTable({ vpc }: Subnet): string {
  return vpc.kind === 'known' ? `${vpc.value}.MainRouteTable` : UNKNOWN_ID;
}
