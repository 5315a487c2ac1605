import { RULE_DIRECTION } from './private/crossing-words';
import type { Blame, Rule } from './private/rule';
import { proved, undecided, violated } from './private/rule';
import { aclsOfTheTemplate } from './private/subject';
import { RuleId } from './rule-id';
import type { AclRule, CompiledAcl, ShadowedRule } from '../private/forwarding/network-acl';
import { compileAcl, shadowedRules, unresolvedOf } from '../private/forwarding/network-acl';
import { groupBy } from '../private/network/group-by';
import type { Direction } from '../private/network/resources';
import { FAMILIES } from '../private/packet/family';
import { listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

/** A rule that no packet ever gets to is a rule that somebody believes in without reason. */
export const shadowedAclRule: Rule = {
  id: RuleId.SHADOWED_ACL_RULE,
  severity: Severity.WARNING,
  subjects: aclsOfTheTemplate,
  judge: (view, id) => {
    const resource = view.find('network-acl', id);
    if (!resource) { return undefined; }
    const acls = DIRECTIONS.flatMap((direction) =>
      FAMILIES.map((family) => compileAcl(view, id, resource.isDefault, direction, family)),
    );
    const found = findShadowed(acls);
    if (found.length > 0) {
      return violated(
        `network ACL ${id} has rules that never match: ${listed(
          found.map(({ acl, shadowed }) => nameOf(acl, shadowed.rule)),
          ' and ',
        )}`,
        {
          blame: found.map(({ acl, shadowed }) => blameOf(acl, shadowed)),
          fix: found.map(({ acl, shadowed }) => fixOf(acl, shadowed)).join('; '),
        },
      );
    }
    const reasons = acls.flatMap(({ rules }) =>
      rules.filter((rule, i) => isOwn(rule) || i < rules.length - 1).flatMap(unresolvedOf),
    );
    return reasons.length > 0
      ? undecided(`whether every rule of network ACL ${id} can match is unknown`, reasons)
      : proved(`every rule of network ACL ${id} can match`);
  },
};

interface Found {
  readonly acl: CompiledAcl;
  readonly shadowed: ShadowedRule;
}

/**
 * A rule whose CIDR is unknown may be of either family: it never matches only if it matches in neither, and is reported
 * once.
 */
function findShadowed(acls: readonly CompiledAcl[]): readonly Found[] {
  const found = acls.flatMap((acl) => shadowedRules(acl).map((shadowed) => ({ acl, shadowed })));
  const perEntry = groupBy(found, ({ shadowed }) => shadowed.rule.entry);
  const families = ({ entry }: AclRule) =>
    acls.filter(({ rules }) => rules.some((rule) => rule.entry === entry)).length;
  return [...perEntry.values()]
    .filter(([{ shadowed }, ...others]) => families(shadowed.rule) === 1 + others.length)
    .map(([first]) => first);
}

/** The template's own: what covers AWS's rule of a default network ACL does so on purpose. */
function isOwn({ entry }: AclRule): boolean {
  return entry !== undefined;
}

function nameOf({ direction }: CompiledAcl, rule: AclRule): string {
  return `${RULE_DIRECTION[direction]} rule ${numberOf(rule)}`;
}

function numberOf({ ruleNumber }: AclRule): number {
  return ruleNumber.kind === 'known' ? ruleNumber.value : NaN;
}

function coverOf({ by }: ShadowedRule): string {
  return `${by.length > 1 ? 'rules' : 'rule'} ${listed(by.map((rule) => `${numberOf(rule)}`), ' and ')}`;
}

function blameOf(acl: CompiledAcl, shadowed: ShadowedRule): Blame {
  const { rule } = shadowed;
  return {
    componentId: rule.entry ?? acl.id,
    ruleNumber: numberOf(rule),
    detail: `${nameOf(acl, rule)} of network ACL ${acl.id} (${rule.action.kind === 'known' ? rule.action.value : 'allow or deny'} ${rule.text}) is covered by ${coverOf(shadowed)}`,
  };
}

function fixOf(acl: CompiledAcl, shadowed: ShadowedRule): string {
  const first = Math.min(...shadowed.by.map(numberOf));
  const rule = `${nameOf(acl, shadowed.rule)} of network ACL ${acl.id}`;
  return first > 1
    ? `give ${rule} a number below ${first}, or delete it`
    : `delete ${rule}, or give rule ${first} a number above it`;
}
