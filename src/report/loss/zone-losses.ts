import { PathVerdict } from '../../reachability/network-path';
import type { TopologyZone } from '../../reachability/network-topology';
import { TopologyTier } from '../../reachability/network-topology';
import { RuleId } from '../../reachability/rules/rule-id';
import { Verdict } from '../../reachability/verdict';
import type { Engine } from '../model/engine';
import { outwards } from '../model/engine';
import type { Site, SiteGateway, SiteSubnet } from '../model/site';
import { pilesOf } from '../picture/piles';

/** What becomes of a subnet when a zone is lost. */
export type Fate =
  /** It is in the zone. */
  | 'lost'
  /** Its zone stands, and its packets need the lost one. */
  | 'cut off'
  | 'works'
  /** It has no way out, whatever happens. */
  | 'no way out'
  | 'unknown'
  /** It needs none. */
  | 'stands';

/** What the loss of one zone takes with it. */
export interface ZoneLoss {
  readonly zone: TopologyZone;
  /** By subnet. */
  readonly fates: ReadonlyMap<string, Fate>;
  readonly gateways: readonly SiteGateway[];
}

/**
 * What each zone takes with it: by the zones of the components that the engine found on the way of each subnet. It is
 * asked once about subnets that are alike.
 */
export function zoneLosses(engine: Engine, site: Site): readonly ZoneLoss[] {
  const ways = new Map([...pilesOf(site).values()].flat().filter(({ first }) => first.tier === TopologyTier.PRIVATE)
    .flatMap(({ first, members }) => {
      const way = wayOf(engine, site, first);
      return members.map(({ id }) => [id, way] as const);
    }));
  return site.zones.map((zone) => {
    const fates = new Map(site.subnets.map(({ id, zoneKey }): [string, Fate] => {
      const way = ways.get(id);
      return [id, zoneKey === zone.key ? 'lost' : way === undefined ? 'stands' : way(zone)];
    }));
    return { zone, fates, gateways: site.gateways.filter(({ home }) => home?.zoneKey === zone.key) };
  });
}

/** Whether losing a zone of its own is all that each zone costs. */
export function worstOf(losses: readonly ZoneLoss[]): number {
  const harm = losses.map(({ fates }) => [...fates.values()].filter((fate) => fate === 'cut off').length);
  return Math.max(0, harm.indexOf(Math.max(...harm)));
}

function wayOf(engine: Engine, { findings }: Site, { id }: SiteSubnet): (lost: TopologyZone) => Fate {
  const { verdict, paths } = outwards(engine, id);
  const judged = findings.find(({ rule, subject }) => rule === RuleId.ZONE_LOSS && subject === id)?.verdict;
  const zones = new Set(paths.flatMap(({ forward, reply }) => [...forward, ...reply]).map(({ zone }) => zone));
  return ({ key }) => {
    if (verdict === PathVerdict.NOT_FOUND) { return 'no way out'; }
    if (zones.has(key)) { return 'cut off'; }
    return verdict === PathVerdict.UNKNOWN || judged === Verdict.UNKNOWN ? 'unknown' : 'works';
  };
}
