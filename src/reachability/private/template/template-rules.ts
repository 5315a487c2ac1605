import { guardOf } from './conditions';
import type { Stack } from './stack';
import { isRecord, property } from './value';
import type { Guard } from '../network/guard';
import { ALWAYS, and, not, or } from '../network/guard';

/**
 * What the section `Rules` of a template demands of its parameters. An assertion that cannot be decided here demands nothing.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
export function rulesConstraint(stack: Stack): Guard {
  return and(rulesOf(stack), ...[...stack.nested.values()].map((nested) => or(not(nested.when), rulesConstraint(nested))));
}

function rulesOf(stack: Stack): Guard {
  const rules = property(stack.template, 'Rules');
  return and(...(isRecord(rules) ? Object.values(rules) : []).map((rule) => {
    const condition = property(rule, 'RuleCondition');
    const assertions = property(rule, 'Assertions');
    const asserted = (Array.isArray(assertions) ? assertions : []).map((assertion) => guardOf(property(assertion, 'Assert'), stack));
    return or(condition === undefined ? not(ALWAYS) : not(guardOf(condition, stack)), and(...asserted));
  }));
}
