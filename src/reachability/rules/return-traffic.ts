import type { Loss } from './private/lost-replies';
import { accountOf } from './private/lost-replies';
import type { Judgement, Rule, RuleOptions } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { ofSubnets } from './private/subject';
import { RuleId } from './rule-id';
import { closedOnPurpose } from '../private/forwarding/acl-crossing';
import { addressSpacesOf } from '../private/forwarding/internet-routes';
import { tierOf } from '../private/forwarding/subnet-tier';
import type { Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { PacketSet } from '../private/packet/packet-set';
import type { RequiredReplies, RoundTrip } from '../private/paths/required-replies';
import { roundTrips } from '../private/paths/round-trips';
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
 */
export const returnTraffic: Rule = {
  id: RuleId.RETURN_TRAFFIC,
  severity: Severity.ERROR,
  subjects: allOf('subnet'),
  judge: ofSubnets((view, subnet, options) => {
    const tier = tierOf(view, subnet);
    const mayBePublic = tier.kind === 'unknown' || tier.value === 'public';
    const followed = addressSpacesOf(subnet).map((addressSpace) =>
      roundTrips(view, subnet, addressSpace, mayBePublic, options.ephemeralPorts),
    );
    const trips = followed.flatMap((one) => one.trips);
    const reasons = followed.flatMap((one) => one.reasons);
    if (tier.kind === 'known' && tier.value === 'isolated' && trips.length === 0 && reasons.length === 0) {
      return undefined;
    }
    const balances = trips.flatMap((trip) =>
      trip.requiredReplies.map((requiredReplies) => balanceOf(view, subnet, trip, requiredReplies)),
    );
    return verdictOf(view, subnet, balances, [...reasons, ...balances.flatMap((balance) => balance.reasons)], options);
  }),
};

function balanceOf(view: NetworkView, subnet: Subnet, trip: RoundTrip, requiredReplies: RequiredReplies): Balance {
  const { crossing, packets } = requiredReplies;
  const lost = packets.subtract(crossing.allowed);
  if (lost.upper.isEmpty()) { return { reasons: [], onPurpose: [] }; }
  const closed = closedOnPurpose(view, requiredReplies.crossing);
  const onPurpose = portsOf(lost.upper.intersect(closed));
  const missing = lost.lower.subtract(closed);
  if (!missing.isEmpty()) { return { loss: { subnet, trip, requiredReplies, missing }, reasons: [], onPurpose }; }
  const reasons = lost.upper.isSubsetOf(closed) ? [] : [...packets.reasons, ...crossing.allowed.reasons];
  return { reasons, onPurpose };
}

function portsOf(packets: PacketSet): readonly number[] {
  return packets.slices.flatMap(({ field }) =>
    field.intervals.flatMap(({ lo, hi }) => Array.from({ length: hi - lo + 1 }, (_, i) => lo + i)),
  );
}

function verdictOf(
  view: NetworkView,
  subnet: Subnet,
  balances: readonly Balance[],
  reasons: readonly string[],
  { ephemeralPorts }: RuleOptions,
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
  if (reasons.length > 0) {
    return undecided(`whether all replies to flows of subnet ${subnet.id} pass cannot be told`, reasons);
  }
  const [ports, are] = onPurpose.length > 1 ? ['ports', 'are'] : ['port', 'is'];
  const but =
    onPurpose.length === 0
      ? ''
      : `, but for ${ports} ${listed(onPurpose.map(String), ' and ')}, which ${are} blocked on purpose`;
  return proved(
    `every reply to flows of subnet ${subnet.id} passes, on ports ${ephemeralPorts.from}-${ephemeralPorts.to}${but}`,
    onPurpose,
  );
}
