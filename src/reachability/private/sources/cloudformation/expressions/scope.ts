import type { Lazy, Value } from './value';
import type { Possibilities, Branch } from '../../../conditions/branch';
import type { Condition } from '../../../conditions/condition';
import type { Origin } from '../cross-stack/published-values';

/** What templates that are read together give each other; undefined where none gives it. */
export interface GivenByOthers {
  exported(name: Value, branch: Branch, reader: Origin): Value | undefined;
  output(stackName: string, name: string, branch: Branch, reader: Origin): Value | undefined;
  parameter(name: Value, branch: Branch, reader: Origin): Value | undefined;
}

/** What intrinsic functions need to know of the stack that they stand in. */
export interface Scope {
  /** Empty, or the logical ids of the nested stacks around it, each with a `/` behind. */
  readonly prefix: string;
  readonly mappings: unknown;
  readonly possibilities: Possibilities;
  /** The top-level template that it is part of. */
  readonly origin: Origin;
  readonly crossStack: GivenByOthers;
  evaluate(expression: unknown, branch: Branch): Value;
  /** What `Ref` gives; undefined if nothing has that name. */
  referred(name: string, branch: Branch): Value | undefined;
  attribute(logicalId: string, attribute: string, branch: Branch): Value;
  /** When the condition of this name holds; undefined if there is none. */
  condition(name: string): Condition | undefined;
  /** When the condition, an expression or the name of one, holds. */
  conditionOf(condition: unknown): Condition;
}

/** A part of the template, still to be read: once, however often it is asked for along a branch. */
export function lazy(scope: Scope, expression: unknown): Lazy {
  let last: { readonly branch: Branch; readonly value: Value } | undefined;
  return (branch) => {
    if (last?.branch !== branch) { last = { branch, value: scope.evaluate(expression, branch) }; }
    return last.value;
  };
}
