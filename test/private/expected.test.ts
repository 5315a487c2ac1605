import { Lazy, Token } from 'aws-cdk-lib';
import { expectBoolean, expectList, expectMap, expectMethod, expectText, expectWholeNumber, given } from '../../src/private/expected';

test.each<[unknown, string]>([
  [null, 'null'], [undefined, 'undefined'], [NaN, 'NaN'], [1e9, '1000000000'], [true, 'true'], ['text', "'text'"], [[], 'an empty list'], [['a', 1], "the list ['a', 1]"],
  [{}, 'an object of class Object'], [new Date(), 'an object of class Date'], [Object.create(null), 'an object of class Object'], [Date, "the function or class 'Date'"],
  [Symbol('s'), 'a symbol'], [5n, '5'], [Token.asNumber({ Ref: 'N' }), 'a token of a number'], [Token.asString({ Ref: 'S' }), 'a token'], [Token.asList({ Ref: 'L' }), 'a token of a list'],
])('%#: what was given is said in words', (value, words) => expect(given(value)).toBe(words));

test('what is left out is nothing to object to', () => {
  expect(() => {
    expectWholeNumber('n', undefined, { from: 1, to: 2 });
    expectBoolean('b', undefined);
    expectText('t', undefined, 'x');
    expectList('l', undefined, '[]');
    expectMethod('m', undefined, 'rules', 'x');
    expectMap('p', undefined, '{}');
  }).not.toThrow();
});

test.each<[() => void, string]>([
  [() => expectWholeNumber('n', 9, { from: 1, to: 8 }, ', the most'), 'n must be a whole number of 1 to 8, the most, got 9'],
  [() => expectWholeNumber('n', '3', { from: 1, to: 8 }), "n must be a whole number of 1 to 8, got '3'"],
  [() => expectBoolean('b', 0), 'b must be true or false, got 0'],
  [() => expectText('t', ' ', 'x'), "t must be a literal text such as 'x', got ' '"],
  [() => expectText('t', Lazy.string({ produce: () => 'x' }), 'x'), "t must be a literal text such as 'x', got a token"],
  [() => expectList('l', Token.asList({ Ref: 'L' }), '[x]'), 'l must be a list such as [x], got a token of a list'],
  [() => expectMethod('m', { rules: 5 }, 'rules', 'a policy'), 'm must be an object such as a policy, got an object of class Object'],
  [() => expectMap('p', [], '{ a: 1 }'), 'p must map keys to values such as { a: 1 }, got an empty list'],
])('%#: an error says what was expected and what was given', (check, message) => expect(check).toThrow(message));
