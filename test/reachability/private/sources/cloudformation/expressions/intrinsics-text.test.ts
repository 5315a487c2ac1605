import { att, ec2, evaluated, param, ref, textOf } from '../builders';

const template = {
  Parameters: { Name: param({ Default: 'one' }), Open: param(), List: { Type: 'CommaDelimitedList', Default: 'a, b' }, Ids: { Type: 'CommaDelimitedList' } },
  Resources: { Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }), Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' } },
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

  const [unknownOpen, together] = ['?the parameter Open has no default', '?a-${Vpc} is known at deploy time only'];
  test.each<[string, unknown, unknown]>([
    ['ids between texts', split(',', sub('${Vpc},b,${Vpc}')), ['#Vpc', 'b', '#Vpc']],
    ['nothing between two delimiters', split(',', sub(',${Vpc},,b,')), ['', '#Vpc', '', 'b', '']],
    ['texts around an id', split(',', sub('x,a-${Vpc}')), ['x', together]],
    ['texts next to each other', split(',', join('', [ref('Vpc'), ',a', 'b,', 'c'])), ['#Vpc', 'ab', 'c']],
    ['what was joined by something else', split(',', join('-', ['a', ref('Vpc'), 'b,c', 'd'])), ['?a-${Vpc}-b is known at deploy time only', 'c-d']],
    ['what was joined by a text that holds the delimiter', split(',', join(', ', ['a', ref('Vpc'), 'b'])), ['a', '? ${Vpc} is known at deploy time only', ' b']],
    ['joins within joins', split(',', join('', [sub('${Vpc},a'), ',', join('-', ['b', ref('Vpc')])])), ['#Vpc', 'a', '?b-${Vpc} is known at deploy time only']],
    ['without AWS::NoValue', split(',', join(';', [ref('AWS::NoValue'), ref('Vpc'), ref('AWS::NoValue'), 'a,b'])), ['?${Vpc};a is known at deploy time only', 'b']],
    ['behind something unknown, which may hold the delimiter', split(',', sub('a,${Vpc},${Open},b,${Vpc}')), ['a', '#Vpc', unknownOpen, unknownOpen, unknownOpen]],
    ['next to something unknown', split(',', sub('a,x${Open},b')), ['a', unknownOpen, unknownOpen]],
    ['by a hyphen, which ids have', split('-', sub('a-${Vpc}-b')), ['a', '?a-${Vpc}-b is known at deploy time only', '?a-${Vpc}-b is known at deploy time only']],
    ['by letters, which ids may have', split('vpc', sub('avpc${Vpc}')), ['a', '?avpc${Vpc} is known at deploy time only']],
    ['by letters in front of something else', split('b,', sub('ab,${Vpc}')), ['a', '#Vpc']],
    ['by letters behind something else', split(',b', sub('${Vpc},ba')), ['#Vpc', 'a']],
    ['by a slash, which ARNs have', split('/', sub('a/${Balancer}/b')), ['a', '?a/${Balancer}/b is known at deploy time only', '?a/${Balancer}/b is known at deploy time only']],
  ])('%s', (_, expression, expected) => expect(evaluated(expression, template)).toEqual(expected));

  test('parts of what is unknown are unknown, by the name of the whole', () => {
    expect(textOf({ 'Fn::Select': [1, split(',', sub('a,${Open}'))] }, template)).toBe('a,${Open}');
  });

  test('what is no list of arguments', () => {
    expect(evaluated({ 'Fn::Split': ',' }, template)).toBe('?the delimiter of Fn::Split is unknown');
  });

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
  [{ 'Fn::Split': [ref('Open'), 'a'] }, 'Fn::Split [Open, "a"]'],
  [{ 'Fn::Sub': 1 }, 'Fn::Sub 1'],
  [{ 'Fn::Length': 'abc' }, 'Fn::Length "abc"'],
  [{ 'Fn::ToJsonString': [ref('Open')] }, 'Fn::ToJsonString [Open]'],
  [{ 'Fn::Base64': [] }, 'Fn::Base64 []'],
  [sub('${List}${Vpc}'), '${Fn::Sub "${List}${Vpc}"}${Vpc}'],
])('%j has a name of its own', (expression, expected) => expect(textOf(expression, template)).toBe(expected));

test('a text of the greatest length', () => {
  expect(evaluated(join('', ['a', 'x'.repeat(99_999)]), template)).toHaveLength(100_000);
});

test('JSON of which one part is unknown', () => {
  expect(evaluated({ 'Fn::ToJsonString': { a: 1, b: ref('Open') } }, template)).toBe('?a part of the JSON is unknown');
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
