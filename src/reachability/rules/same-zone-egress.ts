import { ExplanationCode } from '../explanation';
import { acceptanceOf } from './private/accepted-zone-loss';
import { defaultRouteFix, routeFix } from './private/route-fix';
import type { Blame, Rule } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofTiers } from './private/subject';
import { requestWitness } from './private/witness';
import { RuleId } from './rule-id';
import type { InternetRoute } from '../private/forwarding/internet-routes';
import { familyOfSpace, nextHopKey, addressSpacesOf, internetRoutes } from '../private/forwarding/internet-routes';
import type { NextHopZone } from '../private/forwarding/next-hop-zone';
import { nextHopZone, zoneDoubt } from '../private/forwarding/next-hop-zone';
import { subnetRoutes } from '../private/forwarding/route-table';
import type { Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { zoneLabel } from '../private/network/zone';
import { firstOfEach, listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

interface Fault {
  readonly detail: string;
  readonly explanationCode?: ExplanationCode;
  readonly fix: string;
}

/**
 * Whatever internet destination a private subnet has a way to, the way leads through a NAT gateway of the subnet's own
 * Availability Zone, a regional one that serves the zone, or for IPv6 through a gateway that has no zone.
 */
export const sameZoneEgress: Rule = {
  id: RuleId.SAME_ZONE_EGRESS,
  severity: Severity.ERROR,
  subjects: allOf('subnet'),
  judge: ofTiers(['private'], (view, subnet) => {
    const ways = addressSpacesOf(subnet).flatMap((addressSpace) => internetRoutes(view, subnet, addressSpace));
    if (ways.length === 0) { return noWayOut(view, subnet); }
    const faults = ways.flatMap((way) => faultsOf(view, subnet, way).map((fault) => ({ way, fault })));
    const certain = faults.filter(({ way }) => !way.destinations.lower.isEmpty());
    if (certain.length > 0) {
      return violated(
        `traffic of subnet ${subnet.id} does not leave by a NAT gateway of its own zone: ${listed(unique(certain.map(({ fault }) => fault.detail)), ' and ')}`,
        {
          ...acceptanceOf(certain.map(({ way, fault }) =>
            fault.explanationCode === ExplanationCode.AVAILABILITY_ZONE_CROSSED ? way : undefined)),
          witnesses: firstOfEach(certain, ({ way, fault }) => `${nextHopKey(way)} ${fault.explanationCode}`).map(
            ({ way, fault }) => requestWitness(view, subnet, way, `${fault.detail}, after leaving subnet ${subnet.id}`),
          ),
          blame: certain.map(({ way, fault }) => blameOf(way, fault)),
          fix: unique(certain.map(({ fault }) => fault.fix)).join('; '),
        },
      );
    }
    const reasons = [
      ...faults.flatMap(({ way }) => way.destinations.reasons),
      ...ways.flatMap((way) => unknownsOf(view, subnet, way)),
    ];
    return reasons.length > 0
      ? undecided(`whether subnet ${subnet.id} leaves by a NAT gateway of its own zone cannot be told`, reasons)
      : proved(`subnet ${subnet.id} leaves by gateways that stand in its own zone or in all`);
  }),
};

function faultsOf(view: NetworkView, subnet: Subnet, way: InternetRoute): readonly Fault[] {
  const zone = nextHopZone(view, subnet, way);
  const fault = (leads: string, explanationCode?: ExplanationCode): readonly Fault[] => {
    const { routeTable = subnet.id } = subnetRoutes(view, subnet, familyOfSpace(way.addressSpace));
    return [
      {
        detail: `route ${way.effective.text} of ${routeTable} leads ${leads}`,
        explanationCode,
        fix: routeFix(view, subnet, way),
      },
    ];
  };
  if (way.addressSpace === 'ipv4' && way.nextHop.kind === 'internet-gateway') {
    return fault(
      `to internet gateway ${way.nextHop.id}, which drops what has no public address`,
      ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
    );
  }
  switch (zone.kind) {
    case 'nowhere': return fault(`nowhere: ${zone.detail}`, zone.explanationCode);
    case 'unserved': return fault(
      `to regional NAT gateway ${zone.component}, which serves ${zone.zones.map(zoneLabel).join(', ')} and not ${zoneLabel(subnet.zone)}`,
      ExplanationCode.REGIONAL_NGW_ROUTE_AZ_RESTRICTION,
    );
    case 'placed': return zone.isOwn === 'no' ? fault(crossing(zone, subnet), ExplanationCode.AVAILABILITY_ZONE_CROSSED) : [];
    default: return [];
  }
}

function crossing({ component, zone }: NextHopZone & { readonly kind: 'placed' }, subnet: Subnet): string {
  return `to ${component} in zone ${zoneLabel(zone)}, while subnet ${subnet.id} is in zone ${zoneLabel(subnet.zone)}`;
}

function unknownsOf(view: NetworkView, subnet: Subnet, way: InternetRoute): readonly string[] {
  const zone = nextHopZone(view, subnet, way);
  if (zone.kind === 'unknown') { return [zone.reason]; }
  return zone.kind === 'placed' && zone.isOwn === 'unknown' ? [zoneDoubt(zone, subnet)] : [];
}

function noWayOut(view: NetworkView, subnet: Subnet) {
  const [addressSpace] = addressSpacesOf(subnet);
  const family = familyOfSpace(addressSpace);
  const { routeTable } = subnetRoutes(view, subnet, family);
  const detail = routeTable
    ? `route table ${routeTable} has no route to the internet`
    : `subnet ${subnet.id} uses the main route table, which has no route to the internet`;
  return violated(`private subnet ${subnet.id} has no way out: ${detail}`, {
    blame: [{ componentId: routeTable ?? subnet.id, explanationCode: ExplanationCode.NO_ROUTE_TO_DESTINATION, detail }],
    fix: defaultRouteFix(view, subnet, family, routeTable && `route table ${routeTable}`),
  });
}

function blameOf({ effective }: InternetRoute, { detail, explanationCode }: Fault): Blame {
  return { componentId: effective.route!.id, explanationCode, detail };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
