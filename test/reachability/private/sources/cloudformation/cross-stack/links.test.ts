import { readWhatOthersGive } from '../../../../../../src/reachability/private/sources/cloudformation/cross-stack/links';
import { ReadContext } from '../../../../../../src/reachability/private/sources/cloudformation/read-context';
import { Stack } from '../../../../../../src/reachability/private/sources/cloudformation/stack';
import { Json, param } from '../builders';

const giver = {
  Resources: { P: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/p', Value: 'v' } } }, Outputs: { Out: { Value: 'v', Export: { Name: 'e' } } },
};
const topic = (DisplayName: unknown): Json => ({ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { DisplayName } } } });

test.each<[string, Json, boolean]>([
  ['an export', topic({ 'Fn::Join': ['-', ['a', { 'Fn::ImportValue': 'e' }]] }), true],
  ['an output', topic({ 'Fn::GetStackOutput': { StackName: 'Giver', OutputName: 'Out' } }), true],
  ['a dynamic reference', topic('{{resolve:ssm:/p}}'), true],
  ['a parameter of Systems Manager', { ...topic('x'), Parameters: { P: param({ Type: 'AWS::SSM::Parameter::Value<String>', Default: '/p' }) } }, true],
  ['an export in a list of lists', topic([[{ 'Fn::ImportValue': 'e' }], null, 1, true]), true],
  ['a structure that only has the name of an export', topic({ 'Fn::ImportValue': 'e', 'more': 1 }), false],
  ['a secret', topic('{{resolve:secretsmanager:/p}}'), false],
  ['nothing of the other', { ...topic({ 'Fn::ImportValue': 'other' }), Parameters: { P: param({ Default: '/p' }) } }, false],
])('a stack that takes %s', (_, template, linked) => {
  const context = new ReadContext({});
  new Stack(giver, context, undefined, { name: 'G', stackName: 'Giver' });
  readWhatOthersGive(new Stack(template, context, undefined, { name: 'T' }));
  expect(context.crossStack.linkedTo('T').has('G')).toBe(linked);
});
