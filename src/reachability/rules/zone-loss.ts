import { ExplanationCode } from '../explanation';
import { acceptanceOf } from './private/accepted-zone-loss';
import { routeFix } from './private/route-fix';
import type { Rule, RuleOptions } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofTiers } from './private/subject';
import { requestWitness } from './private/witness';
import { RuleId } from './rule-id';
import type { AddressSpace, InternetRoute } from '../private/forwarding/internet-routes';
import { familyOfSpace, addressSpacesOf, internetRoutes } from '../private/forwarding/internet-routes';
import type { NextHopZone } from '../private/forwarding/next-hop-zone';
import { nextHopZone, zoneDoubt } from '../private/forwarding/next-hop-zone';
import type { Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { zoneLabel } from '../private/network/zone';
import type { Certainty } from '../private/packet/bounds';
import type { Followed } from '../private/paths/required-replies';
import { requestsTo, sentTo } from '../private/paths/required-replies';
import { roundTrips } from '../private/paths/round-trips';
import { firstOfEach, listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

interface PlacedWay {
  readonly way: InternetRoute;
  readonly zone: NextHopZone;
  /** Whether any packet gets to the internet this way. */
  readonly isUsed: Certainty;
}

/** VPC routing is static: what a lost zone takes away is exactly the ways whose components stand in it. */
export const zoneLoss: Rule = {
  id: RuleId.ZONE_LOSS,
  severity: Severity.ERROR,
  subjects: allOf('subnet'),
  judge: ofTiers(['private'], (view, subnet, options) => {
    const ways = addressSpacesOf(subnet).flatMap((addressSpace) => placedWays(view, subnet, addressSpace, options));
    const lost = ways.filter(({ zone, isUsed }) => zone.kind === 'placed' && zone.isOwn === 'no' && isUsed === 'yes');
    if (lost.length > 0) {
      const details = [...new Set(lost.map((one) => loss(one.zone, subnet)))];
      return violated(
        `subnet ${subnet.id} in zone ${zoneLabel(subnet.zone)} loses its way out with another zone: ${listed(details, ' and ')}`,
        {
          ...acceptanceOf(lost.map(({ way }) => way)),
          witnesses: firstOfEach(lost, (one) => loss(one.zone, subnet)).map((one) =>
            requestWitness(view, subnet, one.way, loss(one.zone, subnet)),
          ),
          blame: lost.map((one) => ({
            componentId: one.way.effective.route!.id,
            explanationCode: ExplanationCode.AVAILABILITY_ZONE_CROSSED,
            detail: loss(one.zone, subnet),
          })),
          fix: [...new Set(lost.map((one) => routeFix(view, subnet, one.way)))].join('; '),
        },
      );
    }
    const reasons = ways.filter(({ isUsed }) => isUsed !== 'no').flatMap((one) => reasonsOf(one, subnet));
    return reasons.length > 0
      ? undecided(`whether subnet ${subnet.id} keeps its way out when another zone is lost cannot be told`, reasons)
      : proved(`subnet ${subnet.id} keeps its way out whatever other zone is lost`);
  }),
};

function placedWays(
  view: NetworkView,
  subnet: Subnet,
  addressSpace: AddressSpace,
  { ephemeralPorts }: RuleOptions,
): readonly PlacedWay[] {
  let followed: Followed | undefined;
  const follow = () => (followed ??= roundTrips(view, subnet, addressSpace, false, ephemeralPorts));
  return internetRoutes(view, subnet, addressSpace).map((way) => {
    const zone = nextHopZone(view, subnet, way);
    const isOfInterest = zone.kind === 'unknown' || (zone.kind === 'placed' && zone.isOwn !== 'yes');
    return { way, zone, isUsed: isOfInterest ? use(view, subnet, way, follow) : 'no' };
  });
}

/** Through a NAT gateway, as far as it can be followed; into anything else, as far as it gets there. */
function use(view: NetworkView, subnet: Subnet, way: InternetRoute, follow: () => Followed): Certainty {
  const { nextHop, addressSpace, destinations } = way;
  if (nextHop.kind !== 'nat-gateway') { return negated(sentTo(view, subnet, way).isEmpty()); }
  const { trips, reasons } = follow();
  const answers = trips
    .filter(({ gateway }) => gateway?.id === nextHop.gateway.id)
    .map(({ requests }) =>
      negated(requests.intersect(requestsTo(destinations, familyOfSpace(addressSpace))).isEmpty()),
    );
  if (answers.includes('yes')) { return 'yes'; }
  return answers.includes('unknown') || reasons.length > 0 ? 'unknown' : 'no';
}

function negated(certainty: Certainty): Certainty {
  return certainty === 'unknown' ? 'unknown' : certainty === 'yes' ? 'no' : 'yes';
}

function loss(zone: NextHopZone, subnet: Subnet): string {
  return zone.kind === 'placed'
    ? `${zone.component} of subnet ${zone.inSubnet} goes with zone ${zoneLabel(zone.zone)}`
    : subnet.id;
}

function reasonsOf({ way, zone }: PlacedWay, subnet: Subnet): readonly string[] {
  if (zone.kind === 'unknown') { return [zone.reason]; }
  if (zone.kind !== 'placed' || zone.isOwn === 'yes') { return []; }
  return zone.isOwn === 'no'
    ? [
      ...way.destinations.reasons,
      `whether traffic gets out by ${zone.component}, which goes with zone ${zoneLabel(zone.zone)}, is unknown`,
    ]
    : [zoneDoubt(zone, subnet)];
}
