import { nameOf } from './names';
import { zoneKey } from './zones';
import type { TopologyRoute, TopologyRouteTable } from '../../network-topology';
import { TopologyTargetType } from '../../network-topology';
import { gatewayEndpoints } from '../forwarding/gateway-endpoint';
import type { NextHop } from '../forwarding/next-hop';
import { nextHopOf } from '../forwarding/next-hop';
import type { Reference } from '../network/resource';
import type { GatewayEndpoint, Route, RouteTable, RouteTarget } from '../network/resources';
import type { NetworkView } from '../network/view';
import { formatCidr } from '../packet/cidr';

const TYPES: Readonly<Record<RouteTarget['kind'], TopologyTargetType>> = {
  'internet-gateway': TopologyTargetType.INTERNET_GATEWAY,
  'egress-only-internet-gateway': TopologyTargetType.EGRESS_ONLY_INTERNET_GATEWAY,
  'nat-gateway': TopologyTargetType.NAT_GATEWAY,
  'gateway-endpoint': TopologyTargetType.GATEWAY_ENDPOINT,
  'network-interface': TopologyTargetType.HOST,
  'instance': TopologyTargetType.HOST,
  'local': TopologyTargetType.LOCAL,
  'gateway-load-balancer-endpoint': TopologyTargetType.ELSEWHERE,
  'transit-gateway': TopologyTargetType.ELSEWHERE,
  'vpc-peering-connection': TopologyTargetType.ELSEWHERE,
  'virtual-private-gateway': TopologyTargetType.ELSEWHERE,
  'carrier-gateway': TopologyTargetType.ELSEWHERE,
  'local-gateway': TopologyTargetType.ELSEWHERE,
  'core-network': TopologyTargetType.ELSEWHERE,
  'unknown': TopologyTargetType.UNKNOWN,
};

/** The id of the route table that a VPC comes with. */
export const mainRouteTable = (vpc: string): string => `${vpc}.MainRouteTable`;

export function routeTableOf(view: NetworkView, { id, vpc }: RouteTable): TopologyRouteTable {
  const constructPath = view.network.constructPaths.get(id);
  const routes = view.referringTo('route', 'routeTable', id)
    .filter(({ target }) => target.kind !== 'gateway-endpoint')
    .map((route) => ({ prefix: prefixOf(route), route: routeOf(view, route, vpc) }))
    .sort((a, b) => b.prefix - a.prefix);
  const added = gatewayEndpoints(view, id).map((endpoint) => endpointRoute(view, endpoint));
  return {
    id,
    constructPath,
    name: nameOf(id, constructPath),
    isMain: false,
    routes: [...routes.map(({ route }) => route), ...added],
  };
}

/** The table that subnets without another use: nothing in a template can add a route to it. */
export function mainTable(vpc: string): TopologyRouteTable {
  return { id: mainRouteTable(vpc), name: 'the main route table', isMain: true, routes: [] };
}

/** The service in one word: `s3` out of `com.amazonaws.eu-west-1.s3`. */
export function serviceName(service: string): string {
  return /(?:^|\.)(s3|dynamodb)$/.exec(service)?.[1] ?? service;
}

function routeOf(view: NetworkView, route: Route, vpc: Reference): TopologyRoute {
  const { id, destination, target, propagated } = route;
  const nextHop = nextHopOf(view, route, vpc);
  return {
    id,
    constructPath: view.network.constructPaths.get(id),
    destination: destinationText(route),
    family: destination.kind === 'service-prefix-list' ? 'ipv4' : destination.family,
    isDefault: destination.kind === 'cidr' && destination.cidr.prefix === 0,
    targetType: TYPES[target.kind],
    targetId: target.kind === 'local' ? 'local'
      : target.reference.kind === 'known' ? target.reference.value : target.reference.reason,
    targetZoneKey: zoneOf(view, nextHop),
    blackHole: nextHop.kind === 'black-hole' ? nextHop.detail : undefined,
    isPropagated: propagated,
  };
}

function endpointRoute(view: NetworkView, { id, service }: GatewayEndpoint): TopologyRoute {
  return {
    id,
    constructPath: view.network.constructPaths.get(id),
    destination: serviceName(service),
    family: 'ipv4',
    isDefault: false,
    targetType: TopologyTargetType.GATEWAY_ENDPOINT,
    targetId: id,
    isPropagated: false,
  };
}

function destinationText({ destination }: Route): string {
  switch (destination.kind) {
    case 'cidr': return formatCidr(destination.cidr);
    case 'service-prefix-list': return destination.service;
    case 'unknown': return 'unknown';
  }
}

const prefixOf = ({ destination }: Route): number => destination.kind === 'cidr' ? destination.cidr.prefix : -1;

/** The zone that a packet comes to by the route, if the target stands in one. */
function zoneOf(view: NetworkView, nextHop: NextHop): string | undefined {
  const subnet = nextHop.kind === 'host' ? nextHop.host.subnet
    : nextHop.kind === 'nat-gateway' && nextHop.gateway.placement.kind === 'zonal'
      ? nextHop.gateway.placement.subnet
      : undefined;
  const home = view.follow('subnet', subnet);
  return home && zoneKey(home.zone);
}
