import { ec2, equals, guardText, Json, param, read, ref, stackOf, when } from './builders';
import type { Properties } from '../../../../../src/reachability/private/sources/cloudformation/expressions/properties';

/** The only resource of a template whose condition `IsA` depends on the parameter `P`. */
const declared = (properties: Json, more: Json = {}) => stackOf({
  Parameters: { P: param({ AllowedValues: ['a', 'b'] }) }, Conditions: { IsA: equals(ref('P'), 'a') }, Resources: { It: ec2('VPC', properties, more) },
}).resources.get('It')!;
const nameOf = (properties: Properties) => {
  const name = properties.text('Name');
  return name?.kind === 'known' ? { type: name.value } as never : undefined;
};
const told = (nouns: readonly { readonly id: string }[]) => nouns.map((noun) => {
  const { id, when: guard, type } = noun as never as { id: string; when: Parameters<typeof guardText>[0]; type: string };
  return [id, guardText(guard), type];
});

test.each<[string, unknown, unknown[]]>([
  ['elements', [{ Name: 'x' }, { Name: 'y' }], [['It.List[0]', 'always', 'x'], ['It.List[1]', 'always', 'y']]],
  ['an element that says nothing', [{}, { Name: 'y' }], [['It.List[1]', 'always', 'y']]],
  ['an element that is there in some deployments', [when('IsA', { Name: 'x' }), { Name: 'y' }], [['It.List[0]', 'P=a', 'x'], ['It.List[1]', 'always', 'y']]],
  ['an element in two variants', [{ Name: when('IsA', 'x', 'y') }], [['It.List[0]', 'P=a', 'x'], ['It.List[0]', '!(P=a)', 'y']]],
  ['no list', undefined, []],
])('one resource for each element: %s', (_, List, expected) => {
  expect(told(declared({ List }).readEach('List', nameOf))).toEqual(expected);
});

test('one resource in as many variants as its properties have, and none where they say nothing', () => {
  expect(told(declared({ Name: when('IsA', 'x') }).readOne(nameOf))).toEqual([['It', 'P=a', 'x']]);
  expect(told(declared({ Name: 'x' }, { Condition: 'IsA' }).readOne(nameOf))).toEqual([['It', 'P=a', 'x']]);
});

test('a property that refers to itself is unknown', () => {
  const [{ ipv4 }] = read({ Vpc: ec2('VPC'), Net: ec2('Subnet', { VpcId: ref('Vpc'), CidrBlock: { 'Fn::GetAtt': ['Net', 'CidrBlock'] } }) }).all('subnet');
  expect(ipv4).toMatchObject({ kind: 'unknown', reason: 'Net.CidrBlock refers to itself' });
});
