import type { Assignment, Condition } from './condition';
import { evaluate, firstOpenChoice } from './condition';

/** The value of a choice that stands for every value the template does not mention. */
export const ANY_OTHER_VALUE = '(any other value)';

/** Something the template leaves open, with all values that can make a difference. */
export interface Choice {
  /** The parameter's name, or the text of an expression that nothing in the template decides. */
  readonly name: string;
  readonly values: readonly string[];
}

/** One way the template can be deployed, decided only as far as somebody asked. */
export interface Deployment {
  /** Whether the guard holds here. Asking decides the choices it depends on. */
  holds(condition: Condition): boolean;
}

/** What a question answered in one class of deployments: those that agree on the choices the question depended on. */
export interface Outcome<T> {
  readonly when: Assignment;
  readonly answer: T;
}

export interface Exploration<T> {
  readonly outcomes: readonly Outcome<T>[];
  /** False if there were more classes of deployments than the limit allows: some were not looked at. */
  readonly complete: boolean;
}

/** So many switches have as many combinations as are looked at at the most: more of them are never looked at whole. */
const CHOICES_OF_OUTCOME = 10;

/**
 * Ask a question in every deployment, visiting only combinations of those choices that the answer depends on.
 *
 * The question is re-run once for each combination it meets; what it never asks about is never enumerated, so
 * twenty unrelated switches in a template cost nothing to a question that reads none of them.
 *
 * @param constraint holds in every deployment that the template's own rules allow.
 * @param limit of deployments, where each decides ten choices; of questions that depend on more, fewer are looked at
 */
export function explore<T>(
  choices: readonly Choice[],
  constraint: Condition,
  question: (deployment: Deployment) => T,
  limit: number,
): Exploration<T> {
  const values = new Map(choices.map((choice) => [choice.name, choice.values]));
  const pending: Map<string, string>[] = [new Map()];
  const outcomes: Outcome<T>[] = [];
  let decided = 0;
  while (pending.length > 0) {
    if (outcomes.length === limit || decided > limit * CHOICES_OF_OUTCOME) { return { outcomes, complete: false }; }
    const assignment = pending.pop()!;
    const alternatives: Map<string, string>[] = [];
    const deployment: Deployment = {
      holds: (condition) => {
        for (
          let open = firstOpenChoice(condition, assignment);
          open !== undefined;
          open = firstOpenChoice(condition, assignment)
        ) {
          const [first, ...others] = possibleValues(open, values, constraint, assignment);
          alternatives.push(...others.map((value) => new Map(assignment).set(open!, value)));
          assignment.set(open, first);
        }
        return evaluate(condition, assignment)!;
      },
    };
    const answer = question(deployment);
    decided += assignment.size;
    outcomes.push({ when: assignment, answer });
    pending.push(...alternatives.reverse());
  }
  return { outcomes, complete: true };
}

function possibleValues(
  choice: string,
  values: Values,
  constraint: Condition,
  assignment: Assignment,
): readonly string[] {
  const all = values.get(choice);
  if (all === undefined) {
    throw new Error(`no values are known for the choice ${choice}`);
  }
  const possible = all.filter((value) => satisfiable(constraint, new Map(assignment).set(choice, value), values));
  if (possible.length === 0) {
    throw new Error(`the template's rules allow no value of ${choice}`);
  }
  return possible;
}

type Values = ReadonlyMap<string, readonly string[]>;

function satisfiable(constraint: Condition, assignment: Map<string, string>, values: Values): boolean {
  const decided = evaluate(constraint, assignment);
  if (decided !== undefined) { return decided; }
  const open = firstOpenChoice(constraint, assignment)!;
  return values.get(open)!.some((value) => satisfiable(constraint, new Map(assignment).set(open, value), values));
}
