import type { TopologyZone } from '../../network-topology';
import type { NetworkView } from '../network/view';
import type { Zone } from '../network/zone';
import { zoneLabel } from '../network/zone';

/** Zones are one zone if they are written alike: what else may be one, `sameZone` calls unknown. */
export const zoneKey = zoneLabel;

/** All zones that subnets or regional gateways name, in the order in which a person counts them. */
export function zonesOf(view: NetworkView): TopologyZone[] {
  const zones = [
    ...view.all('subnet').map(({ zone }) => zone),
    ...view.all('nat-gateway').flatMap(({ placement }) => placement.kind === 'regional' ? placement.zones ?? [] : []),
  ];
  const distinct = [...new Map(zones.map((zone) => [zoneKey(zone), zone])).values()].sort(byName);
  const lists = new Set(distinct.flatMap((zone) => zone.kind === 'index' ? [zone.list] : []));
  return distinct.map((zone) => ({
    key: zoneKey(zone),
    label: zone.kind === 'index' && lists.size === 1 ? `zone ${zone.index + 1}` : zoneLabel(zone),
    isDecidedAtDeployment: zone.kind !== 'name',
  }));
}

function byName(a: Zone, b: Zone): number {
  if (a.kind === 'index' && b.kind === 'index' && a.list === b.list) { return a.index - b.index; }
  return zoneKey(a) < zoneKey(b) ? -1 : 1;
}
