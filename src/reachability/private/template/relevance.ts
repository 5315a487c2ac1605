import type { Guard } from '../network/guard';
import { and } from '../network/guard';
import type { Choice } from '../network/world';

/** Choices and constraints on which the existence of something depends: nobody need hear of the others. */
export function relevantTo(
  things: readonly { readonly when: Guard }[], choices: readonly Choice[], constraint: Guard,
): { readonly choices: readonly Choice[]; readonly constraint: Guard } {
  const relevant = new Set(things.flatMap(({ when }) => [...choicesOf(when)]));
  const clauses = clausesOf(constraint).map((clause) => ({ clause, names: choicesOf(clause) }));
  const kept = new Set<Guard>();
  // A clause that shares a choice with what is relevant makes its other choices relevant too.
  for (let found = true; found;) {
    found = false;
    for (const { clause, names } of clauses) {
      if (kept.has(clause) || ![...names].some((name) => relevant.has(name))) { continue; }
      kept.add(clause);
      names.forEach((name) => relevant.add(name));
      found = true;
    }
  }
  return {
    choices: choices.filter(({ name }) => relevant.has(name)),
    constraint: and(...clauses.map(({ clause }) => clause).filter((clause) => kept.has(clause))),
  };
}

function clausesOf(constraint: Guard): readonly Guard[] {
  return constraint.kind === 'and' ? constraint.guards.flatMap(clausesOf) : [constraint];
}

function choicesOf(guard: Guard): ReadonlySet<string> {
  switch (guard.kind) {
    case 'constant': return new Set();
    case 'is': return new Set([guard.choice]);
    case 'not': return choicesOf(guard.guard);
    default: return new Set(guard.guards.flatMap((part) => [...choicesOf(part)]));
  }
}
