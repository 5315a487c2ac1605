import { ALWAYS } from '../../../../../../src/reachability/private/conditions/condition';
import { equals, evaluated, param, ref, stackOf, variantsOf, when } from '../builders';

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
    expect([...stack.context.notes.assumptions]).toEqual(['parameter VpcCidr = 10.0.0.0/16 (its default)']);
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
  expect([...stack.context.notes.assumptions]).toEqual(["P is one of a: the template's mappings have no others"]);
});
