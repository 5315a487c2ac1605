import { shortened, visible } from '../../src/report/visible-text';

test.each([
  ['plain Subnet-1 ü 子', 'plain Subnet-1 ü 子'],
  ['a\u202eb', 'a\\u202eb'],
  ['a\u2066b\u2069', 'a\\u2066b\\u2069'],
  ['a\u200bb', 'a\\u200bb'],
  ['a\u0000\u001bb', 'a\\u0000\\u001bb'],
  ['a\ud800', 'a\\ud800'],
  ['a\ufeff', 'a\\ufeff'],
  ['🙂', '🙂'],
])('%j is seen as %s', (text, seen) => expect(visible(text)).toBe(seen));

test.each([['abc', 3, 'abc'], ['abcd', 3, 'ab…'], ['abcd', 0, 'a…']])('%s in %d characters is %s', (text, most, short) => expect(shortened(text, most)).toBe(short));
