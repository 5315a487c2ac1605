import { inputOf, verify } from './verify';

/** A small part of what `npm run fuzz` tries, always the same. */
const SEED = 20_251_125;
const RUNS = 1000;

test('whatever the input, there are findings or one error', () => {
  const endings = Array.from({ length: RUNS }, (_, index) => {
    try {
      return verify(inputOf(SEED, index));
    } catch (error) {
      throw new Error(`FUZZ_SEED=${SEED} FUZZ_ONLY=${index} npm run fuzz: ${String(error)}`);
    }
  });
  expect(new Set(endings)).toEqual(new Set(['findings', 'refused']));
});

test('equal seeds give equal inputs', () => expect(inputOf(7, 42)).toEqual(inputOf(7, 42)));
