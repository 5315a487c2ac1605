import type { Site, SiteSubnet } from '../model/site';
import { TIERS } from '../model/site';

/** Subnets of one zone and tier that are alike, drawn as one box. */
export interface Pile {
  readonly first: SiteSubnet;
  readonly members: readonly SiteSubnet[];
}

/** From so many subnets, or so many in one zone and tier, those that are alike share a box. */
const MANY_IN_ALL = 25;
const MANY_IN_CELL = 5;

/** The boxes of each zone and tier, the ones with gateways and with trouble last; by `zone key|tier`. */
export function pilesOf({ subnets }: Site): ReadonlyMap<string, readonly Pile[]> {
  const cells = groupedBy(subnets, cellKey);
  const isCrowded = subnets.length >= MANY_IN_ALL || [...cells.values()].some((cell) => cell.length >= MANY_IN_CELL);
  return new Map([...cells].map(([key, cell]) => {
    const groups = [...groupedBy(cell, isCrowded ? likeness : ({ id }) => id).values()];
    const piles = groups.map((members): Pile => ({ first: members[0], members }));
    return [key, piles.sort((a, b) => weight(a) - weight(b))];
  }));
}

export const cellKey = ({ zoneKey, tier }: Pick<SiteSubnet, 'zoneKey' | 'tier'>): string => `${zoneKey}|${tier}`;

/** Whether any subnets share a box. */
export function hasPiles(piles: ReadonlyMap<string, readonly Pile[]>): boolean {
  return [...piles.values()].some((cell) => cell.some(({ members }) => members.length > 1));
}

/** Columns from the left, each with its boxes from the top. */
export function inReadingOrder({ zones }: Site, piles: ReadonlyMap<string, readonly Pile[]>): readonly Pile[] {
  return zones.flatMap(({ key }) => TIERS.flatMap((tier) => piles.get(cellKey({ zoneKey: key, tier })) ?? []));
}

const weight = ({ first }: Pile): number => (first.gateways.length > 0 ? 100 : 0) + first.troubles.length;

/** The same for subnets that look and behave alike. */
function likeness({ routes, networkAclId, troubles, gateways }: SiteSubnet): string {
  return JSON.stringify([
    routes.map(({ destination, targetId }) => `${destination} ${targetId}`),
    networkAclId,
    troubles.map(({ rule, verdict }) => `${rule} ${verdict}`),
    gateways.map(({ name }) => name),
  ]);
}

function groupedBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  items.forEach((item) => groups.set(key(item), [...groups.get(key(item)) ?? [], item]));
  return groups;
}
