import { Fn, Stack } from 'aws-cdk-lib';
import { zoneKey } from '../../src/private/zone-key';

const key = (zone: string) => zoneKey(new Stack(), zone);

test('a name is its own key', () => expect(key('eu-west-1a')).toBe('"eu-west-1a"'));

test('two expressions of one meaning have one key', () => {
  expect(key(Fn.select(0, Fn.getAzs()))).toBe(key(Fn.select(0, Fn.getAzs())));
});

test('two expressions of different meaning have two', () => {
  expect(key(Fn.select(0, Fn.getAzs()))).not.toBe(key(Fn.select(1, Fn.getAzs())));
});
