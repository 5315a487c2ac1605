import { ABSENT, asText, intrinsic, list, literal, property, unresolved } from '../../../../../../src/reachability/private/sources/cloudformation/expressions/value';

test.each([
  [literal('a'), 'a'],
  [literal(80), '80'],
  [literal(false), 'false'],
  [list([]), undefined],
  [unresolved('x', 'y'), undefined],
  [ABSENT, undefined],
])('the text of %j is %s', (value, expected) => expect(asText(value)).toBe(expected));

test.each([
  [{ Ref: 'A' }, { name: 'Ref', argument: 'A' }],
  [{ 'Fn::Sub': 'A' }, { name: 'Fn::Sub', argument: 'A' }],
  [{ 'Fn::Sub': 'A', 'b': 1 }, undefined],
  [{ Reference: 'A' }, undefined],
  [{ Condition: 'A' }, undefined],
  [{}, undefined],
  [['Ref'], undefined],
  [null, undefined],
  ['Ref', undefined],
])('the function of %j is %j', (value, expected) => expect(intrinsic(value)).toEqual(expected));

test.each([
  [{ a: 1 }, 'a', 1],
  [{ a: 1 }, 'b', undefined],
  [{}, 'constructor', undefined],
  [{}, '__proto__', undefined],
  [['x'], '0', undefined],
  [null, 'a', undefined],
  ['text', 'length', undefined],
])('of %j the property %s is %j', (value, name, expected) => expect(property(value, name)).toBe(expected));
