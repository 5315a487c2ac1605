import { att, evaluated, Json, ref } from '../builders';

const written = (Value: unknown, more: Json = {}): Json => ({ Resources: { P: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/net/p', Type: 'String', Value, ...more } } } });

test.each<[string, unknown, Json, unknown]>([
  ['a dynamic reference', '{{resolve:ssm:/net/p}}', written('v'), 'v'],
  ['a dynamic reference to the name that Ref gives', { 'Fn::Sub': '{{resolve:ssm:${P}}}' }, written('v'), 'v'],
  ['a dynamic reference to a name that AWS picks', { 'Fn::Sub': '{{resolve:ssm:${P}}}' }, written('v', { Name: undefined }), 'v'],
  ['dynamic references in a text', 'a-{{resolve:ssm:/net/p}}-{{resolve:ssm:/net/p}}', written('v'), 'a-v-v'],
  ['a name that Ref gives', ref('P'), written('v'), '/net/p'],
  ['a name that AWS picks', ref('P'), written('v', { Name: undefined }), '?AWS picks the name of P'],
  ['its attribute', att('P', 'Value'), written('v'), 'v'],
  ['a value that is itself read', '{{resolve:ssm:/net/p}}', written({ Ref: 'AWS::Region' }), '?AWS::Region is known at deploy time only'],
  ['nothing of that name', '{{resolve:ssm:/other}}', written('v'), '?/other is read from Systems Manager at deploy time'],
  ['a part that is not known', 'a-{{resolve:ssm:/other}}', written('v'), '?/other is read from Systems Manager at deploy time'],
  ['a version', '{{resolve:ssm:/net/p:2}}', written('v'), '?version 2 of the Systems Manager parameter /net/p is read at deploy time'],
  ['a secure parameter', '{{resolve:ssm-secure:/net/p}}', written('v'), '?{{resolve:ssm-secure:/net/p}} is read from ssm-secure at deploy time'],
  ['a secret', '{{resolve:secretsmanager:s:SecretString:k}}', {}, '?{{resolve:secretsmanager:s:SecretString:k}} is read from secretsmanager at deploy time'],
  ['something that looks alike', '{{resolve:}}', {}, '{{resolve:}}'],
  ['a parameter that holds itself', '{{resolve:ssm:/net/p}}', written('{{resolve:ssm:/net/p}}'), '?P.Value refers to itself'],
])('%s', (_, expression, template, expected) => expect(evaluated(expression, template)).toBe(expected));
