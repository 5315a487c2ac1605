import { functionsUsed } from '../../../../../src/reachability/private/sources/cloudformation/functions-used';

test.each<[string, unknown, string[]]>([
  ['nothing', {}, []],
  ['what is no structure', 'Fn::Sub', []],
  ['nobody', null, []],
  ['other keys', { Ref: 'Vpc', Condition: 'C' }, []],
  ['a function', { A: { 'Fn::GetAtt': ['A', 'B'] } }, ['Fn::GetAtt']],
  ['functions in functions, and in lists', { A: [{ 'Fn::If': ['C', { 'Fn::Sub': 'x' }, 1] }, { 'Fn::If': ['C', 1, 2] }] }, ['Fn::If', 'Fn::Sub']],
  ['loops, by whatever name', { 'Fn::ForEach::Zones': ['Z', ['a'], {}], 'A': { 'Fn::ForEach::More': [] } }, ['Fn::ForEach']],
  ['a macro', { Resources: { 'Fn::Transform': { Name: 'AWS::Include' } } }, ['Fn::Transform']],
  ['a key that is only begun', { 'Fn::': 1 }, ['Fn::']],
])('of %s', (_, template, expected) => expect([...functionsUsed(template)].sort()).toEqual(expected));
