import type { Lazy, Value } from './value';
import type { Possibilities, Way } from './way';
import type { Guard } from '../network/guard';

/** What intrinsic functions need to know of the stack that they stand in. */
export interface Scope {
  /** Empty, or the logical ids of the nested stacks around it, each with a `/` behind. */
  readonly prefix: string;
  readonly mappings: unknown;
  readonly possibilities: Possibilities;
  evaluate(expression: unknown, way: Way): Value;
  /** What `Ref` gives; undefined if nothing has that name. */
  referred(name: string, way: Way): Value | undefined;
  attribute(logicalId: string, attribute: string, way: Way): Value;
  /** When the condition of this name holds; undefined if there is none. */
  condition(name: string): Guard | undefined;
  /** When the condition, an expression or the name of one, holds. */
  guardOf(condition: unknown): Guard;
}

/** A part of the template, still to be read. */
export const lazy = (scope: Scope, expression: unknown): Lazy => (way) => scope.evaluate(expression, way);
