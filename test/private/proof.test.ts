import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HaNatVpc, reachability } from 'cdk-ha-nat-vpc';
import { quarantine, refusal, violations } from '../support/refusal';

const pluginsOf = (stage: Stage) => (stage as unknown as { _validationPlugins: unknown[] })._validationPlugins
  .filter((plugin) => plugin instanceof reachability.ReachabilityValidationPlugin);

test('the proof is registered once for a stack with two VPCs and a nested stack with a third', () => {
  const app = new App();
  const stack = new Stack(app, 'Network');
  new HaNatVpc(stack, 'Vpc');
  new HaNatVpc(stack, 'Other');
  new HaNatVpc(new NestedStack(stack, 'Nested'), 'Third');
  expect(pluginsOf(app)).toHaveLength(1);
  expect(refusal(app)).toBe('');
});

test('for the stage that the stack is in', () => {
  const app = new App();
  const stage = new Stage(app, 'Prod');
  new HaNatVpc(new Stack(stage, 'Network'), 'Vpc');
  expect([pluginsOf(app).length, pluginsOf(stage).length]).toEqual([0, 1]);
});

test('not at all with proof: false', () => {
  const app = new App();
  quarantine(new HaNatVpc(new Stack(app, 'Network'), 'Vpc', { proof: false }));
  expect(pluginsOf(app)).toEqual([]);
  expect(refusal(app)).toBe('');
});

test('judges no other stack of the app', () => {
  const app = new App();
  new HaNatVpc(new Stack(app, 'Network'), 'Vpc');
  new ec2.Vpc(new Stack(app, 'Elsewhere'), 'Legacy', { natGateways: 1 });
  expect(refusal(app)).toBe('');
});

test('judges two stacks, each once', () => {
  const app = new App();
  quarantine(new HaNatVpc(new Stack(app, 'One'), 'Vpc', { azCount: 2 }));
  quarantine(new HaNatVpc(new Stack(app, 'Two'), 'Vpc', { azCount: 2 }));
  expect(violations(refusal(app))).toEqual(['return-traffic', 'return-traffic']);
});
