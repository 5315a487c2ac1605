import { crossingPlace, DIRECTIONS } from './crossing-place';
import type { Flow, Side } from './flow';
import { addressesOf, servicesText } from './packet-headers';
import type { Hop } from './path-direction';
import { ExplanationCode } from '../../explanation';
import type { Explanation } from '../../explanation';
import type { Crossing } from '../forwarding/acl-crossing';
import type { Fact } from '../forwarding/fact';
import { blocks, mayBlock } from '../forwarding/fact';
import type { AclDecision } from '../forwarding/network-acl';
import { decisions, IMPLICIT_DENY } from '../forwarding/network-acl';
import { addressesText } from '../words/header-text';

/** A fact of a hop, and the network ACL rule that it is about, if any. */
export interface HopFact extends Fact {
  readonly ruleNumber?: number;
  readonly onPurpose?: boolean;
}

/** All that is to say of the packets that would be at a hop: its own facts, and what its network ACL denies. */
export function factsOf(hop: Hop): readonly HopFact[] {
  return [...hop.crossing ? aclFacts(hop, hop.crossing) : [], ...hop.facts];
}

export function explanationOf(fact: HopFact, hop: Hop): Explanation {
  const { code, componentId, ruleNumber, onPurpose, effect, detail } = fact;
  return {
    ...(code === undefined ? {} : { explanationCode: code }),
    effect,
    componentId: componentId ?? hop.componentId,
    ...(ruleNumber === undefined ? {} : { ruleNumber }),
    ...(hop.crossing ? { crossing: crossingPlace(hop.crossing) } : {}),
    ...(onPurpose ? { onPurpose } : {}),
    detail,
  };
}

/** The rules that decide about the packets that would be at the hop, lowest number first. */
export function aclDecisions({ before }: Hop, { acl, side }: Crossing): readonly AclDecision[] {
  return acl ? decisions(acl, before.unfiltered.upper.side(side)) : [];
}

/** Why it is unknown which of the packets that would be at the hop pass. */
export function aclDoubts({ before }: Hop, { allowed, side }: Crossing): readonly string[] {
  if (allowed.isExact) { return []; }
  const undecided = allowed.upper.subtract(allowed.lower);
  return undecided.overlaps(before.unfiltered.upper.side(side)) ? allowed.reasons : [];
}

function aclFacts(hop: Hop, crossing: Crossing): readonly HopFact[] {
  const denials = aclDecisions(hop, crossing)
    .filter(({ action }) => action === 'deny')
    .map((decision) => denial(decision, hop.before.unfiltered.upper, crossing));
  const doubts = aclDoubts(hop, crossing).map((reason): HopFact => ({
    ...mayBlock(reason, ExplanationCode.UNKNOWN_RESOURCE),
    partial: true,
  }));
  return [...denials, ...doubts];
}

function denial({ rule, ruleNumber, packets }: AclDecision, asked: Flow, crossing: Crossing): HopFact {
  const { acl, side, subnet } = crossing;
  const denied = asked.restrictedTo(side, packets);
  const direction = DIRECTIONS[crossing.direction];
  const subject = ruleNumber === IMPLICIT_DENY
    ? `no ${direction} rule of ${acl!.id} allows`
    : `${direction} rule ${ruleNumber} of ${acl!.id} denies`;
  const where = `${crossing.direction === 'ingress' ? 'into' : 'out of'} ${subnet.id}`;
  const onPurpose = denied.side(side).isSubsetOf(crossing.closedOnPurpose);
  return {
    ...blocks(
      `${subject} ${servicesText(denied)}${peers(denied, asked, side)} ${where}${onPurpose ? ', on purpose' : ''}`,
      ExplanationCode.SUBNET_ACL_RESTRICTION,
      rule?.entry ?? acl!.id,
    ),
    partial: true,
    ruleNumber,
    onPurpose,
  };
}

/** Whose packets are denied, unless it is everybody's. */
function peers(denied: Flow, asked: Flow, side: Side): string {
  const { addresses } = denied.side(side);
  if (addresses.equals(asked.side(side).addresses)) { return ''; }
  return ` ${side === 'source' ? 'from' : 'to'} ${addressesText(addressesOf(addresses))}`;
}
