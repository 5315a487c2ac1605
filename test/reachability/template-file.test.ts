import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { loadTemplateFile, parseTemplate } from '../../src/reachability/template-file';

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'template-file-'));
afterAll(() => fs.rmSync(directory, { recursive: true }));
const file = (name: string, content: unknown) => {
  const written = path.join(directory, name);
  fs.mkdirSync(path.dirname(written), { recursive: true });
  fs.writeFileSync(written, typeof content === 'string' ? content : JSON.stringify(content));
  return written;
};
const yaml = (text: string) => parseTemplate(text, 'it');

describe('short forms', () => {
  test.each([
    ['!Ref Vpc', { Ref: 'Vpc' }],
    ['!Condition IsProd', { Condition: 'IsProd' }],
    ['!GetAtt Vpc.CidrBlock', { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }],
    ['!GetAtt Child.Outputs.VpcId', { 'Fn::GetAtt': ['Child', 'Outputs.VpcId'] }],
    ['!GetAtt [Vpc, CidrBlock]', { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }],
    ['!GetAtt Vpc', { 'Fn::GetAtt': ['Vpc'] }],
    ['!Sub "${AWS::Region}a"', { 'Fn::Sub': '${AWS::Region}a' }],
    ['!Sub ["${X}", {X: !Ref Y}]', { 'Fn::Sub': ['${X}', { X: { Ref: 'Y' } }] }],
    ["!GetAZs ''", { 'Fn::GetAZs': '' }],
    ['!GetAZs', { 'Fn::GetAZs': '' }],
    ['!Select [0, !GetAZs {Ref: "AWS::Region"}]', { 'Fn::Select': [0, { 'Fn::GetAZs': { Ref: 'AWS::Region' } }] }],
    ['!Select [1, !Cidr [!GetAtt Vpc.CidrBlock, 4, 8]]', { 'Fn::Select': [1, { 'Fn::Cidr': [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, 4, 8] }] }],
    ['!If [C, !Ref A, !Ref AWS::NoValue]', { 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] }],
    ['!And [!Equals [1, "1"], !Not [!Condition C], !Or [a, b]]',
      { 'Fn::And': [{ 'Fn::Equals': [1, '1'] }, { 'Fn::Not': [{ Condition: 'C' }] }, { 'Fn::Or': ['a', 'b'] }] }],
    ['!FindInMap [M, !Ref "AWS::Region", k]', { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'k'] }],
    ['!Join [",", !Split ["|", a|b]]', { 'Fn::Join': [',', { 'Fn::Split': ['|', 'a|b'] }] }],
    ['!ImportValue x', { 'Fn::ImportValue': 'x' }],
    ['!ImportValue\n    Fn::Sub: "${X}-vpc"', { 'Fn::ImportValue': { 'Fn::Sub': '${X}-vpc' } }],
    ['!Base64 |\n    #!/bin/sh\n    echo !Ref', { 'Fn::Base64': '#!/bin/sh\necho !Ref\n' }],
    ['!Transform {Name: Mine, Parameters: {A: 1}}', { 'Fn::Transform': { Name: 'Mine', Parameters: { A: 1 } } }],
    ['!Length [1, 2]', { 'Fn::Length': [1, 2] }],
    ['!ToJsonString {a: !Ref B}', { 'Fn::ToJsonString': { a: { Ref: 'B' } } }],
    ['!Contains [[a, b], !Ref P]', { 'Fn::Contains': [['a', 'b'], { Ref: 'P' }] }],
    ['!Divine [1]', { 'Fn::Divine': [1] }],
    ['\n    Fn::ForEach::L: [X, [a, b], {"K${X}": !Ref X}]', { 'Fn::ForEach::L': ['X', ['a', 'b'], { 'K${X}': { Ref: 'X' } }] }],
  ])('%s', (text, expected) => expect(yaml(`  A: ${text}\n`)).toEqual({ A: expected }));
});

describe('YAML as CloudFormation reads it', () => {
  test.each([
    ['2010-09-09', '2010-09-09'],
    ['yes', true],
    ['Off', false],
    ['TRUE', true],
    ['y', 'y'],
    ['{N: n, Y: y}', { N: 'n', Y: 'y' }],
    ['"true"', 'true'],
    ['0x10', 16],
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['-1', -1],
    ['', null],
    ['{a: 1, b: [x, y]}', { a: 1, b: ['x', 'y'] }],
  ])('%s', (text, expected) => expect(yaml(`A: ${text}\n`)).toEqual({ A: expected }));
  test('a comment, a document mark, an anchor', () => expect(yaml('# x\n---\nA: &a {b: 1}\nC: *a\n')).toEqual({ A: { b: 1 }, C: { b: 1 } }));
  test('JSON', () => expect(yaml('{"A": {"Ref": "B"}}')).toEqual({ A: { Ref: 'B' } }));
  test('what is broken', () => {
    expect(() => yaml('A: [1\nB: 2\n')).toThrow(/^it is neither JSON nor YAML that can be parsed: .* at line 2, column 1$/);
    expect(() => yaml('{"A": 1,}}')).toThrow('it is neither JSON nor YAML that can be parsed: ');
  });
  test('a name given twice', () => expect(() => yaml('A: 1\nA: 2\n')).toThrow('it is neither JSON nor YAML that can be parsed: Map keys must be unique'));
});

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
  });
  test('that name a file', () => {
    file('lib/vpc.yaml', 'Resources: {}');
    expect(loadTemplateFile(file('root.yaml', { Resources: { A: nested(undefined, './lib/vpc.yaml') } })).nested('A')).toEqual({ Resources: {} });
  });
  test.each([
    ['a file that is not there', nested('missing.json')],
    ['a web address', nested(undefined, 'https://s3.amazonaws.com/b/t.json')],
    ['an expression', nested(undefined, { Ref: 'Url' })],
    ['a directory', nested('.')],
    ['no stack', 'x'],
  ])('%s', (_, resource) => expect(loadTemplateFile(file('x.json', { Resources: { A: resource } })).nested('A')).toBeUndefined());
});
