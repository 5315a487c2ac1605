/**
 * Middlebox routing: a route table of an internet gateway sends what enters the VPC for a subnet to an inspection
 * endpoint or an appliance first.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html
 */
import type { Resolved } from '../network/resource';
import { known, unknown } from '../network/resource';
import type { EdgeAssociation, Route, RouteDestination, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { Certainty } from '../packet/bounds';
import { cidrOverlaps } from '../packet/cidr';

/**
 * The route that takes what an internet gateway sends to the subnet elsewhere; undefined if there is none, unknown if
 * there may be one.
 */
export function redirectingRoute(view: NetworkView, subnet: Subnet, gateway: string): Resolved<Route> | undefined {
  const found = [
    ...view.referringTo('edge-association', 'gateway', gateway)
      .flatMap((association) => redirectsBy(view, subnet, association)),
    ...view.perhapsReferringTo('edge-association', 'gateway', gateway)
      .flatMap((association) =>
        redirectsBy(view, subnet, association).map((route) =>
          route.kind === 'known' ? unknown(doubtOf(route.value.id, subnet, association)) : route,
        ),
      ),
  ];
  return found.find(({ kind }) => kind === 'known') ?? found[0];
}

function redirectsBy(
  view: NetworkView,
  subnet: Subnet,
  { id, routeTable }: EdgeAssociation,
): readonly Resolved<Route>[] {
  if (routeTable.kind === 'unknown') { return [unknown(`the route table of ${id} is unknown: ${routeTable.reason}`)]; }
  const redirects = ({ target, destination }: Route) =>
    target.kind !== 'local' && leadsTo(destination, subnet) !== 'no';
  const { network } = view;
  return [
    ...view.existing(network.referringTo('route', 'routeTable', routeTable.value).filter(redirects)).map((route) =>
      leadsTo(route.destination, subnet) === 'yes' ? known(route) : unknown(doubtOf(route.id, subnet)),
    ),
    ...view.existing(network.perhapsReferringTo('route', 'routeTable', routeTable.value).filter(redirects))
      .map((route) => unknown(doubtOf(route.id, subnet))),
  ];
}

function doubtOf(route: string, subnet: Subnet, association?: EdgeAssociation): string {
  const why = association?.gateway.kind === 'unknown'
    ? `: the gateway of ${association.id} is unknown, ${association.gateway.reason}`
    : '';
  return `whether route ${route} takes what enters the VPC for subnet ${subnet.id} elsewhere is unknown${why}`;
}

function leadsTo(destination: RouteDestination, subnet: Subnet): Certainty {
  switch (destination.kind) {
    case 'cidr': {
      const block = subnet[destination.family];
      if (block === undefined) { return 'no'; }
      return block.kind === 'unknown' ? 'unknown' : cidrOverlaps(destination.cidr, block.value) ? 'yes' : 'no';
    }
    case 'service-prefix-list': return 'no';
    case 'unknown': return destination.family && !subnet[destination.family] ? 'no' : 'unknown';
  }
}
