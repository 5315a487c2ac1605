import { ExplanationCode } from '../explanation';
import type { Witness } from '../finding';
import { acceptanceOf, acceptedCrossing, acceptedPrivacy } from './private/acceptance';
import { egressClaimLosses } from './private/egress-claims';
import type { PlacedComponent } from './private/path-zones';
import { placedComponents, zoneDoubt } from './private/path-zones';
import { defaultRouteFix, routeFix } from './private/route-fix';
import type { Blame, Judgement, Rule, RuleOptions } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofTiers } from './private/subject';
import type { OutboundLoss, WayOut } from './private/way-out';
import {
  deadEndsOf, denialsOf, doubtfulLosses, isClosed, lossBlame, lossesOnTheWayOut, lossFixes, lossWitness, routedPaths,
  waysOf, waysOutOf,
} from './private/way-out';
import { coverageOf, partialLosses } from './private/way-out-coverage';
import { requestWitness } from './private/witness';
import { RuleId } from './rule-id';
import { addressSpacesOf } from '../private/forwarding/address-space';
import { isDoubt } from '../private/forwarding/fact';
import { subnetRoutes } from '../private/forwarding/route-table';
import type { Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { zoneLabel } from '../private/network/zone';
import type { Family } from '../private/packet/family';
import { FAMILIES, FAMILY_NAMES } from '../private/packet/family';
import { factsOf } from '../private/paths/hop-facts';
import { reachesInternet } from '../private/paths/internet-paths';
import type { OutboundPath } from '../private/paths/outbound';
import type { Hop } from '../private/paths/path-direction';
import { firstOfEach, listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

/** Something that keeps packets from leaving as they should, and what shows it. */
interface Fault {
  readonly detail: string;
  readonly blame: readonly Blame[];
  readonly fix: string;
  readonly witnesses: readonly Witness[];
  /** Why the template says that it is meant so. */
  readonly accepted?: string;
}

/**
 * What a private subnet sends to the internet gets there, and by a NAT gateway of the subnet's own Availability Zone, a
 * regional one that serves the zone, or for IPv6 through a gateway that has no zone.
 *
 * Green and wrong, this rule lets people deploy hosts that reach nothing, or that are cut off with another zone.
 */
export const sameZoneEgress: Rule = {
  id: RuleId.SAME_ZONE_EGRESS,
  severity: Severity.ERROR,
  subjects: allOf('subnet'),
  judge: ofTiers(['private'], (view, subnet, options) => judge(view, subnet, options)),
};

function judge(view: NetworkView, subnet: Subnet, { ephemeralPorts }: RuleOptions): Judgement {
  const ways = waysOutOf(view, subnet, ephemeralPorts);
  const wrong = ways.flatMap(({ paths }) => paths.flatMap((path) => routeFaults(view, subnet, path)));
  const astray = () => violation(`traffic of subnet ${subnet.id} does not leave by a NAT gateway of its own zone`, wrong);
  if (wrong.some(({ accepted }) => accepted === undefined)) { return astray(); }
  const closed = FAMILIES.flatMap((family) => closedFaults(view, subnet, family, ways));
  if (closed.length > 0) { return violation(`subnet ${subnet.id} has no way out`, closed); }
  const unmet = egressClaimLosses(view, subnet, ways);
  if (unmet.length > 0) { return violation(`subnet ${subnet.id} cannot send all that it is meant to`, unmet); }
  // What is accepted hides nothing that is not.
  if (wrong.length > 0) { return { ...astray(), ...acceptanceOf(wrong.map(({ accepted }) => accepted)) }; }
  const doubts = ways.flatMap(({ paths }) => paths.flatMap((path) => doubtsOf(subnet, path)));
  if (doubts.length > 0) {
    return undecided(`whether subnet ${subnet.id} leaves by a NAT gateway of its own zone is unknown`, doubts);
  }
  const open = FAMILIES.filter((family) => waysOf(ways, family).some(({ out }) => out.isEmpty() === 'unknown'));
  if (open.length > 0) {
    const reasons = ways.flatMap(({ out }) => out.reasons);
    return undecided(`whether any packet of subnet ${subnet.id} reaches the internet is unknown`, reasons);
  }
  const coverage = coverageOf(view, subnet, ways);
  const partial = [...partialLosses(view, subnet, ways), ...unroutedFamilies(view, subnet, ways)];
  if (partial.length > 0) {
    const summary = `subnet ${subnet.id} leaves${coverage}, and a part of what it sends is lost`;
    return violation(summary, partial, Severity.WARNING);
  }
  const doubtful = ways.flatMap(({ paths }) => paths.flatMap((path) => doubtfulLosses(subnet, path)));
  return doubtful.length > 0
    ? undecided(`whether all that subnet ${subnet.id} sends reaches the internet is unknown`, doubtful)
    : proved(`subnet ${subnet.id} leaves by gateways of its own zone or of all zones${coverage}`);
}

function violation(summary: string, faults: readonly Fault[], severity?: Severity): Judgement {
  return violated(`${summary}: ${listed(unique(faults.map(({ detail }) => detail)), ' and ')}`, {
    witnesses: firstOfEach(faults.flatMap(({ witnesses }) => witnesses), (witness) => JSON.stringify(witness)),
    blame: firstOfEach(faults.flatMap(({ blame }) => blame), (blame) => JSON.stringify(blame)),
    fix: unique(faults.map(({ fix }) => fix)).join('; '),
    ...(severity === undefined ? {} : { severity }),
  });
}

/** What is wrong with where a route leads. */
function routeFaults(view: NetworkView, subnet: Subnet, path: OutboundPath): readonly Fault[] {
  const { share } = path;
  const routes = share.routes.filter(({ route }) => route !== undefined);
  if (routes.length === 0 || share.destinations.lower.isEmpty()) { return []; }
  const faults = (
    leads: string,
    explanationCode?: ExplanationCode,
    accepted?: string,
  ): readonly Fault[] => routes.map((effective, i) => {
    const detail = `route ${effective.text} of ${share.routeTable} leads ${leads}`;
    return {
      detail,
      blame: [{ componentId: effective.route!.id, explanationCode, detail }],
      fix: routeFix(view, subnet, share.addressSpace, effective),
      witnesses: i === 0 ? witnessesOf(subnet, path, detail) : [],
      accepted,
    };
  });
  if (share.addressSpace === 'ipv4' && share.nextHop?.kind === 'internet-gateway') {
    return faults(
      `to internet gateway ${share.nextHop.id}, which drops what has no public address`,
      ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
    );
  }
  const crossings = () => placedComponents(subnet, path).filter(({ isOwn }) => isOwn === 'no').flatMap((one) =>
    faults(crossingText(one, subnet), ExplanationCode.AVAILABILITY_ZONE_CROSSED, acceptedCrossing(path)));
  const dead = deadEndsOf(path).filter(({ hop }) => isOfNextHop(path, hop));
  if (dead.length === 0) { return crossings(); }
  const privacy = acceptedPrivacy(path);
  return dead.flatMap(({ blame: { explanationCode, detail } }) =>
    privacy !== undefined && explanationCode === ExplanationCode.NO_POSSIBLE_DESTINATION
      ? [...faults(`to other networks: ${detail}`, explanationCode, privacy), ...crossings()]
      : faults(`nowhere: ${detail}`, explanationCode));
}

/** What is wrong behind the subnet's own next hop is wrong with a path, not with the subnet's route. */
function isOfNextHop({ share, forward: { hops } }: OutboundPath, hop: Hop): boolean {
  const own = hops.findIndex((one) => one.share === share);
  const next = hops.slice(own).find((one) => one.crossing === undefined && one.share === undefined);
  return hop === hops[own] || hop === next;
}

function crossingText({ componentId, zone }: PlacedComponent, subnet: Subnet): string {
  return `to ${componentId} in zone ${zoneLabel(zone)}, while subnet ${subnet.id} is in zone ${zoneLabel(subnet.zone)}`;
}

/** A packet that gets as far as anything does, and at least to the route: where nothing gets there, there is none. */
function witnessesOf(subnet: Subnet, { forward, share }: OutboundPath, detail: string): readonly Witness[] {
  const routed = forward.hops.find((hop) => hop.share === share)!;
  const sent = routed.before.passed.upper;
  const stages = [...forward.hops.map(({ before }) => before.passed.upper), forward.packets.passed.lower];
  const furthest = stages.reverse().find((one) => !one.isEmpty());
  if (sent.isEmpty() || !furthest) { return []; }
  // A NAT gateway translates to the other family, and what has passed it is told apart by its destination no more
  const flow = share.addressSpace === 'nat64' ? sent : sent.restrictedTo('destination', furthest.destinations);
  return [requestWitness(subnet, flow, `${detail}, after leaving subnet ${subnet.id}`)];
}

/** Why nothing of a family gets out, if that is so. */
function closedFaults(view: NetworkView, subnet: Subnet, family: Family, ways: readonly WayOut[]): readonly Fault[] {
  if (isClosed(subnet, ways, family) !== 'yes') { return []; }
  const routed = routedPaths(ways, family);
  return routed.length === 0
    ? [missingRoute(view, subnet, family)]
    : routed.flatMap((path) => blockingFaults(subnet, path));
}

function blockingFaults(subnet: Subnet, path: OutboundPath): readonly Fault[] {
  const losses = lossesOnTheWayOut(subnet, path).filter(({ isTotal }) => isTotal);
  const dead = deadEndsOf(path).map(({ blame }): Fault => ({
    detail: blame.detail,
    blame: [blame],
    fix: `repair what ${blame.componentId} does: ${blame.detail}`,
    witnesses: witnessesOf(subnet, path, blame.detail),
  }));
  return [...losses.map(lossFault), ...dead];
}

function lossFault(loss: OutboundLoss): Fault {
  const { crossing } = loss;
  const acl = crossing.acl!.id;
  const where = `${crossing.direction === 'ingress' ? 'into' : 'out of'} subnet ${crossing.subnet.id}`;
  const rules = denialsOf(loss).flatMap(({ rule, ruleNumber }) => (rule ? [`rule ${ruleNumber}`] : []));
  const by = rules.length > 0 ? `${listed(rules, ' and ')} of network ACL ${acl}` : `network ACL ${acl}`;
  return {
    detail: `${by} lets no ${FAMILY_NAMES[crossing.family]} request ${where}`,
    blame: lossBlame(loss),
    fix: rules.length > 0
      ? `remove ${listed(rules, ' and ')} of network ACL ${acl}, or allow the traffic before`
      : lossFixes(loss, 'what the subnet is meant to send'),
    witnesses: [lossWitness(loss)],
  };
}

function missingRoute(view: NetworkView, subnet: Subnet, family: Family): Fault {
  const { routeTable } = subnetRoutes(view, subnet, family);
  const name = family === 'ipv4' && addressSpacesOf(subnet).length === 1 ? 'the internet'
    : family === 'ipv4' ? 'the IPv4 internet' : 'the IPv6 internet';
  const detail = routeTable
    ? `route table ${routeTable} has no route to ${name}`
    : `subnet ${subnet.id} uses the main route table, which has no route to ${name}`;
  return {
    detail,
    blame: [{
      componentId: routeTable ?? subnet.id, explanationCode: ExplanationCode.NO_ROUTE_TO_DESTINATION, detail,
    }],
    fix: defaultRouteFix(view, subnet, family, routeTable && `route table ${routeTable}`),
    witnesses: [],
  };
}

/** IPv6 hosts of a subnet that reaches the internet over IPv4 alone. */
function unroutedFamilies(view: NetworkView, subnet: Subnet, ways: readonly WayOut[]): readonly Fault[] {
  const isRouted = routedPaths(ways, 'ipv6').length > 0;
  return waysOf(ways, 'ipv6').length === 0 || isRouted || !subnet.ipv4 ? [] : [missingRoute(view, subnet, 'ipv6')];
}

/** What is unknown of where a path leads and where its components are. */
function doubtsOf(subnet: Subnet, path: OutboundPath): readonly string[] {
  const { share, forward, reply } = path;
  if (share.destinations.upper.isEmpty() || !share.nextHop) { return []; }
  const hops = reachesInternet(path) ? [...forward.hops, ...reply?.hops ?? []] : forward.hops;
  const facts = hops
    .filter(({ before }) => !before.passed.upper.isEmpty())
    .flatMap((hop) => factsOf({ ...hop, crossing: undefined }).filter((fact) => isDoubt(fact) && !fact.partial));
  const zones = placedComponents(subnet, path).filter(({ isOwn }) => isOwn === 'unknown');
  const maybe = share.destinations.lower.isEmpty() && deadEndsOf(path).length > 0 ? share.destinations.reasons : [];
  const detours = share.destinations.lower.isEmpty()
    && placedComponents(subnet, path).some(({ isOwn }) => isOwn === 'no') ? share.destinations.reasons : [];
  return [...facts.map(({ detail }) => detail), ...zones.map((one) => zoneDoubt(one, subnet)), ...maybe, ...detours];
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
