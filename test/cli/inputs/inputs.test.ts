import * as path from 'path';
import { inputsOf } from '../../../src/cli/inputs/inputs';
import { stacksOf } from '../../../src/cli/inputs/template-input';
import { smallNetwork, Workspace } from '../../support/command-line';

const stackArtifact = (templateFile: string, environment: string) => ({ type: 'aws:cloudformation:stack', environment, properties: { templateFile } });
const network = smallNetwork();
const here = new Workspace({
  'cdk.out/manifest.json': {
    version: '48.0.0',
    artifacts: {
      'Net': stackArtifact('Net.template.json', 'aws://123456789012/eu-west-1'),
      'Any': stackArtifact('Any.template.json', 'aws://unknown-account/unknown-region'),
      'Net.assets': { type: 'cdk:asset-manifest', properties: { file: 'Net.assets.json' } },
      'Prod': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
    },
  },
  'cdk.out/Net.template.json': network,
  'cdk.out/Any.template.json': network,
  'cdk.out/Child.nested.template.json': network,
  'cdk.out/assembly-Prod/manifest.json': { artifacts: { Prod: stackArtifact('Prod.template.json', 'aws://1/eu-central-1') } },
  'cdk.out/assembly-Prod/Prod.template.json': network,
  'infra/root.yaml': 'Resources:\n  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ./parts/child.yaml}\n',
  'infra/parts/child.yaml': 'Resources: {Vpc: {Type: AWS::EC2::VPC}}\n',
  'infra/parts/other.yml': 'Resources: {Vpc: {Type: AWS::EC2::VPC}}\n',
  'infra/package.json': { name: 'infra' },
  'infra/web/manifest.json': { name: 'a web app' },
  'infra/notes.md': 'Resources: AWS::EC2::VPC',
  'infra/node_modules/x/t.yaml': 'Resources: {Vpc: {Type: AWS::EC2::VPC}}\n',
  'infra/.git/t.yaml': 'Resources: {Vpc: {Type: AWS::EC2::VPC}}\n',
});
afterAll(() => here.remove());
const names = (...given: string[]) => inputsOf(given, here.folder).map(({ kind, name }) => `${kind} ${name}`);

test.each([
  ['a template', ['infra/root.yaml'], ['template infra/root.yaml']],
  ['an assembly, with its stages', ['cdk.out'], ['assembly cdk.out']],
  ['a template of an assembly alone', ['cdk.out/Any.template.json'], ['template cdk.out/Any.template.json']],
  ['cdk.out, if nothing is named', [], ['assembly cdk.out']],
  ['a folder, without nested stacks and what is no template', ['infra'], ['template infra/parts/other.yml', 'template infra/root.yaml']],
  ['a template twice', ['infra/root.yaml', './infra/root.yaml'], ['template infra/root.yaml']],
])('%s', (_, given, expected) => expect(names(...given)).toEqual(expected));

test('a folder with an assembly somewhere in it', () => {
  expect(names('.')).toEqual(['assembly cdk.out', 'template infra/parts/other.yml', 'template infra/root.yaml']);
});

test('is in another folder', () => {
  expect(inputsOf(['../infra'], here.path('cdk.out')).map(({ name }) => name)).toEqual(['../infra/parts/other.yml', '../infra/root.yaml']);
});

test('the stacks of an assembly have their names, where there are several', () => {
  const [assembly] = inputsOf(['cdk.out'], here.folder);
  expect(stacksOf(assembly).map(({ stack, file }) => [stack, path.basename(file)])).toEqual([
    ['Net', 'Net.template.json'], ['Any', 'Any.template.json'], ['Prod', 'Prod.template.json'],
  ]);
  const [template] = inputsOf(['infra/root.yaml'], here.folder);
  expect(stacksOf(template).map(({ stack }) => stack)).toEqual([undefined]);
});
