import { Places, positionsIn } from '../../../src/cli/inputs/positions';
import { Workspace } from '../../support/command-line';

const at = (text: string) => Object.fromEntries([...positionsIn(text)].map(([id, { line, column }]) => [id, `${line}:${column}`]));

test.each([
  ['JSON', '{\n  "Resources": {\n    "A": {},\n    "B": {"Resources": {"C": 1}}\n  }\n}', { A: '3:5', B: '4:5' }],
  ['JSON with tabs', '{\n\t"Resources": {\n\t\t"A": {}\n\t}\n}', { A: '3:3' }],
  ['JSON on one line', '{"Resources":{"A":{},"B":{}}}', { A: '1:15', B: '1:22' }],
  ['YAML', 'Parameters:\n  A: {Type: String}\nResources:\n  # the network\n  A:\n    Type: T\n  "B": {Type: !Sub "x"}\n', { A: '5:3', B: '7:3' }],
  ['YAML with short forms and anchors', 'Resources:\n  A: &a\n    V: !If [x, !Ref A, !Ref B]\n  B:\n    <<: *a\n', { A: '2:3', B: '4:3' }],
  ['Windows line ends', 'Resources:\r\n  A: 1\r\n  B: 1\r\n', { A: '2:3', B: '3:3' }],
  ['nothing of the kind', '[1, 2]', {}],
  ['text that cannot be parsed', 'Resources: [', {}],
])('%s', (_, text, expected) => expect(at(text)).toEqual(expected));

test('a resource of a nested stack is found in the file of its own template', () => {
  const here = new Workspace({ 'outer.json': '{"Resources":{"A":{}}}', 'inner.json': '{"Resources":{\n"B":{}}}' });
  const nestedFile = (id: string) => (id === 'Stack/Inner' ? here.path('inner.json') : undefined);
  const places = new Places(() => [
    { file: here.path('outer.json'), template: { nestedFile } },
    { stack: 'App/Net', file: here.path('inner.json'), template: { nestedFile } },
  ]);
  expect(places.find({ id: 'A' })).toEqual({ file: here.path('outer.json'), line: 1, column: 15 });
  expect(places.find({ id: 'Stack/Inner/B' })).toEqual({ file: here.path('inner.json'), line: 2, column: 1 });
  expect(places.find({ stack: 'App/Net', id: 'B' })).toEqual({ file: here.path('inner.json'), line: 2, column: 1 });
  expect([places.find({ id: 'B' }), places.find({ id: 'Other/B' }), places.find({ stack: 'Nobody', id: 'B' })]).toEqual([undefined, undefined, undefined]);
  here.remove();
});
