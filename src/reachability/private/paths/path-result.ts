import { DIRECTIONS } from './crossing-place';
import type { Flow } from './flow';
import { aclDecisions, explanationOf, factsOf } from './hop-facts';
import { addressesOf, headersOf, portsOf, rangesOf } from './packet-headers';
import type { Labels } from './packet-headers';
import type { PacketsAt } from './packets-at';
import type { Hop, MetNatGateway, PathDirection, PathPair } from './path-direction';
import { targetIdOf } from './routed-share';
import { treatsAlike } from './unresolved-ends';
import type { Explanation } from '../../explanation';
import { ExplanationEffect } from '../../explanation';
import type { NatTranslation, NetworkPath, PacketHeader, PathAclRule, PathComponent, PathRoute } from '../../network-path';
import { PathVerdict } from '../../network-path';
import { addressesOfNatGateway, publicAddressesOf } from '../forwarding/nat-gateway';
import type { AclDecision, AclRule } from '../forwarding/network-acl';
import type { EffectiveRoute } from '../forwarding/route-table';
import { NAT_PORTS, TRANSPORTS } from '../forwarding/services';
import type { Subnet } from '../network/resources';
import { zoneLabel } from '../network/zone';
import type { Family } from '../packet/family';

/** A path in one deployment. */
export type DeploymentPath = Omit<NetworkPath, 'when'>;

/** A path as a result. `unresolved` says which ends have unknown addresses. */
export function pathOf(
  family: Family,
  pair: PathPair,
  unresolved: readonly string[],
  notes: readonly string[],
): DeploymentPath {
  const { forward, reply } = pair;
  const [there, back] = [componentsOf(forward), reply ? componentsOf(reply) : []];
  const [here, behind] = [there, back].map((components) => components.flatMap(({ explanations }) => explanations));
  const doubts = [...here, ...behind]
    .filter(({ effect }) => effect === ExplanationEffect.MAY_BLOCK)
    .map(({ detail }) => detail);
  const blocking = [...here, ...behind.map((one) => ({ ...one, detail: `reply: ${one.detail}` }))]
    .filter(({ effect }) => effect === ExplanationEffect.BLOCKS);
  const verdict = verdictOf(pair, blocking.length > 0, doubts, unresolved);
  const reasons = [...doubts, ...(doubts.length === 0 ? unresolved : [])];
  return {
    family,
    verdict,
    forward: there,
    reply: back,
    blockedBy: distinct(blocking),
    reasons: verdict === PathVerdict.UNKNOWN ? [...new Set(reasons)] : [],
    notes: [...notes],
  };
}

/** No path at all. */
export function pathless(componentId: string, detail: string): DeploymentPath {
  return {
    family: '',
    verdict: PathVerdict.NOT_FOUND,
    forward: [],
    reply: [],
    blockedBy: [{ componentId, effect: ExplanationEffect.BLOCKS, detail }],
    reasons: [],
    notes: [],
  };
}

/**
 * Whatever blocks packets of a set that is only known to hold the real ones may block real ones, or others, unless it
 * treats all of them alike.
 */
function verdictOf(
  pair: PathPair,
  isBlocked: boolean,
  doubts: readonly string[],
  unresolved: readonly string[],
): PathVerdict {
  if ((pair.reply ?? pair.forward).packets.passed.upper.isEmpty()) { return PathVerdict.NOT_FOUND; }
  if (doubts.length > 0) { return PathVerdict.UNKNOWN; }
  if (!isBlocked) { return PathVerdict.FOUND; }
  return unresolved.length > 0 && !treatsAlike(pair) ? PathVerdict.UNKNOWN : PathVerdict.PARTLY_FOUND;
}

/** One component may block the same for the same reason at two crossings. */
function distinct(explanations: readonly Explanation[]): Explanation[] {
  return [...new Map(explanations.map((one) => [JSON.stringify(one), one])).values()];
}

/** Most hops hand on what they got: the same packets are put in words once. */
function headersOnce(): (packets: PacketsAt) => PacketHeader[] {
  const known = new Map<Flow, Map<Labels, PacketHeader[]>>();
  return ({ passed: { upper }, labels }) => {
    const ofFlow = known.get(upper) ?? new Map<Labels, PacketHeader[]>();
    const headers = ofFlow.get(labels) ?? headersOf(upper, labels);
    known.set(upper, ofFlow.set(labels, headers));
    return [...headers];
  };
}

function componentsOf({ hops }: PathDirection): PathComponent[] {
  const headers = headersOnce();
  return hops.map((hop, i): PathComponent => ({
    aclRules: hop.crossing ? aclDecisions(hop, hop.crossing).map((decision) => aclRuleOf(decision, hop)) : [],
    routes: hop.share ? hop.share.routes.map(routeOf) : [],
    type: hop.type,
    componentId: hop.componentId,
    ...(hop.subnet ? placeOf(hop.subnet) : {}),
    ...(hop.vpcId === undefined ? {} : { vpcId: hop.vpcId }),
    ...(hop.crossing ? { direction: DIRECTIONS[hop.crossing.direction] } : {}),
    ...(hop.nat ? { translation: translationOf(hop.nat) } : {}),
    sequenceNumber: i + 1,
    inboundHeaders: headers(hop.before),
    outboundHeaders: headers(hop.after),
    explanations: factsOf(hop).map((fact) => explanationOf(fact, hop)),
  }));
}

/** Where in the network a component of a subnet is. */
function placeOf({ id, vpc, zone }: Subnet): Pick<PathComponent, 'subnetId' | 'vpcId' | 'zone'> {
  return { subnetId: id, ...(vpc.kind === 'known' ? { vpcId: vpc.value } : {}), zone: zoneLabel(zone) };
}

function aclRuleOf({ rule, ruleNumber, action }: AclDecision, { crossing }: Hop): PathAclRule {
  return {
    ruleNumber,
    action,
    text: rule?.text ?? 'everything else',
    entryId: rule?.entry ?? crossing!.acl!.id,
    ...(rule ? matchOf(rule) : {}),
  };
}

/**
 * What a rule matches, in the fields that AWS writes a rule with; an entry matches one block, one protocol or all, and
 * one range.
 */
function matchOf({ matches }: AclRule): Pick<PathAclRule, 'cidr' | 'protocol' | 'portRange'> {
  const [slice, ...more] = matches.upper.slices;
  if (!matches.isExact || slice === undefined || more.length > 0) { return {}; }
  const [cidrs, protocols, ranges] = [addressesOf(slice.addresses), rangesOf(slice.protocols), rangesOf(slice.field)];
  const protocol =
    protocols.length > 1 ? undefined : protocols[0].from === protocols[0].to ? `${protocols[0].from}` : 'all';
  return {
    ...(cidrs.length === 1 ? { cidr: cidrs[0] } : {}),
    ...(protocol === undefined ? {} : { protocol }),
    ...(slice.protocols.isSubsetOf(TRANSPORTS) && ranges.length === 1 ? { portRange: ranges[0] } : {}),
  };
}

function routeOf(effective: EffectiveRoute): PathRoute {
  const { text, route, nextHop } = effective;
  return { destination: text, targetId: targetIdOf(effective), targetType: route?.target.kind ?? nextHop.kind };
}

/** A gateway's translation entries for some packets. */
function translationOf({ gateway, home, inside: { passed, unfiltered } }: MetNatGateway): NatTranslation {
  const flow = passed.upper.isEmpty() ? unfiltered.upper : passed.upper;
  const havePorts = !portsOf(flow.services).isEmpty();
  return {
    insideAddresses: addressesOf(flow.sources.addresses),
    insidePortRanges: havePorts ? rangesOf(portsOf(flow.sourcePorts)) : [],
    gatewayAddresses: home?.ipv4?.kind === 'known' ? addressesOf(addressesOfNatGateway(home)) : [gateway.id],
    gatewayPortRanges: havePorts ? [{ ...NAT_PORTS }] : [],
    publicAddresses: publicAddressesOf(gateway),
  };
}
