import type { InternetRoute } from './internet-routes';
import { internetRoutes } from './internet-routes';
import type { ExplanationCode } from '../../explanation';
import type { Host, NatGateway, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { Zone } from '../network/zone';
import { isListed, sameZone, zoneLabel } from '../network/zone';
import type { Certainty } from '../packet/bounds';

/** Where the components of a way out stand. */
export type NextHopZone =
  /** Gateways that every zone has its own share of. */
  | { readonly kind: 'everywhere' }
  | {
    readonly kind: 'placed';
    readonly component: string;
    readonly inSubnet: string;
    readonly zone: Zone;
    readonly isOwn: Certainty;
  }
  /** A regional gateway that lists its zones, and not the subnet's. */
  | { readonly kind: 'unserved'; readonly component: string; readonly zones: readonly Zone[] }
  | { readonly kind: 'nowhere'; readonly component: string; readonly detail: string; readonly explanationCode?: ExplanationCode }
  | { readonly kind: 'unknown'; readonly reason: string };

/** @param passed the hosts that the packet has come through */
export function nextHopZone(
  view: NetworkView,
  subnet: Subnet,
  way: InternetRoute,
  passed: readonly string[] = [],
): NextHopZone {
  const { nextHop, effective } = way;
  switch (nextHop.kind) {
    case 'nat-gateway':
      return natZone(view, subnet, nextHop.gateway);
    case 'host':
      return hostZone(view, subnet, way, nextHop.host, passed);
    case 'internet-gateway':
    case 'egress-only-internet-gateway':
      return { kind: 'everywhere' };
    case 'black-hole':
      return {
        kind: 'nowhere',
        component: nextHop.id,
        detail: nextHop.detail,
        explanationCode: nextHop.explanationCode,
      };
    case 'elsewhere':
    case 'unknown':
      return { kind: 'unknown', reason: nextHop.reason };
    default:
      return {
        kind: 'nowhere',
        component: effective.route?.id ?? subnet.id,
        detail: `${effective.text} does not lead to the internet`,
      };
  }
}

/** Why it cannot be told whether a regional NAT gateway has a share in the subnet's zone. */
export function serviceDoubt(gateway: string, { id }: Subnet): string {
  return `whether regional NAT gateway ${gateway} serves the zone of subnet ${id} depends on zones that the template does not tell`;
}

/** Why it cannot be told whether a component stands in the subnet's zone. */
export function zoneDoubt({ component, zone }: NextHopZone & { readonly kind: 'placed' }, subnet: Subnet): string {
  return `${component} is in zone ${zoneLabel(zone)} and subnet ${subnet.id} in zone ${zoneLabel(subnet.zone)}: whether these are one zone, the template does not tell`;
}

function natZone(view: NetworkView, subnet: Subnet, { id, placement }: NatGateway): NextHopZone {
  if (placement.kind === 'regional') {
    switch (isListed(subnet.zone, placement.zones)) {
      case 'yes': return { kind: 'everywhere' };
      case 'no': return { kind: 'unserved', component: id, zones: placement.zones! };
      case 'unknown': return { kind: 'unknown', reason: serviceDoubt(id, subnet) };
    }
  }
  const home = view.follow('subnet', placement.subnet);
  if (!home) {
    const reason =
      placement.subnet.kind === 'unknown' ? placement.subnet.reason : `${placement.subnet.value} does not exist`;
    return { kind: 'unknown', reason: `the subnet of NAT gateway ${id} is unknown: ${reason}` };
  }
  return home.id === subnet.id
    ? {
      kind: 'nowhere',
      component: id,
      detail: `NAT gateway ${id} does not serve the hosts of its own subnet ${subnet.id}`,
    }
    : placed(subnet, id, home);
}

/**
 * What a host of the own zone sends on takes the ways out of the host's subnet: only if these stay in the zone, so does
 * all of it.
 */
function hostZone(
  view: NetworkView,
  subnet: Subnet,
  way: InternetRoute,
  { id, type, subnet: reference }: Host,
  passed: readonly string[],
): NextHopZone {
  const home = view.follow('subnet', reference);
  if (!home) { return { kind: 'unknown', reason: `the subnet of ${type} ${id} is not in the template` }; }
  const place = placed(subnet, id, home);
  if (place.isOwn !== 'yes') { return place; }
  const nowhere: NextHopZone = {
    kind: 'unknown',
    reason: `where ${type} ${id} sends packets on to is not in the template`,
  };
  const onward = internetRoutes(view, home, way.addressSpace).filter(
    ({ destinations }) => !destinations.upper.intersect(way.destinations.upper).isEmpty(),
  );
  if (passed.includes(id) || onward.length === 0) { return nowhere; }
  const leaving = onward.map((next) => nextHopZone(view, home, next, [...passed, id])).find((zone) => !staysIn(zone));
  if (!leaving) { return place; }
  return leaving.kind === 'placed'
    ? {
      kind: 'unknown',
      reason: `${type} ${id} may send packets on through ${leaving.component} in zone ${zoneLabel(leaving.zone)}`,
    }
    : nowhere;
}

function staysIn(zone: NextHopZone): boolean {
  return zone.kind === 'everywhere' || zone.kind === 'placed' && zone.isOwn === 'yes';
}

function placed(subnet: Subnet, component: string, home: Subnet): NextHopZone & { readonly kind: 'placed' } {
  return { kind: 'placed', component, inSubnet: home.id, zone: home.zone, isOwn: sameZone(home.zone, subnet.zone) };
}
