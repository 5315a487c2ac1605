import { isMainThread, parentPort, Worker, workerData } from 'worker_threads';
import { inputOf, verify } from './verify';

/** An input that takes longer is listed; one that takes `HANG` ends the run. Time is measured here, never in what is tested. */
const SLOW_MS = 1000;
const HANG_MS = 60_000;
const MOST_FAILURES = 20;

interface Run {
  readonly seed: number;
  readonly runs: number;
  readonly only?: number;
}

/** What the worker tells: where it is, and how it ended. */
interface Report {
  readonly findings: number;
  readonly refused: number;
  readonly failures: readonly string[];
  readonly slow: readonly string[];
}

function worker({ seed, runs, only }: Run, position: Int32Array): Report {
  const report = { findings: 0, refused: 0, failures: [] as string[], slow: [] as string[] };
  const indexes = only === undefined ? Array.from({ length: runs }, (_, i) => i) : [only];
  for (const index of indexes) {
    Atomics.store(position, 0, index);
    const input = inputOf(seed, index);
    if (only !== undefined) { console.log(input.kind === 'text' ? JSON.stringify(input.text) : JSON.stringify(input, undefined, 1)); }
    const start = performance.now();
    try {
      report[verify(input)] += 1;
    } catch (error) {
      report.failures.push(`input ${index}: ${error instanceof Error ? error.stack : String(error)}`);
      console.error(report.failures[report.failures.length - 1]);
      if (report.failures.length === MOST_FAILURES) { break; }
    }
    const took = performance.now() - start;
    if (took > SLOW_MS) {
      report.slow.push(`input ${index}: ${took.toFixed(0)} ms`);
      console.error(`slow: ${report.slow[report.slow.length - 1]}`);
    }
  }
  return report;
}

/** Watches a worker, which cannot watch itself: a hang is told with the input that hangs. */
function main(): void {
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
  const runs = Number(process.env.FUZZ_RUNS ?? 1_000_000);
  const only = process.env.FUZZ_ONLY === undefined ? undefined : Number(process.env.FUZZ_ONLY);
  const again = (index: number) => `FUZZ_SEED=${seed} FUZZ_ONLY=${index} npm run fuzz`;
  console.log(`${runs} inputs, seed ${seed}; one again: ${again(0)}`);
  const shared = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(__filename, { workerData: { run: { seed, runs, only }, shared } });
  const start = performance.now();
  let seen = { index: -1, since: start };
  const watch = setInterval(() => {
    const index = Atomics.load(shared, 0);
    const now = performance.now();
    if (index !== seen.index) {
      seen = { index, since: now };
    } else if (now - seen.since > HANG_MS) {
      console.error(`input ${index} hangs: ${again(index)}`);
      process.exit(1);
    }
    if (process.stdout.isTTY) { process.stdout.write(`\r${index} of ${runs} `); }
  }, 1000);
  thread.on('message', ({ findings, refused, failures, slow }: Report) => {
    clearInterval(watch);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`${findings} inputs gave findings, ${refused} were refused, ${failures.length} failed, ${slow.length} took longer than ${SLOW_MS} ms, in ${seconds} s with seed ${seed}`);
    process.exitCode = failures.length === 0 ? 0 : 1;
  });
}

if (isMainThread) {
  main();
} else {
  const { run, shared } = workerData as { readonly run: Run; readonly shared: Int32Array };
  parentPort!.postMessage(worker(run, shared));
}
