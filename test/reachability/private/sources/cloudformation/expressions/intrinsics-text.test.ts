import { att, ec2, evaluated, param, ref, textOf } from '../builders';

const template = {
  Parameters: { Name: param({ Default: 'one' }), Open: param(), List: { Type: 'CommaDelimitedList', Default: 'a, b' }, Ids: { Type: 'CommaDelimitedList' } },
  Resources: { Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }) },
};
const join = (...argument: unknown[]) => ({ 'Fn::Join': argument });
const split = (...argument: unknown[]) => ({ 'Fn::Split': argument });
const sub = (...argument: unknown[]) => ({ 'Fn::Sub': argument.length === 1 ? argument[0] : argument });

describe('long texts are looked through once', () => {
  test.each(['${', '${x', '}', '${}', ' ', ',', '${!x}'])('%j', (piece) => expect(evaluated(sub(piece.repeat(200_000)), template)).toBeDefined());
  test('a list parameter of blanks', () => {
    const blanks = { Parameters: { List: { Type: 'CommaDelimitedList', Default: ' '.repeat(200_000) } } };
    expect(evaluated({ 'Fn::Select': [0, ref('List')] }, blanks)).toBe('');
  });
});

describe('Fn::Join', () => {
  test.each([
    ['literals', join('-', ['a', 1, true]), 'a-1-true'],
    ['a list parameter', join('+', ref('List')), 'a+b'],
    ['without AWS::NoValue', join('-', ['a', ref('AWS::NoValue'), 'b']), 'a-b'],
    ['nothing', join('-', []), ''],
    ['one resource is that resource', join('', [ref('Vpc')]), '#Vpc'],
    ['an unknown part', join('-', ['a', ref('Open')]), '?the parameter Open has no default'],
    ['a resource among others', join('-', ['a', ref('Vpc')]), '?a-${Vpc} is known at deploy time only'],
    ['an unknown delimiter', join(ref('Open'), ['a']), '?the delimiter of Fn::Join is unknown'],
    ['an unknown list', join('-', ref('Ids')), '?the parameter Ids has no default'],
    ['no list', join('-', 'a'), '?Fn::Join expects a list'],
    ['no arguments', { 'Fn::Join': 'a' }, '?the delimiter of Fn::Join is unknown'],
  ])('%s', (_, expression, expected) => expect(evaluated(expression, template)).toBe(expected));

  test('a text that is longer than any block or name', () => {
    expect(evaluated(join('', [ref('Name'), 'x'.repeat(100_000)]), template)).toBe('?the text is too long');
  });

  test('equal texts name equal values, however they are made', () => {
    expect(textOf(join('', [ref('AWS::Region'), 'a']))).toBe(textOf(sub('${AWS::Region}a')));
  });
  test('a part that is no string keeps unequal texts apart', () => {
    expect(textOf(join('-', ['a', ['b']]))).not.toBe(textOf(join('-', ['a', ['c']])));
  });
});

describe('Fn::Split', () => {
  test.each([
    ['a literal', split('|', 'a||b'), ['a', '', 'b']],
    ['a parameter', split('n', ref('Name')), ['o', 'e']],
    ['what was joined with it', split(',', join(',', [ref('Vpc'), 'b'])), ['#Vpc', 'b']],
    ['a list is left as it is', split(',', ref('List')), ['a', 'b']],
    ['what was joined otherwise', split(',', join(';', [ref('Vpc'), 'b'])), '?${Vpc};b is known at deploy time only'],
    ['an import', split(',', { 'Fn::ImportValue': 'x' }), '?x is imported from another stack'],
    ['a structure', split(',', { a: 1 }), '?only a string can be split'],
    ['by nothing', split('', 'ab'), '?the delimiter of Fn::Split is unknown'],
    ['by something unknown', split(ref('Open'), 'ab'), '?the delimiter of Fn::Split is unknown'],
  ])('%s', (_, expression, expected) => expect(evaluated(expression, template)).toEqual(expected));

  test('an element of what cannot be split has a name', () => {
    expect(textOf({ 'Fn::Select': [1, split(',', ref('Open'))] }, template)).toBe('Open split by ","[1]');
  });
});

describe('Fn::Sub', () => {
  test.each([
    ['parameters', sub('${Name}-${Name}'), 'one-one'],
    ['attributes', sub('vpc ${Vpc.CidrBlock}'), 'vpc 10.0.0.0/16'],
    ['blanks around a name', sub('${ Name }'), 'one'],
    ['variables of its own first', sub('${Name}/${Size}', { Name: 'two', Size: att('Vpc', 'CidrBlock') }), 'two/10.0.0.0/16'],
    ['an escaped variable', sub('${!Name}'), '${Name}'],
    ['nothing to replace', sub('plain $ {text}'), 'plain $ {text}'],
    ['an empty text', sub(''), ''],
    ['one variable alone is that value', sub('${Vpc}'), '#Vpc'],
    ['an unknown variable', sub('x-${Open}'), '?the parameter Open has no default'],
    ['a variable of no name', sub('x-${toString}'), '?Ref toString names nothing in the template'],
    ['no string', sub({ a: 1 }), '?Fn::Sub expects a string'],
  ])('%s', (_, expression, expected) => expect(evaluated(expression, template)).toBe(expected));
});

test.each([
  ['Fn::Length of a list', { 'Fn::Length': [1, 2, ref('AWS::NoValue')] }, 2],
  ['Fn::Length of a parameter', { 'Fn::Length': ref('List') }, 2],
  ['Fn::Length of zones', { 'Fn::Length': { 'Fn::GetAZs': '' } }, '?only AWS knows the Availability Zones of a Region'],
  ['Fn::Length of a string', { 'Fn::Length': 'abc' }, '?Fn::Length expects a list'],
  ['Fn::ToJsonString', { 'Fn::ToJsonString': { a: [ref('Name'), 1] } }, '{"a":["one",1]}'],
  ['Fn::ToJsonString of something unknown', { 'Fn::ToJsonString': { a: [ref('Open')] } }, '?a part of the JSON is unknown'],
  ['Fn::Base64', { 'Fn::Base64': 'hi' }, 'aGk='],
  ['Fn::Base64 of something unknown', { 'Fn::Base64': ref('Open') }, '?the parameter Open has no default'],
  ['Fn::Base64 of a list', { 'Fn::Base64': [] }, '?Fn::Base64 expects a string'],
])('%s', (_, expression, expected) => expect(evaluated(expression, template)).toBe(expected));
