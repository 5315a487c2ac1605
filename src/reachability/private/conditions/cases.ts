import type { Assignment } from './condition';

/**
 * When some deployments come about and the others do not: alternatives in words, such as `Nat = true and Zones = 3`,
 * each without what makes no difference. None if it needs no condition.
 *
 * @param these those that are meant
 * @param others all others that were looked at
 */
export function casesOf(these: readonly Assignment[], others: readonly Assignment[]): string[] {
  if (others.length === 0) { return []; }
  const cases: Assignment[] = [];
  for (const when of these) {
    if (!cases.some((one) => includes(one, when))) { cases.push(smallest(when, others)); }
  }
  const texts = cases.map(caseText);
  return texts.includes('') ? [] : [...new Set(texts)].sort();
}

/** One deployment in words, with all that it decides. */
export function caseText(when: Assignment): string {
  return [...when].map(([choice, value]) => `${choice} = ${value === '' ? "''" : value}`).sort().join(' and ');
}

/** What is left if all goes that can go without letting another deployment in. */
function smallest(when: Assignment, others: readonly Assignment[]): Assignment {
  const kept = new Map(when);
  for (const [choice, value] of when) {
    kept.delete(choice);
    if (others.some((other) => agree(other, kept))) { kept.set(choice, value); }
  }
  return kept;
}

function includes(some: Assignment, when: Assignment): boolean {
  return [...some].every(([choice, value]) => when.get(choice) === value);
}

function agree(one: Assignment, other: Assignment): boolean {
  return [...other].every(([choice, value]) => (one.get(choice) ?? value) === value);
}
