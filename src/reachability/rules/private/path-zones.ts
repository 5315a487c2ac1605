import { PathComponentType } from '../../network-path';
import type { Subnet } from '../../private/network/resources';
import type { Zone } from '../../private/network/zone';
import { sameZone, zoneLabel } from '../../private/network/zone';
import type { Certainty } from '../../private/packet/bounds';
import { allHops } from '../../private/paths/internet-paths';
import type { OutboundPath } from '../../private/paths/outbound';
import { listed } from '../../private/words/packet-words';

/** A component of a path that is in one zone, and is lost with it. */
export interface PlacedComponent {
  readonly componentId: string;
  readonly subnet: Subnet;
  readonly zone: Zone;
  /** Whether that is the zone of the subnet whose path it is. */
  readonly isOwn: Certainty;
  /** Every zone that it may be in: a firewall has an endpoint in each of several, and packets pass one of them. */
  readonly zones: readonly Zone[];
}

/** Only what forwards packets is lost with its zone: a subnet's route table and network ACL are everywhere. */
const FORWARDING: ReadonlySet<PathComponentType> = new Set([PathComponentType.NAT_GATEWAY, PathComponentType.OTHER]);

/** The components of a path, there and back, that are in some zone. */
export function placedComponents(subnet: Subnet, path: OutboundPath): readonly PlacedComponent[] {
  const homes = new Map<string, Map<string, Subnet>>();
  for (const { type, componentId, subnet: home } of allHops(path)) {
    if (!home || !FORWARDING.has(type)) { continue; }
    const known = homes.get(componentId) ?? new Map<string, Subnet>();
    homes.set(componentId, known.set(home.id, home));
  }
  return [...homes].map(([componentId, known]) => placed(subnet, componentId, [...known.values()]));
}

function placed(own: Subnet, componentId: string, homes: readonly Subnet[]): PlacedComponent {
  const answers = homes.map(({ zone }) => sameZone(zone, own.zone));
  const [first] = answers;
  // Of two zones that differ, or may, it is unknown which one packets pass.
  const isOwn = answers.every((answer) => answer === first) ? first : 'unknown';
  const [home] = homes;
  return { componentId, subnet: home, zone: home.zone, isOwn, zones: homes.map(({ zone }) => zone) };
}

/** Why it is unknown whether a component is in the subnet's zone. */
export function zoneDoubt({ componentId, zone, zones }: PlacedComponent, { id, zone: own }: Subnet): string {
  if (zones.length > 1) {
    return `${componentId} is in zones ${listed(zones.map(zoneLabel), ' and ')}: ` +
      `which of them packets of subnet ${id} pass is unknown`;
  }
  return `${componentId} is in zone ${zoneLabel(zone)} and subnet ${id} in zone ${zoneLabel(own)}: ` +
    'whether these are one zone is unknown';
}
