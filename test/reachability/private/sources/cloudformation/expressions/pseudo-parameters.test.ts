import { equals, evaluated, ref, textOf, variantsOf, when } from '../builders';

test.each([
  ['AWS::Region', { region: 'eu-west-1' }, 'eu-west-1'],
  ['AWS::AccountId', { account: '123456789012' }, '123456789012'],
  ['AWS::Partition', { region: 'eu-west-1' }, 'aws'],
  ['AWS::Partition', { region: 'cn-north-1' }, 'aws-cn'],
  ['AWS::Partition', { region: 'us-gov-west-1' }, 'aws-us-gov'],
  ['AWS::URLSuffix', { region: 'us-east-1' }, 'amazonaws.com'],
  ['AWS::URLSuffix', { region: 'cn-north-1' }, 'amazonaws.com.cn'],
  ['AWS::Region', {}, '?AWS::Region is known at deploy time only'],
  ['AWS::StackName', { region: 'eu-west-1' }, '?AWS::StackName is known at deploy time only'],
  ['AWS::Invented', {}, '?AWS::Invented is known at deploy time only'],
])('%s with %j', (name, options, expected) => expect(evaluated(ref(name), {}, options)).toBe(expected));

test('a Region that a condition compares is a choice', () => {
  const template = { Conditions: { Gov: equals(ref('AWS::Region'), 'us-gov-west-1') }, Outputs: { It: { Value: when('Gov', 1, 2) } } };
  expect(variantsOf(when('Gov', 1, 2), template)).toEqual([['AWS::Region=us-gov-west-1', 1], ['!(AWS::Region=us-gov-west-1)', 2]]);
  expect(variantsOf(when('Gov', 1, 2), template, { region: 'eu-west-1' })).toEqual([['always', 2]]);
});

test('names what it cannot tell', () => expect(textOf(ref('AWS::Region'))).toBe('AWS::Region'));
