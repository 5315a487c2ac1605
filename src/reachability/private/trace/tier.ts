import type { WayOut } from './ways-out';
import { realmsOf, waysOut } from './ways-out';
import type { Resolved } from '../network/noun';
import { known, unknown } from '../network/noun';
import type { RouteTarget, Subnet, Tier } from '../network/nouns';
import type { NetworkView } from '../network/view';

const PRIVATE_TARGETS: readonly RouteTarget['kind'][] = ['nat-gateway', 'egress-only-internet-gateway', 'instance', 'network-interface'];

/**
 * What a subnet is meant to be: what its tag says or else what its routes to the internet tell. That a target does not work changes nothing: a private
 * subnet whose NAT gateway is gone is a private subnet that is broken. What could not be read may give routes to a subnet that has none.
 */
export function tierOf(view: NetworkView, subnet: Subnet): Resolved<Tier> {
  if (subnet.taggedTier) return known(subnet.taggedTier);
  return view.memo(`tier ${subnet.id}`, () => {
    const ways = realmsOf(subnet).flatMap((realm) => waysOut(view, subnet, realm));
    const direct = ways.filter(({ realm }) => realm !== 'nat64');
    if (direct.some((way) => leadsTo(way, PRIVATE_TARGETS))) return known('private');
    if (direct.some((way) => leadsTo(way, ['internet-gateway']))) return known('public');
    if (ways.some((way) => leadsTo(way, PRIVATE_TARGETS))) return known('private');
    const unresolved = ways.find(({ outlet }) => outlet.kind === 'unknown');
    if (unresolved?.outlet.kind === 'unknown') return unknown(unresolved.outlet.reason);
    const [unread] = view.existing(view.network.unreadable);
    return unread ? unknown(unread.part) : known('isolated');
  }, subnet);
}

function leadsTo({ effective }: WayOut, kinds: readonly RouteTarget['kind'][]): boolean {
  return effective.route !== undefined && kinds.includes(effective.route.target.kind);
}
