import { groupBy } from '../../../../src/reachability/private/network/group-by';

test('groups come in the order of their first items, items in the order given', () => {
  expect([...groupBy(['b1', 'a1', 'b2', 'a2'], ([letter]) => letter)]).toEqual([['b', ['b1', 'b2']], ['a', ['a1', 'a2']]]);
});

test('keys are the same if they are identical', () => {
  const [one, twin] = [{}, {}];
  expect([...groupBy([1, 2, 3], (item) => (item === 2 ? twin : one)).values()]).toEqual([[1, 3], [2]]);
});

test('an item without a key is in no group', () => {
  expect([...groupBy([1, 2, 3], (item) => (item === 2 ? undefined : item))]).toEqual([[1, [1]], [3, [3]]]);
});
