import { ALWAYS } from '../../../conditions/condition';
import type { Stack } from '../stack';

/**
 * Reads all that a stack takes from others, so that the stacks count as linked: what could not be read of it may use
 * any of that.
 */
export function readWhatOthersGive(stack: Stack): void {
  const taken = [...takenIn(stack.template), ...[...stack.parameters.keys()].map((name) => ({ Ref: name }))];
  for (const expression of taken) {
    stack.possibilities.everyBranch(ALWAYS, (branch) => stack.evaluate(expression, branch));
  }
  stack.nested.forEach(readWhatOthersGive);
}

const TAKING = ['Fn::ImportValue', 'Fn::GetStackOutput'];

function takenIn(part: unknown): readonly unknown[] {
  if (typeof part === 'string') { return part.includes('{{resolve:ssm:') ? [part] : []; }
  if (typeof part !== 'object' || part === null) { return []; }
  const [name, ...others] = Object.keys(part);
  return others.length === 0 && TAKING.includes(name) ? [part] : Object.values(part).flatMap(takenIn);
}
