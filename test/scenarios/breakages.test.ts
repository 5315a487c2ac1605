import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { HaNatVpc } from 'cdk-ha-nat-vpc';
import { BREAKAGES, type Breakage } from '../support/breakages';
import { refusal, violations } from '../support/refusal';

const root = path.resolve(__dirname, '../..');
const cases = Object.entries(BREAKAGES);

const violatedRules = (message: string) => [...new Set(violations(message))].sort();

function broken({ breakIt }: Breakage, stackOf: (app: App) => Stack = (app) => new Stack(app, 'Network')): string {
  const app = new App();
  const stack = stackOf(app);
  breakIt(new HaNatVpc(stack, 'Vpc'), stack);
  return refusal(app);
}

test.each(cases)('%s is refused, with the packet, the blame and the fix', (_, breakage) => {
  const message = broken(breakage);
  expect(violatedRules(message)).toEqual(expect.arrayContaining(breakage.rules));
  for (const part of breakage.message) { expect(message).toMatch(part); }
});

test('the VPC as it is passes', () => {
  const app = new App();
  new HaNatVpc(new Stack(app, 'Network'), 'Vpc');
  expect(refusal(app)).toBe('');
});

describe.each(cases)('%s', (_, breakage) => {
  test('in a nested stack is refused', () => {
    const message = broken(breakage, (app) => new NestedStack(new Stack(app, 'Parent'), 'Network'));
    expect(violatedRules(message)).toEqual(expect.arrayContaining(breakage.rules));
    expect(message).toMatch(/Parent\/Network\/Vpc\//);
  });

  test('in a stage is refused', () => {
    const message = broken(breakage, (app) => new Stack(new Stage(app, 'Prod'), 'Network'));
    expect(violatedRules(message)).toEqual(expect.arrayContaining(breakage.rules));
    expect(message).toMatch(/Prod\/Network\/Vpc\//);
  });
});

describe.each([
  ['run by itself', (app: string[], context: string, out: string) => spawn(app, { CDK_OUTDIR: out, CDK_CONTEXT_JSON: context })],
  ['run by the CDK CLI', (app: string[], context: string, out: string) => spawn(
    [require.resolve('aws-cdk/bin/cdk'), 'synth', '--quiet', '--no-notices', '--no-lookups', '--output', out, '--app', [process.execPath, ...app].join(' '),
      '--context', `breakage=${JSON.parse(context).breakage}`], { CDK_HOME: path.join(out, 'home') },
  )],
])('an app %s', (_, run) => {
  // What is refused is the same as above; that a refusal ends the process is one fact, whatever is refused
  test.each(cases.slice(0, 2).map(([name]) => name))('that has %s exits with an error', (breakage) => {
    const out = fs.mkdtempSync(path.join(os.tmpdir(), 'breakage-'));
    fs.mkdirSync(path.join(out, 'home'));
    const app = [require.resolve('tsx/cli'), '--tsconfig', 'test/tsconfig.json', 'test/support/breakage-app.ts'];
    const { status, stderr, stdout } = run(app, JSON.stringify({ breakage }), out);
    fs.rmSync(out, { recursive: true });
    expect(stdout + stderr).toContain(`ha-nat-vpc::${BREAKAGES[breakage].rules[0]}`);
    expect(status).toBeGreaterThan(0);
  });
});

function spawn(args: string[], env: Record<string, string>) {
  const { NODE_ENV, ...inherited } = process.env;
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...inherited, ...env, NO_COLOR: '1' } });
}
