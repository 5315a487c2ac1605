import type { WayOut } from './ways-out';
import type { NatGateway, Subnet } from '../network/nouns';
import type { NetworkView } from '../network/view';
import type { Zone } from '../network/zone';
import { sameZone } from '../network/zone';
import type { Certainty } from '../packet/bounds';

/** Where the components of a way out stand. */
export type WayZone =
  /** Gateways that every zone has its own share of. */
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'placed'; readonly component: string; readonly inSubnet: string; readonly zone: Zone; readonly isOwn: Certainty }
  /** A regional gateway that lists its zones, and not the subnet's. */
  | { readonly kind: 'unserved'; readonly component: string; readonly zones: readonly Zone[] }
  | { readonly kind: 'nowhere'; readonly component: string; readonly detail: string; readonly explanationCode?: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export function wayZone(view: NetworkView, subnet: Subnet, { outlet, effective }: WayOut): WayZone {
  switch (outlet.kind) {
    case 'nat-gateway': return natZone(view, subnet, outlet.gateway);
    case 'host': {
      const { id, type, subnet: reference } = outlet.host;
      const home = view.follow('subnet', reference);
      return home ? placed(subnet, id, home) : { kind: 'unknown', reason: `the subnet of ${type} ${id} is not in the template` };
    }
    case 'internet-gateway':
    case 'egress-only-internet-gateway': return { kind: 'everywhere' };
    case 'black-hole': return { kind: 'nowhere', component: outlet.id, detail: outlet.detail, explanationCode: outlet.explanationCode };
    case 'elsewhere':
    case 'unknown': return { kind: 'unknown', reason: outlet.reason };
    default: return { kind: 'nowhere', component: effective.route?.id ?? subnet.id, detail: `${effective.text} does not lead to the internet` };
  }
}

function natZone(view: NetworkView, subnet: Subnet, { id, placement }: NatGateway): WayZone {
  if (placement.kind === 'regional') {
    const serves = placement.zones?.map((zone) => sameZone(zone, subnet.zone)) ?? ['yes'];
    if (serves.includes('yes')) return { kind: 'everywhere' };
    return serves.includes('unknown')
      ? { kind: 'unknown', reason: `whether regional NAT gateway ${id} serves the zone of subnet ${subnet.id} depends on zones that the template does not tell` }
      : { kind: 'unserved', component: id, zones: placement.zones! };
  }
  const home = view.follow('subnet', placement.subnet);
  if (!home) {
    const reason = placement.subnet.kind === 'unknown' ? placement.subnet.reason : `${placement.subnet.value} does not exist`;
    return { kind: 'unknown', reason: `the subnet of NAT gateway ${id} is unknown: ${reason}` };
  }
  return home.id === subnet.id
    ? { kind: 'nowhere', component: id, detail: `NAT gateway ${id} does not serve the hosts of its own subnet ${subnet.id}` }
    : placed(subnet, id, home);
}

function placed(subnet: Subnet, component: string, home: Subnet): WayZone {
  return { kind: 'placed', component, inSubnet: home.id, zone: home.zone, isOwn: sameZone(home.zone, subnet.zone) };
}
