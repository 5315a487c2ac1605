import fc from 'fast-check';
import { expressionText, textOf } from '../../../../../../src/reachability/private/sources/cloudformation/expressions/expression-text';
import { att, ref } from '../builders';

test.each([
  [ref('Vpc'), 'Child/Vpc'],
  [ref('AWS::Region'), 'AWS::Region'],
  [att('Vpc', 'CidrBlock'), 'Child/Vpc.CidrBlock'],
  [{ 'Fn::GetAtt': 'Vpc.CidrBlock' }, 'Child/Vpc.CidrBlock'],
  [{ 'Fn::Select': [0, ref('Zones')] }, 'Fn::Select [0, Child/Zones]'],
  [{ b: 1, a: ['x', null] }, '{"a": ["x", null], "b": 1}'],
  [{ Ref: 1 }, 'Ref 1'],
  [{ 'Fn::GetAtt': [1] }, 'Fn::GetAtt [1]'],
  [undefined, 'undefined'],
])('%j is %s', (expression, expected) => expect(expressionText(expression, 'Child/')).toBe(expected));

test('the order of keys means nothing', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
    expect(expressionText(Object.fromEntries(Object.entries(object).reverse()))).toBe(expressionText(object));
  }));
});

test.each<[unknown, string]>([['x', 'x'], [1, '1'], [undefined, 'undefined'], [null, 'null'], [[1], '[1]'], [{ toString: 'x' }, '{"toString": "x"}']])(
  'the text of %j', (value, text) => expect(textOf(value)).toBe(text),
);
