import * as path from 'path';
import { App, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { constructPaths } from '../../src/reachability/construct-paths';

const thing = (stack: Stack) => { new CfnResource(stack, 'Thing', { type: 'AWS::EC2::VPC' }); return stack; };
const templateOf = (stack: Stack) => path.join(Stage.of(stack)!.outdir, stack.templateFile);

test('a resource by its logical id', () => {
  const stack = thing(new Stack(new App(), 'Network'));
  expect([...constructPaths(stack.node.root, templateOf(stack))]).toEqual([['Thing', 'Network/Thing']]);
});

test('a resource of a stage', () => {
  const stack = thing(new Stack(new Stage(new App(), 'Prod'), 'Network'));
  expect(constructPaths(stack.node.root, templateOf(stack)).get('Thing')).toBe('Prod/Network/Thing');
});

test('a resource of a nested stack of a nested stack, by the logical ids that lead to it', () => {
  const stack = new Stack(new App(), 'Network');
  thing(new NestedStack(new NestedStack(stack, 'Outer'), 'Inner'));
  const paths = constructPaths(stack.node.root, templateOf(stack));
  expect([...paths].find(([id]) => /^[^/]+\/[^/]+\/Thing$/.test(id))?.[1])
    .toBe('Network/Outer/Inner/Thing');
});

test('nothing of another stack', () => {
  const app = new App();
  thing(new Stack(app, 'Network'));
  expect(constructPaths(app, templateOf(new Stack(app, 'Other'))).size).toBe(0);
});

test('nothing of a template that is no stack of the app', () => {
  expect(constructPaths(new App(), '/somewhere/else.template.json').size).toBe(0);
});
