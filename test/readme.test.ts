import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ts from 'typescript';
import * as library from '../src';
import { snippetsOf, type Snippet } from './support/snippets';

const { HaNatVpc, reachability } = library;
const root = path.resolve(__dirname, '..');
const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');

/** What a snippet's text says of it, by its heading and its number there; every other is proved. */
const REFUSED: Record<string, string> = { 'cdk-ha-nat-vpc 2': 'replies from the internet' };

const files = fs.mkdtempSync(path.join(os.tmpdir(), 'readme-'));
afterAll(() => fs.rmSync(files, { recursive: true }));
beforeAll(() => {
  const [, network] = /<code>network\.yaml<\/code><\/summary>\n\n```yaml\n([^]*?)```/.exec(fs.readFileSync(path.join(root, 'docs/cli.md'), 'utf8'))!;
  for (const file of ['network.yaml', 'app.yaml']) { fs.writeFileSync(path.join(files, file), network); }
  const app = new App({ outdir: path.join(files, 'cdk.out') });
  new HaNatVpc(new Stack(app, 'Network'), 'Vpc');
  app.synth();
});

interface Policies { readonly NeverTalkTo: new () => library.NetworkAclPolicy }

/** What a snippet declares to be there already. */
const provide: Record<string, (stack: Stack, snippet: Snippet) => unknown> = {
  app: (stack) => {
    new HaNatVpc(stack, 'Legacy');
    return stack.node.root;
  },
  instance: (stack) => new ec2.Instance(stack, 'Instance', {
    vpc: new HaNatVpc(stack, 'Other'),
    instanceType: new ec2.InstanceType('t3.micro'),
    machineImage: ec2.MachineImage.latestAmazonLinux2023(),
  }),
  neverTalkTo: (stack) => new (run(policy, stack, {}) as Policies).NeverTalkTo(),
  onCall: () => ({ bind: () => ({ alarmActionArn: 'arn:aws:sns:eu-west-1:111111111111:OnCall' }) }),
  vpc: (stack, { program }) => {
    const vpc = new HaNatVpc(stack, 'Vpc');
    if (program.includes('acknowledge(')) { run(quarantine, stack, { vpc: () => vpc }); }
    return vpc;
  },
};

/** A snippet as a class of its own; what it asks of a stack without a VPC, it asks of one that has one. */
function run({ runnable }: Snippet, stack: Stack, given: Record<string, (stack: Stack) => unknown>): unknown {
  const code = runnable.replace(/'(network\.yaml|app\.yaml|cdk\.out)'/g, (_, file) => JSON.stringify(path.join(files, file)))
    .replace('extends Stack', 'extends Inside')
    .replace(/^class (\w+)/m, 'export class $1');
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const exports: Record<string, new (scope: Stack, id: string) => object> = {};
  // What a snippet calls `this` is the stack that the test looks at.
  const Inside = function() { return stack; };
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const load = (module: string): unknown => (module === 'cdk-ha-nat-vpc' ? library : require(module));
  new Function('require', 'exports', 'provide', 'Inside', outputText)(load, exports, given, Inside);
  if (exports.Fixture) { new exports.Fixture(stack, 'Network'); }
  return exports;
}

const counts: Record<string, number> = {};
const snippets = snippetsOf('README.md').map((snippet) => {
  counts[snippet.heading] = (counts[snippet.heading] ?? 0) + 1;
  return { name: `${snippet.heading} ${counts[snippet.heading]}`, snippet };
});
const named = (name: string) => snippets.find((each) => each.name === name)!.snippet;
const quarantine = named('cdk-ha-nat-vpc 2');
const policy = named('Write your own network ACL rules 1');

describe.each(snippets)('snippet $name', ({ name, snippet }) => {
  const stack = new Stack(new App(), 'Network');
  const given = Object.fromEntries(Object.entries(provide).map(([key, make]) => [key, (of: Stack) => make(of, snippet)]));
  if (!/new HaNatVpc\(|declare const/.test(snippet.program) || snippet.program.includes('fromStack(this)')) { new HaNatVpc(stack, 'Vpc'); }

  test('imports what it uses', () => expect(snippet.program).toMatch(/^import .* from 'cdk-ha-nat-vpc';$/m));

  test(name in REFUSED ? 'is refused, as its text says' : 'synthesizes and is proved', () => {
    run(snippet, stack, given);
    if (name in REFUSED) {
      expect(() => Template.fromStack(stack)).toThrow(REFUSED[name]);
      return;
    }
    expect(() => Template.fromStack(stack)).not.toThrow();
    if (snippet.program.includes('acknowledge(')) { return; }
    const findings = reachability.NetworkReachability.fromStack(stack).check();
    expect(findings.length).toBeGreaterThan(0);
    const left = findings.filter(({ verdict, accepted }) => verdict !== reachability.Verdict.PROVED && accepted === undefined);
    expect(left.map(({ rule, summary }) => `${rule}: ${summary}`)).toEqual([]);
  });
});

test('a network that is denied in one direction alone is refused, as the text says of it', () => {
  const stack = new Stack(new App(), 'Network');
  const oneWay = { ...policy, runnable: policy.runnable.replace(/^.*EGRESS.*\n/m, '') };
  const { NeverTalkTo } = run(oneWay, stack, {}) as Policies;
  new HaNatVpc(stack, 'Vpc', { networkAcls: library.NetworkAclPolicy.combine(library.NetworkAclPolicy.tiered(), new NeverTalkTo()) });
  expect(() => Template.fromStack(stack)).toThrow('192.0.2.0/24');
});

test('what other languages have no word for is in no snippet', () => {
  // jsii-rosetta leaves spreads, destructuring, functions and methods of lists as they are, names an argument of Python `from`, and makes
  // keywords of an object that is one of any number of arguments.
  const untranslatable = /acknowledge\(\{|\.\.\.|=>|console\.|\.(push|concat|map|filter|includes)\(|(const|let) [[{]|\bfrom:/;
  const found = snippets.filter(({ snippet }) => untranslatable.test(snippet.runnable.replace(/^import .*$/gm, '')));
  expect(found.map(({ name }) => name)).toEqual([]);
});

test('links and images are absolute: package registries rewrite nothing', () => {
  expect([...readme.matchAll(/\]\((?!https:|#)[^)]*\)/g)].map(([link]) => link)).toEqual([]);
});

describe('the table of ec2.VpcProps', () => {
  const source = fs.readFileSync(path.join(path.dirname(require.resolve('aws-cdk-lib/package.json')), 'aws-ec2/lib/vpc.d.ts'), 'utf8');
  const [declaration] = /export interface VpcProps \{[^]*?\n\}/.exec(source)!;
  const props = [...declaration.matchAll(/^ {4}readonly (\w+)/gm)].map(([, prop]) => prop);
  const table = readme.slice(readme.indexOf('## Coming from ec2.VpcProps'), readme.indexOf('## Will this break my app?'));
  const own = ['availabilityZones', 'ipAddresses', 'ipProtocol', 'gatewayEndpoints', 'flowLogs', 'restrictDefaultSecurityGroup', 'vpcName'];

  test('has a row for each', () => {
    expect(props.length).toBeGreaterThan(20);
    const rows = table.split('\n').map((line) => line.split('|')[1] ?? '');
    expect(props.filter((prop) => !rows.some((row) => row.includes(`\`${prop}\``)))).toEqual([]);
  });

  test.each(props.filter((prop) => !own.includes(prop)))('%s is refused, with what takes its place', (prop) => {
    expect(() => new HaNatVpc(new Stack(), 'Vpc', { [prop]: 1 } as never)).toThrow(`HaNatVpc has no prop '${prop}': use `);
  });
});
