import type { Network } from '../../../../../../src/reachability/private/network/network';
import { unreadFor } from '../../../../../../src/reachability/private/network/unread';
import type { ReadOptions } from '../../../../../../src/reachability/private/sources/cloudformation/read-context';
import { readTemplates } from '../../../../../../src/reachability/private/sources/cloudformation/read-template';
import { att, ec2, equals, Json, only, param, ref, variantsIn, when } from '../builders';

const importing = (name: unknown) => ({ 'Fn::ImportValue': name });
const exporting = (Name: unknown, Value: unknown, more: Json = {}) => ({ Outputs: { Out: { Value, Export: { Name }, ...more } } });
const VPC = { Vpc: ec2('VPC') };

/** The stacks A and B, with B's subnet in the VPC that the expression names. */
function subnetIn(vpc: unknown, a: Json, b: Json = {}, options: ReadOptions = {}, more: Record<string, Json> = {}): Network {
  const stacks: Record<string, Json> = { A: { Resources: VPC, ...a }, B: { Resources: { Net: ec2('Subnet', { VpcId: vpc }) }, ...b }, ...more };
  return readTemplates(Object.entries(stacks).map(([name, template]) => (
    { name, stackName: name, template: { Resources: {}, ...template } }
  )), options);
}
const vpcOf = (network: Network) => { const { vpc } = only(network, 'subnet'); return vpc.kind === 'known' ? vpc.value : `?${vpc.reason}`; };

describe('an export', () => {
  test.each<[string, unknown, unknown]>([
    ['by its name', importing('net-vpc'), 'net-vpc'],
    ['by the name of the stack', importing('A-vpc'), { 'Fn::Sub': '${AWS::StackName}-vpc' }],
    ['by a name joined of parts', importing({ 'Fn::Join': ['-', ['A', 'vpc']] }), { 'Fn::Join': ['', [ref('AWS::StackName'), '-vpc']] }],
    ['by a name that nobody knows, but both spell', importing({ 'Fn::Sub': '${AWS::AccountId}-vpc' }), { 'Fn::Join': ['', [ref('AWS::AccountId'), '-vpc']] }],
  ])('is found %s', (_, vpc, name) => expect(vpcOf(subnetIn(vpc, exporting(name, ref('Vpc'))))).toBe('A:Vpc'));

  test('is found by the name that a parameter gives', () => {
    const stack = { Parameters: { Network: param({ Default: 'A' }) } };
    const vpc = importing({ 'Fn::Sub': '${Network}-vpc' });
    const a = exporting({ 'Fn::Sub': '${AWS::StackName}-vpc' }, ref('Vpc'));
    expect(vpcOf(subnetIn(vpc, a, stack))).toBe('A:Vpc');
    expect(vpcOf(subnetIn(vpc, a, stack, { parameters: { Network: 'C' } }))).toBe('?C-vpc is imported from another stack');
  });

  test('leads through a third stack', () => {
    const through = { Resources: {}, ...exporting('second', importing('first')) };
    expect(vpcOf(subnetIn(importing('second'), exporting('first', ref('Vpc')), {}, {}, { C: through }))).toBe('A:Vpc');
  });

  test('that is split again gives its parts', () => {
    const joined = { 'Fn::Join': ['||', [ref('Other'), ref('Vpc')]] };
    const vpc = { 'Fn::Select': [1, { 'Fn::Split': ['||', importing('vpcs')] }] };
    expect(vpcOf(subnetIn(vpc, { Resources: { ...VPC, Other: ec2('VPC') }, ...exporting('vpcs', joined) }))).toBe('A:Vpc');
  });

  test('is there when its condition holds', () => {
    const conditional = {
      Parameters: { Share: param({ AllowedValues: ['yes', 'no'] }) },
      Conditions: { Shared: equals(ref('Share'), 'yes') },
      ...exporting('net-vpc', ref('Vpc'), { Condition: 'Shared' }),
    };
    const network = subnetIn(importing('net-vpc'), conditional);
    expect(variantsIn(network, 'subnet', ({ vpc }) => vpc.kind)).toEqual([['A:Share=yes', 'known'], ['!(A:Share=yes)', 'unknown']]);
  });

  test('that two stacks make is nobody\'s', () => {
    const twice = { Resources: { Vpc: ec2('VPC') }, ...exporting('net-vpc', ref('Vpc')) };
    expect(vpcOf(subnetIn(importing('net-vpc'), twice, {}, {}, { C: twice }))).toBe('?net-vpc is exported more than once: by A and C');
  });

  test('of the own cloud assembly comes before that of another', () => {
    const stacks = ['beta', 'prod'].flatMap((assembly) => [
      { name: `${assembly}/A`, assembly, template: { Resources: VPC, ...exporting('net-vpc', ref('Vpc')) } },
      { name: `${assembly}/B`, assembly, template: { Resources: { Net: ec2('Subnet', { VpcId: importing('net-vpc') }) } } },
    ]);
    expect(readTemplates(stacks).all('subnet').map(({ id, vpc }) => [id, vpc.kind === 'known' && vpc.value]))
      .toEqual([['beta/B:Net', 'beta/A:Vpc'], ['prod/B:Net', 'prod/A:Vpc']]);
  });

  test('that imports itself comes to an end', () => {
    expect(vpcOf(subnetIn(importing('mine'), {}, exporting('mine', importing('mine'))))).toBe('?B:Outputs.Out refers to itself');
  });

  test('whose name imports itself comes to an end', () => {
    expect(vpcOf(subnetIn(importing('mine'), {}, exporting(importing('mine'), 'x')))).toBe('?mine is imported from another stack');
  });

  test('that nobody makes stays unknown and is named', () => {
    expect(vpcOf(subnetIn(importing('elsewhere'), {}))).toBe('?elsewhere is imported from another stack');
  });
});

describe('a nested stack', () => {
  const nested = (template: Json) => (id: string) => (id === 'Child' ? { Resources: {}, ...template } : undefined);
  const parent = { Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties: {} } } };

  test('exports, and passes what is imported on', () => {
    const network = readTemplates([
      { name: 'A', template: parent, nested: nested({ Resources: VPC, ...exporting('net-vpc', ref('Vpc')) }) },
      { name: 'B', template: parent, nested: nested({ Resources: { Net: ec2('Subnet', { VpcId: importing('net-vpc') }) } }) },
    ]);
    expect(only(network, 'subnet')).toMatchObject({ id: 'B:Child/Net', vpc: { value: 'A:Child/Vpc' } });
  });

  test('does not have the name of the stack around it', () => {
    const network = readTemplates([
      { name: 'A', stackName: 'A', template: parent, nested: nested({ Resources: VPC, ...exporting({ 'Fn::Sub': '${AWS::StackName}-vpc' }, ref('Vpc')) }) },
      { name: 'B', template: { Resources: { Net: ec2('Subnet', { VpcId: importing('A-vpc') }) } } },
    ]);
    expect(only(network, 'subnet').vpc.kind).toBe('unknown');
  });
});

describe('an output by the name of its stack', () => {
  const output = (more: Json = {}) => ({ 'Fn::GetStackOutput': { StackName: 'A', OutputName: 'Out', ...more } });
  const a = { Outputs: { Out: { Value: ref('Vpc') } } };

  test.each<[string, unknown, string]>([
    ['is found', output(), 'A:Vpc'],
    ['is found in the own Region', output({ Region: 'eu-west-1' }), 'A:Vpc'],
    ['of another Region is unknown', output({ Region: 'us-east-1' }), '?it is output Out of another stack, A'],
    ['of another account is unknown', output({ RoleArn: 'arn:aws:iam::111111111111:role/r' }), '?it is output Out of another stack, A'],
    ['that is not there is unknown', output({ OutputName: 'Other' }), '?it is output Other of another stack, A'],
    ['of a stack that is not there is unknown', output({ StackName: 'C' }), '?it is output Out of another stack, C'],
  ])('%s', (_, vpc, expected) => expect(vpcOf(subnetIn(vpc, a, {}, { region: 'eu-west-1' }))).toBe(expected));
});

test('an output of the own cloud assembly comes before that of another', () => {
  const vpc = { 'Fn::GetStackOutput': { StackName: 'A', OutputName: 'Out' } };
  const stacks = ['beta', 'prod'].flatMap((assembly) => [
    { name: `${assembly}/A`, stackName: 'A', assembly, template: { Resources: VPC, Outputs: { Out: { Value: ref('Vpc') } } } },
    { name: `${assembly}/B`, assembly, template: { Resources: { Net: ec2('Subnet', { VpcId: vpc }) } } },
  ]);
  expect(readTemplates(stacks).all('subnet').map(({ id, vpc: of }) => [id, of.kind === 'known' && of.value]))
    .toEqual([['beta/B:Net', 'beta/A:Vpc'], ['prod/B:Net', 'prod/A:Vpc']]);
});

test('where the own cloud assembly has no such stack, that of another counts', () => {
  const vpc = { 'Fn::GetStackOutput': { StackName: 'A', OutputName: 'Out' } };
  const network = readTemplates([
    { name: 'beta/A', stackName: 'A', assembly: 'beta', template: { Resources: VPC, Outputs: { Out: { Value: ref('Vpc') } } } },
    { name: 'prod/B', assembly: 'prod', template: { Resources: { Net: ec2('Subnet', { VpcId: vpc }) } } },
  ]);
  expect(vpcOf(network)).toBe('beta/A:Vpc');
});

describe('a parameter of Systems Manager', () => {
  test('whose name nobody knows, but both spell, is named as it is spelled', () => {
    const name = { 'Fn::Sub': '/net/${AWS::AccountId}' };
    const b = { Parameters: {}, Resources: { Net: ec2('Subnet', { VpcId: { 'Fn::Sub': '{{resolve:ssm:/net/${AWS::AccountId}}}' } }) } };
    const network = subnetIn('', { Resources: { ...VPC, P: { Type: 'AWS::SSM::Parameter', Properties: { Name: name, Type: 'String', Value: ref('Vpc') } } } }, b);
    expect([vpcOf(network), network.assumptions]).toEqual(['A:Vpc', ['the Systems Manager parameter /net/${AWS::AccountId} holds what A writes']]);
  });

  const parameter = (Name: unknown, Value: unknown = ref('Vpc')) => ({ Type: 'AWS::SSM::Parameter', Properties: { Name, Type: 'String', Value } });
  const a = { Resources: { ...VPC, P: parameter('/net/vpc') } };
  const asParameter = (Default: string) => ({ Parameters: { VpcId: param({ Type: 'AWS::SSM::Parameter::Value<String>', Default }) } });

  test.each<[string, unknown, string]>([
    ['by a dynamic reference', '{{resolve:ssm:/net/vpc}}', 'A:Vpc'],
    ['by a dynamic reference put together', { 'Fn::Sub': ['{{resolve:ssm:/${Env}/vpc}}', { Env: 'net' }] }, 'A:Vpc'],
    ['not by a version, which may hold an older value', '{{resolve:ssm:/net/vpc:3}}', '?version 3 of the Systems Manager parameter /net/vpc is read at deploy time'],
    ['not by another name', '{{resolve:ssm:/net/other}}', '?/net/other is read from Systems Manager at deploy time'],
    ['not from another service', '{{resolve:secretsmanager:/net/vpc}}', '?{{resolve:secretsmanager:/net/vpc}} is read from secretsmanager at deploy time'],
  ])('is read %s', (_, vpc, expected) => expect(vpcOf(subnetIn(vpc, a))).toBe(expected));

  test('is read by a parameter of the template', () => {
    expect(vpcOf(subnetIn(ref('VpcId'), a, asParameter('/net/vpc')))).toBe('A:Vpc');
    expect(vpcOf(subnetIn(ref('VpcId'), a, asParameter('/net/other')))).toBe('?B:VpcId is read from Systems Manager at deploy time');
  });

  test('is read by the name that the caller gives', () => {
    expect(vpcOf(subnetIn(ref('VpcId'), a, asParameter('/x'), { parameters: { VpcId: '/net/vpc' } }))).toBe('A:Vpc');
  });

  test('that holds a list gives its elements', () => {
    const list = { Resources: { ...VPC, Other: ec2('VPC'), P: parameter('/net/vpcs', { 'Fn::Join': [',', [ref('Other'), ref('Vpc')]] }) } };
    const second = { Parameters: { Vpcs: param({ Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: '/net/vpcs' }) } };
    expect(vpcOf(subnetIn({ 'Fn::Select': [1, ref('Vpcs')] }, list, second))).toBe('A:Vpc');
  });

  test('is taken to hold what is written, which is said', () => {
    expect(subnetIn('{{resolve:ssm:/net/vpc}}', a).assumptions).toEqual(['the Systems Manager parameter /net/vpc holds what A writes']);
  });

  test('is no list to unroll a loop over: its default is a name', () => {
    const loop = {
      Transform: 'AWS::LanguageExtensions',
      Parameters: { Names: param({ Type: 'AWS::SSM::Parameter::Value<CommaDelimitedList>', Default: '/net/names' }) },
      Resources: { 'Fn::ForEach::Each': ['Name', ref('Names'), { 'Net${Name}': ec2('Subnet') }] },
    };
    expect(subnetIn('', {}, loop).unreadable.map(({ part }) => part)).toEqual(['B:Fn::ForEach::Each, whose collection is known at deploy time only']);
  });

  test('that AWS names is found where its name goes', () => {
    const unnamed = { Resources: { ...VPC, P: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: ref('Vpc') } } }, ...exporting('name', ref('P')) };
    expect(vpcOf(subnetIn({ 'Fn::Sub': ['{{resolve:ssm:${Name}}}', { Name: importing('name') }] }, unnamed))).toBe('A:Vpc');
  });

  test('of the same template is known by its attribute', () => {
    expect(vpcOf(subnetIn(importing('net-vpc'), { ...a, ...exporting('net-vpc', att('P', 'Value')) }))).toBe('A:Vpc');
  });

  test('that CDK writes for another Region is read where that is at hand', () => {
    const writer = {
      Resources: {
        ...VPC,
        Writer: {
          Type: 'Custom::CrossRegionExportWriter', Properties: { WriterProps: { region: 'eu-west-1', exports: { '/cdk/exports/B/vpc': ref('Vpc') } } },
        },
      },
    };
    const reader = {
      Resources: {
        Reader: { Type: 'Custom::CrossRegionExportReader', Properties: { ReaderProps: { imports: { '/cdk/exports/B/vpc': '{{resolve:ssm:/cdk/exports/B/vpc}}' } } } },
        Net: ec2('Subnet', { VpcId: att('Reader', '/cdk/exports/B/vpc') }),
      },
    };
    expect(vpcOf(subnetIn('', writer, reader))).toBe('A:Vpc');
    expect(vpcOf(subnetIn('', {}, reader))).toBe('?/cdk/exports/B/vpc is read from Systems Manager at deploy time');
  });
});

describe('what cannot be read of one stack', () => {
  const macro = { Transform: 'Mystery' };
  const concerns = (network: Network, id: string) => unreadFor(network, id).length > 0;

  test('concerns that stack and those that it gives to or takes from', () => {
    const network = subnetIn(importing('net-vpc'), { ...exporting('net-vpc', ref('Vpc')), ...macro }, {}, {}, { C: { Resources: { Net2: ec2('VPC') } } });
    expect(['A:Vpc', 'B:Net', 'C:Net2'].map((id) => concerns(network, id))).toEqual([true, true, false]);
  });

  test('names its stack', () => {
    expect(subnetIn('', macro).unreadable.map(({ part }) => part)).toEqual(['the macro Mystery, which may change anything in the template of A']);
  });

  test('may use all that the stack takes, also where nothing else does', () => {
    const taker = { ...macro, Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: importing('net-vpc') } } } };
    const network = subnetIn('', exporting('net-vpc', ref('Vpc')), taker);
    expect(concerns(network, 'A:Vpc')).toBe(true);
  });
});

test('of one template alone, ids name no stack', () => {
  const network = readTemplates([{ name: 'Only', template: { Resources: { ...VPC, Net: ec2('Subnet', { VpcId: when('X', ref('Vpc'), ref('Vpc')) }) } } }]);
  expect([network.stacks, network.all('vpc').map(({ id }) => id)]).toEqual([[], ['Vpc']]);
});

test('equal logical ids of two stacks are two resources', () => {
  const network = readTemplates(['A', 'B'].map((name) => ({ name, template: { Resources: VPC } })));
  expect(network.all('vpc').map(({ id }) => network.locate(id))).toEqual([{ stack: 'A', logicalId: 'Vpc' }, { stack: 'B', logicalId: 'Vpc' }]);
});
