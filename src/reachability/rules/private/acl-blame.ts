import type { Blame } from './rule';
import { ExplanationCode } from '../../explanation';
import type { Crossing } from '../../private/forwarding/acl-crossing';
import type { AclDecision } from '../../private/forwarding/network-acl';
import { crossingPlace } from '../../private/paths/crossing-place';

/**
 * A network ACL rule that drops packets, or the implicit deny.
 *
 * @param drops what it drops, and where, in words: `replies entering subnet Private1`
 */
export function aclBlame(
  crossing: Crossing,
  { rule, ruleNumber }: Pick<AclDecision, 'rule' | 'ruleNumber'>,
  drops: string,
): Blame {
  const acl = crossing.acl!.id;
  const subject = rule ? `rule ${ruleNumber} (deny ${rule.text})` : 'the implicit deny';
  return {
    componentId: rule?.entry ?? acl,
    ruleNumber,
    crossing: crossingPlace(crossing),
    explanationCode: ExplanationCode.SUBNET_ACL_RESTRICTION,
    detail: `${subject} of network ACL ${acl} drops ${drops}`,
  };
}
