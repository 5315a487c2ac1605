import type { Flow, Side } from './flow';
import { addressesOf, headersOf, rangesOf } from './packet-headers';
import type { Leg, Remark } from './path-direction';
import { mayBlock } from './path-direction';
import { ExplanationCode, ExplanationEffect } from '../../explanation';
import type { PathAclRule } from '../../network-path';
import { CrossingDirection, PathComponentType } from '../../network-path';
import { networkAclOf, crossing } from '../forwarding/acl-crossing';
import { decisions, IMPLICIT_DENY } from '../forwarding/network-acl';
import type { AclDecision, AclRule, CompiledAcl } from '../forwarding/network-acl';
import { TRANSPORTS } from '../forwarding/services';
import type { Direction, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { zoneLabel } from '../network/zone';
import { IntervalSet } from '../packet/interval-set';
import { addressesText, serviceText } from '../words/header-text';

/** A rule sees the address that is not in the subnet. */
const SEEN: Readonly<Record<Direction, Side>> = { ingress: 'source', egress: 'destination' };
const DIRECTIONS: Readonly<Record<Direction, CrossingDirection>> = {
  ingress: CrossingDirection.INBOUND,
  egress: CrossingDirection.OUTBOUND,
};

/** In the place of a logical id that the template does not tell. */
export const UNKNOWN_ID = '(unknown)';

/** Packets enter or leave a subnet, past its network ACL. */
export function cross(view: NetworkView, leg: Leg, subnet: Subnet, direction: Direction): Leg {
  const { intended } = leg.progress;
  const side = SEEN[direction];
  const { acl, allowed } = crossing(view, subnet, direction, intended.family);
  const decided = acl ? decisions(acl, intended.side(side)) : [];
  const onPurpose = networkAclOf(view, subnet)?.portsBlockedOnPurpose ?? [];
  const denials = decided
    .filter(({ action }) => action === 'deny')
    .map((decision) => denial(decision, acl!, subnet, intended, onPurpose));
  const undecided = allowed.upper.subtract(allowed.lower).intersect(intended.side(side));
  const doubts = undecided.isEmpty()
    ? []
    : allowed.reasons.map((reason): Remark => ({
        ...mayBlock(reason, ExplanationCode.UNKNOWN_RESOURCE),
        partial: true,
      }));
  return leg.pass({
    type: PathComponentType.NETWORK_ACL,
    componentId: acl?.id ?? UNKNOWN_ID,
    ...placeOf(subnet),
    direction: DIRECTIONS[direction],
    aclRules: decided.map((decision) => ruleOf(decision, acl!)),
  }, [...denials, ...doubts], ({ atMost, atLeast, ...rest }) => ({
    ...rest, atMost: atMost.restrictedTo(side, allowed.upper), atLeast: atLeast.restrictedTo(side, allowed.lower),
  }));
}

/** Where in the network a component of a subnet is. */
export function placeOf({ id, vpc, zone }: Subnet): {
  readonly subnetId: string;
  readonly vpcId?: string;
  readonly zone: string;
} {
  return { subnetId: id, ...(vpc.kind === 'known' ? { vpcId: vpc.value } : {}), zone: zoneLabel(zone) };
}

function ruleOf({ rule, ruleNumber, action }: AclDecision, acl: CompiledAcl): PathAclRule {
  return {
    ruleNumber,
    action,
    text: rule?.text ?? 'everything else',
    entryId: rule?.entry ?? acl.id,
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

function denial(
  { rule, ruleNumber, packets }: AclDecision,
  acl: CompiledAcl,
  subnet: Subnet,
  intended: Flow,
  onPurpose: readonly number[],
): Remark {
  const side = SEEN[acl.direction];
  const denied = intended.restrictedTo(side, packets);
  const services = [...new Set(headersOf(denied).map(serviceText))].join(' and ');
  const direction = DIRECTIONS[acl.direction];
  const subject =
    ruleNumber === IMPLICIT_DENY
      ? `no ${direction} rule of ${acl.id} allows`
      : `${direction} rule ${ruleNumber} of ${acl.id} denies`;
  const where = `${acl.direction === 'ingress' ? 'into' : 'out of'} ${subnet.id}`;
  return {
    effect: ExplanationEffect.BLOCKS,
    partial: true,
    code: ExplanationCode.SUBNET_ACL_RESTRICTION,
    component: rule?.entry ?? acl.id,
    ruleNumber,
    detail: `${subject} ${services}${peers(denied, intended, side)} ${where}${isOnPurpose(denied, onPurpose) ? ', on purpose' : ''}`,
  };
}

/** Whose packets are denied, unless it is everybody's. */
function peers(denied: Flow, intended: Flow, side: Side): string {
  const { addresses } = denied.side(side);
  if (addresses.equals(intended.side(side).addresses)) { return ''; }
  return ` ${side === 'source' ? 'from' : 'to'} ${addressesText(addressesOf(addresses))}`;
}

function isOnPurpose(denied: Flow, ports: readonly number[]): boolean {
  const closed = IntervalSet.from(ports.map((port) => ({ lo: port, hi: port })));
  return denied.services.runs.every(
    ({ lo, hi, inner }) => IntervalSet.of(lo, hi).isSubsetOf(TRANSPORTS) && inner.isSubsetOf(closed),
  );
}
