import { App, Stack } from 'aws-cdk-lib';
import { HaNatVpc, reachability } from '../src';
import { quotaScaleTemplate } from './quota-scale';
import { median, milliseconds } from './statistics';

const WARMUP = 3;
const ROUNDS = 15;

/** Subnets and routes a table, up to the quotas of AWS and beyond. */
const SCALES: readonly (readonly [subnets: number, routesPerTable: number, goal: string])[] = [
  [25, 50, ''],
  [50, 50, ''],
  [100, 50, ''],
  [200, 50, ', goals 150 to read and 150 to check'],
  [400, 50, ', goal linear'],
  [800, 50, ', goal linear'],
  [200, 1000, ', goal 2000 in all'],
];

interface Times {
  /** Milliseconds: medians of the rounds. */
  readonly read: number;
  readonly check: number;
  readonly findings: number;
}

function time(template: Record<string, unknown>, count = ROUNDS): Times {
  const rounds = Array.from({ length: WARMUP + count }, () => {
    let network!: reachability.NetworkReachability;
    let findings = 0;
    const read = milliseconds(() => { network = reachability.NetworkReachability.fromTemplate(template); });
    const check = milliseconds(() => { findings = network.check().length; });
    return { read, check, findings };
  }).slice(WARMUP);
  return { read: median(rounds.map(({ read }) => read)), check: median(rounds.map(({ check }) => check)), findings: rounds[0].findings };
}

function row(name: string, { read, check, findings }: Times, note: string): string {
  const numbers = [read, check, read + check].map((number) => number.toFixed(1).padStart(9));
  return `  ${name.padEnd(54)} ${numbers.join('')}  ${String(findings).padStart(8)}   ${note}`;
}

/** Read and check whole templates, from the default network to the quotas of AWS. */
export function benchProof(): void {
  const app = new App();
  const stack = new Stack(app, 'Network');
  new HaNatVpc(stack, 'Vpc', { proof: false });
  console.log(`proof of a template, from scratch (milliseconds, medians of ${ROUNDS})`);
  console.log(`${' '.repeat(62)}read    check      sum  findings`);
  console.log(row('default three zones', time(app.synth().getStackByName('Network').template), 'goal 10 in all'));
  for (const [subnets, routesPerTable, goal] of SCALES) {
    const template = quotaScaleTemplate({ subnets, rulesPerDirection: 40, routesPerTable }) as unknown as Record<string, unknown>;
    const times = time(template, subnets > 200 || routesPerTable > 50 ? 3 : ROUNDS);
    console.log(row(`${subnets} subnets, ${subnets} ACLs x 40 rules x 2, ${routesPerTable} routes a table`, times, `${(times.check / subnets).toFixed(2)} to check a subnet${goal}`));
  }
}
