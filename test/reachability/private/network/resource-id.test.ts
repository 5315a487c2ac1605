import { idPrefix, isStackName, resourceIdOf } from '../../../../src/reachability/private/network/resource-id';

test.each([
  ['Net', false, { logicalId: 'Net' }],
  ['Child/Net', false, { logicalId: 'Child/Net' }],
  ['A:Net', true, { stack: 'A', logicalId: 'Net' }],
  ['Prod/A:Child/Net', true, { stack: 'Prod/A', logicalId: 'Child/Net' }],
  ['Net', true, { logicalId: 'Net' }],
])('%s, several stacks: %s', (id, several, expected) => expect(resourceIdOf(id, several)).toEqual(expected));

test('what an id begins with', () => expect([idPrefix('A'), idPrefix(undefined)]).toEqual(['A:', '']));
test.each([['Prod/Network', true], ['', false], ['a:b', false]])('%j as the name of a stack: %s', (name, ok) => expect(isStackName(name)).toBe(ok));
