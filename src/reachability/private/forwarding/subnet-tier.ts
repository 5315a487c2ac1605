import { addressSpacesOf } from './address-space';
import { redirectingRoute } from './edge-routes';
import { internetGatewayOf } from './internet-gateway';
import type { InternetRoute } from './internet-routes';
import { internetRoutes } from './internet-routes';
import { nextHopFacts } from './next-hop';
import type { Resolved } from '../network/resource';
import { known, unknown } from '../network/resource';
import type { RouteTarget, Subnet, Tier } from '../network/resources';
import { unreadFor } from '../network/unread';
import type { NetworkView } from '../network/view';

type Targets = readonly RouteTarget['kind'][];

const PRIVATE_TARGETS: Targets = ['nat-gateway', 'egress-only-internet-gateway', 'instance', 'network-interface'];
/** What an internet gateway's route table may send inbound packets to. */
const MIDDLEBOXES: Targets = ['gateway-load-balancer-endpoint', 'instance', 'network-interface'];

/**
 * What a subnet is meant to be: what its tag says or else what its routes to the internet tell. That a target does not
 * work changes nothing: a private subnet whose NAT gateway is gone is a private subnet that is broken. What could not
 * be read may give routes to a subnet that has none, and behind a default route to a firewall, a transit gateway or
 * another network there may be an internet gateway, a NAT gateway or nothing.
 */
export function tierOf(view: NetworkView, subnet: Subnet): Resolved<Tier> {
  if (subnet.taggedTier) { return known(subnet.taggedTier); }
  return view.memo(`tier ${subnet.id}`, () => {
    const ways = addressSpacesOf(subnet)
      .flatMap((addressSpace) => internetRoutes(view, subnet, addressSpace))
      // What a gateway or a route server propagates comes and goes: it says nothing of what the subnet is meant to be.
      .filter(({ effective }) => !effective.route?.propagated);
    const isPossible = ({ effective }: InternetRoute) => effective.route?.routeTable.kind === 'unknown';
    const doubtful = ways.find(isPossible);
    const tier = tierBy(view, subnet, ways);
    const otherwise = doubtful ? tierBy(view, subnet, ways.filter((way) => !isPossible(way))) : tier;
    if (doubtful && tierIn(tier) !== tierIn(otherwise)) { return unknown(doubtful.destinations.reasons[0]); }
    if (tier) { return tier; }
    const [unread] = view.existing(unreadFor(view.network, subnet.id));
    return unread ? unknown(unread.part) : known('isolated');
  }, subnet);
}

function tierIn(tier: Resolved<Tier> | undefined): Tier | undefined {
  return tier?.kind === 'known' ? tier.value : undefined;
}

/** What the routes tell; undefined if none of them leads to the internet. */
function tierBy(view: NetworkView, subnet: Subnet, ways: readonly InternetRoute[]): Resolved<Tier> | undefined {
  const direct = ways.filter(({ addressSpace }) => addressSpace !== 'nat64');
  if (isBehindMiddlebox(view, subnet, direct)) { return known('public'); }
  if (direct.some((way) => leadsTo(way, PRIVATE_TARGETS))) { return known('private'); }
  if (direct.some((way) => leadsTo(way, ['internet-gateway']))) { return known('public'); }
  if (ways.some((way) => leadsTo(way, PRIVATE_TARGETS))) { return known('private'); }
  const doubt = ways.find(({ nextHop }) => nextHop.kind === 'unknown') ?? direct.find(leavesByDefault);
  if (!doubt) { return undefined; }
  const [{ detail }] = nextHopFacts(view, subnet, doubt.addressSpace, doubt.nextHop);
  return unknown(detail);
}

/**
 * A public subnet behind a firewall: what the internet sends it, and what it sends the internet, an appliance sees
 * first. Private subnets need no such route of the internet gateway, for it knows none of their addresses.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/arch-igw-ngw.html
 */
function isBehindMiddlebox(view: NetworkView, subnet: Subnet, ways: readonly InternetRoute[]): boolean {
  if (!ways.some((way) => isDefault(way) && leadsTo(way, MIDDLEBOXES))) { return false; }
  const gateway = internetGatewayOf(view, subnet.vpc);
  const route = gateway?.kind === 'known' ? redirectingRoute(view, subnet, gateway.value) : undefined;
  return route?.kind === 'known' && MIDDLEBOXES.includes(route.value.target.kind);
}

function leavesByDefault(way: InternetRoute): boolean {
  const isOut = way.nextHop.kind === 'outside' || way.nextHop.kind === 'inspection-endpoint';
  return isOut && isDefault(way);
}

/** A route for all addresses, or for one half of them. */
function isDefault({ effective: { route } }: InternetRoute): boolean {
  return route?.destination.kind === 'cidr' && route.destination.cidr.prefix <= 1;
}

function leadsTo({ effective }: InternetRoute, kinds: Targets): boolean {
  return effective.route !== undefined && kinds.includes(effective.route.target.kind);
}
