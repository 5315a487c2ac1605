import { crossAcl } from './acl-hop';
import { enterSubnet, leaveHosts } from './host-hop';
import { transformed } from './packets-at';
import type { PathDirection, PathPair } from './path-direction';
import { takeRoute } from './route-hop';
import { mainRouteTable } from './routed-share';
import { ExplanationCode } from '../../explanation';
import { PathComponentType } from '../../network-path';
import type { Fact } from '../forwarding/fact';
import { mayBlock } from '../forwarding/fact';
import { gatewayEndpointFacts, passedByEndpoint } from '../forwarding/gateway-endpoint';
import { subnetRoutes } from '../forwarding/route-table';
import type { GatewayEndpoint, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { Bounds } from '../packet/bounds';

/** From the hosts of a subnet to an address that no other route covers and that the service of an endpoint may have. */
export function perhapsToService(
  view: NetworkView,
  subnet: Subnet,
  endpoint: GatewayEndpoint,
  start: PathDirection,
): PathPair {
  return toService(view, subnet, endpoint, start, [mayBlock(
    `whether ${endpoint.service} has the address is unknown: AWS alone knows which it has`,
    ExplanationCode.UNKNOWN_RESOURCE,
    endpoint.id,
  )]);
}

/** From the hosts of a subnet to an AWS service by its gateway endpoint, and back. */
export function toService(
  view: NetworkView,
  subnet: Subnet,
  endpoint: GatewayEndpoint,
  start: PathDirection,
  doubts: readonly Fact[] = [],
): PathPair {
  const { id, service } = endpoint;
  const { upper } = start.packets.unfiltered;
  const { routeTable = mainRouteTable(subnet), routes } = subnetRoutes(view, subnet, 'ipv4');
  const destinations = Bounds.exact(upper.destinations.addresses);
  const nextHop = { kind: 'gateway-endpoint' as const, id };
  const left = takeRoute(crossAcl(view, leaveHosts(view, start, subnet), subnet, 'egress'), subnet, {
    routeTable,
    addressSpace: 'ipv4',
    routes: [{ text: `addresses of ${service}`, nextHop, destinations }],
    nextHop,
    destinations,
  });
  const facts = [...doubts, ...gatewayEndpointFacts(endpoint, upper.services, upper.family, routes)];
  const stop = { type: PathComponentType.GATEWAY_ENDPOINT, componentId: id };
  const there = { type: PathComponentType.SERVICE, componentId: service };
  const forward = left.pass(stop, facts, (packets) => transformed(packets, (flow) =>
    flow.withServices(flow.services.intersect(passedByEndpoint(flow.family))))).pass(there);
  const { source, destination } = start.packets.labels;
  const back = forward.reply({ source: destination, destination: source }).pass(there).pass(stop);
  return { forward, reply: enterSubnet(view, back, subnet) };
}
