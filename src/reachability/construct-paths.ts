import { CfnElement, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { idPrefix } from './private/network/resource-id';

/**
 * Construct paths by id as the network has it: the logical id, after those of the nested stacks that lead to it
 * (`NestedStack/Resource`).
 *
 * @param nameStacks whether ids begin with the construct path of the stack.
 */
export function constructPaths(stacks: readonly Stack[], nameStacks = false): ReadonlyMap<string, string> {
  return new Map(
    stacks.flatMap((stack) =>
      stack.node
        .findAll()
        .filter(CfnElement.isCfnElement)
        .filter((element) => outermost(Stack.of(element)) === stack)
        .map((element) => [networkId(element, nameStacks), element.node.path] as const),
    ),
  );
}

/** The id of an element in the network. */
export function networkId(element: CfnElement, nameStack = false): string {
  const stack = Stack.of(element);
  const logicalId: string = stack.resolve(element.logicalId);
  return stack.nestedStackParent && stack.nestedStackResource
    ? `${networkId(stack.nestedStackResource as CfnElement, nameStack)}/${logicalId}`
    : `${idPrefix(nameStack ? stack.node.path : undefined)}${logicalId}`;
}

/** The stack that a nested stack belongs to in the end: a template is read together with those of its nested stacks. */
export function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}

/** The construct of a path below a root, if there is one. */
export function constructAt(root: IConstruct, constructPath: string): IConstruct | undefined {
  const names = constructPath.split('/').filter((name) => name !== '');
  return names.reduce<IConstruct | undefined>((construct, name) => construct?.node.tryFindChild(name), root);
}
