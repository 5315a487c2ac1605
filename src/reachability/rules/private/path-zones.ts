import { PathComponentType } from '../../network-path';
import type { Subnet } from '../../private/network/resources';
import type { Zone } from '../../private/network/zone';
import { sameZone, zoneLabel } from '../../private/network/zone';
import type { Certainty } from '../../private/packet/bounds';
import { allHops } from '../../private/paths/internet-paths';
import type { OutboundPath } from '../../private/paths/outbound';

/** A component of a path that is in one zone, and is lost with it. */
export interface PlacedComponent {
  readonly componentId: string;
  readonly subnet: Subnet;
  readonly zone: Zone;
  /** Whether that is the zone of the subnet whose path it is. */
  readonly isOwn: Certainty;
}

/** Only what forwards packets is lost with its zone: a subnet's route table and network ACL are everywhere. */
const FORWARDING: ReadonlySet<PathComponentType> = new Set([PathComponentType.NAT_GATEWAY, PathComponentType.OTHER]);

/** The components of a path, there and back, that are in some zone. */
export function placedComponents(subnet: Subnet, path: OutboundPath): readonly PlacedComponent[] {
  const found = new Map<string, PlacedComponent>();
  for (const { type, componentId, subnet: home } of allHops(path)) {
    if (!home || !FORWARDING.has(type)) { continue; }
    const isOwn = sameZone(home.zone, subnet.zone);
    found.set(`${componentId} ${home.id}`, { componentId, subnet: home, zone: home.zone, isOwn });
  }
  return [...found.values()];
}

/** Why it is unknown whether a component is in the subnet's zone. */
export function zoneDoubt({ componentId, zone }: PlacedComponent, { id, zone: own }: Subnet): string {
  return `${componentId} is in zone ${zoneLabel(zone)} and subnet ${id} in zone ${zoneLabel(own)}: ` +
    'whether these are one zone is unknown';
}
