import { PRICES } from './prices';
import type { Site } from '../model/site';
import { numberWord } from '../words';

/** A way to give private subnets their NAT gateways, and what it costs a month. */
export interface Design {
  readonly kind: 'zonal' | 'single' | 'regional';
  readonly name: string;
  /** Dollars for the hours of gateways. */
  readonly hours: number;
  /** Dollars for public addresses. */
  readonly addresses: number;
  /** Dollars for each GB through a gateway. */
  readonly perGigabyte: number;
  /** Dollars for each GB on its way through other zones. */
  readonly crossing: number;
  readonly risk: string;
}

export function designsOf({ zones, gateways }: Site): readonly Design[] {
  const count = zones.length;
  const elasticIps = gateways.reduce((sum, gateway) => sum + gateway.elasticIps.length, 0);
  const each = Math.max(1, Math.round(elasticIps / Math.max(1, gateways.length)));
  const { hoursInMonth, natHour, addressHour, natGigabyte, crossingGigabyte } = PRICES;
  const fixed = (many: number) => ({
    hours: many * natHour * hoursInMonth,
    addresses: many * each * addressHour * hoursInMonth,
    perGigabyte: natGigabyte,
  });
  const others = numberWord(count - 1);
  return [
    { kind: 'zonal', name: 'One gateway a zone', ...fixed(count), crossing: 0, risk: 'Losing a zone takes no other with it. Nothing pays for crossing.' },
    {
      kind: 'single',
      name: 'One shared gateway',
      ...fixed(1),
      crossing: crossingGigabyte * (count - 1) / count,
      risk: count === 1 ? 'There is one zone, so there is nothing to share.' : `Losing its zone cuts off ${others} more. Traffic of ${others} zone${count === 2 ? '' : 's'} pays for crossing.`,
    },
    { kind: 'regional', name: 'Regional NAT gateway', ...fixed(count), crossing: 0, risk: `Billed for each zone it is active in, here ${numberWord(count)}. Needs no public subnet; until it has grown into a new zone, that zone’s traffic crosses.` },
  ];
}

/** The design that the template has; undefined for one of its own. */
export function designIn({ zones, gateways }: Site): Design['kind'] | undefined {
  if (gateways.some(({ gateway }) => gateway.isRegional)) { return 'regional'; }
  const served = new Set(gateways.flatMap(({ home }) => home?.zoneKey ?? []));
  return served.size === zones.length ? 'zonal' : gateways.length === 1 ? 'single' : undefined;
}

/** Dollars for gateway hours, addresses, GB processed and GB that cross zones. */
export function partsOf({ hours, addresses, perGigabyte, crossing }: Design, gigabytes: number): readonly number[] {
  return [hours, addresses, perGigabyte * gigabytes, crossing * gigabytes];
}

export function totalOf(design: Design, gigabytes: number): number {
  return partsOf(design, gigabytes).reduce((sum, part) => sum + part, 0);
}

/** What sharing one gateway saves without traffic, and from how many GB on it saves nothing. */
export function sharing([zonal, single]: readonly Design[]): { readonly saves: number; readonly until: number } {
  const saves = totalOf(zonal, 0) - totalOf(single, 0);
  return { saves, until: single.crossing > 0 ? Math.round(saves / single.crossing) : Infinity };
}
