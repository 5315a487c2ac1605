import type { Finding } from './finding';
import { groupBy } from './private/network/group-by';

/** Findings of one rule that one change would fix, together, in their order. */
export function byCause(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  return [...groupBy(findings, ({ rule, cause }) => `${rule} ${cause}`).values()];
}
