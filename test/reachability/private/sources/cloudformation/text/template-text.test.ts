import { parseTemplate } from '../../../../../../src/reachability/private/sources/cloudformation/text/template-text';

const yaml = (text: string) => parseTemplate(text, 'it');

test('JSON', () => expect(yaml('{"A": {"Ref": "B"}}')).toEqual({ A: { Ref: 'B' } }));
test('YAML', () => expect(yaml('A: !Ref B')).toEqual({ A: { Ref: 'B' } }));
test('nothing', () => expect(yaml('')).toBeUndefined());
test('neither, with the place', () =>
  expect(() => yaml('A: [1\nB: 2\n')).toThrow(/^it is neither JSON nor YAML that can be parsed: .* at line 2, column 1$/));

test('the YAML parser is loaded when YAML comes, and not before', () => {
  jest.isolateModules(() => {
    const loaded = jest.fn(() => jest.requireActual<object>('js-yaml'));
    jest.doMock('js-yaml', loaded);
    const module = jest.requireActual<{ parseTemplate: typeof parseTemplate }>(
      '../../../../../../src/reachability/private/sources/cloudformation/text/template-text',
    );
    module.parseTemplate('{"A": 1}', 'it');
    expect(loaded).not.toHaveBeenCalled();
    module.parseTemplate('A: 1', 'it');
    expect(loaded).toHaveBeenCalledTimes(1);
    jest.dontMock('js-yaml');
  });
});
