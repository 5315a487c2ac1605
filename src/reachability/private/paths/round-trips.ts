import { bothWays, receivedFrom } from './public-subnet-flows';
import type { Followed, RequiredReplies } from './required-replies';
import { requiredRepliesTo, requestsTo, sentTo } from './required-replies';
import type { Crossing } from '../forwarding/acl-crossing';
import { crossing } from '../forwarding/acl-crossing';
import { fromNat64, hostsOf, possibleHosts, toNat64 } from '../forwarding/internet';
import type { AddressSpace, InternetRoute } from '../forwarding/internet-routes';
import { familyOfSpace, internetRoutesByNextHop } from '../forwarding/internet-routes';
import { doubtsOf, internetGatewayOf } from '../forwarding/next-hop';
import { serviceDoubt } from '../forwarding/next-hop-zone';
import type { PortRange } from '../forwarding/services';
import { echoRequest, NAT_PORTS, requests } from '../forwarding/services';
import type { NatGateway, RegionalPlacement, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { isListed } from '../network/zone';
import { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';
import type { Family } from '../packet/family';
import { PacketSet } from '../packet/packet-set';
import type { ServiceSet } from '../packet/protocol';

const NOTHING: Followed = { trips: [], reasons: [] };

/** Follows all that leaves a subnet for the internet; of one that may be public, also what comes from there. */
export function roundTrips(
  view: NetworkView,
  subnet: Subnet,
  addressSpace: AddressSpace,
  mayBePublic: boolean,
  ephemeralPorts: PortRange,
): Followed {
  const followed = internetRoutesByNextHop(view, subnet, addressSpace).map((way) =>
    follow(view, subnet, way, mayBePublic, ephemeralPorts),
  );
  return { trips: followed.flatMap(({ trips }) => trips), reasons: followed.flatMap(({ reasons }) => reasons) };
}

function follow(
  view: NetworkView,
  subnet: Subnet,
  way: InternetRoute,
  mayBePublic: boolean,
  ephemeralPorts: PortRange,
): Followed {
  const { nextHop } = way;
  const sent = sentTo(view, subnet, way);
  switch (nextHop.kind) {
    case 'nat-gateway':
      return throughNat(view, subnet, way, sent, nextHop.gateway, ephemeralPorts);
    case 'egress-only-internet-gateway':
      return straight(view, subnet, way, sent, ephemeralPorts);
    case 'internet-gateway':
      return mayBePublic
        ? bothWays(view, subnet, way, sent, ephemeralPorts)
        : straight(view, subnet, way, sent, ephemeralPorts);
    case 'host':
    case 'elsewhere':
      return unless(sent, ...doubtsOf(nextHop));
    case 'unknown':
      return unless(mayBePublic ? sent.union(receivedFrom(view, subnet, way)) : sent, ...doubtsOf(nextHop));
    default:
      return NOTHING;
  }
}

/** Reasons count only if some packet may meet them. */
function unless(nothing: Bounds<PacketSet>, ...reasons: readonly string[]): Followed {
  return nothing.upper.isEmpty() ? NOTHING : { trips: [], reasons };
}

/** Through a gateway that leaves addresses alone: the subnet's own ACL is the only one. */
function straight(
  view: NetworkView,
  subnet: Subnet,
  { addressSpace }: InternetRoute,
  sent: Bounds<PacketSet>,
  ephemeralPorts: PortRange,
): Followed {
  const family = familyOfSpace(addressSpace);
  const requiredReplies = [
    {
      leg: 'to-host' as const,
      crossing: crossing(view, subnet, 'ingress', family),
      packets: requiredRepliesTo(sent, family, ephemeralPorts),
    },
  ];
  return { trips: [{ addressSpace, requests: sent, requiredReplies }], reasons: [] };
}

function throughNat(
  view: NetworkView,
  subnet: Subnet,
  way: InternetRoute,
  sent: Bounds<PacketSet>,
  gateway: NatGateway,
  ephemeralPorts: PortRange,
): Followed {
  const { connectivity, placement } = gateway;
  if (connectivity.kind === 'unknown') {
    return unless(sent, `whether NAT gateway ${gateway.id} is public is unknown: ${connectivity.reason}`);
  }
  if (connectivity.value === 'private') { return NOTHING; }
  if (placement.kind === 'regional') {
    const served = servedBy(view, subnet, gateway.id, placement, sent);
    if (served.upper.isEmpty()) { return NOTHING; }
    return by(gateway, straight(view, subnet, way, served, ephemeralPorts));
  }
  const home = view.follow('subnet', placement.subnet);
  if (placement.subnet.kind === 'unknown') {
    return unless(sent, `the subnet of NAT gateway ${gateway.id} is unknown: ${placement.subnet.reason}`);
  }
  // A subnet's own hosts cannot use the gateway in it; one without an Elastic IP does not come into being.
  if (!home || home.id === subnet.id || gateway.allocations.length === 0) { return NOTHING; }
  return by(gateway, sixLegs(view, subnet, way, sent, home, ephemeralPorts));
}

function by(gateway: NatGateway, { trips, reasons }: Followed): Followed {
  return { trips: trips.map((trip) => ({ ...trip, gateway })), reasons };
}

/** A regional gateway needs an internet gateway in its VPC, and in manual mode serves only the zones that it lists. */
function servedBy(
  view: NetworkView,
  subnet: Subnet,
  id: string,
  { vpc, zones }: RegionalPlacement,
  sent: Bounds<PacketSet>,
): Bounds<PacketSet> {
  const gateway = internetGatewayOf(view, vpc);
  const isInZone = isListed(subnet.zone, zones);
  const nothing = PacketSet.empty(sent.upper.family);
  if (!gateway || isInZone === 'no') { return Bounds.exact(nothing); }
  const reasons = [
    ...(gateway.kind === 'unknown' ? [gateway.reason] : []),
    ...(isInZone === 'unknown' ? [serviceDoubt(id, subnet)] : []),
  ];
  return reasons.length === 0 ? sent : Bounds.between(nothing, sent.upper, [...sent.reasons, ...reasons]);
}

/**
 * The six crossings of a zonal NAT gateway: the private subnet's ACL (L1), the public subnet's in (L2) and out (L3),
 * and on the way back the public subnet's in (L4) and out (L5) and the private subnet's (L6). L1, L3 and the routes see
 * destinations, L2 sees sources: which flows get through is a product of the two, joined by the service that both must
 * let pass.
 */
function sixLegs(
  view: NetworkView,
  subnet: Subnet,
  way: InternetRoute,
  leaving: Bounds<PacketSet>,
  home: Subnet,
  ephemeralPorts: PortRange,
): Followed {
  const family = familyOfSpace(way.addressSpace);
  const onward = beyond(view, home);
  const outside = onward.packets.intersect(crossing(view, home, 'egress', 'ipv4').allowed);
  const byDestination = leaving.intersect(
    way.addressSpace === 'nat64' ? outside.map((packets) => translate(packets, 'ipv6')) : outside,
  );
  const inside = arrivals(view, subnet, crossing(view, home, 'ingress', family), family);
  const sent = byDestination.intersect(
    inside.services.map((services) => PacketSet.ofServices(AddressSet.all(family), services)),
  );
  const sources = inside.packets.intersect(
    byDestination.map((packets) => PacketSet.ofServices(AddressSet.all(family), packets.services)),
  );
  const translated = way.addressSpace === 'nat64' ? sent.map((packets) => translate(packets, 'ipv4')) : sent;
  const requiredReplies: readonly RequiredReplies[] = [
    {
      leg: 'to-gateway',
      crossing: crossing(view, home, 'ingress', 'ipv4'),
      packets: requiredRepliesTo(translated, 'ipv4', NAT_PORTS),
    },
    {
      leg: 'from-gateway',
      crossing: crossing(view, home, 'egress', family),
      packets: requiredRepliesTo(sources, family, ephemeralPorts),
    },
    {
      leg: 'to-host',
      crossing: crossing(view, subnet, 'ingress', family),
      packets: requiredRepliesTo(sent, family, ephemeralPorts),
    },
  ];
  return {
    trips: [{ addressSpace: way.addressSpace, requests: sent, sources, requiredReplies }],
    reasons: sent.upper.isEmpty() ? [] : onward.reasons,
  };
}

/** IPv4 requests that the routes of the NAT gateway's subnet take to the internet. */
function beyond(
  view: NetworkView,
  home: Subnet,
): { readonly packets: Bounds<PacketSet>; readonly reasons: readonly string[] } {
  return view.memo(
    `beyond ${home.id}`,
    () => {
      const ways = internetRoutesByNextHop(view, home, 'ipv4');
      const direct = ways
        .filter(({ nextHop }) => nextHop.kind === 'internet-gateway')
        .map(({ destinations }) => destinations);
      const nowhere = AddressSet.empty('ipv4');
      const doubtful = ways.flatMap(({ nextHop, destinations: { upper } }) =>
        doubtsOf(nextHop).map((reason) => Bounds.between(nowhere, upper, [reason])),
      );
      const all = doubtful.reduce((sum, one) => sum.union(one), Bounds.unionOf([Bounds.exact(nowhere), ...direct]));
      return { packets: requestsTo(all, 'ipv4'), reasons: ways.flatMap(({ nextHop }) => doubtsOf(nextHop)) };
    },
    home,
  );
}

/**
 * What the public subnet lets in from the hosts of a subnet: packets by source, and the services that some host is sure
 * to be served.
 */
function arrivals(view: NetworkView, subnet: Subnet, { allowed }: Crossing, family: Family): {
  readonly packets: Bounds<PacketSet>;
  readonly services: Bounds<ServiceSet>;
} {
  const hosts = hostsOf(subnet, family)!;
  if (hosts.kind === 'known') {
    const packets = allowed.intersect(Bounds.exact(PacketSet.ofServices(hosts.value, requests(family))));
    return { packets, services: packets.map((set) => set.services) };
  }
  const anyHost = PacketSet.ofServices(possibleHosts(view, subnet, family), requests(family));
  const upper = allowed.upper.intersect(anyHost);
  const reasons = [...allowed.reasons, hosts.reason];
  // Wherever the subnet's block turns out to be, a service that every possible host is served is served.
  const sure = requests(family).subtract(anyHost.subtract(allowed.lower).services);
  return {
    packets: Bounds.between(PacketSet.empty(family), upper, reasons),
    services: Bounds.between(sure, upper.services, reasons),
  };
}

/**
 * Packets by the address and the ICMP vocabulary of the other family, as a NAT gateway translates between them (RFC
 * 7915).
 */
function translate(packets: PacketSet, to: Family): PacketSet {
  const from = packets.family;
  const echo = packets.withServices(echoRequest(from));
  const transport = packets.subtract(echo).slices
    .map(({ addresses, protocols, field }) => PacketSet.of({ addresses: mapped(addresses), protocols, field }));
  return transport.reduce((all, one) => all.union(one), PacketSet.ofServices(mapped(echo.addresses), echoRequest(to)));
}

function mapped(addresses: AddressSet): AddressSet {
  return addresses.family === 'ipv4' ? toNat64(addresses) : fromNat64(addresses);
}
