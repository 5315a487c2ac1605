import { MAX_NESTING, requireTemplate } from '../../../../../src/reachability/private/sources/cloudformation/require-template';

const nested = (levels: number): unknown => (levels === 0 ? 'x' : { A: nested(levels - 1) });
const bomb = (levels: number): unknown => Array.from({ length: levels }).reduce((inner) => [inner, inner, inner, inner, inner, inner, inner, inner, inner], 'x');
const self: { Resources: Record<string, unknown> } = { Resources: {} };
self.Resources.V = self.Resources;

test.each([
  [{ Resources: {} }],
  [{ Resources: { V: { Type: 'T', Properties: { A: [1, null, true, undefined] } } } }],
  [{ Resources: { A: nested(MAX_NESTING - 2) } }],
  [JSON.parse('{"Resources": {"__proto__": {"Type": "AWS::EC2::VPC"}}}')],
])('a template %#', (template) => expect(() => requireTemplate(template)).not.toThrow());

test.each([
  [undefined, 'expected an object with Resources, got nothing'],
  [null, 'expected an object with Resources, got nothing'],
  [7, 'expected an object with Resources, got a number'],
  ['Resources', 'expected an object with Resources, got a string'],
  [[], 'expected an object with Resources, got a list'],
  [{}, 'expected an object with Resources, got an object with nothing in it'],
  [{ Resources: [] }, 'expected an object with Resources, got Resources that are no object'],
  [{ Resources: null }, 'expected an object with Resources, got Resources that are no object'],
  [{ 'name\u202E\n': 1 }, 'got an object with name\\u{202e}\\n'],
])('no template: %j', (template, message) => {
  expect(() => requireTemplate(template)).toThrow('the template is no CloudFormation template: ');
  expect(() => requireTemplate(template, 'x.json')).toThrow('x.json is no CloudFormation template: ');
  expect(() => requireTemplate(template)).toThrow(message);
});

test.each([
  ['a value that contains itself', self, 'the template cannot be read: at Resources.V.V.V… a value contains itself, expected a tree of values'],
  ['nesting', { Resources: { V: nested(MAX_NESTING) } }, `at Resources.V.A.A… values are nested deeper than ${MAX_NESTING} levels, expected a tree of values`],
  ['an alias bomb', { Resources: { V: bomb(9) } }, 'at Resources.V.0.0… there are more than 3000000 values, with all that aliases repeat, expected fewer'],
  ['a bigint', { Resources: { V: 1n } }, 'at Resources.V there is a bigint, expected values of JSON'],
  ['a function', { Resources: { V: () => 1 } }, 'at Resources.V there is a function, expected values of JSON'],
  ['a token', { Resources: { V: { resolve: () => 1 } } }, 'at Resources.V there is a CDK token, expected what stack.resolve() makes of it'],
])('%s', (_, template, message) => expect(() => requireTemplate(template)).toThrow(message));
