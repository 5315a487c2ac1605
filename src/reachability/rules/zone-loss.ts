import { acceptanceOf, acceptedCrossing, isMeantForOtherNetworks } from './private/acceptance';
import type { PlacedComponent } from './private/path-zones';
import { placedComponents, zoneDoubt } from './private/path-zones';
import { routeFix } from './private/route-fix';
import type { Judgement, Rule, RuleOptions } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofTiers } from './private/subject';
import { isUsed, stillness, waysOutOf } from './private/way-out';
import { requestWitness } from './private/witness';
import { RuleId } from './rule-id';
import { ExplanationCode } from '../explanation';
import { PathComponentType } from '../network-path';
import { isBlocking, isDoubt } from '../private/forwarding/fact';
import type { Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { zoneLabel } from '../private/network/zone';
import type { Flow } from '../private/paths/flow';
import { allHops, arrived, reachesInternet } from '../private/paths/internet-paths';
import type { OutboundPath } from '../private/paths/outbound';
import { firstOfEach, listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

/** A path that is lost with another zone. */
interface LostPath {
  readonly path: OutboundPath;
  readonly detail: string;
  /** The zone that takes it along. */
  readonly zone: string;
}

/**
 * VPC routing is static: what a lost zone takes away is exactly the paths of which a component, there or back, is in
 * it.
 *
 * Green and wrong, this rule leaves people cut off by the loss of a zone that they thought they could do without.
 */
export const zoneLoss: Rule = {
  id: RuleId.ZONE_LOSS,
  severity: Severity.ERROR,
  subjects: allOf('subnet'),
  judge: ofTiers(['private'], (view, subnet, options) => judge(view, subnet, options)),
};

function judge(view: NetworkView, subnet: Subnet, { ephemeralPorts }: RuleOptions): Judgement | undefined {
  const ways = waysOutOf(view, subnet, ephemeralPorts);
  const paths = ways.flatMap((way) => way.paths);
  const lost = paths.flatMap((path) => lossesOf(subnet, path));
  if (lost.length > 0) {
    const details = [...new Set(lost.map(({ detail }) => detail))];
    const zone = zoneLabel(subnet.zone);
    return violated(
      `subnet ${subnet.id} in zone ${zone} loses its way out with another zone: ${listed(details, ' and ')}`,
      {
        zonesLost: [...new Set(lost.map(({ zone: lostZone }) => lostZone))].sort(),
        ...acceptanceOf(lost.map(({ path }) => acceptedCrossing(path))),
        witnesses: firstOfEach(lost, ({ detail }) => detail).map(({ path, detail }) =>
          requestWitness(subnet, takenFor(path), detail)),
        blame: lost.flatMap(({ path: { share }, detail }) => share.routes.flatMap(({ route }) => (route
          ? [{ componentId: route.id, explanationCode: ExplanationCode.AVAILABILITY_ZONE_CROSSED, detail }] : []))),
        fix: [...new Set(lost.flatMap(({ path: { share } }) =>
          share.routes.map((effective) => routeFix(view, subnet, share.addressSpace, effective))))].join('; '),
      },
    );
  }
  const summary = `whether subnet ${subnet.id} keeps its way out when another zone is lost is unknown`;
  const used = paths.filter((path) => isUsed(path) !== 'no');
  if (used.length === 0 && isMeantForOtherNetworks(paths)) { return undefined; }
  if (used.length === 0) {
    return undecided(summary, [`no packet of subnet ${subnet.id} gets out: there is nothing to lose`]);
  }
  const reasons = [
    ...used.flatMap((path) => doubtsOf(subnet, path)),
    ...stillness(subnet, ways, 'there is nothing to lose'),
  ];
  return reasons.length > 0
    ? undecided(summary, reasons)
    : proved(`subnet ${subnet.id} keeps its way out whatever other zone is lost`);
}

function lossesOf(subnet: Subnet, path: OutboundPath): readonly LostPath[] {
  if (takenFor(path).isEmpty()) { return []; }
  return placedComponents(subnet, path).filter(({ isOwn }) => isOwn === 'no')
    .map((component) => ({ path, detail: lossText(component), zone: zoneLabel(component.zone) }));
}

/** The packets that are sure to take the path: out to the internet or, out of sight, to what takes them on. */
function takenFor(path: OutboundPath): Flow {
  if (reachesInternet(path)) { return arrived(path).lower; }
  const { hops } = path.forward;
  const last = hops[hops.length - 1];
  const isTaken = last.type === PathComponentType.OTHER && !last.facts.some(isBlocking);
  return isTaken ? last.before.passed.lower : last.before.passed.lower.none();
}

function lossText({ componentId, subnet, zone }: PlacedComponent): string {
  return `${componentId} in subnet ${subnet.id} is lost with zone ${zoneLabel(zone)}`;
}

function doubtsOf(subnet: Subnet, path: OutboundPath): readonly string[] {
  const placed = placedComponents(subnet, path);
  const facts = allHops(path)
    .filter(({ before }) => !before.passed.upper.isEmpty())
    .flatMap((hop) => hop.facts.filter((fact) => isDoubt(fact) && !fact.partial));
  const isSure = isUsed(path) === 'yes';
  return [
    ...facts.map(({ detail }) => detail),
    ...placed.filter(({ isOwn }) => isOwn === 'unknown').map((component) => zoneDoubt(component, subnet)),
    ...isSure ? [] : placed.filter(({ isOwn }) => isOwn === 'no').flatMap((component) => [
      ...path.share.destinations.reasons,
      `whether traffic gets out by ${component.componentId}, which is lost with zone ${
        zoneLabel(component.zone)}, is unknown`,
    ]),
  ];
}
