import type { EffectiveRoute } from './compiled-routes';
import { subnetRoutes } from './compiled-routes';
import { internetOf, toNat64 } from './internet';
import type { Outlet } from './outlet';
import { publicAccess } from './public-access';
import { groupBy } from '../network/group-by';
import type { RouteDestination, Subnet } from '../network/nouns';
import type { NetworkView } from '../network/view';
import type { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';
import { cidrOverlaps } from '../packet/cidr';
import type { Family } from '../packet/family';

/** Which internet: that of IPv4, that of IPv6, or that of IPv4 as IPv6 hosts see it through NAT64. */
export type Realm = 'ipv4' | 'ipv6' | 'nat64';

/** A route of a subnet, as far as it leads to internet destinations. */
export interface WayOut {
  readonly realm: Realm;
  readonly effective: EffectiveRoute;
  /** Where the route leads, seen from this subnet. */
  readonly outlet: Outlet;
  /** Internet destinations that take it. In NAT64 they are the IPv6 addresses that stand for IPv4 ones. */
  readonly destinations: Bounds<AddressSet>;
}

export const familyOfRealm = (realm: Realm): Family => (realm === 'ipv4' ? 'ipv4' : 'ipv6');

/** The realms that hosts of a subnet speak. */
export function realmsOf(subnet: Subnet): readonly Realm[] {
  return [...subnet.ipv4 ? ['ipv4' as const] : [], ...subnet.ipv6 ? ['ipv6' as const, 'nat64' as const] : []];
}

/** Every destination of the realm. */
export function internetOfRealm(view: NetworkView, subnet: Subnet, realm: Realm): AddressSet {
  return realm === 'nat64'
    ? view.memo(`nat64 ${subnet.vpc.kind === 'known' ? subnet.vpc.value : ''}`, () => toNat64(internetOf(view, subnet, 'ipv4')))
    : internetOf(view, subnet, realm);
}

/** The routes of a subnet that carry internet destinations, or may, best first. */
export function waysOut(view: NetworkView, subnet: Subnet, realm: Realm): readonly WayOut[] {
  return view.memo(`ways out ${subnet.id} ${realm}`, () => {
    const internet = Bounds.exact(internetOfRealm(view, subnet, realm));
    return subnetRoutes(view, subnet, familyOfRealm(realm)).routes
      .map((effective) => ({ effective, destinations: effective.destinations.intersect(internet) }))
      .filter(({ destinations }) => !destinations.upper.isEmpty())
      .map(({ effective, destinations }) => ({ realm, effective, destinations, outlet: outletFor(view, subnet, realm, effective.outlet) }))
      .filter(({ outlet }) => realm !== 'nat64' || !isIpv6Gateway(outlet));
  }, subnet);
}

/** One way for each place that ways lead to, with the destinations of all of them. */
export function waysByOutlet(view: NetworkView, subnet: Subnet, realm: Realm): readonly WayOut[] {
  return view.memo(`ways by outlet ${subnet.id} ${realm}`, () => [...groupBy(waysOut(view, subnet, realm), outletKey).values()]
    .map((group) => ({ ...group[0], destinations: Bounds.unionOf(group.map(({ destinations }) => destinations)) })), subnet);
}

/** Only a NAT gateway knows what 64:ff9b::/96 stands for: to gateways of the IPv6 internet these are nobody's addresses. */
function isIpv6Gateway({ kind }: Outlet): boolean {
  return kind === 'internet-gateway' || kind === 'egress-only-internet-gateway';
}

/** An outlet as the account and the gateway's own route table leave it to this subnet. */
function outletFor(view: NetworkView, subnet: Subnet, realm: Realm, outlet: Outlet): Outlet {
  if (realm === 'ipv6' && outlet.kind === 'nat-gateway') {
    const { id } = outlet.gateway;
    return { kind: 'black-hole', id, explanationCode: 'CANNOT_ROUTE', detail: `NAT gateway ${id} translates IPv6 for 64:ff9b::/96 only` };
  }
  if (outlet.kind !== 'internet-gateway' && outlet.kind !== 'egress-only-internet-gateway') return outlet;
  const access = publicAccess(view, subnet);
  if (access.egress === 'no') {
    return {
      kind: 'black-hole',
      id: access.blockedBy!,
      explanationCode: 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED',
      detail: `VPC Block Public Access ${access.blockedBy} stops all traffic of internet gateways`,
    };
  }
  if (access.egress === 'unknown') return { kind: 'unknown', target: outlet.kind, reason: access.reasons[0] };
  return outlet.kind === 'internet-gateway' ? redirection(view, subnet, outlet.id) ?? outlet : outlet;
}

/** A subnet whose inbound traffic an edge route table sends to an appliance cannot use the internet gateway directly. */
function redirection(view: NetworkView, subnet: Subnet, gateway: string): Outlet | undefined {
  for (const { id, routeTable } of view.referringTo('edge-association', 'gateway', gateway)) {
    if (routeTable.kind === 'unknown') return { kind: 'unknown', target: 'internet-gateway', reason: `the route table of ${id} is unknown: ${routeTable.reason}` };
    const routes = view.network.referringTo('route', 'routeTable', routeTable.value)
      .filter((route) => route.target.kind !== 'local' && leadsTo(route.destination, subnet));
    const [route] = view.existing(routes);
    if (route) {
      return {
        kind: 'black-hole',
        id: route.id,
        explanationCode: 'INGRESS_RTB_TRAFFIC_REDIRECTION',
        detail: `route ${route.id} takes what internet gateway ${gateway} sends to subnet ${subnet.id} elsewhere`,
      };
    }
  }
  return undefined;
}

function leadsTo(destination: RouteDestination, subnet: Subnet): boolean {
  if (destination.kind !== 'cidr') return false;
  const block = subnet[destination.family];
  return block?.kind === 'known' && cidrOverlaps(destination.cidr, block.value);
}

/** The same for ways that lead to the same place. */
export function outletKey({ outlet, effective }: WayOut): string {
  switch (outlet.kind) {
    case 'nat-gateway':
    case 'egress-only-internet-gateway': return outlet.gateway.id;
    case 'internet-gateway': return outlet.id;
    default: return `${outlet.kind} ${effective.route?.id}`;
  }
}
