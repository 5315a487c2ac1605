import { conditionOf } from './conditions';
import type { Condition } from '../../../conditions/condition';
import { ALWAYS, and, not, or } from '../../../conditions/condition';
import { isRecord, property } from '../expressions/value';
import type { Stack } from '../stack';

/**
 * What the section `Rules` of a template demands of its parameters. An assertion that cannot be decided here demands
 * nothing.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
export function rulesConstraint(stack: Stack): Condition {
  return and(
    rulesOf(stack),
    ...[...stack.nested.values()].map((nested) => or(not(nested.when), rulesConstraint(nested))),
  );
}

function rulesOf(stack: Stack): Condition {
  const rules = property(stack.template, 'Rules');
  return and(...(isRecord(rules) ? Object.values(rules) : []).map((rule) => {
    const condition = property(rule, 'RuleCondition');
    const assertions = property(rule, 'Assertions');
    const asserted = (Array.isArray(assertions) ? assertions : []).map((assertion) =>
      conditionOf(property(assertion, 'Assert'), stack),
    );
    return or(condition === undefined ? not(ALWAYS) : not(conditionOf(condition, stack)), and(...asserted));
  }));
}
