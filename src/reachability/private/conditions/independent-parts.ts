import type { Condition } from './condition';
import { and } from './condition';
import { choicesOf, clausesOf } from './relevance';

/**
 * The parts of a condition, all of which must hold, that share no choice: each can be decided by itself. Of what is
 * given beside it, only clauses that have to do with it count.
 */
export function independentParts(condition: Condition, beside: readonly Condition[] = []): readonly Condition[] {
  const open = new Set([...clausesOf(condition), ...beside]);
  const parts: Condition[] = [];
  for (const clause of clausesOf(condition)) {
    if (open.has(clause)) { parts.push(and(...connectedTo(clause, open))); }
  }
  return parts;
}

/** Takes out a clause and those that share a choice with it, directly or by way of others. */
function connectedTo(first: Condition, open: Set<Condition>): readonly Condition[] {
  const connected = [first];
  open.delete(first);
  for (const clause of connected) {
    const names = choicesOf(clause);
    for (const other of open) {
      if (![...choicesOf(other)].some((name) => names.has(name))) { continue; }
      open.delete(other);
      connected.push(other);
    }
  }
  return connected;
}
