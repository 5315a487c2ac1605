import { parseArgs } from 'node:util';

export interface Options {
  readonly networks: number;
  readonly flows: number;
  readonly seed: number;
  readonly mutants: boolean;
  readonly sweep: boolean;
  readonly whyNot: boolean;
}

const FULL: Options = { networks: 150, flows: 220, seed: 1, mutants: false, sweep: false, whyNot: false };
/** What a run of the CI has time for. */
const QUICK: Partial<Options> = { networks: 8, flows: 80 };
const NUMBERS = ['networks', 'flows', 'seed'] as const;

export const USAGE = [
  'npm run test:lab -- [options]',
  '  --quick        a dozen networks, in a minute',
  `  --networks N   random networks (${FULL.networks})`,
  `  --flows N      flows through each (${FULL.flows})`,
  `  --seed N       of networks and flows (${FULL.seed})`,
  '  --mutants      put single faults into copies of the engine: each must show',
  '  --sweep        every port that a NAT gateway may choose, by TCP and by UDP',
  '  --why-not      say why this machine cannot run the lab, and nothing if it can',
].join('\n');

export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'quick': { type: 'boolean' }, 'mutants': { type: 'boolean' }, 'sweep': { type: 'boolean' }, 'why-not': { type: 'boolean' }, ...Object.fromEntries(NUMBERS.map((name) => [name, { type: 'string' as const }])),
    },
  }) as { values: Partial<Record<string, string | boolean>> };
  const given = NUMBERS.filter((name) => values[name] !== undefined).map((name) => [name, wholeNumber(name, String(values[name]))]);
  return { ...FULL, ...values.quick ? QUICK : {}, ...Object.fromEntries(given), mutants: values.mutants === true, sweep: values.sweep === true, whyNot: values['why-not'] === true };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) { throw new Error(`--${name} is ${text === '' ? 'empty' : text}: give a whole number`); }
  return Number(text);
}
