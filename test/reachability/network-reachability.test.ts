import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, CfnParameter, IPolicyValidationPlugin, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Finding } from '../../src/reachability/finding';
import { NetworkReachability, NetworkReachabilityOptions } from '../../src/reachability/network-reachability';
import { Severity, Verdict } from '../../src/reachability/verdict';

/** A VPC of two zones with one NAT gateway: the second private subnet is what the proof is about. */
function sharedGateway(stack: Stack): void {
  new ec2.Vpc(stack, 'Vpc', { natGateways: 1, maxAzs: 2, restrictDefaultSecurityGroup: false });
}

const violations = (findings: Finding[]) => findings.filter(({ verdict }) => verdict === Verdict.VIOLATED).map(({ rule, subject }) => `${rule} ${subject.replace(/[0-9A-F]{8}$/, '')}`);
const ofStack = (stack: Stack, options?: NetworkReachabilityOptions) => violations(NetworkReachability.fromStack(stack, options).check());
const EXPECTED = ['same-zone-egress VpcPrivateSubnet2Subnet', 'zone-loss VpcPrivateSubnet2Subnet'];

function templateOf(): Record<string, unknown> {
  const app = new App();
  sharedGateway(new Stack(app, 'Stack'));
  return app.synth().getStackByName('Stack').template as Record<string, unknown>;
}

describe('fromStack', () => {
  test('a stack of an app', () => {
    const stack = new Stack(new App(), 'Stack');
    sharedGateway(stack);
    expect(ofStack(stack)).toEqual(EXPECTED);
  });

  test('a stack of a stage', () => {
    const stack = new Stack(new Stage(new App(), 'Stage'), 'Stack');
    sharedGateway(stack);
    expect(ofStack(stack)).toEqual(EXPECTED);
  });

  test('a stack without anything in it', () => expect(ofStack(new Stack(new App(), 'Stack'))).toEqual([]));

  test('a stack with a network in a nested stack, asked from either', () => {
    const stack = new Stack(new App(), 'Stack');
    const nested = new NestedStack(stack, 'Nested');
    sharedGateway(nested);
    const [inner, outer] = [ofStack(nested), ofStack(stack)];
    expect(inner).toEqual([expect.stringMatching(/^same-zone-egress Nested.*\/VpcPrivateSubnet2Subnet$/), expect.stringMatching(/^zone-loss Nested/)]);
    expect(outer).toEqual(inner);
  });

  test('a plugin that refuses the app does not keep anyone from asking', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    sharedGateway(stack);
    const plugin: IPolicyValidationPlugin = {
      name: 'refuses-everything',
      validate: () => ({ success: false, violations: [{ ruleName: 'no', description: 'no', severity: 'error', violatingResources: [{ resourceLogicalId: 'Vpc8378EB38', templatePath: 'Stack.template.json', locations: [] }] }] }),
    };
    Validations.of(app).addPlugins(plugin);
    expect(() => app.synth()).toThrow();
    expect(ofStack(stack)).toEqual(EXPECTED);
  });

  test('a stack that does not synthesize says why', () => {
    const stack = new Stack(new App(), 'Stack');
    stack.node.addValidation({ validate: () => ['it is not finished'] });
    expect(() => NetworkReachability.fromStack(stack)).toThrow(/it is not finished/);
  });

  test('a stack without an app is refused', () => {
    const orphan = new Stack();
    jest.spyOn(Stage, 'of').mockReturnValueOnce(undefined);
    expect(() => NetworkReachability.fromStack(orphan)).toThrow(/is part of no app, expected one: give it an App or a Stage for its scope/);
  });

  test("the stack's Region is known", () => {
    const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1', account: '123456789012' } });
    new ec2.Vpc(stack, 'Vpc', { natGateways: 1, availabilityZones: ['eu-west-1a', 'eu-west-1b'], restrictDefaultSecurityGroup: false });
    expect(ofStack(stack)).toEqual(EXPECTED);
  });
});

test('fromTemplate and fromFile find the same', () => {
  const template = templateOf();
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'reachability-')), 'template.json');
  fs.writeFileSync(file, JSON.stringify(template));
  const findings = NetworkReachability.fromTemplate(template).check();
  expect(NetworkReachability.fromFile(file).check()).toEqual(findings);
  expect(violations(findings)).toEqual(EXPECTED);
});

test('findings come sorted by rule and subject, with construct paths', () => {
  const stack = new Stack(new App(), 'Stack');
  sharedGateway(stack);
  const findings = NetworkReachability.fromStack(stack).check();
  const keys = findings.map(({ rule, subject }) => `${rule} ${subject}`);
  expect(keys).toEqual([...keys].sort());
  expect(findings.find(({ verdict }) => verdict === Verdict.VIOLATED)!.blame[0].constructPath).toBe('Stack/Vpc/PrivateSubnet2/DefaultRoute');
});

test('parameters take the values that are given', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const zone = new CfnParameter(stack, 'Zone').valueAsString;
  new ec2.Vpc(stack, 'Vpc', { natGateways: 1, availabilityZones: ['us-east-1a', zone], restrictDefaultSecurityGroup: false });
  const template = app.synth().getStackByName('Stack').template;
  const verdict = (options?: NetworkReachabilityOptions) => NetworkReachability.fromTemplate(template, options).check()
    .filter(({ rule }) => rule === 'same-zone-egress').map((finding) => finding.verdict);
  expect(verdict()).toEqual([Verdict.PROVED, Verdict.UNKNOWN]);
  expect(verdict({ parameters: { Zone: 'us-east-1b' } })).toEqual([Verdict.PROVED, Verdict.VIOLATED]);
  expect(verdict({ parameters: { Zone: 'us-east-1a' } })).toEqual([Verdict.PROVED, Verdict.PROVED]);
});

test('severities can be chosen by rule', () => {
  const severities = { 'same-zone-egress': Severity.WARNING };
  const found = NetworkReachability.fromTemplate(templateOf(), { severities }).check().filter(({ verdict }) => verdict === Verdict.VIOLATED);
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['same-zone-egress', 'warning'], ['zone-loss', 'error']]);
});

test.each<[NetworkReachabilityOptions, string]>([
  [{ ephemeralPorts: { from: 1024, to: 65536 } }, 'ephemeralPorts is 1024-65536, expected two ports from 0 to 65535, the lower one first'],
  [{ ephemeralPorts: { from: 5, to: 4 } }, 'ephemeralPorts is 5-4, expected two ports from 0 to 65535, the lower one first'],
  [{ ephemeralPorts: { from: -1, to: 4 } }, 'ephemeralPorts is -1-4, expected two ports from 0 to 65535, the lower one first'],
  [{ ephemeralPorts: { from: 1.5, to: 4 } }, 'ephemeralPorts is 1.5-4, expected two ports from 0 to 65535, the lower one first'],
  [{ severities: { 'return-trafic': Severity.WARNING } }, 'severities names a rule return-trafic, expected one of acl-rule-quota, closed-network, contested-place, dns64-with-nat64'],
])('refuses %j', (options, message) => {
  expect(() => NetworkReachability.fromTemplate({ Resources: {} }, options)).toThrow(message);
});

test('what is no template is refused', () => {
  expect(() => NetworkReachability.fromTemplate({})).toThrow(/no CloudFormation template/);
});

test('the topology of a stack is named as its constructs are', () => {
  const stack = new Stack(new App(), 'Named');
  new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
  const [vpc] = NetworkReachability.fromStack(stack).topology().vpcs;
  expect(vpc).toMatchObject({ name: 'Vpc', constructPath: 'Named/Vpc/Resource' });
  expect(vpc.subnets.map(({ name }) => name)).toEqual(['PrivateSubnet1', 'PublicSubnet1']);
});
