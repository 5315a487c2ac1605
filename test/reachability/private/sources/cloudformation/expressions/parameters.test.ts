import { ALWAYS } from '../../../../../../src/reachability/private/conditions/condition';
import { equals, evaluated, Json, param, ref, stackOf, variantsOf, when } from '../builders';

const value = (declaration: object, options = {}) => evaluated(ref('P'), { Parameters: { P: declaration } }, options);
const compared = (declaration: object, literal: unknown, options = {}) => variantsOf(ref('P'), {
  Parameters: { P: declaration },
  Conditions: { C: equals(ref('P'), literal) },
  Outputs: { It: { Value: when('C', 1, 2) } },
}, options);

describe('a parameter that nothing compares', () => {
  test.each([
    ['its default', param({ Default: '10.0.0.0/16' }), '10.0.0.0/16'],
    ['a number', { Type: 'Number', Default: 4 }, '4'],
    ['a boolean default', param({ Default: false }), 'false'],
    ['no default', param(), '?the parameter P has no default'],
    ['a list', { Type: 'CommaDelimitedList', Default: 'a, b' }, ['a', 'b']],
    ['a list of subnets', { Type: 'List<AWS::EC2::Subnet::Id>', Default: 'subnet-1,subnet-2' }, ['subnet-1', 'subnet-2']],
    ['a value of Systems Manager', { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/vpc/cidr' }, '?P is read from Systems Manager at deploy time'],
    ['no declaration to speak of', 'x', '?the parameter P has no default'],
  ])('%s', (_, declaration, expected) => expect(value(declaration as object)).toEqual(expected));

  test('that may have one of a few values has one variant for each', () => {
    expect(variantsOf(ref('P'), { Parameters: { P: param({ Default: 'b', AllowedValues: ['a', 'b'] }) } })).toEqual([['P=b', 'b'], ['P=a', 'a']]);
  });
  test('that may have one of many has its default', () => {
    expect(value(param({ Default: 'v3', AllowedValues: Array.from({ length: 17 }, (_, i) => `v${i}`) }))).toBe('v3');
  });

  test('its default is an assumption', () => {
    const stack = stackOf({ Parameters: { VpcCidr: param({ Default: '10.0.0.0/16' }) } });
    stack.possibilities.everyBranch(ALWAYS, (branch) => stack.evaluate(ref('VpcCidr'), branch));
    expect([...stack.context.notes.assumptions.keys()]).toEqual(['parameter VpcCidr = 10.0.0.0/16 (its default)']);
  });
});

describe('a pinned parameter', () => {
  const pin = { parameters: { P: 'x,y' } };
  test('has that value alone', () => expect(value(param({ Default: 'z' }), pin)).toBe('x,y'));
  test('is a list if it is declared one', () => expect(value({ Type: 'CommaDelimitedList' }, pin)).toEqual(['x', 'y']));
  test('is no choice', () => expect(compared(param({ Default: 'z' }), 'x', pin)).toEqual([['always', 'x,y']]));
});

describe('a parameter that a condition compares has one variant for each value', () => {
  const open = '?P may have a value that the template does not mention';
  test.each([
    ['its default, what is mentioned, any other', param({ Default: 'd' }), [['P=d', 'd'], ['P=x', 'x'], ['P=(any other value)', open]]],
    ['without a default', param(), [['P=x', 'x'], ['P=(any other value)', open]]],
    ['the default is what is mentioned', param({ Default: 'x' }), [['P=x', 'x'], ['P=(any other value)', open]]],
    ['allowed values, the default first', param({ Default: 'z', AllowedValues: ['x', 'y', 'z'] }), [['P=z', 'z'], ['P=x', 'x'], ['P=y', 'y']]],
    ['a pattern of words', param({ Default: 'x', AllowedPattern: '^(x|y-1)$' }), [['P=x', 'x'], ['P=y-1', 'y-1']]],
    ['any other pattern', param({ Default: 'x', AllowedPattern: '^(x|y.)$' }), [['P=x', 'x'], ['P=(any other value)', open]]],
    ['allowed values that are no scalars', param({ Default: 'x', AllowedValues: [{}] }), [['P=x', 'x'], ['P=(any other value)', open]]],
  ])('%s', (_, declaration, expected) => expect(compared(declaration, 'x')).toEqual(expected));

  test('a list', () => {
    expect(compared({ Type: 'CommaDelimitedList', Default: 'a,b' }, 'x').map(([, one]) => one)).toEqual([['a', 'b'], ['x'], open]);
  });
});

test('a parameter that is a key of a mapping has no value outside of it, and that is said', () => {
  const stack = stackOf({
    Parameters: { P: param() }, Mappings: { M: { a: { k: 1 } } }, Outputs: { It: { Value: { 'Fn::FindInMap': ['M', ref('P'), 'k'] } } },
  });
  stack.possibilities.everyBranch(ALWAYS, (branch) => stack.evaluate(ref('P'), branch));
  expect([...stack.context.notes.assumptions.keys()]).toEqual(["P is one of a: the template's mappings have no others"]);
});

test.each<[string, Json, unknown[]]>([
  ['no allowed values at all', { Default: 'x', AllowedValues: [] }, ['x', 'z']],
  ['allowed values of which one is no scalar', { Default: 'x', AllowedValues: ['x', {}] }, ['x', 'z']],
  ['a pattern of words without anchors', { Default: 'x', AllowedPattern: '(x|yes-1|no_2)' }, ['x', 'yes-1', 'no_2']],
  ['a pattern of one word', { Default: 'x', AllowedPattern: '^(x)$' }, ['x']],
  ['a pattern with more before the words', { Default: 'x', AllowedPattern: 'a^(x|y)$' }, ['x', 'z']],
  ['a pattern with more behind the words', { Default: 'x', AllowedPattern: '^(x|y)$b' }, ['x', 'z']],
  ['a pattern that is no text', { Default: 'x', AllowedPattern: ['(x|y)'] }, ['x', 'z']],
])('%s', (_, declaration, expected) => {
  const known = compared(param(declaration), 'z').map(([, one]) => one).filter((one) => !String(one).startsWith('?'));
  expect(known).toEqual(expected);
});

test.each<[string, object, unknown]>([
  ['no type is a text', { Default: 'a, b' }, 'a, b'],
  ['a type that only ends in a list is a text', { Type: 'My::CommaDelimitedList', Default: 'a,b' }, 'a,b'],
  ['a type that only begins as a list is a text', { Type: 'CommaDelimitedListOfMine', Default: 'a,b' }, 'a,b'],
  ['a default that is no scalar is none', { Type: 'String', Default: ['a'] }, '?the parameter P has no default'],
  ['null is none', { Type: 'String', Default: null }, '?the parameter P has no default'],
  ['a parameter of Systems Manager without a name', { Type: 'AWS::SSM::Parameter::Value<String>' }, '?P is read from Systems Manager at deploy time'],
  ['a list of which nothing is known', { Type: 'CommaDelimitedList' }, '?the parameter P has no default'],
])('%s', (_, declaration, expected) => expect(value(declaration)).toEqual(expected));

test('up to sixteen values are told apart', () => {
  const P = param({ Default: 'v3', AllowedValues: Array.from({ length: 16 }, (_, i) => `v${i}`) });
  expect(variantsOf(ref('P'), { Parameters: { P } })).toHaveLength(16);
});

test('what is mentioned comes in order, whatever the order of the template', () => {
  const Conditions = { C: equals(ref('P'), 'z'), D: equals(ref('P'), 'a') };
  const all = variantsOf(ref('P'), { Parameters: { P: param() }, Conditions, Outputs: { It: { Value: [when('C', 1, 2), when('D', 1, 2)] } } });
  expect(all.map(([guard]) => guard)).toEqual(['P=a', 'P=z', 'P=(any other value)']);
});

test('a parameter that lists its values is not said to be bound by the mappings', () => {
  const assumed = (P: object) => {
    const stack = stackOf({ Parameters: { P }, Mappings: { M: { a: { k: 1 }, b: { k: 2 } } }, Outputs: { It: { Value: { 'Fn::FindInMap': ['M', ref('P'), 'k'] } } } });
    stack.possibilities.everyBranch(ALWAYS, (branch) => stack.evaluate(ref('P'), branch));
    return [...stack.context.notes.assumptions.keys()];
  };
  expect([assumed(param({ AllowedValues: ['a', 'b'] })), assumed(param())]).toEqual([[], ["P is one of a, b: the template's mappings have no others"]]);
});

test('a parameter that a condition compares is not said to be bound by anything', () => {
  const stack = stackOf({ Parameters: { P: param() }, Conditions: { C: equals(ref('P'), 'x') }, Outputs: { It: { Value: when('C', 1, 2) } } });
  stack.possibilities.everyBranch(ALWAYS, (branch) => stack.evaluate(ref('P'), branch));
  expect([...stack.context.notes.assumptions.keys()]).toEqual([]);
});
