import { Stack, Stage, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { outermost } from '../reachability/construct-paths';
import { ReachabilityValidationPlugin } from '../reachability/reachability-validation-plugin';

const provedStacks = new WeakSet<Stack>();

/**
 * Have the template that holds a construct proved at synth time: once, however many VPCs the stack and its nested
 * stacks hold.
 */
export function proveAtSynth(construct: IConstruct): void {
  const stack = outermost(Stack.of(construct));
  if (provedStacks.has(stack) || !Stage.of(stack)) { return; }
  provedStacks.add(stack);
  Validations.of(stack).addPlugins(new ReachabilityValidationPlugin({ stacks: [stack.node.path] }));
}
