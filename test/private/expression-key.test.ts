import { Fn, Stack } from 'aws-cdk-lib';
import { expressionKey } from '../../src/private/expression-key';

const key = (value: unknown) => expressionKey(new Stack(), value);

test('a literal is its own key', () => expect(key('eu-west-1a')).toBe('"eu-west-1a"'));

test('two expressions of one meaning have one key', () => {
  expect(key(Fn.select(0, Fn.getAzs()))).toBe(key(Fn.select(0, Fn.getAzs())));
});

test('two expressions of different meaning have two', () => {
  expect(key(Fn.select(0, Fn.getAzs()))).not.toBe(key(Fn.select(1, Fn.getAzs())));
});
