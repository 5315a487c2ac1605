import { minus, plus, roundDown, sameKind, times } from '../../../../src/reachability/private/packet/scalar';

test('numbers', () => {
  expect([plus(2 ** 31, 2 ** 31), minus(5, 7), times(2 ** 30, 4), roundDown(19, 8), sameKind(1, 5)]).toEqual([2 ** 32, -2, 2 ** 32, 16, 5]);
});

test('bigints', () => {
  expect([plus(2n ** 64n, 1n), minus(5n, 7n), times(2n ** 64n, 3), roundDown(19n, 8n), sameKind(1n, 5)])
    .toEqual([18446744073709551617n, -2n, 55340232221128654848n, 16n, 5n]);
});
