import { publicAccess } from './block-public-access';
import { redirectingRoute } from './edge-routes';
import { internetOf, toNat64 } from './internet';
import type { NextHop } from './next-hop';
import type { EffectiveRoute } from './route-table';
import { subnetRoutes } from './route-table';
import { ExplanationCode } from '../../explanation';
import { groupBy } from '../network/group-by';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';
import type { Family } from '../packet/family';

/** Which internet: that of IPv4, that of IPv6, or that of IPv4 as IPv6 hosts see it through NAT64. */
export type AddressSpace = 'ipv4' | 'ipv6' | 'nat64';

/** A route of a subnet, as far as it leads to internet destinations. */
export interface InternetRoute {
  readonly addressSpace: AddressSpace;
  readonly effective: EffectiveRoute;
  /** Where the route leads, seen from this subnet. */
  readonly nextHop: NextHop;
  /** Internet destinations that take it. In NAT64 they are the IPv6 addresses that stand for IPv4 ones. */
  readonly destinations: Bounds<AddressSet>;
}

export const familyOfSpace = (addressSpace: AddressSpace): Family => (addressSpace === 'ipv4' ? 'ipv4' : 'ipv6');

/** The realms that hosts of a subnet speak. */
export function addressSpacesOf(subnet: Subnet): readonly AddressSpace[] {
  return [...subnet.ipv4 ? ['ipv4' as const] : [], ...subnet.ipv6 ? ['ipv6' as const, 'nat64' as const] : []];
}

/** Every destination of the realm. */
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
    `ways out ${subnet.id} ${addressSpace}`,
    () => {
      const internet = Bounds.exact(internetOfAddressSpace(view, subnet, addressSpace));
      return subnetRoutes(view, subnet, familyOfSpace(addressSpace))
        // What stays in the VPC is no internet destination, not even where its block overlaps that of NAT64.
        .routes.filter(({ route, nextHop }) => route !== undefined || nextHop.kind !== 'local')
        .map((effective) => ({ effective, destinations: effective.destinations.intersect(internet) }))
        .filter(({ destinations }) => !destinations.upper.isEmpty())
        .map(({ effective, destinations }) => ({
          addressSpace,
          effective,
          destinations,
          nextHop: nextHopFor(view, subnet, addressSpace, effective.nextHop),
        }))
        .filter(({ nextHop }) => addressSpace !== 'nat64' || !isIpv6Gateway(nextHop));
    },
    subnet,
  );
}

/** One way for each place that ways lead to, with the destinations of all of them. */
export function internetRoutesByNextHop(
  view: NetworkView,
  subnet: Subnet,
  addressSpace: AddressSpace,
): readonly InternetRoute[] {
  return view.memo(
    `ways by outlet ${subnet.id} ${addressSpace}`,
    () =>
      [...groupBy(internetRoutes(view, subnet, addressSpace), nextHopKey).values()].map((group) => ({
        ...group[0],
        destinations: Bounds.unionOf(group.map(({ destinations }) => destinations)),
      })),
    subnet,
  );
}

/**
 * Only a NAT gateway knows what 64:ff9b::/96 stands for: to gateways of the IPv6 internet these are nobody's addresses.
 */
function isIpv6Gateway({ kind }: NextHop): boolean {
  return kind === 'internet-gateway' || kind === 'egress-only-internet-gateway';
}

/** An outlet as the account and the gateway's own route table leave it to this subnet. */
function nextHopFor(view: NetworkView, subnet: Subnet, addressSpace: AddressSpace, nextHop: NextHop): NextHop {
  if (addressSpace === 'ipv6' && nextHop.kind === 'nat-gateway') {
    const { id } = nextHop.gateway;
    return {
      kind: 'black-hole',
      id,
      explanationCode: ExplanationCode.PROTOCOL_RESTRICTION,
      detail: `NAT gateway ${id} translates IPv6 for 64:ff9b::/96 only`,
    };
  }
  if (nextHop.kind !== 'internet-gateway' && nextHop.kind !== 'egress-only-internet-gateway') { return nextHop; }
  const access = publicAccess(view, subnet);
  if (access.egress === 'no') {
    return {
      kind: 'black-hole',
      id: access.blockedBy!,
      explanationCode: ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED,
      detail: `VPC Block Public Access ${access.blockedBy} stops all traffic of internet gateways`,
    };
  }
  if (access.egress === 'unknown') { return { kind: 'unknown', target: nextHop.kind, reason: access.reasons[0] }; }
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

/** The same for ways that lead to the same place. */
export function nextHopKey({ nextHop, effective }: InternetRoute): string {
  switch (nextHop.kind) {
    case 'nat-gateway':
    case 'egress-only-internet-gateway': return nextHop.gateway.id;
    case 'internet-gateway': return nextHop.id;
    default: return `${nextHop.kind} ${effective.route?.id}`;
  }
}
