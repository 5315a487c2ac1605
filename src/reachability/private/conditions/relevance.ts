import type { Condition } from './condition';
import { and } from './condition';
import type { Choice } from './deployment';

/** Choices and constraints on which the existence of something depends: nobody need hear of the others. */
export function relevantTo(
  things: readonly { readonly when: Condition }[], choices: readonly Choice[], constraint: Condition,
): { readonly choices: readonly Choice[]; readonly constraint: Condition } {
  const relevant = new Set(things.flatMap(({ when }) => [...choicesOf(when)]));
  const clauses = clausesOf(constraint).map((clause) => ({ clause, names: choicesOf(clause) }));
  const kept = new Set<Condition>();
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

/** Conditions that must all hold for this one to hold. */
export function clausesOf(constraint: Condition): readonly Condition[] {
  const seen = new Set<Condition>();
  // A set hands out what is added while it is gone through, and each part once, however often it stands there.
  seen.add(constraint);
  for (const one of seen) {
    if (one.kind === 'and') { one.conditions.forEach((part) => seen.add(part)); }
  }
  return [...seen].filter(({ kind }) => kind !== 'and');
}

const CHOICES = new WeakMap<Condition, ReadonlySet<string>>();

/** The choices that a condition asks for. */
export function choicesOf(condition: Condition): ReadonlySet<string> {
  const known = CHOICES.get(condition) ?? choicesIn(condition);
  CHOICES.set(condition, known);
  return known;
}

function choicesIn(condition: Condition): ReadonlySet<string> {
  switch (condition.kind) {
    case 'constant': return new Set();
    case 'is': return new Set([condition.choice]);
    case 'not': return choicesOf(condition.condition);
    case 'and':
    case 'or': return new Set(condition.conditions.flatMap((part) => [...choicesOf(part)]));
  }
}
