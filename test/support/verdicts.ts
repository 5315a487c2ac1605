import { TemplateJson } from './oracle-network';
import type { Finding } from '../../src/reachability/finding';
import { NetworkReachability } from '../../src/reachability/network-reachability';

const RUNS = Number(process.env.FUZZ_RUNS ?? 2000);

/** Time for so many cases on a slow machine. */
export const FUZZ_TIMEOUT = 60_000 + 100 * RUNS;

/** How many random cases a property is worth: a share of those that `npm run fuzz` asks for, or of a few thousand. */
export function runs(share: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(RUNS * share) };
}

/** What the engine finds in the VPC `Vpc` of a random template. */
export function findingsOf(template: TemplateJson): readonly Finding[] {
  return NetworkReachability.fromTemplate({ ...template }).check().filter(({ subject }) => !subject.startsWith('Other'));
}
