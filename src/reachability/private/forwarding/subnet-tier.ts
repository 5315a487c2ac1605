import type { InternetRoute } from './internet-routes';
import { addressSpacesOf, internetRoutes } from './internet-routes';
import type { Resolved } from '../network/resource';
import { known, unknown } from '../network/resource';
import type { RouteTarget, Subnet, Tier } from '../network/resources';
import type { NetworkView } from '../network/view';

const PRIVATE_TARGETS: readonly RouteTarget['kind'][] = [
  'nat-gateway',
  'egress-only-internet-gateway',
  'instance',
  'network-interface',
];

/**
 * What a subnet is meant to be: what its tag says or else what its routes to the internet tell. That a target does not
 * work changes nothing: a private subnet whose NAT gateway is gone is a private subnet that is broken. What could not
 * be read may give routes to a subnet that has none.
 */
export function tierOf(view: NetworkView, subnet: Subnet): Resolved<Tier> {
  if (subnet.taggedTier) { return known(subnet.taggedTier); }
  return view.memo(`tier ${subnet.id}`, () => {
    const ways = addressSpacesOf(subnet).flatMap((addressSpace) => internetRoutes(view, subnet, addressSpace));
    const direct = ways.filter(({ addressSpace }) => addressSpace !== 'nat64');
    if (direct.some((way) => leadsTo(way, PRIVATE_TARGETS))) { return known('private'); }
    if (direct.some((way) => leadsTo(way, ['internet-gateway']))) { return known('public'); }
    if (ways.some((way) => leadsTo(way, PRIVATE_TARGETS))) { return known('private'); }
    const unresolved = ways.find(({ nextHop }) => nextHop.kind === 'unknown');
    if (unresolved?.nextHop.kind === 'unknown') { return unknown(unresolved.nextHop.reason); }
    const [unread] = view.existing(view.network.unreadable);
    return unread ? unknown(unread.part) : known('isolated');
  }, subnet);
}

function leadsTo({ effective }: InternetRoute, kinds: readonly RouteTarget['kind'][]): boolean {
  return effective.route !== undefined && kinds.includes(effective.route.target.kind);
}
