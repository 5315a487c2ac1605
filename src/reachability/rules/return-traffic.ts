import { isMeantForOtherNetworks } from './private/acceptance';
import type { Loss } from './private/lost-replies';
import { accountOf, isHarmless } from './private/lost-replies';
import type { Judgement, Rule, RuleOptions } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofSubnets } from './private/subject';
import { stillness, waysOutOf } from './private/way-out';
import { RuleId } from './rule-id';
import { addressSpacesOf } from '../private/forwarding/address-space';
import { tierOf } from '../private/forwarding/subnet-tier';
import type { Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { PacketSet } from '../private/packet/packet-set';
import type { OutboundPath } from '../private/paths/outbound';
import { repliesOf } from '../private/paths/reply-account';
import type { RequiredReplies } from '../private/paths/required-replies';
import { listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

/** What is known of the replies at one crossing. */
interface Balance {
  readonly loss?: Loss;
  readonly reasons: readonly string[];
  readonly onPurpose: readonly number[];
}

/**
 * The reply to every flow between a subnet and the internet passes every network ACL on its way back: TCP and UDP on
 * all ports at which hosts and gateways listen, ICMP echo replies, and ICMP errors from the flow's destination, without
 * which path MTU discovery fails. Errors of routers in between are not required.
 *
 * Green and wrong, this rule lets connections hang that seemed to work in a test.
 */
export const returnTraffic: Rule = {
  id: RuleId.RETURN_TRAFFIC,
  severity: Severity.ERROR,
  subjects: allOf('subnet'),
  judge: ofSubnets((view, subnet, options) => {
    const tier = tierOf(view, subnet);
    const assumesPublicAddresses = tier.kind === 'unknown' || tier.value === 'public';
    const question = { ephemeralPorts: options.ephemeralPorts, assumesPublicAddresses };
    const accounts = addressSpacesOf(subnet).map((space) => repliesOf(view, subnet, space, question));
    const required = accounts.flatMap((account) => account.required);
    const doubts = accounts.flatMap((account) => account.doubts);
    const isIsolated = tier.kind === 'known' && tier.value === 'isolated';
    const isQuiet = required.length === 0 && doubts.length === 0;
    if (isQuiet && (isIsolated || isMeantForOtherNetworks(pathsOut(view, subnet, options)))) { return undefined; }
    const balances = required.map((one) => balanceOf(subnet, one));
    const open = [...doubts, ...balances.flatMap(({ reasons }) => reasons)];
    return lossOf(view, subnet, balances)
      ?? unknownOf(view, subnet, accounts.some(({ moves }) => moves), open, options)
      ?? (tier.kind === 'known' && tier.value === 'private' ? stillnessOf(view, subnet, options) : undefined)
      ?? proofOf(subnet, balances, options);
  }),
};

function pathsOut(view: NetworkView, subnet: Subnet, { ephemeralPorts }: RuleOptions): readonly OutboundPath[] {
  return waysOutOf(view, subnet, ephemeralPorts).flatMap(({ paths }) => paths);
}

function balanceOf(subnet: Subnet, required: RequiredReplies): Balance {
  const { crossing, packets } = required;
  const lost = packets.subtract(crossing.allowed);
  if (lost.upper.isEmpty()) { return { reasons: [], onPurpose: [] }; }
  const closed = crossing.closedOnPurpose;
  const onPurpose = portsOf(lost.upper.intersect(closed));
  const missing = lost.lower.subtract(closed);
  if (!missing.isEmpty()) { return { loss: { subnet, required, missing }, reasons: [], onPurpose }; }
  const reasons = lost.upper.isSubsetOf(closed) ? [] : [...packets.reasons, ...crossing.allowed.reasons];
  return { reasons, onPurpose };
}

function portsOf(packets: PacketSet): readonly number[] {
  return packets.slices.flatMap(({ field }) =>
    field.intervals.flatMap(({ lo, hi }) => Array.from({ length: hi - lo + 1 }, (_, i) => lo + i)));
}

function lossOf(view: NetworkView, subnet: Subnet, balances: readonly Balance[]): Judgement | undefined {
  const losses = balances.flatMap(({ loss }) => loss ?? []);
  if (losses.length === 0) { return undefined; }
  const { texts, witnesses, blame, fixes } = accountOf(view, losses);
  return violated(`replies from the internet to subnet ${subnet.id} are lost: ${listed(texts, ' and ')}`, {
    witnesses,
    blame,
    fix: fixes.join('; '),
    portsBlockedOnPurpose: purposeOf(balances),
    ...(losses.every(isHarmless) ? { severity: Severity.WARNING } : {}),
  });
}

/** A proof needs flows that replies come back to. */
function unknownOf(
  view: NetworkView,
  subnet: Subnet,
  moves: boolean,
  reasons: readonly string[],
  { ephemeralPorts }: RuleOptions,
): Judgement | undefined {
  const summary = `whether all replies from the internet to subnet ${subnet.id} pass is unknown`;
  if (reasons.length > 0) { return undecided(summary, reasons); }
  if (moves) { return undefined; }
  const possible = waysOutOf(view, subnet, ephemeralPorts).flatMap(({ out }) => out.reasons);
  return undecided(summary, possible.length > 0
    ? possible
    : [`no request of subnet ${subnet.id} gets to the internet, and none comes from there: there are no replies`]);
}

/** Families of a private subnet of which nothing gets out: to say that their replies pass would mean nothing. */
function stillnessOf(view: NetworkView, subnet: Subnet, { ephemeralPorts }: RuleOptions): Judgement | undefined {
  const reasons = stillness(subnet, waysOutOf(view, subnet, ephemeralPorts), 'there are no replies');
  return reasons.length === 0
    ? undefined
    : undecided(`whether all replies from the internet to subnet ${subnet.id} pass is unknown`, reasons);
}

function proofOf(
  subnet: Subnet,
  balances: readonly Balance[],
  { ephemeralPorts: { from, to } }: RuleOptions,
): Judgement {
  const ports = purposeOf(balances);
  const [noun, are] = ports.length > 1 ? ['ports', 'are'] : ['port', 'is'];
  const but =
    ports.length === 0
      ? ''
      : `, but for ${noun} ${listed(ports.map(String), ' and ')}, which ${are} blocked on purpose`;
  return proved(
    `every reply from the internet to flows of subnet ${subnet.id} passes, on ports ${from}-${to}${but}`,
    ports,
  );
}

function purposeOf(balances: readonly Balance[]): number[] {
  return [...new Set(balances.flatMap(({ onPurpose }) => onPurpose))].sort((a, b) => a - b);
}
