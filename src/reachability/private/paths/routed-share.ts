import { UNKNOWN_ID } from '../forwarding/acl-crossing';
import type { AddressSpace } from '../forwarding/address-space';
import { familyOfSpace } from '../forwarding/address-space';
import type { InternetRoute } from '../forwarding/internet-routes';
import { internetOfAddressSpace, internetRoutes, nextHopKey } from '../forwarding/internet-routes';
import type { NextHop } from '../forwarding/next-hop';
import type { EffectiveRoute } from '../forwarding/route-table';
import { subnetRoutes } from '../forwarding/route-table';
import { groupBy } from '../network/group-by';
import type { RouteTarget, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';

/** The share of some destinations that a route table sends to one next hop. */
export interface RoutedShare {
  readonly routeTable: string;
  readonly addressSpace: AddressSpace;
  /** The best first. */
  readonly routes: readonly EffectiveRoute[];
  readonly target?: RouteTarget;
  /** Undefined if no route leads to the destinations. */
  readonly nextHop?: NextHop;
  readonly destinations: Bounds<AddressSet>;
}

/**
 * Where packets for some destinations go when they leave a subnet: a share for each next hop, the best route's first.
 */
export function sharesByNextHop(
  view: NetworkView,
  subnet: Subnet,
  addressSpace: AddressSpace,
  destinations: AddressSet,
): readonly RoutedShare[] {
  const internet = internetOfAddressSpace(view, subnet, addressSpace);
  if (!destinations.equals(internet)) {
    const routes = destinations.isSubsetOf(internet)
      ? internetRoutes(view, subnet, addressSpace)
      : allRoutes(view, subnet, addressSpace);
    return split(view, subnet, addressSpace, destinations, routes);
  }
  return view.memo(
    `internet shares ${subnet.id} ${addressSpace}`,
    () => split(view, subnet, addressSpace, internet, internetRoutes(view, subnet, addressSpace)),
    subnet,
  );
}

function split(
  view: NetworkView,
  subnet: Subnet,
  addressSpace: AddressSpace,
  destinations: AddressSet,
  routes: readonly InternetRoute[],
): readonly RoutedShare[] {
  const { routeTable = mainRouteTable(subnet) } = subnetRoutes(view, subnet, familyOfSpace(addressSpace));
  const wanted = Bounds.exact(destinations);
  const parts = routes
    .map((route) => ({ ...route, destinations: route.destinations.intersect(wanted) }))
    .filter((route) => !route.destinations.upper.isEmpty());
  const shares = [...groupBy(parts, nextHopKey).values()].map((group): RoutedShare => ({
    routeTable,
    addressSpace,
    routes: group.map(({ effective }) => effective),
    target: group[0].effective.route?.target,
    nextHop: group[0].nextHop,
    destinations: Bounds.unionOf(group.map((route) => route.destinations)),
  }));
  const unrouted = shares.length === 0
    ? wanted
    : wanted.subtract(Bounds.unionOf(shares.map((share) => share.destinations)));
  return unrouted.lower.isEmpty() && (shares.length > 0 || unrouted.upper.isEmpty())
    ? shares
    : [...shares, { routeTable, addressSpace, routes: [], destinations: unrouted }];
}

/** Logical id of what the route leads to. */
export function targetIdOf({ route, nextHop }: EffectiveRoute): string {
  if (nextHop.kind === 'local') { return 'local'; }
  if (nextHop.kind === 'gateway-endpoint') { return nextHop.id; }
  const reference = route?.target.reference;
  return reference?.kind === 'known' ? reference.value : 'unknown';
}

/** Routes for destinations that are not all of the internet, as they are written. */
function allRoutes(view: NetworkView, subnet: Subnet, addressSpace: AddressSpace): readonly InternetRoute[] {
  return subnetRoutes(view, subnet, familyOfSpace(addressSpace)).routes.map((effective) => ({
    addressSpace,
    effective,
    nextHop: effective.nextHop,
    destinations: effective.destinations,
  }));
}

/**
 * The internet gateway that a share leads to, whether it works, does not work or may work: the path is looked at beyond
 * it, so that all that blocks it is found at once.
 */
export function internetGatewayBeyond({ nextHop, target }: RoutedShare): string | undefined {
  if (nextHop?.kind === 'internet-gateway') { return nextHop.id; }
  const isBroken =
    (nextHop?.kind === 'black-hole' || nextHop?.kind === 'unknown') && target?.kind === 'internet-gateway';
  return isBroken ? (target.reference.kind === 'known' ? target.reference.value : UNKNOWN_ID) : undefined;
}

/** A name for the main table of a VPC, which no template defines. */
export function mainRouteTable({ vpc }: Subnet): string {
  return vpc.kind === 'known' ? `${vpc.value}.MainRouteTable` : UNKNOWN_ID;
}
