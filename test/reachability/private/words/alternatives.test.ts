import { alternativesText } from '../../../../src/reachability/private/words/alternatives';

test.each([
  [['A = 1'], 'A = 1'],
  [['A = 1', 'B = 2 and C = 3'], 'A = 1, or B = 2 and C = 3'],
  [['a', 'b', 'c', 'd', 'e', 'f'], 'a, or b, or c, or d, or in 2 more cases'],
])('%j', (when, text) => expect(alternativesText(when)).toBe(text));
