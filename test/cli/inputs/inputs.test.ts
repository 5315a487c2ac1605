import { inputsOf } from '../../../src/cli/inputs/inputs';
import { smallNetwork, Workspace } from '../../support/command-line';

const stack = (templateFile: string, environment: string) => ({ type: 'aws:cloudformation:stack', environment, properties: { templateFile } });
const template = smallNetwork();
const here = new Workspace({
  'cdk.out/manifest.json': {
    version: '48.0.0',
    artifacts: {
      'Net': stack('Net.template.json', 'aws://123456789012/eu-west-1'),
      'Any': stack('Any.template.json', 'aws://unknown-account/unknown-region'),
      'Net.assets': { type: 'cdk:asset-manifest', properties: { file: 'Net.assets.json' } },
      'Prod': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
    },
  },
  'cdk.out/Net.template.json': template,
  'cdk.out/Any.template.json': template,
  'cdk.out/Child.nested.template.json': template,
  'cdk.out/assembly-Prod/manifest.json': { artifacts: { Prod: stack('Prod.template.json', 'aws://1/eu-central-1') } },
  'cdk.out/assembly-Prod/Prod.template.json': template,
  'infra/root.yaml': 'Resources:\n  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ./parts/child.yaml}\n',
  'infra/parts/child.yaml': 'Resources: {Vpc: {Type: AWS::EC2::VPC}}\n',
  'infra/parts/other.yml': 'Resources: {Vpc: {Type: AWS::EC2::VPC}}\n',
  'infra/package.json': { name: 'infra' },
  'infra/notes.md': 'Resources: AWS::EC2::VPC',
  'infra/node_modules/x/t.yaml': 'Resources: {Vpc: {Type: AWS::EC2::VPC}}\n',
  'infra/.git/t.yaml': 'Resources: {Vpc: {Type: AWS::EC2::VPC}}\n',
});
afterAll(() => here.remove());
const names = (...given: string[]) => inputsOf(given, here.folder).map(({ name, region }) => (region ? `${name} in ${region}` : name));

test.each([
  ['a template', ['infra/root.yaml'], ['infra/root.yaml']],
  ['an assembly, with its stages, without nested stacks', ['cdk.out'], [
    'cdk.out/Any.template.json', 'cdk.out/Net.template.json in eu-west-1', 'cdk.out/assembly-Prod/Prod.template.json in eu-central-1',
  ]],
  ['cdk.out, if nothing is named', [], [
    'cdk.out/Any.template.json', 'cdk.out/Net.template.json in eu-west-1', 'cdk.out/assembly-Prod/Prod.template.json in eu-central-1',
  ]],
  ['a folder, without nested stacks and what is no template', ['infra'], ['infra/parts/other.yml', 'infra/root.yaml']],
  ['a template twice', ['infra/root.yaml', './infra/root.yaml'], ['infra/root.yaml']],
])('%s', (_, given, expected) => expect(names(...given)).toEqual(expected));

test('a folder with an assembly somewhere in it', () => {
  expect(names('.')).toEqual([
    'cdk.out/Any.template.json', 'cdk.out/Net.template.json in eu-west-1', 'cdk.out/assembly-Prod/Prod.template.json in eu-central-1',
    'infra/parts/other.yml', 'infra/root.yaml',
  ]);
});

test('is in another folder', () => {
  expect(inputsOf(['../infra'], here.path('cdk.out')).map(({ name }) => name)).toEqual(['../infra/parts/other.yml', '../infra/root.yaml']);
});
