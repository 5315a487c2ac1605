/**
 * Middlebox routing: a route table of an internet gateway sends what enters the VPC for a subnet to an inspection
 * endpoint or an appliance first.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html
 */
import type { Resolved } from '../network/resource';
import { known, unknown } from '../network/resource';
import type { Route, RouteDestination, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { cidrOverlaps } from '../packet/cidr';

/** The route that takes what an internet gateway sends to the subnet elsewhere; undefined if there is none. */
export function redirectingRoute(view: NetworkView, subnet: Subnet, gateway: string): Resolved<Route> | undefined {
  for (const { id, routeTable } of view.referringTo('edge-association', 'gateway', gateway)) {
    if (routeTable.kind === 'unknown') { return unknown(`the route table of ${id} is unknown: ${routeTable.reason}`); }
    const routes = view.network.referringTo('route', 'routeTable', routeTable.value)
      .filter((route) => route.target.kind !== 'local' && leadsTo(route.destination, subnet));
    const [route] = view.existing(routes);
    if (route) { return known(route); }
  }
  return undefined;
}

function leadsTo(destination: RouteDestination, subnet: Subnet): boolean {
  if (destination.kind !== 'cidr') { return false; }
  const block = subnet[destination.family];
  return block?.kind === 'known' && cidrOverlaps(destination.cidr, block.value);
}
