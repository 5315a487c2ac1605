import { RULE_DIRECTION } from './private/crossing-words';
import type { Rule } from './private/rule';
import { proved, undecided, violated } from './private/rule';
import { aclsOfTheTemplate } from './private/subject';
import { RuleId } from './rule-id';
import type { Direction, NetworkAclEntry } from '../private/network/resources';
import type { Family } from '../private/packet/family';
import { FAMILIES, FAMILY_NAMES } from '../private/packet/family';
import { listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

/** AWS counts the implicit deny: of 20 rules, 19 are the user's. */
const DEFAULT_QUOTA = 20;
const HIGHEST_QUOTA = 40;

interface Count {
  readonly direction: Direction;
  readonly family: Family;
  readonly least: number;
  readonly most: number;
  readonly reasons: readonly string[];
}

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
export const aclRuleQuota: Rule = {
  id: RuleId.ACL_RULE_QUOTA,
  severity: Severity.WARNING,
  subjects: aclsOfTheTemplate,
  judge: (view, id) => {
    const resource = view.find('network-acl', id);
    if (!resource) { return undefined; }
    const entries = view.referringTo('network-acl-entry', 'networkAcl', id);
    const perhaps = view.perhapsReferringTo('network-acl-entry', 'networkAcl', id);
    const counts = (['ingress', 'egress'] as const).flatMap((direction) =>
      FAMILIES.map((family) => countOf(entries, perhaps, direction, family)),
    );
    const tooMany = counts.filter(({ least }) => least >= DEFAULT_QUOTA);
    if (tooMany.length > 0) {
      const details = tooMany.map((count) => `${count.least} ${nameOf(count)} rules`);
      return violated(
        `network ACL ${id} has ${listed(details, ' and ')}, where AWS allows ${DEFAULT_QUOTA - 1} besides the implicit deny, and ${HIGHEST_QUOTA - 1} on request`,
        {
          severity: tooMany.some(({ least }) => least >= HIGHEST_QUOTA) ? Severity.ERROR : Severity.WARNING,
          blame: details.map((detail) => ({ componentId: id, detail })),
          fix: `merge or drop ${listed(
            tooMany.map((count) => `${count.least - DEFAULT_QUOTA + 1} ${nameOf(count)} rules`),
            ' and ',
          )} of network ACL ${id}`,
        },
      );
    }
    const reasons = counts.filter(({ most }) => most >= DEFAULT_QUOTA).flatMap((count) => count.reasons);
    return reasons.length > 0
      ? undecided(`whether network ACL ${id} keeps to the quota is unknown`, reasons)
      : proved(`network ACL ${id} keeps to the quota`);
  },
};

/** A rule whose CIDR is unknown may be of either family, one whose `Egress` is unknown of either direction. */
function countOf(
  entries: readonly NetworkAclEntry[],
  perhaps: readonly NetworkAclEntry[],
  direction: Direction,
  family: Family,
): Count {
  const counts = (entry: NetworkAclEntry) =>
    entry.direction === direction && !entry.matches[family].upper.isEmpty();
  const [possible, elsewhere] = [entries.filter(counts), perhaps.filter(counts)];
  const isTwoWay = ({ id }: NetworkAclEntry) => entries.some((one) => one.id === id && one.direction !== direction);
  const certain = possible.filter((entry) => entry.matches[other(family)].upper.isEmpty() && !isTwoWay(entry));
  return {
    direction,
    family,
    least: certain.length,
    most: possible.length + elsewhere.length,
    reasons: [...possible.flatMap((entry) => reasonsOf(entry, family)), ...elsewhere.flatMap(doubtOf)],
  };
}

function doubtOf({ id, networkAcl }: NetworkAclEntry): readonly string[] {
  return networkAcl.kind === 'unknown'
    ? [`which network ACL the entry ${id} belongs to is unknown: ${networkAcl.reason}`]
    : [];
}

function reasonsOf({ id, matches }: NetworkAclEntry, family: Family): readonly string[] {
  return matches[family].reasons.map((reason) => `what network ACL entry ${id} matches is unknown: ${reason}`);
}

function other(family: Family): Family {
  return family === 'ipv4' ? 'ipv6' : 'ipv4';
}

function nameOf({ direction, family }: Pick<Count, 'direction' | 'family'>): string {
  return `${RULE_DIRECTION[direction]} ${FAMILY_NAMES[family]}`;
}
