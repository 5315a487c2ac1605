/**
 * When a resource of a template exists: a boolean expression over the choices that the template leaves open.
 *
 * A choice is usually a parameter that a condition compares with literals. Guards are folded as they are built, so that
 * a template without conditions carries `ALWAYS` everywhere and pays nothing.
 */
export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'is'; readonly choice: string; readonly value: string }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] };

/** Values taken so far, by the name of the choice. */
export type Assignment = ReadonlyMap<string, string>;

export const ALWAYS: Condition = { kind: 'constant', value: true };
export const NEVER: Condition = { kind: 'constant', value: false };

/** The choice has this value. */
export function is(choice: string, value: string): Condition {
  return { kind: 'is', choice, value };
}

export function not(condition: Condition): Condition {
  switch (condition.kind) {
    case 'constant': return condition.value ? NEVER : ALWAYS;
    case 'not': return condition.condition;
    default: return { kind: 'not', condition };
  }
}

export function and(...conditions: readonly Condition[]): Condition {
  return combine('and', conditions, ALWAYS, NEVER);
}

export function or(...conditions: readonly Condition[]): Condition {
  return combine('or', conditions, NEVER, ALWAYS);
}

function combine(
  kind: 'and' | 'or',
  conditions: readonly Condition[],
  neutral: Condition,
  absorbing: Condition,
): Condition {
  const open = conditions.filter((condition) => condition !== neutral);
  if (open.includes(absorbing)) {
    return absorbing;
  }
  if (open.length === 0) {
    return neutral;
  }
  return open.length === 1 ? open[0] : { kind, conditions: open };
}

/** Three-valued: `undefined` where the assignment does not decide the guard. */
export function evaluate(condition: Condition, assignment: Assignment): boolean | undefined {
  switch (condition.kind) {
    case 'constant': return condition.value;
    case 'is': {
      const taken = assignment.get(condition.choice);
      return taken === undefined ? undefined : taken === condition.value;
    }
    case 'not': {
      const value = evaluate(condition.condition, assignment);
      return value === undefined ? undefined : !value;
    }
    default: {
      const decisive = condition.kind === 'or';
      const values = condition.conditions.map((part) => evaluate(part, assignment));
      if (values.includes(decisive)) { return decisive; }
      return values.includes(undefined) ? undefined : !decisive;
    }
  }
}

/** The first choice, in reading order, that must be decided before the guard can be; `undefined` if it is decided. */
export function firstOpenChoice(condition: Condition, assignment: Assignment): string | undefined {
  if (evaluate(condition, assignment) !== undefined) { return undefined; }
  switch (condition.kind) {
    case 'constant': return undefined;
    case 'is': return condition.choice;
    case 'not': return firstOpenChoice(condition.condition, assignment);
    default: {
      for (const part of condition.conditions) {
        const open = firstOpenChoice(part, assignment);
        if (open !== undefined) { return open; }
      }
      return undefined;
    }
  }
}
