import type { Lazy, Value } from './value';
import type { Possibilities, Branch } from '../../../conditions/branch';
import type { Condition } from '../../../conditions/condition';

/** What intrinsic functions need to know of the stack that they stand in. */
export interface Scope {
  /** Empty, or the logical ids of the nested stacks around it, each with a `/` behind. */
  readonly prefix: string;
  readonly mappings: unknown;
  readonly possibilities: Possibilities;
  evaluate(expression: unknown, branch: Branch): Value;
  /** What `Ref` gives; undefined if nothing has that name. */
  referred(name: string, branch: Branch): Value | undefined;
  attribute(logicalId: string, attribute: string, branch: Branch): Value;
  /** When the condition of this name holds; undefined if there is none. */
  condition(name: string): Condition | undefined;
  /** When the condition, an expression or the name of one, holds. */
  conditionOf(condition: unknown): Condition;
}

/** A part of the template, still to be read. */
export const lazy = (scope: Scope, expression: unknown): Lazy => (branch) => scope.evaluate(expression, branch);
