import { ec2, Json, named, read, ref } from './builders';

const INCLUDE = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://bucket/part.yaml' } } };
const anything = (where: string) => `the macro AWS::Include, which may change anything in ${where}`;
const unread = (resources: Json, sections: Json = {}) =>
  read({ Vpc: ec2('VPC'), ...resources }, sections).unreadable.map(({ id, part, handed }) => [id, part, handed]);

test.each<[string, Json, Json, [id: string, part: string, handed?: string[]]]>([
  ['a macro of the template', {}, { Transform: ['AWS::LanguageExtensions', 'Mine'] }, ['Mine', 'the macro Mine, which may change anything in the template', undefined]],
  ['a macro at the top', {}, INCLUDE, ['Fn::Transform', anything('the template'), undefined]],
  ['a macro among the resources', INCLUDE, {}, ['Fn::Transform', anything('section Resources'), undefined]],
  ['a macro among the conditions', {}, { Conditions: INCLUDE }, ['Fn::Transform', anything('section Conditions'), undefined]],
  ['a macro among the mappings', {}, { Mappings: INCLUDE }, ['Fn::Transform', anything('section Mappings'), undefined]],
  ['a macro beside the type of a resource', { B: { Type: 'AWS::S3::Bucket', ...INCLUDE } }, {}, ['B', anything('resource B'), undefined]],
  ['a macro beside properties', { Net: ec2('Subnet', { VpcId: ref('Vpc'), ...INCLUDE }) }, {}, ['Net', anything('resource Net'), undefined]],
  ['a macro beside what is deep in a property', { Net: ec2('Subnet', { Tags: [{ Key: 'a', ...INCLUDE }] }) }, {}, ['Net', anything('resource Net'), undefined]],
  ['a macro instead of all properties', { Net: ec2('Subnet', INCLUDE) }, {}, ['Net', 'the macro AWS::Include, which gives a value of resource Net', []]],
  ['a macro instead of a property', { Net: ec2('Subnet', { CidrBlock: INCLUDE }) }, {}, ['Net', 'the macro AWS::Include, which gives a value of resource Net', []]],
  ['a section of another tool', {}, { Modules: { M: { Source: './m.yaml' } } }, ['Modules', 'section Modules, which is not known here', undefined]],
  ['an attribute of another tool', { Net: ec2('Subnet', {}, { Overrides: {} }) }, {}, ['Net', 'attribute Overrides of Net, which is not known here', undefined]],
])('%s is named', (_, resources, sections, expected) => expect(unread(resources, sections)).toEqual([expected]));

test.each<[string, Json, Json]>([
  ["AWS's own macros", {}, { Transform: ['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31'], Globals: { Function: {} } }],
  ['every section', {}, { AWSTemplateFormatVersion: '2010-09-09', Description: 'x', Metadata: {}, Hooks: {}, Outputs: {}, Rules: {}, Mappings: {} }],
  ['every attribute', { Net: ec2('Subnet', {}, { DependsOn: 'Vpc', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', ...named('C') }) }, { Conditions: { C: { 'Fn::Equals': [1, 1] } } }],
  ['a macro in the properties of a bucket', { B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: INCLUDE, Tags: [{ Key: 'a', ...INCLUDE }] } } }, {}],
])('%s: nothing is to be named', (_, resources, sections) => expect(unread(resources, sections)).toEqual([]));

test('in a nested stack it is named with its stack', () => {
  const child = { ...INCLUDE, Resources: {} };
  const { unreadable } = read({ Child: { Type: 'AWS::CloudFormation::Stack', Properties: {} } }, {}, { nested: () => child });
  expect(unreadable).toMatchObject([{ id: 'Child/Fn::Transform', part: `${anything('the template')} of Child` }]);
});
