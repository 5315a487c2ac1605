import { Check } from '../report';
import { DeployedStack } from '../template';

const COMPLETE = ['CREATE_COMPLETE', 'UPDATE_COMPLETE'];

/** The stack is complete, and so is every resource of its template. */
export function checkStack(stack: DeployedStack): Check[] {
  const unfinished = Object.keys(stack.template.Resources)
    .filter((id) => !COMPLETE.includes(stack.statusOf(id)))
    .map((id) => `${id}: ${stack.statusOf(id)}`);
  return [
    { name: `stack ${stack.name} is complete`, actual: COMPLETE.includes(stack.status) || stack.status, expected: true },
    { name: `each of its ${Object.keys(stack.template.Resources).length} resources is complete`, actual: unfinished, expected: [] },
  ];
}

/** Everything that was there is there still, as the same physical resource. */
export function checkNothingReplaced(before: ReadonlyMap<string, string>, after: DeployedStack): Check[] {
  const now = after.physicalIds;
  const moved = [...before].filter(([id, physicalId]) => now.get(id) !== physicalId)
    .map(([id, physicalId]) => `${id}: ${physicalId} became ${now.get(id) ?? 'nothing'}`);
  return [{ name: `all ${before.size} resources from before keep their physical ids (0 replaced, 0 removed)`, actual: moved, expected: [] }];
}
