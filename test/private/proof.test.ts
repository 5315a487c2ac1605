import * as path from 'path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HaNatVpc, reachability } from 'cdk-ha-nat-vpc';
import * as templateFile from '../../src/reachability/template-file';
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

test('once for all stages and stacks of an app', () => {
  const app = new App();
  const stages = ['Beta', 'Prod'].map((name) => new Stage(app, name));
  stages.forEach((stage) => ['One', 'Two'].forEach((name) => new HaNatVpc(new Stack(stage, name), 'Vpc', { azCount: 2 })));
  expect([app, ...stages].map((stage) => pluginsOf(stage).length)).toEqual([1, 0, 0]);
  expect(refusal(app)).toBe('');
});

test('not at all with proof: false', () => {
  const app = new App();
  quarantine(new HaNatVpc(new Stack(app, 'Network'), 'Vpc', { proof: false }));
  expect(pluginsOf(app)).toEqual([]);
  expect(refusal(app)).toBe('');
});

describe('another VPC, with one gateway for all zones,', () => {
  const legacy = (stack: Stack) => new ec2.Vpc(stack, 'Legacy', { natGateways: 1 });

  test.each<[string, (app: App, own: Stack) => Stack]>([
    ['in the same stack', (_, own) => own],
    ['in a nested stack of it', (_, own) => new NestedStack(own, 'Nested')],
    ['in another stack', (app) => new Stack(app, 'Elsewhere')],
  ])('%s does not fail synth', (_, stackOf) => {
    const app = new App();
    const own = new Stack(app, 'Network');
    new HaNatVpc(own, 'Vpc');
    legacy(stackOf(app, own));
    expect(refusal(app)).toBe('');
  });

  test('is a HaNatVpc without proof', () => {
    const app = new App();
    const stack = new Stack(app, 'Network');
    new HaNatVpc(stack, 'Vpc');
    quarantine(new HaNatVpc(stack, 'Other', { proof: false }));
    expect(refusal(app)).toBe('');
  });

  test('fails where it is asked for', () => {
    const app = new App();
    const stack = new Stack(app, 'Network');
    new HaNatVpc(stack, 'Vpc');
    legacy(stack);
    Validations.of(app).addPlugins(new reachability.ReachabilityValidationPlugin({ vpcs: ['Network/Legacy'] }));
    expect(refusal(app)).toMatch(/Network\/Legacy\/PrivateSubnet2/);
  });
});

test('judges two stacks, each once', () => {
  const app = new App();
  quarantine(new HaNatVpc(new Stack(app, 'One'), 'Vpc', { azCount: 2 }));
  quarantine(new HaNatVpc(new Stack(app, 'Two'), 'Vpc', { azCount: 2 }));
  expect(violations(refusal(app))).toEqual(['return-traffic', 'return-traffic']);
});

test('reads each template once, however many VPCs there are', () => {
  const app = new App();
  const stacks = ['One', 'Two', 'Three'].map((name) => new Stack(app, name));
  stacks.forEach((stack) => new HaNatVpc(stack, 'Vpc', { azCount: 2 }));
  const read = jest.spyOn(templateFile, 'loadTemplateFile');
  expect(refusal(app)).toBe('');
  expect(read.mock.calls.map(([file]) => path.basename(file)).sort()).toEqual(stacks.map(({ templateFile: file }) => file).sort());
  read.mockRestore();
});

test('an app without a HaNatVpc reads nothing', () => {
  const app = new App();
  new ec2.Vpc(new Stack(app, 'Legacy'), 'Vpc');
  const read = jest.spyOn(templateFile, 'loadTemplateFile');
  app.synth();
  expect(read).not.toHaveBeenCalled();
  read.mockRestore();
});
