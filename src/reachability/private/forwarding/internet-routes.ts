import type { AddressSpace } from './address-space';
import { familyOfSpace } from './address-space';
import { publicAccess } from './block-public-access';
import { redirectingRoute } from './edge-routes';
import { internetOf, toNat64 } from './internet';
import type { NextHop, NextHopTable } from './next-hop';
import { byNextHop, nextHopId } from './next-hop';
import type { EffectiveRoute } from './route-table';
import { subnetRoutes } from './route-table';
import { ExplanationCode } from '../../explanation';
import { groupBy } from '../network/group-by';
import type { Route, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';

/** A route of a subnet, as far as it leads to internet destinations. */
export interface InternetRoute {
  readonly addressSpace: AddressSpace;
  readonly effective: EffectiveRoute;
  /** Where the route leads, seen from this subnet. */
  readonly nextHop: NextHop;
  /** Internet destinations that take it. In NAT64 they are the IPv6 addresses that stand for IPv4 ones. */
  readonly destinations: Bounds<AddressSet>;
}

/** Every internet destination of the address space. */
export function internetOfAddressSpace(view: NetworkView, subnet: Subnet, addressSpace: AddressSpace): AddressSet {
  return addressSpace === 'nat64'
    ? view.memo(`nat64 ${subnet.vpc.kind === 'known' ? subnet.vpc.value : ''}`, () =>
      toNat64(internetOf(view, subnet, 'ipv4')),
    )
    : internetOf(view, subnet, addressSpace);
}

/** The routes of a subnet that carry internet destinations, or may, best first. */
export function internetRoutes(
  view: NetworkView,
  subnet: Subnet,
  addressSpace: AddressSpace,
): readonly InternetRoute[] {
  return view.memo(
    `internet routes ${subnet.id} ${addressSpace}`,
    () => {
      const internet = Bounds.exact(internetOfAddressSpace(view, subnet, addressSpace));
      return subnetRoutes(view, subnet, familyOfSpace(addressSpace))
        // What stays in the VPC is no internet destination, not even where its block overlaps that of NAT64.
        .routes.filter(({ route, nextHop }) => route !== undefined || nextHop.kind !== 'local')
        .filter(({ route }) => addressSpace !== 'nat64' || !namesIpv6Gateway(route))
        .map((effective) => ({ effective, destinations: effective.destinations.intersect(internet) }))
        .filter(({ destinations }) => !destinations.upper.isEmpty())
        .map(({ effective, destinations }) => ({
          addressSpace,
          effective,
          destinations,
          nextHop: nextHopFor(view, subnet, effective.nextHop),
        }));
    },
    subnet,
  );
}

/** One internet route for each next hop, with the destinations of all that lead there. */
export function internetRoutesByNextHop(
  view: NetworkView,
  subnet: Subnet,
  addressSpace: AddressSpace,
): readonly InternetRoute[] {
  return view.memo(
    `internet routes by next hop ${subnet.id} ${addressSpace}`,
    () =>
      [...groupBy(internetRoutes(view, subnet, addressSpace), nextHopKey).values()].map((group) => ({
        ...group[0],
        destinations: Bounds.unionOf(group.map(({ destinations }) => destinations)),
      })),
    subnet,
  );
}

const no = () => false;

/**
 * Only NAT gateways know what 64:ff9b::/96 stands for: to gateways of the IPv6 internet these are nobody's addresses.
 */
const IS_IPV6_GATEWAY: NextHopTable<boolean> = {
  'internet-gateway': () => true,
  'egress-only-internet-gateway': () => true,
  'nat-gateway': no,
  'host': no,
  'inspection-endpoint': no,
  'gateway-endpoint': no,
  'local': no,
  'black-hole': no,
  'outside': no,
  'unknown': no,
};

/** A gateway that does not translate, whether it works or not. */
function namesIpv6Gateway(route: Route | undefined): boolean {
  return route?.target.kind === 'internet-gateway' || route?.target.kind === 'egress-only-internet-gateway';
}

/** A next hop as the account and the gateway's own route table leave it to this subnet. */
function nextHopFor(view: NetworkView, subnet: Subnet, nextHop: NextHop): NextHop {
  if (!byNextHop(nextHop, IS_IPV6_GATEWAY)) { return nextHop; }
  const access = publicAccess(view, subnet);
  if (access.egress === 'no') {
    return {
      kind: 'black-hole',
      id: access.blockedBy!,
      explanationCode: ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED,
      detail: `VPC Block Public Access ${access.blockedBy} stops all traffic of internet gateways`,
    };
  }
  if (access.egress === 'unknown') {
    return { kind: 'unknown', target: 'internet-gateway', reason: access.reasons[0] };
  }
  return nextHop.kind === 'internet-gateway' ? redirection(view, subnet, nextHop.id) ?? nextHop : nextHop;
}

/**
 * A subnet whose inbound traffic an edge route table sends to an appliance cannot use the internet gateway directly.
 */
function redirection(view: NetworkView, subnet: Subnet, gateway: string): NextHop | undefined {
  const route = redirectingRoute(view, subnet, gateway);
  if (!route) { return undefined; }
  return route.kind === 'unknown'
    ? { kind: 'unknown', target: 'internet-gateway', reason: route.reason }
    : {
      kind: 'black-hole',
      id: route.value.id,
      explanationCode: ExplanationCode.INGRESS_RTB_TRAFFIC_REDIRECTION,
      detail: `route ${route.value.id} takes what internet gateway ${gateway} sends to subnet ${subnet.id} elsewhere`,
    };
}

/** The same for routes that lead to one place. */
export function nextHopKey({ nextHop, effective }: InternetRoute): string {
  return nextHop.kind === 'black-hole' || nextHopId(nextHop) === undefined
    ? `${nextHop.kind} ${effective.route?.id}`
    : `${nextHop.kind} ${nextHopId(nextHop)}`;
}
