import { conditionOf } from '../../../../../../src/reachability/private/sources/cloudformation/branches/conditions';
import { named, equals, guardText, param, ref, stackOf, when } from '../builders';

const PARAMETERS = {
  Env: param({ Default: 'dev', AllowedValues: ['dev', 'prod'] }),
  Open: param(),
  Size: { Type: 'Number', Default: 2, AllowedValues: [1, 2] },
  Flag: param({ AllowedValues: [true, false] }),
  List: { Type: 'CommaDelimitedList', Default: 'a,b' },
  Twin: param(),
};

/** When a condition holds, in words. */
const asCondition = (expression: unknown, more = {}) => {
  const stack = stackOf({ Parameters: PARAMETERS, Outputs: { It: { Value: when('It', 1, 2) } }, Conditions: { ...more, It: expression } });
  return guardText(stack.conditionOf('It'));
};
const not = (part: unknown) => ({ 'Fn::Not': [part] });
const and = (...parts: unknown[]) => ({ 'Fn::And': parts });
const or = (...parts: unknown[]) => ({ 'Fn::Or': parts });

describe('Fn::Equals', () => {
  test.each([
    ['equal literals', equals('a', 'a'), 'always'],
    ['unequal literals', equals('a', 'b'), 'never'],
    ['a number and its text', equals(1, '1'), 'always'],
    ['a boolean and its text', equals(true, 'true'), 'always'],
    ['lists', equals(['a', 'b'], ['a', 'b']), 'always'],
    ['a parameter and a literal', equals(ref('Env'), 'prod'), 'Env=prod'],
    ['a literal and a parameter', equals('prod', ref('Env')), 'Env=prod'],
    ['a literal that is not allowed', equals(ref('Env'), 'test'), 'never'],
    ['a number', equals(ref('Size'), 1), 'Size=1'],
    ['an allowed boolean', equals(ref('Flag'), 'true'), 'Flag=true'],
    ['a parameter of any value', equals(ref('Open'), ''), 'Open='],
    ['a parameter and itself', equals(ref('Open'), ref('Open')), 'always'],
    ['a list parameter that is joined', equals({ 'Fn::Join': ['', ref('List')] }, ''), '(List= | (List=(any other value) & ${List} joined by "" = \'\'=true))'],
    ['an element of a list parameter', equals({ 'Fn::Select': [0, ref('List')] }, 'a'),
      "(List=a,b | List=a | (List=(any other value) & List[0] = 'a'=true))"],
    ['part of a text', equals({ 'Fn::Sub': '${Env}-x' }, 'prod-x'), 'Env=prod'],
    ['an import', equals({ 'Fn::ImportValue': 'x' }, 'y'), "Fn::ImportValue x = 'y'=true"],
    ['the same import the other way round', equals('y', { 'Fn::ImportValue': 'x' }), "Fn::ImportValue x = 'y'=true"],
    ['two imports that are one', equals({ 'Fn::ImportValue': 'x' }, { 'Fn::ImportValue': 'x' }), 'always'],
    ['nothing', { 'Fn::Equals': [] }, 'always'],
  ])('%s', (_, expression, expected) => expect(asCondition(expression)).toBe(expected));

  test('two open parameters are equal or not, whatever their values', () => {
    expect(asCondition(equals(ref('Open'), ref('Twin')))).toBe('Open = Twin=true');
  });
});

describe('operators', () => {
  const prod = equals(ref('Env'), 'prod');
  test.each([
    ['Fn::Not', not(prod), '!(Env=prod)'],
    ['Fn::And', and(prod, equals(ref('Size'), 1)), '(Env=prod & Size=1)'],
    ['Fn::Or', or(prod, equals(ref('Size'), 1)), '(Env=prod | Size=1)'],
    ['Condition', named('Other'), 'Env=prod'],
    ['nested', not(or(not(named('Other')), and(prod, equals('a', 'b')))), 'Env=prod'],
    ['folded', or(equals('a', 'a'), prod), 'always'],
    ['Fn::Contains', { 'Fn::Contains': [['dev', 'prod'], ref('Env')] }, '(Env=dev | Env=prod)'],
    ['Fn::Contains of something unknown', { 'Fn::Contains': [['a'], { 'Fn::ImportValue': 'x' }] }, "Fn::ImportValue x = 'a'=true"],
    ['Fn::EachMemberIn', { 'Fn::EachMemberIn': [ref('List'), ['a', 'b', 'c']] },
      '(List=a,b | List=a | List=b | List=c | (List=(any other value) & Fn::EachMemberIn [List, ["a", "b", "c"]]=true))'],
    ['Fn::Contains of an unknown list', { 'Fn::Contains': [{ 'Fn::Split': [',', { 'Fn::ImportValue': 'x' }] }, 'a'] },
      'Fn::Contains [Fn::Split [",", Fn::ImportValue "x"], "a"]=true'],
    ['Fn::Contains of several unknown members', { 'Fn::Contains': [['a', 'b'], { 'Fn::ImportValue': 'x' }] },
      "(Fn::ImportValue x = 'a'=true | Fn::ImportValue x = 'b'=true)"],
    ['Fn::EachMemberEquals', { 'Fn::EachMemberEquals': [['a', 'a'], 'a'] }, 'always'],
    ['literals', and(true, not(false)), 'always'],
    ['a condition that is not there', named('Nobody'), 'condition Nobody=true'],
    ['a circle', named('It'), 'condition It=true'],
    ['no condition', { 'Fn::Divine': [1] }, 'Fn::Divine [1]=true'],
    ['a list', [1], '[1]=true'],
    ['null', null, 'null=true'],
  ])('%s', (_, expression, expected) => expect(asCondition(expression, { Other: prod })).toBe(expected));
});

describe('a condition that a function names', () => {
  const Mappings = { Of: { prod: { when: 'IsProd' }, all: { when: 'Nobody' } } };
  const Conditions = { IsProd: equals(ref('Env'), 'prod') };
  const find = (...argument: unknown[]) => ({ 'Fn::FindInMap': argument });
  test.each([
    ['of a mapping', find('Of', 'prod', 'when'), 'Env=prod'],
    ['that the mapping has not, and another instead', find('Of', 'none', 'when', { DefaultValue: 'IsProd' }), 'Env=prod'],
    ['that the mapping has not, and none instead', find('Of', 'none', 'when', { DefaultValue: ref('AWS::NoValue') }), 'always'],
    ['that is not there', find('Of', 'all', 'when'), 'condition Nobody=true'],
    ['by an import', { 'Fn::ImportValue': 'x' }, 'Fn::ImportValue "x"=true'],
  ])('%s', (_, condition, expected) => {
    const stack = stackOf({ Parameters: PARAMETERS, Mappings, Conditions, Resources: { It: { Type: 'AWS::EC2::VPC', Condition: condition } } });
    expect(guardText(conditionOf(condition, stack))).toBe(expected);
  });
});

test('equal questions have one answer, and different ones have not', () => {
  const stack = stackOf({ Conditions: { A: equals({ 'Fn::ImportValue': 'x' }, 1), B: equals(1, { 'Fn::ImportValue': 'x' }), C: equals({ 'Fn::ImportValue': 'y' }, 1) } });
  const [a, b, c] = ['A', 'B', 'C'].map((name) => guardText(stack.conditionOf(name)));
  expect(a).toBe(b);
  expect(a).not.toBe(c);
  expect(stack.possibilities.all).toEqual([
    { name: "Fn::ImportValue x = '1'", values: ['true', 'false'] }, { name: "Fn::ImportValue y = '1'", values: ['true', 'false'] },
  ]);
});

test('a literal is not taken for the name of something unknown', () => {
  const stack = stackOf({ Conditions: { A: equals('Fn::ImportValue x', { 'Fn::ImportValue': 'x' }) } });
  expect(guardText(stack.conditionOf('A'))).toBe("Fn::ImportValue x = 'Fn::ImportValue x'=true");
});

describe('operands that are no texts', () => {
  test.each<[string, unknown, string]>([
    ['unequal lists', equals(['a', 'b'], ['a', 'c']), 'never'],
    ['a list and its text', equals(['a', 'b'], 'a,b'), 'always'],
    ['a list with an unknown member', equals(['a', { 'Fn::ImportValue': 'x' }], ['a', 'b']), '["a", Fn::ImportValue "x"] = \'a,b\'=true'],
    ['a list with an unknown member and itself', equals(['a', { 'Fn::ImportValue': 'x' }], ['a', { 'Fn::ImportValue': 'x' }]), 'always'],
    ['a structure and a text', equals({ a: 1, b: 2 }, 'x'), '{"a": 1, "b": 2} = \'x\'=true'],
    ['a structure and its own text', equals({ a: 1, b: 2 }, '{"a": 1, "b": 2}'), '{"a": 1, "b": 2} = \'{"a": 1, "b": 2}\'=true'],
    ['nothing and a text', equals(ref('AWS::NoValue'), 'x'), 'AWS::NoValue = \'x\'=true'],
    ['two unknown values, in the order of their names', equals({ 'Fn::ImportValue': 'y' }, { 'Fn::ImportValue': 'x' }), 'Fn::ImportValue x = Fn::ImportValue y=true'],
    ['a resource and no text at all', equals(ref('Vpc'), ''), 'never'],
    ['a resource and a text', equals(ref('Vpc'), 'vpc-1'), 'Vpc = \'vpc-1\'=true'],
    ['a text among the members of one text', { 'Fn::Contains': ['a', 'a'] }, 'always'],
    ['an unknown member of a list, by its place', { 'Fn::Contains': [[{ a: 1, b: 2 }], 'x'] }, '[{"a": 1, "b": 2}][0] = \'x\'=true'],
    ['a name that is no text', { Condition: 1 }, '{"Condition": 1}=true'],
  ])('%s', (_, expression, expected) => {
    const stack = stackOf({ Parameters: PARAMETERS, Outputs: { It: { Value: when('It', 1, 2) } }, Conditions: { It: expression }, Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } });
    expect(guardText(stack.conditionOf('It'))).toBe(expected);
  });
});

test.each([
  ['Fn::Or', (length: number) => Array.from({ length }, () => equals('a', 'a'))],
  ['Fn::Contains', (length: number) => [Array.from({ length }, () => 'a'), 'a']],
])('of a thousand operands of %s each is looked at, of more none', (name, operands) => {
  const of = (length: number) => guardText(stackOf({ Conditions: { It: { [name]: operands(length) } } }).conditionOf('It'));
  expect([of(1000), of(1001)]).toEqual(['always', expect.stringMatching(new RegExp(`^${name} `))]);
});
