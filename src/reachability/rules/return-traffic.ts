import type { Loss } from './lost-replies';
import { accountOf } from './lost-replies';
import type { Judgement, Rule, RuleOptions } from './rule';
import { allOf, proved, undecided, violated } from './rule';
import { RuleId } from './rule-id';
import { ofSubnets } from './subject';
import { listed } from './words';
import type { Subnet } from '../private/network/nouns';
import type { NetworkView } from '../private/network/view';
import { PacketSet } from '../private/packet/packet-set';
import { closedOnPurpose } from '../private/trace/crossing';
import type { Owed, RoundTrip } from '../private/trace/owed';
import { roundTrips } from '../private/trace/round-trip';
import { tierOf } from '../private/trace/tier';
import { realmsOf } from '../private/trace/ways-out';
import { Severity } from '../verdict';

/** What is known of the replies at one crossing. */
interface Balance {
  readonly loss?: Loss;
  readonly reasons: readonly string[];
  readonly onPurpose: readonly number[];
}

/**
 * The reply to every flow between a subnet and the internet passes every network ACL on its way back: TCP and UDP on all ports at which hosts and
 * gateways listen, ICMP echo replies, and ICMP errors from the flow's destination, without which path MTU discovery fails. Errors of routers in
 * between are not required.
 */
export const returnTraffic: Rule = {
  id: RuleId.RETURN_TRAFFIC,
  severity: Severity.ERROR,
  subjects: allOf('subnet'),
  judge: ofSubnets((view, subnet, options) => {
    const tier = tierOf(view, subnet);
    const mayBePublic = tier.kind === 'unknown' || tier.value === 'public';
    const followed = realmsOf(subnet).map((realm) => roundTrips(view, subnet, realm, mayBePublic, options.clientPorts));
    const trips = followed.flatMap((one) => one.trips);
    const reasons = followed.flatMap((one) => one.reasons);
    if (tier.kind === 'known' && tier.value === 'isolated' && trips.length === 0 && reasons.length === 0) return undefined;
    const balances = trips.flatMap((trip) => trip.owed.map((owed) => balanceOf(view, subnet, trip, owed)));
    return verdictOf(view, subnet, balances, [...reasons, ...balances.flatMap((balance) => balance.reasons)], options);
  }),
};

function balanceOf(view: NetworkView, subnet: Subnet, trip: RoundTrip, owed: Owed): Balance {
  const { crossing, packets } = owed;
  const lost = packets.subtract(crossing.allowed);
  if (lost.upper.isEmpty()) return { reasons: [], onPurpose: [] };
  const closed = closedOnPurpose(view, owed.crossing);
  const onPurpose = portsOf(lost.upper.intersect(closed));
  const missing = lost.lower.subtract(closed);
  if (!missing.isEmpty()) return { loss: { subnet, trip, owed, missing }, reasons: [], onPurpose };
  const reasons = lost.upper.isSubsetOf(closed) ? [] : [...packets.reasons, ...crossing.allowed.reasons];
  return { reasons, onPurpose };
}

function portsOf(packets: PacketSet): readonly number[] {
  return packets.slices.flatMap(({ field }) => field.intervals.flatMap(({ lo, hi }) => Array.from({ length: hi - lo + 1 }, (_, i) => lo + i)));
}

function verdictOf(
  view: NetworkView, subnet: Subnet, balances: readonly Balance[], reasons: readonly string[], { clientPorts }: RuleOptions,
): Judgement {
  const losses = balances.flatMap(({ loss }) => loss ?? []);
  const onPurpose = [...new Set(balances.flatMap((balance) => balance.onPurpose))].sort((a, b) => a - b);
  if (losses.length > 0) {
    const { texts, witnesses, blame, fixes } = accountOf(view, losses);
    return violated(`replies to flows of subnet ${subnet.id} are lost: ${listed(texts, ' and ')}`, {
      witnesses,
      blame,
      fix: fixes.join('; '),
      portsBlockedOnPurpose: onPurpose,
    });
  }
  if (reasons.length > 0) return undecided(`whether all replies to flows of subnet ${subnet.id} pass cannot be told`, reasons);
  const [ports, are] = onPurpose.length > 1 ? ['ports', 'are'] : ['port', 'is'];
  const but = onPurpose.length === 0 ? '' : `, but for ${ports} ${listed(onPurpose.map(String), ' and ')}, which ${are} blocked on purpose`;
  return proved(`every reply to flows of subnet ${subnet.id} passes, on ports ${clientPorts.from}-${clientPorts.to}${but}`, onPurpose);
}
