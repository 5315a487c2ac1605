import { parseTemplate } from '../../../../../../src/reachability/private/sources/cloudformation/text/template-text';

const yaml = (text: string) => parseTemplate(text, 'it');

const refused = (text: string) => {
  expect(() => yaml(text)).toThrow(/^it is neither JSON nor YAML that can be parsed: /);
  return expect(() => yaml(text));
};

describe('indentation inside quotes and brackets means nothing', () => {
  test.each([
    ["a closing quote at its key's indentation", "A:\n  B: '{\n    x\n  }'\n  C: 1\n", { A: { B: '{ x }', C: 1 } }],
    ['double quotes', 'A:\n  B: "{\n    x\n  }"\n', { A: { B: '{ x }' } }],
    ['a quote that ends at the margin', "A:\n  B: '{\n x\n}'\n  C: 1\n", { A: { B: '{ x }', C: 1 } }],
    ['a closing bracket', 'A:\n  B: [\n    1\n  ]\n', { A: { B: [1] } }],
    ['elements at the margin', 'A:\n  B: [\n1\n]\n  C: 2\n', { A: { B: [1], C: 2 } }],
    ['a closing brace', 'A: {b: c\n}\nD: e\n', { A: { b: 'c' }, D: 'e' }],
    ['a sequence at its key\'s indentation', 'A:\n- b\nC: d\n', { A: ['b'], C: 'd' }],
    ['tabs between tokens', 'A:\tb\n', { A: 'b' }],
    ['a comment inside brackets', 'A: [a\n#c\n, b]\n', { A: ['a', 'b'] }],
  ])('%s', (_, text, expected) => expect(yaml(text)).toEqual(expected));
});

describe('aliases and merge keys', () => {
  test.each([
    ['an alias', '# x\n---\nA: &a {b: 1}\nC: *a\n', { A: { b: 1 }, C: { b: 1 } }],
    ['an alias to a short form', 'A: &a !Ref x\nC: *a\n', { A: { Ref: 'x' }, C: { Ref: 'x' } }],
    ['a merge', 'A: &a {b: 1, c: 2}\nD:\n  <<: *a\n  b: 3\n', { A: { b: 1, c: 2 }, D: { b: 3, c: 2 } }],
    ['a merge of several', 'A:\n  <<: [{b: 1}, {b: 2, c: 3}]\n', { A: { b: 1, c: 3 } }],
  ])('%s', (_, text, expected) => expect(yaml(text)).toEqual(expected));
  test.each([
    ['an alias to nothing', 'A: 1\nB: *nope\n', 'unidentified alias "nope" at line 2, column 9'],
    ['a merge of no mapping', 'A:\n  <<: 1\n', 'cannot merge mappings; the provided source object is unacceptable at line 2'],
  ])('%s', (_, text, message) => refused(text).toThrow(message));
});

describe('what CloudFormation does not read', () => {
  test.each([
    ['!!omap', 'A: !!omap\n  - a: 1\n', 'unknown tag !<tag:yaml.org,2002:omap> at line '],
    ['!!set', 'A: !!set {a, b}', 'unknown tag !<tag:yaml.org,2002:set> at line 1'],
    ['!!binary', 'A: !!binary aGk=', 'unknown tag !<tag:yaml.org,2002:binary> at line 1'],
    ['!!pairs', 'A: !!pairs [a: 1]', 'unknown tag !<tag:yaml.org,2002:pairs> at line 1'],
    ['a tag of a language', 'A: !!python/object:x {}', 'unknown tag !<tag:yaml.org,2002:python/object:x> at line 1'],
    ['a name given twice', 'A: 1\nA: 2\n', 'duplicated mapping key at line 2, column 1'],
    ['a mapping as key', '{a: b}: c\n', 'a key is a mapping, not a string'],
    ['two documents', 'A: 1\n---\nB: 2\n', 'expected a single document'],
    ['an open bracket', 'A: [1\nB: 2\n', 'at line 2, column 1'],
    ['broken JSON', '{"A": 1,}}', 'at line 1, column 10'],
    ['a NUL', 'A: \0\n', 'null byte is not allowed in input'],
    ['control characters in the message', 'A: *\u001b[31m\n', 'can be parsed: unidentified alias "\\u{1b}"'],
  ])('%s', (_, text, message) => refused(text).toThrow(message));
});

test('nesting thousands deep', () => {
  const deep = 5000;
  refused(`A: ${'['.repeat(deep)}${']'.repeat(deep)}`).toThrow('values are nested deeper than 500 levels at line 1');
  refused(Array.from({ length: deep }, (_, i) => `${' '.repeat(i)}A:\n`).join('')).toThrow('values are nested deeper than 500 levels');
});

test('names that an object has by itself are names like others', () => {
  expect(Object.keys(yaml('__proto__: {a: 1}\nconstructor: 2\n') as object)).toEqual(['__proto__', 'constructor']);
  expect({}).not.toHaveProperty('a');
});
