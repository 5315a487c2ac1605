import * as path from 'path';
import { CfnElement, Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Construct paths by id as the model writes it: the logical id, after those of the nested stacks that lead to it
 * (`NestedStack/Resource`). Empty if no stack of the app has this template.
 */
export function constructPaths(app: IConstruct, templatePath: string): ReadonlyMap<string, string> {
  const stack = app.node
    .findAll()
    .find((construct): construct is Stack => Stack.isStack(construct) && templateOf(construct) === templatePath);
  return new Map(
    stack?.node
      .findAll()
      .filter(CfnElement.isCfnElement)
      .map((element) => [modelId(element, stack), element.node.path]),
  );
}

/** The stack that a nested stack belongs to in the end: a template is read together with those of its nested stacks. */
export function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}

function templateOf(stack: Stack): string {
  return path.join(Stage.of(stack)!.outdir, stack.templateFile);
}

function modelId(element: CfnElement, top: Stack): string {
  const stack = Stack.of(element);
  const logicalId: string = stack.resolve(element.logicalId);
  return stack === top || !stack.nestedStackResource
    ? logicalId
    : `${modelId(stack.nestedStackResource, top)}/${logicalId}`;
}
