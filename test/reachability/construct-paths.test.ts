import { App, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { constructAt, constructPaths, outermost } from '../../src/reachability/construct-paths';

const thing = (stack: Stack) => { new CfnResource(stack, 'Thing', { type: 'AWS::EC2::VPC' }); return stack; };

test('a resource by its logical id', () => {
  const stack = thing(new Stack(new App(), 'Network'));
  expect([...constructPaths([stack])]).toEqual([['Thing', 'Network/Thing']]);
});

test('a resource of a stage', () => {
  const stack = thing(new Stack(new Stage(new App(), 'Prod'), 'Network'));
  expect(constructPaths([stack]).get('Thing')).toBe('Prod/Network/Thing');
});

test('a resource of a nested stack of a nested stack, by the logical ids that lead to it', () => {
  const stack = new Stack(new App(), 'Network');
  thing(new NestedStack(new NestedStack(stack, 'Outer'), 'Inner'));
  const paths = constructPaths([stack]);
  expect([...paths].find(([id]) => /^[^/]+\/[^/]+\/Thing$/.test(id))?.[1])
    .toBe('Network/Outer/Inner/Thing');
});

test('nothing of another stack, also where that stands in the first', () => {
  const stack = thing(new Stack(new App(), 'Network'));
  thing(new Stack(stack, 'Other'));
  expect([...constructPaths([stack]).values()]).toEqual(['Network/Thing']);
});

test('resources of several stacks, by ids that name the stack', () => {
  const app = new App();
  const stacks = ['One', 'Two'].map((id) => thing(new Stack(app, id)));
  thing(new NestedStack(stacks[1], 'Nested'));
  const paths = constructPaths(stacks, true);
  expect([paths.get('One:Thing'), paths.get('Two:Thing')]).toEqual(['One/Thing', 'Two/Thing']);
  expect([...paths.keys()].filter((id) => /^Two:Nested\w+\/Thing$/.test(id))).toHaveLength(1);
});

test('the stack that a nested stack belongs to in the end', () => {
  const stack = new Stack(new App(), 'Network');
  expect(outermost(new NestedStack(new NestedStack(stack, 'Outer'), 'Inner'))).toBe(stack);
});

test('a construct at a path', () => {
  const app = new App();
  const stack = thing(new Stack(new Stage(app, 'Prod'), 'Network'));
  expect(constructAt(app, 'Prod/Network')).toBe(stack);
  expect(constructAt(app, 'Prod/Nothing/Thing')).toBeUndefined();
});
