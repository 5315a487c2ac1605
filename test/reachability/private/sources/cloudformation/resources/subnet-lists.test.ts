import { ALWAYS } from '../../../../../../src/reachability/private/conditions/condition';
import { listedResources } from '../../../../../../src/reachability/private/sources/cloudformation/resources/subnet-lists';
import { ec2, ref, stackOf } from '../builders';

const stack = stackOf({ Resources: { A: ec2('Subnet'), B: ec2('Subnet') }, Parameters: { Ids: { Type: 'CommaDelimitedList', Default: 'subnet-1,subnet-2' } } });
const listed = (expression: unknown) => stack.possibilities.everyBranch(ALWAYS, (branch) => listedResources(stack.evaluate(expression, branch), 'Subnets', branch))[0].value
  .map((one) => (one.kind === 'known' ? one.value : `?${one.reason}`));
const join = (...items: unknown[]) => ({ 'Fn::Join': [',', items] });

test.each<[string, unknown, string[]]>([
  ['nothing', ref('AWS::NoValue'), []],
  ['a list', [ref('A'), ref('B')], ['A', 'B']],
  ['one alone', ref('A'), ['A']],
  ['a joined string', join(ref('A'), ref('B')), ['A', 'B']],
  ['joined strings in a list', [join(ref('A'), ref('B')), 'subnet-1'], ['A', 'B', '?subnet-1 is not in the template']],
  ['what is split again', { 'Fn::Split': [',', join(ref('A'), ref('B'))] }, ['A', 'B']],
  ['ids in one string', 'subnet-1,subnet-2', ['?subnet-1 is not in the template', '?subnet-2 is not in the template']],
  ['a list of a parameter', ref('Ids'), ['?subnet-1 is not in the template', '?subnet-2 is not in the template']],
  ['what nobody knows', { 'Fn::ImportValue': 'ids' }, ['?ids is imported from another stack']],
])('%s', (_, expression, expected) => expect(listed(expression)).toEqual(expected));
