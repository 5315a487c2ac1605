import { TemplateJson } from './oracle-network';
import type { Finding } from '../../src/reachability/finding';
import { NetworkReachability } from '../../src/reachability/network-reachability';

const RUNS = Number(process.env.FUZZ_RUNS ?? 2000);

/** Time for so many cases on a slow machine. */
export const FUZZ_TIMEOUT = 60_000 + 100 * RUNS;

/**
 * How many random cases a property is worth: a share of those that `npm run fuzz:networks` asks for, or of a few thousand. A test run judges the change at hand and
 * sees the same networks each time; to look for what nobody has seen yet is for the fuzz run.
 */
export function runs(share: number): { readonly numRuns: number; readonly seed?: number } {
  return { numRuns: Math.ceil(RUNS * share), ...(process.env.FUZZ_RUNS === undefined ? { seed: 203_0113 } : {}) };
}

/** What the engine finds in the VPC `Vpc` of a random template. */
export function findingsOf(template: TemplateJson): readonly Finding[] {
  return NetworkReachability.fromTemplate({ ...template }).check().filter(({ subject }) => !subject.startsWith('Other'));
}
