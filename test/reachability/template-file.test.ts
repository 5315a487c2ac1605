import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, CfnOutput, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { loadTemplateFile } from '../../src/reachability/template-file';

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'template-file-'));
afterAll(() => fs.rmSync(directory, { recursive: true }));
const file = (name: string, content: unknown) => {
  const written = path.join(directory, name);
  fs.mkdirSync(path.dirname(written), { recursive: true });
  fs.writeFileSync(written, typeof content === 'string' ? content : JSON.stringify(content));
  return written;
};

describe('files', () => {
  const vpc = { Type: 'AWS::EC2::VPC' };
  test('JSON and YAML', () => {
    expect(loadTemplateFile(file('a.json', { Resources: { Vpc: vpc } })).template).toEqual({ Resources: { Vpc: vpc } });
    expect(loadTemplateFile(file('a.yaml', '\uFEFFResources:\n  Vpc:\n    Type: AWS::EC2::VPC\n')).template).toEqual({ Resources: { Vpc: vpc } });
  });
  test.each([
    ['none.json', (name: string) => `there is no file ${name}: expected a CloudFormation template, JSON or YAML`],
    ['', (name: string) => `${name} is a directory: expected one CloudFormation template, such as ${path.join(name, 'MyStack.template.json')}`],
  ])('%j', (name, message) => {
    const missing = path.join(directory, name);
    expect(() => loadTemplateFile(missing)).toThrow(message(missing));
  });
  test('no template', () => {
    const other = file('package.json', { name: 'x' });
    expect(() => loadTemplateFile(other)).toThrow(`${other} is no CloudFormation template: expected an object with Resources, got an object with name`);
  });
  test('broken', () => {
    const broken = file('broken.yaml', 'Resources: [');
    expect(() => loadTemplateFile(broken)).toThrow(`${broken} is neither JSON nor YAML that can be parsed: `);
  });
});

describe('nested stacks', () => {
  const nested = (asset?: string, TemplateURL?: unknown) => ({
    Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL }, ...asset && { Metadata: { 'aws:asset:path': asset } },
  });
  const inner = { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } };

  test('of a cloud assembly', () => {
    file('cdk.out/inner.nested.template.json', inner);
    file('cdk.out/middle.nested.template.json', { Resources: { Inner: nested('inner.nested.template.json') } });
    const outer = loadTemplateFile(file('cdk.out/outer.template.json', { Resources: { Middle: nested('middle.nested.template.json', { 'Fn::Sub': 'https://s3/x' }) } }));
    expect([outer.nested('Middle/Inner'), outer.nested('Middle/Nobody'), outer.nested('Nobody/Inner')]).toEqual([inner, undefined, undefined]);
    expect(path.basename(outer.nestedFile('Middle/Inner')!)).toBe('inner.nested.template.json');
    expect(outer.nestedFile('Nobody')).toBeUndefined();
  });
  test('that name a file', () => {
    file('lib/vpc.yaml', 'Resources: {}');
    expect(loadTemplateFile(file('root.yaml', { Resources: { A: nested(undefined, './lib/vpc.yaml') } })).nested('A')).toEqual({ Resources: {} });
  });
  test('of a CDK app with stages, with and without its metadata', () => {
    for (const pathMetadata of [true, false]) {
      const app = new App({ outdir: path.join(directory, `app-${pathMetadata}`), context: { 'aws:cdk:enable-asset-metadata': pathMetadata } });
      const stack = new Stack(new Stage(app, 'Prod'), 'Network', { env: { account: '111111111111', region: 'eu-west-1' } });
      new ec2.CfnInternetGateway(new NestedStack(stack, 'Inner'), 'Igw');
      const { stacks: [{ templateFullPath }] } = app.synth().nestedAssemblies[0].nestedAssembly;
      const loaded = loadTemplateFile(templateFullPath);
      const [id] = Object.keys((loaded.template as any).Resources);
      expect(loaded.nested(id)).toEqual({ Resources: { Igw: { Type: 'AWS::EC2::InternetGateway' } } });
    }
  });
  test('that are one file many times, and read once', () => {
    file('twice/vpc.json', inner);
    const outer = loadTemplateFile(file('twice/root.json', { Resources: { A: nested(undefined, 'vpc.json'), B: nested(undefined, './vpc.json') } }));
    expect(outer.nested('A')).toBe(outer.nested('B'));
  });
  test.each([
    ['a web address', nested(undefined, 'https://s3.amazonaws.com/b/t.json')],
    ['an expression', nested(undefined, { Ref: 'Url' })],
    ['no stack', 'x'],
  ])('%s is not on disk', (_, resource) => expect(loadTemplateFile(file('x.json', { Resources: { A: resource } })).nested('A')).toBeUndefined());

  file('broken.json', '{"Resources": [');
  file('nothing.json', '');
  file('top/link/.keep', '');
  fs.symlinkSync('../../broken.json', path.join(directory, 'top/link/out.json'));
  fs.symlinkSync('loop.json', path.join(directory, 'top/loop.json'));
  fs.symlinkSync('../../', path.join(directory, 'top/up'));
  test.each([
    ['is not there', nested('missing.json'), 'there is no file missing.json'],
    ['is a directory', nested(undefined, 'link'), 'link is a directory: expected one CloudFormation template'],
    ['is a loop of links', nested(undefined, 'loop.json'), 'there is no file loop.json'],
    ['has a name that is too long', nested(undefined, 'x'.repeat(5000)), 'there is no file xxx'],
    ['has a NUL in its name', nested(undefined, 'x\0.json'), 'there is no file x\\u{0}.json'],
    ['lies outside', nested(undefined, '../broken.json'), '../broken.json lies outside the folder of the template, from which nothing is read'],
    ['lies outside, by a path from the root', nested(undefined, path.join(directory, 'broken.json')), 'lies outside the folder of the template'],
    ['lies outside, and does not exist', nested(undefined, '../../nobody.json'), 'lies outside the folder of the template'],
    ['lies outside, by a link', nested(undefined, 'link/out.json'), 'link/out.json lies outside the folder of the template'],
    ['lies outside, by a link to a folder', nested(undefined, 'up/passwd'), 'there is no file up/passwd'],
    ['lies outside, says the metadata', nested('../broken.json'), '../broken.json lies outside the folder of the template'],
    ['is another to the metadata', nested('a.json', 'b.json'), 'Metadata names a.json, TemplateURL b.json: expected one file'],
    ['is in the web, and another to the metadata', nested('a.json', 'https://x/b.json'), 'Metadata names a.json, TemplateURL https://x/b.json: expected one file'],
  ])('a file that %s', (_, resource, message) => {
    const { nested: load } = loadTemplateFile(file('top/root.json', { Resources: { A: resource } }));
    expect(() => load('A')).toThrow(message);
  });
  test.each([
    ['broken.json', 'broken.json is neither JSON nor YAML that can be parsed: '],
    ['nothing.json', 'nothing.json is no CloudFormation template: expected an object with Resources, got nothing'],
  ])('%s', (name, message) => {
    const { nested: load } = loadTemplateFile(file('root.json', { Resources: { A: nested(undefined, name) } }));
    expect(() => load('A')).toThrow(new RegExp(`^${message}`));
  });
  test('an asset of the assembly that the metadata do not name', () => {
    const hash = 'a'.repeat(64);
    file('liar/S.assets.json', { files: { [hash]: { source: { path: 'real.json' } } } });
    file('liar/real.json', inner);
    file('liar/other.json', { Resources: {} });
    const liar = (asset?: string) => loadTemplateFile(file('liar/S.template.json', { Resources: { A: nested(asset, { 'Fn::Sub': `https://s3/${hash}.json` }) } }));
    expect(liar().nested('A')).toEqual(inner);
    expect(liar('real.json').nested('A')).toEqual(inner);
    expect(() => liar('other.json').nested('A')).toThrow('Metadata names other.json, TemplateURL real.json: expected one file');
  });
  test('a manifest that is broken says nothing of assets', () => {
    file('odd/S.assets.json', '{');
    file('odd/vpc.json', inner);
    expect(loadTemplateFile(file('odd/S.json', { Resources: { A: nested(undefined, 'vpc.json') } })).nested('A')).toEqual(inner);
  });
});

describe('an empty stack', () => {
  test('is a template where CDK wrote it', () => {
    const app = new App({ outdir: path.join(directory, 'empty') });
    new CfnOutput(new Stack(app, 'Nothing'), 'Out', { value: 'x' });
    const [{ templateFullPath }] = app.synth().stacks;
    expect(loadTemplateFile(templateFullPath).template).toMatchObject({ Resources: {}, Outputs: { Out: { Value: 'x' } } });
  });
  test('is none anywhere else', () =>
    expect(() => loadTemplateFile(file('alone.template.json', { Outputs: {} }))).toThrow('expected an object with Resources, got an object with Outputs'));
});
