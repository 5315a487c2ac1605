import * as fs from 'fs';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { HaNatVpc, reachability } from 'cdk-ha-nat-vpc';
import * as ts from 'typescript';
import { synthExample } from './support/example';
import { documents, snippetsOf } from './support/snippets';

const root = path.resolve(__dirname, '..');
const snippets = documents().flatMap(snippetsOf);

test('every TypeScript snippet of the README and docs compiles', () => {
  const programs = new Map(snippets.map(({ program }, index) => [path.join(root, 'test', `snippet-${index}.ts`), program]));
  const { config } = ts.readConfigFile(path.join(root, 'test/tsconfig.json'), (file) => fs.readFileSync(file, 'utf8'));
  // A snippet may declare what it does not use: it is there for the reader, and parameters for other languages.
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, path.join(root, 'test'), { noUnusedLocals: false, noUnusedParameters: false });
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (file) => programs.has(file) || fileExists(file);
  host.readFile = (file) => programs.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const program = programs.get(file);
    return program === undefined ? getSourceFile(file, version, ...rest) : ts.createSourceFile(file, program, version);
  };
  const files = [...programs.keys()];
  const program = ts.createProgram(files, options, host);
  const problems = files.flatMap((file, index) => {
    const source = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map((problem) => `${snippets[index].place}: ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`);
  });
  expect(problems).toEqual([]);
});

test.each(documents())('links of %s lead somewhere', (document) => {
  const text = fs.readFileSync(path.join(root, document), 'utf8');
  const relative = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, target]) => path.join(path.dirname(document), target));
  // Package registries show the README, too, so its links to files of this repository are absolute.
  const absolute = [...text.matchAll(/cdk-ha-nat-vpc\/cdk-ha-nat-vpc\/(?:blob\/)?main\/([^)#\s]+)/g)].map(([, target]) => target);
  const targets = [...relative, ...absolute];
  expect(targets.filter((target) => !fs.existsSync(path.join(root, target)))).toEqual([]);
});

describe('what the README shows is what a user gets', () => {
  const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
  const trimmed = (text: string) => text.split('\n').map((line) => line.trimEnd()).join('\n').trim();

  test('a refused synth', () => {
    const [report] = /^ERROR [^]*?Acknowledge with '[^']*'/m.exec(synthExample('broken-on-purpose').output)!;
    expect(readme).toContain(trimmed(report));
  });

  test('the way of a packet', () => {
    const stack = new Stack(new App(), 'Network');
    new HaNatVpc(stack, 'Vpc');
    const { Endpoint, NetworkReachability, Traffic } = reachability;
    const question = { source: Endpoint.subnet('PrivateSubnet1'), destination: Endpoint.internet(), traffic: Traffic.tcp(443) };
    expect(readme).toContain(trimmed(NetworkReachability.fromStack(stack).explain(question).toString()));
  });
});
