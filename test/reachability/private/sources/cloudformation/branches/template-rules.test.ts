import { named, ec2, equals, guardText, param, read, ref } from '../builders';

const PARAMETERS = { Nat: param({ Default: 'one', AllowedValues: ['none', 'one', 'each'] }), Size: param({ Default: 's', AllowedValues: ['s', 'm'] }) };
const network = (Rules: object) => read({
  A: ec2('VPC', {}, { Condition: 'NoNat' }), B: ec2('VPC', {}, { Condition: 'Small' }), C: ec2('VPC', {}, { Condition: 'OneNat' }),
}, { Parameters: PARAMETERS, Rules, Conditions: { NoNat: equals(ref('Nat'), 'none'), OneNat: equals(ref('Nat'), 'one'), Small: equals(ref('Size'), 's') } });
const rule = (assertion: unknown, RuleCondition?: unknown) => ({ Rule: { RuleCondition, Assertions: [{ Assert: assertion }] } });
const constraint = (rules: object) => guardText(network(rules).constraint);

test.each([
  ['a condition', rule(equals(ref('Nat'), 'one'), equals(ref('Size'), 's')), '(!(Size=s) | Nat=one)'],
  ['a list', rule({ 'Fn::Contains': [['one', 'each'], ref('Nat')] }), '(Nat=one | Nat=each)'],
  ['each member', rule({ 'Fn::EachMemberIn': [[ref('Nat')], ['one', 'each']] }), '(Nat=one | Nat=each)'],
  ['no rules', {}, 'always'],
  ['rules that are no rules', { Rule: 'x', Other: { Assertions: 'x' } }, 'always'],
  ['what is always true', rule(equals('a', 'a')), 'always'],
])('%s', (_, rules, expected) => expect(constraint(rules)).toBe(expected));

test('what cannot be decided demands nothing of the rest', () => {
  expect(network(rule({ 'Fn::Or': [{ 'Fn::Contains': [{ 'Fn::RefAll': 'AWS::EC2::VPC::Id' }, 'x'] }] })).choices.map(({ name }) => name)).toEqual(['Nat', 'Size']);
});

test('a rule of something that no resource depends on is left out', () => {
  const { choices, constraint: condition } = read({ Vpc: ec2('VPC') }, { Parameters: PARAMETERS, Rules: rule(equals(ref('Nat'), 'one')) });
  expect([choices, guardText(condition)]).toEqual([[], 'always']);
});

test('resources that the rules exclude are left out', () => {
  expect(network(rule({ 'Fn::Not': [named('NoNat')] })).all('vpc').map(({ id }) => id)).toEqual(['B', 'C']);
});

test('what the rules leave no choice of is decided', () => {
  const { choices, constraint: condition, ...rest } = network(rule(equals(ref('Nat'), 'one')));
  expect([choices.map(({ name }) => name), guardText(condition), rest.unreadable]).toEqual([['Size'], 'always', []]);
});

test('rules that allow nothing are not believed', () => {
  const { constraint: condition, assumptions } = network(rule({ 'Fn::And': [equals(ref('Nat'), 'one'), equals(ref('Nat'), 'each')] }));
  expect(guardText(condition)).toBe('always');
  expect(assumptions).toContain('the rules of the template are left out of account: no combination of parameters was found that they allow');
});
