import { ec2, equals, param, ref, stackOf, when } from '../builders';

const comparedLiterals = (template: object, options = {}) => stackOf(template as Record<string, unknown>, options).context.comparedLiterals;
const compared = (template: object, name = 'P', options = {}) => {
  const found = comparedLiterals(template, options).compared(name);
  return found && [...found].sort();
};
const usedBy = (Conditions: object, more: object = {}) => ({
  Parameters: { P: param(), Q: param({ Default: 'q' }) }, Conditions, Resources: { Vpc: ec2('VPC', {}, { Condition: 'C' }) }, ...more,
});

test.each([
  ['a literal', usedBy({ C: equals(ref('P'), 'x') }), ['x']],
  ['a number', usedBy({ C: equals(ref('P'), 1) }), ['1']],
  ['several', usedBy({ C: { 'Fn::Or': [equals(ref('P'), 'x'), equals('y', ref('P'))] } }), ['x', 'y']],
  ['a list', usedBy({ C: { 'Fn::Contains': [['x', 'y'], ref('P')] } }), ['x', 'y']],
  ["another parameter's default", usedBy({ C: equals(ref('P'), ref('Q')) }), ['q']],
  ['nothing that is known', usedBy({ C: equals(ref('P'), { 'Fn::ImportValue': 'x' }) }), []],
  ['as the whole of Fn::Sub', usedBy({ C: equals({ 'Fn::Sub': '${P}' }, 'x') }), ['x']],
  ['as a part of a text', usedBy({ C: equals({ 'Fn::Sub': '${P}-${Q}' }, 'x-y') }), []],
  ['as a list that is joined', usedBy({ C: equals({ 'Fn::Join': ['', ref('P')] }, '') }), ['']],
  ['as a part of what is joined', usedBy({ C: equals({ 'Fn::Join': ['', [ref('P'), 'y']] }, 'xy') }), []],
  ['as a key of a mapping', usedBy({ C: equals({ 'Fn::FindInMap': ['M', ref('P'), 'x'] }, '3') }), []],
  ['as one of a list', usedBy({ C: equals({ 'Fn::Select': [0, [ref('P'), 'y']] }, 'x') }), ['x']],
  ['as the index of a list', usedBy({ C: equals({ 'Fn::Select': [ref('P'), ['a', 'b']] }, 'a') }), []],
  ['as a branch of Fn::If', usedBy({ I: equals(ref('Q'), 'x'), C: equals({ 'Fn::If': ['I', ref('P'), 'y'] }, 'z') }), ['z']],
  ['inside Fn::Sub with variables', usedBy({ C: equals({ 'Fn::Sub': ['${V}', { V: ref('P') }] }, 'x') }), ['x']],
  ['by a condition that another one needs', usedBy({ C: { Condition: 'D' }, D: equals(ref('P'), 'x') }), ['x']],
  ['by Rules', { Parameters: { P: param() }, Rules: { R: { Assertions: [{ Assert: equals(ref('P'), 'x') }] } } }, ['x']],
  ['by Fn::If of a property', usedBy({ I: equals(ref('P'), 'x') }, { Resources: { Vpc: ec2('VPC', { CidrBlock: when('I', 'a', 'b') }) } }), ['x']],
  ['by a condition that no network resource needs', usedBy({ C: equals(ref('Q'), 'x'), I: equals(ref('P'), 'x') }), undefined],
])('a parameter compared with %s', (_, template, expected) => expect(compared(template)).toEqual(expected));

test('a pinned parameter is not compared', () => {
  expect(compared(usedBy({ C: equals(ref('P'), 'x') }), 'P', { parameters: { P: 'x' } })).toBeUndefined();
});

test('what a stack is named after is not compared, its Region is', () => {
  const template = usedBy({ C: { 'Fn::And': [equals(ref('AWS::StackName'), 'x'), equals(ref('AWS::Region'), 'y')] } });
  expect(compared(template, 'AWS::StackName')).toBeUndefined();
  expect(compared(template, 'AWS::Region')).toEqual(['y']);
  expect(compared(template, 'AWS::Region', { region: 'y' })).toBeUndefined();
});

describe('keys of mappings', () => {
  const Mappings = { M: { a: { x: 1, y: 2 }, b: { x: 3 } } };
  const find = (...argument: unknown[]) => ({ 'Fn::FindInMap': argument });
  const looked = (properties: object, name = 'P') => {
    const keys = comparedLiterals({ Parameters: { P: param() }, Mappings, Resources: { Net: ec2('Subnet', properties) } }).mapKeys(name);
    return keys && [...keys].sort();
  };
  test.each([
    ['the first', { CidrBlock: find('M', ref('P'), 'x') }, ['a', 'b']],
    ['the second', { CidrBlock: find('M', 'a', ref('P')) }, ['x', 'y']],
    ['of no mapping', { CidrBlock: find('N', ref('P'), 'x') }, []],
    ['one that says nothing of packets', { Tags: [{ Key: 'a', Value: find('M', ref('P'), 'x') }] }, undefined],
    ['one that may be missing', { CidrBlock: find('M', ref('P'), 'x', { DefaultValue: 1 }) }, undefined],
  ])('%s', (_, properties, expected) => expect(looked(properties)).toEqual(expected));
});

describe('a parameter of a nested stack stands for what its parent passes', () => {
  const child = usedBy({ C: equals(ref('P'), 'x') });
  const parent = (Parameters: unknown) => ({
    Parameters: { Outer: param(), Other: param() }, Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters } } },
  });
  const nested = () => child;
  test.each([
    ['a parameter', parent({ P: ref('Outer') }), 'Outer', ['x']],
    ['a text made of one', parent({ P: { 'Fn::Sub': '${Outer}' } }), 'Outer', ['x']],
    ['a literal', parent({ P: 'x' }), 'Child/P', undefined],
    ['nothing', parent({}), 'Child/P', ['x']],
    ['some parameters or others', parent(when('C', { P: ref('Outer') }, {})), 'Outer', ['x']],
  ])('%s', (_, template, name, expected) => expect(compared(template, name, { nested })).toEqual(expected));
});

test.each<[string, object, string[] | undefined]>([
  ['by a condition that only something outside the network needs', usedBy({ I: equals(ref('P'), 'x') }, {
    Resources: { Topic: { Type: 'AWS::SNS::Topic', Condition: 'I' } },
  }), undefined],
  ['by a condition that a nested stack needs', usedBy({ I: equals(ref('P'), 'x') }, {
    Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Condition: 'I', Properties: {} } },
  }), ['x']],
  ['by a condition that a mapping names', usedBy({ I: equals(ref('P'), 'x') }, {
    Mappings: { M: { a: { when: 'I' } } },
    Resources: { Vpc: ec2('VPC', {}, { Condition: { 'Fn::FindInMap': ['M', 'a', 'when'] } }), Net: ec2('Subnet') },
  }), ['x']],
  ['by a condition whose name a mapping merely holds', usedBy({ I: equals(ref('P'), 'x') }, {
    Mappings: { M: { a: { when: 'I' } } }, Resources: { Vpc: ec2('VPC') },
  }), undefined],
  ['without any conditions', { Parameters: { P: param() }, Conditions: 'none', Resources: { Vpc: ec2('VPC') } }, undefined],
  ['with null', usedBy({ C: equals(ref('P'), null) }), []],
  ['with nothing', usedBy({ C: { 'Fn::Equals': [ref('P')] } }), []],
  ['with a text that only mentions another parameter', usedBy({ C: equals(ref('P'), { 'Fn::Sub': '${Q}-x' }) }), []],
  ['with structures', usedBy({ C: equals(ref('P'), { a: ref('Q'), b: 1 }) }), []],
  ['inside a list', usedBy({ C: equals([ref('P')], 'x') }), ['x']],
  ['inside a structure', usedBy({ C: equals({ a: ref('P'), b: 1 }, 'x') }), ['x']],
  ['as the condition of Fn::If', usedBy({ C: equals({ 'Fn::If': [ref('P'), 'a', 'b'] }, 'x') }), undefined],
  ['as all of a list of one that is joined', usedBy({ C: equals({ 'Fn::Join': ['-', [ref('P')]] }, 'x') }), ['x']],
  ['in a Ref to no text', usedBy({ C: equals({ Ref: [ref('P')] }, 'x') }), undefined],
  ['in Fn::Sub of no text', usedBy({ C: equals({ 'Fn::Sub': [[ref('P')]] }, 'x') }), undefined],
  ['as an escaped variable', usedBy({ C: equals({ 'Fn::Sub': '${!P}' }, 'x') }), undefined],
  ['as an attribute', usedBy({ C: equals({ 'Fn::Sub': '${P.Arn}' }, 'x') }), undefined],
  ['with an exclamation mark behind the name of another', usedBy({ C: equals({ 'Fn::Sub': '${P}' }, 'x!') }), ['x!']],
])('a parameter compared %s', (_, template, expected) => expect(compared(template)).toEqual(expected));

test.each(['AWS::AccountId', 'AWS::Partition', 'AWS::URLSuffix', 'AWS::Region'])('%s is compared', (name) => {
  expect(compared(usedBy({ C: equals(ref(name), 'x') }), name)).toEqual(['x']);
});

describe('keys of mappings and indices of lists', () => {
  const Mappings = { M: { a: { x: 1 }, b: 'no keys' } };
  const looked = (properties: object, name = 'P', options = {}, more: object = {}) => {
    const keys = comparedLiterals({ Parameters: { P: param() }, Mappings, Resources: { Net: ec2('Subnet', properties) }, ...more }, options).mapKeys(name);
    return keys && [...keys].sort();
  };
  const find = (...argument: unknown[]) => ({ CidrBlock: { 'Fn::FindInMap': argument } });
  test.each<[string, object, string, object, string[] | undefined]>([
    ['the second, where one level has no keys', find('M', 'a', ref('P')), 'P', {}, ['x']],
    ['of an unknown mapping', find(ref('P'), ref('P'), 'x'), 'P', {}, []],
    ['a pinned parameter', find('M', ref('P'), 'x'), 'P', { parameters: { P: 'a' } }, undefined],
    ['the name of the stack', find('M', ref('AWS::StackName'), 'x'), 'AWS::StackName', {}, undefined],
    ['the Region', find('M', ref('AWS::Region'), 'x'), 'AWS::Region', {}, ['a', 'b']],
    ['a text that mentions a parameter', find('M', { 'Fn::Sub': 'x${P}' }, 'x'), 'P', {}, undefined],
    ['an element of a list', { CidrBlock: { 'Fn::Select': [ref('P'), ['a', 'b', 'c']] } }, 'P', {}, ['0', '1', '2']],
    ['an element of no list', { CidrBlock: { 'Fn::Select': 'x' } }, 'P', {}, undefined],
  ])('%s', (_, properties, name, options, expected) => expect(looked(properties, name, options)).toEqual(expected));

  test('a parameter that a nested stack looks up is one of the parent', () => {
    const child = { Parameters: { P: param() }, Mappings, Resources: { Net: ec2('Subnet', find('M', ref('P'), 'x')) } };
    const parent = (Parameters: object) => ({ Parameters: { Outer: param() }, Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters } } } });
    const keys = (Parameters: object, name: string) => comparedLiterals(parent(Parameters), { nested: () => child }).mapKeys(name);
    expect([[...keys({ P: ref('Outer') }, 'Outer') ?? []].sort(), keys({ P: ref('Outer') }, 'Child/P'), [...keys({}, 'Child/P') ?? []].sort()])
      .toEqual([['a', 'b'], undefined, ['a', 'b']]);
  });
});
