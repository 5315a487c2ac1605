import type { AddressSpace } from '../../private/forwarding/address-space';
import { connectivityFacts, homeOf } from '../../private/forwarding/nat-gateway';
import type { EffectiveRoute } from '../../private/forwarding/route-table';
import { subnetRoutes } from '../../private/forwarding/route-table';
import { refersTo } from '../../private/network/resource';
import type { NatGateway, Subnet } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';
import { isListed, sameZone, zoneLabel } from '../../private/network/zone';
import type { Family } from '../../private/packet/family';

/** Where the route should lead instead, in words. */
export function routeFix(
  view: NetworkView,
  subnet: Subnet,
  addressSpace: AddressSpace,
  { route, text }: EffectiveRoute,
): string {
  const table =
    route?.routeTable.kind === 'known'
      ? `route table ${route.routeTable.value}`
      : `the route table of subnet ${subnet.id}`;
  return `route ${text} of ${table} to ${addressSpace === 'ipv6' ? egressOnlyGatewayFor(view, subnet) : gatewayFor(view, subnet)}`;
}

/** The IPv4 route table of a subnet, where something is to be said of it. */
export function tableText(view: NetworkView, subnet: Subnet): string {
  const { routeTable } = subnetRoutes(view, subnet, 'ipv4');
  return routeTable ? `route table ${routeTable}` : `the main route table, which subnet ${subnet.id} uses,`;
}

/** The default route that a subnet without a way out needs, in words. */
export function defaultRouteFix(
  view: NetworkView,
  subnet: Subnet,
  family: Family,
  routeTable = `a route table of subnet ${subnet.id}`,
): string {
  return family === 'ipv6'
    ? `route ::/0 of ${routeTable} to ${egressOnlyGatewayFor(view, subnet)}`
    : `route 0.0.0.0/0 of ${routeTable} to ${gatewayFor(view, subnet)}`;
}

/** The NAT gateway that hosts of the subnet should use. */
export function gatewayFor(view: NetworkView, subnet: Subnet): string {
  const gateway = view
    .memo('nat gateways', () => view.all('nat-gateway'))
    .find((candidate) => serves(view, candidate, subnet));
  return gateway
    ? `NAT gateway ${gateway.id}`
    : `a NAT gateway in a public subnet of zone ${zoneLabel(subnet.zone)}, still to be defined`;
}

function egressOnlyGatewayFor(view: NetworkView, { vpc }: Subnet): string {
  const gateway = view
    .all('egress-only-internet-gateway')
    .find((candidate) => vpc.kind === 'known' && refersTo(candidate.vpc, vpc.value));
  return gateway
    ? `egress-only internet gateway ${gateway.id}`
    : 'an egress-only internet gateway, still to be defined';
}

function serves(view: NetworkView, gateway: NatGateway, subnet: Subnet): boolean {
  if (connectivityFacts(gateway).length > 0 || subnet.vpc.kind === 'unknown') { return false; }
  const vpc = subnet.vpc.value;
  const { placement } = gateway;
  if (placement.kind === 'regional') {
    return refersTo(placement.vpc, vpc) && isListed(subnet.zone, placement.zones) === 'yes';
  }
  const home = homeOf(view, gateway);
  return (
    home !== undefined && home.id !== subnet.id && refersTo(home.vpc, vpc) && sameZone(home.zone, subnet.zone) === 'yes'
  );
}
