import { spelledOut, staticLookup, unrollLoops } from '../../../../../../src/reachability/private/sources/cloudformation/expressions/for-each';
import { ec2, param, read, ref } from '../builders';

const LISTS: Record<string, string[]> = { Names: ['a', 'b-1'] };
const unroll = (value: unknown, missing: string[] = []) => unrollLoops(value, {
  collection: (expression) => LISTS[(expression as { Ref: string }).Ref],
  cannotUnroll: (name, reason) => { missing.push(`${name} ${reason}`); },
});
const loop = (identifier: unknown, collection: unknown, output: unknown) => [identifier, collection, output];

test('a value without loops is left as it is', () => {
  const value = { a: [{ b: '${X}' }] };
  expect(unroll(value)).toEqual(value);
});

test.each([
  ['names and values', { 'Fn::ForEach::L': loop('X', ['1', '2'], { 'K${X}': 'v${X}' }) }, { K1: 'v1', K2: 'v2' }],
  ['references to the identifier', { 'Fn::ForEach::L': loop('X', ['1'], { 'K${X}': { v: ref('X'), w: ref('Y') } }) }, { K1: { v: '1', w: ref('Y') } }],
  ['letters and digits', { 'Fn::ForEach::L': loop('X', ['10.0.0.0/8'], { 'K&{X}': '${X}' }) }, { K100008: '10.0.0.0/8' }],
  ['a parameter', { 'Fn::ForEach::L': loop('X', ref('Names'), { 'K&{X}': 1 }) }, { Ka: 1, Kb1: 1 }],
  ['literals and a parameter', { 'Fn::ForEach::L': loop('X', ['z', ref('Names'), 7], { 'K&{X}': 1 }) }, { Kz: 1, Ka: 1, Kb1: 1, K7: 1 }],
  ['what stands beside it', { 'A': 1, 'Fn::ForEach::L': loop('X', ['b'], { '${X}': 2 }), 'C': 3 }, { A: 1, b: 2, C: 3 }],
  ['a loop in a loop', {
    'Fn::ForEach::L': loop('X', ['1', '2'], { 'Fn::ForEach::M': loop('Y', ['a', '${X}'], { '${X}${Y}': 0 }) }),
  }, { '1a': 0, '11': 0, '2a': 0, '22': 0 }],
  ['other variables are left alone', { 'Fn::ForEach::L': loop('X', ['1'], { 'K${X}': { 'Fn::Sub': '${X}-${Y}' } }) }, { K1: { 'Fn::Sub': '1-${Y}' } }],
  ['inside properties', { P: [{ 'Fn::ForEach::L': loop('X', ['1'], { '${X}': 0 }) }] }, { P: [{ 1: 0 }] }],
  ['no values', { 'Fn::ForEach::L': loop('X', [], { '${X}': 0 }) }, {}],
])('%s', (_, value, expected) => expect(unroll(value)).toEqual(expected));

test.each([
  ['an unknown list', loop('X', ref('Nobody'), {})],
  ['a list with an unknown part', loop('X', ['a', ref('Nobody')], {})],
  ['no list', loop('X', 'a', {})],
  ['no identifier', loop(1, ['a'], {})],
  ['no output', loop('X', ['a'], 'v')],
  ['no arguments', {}],
])('%s cannot be unrolled', (_, body) => {
  const missing: string[] = [];
  expect([unroll({ 'Fn::ForEach::L': body, 'A': 1 }, missing), missing]).toEqual([{ A: 1 }, ['L whose collection is known at deploy time only']]);
});

describe('a name that is given twice is refused', () => {
  const one = { 'Fn::ForEach::L1': loop('X', ['b'], { 'R${X}': 1 }) };
  const two = { 'Fn::ForEach::L2': loop('X', ['b'], { 'R${X}': {} }) };
  const message = 'Fn::ForEach gives the name Rb a second time, expected each name once: CloudFormation refuses it';
  test.each([
    ['by two loops', { ...one, ...two }],
    ['by two loops, the other way round', { ...two, ...one }],
    ['by a loop and beside it', { ...one, Rb: 2 }],
    ['beside a loop and by it', { Rb: 2, ...one }],
    ['by one loop', { 'Fn::ForEach::L': loop('X', ['b', 'b'], { 'R${X}': 1 }) }],
    ['by letters that are the same', { 'Fn::ForEach::L': loop('X', ['b', 'b-'], { 'R&{X}': 1 }) }],
    ['by a loop in a loop', { 'Fn::ForEach::L': loop('X', ['b'], { 'Fn::ForEach::M': loop('Y', ['1', '2'], { 'R${X}': 1 }) }) }],
    ['deep inside', { A: [{ P: { ...one, ...two } }] }],
  ])('%s', (_, value) => expect(() => unroll(value)).toThrow(message));
  test('not in two places', () => expect(unroll({ A: one, B: two })).toEqual({ A: { Rb: 1 }, B: { Rb: {} } }));
  test('in a template, which is named', () => {
    const reading = (options?: object) => () => read({ ...one, ...two }, {}, options);
    expect(reading()).toThrow(`the template cannot be read: ${message}`);
    expect(reading({ source: 'vpc.yaml' })).toThrow(`vpc.yaml cannot be read: ${message}`);
  });
  test('in a nested stack, which is then not read', () => {
    const network = read({ N: { Type: 'AWS::CloudFormation::Stack' }, Vpc: ec2('VPC') }, {}, { nested: () => ({ Resources: { ...one, ...two } }) });
    expect(network.unreadable.map(({ part }) => part)).toEqual([`the nested stack N, whose template cannot be read: ${message}`]);
    expect(network.all('vpc')).toHaveLength(1);
  });
});

test('a text with many braces is looked through once', () =>
  expect(unroll({ 'Fn::ForEach::L': loop('X', ['1'], { 'K${X}': '${'.repeat(200_000) }) })).toEqual({ K1: '${'.repeat(200_000) }));

test.each([
  ['much', { '${X}': Array.from({ length: 10_000 }, () => 0) }],
  ['long', { '${X}': '${X}'.repeat(100_000) }],
])('a loop that writes too %s cannot be unrolled', (_, output) => {
  const missing: string[] = [];
  expect(unroll({ 'Fn::ForEach::L': loop('X', Array.from({ length: 100 }, (__, i) => `${i}`), output), 'A': 1 }, missing)).toEqual({ A: 1 });
  expect(missing).toEqual(['L which repeats more than 100000 values']);
});

test('loops without end cannot be unrolled', () => {
  const missing: string[] = [];
  const ten = [...'abcdefghij'];
  const nest = (depth: number): object => ({ [`Fn::ForEach::L${depth}`]: loop(`X${depth}`, ten, depth === 0 ? { '${X0}${X1}${X2}${X3}${X4}${X5}${X6}${X7}': 0 } : nest(depth - 1)) });
  expect(unroll(nest(7), missing)).toEqual({});
  expect(missing).toEqual(['L7 which repeats more than 100000 values']);
});

test.each([['a, b', ['a', 'b']], [['a', 1, true], ['a', '1', 'true']], [[{}], undefined], [1, undefined], [undefined, undefined]])(
  'the elements of %j', (value, expected) => expect(spelledOut(value)).toEqual(expected),
);

test('a mapping looked up by literals', () => {
  const find = (...keys: unknown[]) => staticLookup({ 'Fn::FindInMap': keys }, { M: { a: { k: ['x'] } } });
  expect([find('M', 'a', 'k'), find('M', 'a', 'l'), find('M', ref('A'), 'k'), staticLookup(ref('M'), {})]).toEqual([['x'], undefined, undefined, undefined]);
});

describe('in a template', () => {
  const vpcs = (collection: unknown, more = {}, options = {}) => read({ 'Fn::ForEach::Vpcs': ['X', collection, { 'Vpc${X}': ec2('VPC') }] }, more, options);
  const ids = (network: ReturnType<typeof vpcs>) => network.all('vpc').map(({ id }) => id);

  test('over literals', () => expect(ids(vpcs(['A', 'B']))).toEqual(['VpcA', 'VpcB']));
  test('over the default of a parameter, which is then assumed', () => {
    const network = vpcs(ref('List'), { Parameters: { List: { Type: 'CommaDelimitedList', Default: 'A,B' } } });
    expect([ids(network), network.assumptions]).toEqual([['VpcA', 'VpcB'], ['parameter List = A,B (its default)']]);
  });
  test('over a pinned parameter', () => {
    const network = vpcs(ref('List'), { Parameters: { List: { Type: 'CommaDelimitedList' } } }, { parameters: { List: 'C' } });
    expect([ids(network), network.assumptions]).toEqual([['VpcC'], []]);
  });
  test('over a mapping', () => expect(ids(vpcs({ 'Fn::FindInMap': ['M', 'a', 'k'] }, { Mappings: { M: { a: { k: ['D'] } } } }))).toEqual(['VpcD']));
  test('over something unknown', () => {
    expect(vpcs(ref('List'), { Parameters: { List: param() } }).unreadable.map(({ part }) => part))
      .toEqual(['Fn::ForEach::Vpcs, whose collection is known at deploy time only']);
  });
  test('in conditions', () => {
    const network = read({ Vpc: ec2('VPC', {}, { Condition: 'IsB' }) }, {
      Parameters: { P: param({ AllowedValues: ['A', 'B'] }) },
      Conditions: { 'Fn::ForEach::Is': ['X', ['A', 'B'], { 'Is${X}': { 'Fn::Equals': [ref('P'), ref('X')] } }] },
    });
    expect(network.all('vpc')[0].when).toEqual({ kind: 'is', choice: 'P', value: 'B' });
  });
});
