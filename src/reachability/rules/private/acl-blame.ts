import type { Blame } from './rule';
import { ExplanationCode } from '../../explanation';
import type { AclDecision } from '../../private/forwarding/network-acl';

/**
 * A network ACL rule that drops packets, or the implicit deny.
 *
 * @param drops what it drops, and where, in words: `replies entering subnet Private1`
 */
export function aclBlame(acl: string, { rule, ruleNumber }: Omit<AclDecision, 'packets' | 'action'>, drops: string): Blame {
  const subject = rule ? `rule ${ruleNumber} (deny ${rule.text})` : 'the implicit deny';
  return {
    componentId: rule?.entry ?? acl,
    ruleNumber,
    explanationCode: ExplanationCode.SUBNET_ACL_RESTRICTION,
    detail: `${subject} of network ACL ${acl} drops ${drops}`,
  };
}
