import { ALWAYS } from '../../../../../../src/reachability/private/conditions/condition';
import { att, named, ec2, equals, evaluated, param, ref, stackOf, textOf, variantsOf, when } from '../builders';

const VPC = { Resources: { Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }), Net: ec2('Subnet', { VpcId: ref('Vpc'), AvailabilityZone: 'eu-west-1a' }) } };

describe('Ref', () => {
  test.each([
    ['a resource', ref('Vpc'), '#Vpc'],
    ['AWS::NoValue', ref('AWS::NoValue'), undefined],
    ['nothing', ref('Nobody'), '?Ref Nobody names nothing in the template'],
    ['no string', { Ref: ['a'] }, '?what Ref names is unknown'],
    ['a word of Object.prototype', ref('constructor'), '?Ref constructor names nothing in the template'],
  ])('%s', (_, expression, expected) => expect(evaluated(expression, VPC)).toBe(expected));

  test('a resource that is not of EC2 decides at deploy time', () => {
    expect(evaluated(ref('Fn'), { Resources: { Fn: { Type: 'Custom::Lookup' } } })).toBe('?Fn (Custom::Lookup) decides it at deploy time');
  });
});

describe('Fn::GetAtt', () => {
  test.each([
    ['a list', att('Vpc', 'CidrBlock'), '10.0.0.0/16'],
    ['a dotted string', { 'Fn::GetAtt': 'Vpc.CidrBlock' }, '10.0.0.0/16'],
    ['an attribute that is an expression', { 'Fn::GetAtt': ['Vpc', { 'Fn::Join': ['', ['Cidr', 'Block']] }] }, '10.0.0.0/16'],
    ['no dot', { 'Fn::GetAtt': 'Vpc' }, '?what Fn::GetAtt names is unknown'],
    ['an unknown attribute', { 'Fn::GetAtt': ['Vpc', ref('AWS::StackName')] }, '?what Fn::GetAtt names is unknown'],
    ['no resource', att('Nobody', 'Arn'), '?Fn::GetAtt Nobody.Arn names nothing in the template'],
    ['a number', { 'Fn::GetAtt': 7 }, '?what Fn::GetAtt names is unknown'],
  ])('%s', (_, expression, expected) => expect(evaluated(expression, VPC)).toBe(expected));
});

describe('Fn::Select', () => {
  test.each([
    ['a number', { 'Fn::Select': [1, ['a', 'b']] }, 'b'],
    ['a string', { 'Fn::Select': ['1', ['a', 'b']] }, 'b'],
    ['beyond the end', { 'Fn::Select': [2, ['a', 'b']] }, '?Fn::Select finds no element 2'],
    ['no index', { 'Fn::Select': ['one', ['a']] }, '?the index of Fn::Select is unknown'],
    ['an empty index', { 'Fn::Select': ['', ['a']] }, '?the index of Fn::Select is unknown'],
    ['no list', { 'Fn::Select': [0, 'a'] }, '?Fn::Select finds no element 0'],
    ['nothing', { 'Fn::Select': null }, '?the index of Fn::Select is unknown'],
    ['zones', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, '?only AWS knows the Availability Zones of a Region'],
  ])('%s', (_, expression, expected) => expect(evaluated(expression, { Parameters: { At: param({ Default: '1' }) } })).toBe(expected));
});

test('a parameter that picks an element may be the index of each', () => {
  expect(variantsOf({ 'Fn::Select': [ref('At'), ['a', 'b']] }, { Parameters: { At: param({ Default: '1' }) } }))
    .toEqual([['At=1', 'b'], ['At=0', 'a']]);
});

describe('Fn::GetAZs names one list for one Region', () => {
  const inIreland = { region: 'eu-west-1' };
  test.each([
    ['an empty string', ''],
    ['AWS::Region', ref('AWS::Region')],
  ])('%s is the Region of the stack', (_, region) => expect(textOf({ 'Fn::GetAZs': region })).toBe('Fn::GetAZs'));

  test('another Region is another list', () => expect(textOf({ 'Fn::GetAZs': 'eu-west-1' })).toBe('Fn::GetAZs eu-west-1'));
  test('a parameter is another list', () => {
    expect(textOf({ 'Fn::GetAZs': ref('Where') }, { Parameters: { Where: param() } })).toBe('Fn::GetAZs Where');
  });
  test('the pinned Region is that of the stack', () => {
    const zones = (region: unknown) => evaluated(equals({ 'Fn::GetAZs': region }, 1), {}, inIreland);
    expect(zones('eu-west-1')).toEqual(zones(''));
  });
  test('asking for zones decides no Region', () => {
    const template = { Conditions: { Far: equals(ref('AWS::Region'), 'ap-south-1') }, Outputs: { It: { Value: when('Far', 1, 2) } } };
    expect(variantsOf({ 'Fn::Select': [0, { 'Fn::GetAZs': ref('AWS::Region') }] }, template)).toHaveLength(1);
  });
});

describe('Fn::FindInMap', () => {
  const template = {
    Parameters: { Stage: param({ Default: 'prod', AllowedValues: ['prod', 'test'] }), Open: param() },
    Mappings: { Map: { prod: { Cidr: '10.0.0.0/16', List: ['a', 'b'] }, test: { Cidr: '10.1.0.0/16', Expression: ref('Stage') } } },
  };
  const find = (...argument: unknown[]) => ({ 'Fn::FindInMap': argument });
  test.each([
    ['a scalar', find('Map', 'prod', 'Cidr'), '10.0.0.0/16'],
    ['a list', { 'Fn::Select': [1, find('Map', 'prod', 'List')] }, 'b'],
    ['a missing key', find('Map', 'prod', 'Nothing'), '?the mapping Map has no prod, Nothing'],
    ['a default value', find('Map', 'prod', 'Nothing', { DefaultValue: ref('AWS::NoValue') }), undefined],
    ['an unknown key', find('Map', ref('AWS::StackName'), 'Cidr'), '?what Fn::FindInMap looks up in Map is unknown'],
    ['an unknown map', find(ref('AWS::StackName'), 'prod', 'Cidr'), '?what Fn::FindInMap looks up in a mapping is unknown'],
    ['a word of Object.prototype', find('Map', '__proto__', 'Cidr'), '?the mapping Map has no __proto__, Cidr'],
    ['a map named by an expression', find({ 'Fn::Sub': 'Map' }, 'test', 'Cidr'), '10.1.0.0/16'],
    ['an expression, which no mapping may hold', find('Map', 'test', 'Expression'), '?the mapping Map has no test, Expression'],
    ['no list', { 'Fn::FindInMap': 'Map' }, '?what Fn::FindInMap looks up in a mapping is unknown'],
  ])('%s', (_, expression, expected) => expect(evaluated(expression, template)).toBe(expected));

  test('a key that is a parameter gives one variant for each of its values', () => {
    expect(variantsOf(find('Map', ref('Stage'), 'Cidr'), template)).toEqual([['Stage=prod', '10.0.0.0/16'], ['Stage=test', '10.1.0.0/16']]);
  });
  test('a key without allowed values is one of those in the mapping', () => {
    expect(variantsOf(find('Map', ref('Open'), 'Cidr'), template)).toEqual([['Open=prod', '10.0.0.0/16'], ['Open=test', '10.1.0.0/16']]);
  });
  test('with a default value a key may be anything', () => {
    expect(variantsOf(find('Map', ref('Open'), 'Cidr', { DefaultValue: '?' }), template).map(([condition]) => condition))
      .toEqual(['Open=prod', 'Open=test', 'Open=(any other value)']);
  });
  test('a Region in a mapping', () => {
    const regions = { Mappings: { Zones: { 'eu-west-1': { A: 'eu-west-1a' }, 'us-east-1': { A: 'us-east-1a' } } } };
    expect(variantsOf(find('Zones', ref('AWS::Region'), 'A'), regions)).toEqual([
      ['AWS::Region=eu-west-1', 'eu-west-1a'], ['AWS::Region=us-east-1', 'us-east-1a'],
    ]);
    expect(evaluated(find('Zones', ref('AWS::Region'), 'A'), regions, { region: 'us-east-1' })).toBe('us-east-1a');
  });
});

describe('Fn::If', () => {
  const template = {
    Parameters: { A: param({ Default: 'no' }), B: param({ Default: 'no', AllowedValues: ['yes', 'no'] }) },
    Conditions: { IsA: equals(ref('A'), 'yes'), IsB: equals(ref('B'), 'yes'), Never: { 'Fn::And': [named('IsA'), { 'Fn::Not': [named('IsA')] }] } },
  };
  test('one variant for each branch', () => {
    expect(variantsOf(when('IsB', 1, 2), template)).toEqual([['B=yes', 1], ['!(B=yes)', 2]]);
  });
  test('the same condition twice is decided once', () => {
    expect(variantsOf([when('IsB', 1, 2), when('IsB', 3, 4)], template)).toEqual([['B=yes', [1, 3]], ['!(B=yes)', [2, 4]]]);
  });
  test('independent conditions multiply', () => expect(variantsOf([when('IsA', 1, 2), when('IsB', 3, 4)], template)).toHaveLength(4));
  test('a branch that nothing can reach is left out', () => expect(evaluated(when('Never', 1, 2), template)).toBe(2));
  test('AWS::NoValue leaves nothing', () => expect(evaluated(when('Never', 1), template)).toBeUndefined());
  test('a condition that is not there is open', () => {
    expect(variantsOf(when('Nobody', 1, 2)).map(([condition]) => condition)).toEqual(['condition Nobody=true', '!(condition Nobody=true)']);
  });
  test('no list', () => expect(variantsOf({ 'Fn::If': 'IsA' }, template)[0][1]).toBeUndefined());
  test('too many combinations are not told apart', () => {
    const names = [...'abcdefg'];
    const many = {
      Parameters: Object.fromEntries(names.map((name) => [name, param({ Default: '' })])),
      Conditions: Object.fromEntries(names.map((name) => [`Is${name}`, equals(ref(name), '1')])),
    };
    expect(evaluated({ 'Fn::Select': [0, [{ all: names.map((name) => when(`Is${name}`, 1, 2)) }]] }, many))
      .toEqual({ all: names.map(() => '?it depends on more than 64 combinations of conditions') });
  });
});

describe('what only the deployment knows', () => {
  test.each([
    ['Fn::ImportValue', { 'Fn::ImportValue': 'shared-vpc' }, '?shared-vpc is imported from another stack', 'Fn::ImportValue shared-vpc'],
    ['Fn::ImportValue of an expression', { 'Fn::ImportValue': { 'Fn::Sub': '${AWS::StackName}-vpc' } },
      '?${AWS::StackName}-vpc is imported from another stack', 'Fn::ImportValue ${AWS::StackName}-vpc'],
    ['Fn::Transform', { 'Fn::Transform': { Name: 'Mine' } }, '?the macro Mine decides it at deploy time', 'Fn::Transform {"Name": "Mine"}'],
    ['a function of the future', { 'Fn::Divine': [ref('P')] }, '?nothing here knows the function Fn::Divine', 'Fn::Divine [P]'],
  ])('%s', (_, expression, reason, text) => {
    expect(evaluated(expression)).toBe(reason);
    expect(textOf(expression)).toBe(text);
  });
});

test.each([
  ['text', 'a', 'a'],
  ['a number', 4, 4],
  ['a boolean', false, false],
  ['null', null, undefined],
  ['a list', [1, ref('AWS::NoValue')], [1, undefined]],
  ['a structure', { A: { 'Fn::Sub': 'x' }, B: 1 }, { A: 'x', B: 1 }],
  ['a structure whose only name looks like no function', { Condition: 'x' }, { Condition: 'x' }],
])('%s is itself', (_, expression, expected) => expect(evaluated(expression)).toEqual(expected));

describe('what cannot be known has the name of its expression', () => {
  const template = { ...VPC, Parameters: { Open: param() }, Mappings: { Map: { a: { Mixed: ['x', ref('Open')], Number: 1, Boolean: true, Numbers: [1, true] } } } };
  test.each<[unknown, string]>([
    [{ Ref: ['a'] }, 'Ref ["a"]'],
    [ref('Nobody'), 'Nobody'],
    [{ 'Fn::GetAtt': 'Vpc' }, 'Vpc'],
    [{ 'Fn::GetAtt': 7 }, 'Fn::GetAtt 7'],
    [{ 'Fn::Select': ['one', ['a']] }, 'Fn::Select ["one", ["a"]]'],
    [{ 'Fn::FindInMap': ['Map', 'a', 'None'] }, 'Fn::FindInMap ["Map", "a", "None"]'],
    [{ 'Fn::FindInMap': ['Map', 'a', 'Mixed'] }, 'Fn::FindInMap ["Map", "a", "Mixed"]'],
    [{ 'Fn::GetStackOutput': { StackName: 'S', OutputName: 'O' } }, 'Fn::GetStackOutput {"OutputName": "O", "StackName": "S"}'],
    [{ 'Fn::GetAZs': { 'Fn::Sub': '${Open}' } }, 'Fn::GetAZs Open'],
    [{ 'Fn::GetAZs': ['x'] }, 'Fn::GetAZs ["x"]'],
    [{ 'Fn::GetAZs': { 'Fn::Sub': '${AWS::Region}' } }, 'Fn::GetAZs'],
    [{ 'Fn::GetAZs': { 'Fn::Join': ['', []] } }, 'Fn::GetAZs'],
  ])('%j', (expression, expected) => expect(textOf(expression, template)).toBe(expected));

  test.each<[unknown, unknown]>([
    [{ 'Fn::FindInMap': ['Map', 'a', 'Number'] }, 1],
    [{ 'Fn::FindInMap': ['Map', 'a', 'Boolean'] }, true],
    [{ 'Fn::FindInMap': ['Map', 'a', 'Numbers'] }, [1, true]],
    [{ 'Fn::GetAtt': '.CidrBlock' }, '?Fn::GetAtt .CidrBlock names nothing in the template'],
    [{ 'Fn::GetStackOutput': { StackName: 'S', OutputName: 'O' } }, '?it is output O of another stack, S'],
    [{ 'Fn::GetStackOutput': { StackName: 'S' } }, '?it is output ? of another stack, S'],
    [{ 'Fn::GetStackOutput': { OutputName: 'O' } }, '?it is output O of another stack, ?'],
    [{ 'Fn::Transform': {} }, '?the macro  decides it at deploy time'],
  ])('%j', (expression, expected) => expect(evaluated(expression, template)).toEqual(expected));

  test('a list of arguments that is none picks nothing', () => {
    expect([textOf({ 'Fn::Select': 'x' }), textOf({ 'Fn::If': 'IsA' }, { Conditions: {} })]).toEqual(['Fn::Select "x"', undefined]);
  });

  test('too many combinations have the name of the Fn::If', () => {
    const names = [...'abcdefg'];
    const many = {
      Parameters: Object.fromEntries(names.map((name) => [name, param({ Default: '' })])),
      Conditions: Object.fromEntries(names.map((name) => [`Is${name}`, equals(ref(name), '1')])),
    };
    const all = names.map((name) => when(`Is${name}`, 'x', 'y'));
    const stack = stackOf({ ...many, Outputs: { It: { Value: all } } });
    const texts = stack.possibilities.everyBranch(ALWAYS, (branch) => {
      const value = stack.evaluate(all, branch);
      return value.kind === 'list' ? value.items.map((item) => item(branch)).map((item) => (item.kind === 'unresolved' ? item.text : '-')) : [];
    }).flatMap(({ value }) => value);
    expect([...new Set(texts)].filter((text) => text !== '-')).toEqual(names.map((name) => `Fn::If ["Is${name}", "x", "y"]`));
  });
});

describe('an element at an unknown index', () => {
  const template = { ...VPC, Parameters: { Open: param({ Default: 'x' }), Other: param() } };
  const among = (items: unknown) => {
    const stack = stackOf(template);
    const [{ value }] = stack.possibilities.everyBranch(ALWAYS, (branch) => stack.evaluate({ 'Fn::Select': [{ 'Fn::ImportValue': 'index' }, items] }, branch));
    return value.kind === 'unresolved' ? value.among : 'known';
  };
  test.each<[string, unknown, readonly string[] | undefined]>([
    ['resources is one of them', [ref('Vpc'), ref('Net'), ref('Vpc')], ['Net', 'Vpc']],
    ['texts is no resource', ['a', 'b'], []],
    ['resources and nothing is one of them', [ref('Vpc'), ref('AWS::NoValue')], ['Vpc']],
    ['something unknown may be any', [ref('Vpc'), ref('Other')], undefined],
    ['elements at unknown indices is any of theirs', [{ 'Fn::Select': [{ 'Fn::ImportValue': 'i' }, [ref('Vpc')]] }, ref('Net')], ['Net', 'Vpc']],
    ['lists may be any', [ref('Vpc'), ['a']], undefined],
    ['structures may be any', [ref('Vpc'), { a: 1 }], undefined],
    ['an unknown list may be any', ref('Other'), undefined],
  ])('of %s', (_, items, expected) => expect(among(items)).toEqual(expected));
});

describe('Fn::GetAZs where the Region is pinned', () => {
  const list = (region: unknown) => {
    const stack = stackOf({}, { region: 'eu-west-1' });
    const [{ value }] = stack.possibilities.everyBranch(ALWAYS, (branch) => stack.evaluate({ 'Fn::GetAZs': region }, branch));
    return value.kind === 'unresolved' ? value.text : undefined;
  };
  test.each([['', 'Fn::GetAZs'], ['eu-west-1', 'Fn::GetAZs'], ['us-east-1', 'Fn::GetAZs us-east-1']])('of %j', (region, expected) => {
    expect(list(region)).toBe(expected);
  });
});

test.each<[string, object]>([
  ['of another Region', { StackName: 'S', OutputName: 'O', Region: 'us-east-1' }],
  ['without a stack', { OutputName: 'O' }],
  ['without an output', { StackName: 'S' }],
  ['of another account', { StackName: 'S', OutputName: 'O', RoleArn: 'arn' }],
])('an output %s is not looked for among the stacks', (_, argument) => {
  const stack = stackOf({}, { region: 'eu-west-1' });
  const output = jest.spyOn(stack.context.crossStack, 'output');
  const [{ value }] = stack.possibilities.everyBranch(ALWAYS, (branch) => stack.evaluate({ 'Fn::GetStackOutput': argument }, branch));
  expect([value.kind, output.mock.calls]).toEqual(['unresolved', []]);
});

test.each<[string, unknown, object]>([
  ['of the zones differs from the others', { 'Fn::GetAZs': '' }, { list: 'Fn::GetAZs', index: 1, distinct: true }],
  ['of any other list may be equal to others', { 'Fn::ImportValue': 'x' }, { list: 'Fn::ImportValue x', index: 1, distinct: false }],
])('an element %s', (_, items, element) => {
  const stack = stackOf();
  const [{ value }] = stack.possibilities.everyBranch(ALWAYS, (branch) => stack.evaluate({ 'Fn::Select': [1, items] }, branch));
  expect(value).toMatchObject({ kind: 'unresolved', element });
});
