import { known, Resolved } from '../network/resource';
import type { Direction, NetworkAclEntry } from '../network/resources';
import type { NetworkView } from '../network/view';
import { Bounds } from '../packet/bounds';
import type { Family } from '../packet/family';
import { PacketSet } from '../packet/packet-set';
import { accepted, foldResidual } from '../packet/residual';

/** The number that AWS shows for the `*` rule, which denies what no other rule matches. */
export const IMPLICIT_DENY = 32767;

export type AclAction = 'allow' | 'deny';

/** One rule of a network ACL, in one direction and family. */
export interface AclRule {
  /** Logical id of the entry; undefined for the rules that AWS puts there. */
  readonly entry?: string;
  readonly ruleNumber: Resolved<number>;
  readonly action: Resolved<AclAction>;
  readonly matches: Bounds<PacketSet>;
  /** Why it is unknown whether it is a rule of this ACL, where it is. */
  readonly doubt?: string;
  /** The rule in words: `tcp 1024-65535 from 0.0.0.0/0`. */
  readonly text: string;
}

/** A network ACL in one direction and family: its rules, and what they let through. */
export interface CompiledAcl {
  /** Logical id, or `Vpc.DefaultNetworkAcl` where the template does not mention the one that a VPC comes with. */
  readonly id: string;
  readonly direction: Direction;
  readonly family: Family;
  /** In the order of evaluation; without the implicit deny, which no one can change. */
  readonly rules: readonly AclRule[];
  readonly allowed: Bounds<PacketSet>;
}

/** The rule that decides the fate of some packets. */
export interface AclDecision {
  /** Undefined for the implicit deny. */
  readonly rule?: AclRule;
  readonly ruleNumber: number;
  readonly action: AclAction;
  readonly packets: PacketSet;
}

/** How unknown parts of a rule are read: so that the ACL lets through as little as it may, or as much. */
type Reading = 'least' | 'most';

interface ReadRule {
  readonly rule: AclRule;
  readonly action: AclAction;
  readonly position: number;
  readonly set: PacketSet;
}

/** The ACL of this id; with `isDefault`, the one that a VPC comes with. */
export function compileAcl(
  view: NetworkView,
  id: string,
  isDefault: boolean,
  direction: Direction,
  family: Family,
): CompiledAcl {
  return view.memo(`acl ${id} ${direction} ${family}`, () => {
    const matters = (entry: NetworkAclEntry) =>
      entry.direction === direction && !entry.matches[family].upper.isEmpty();
    const entries = view.network.referringTo('network-acl-entry', 'networkAcl', id).filter(matters);
    const possible = view.network.perhapsReferringTo('network-acl-entry', 'networkAcl', id).filter(matters);
    const rules = [
      ...view.existing(entries).map((entry) => ruleOf(entry, family)),
      ...view.existing(possible).map((entry) => possibleRuleOf(entry, id, family)),
    ];
    const all = isDefault ? [...rules, defaultRule(family, isModified(view, id))] : rules;
    const ordered = inOrder(all, 'most').map(({ rule }) => rule);
    return { id, direction, family, rules: ordered, allowed: allowedBy(all, family) };
  });
}

/**
 * Which rule decides which of the packets, by the reading that lets most through: what it denies is denied for certain.
 */
export function decisions(acl: CompiledAcl, packets: PacketSet): readonly AclDecision[] {
  const { effective, rest } = foldResidual(inOrder(acl.rules, 'most'), ({ set }) => set, packets);
  const decided = effective.map(({ rule: { rule, action, position }, set }): AclDecision => ({
    rule,
    ruleNumber: position,
    action,
    packets: set,
  }));
  return [...decided, { ruleNumber: IMPLICIT_DENY, action: 'deny' as const, packets: rest }].filter(
    (decision) => !decision.packets.isEmpty(),
  );
}

/**
 * Which rules deny packets that the ACL is certain to deny. Those that allow take none of them, whatever they match.
 */
export function denials(acl: CompiledAcl, denied: PacketSet): readonly AclDecision[] {
  return decisions(
    { ...acl, rules: acl.rules.filter(({ action }) => action.kind === 'known' && action.value === 'deny') },
    denied,
  );
}

/** A rule that never matches a packet, and the earlier rules that match all of its packets instead. */
export interface ShadowedRule {
  readonly rule: AclRule;
  readonly by: readonly AclRule[];
}

/** Rules that match nothing whatever the unknown parts of the ACL turn out to be. */
export function shadowedRules(acl: CompiledAcl): readonly ShadowedRule[] {
  const numbered = acl.rules.filter(({ ruleNumber, doubt }) => ruleNumber.kind === 'known' && doubt === undefined);
  const shadowed: ShadowedRule[] = [];
  let taken = PacketSet.empty(acl.family);
  numbered.forEach((rule, i) => {
    const more = taken.union(rule.matches.lower);
    if (more === taken && rule.matches.upper.isSubsetOf(taken)) {
      const { effective } = foldResidual(numbered.slice(0, i), ({ matches }) => matches.lower, rule.matches.upper);
      shadowed.push({ rule, by: effective.filter(({ set }) => !set.isEmpty()).map((earlier) => earlier.rule) });
    } else {
      taken = more;
    }
  });
  return shadowed;
}

/** What could not be resolved of a rule, in words. */
export function unresolvedOf(rule: AclRule): readonly string[] {
  if (isResolved(rule)) { return []; }
  if (rule.doubt !== undefined) { return [rule.doubt]; }
  const name = nameOf(rule);
  return [
    ...rule.ruleNumber.kind === 'unknown' ? [`the rule number of ${name} is unknown: ${rule.ruleNumber.reason}`] : [],
    ...rule.action.kind === 'unknown' ? [`the action of ${name} is unknown: ${rule.action.reason}`] : [],
    ...rule.matches.reasons.map((reason) => `what ${name} matches is unknown: ${reason}`),
  ];
}

function isResolved({ ruleNumber, action, matches }: AclRule): boolean {
  return ruleNumber.kind === 'known' && action.kind === 'known' && matches.isExact;
}

/** A rule of this ACL or of another one. */
function possibleRuleOf(entry: NetworkAclEntry, acl: string, family: Family): AclRule {
  const rule = ruleOf(entry, family);
  const { networkAcl } = entry;
  const doubt = `whether ${nameOf(rule)} belongs to network ACL ${acl} is unknown${
    networkAcl.kind === 'unknown' ? `: ${networkAcl.reason}` : ''}`;
  return { ...rule, doubt, matches: Bounds.between(PacketSet.empty(family), rule.matches.upper, [doubt]) };
}

function ruleOf({ id, ruleNumber, action, matches, text }: NetworkAclEntry, family: Family): AclRule {
  return { entry: id, ruleNumber, action, matches: matches[family], text };
}

/** AWS's own rule; the IPv6 one comes with the VPC's IPv6 block, but not if somebody has changed the ACL by then. */
function defaultRule(family: Family, modified: boolean): AclRule {
  const [all, number, block] =
    family === 'ipv4' ? [PacketSet.all('ipv4'), 100, '0.0.0.0/0'] : [PacketSet.all('ipv6'), 101, '::/0'];
  const matches =
    family === 'ipv6' && modified
      ? Bounds.between(PacketSet.empty(family), all, [
        'AWS adds rule 101 to a default network ACL only if it is unmodified when the VPC gets its IPv6 block',
      ])
      : Bounds.exact(all);
  return { ruleNumber: known(number), action: known('allow'), matches, text: `all traffic ${block}` };
}

function isModified(view: NetworkView, id: string): boolean {
  return (
    view.referringTo('network-acl-entry', 'networkAcl', id).length > 0 ||
    view.perhapsReferringTo('network-acl-entry', 'networkAcl', id).length > 0
  );
}

function allowedBy(rules: readonly AclRule[], family: Family): Bounds<PacketSet> {
  const lower = letThrough(rules, 'least', family);
  const reasons = [...rules.flatMap(unresolvedOf), ...contradictions(rules)];
  return reasons.length === 0 ? Bounds.exact(lower) : Bounds.between(lower, letThrough(rules, 'most', family), reasons);
}

function letThrough(rules: readonly AclRule[], reading: Reading, family: Family): PacketSet {
  return accepted(
    inOrder(rules, reading),
    ({ set }) => set,
    ({ action }) => action === 'allow',
    PacketSet.empty(family),
  );
}

/**
 * A rule that serves the reading is read at its widest and first, one that works against it at its narrowest and last.
 */
function inOrder(rules: readonly AclRule[], reading: Reading): readonly ReadRule[] {
  const wanted = reading === 'most' ? 'allow' : 'deny';
  const read = rules.map((rule): ReadRule => {
    const action = rule.action.kind === 'known' ? rule.action.value : wanted;
    const serves = action === wanted;
    const position = rule.ruleNumber.kind === 'known' ? rule.ruleNumber.value : serves ? 0 : IMPLICIT_DENY - 1;
    return { rule, action, position, set: serves ? rule.matches.upper : rule.matches.lower };
  });
  const rank = ({ action }: ReadRule) => action === wanted ? 0 : 1;
  return read.sort((a, b) => a.position - b.position || rank(a) - rank(b));
}

/** CloudFormation fails to deploy two rules of one number: which of them is there in the end, nobody can tell. */
function contradictions(rules: readonly AclRule[]): readonly string[] {
  const seen = new Map<number, AclRule>();
  return rules.flatMap((rule) => {
    if (rule.ruleNumber.kind === 'unknown') { return []; }
    const twin = seen.get(rule.ruleNumber.value);
    seen.set(rule.ruleNumber.value, rule);
    return twin
      ? [`rule number ${rule.ruleNumber.value} is used twice in one direction, by ${nameOf(twin)} and ${nameOf(rule)}`]
      : [];
  });
}

function nameOf(rule: AclRule): string {
  return rule.entry ? `network ACL entry ${rule.entry}` : 'the default network ACL';
}
