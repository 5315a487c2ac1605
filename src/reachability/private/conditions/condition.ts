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
    case 'is':
    case 'and':
    case 'or': return { kind: 'not', condition };
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

/** What parts of a condition came to: conditions share parts, and each is looked at once. */
type Memo = Map<Condition, boolean | undefined>;

/** Three-valued: `undefined` where the assignment does not decide the condition. */
export function evaluate(condition: Condition, assignment: Assignment, memo: Memo = new Map()): boolean | undefined {
  switch (condition.kind) {
    case 'constant': return condition.value;
    case 'is': {
      const taken = assignment.get(condition.choice);
      return taken === undefined ? undefined : taken === condition.value;
    }
    case 'not': {
      const value = evaluate(condition.condition, assignment, memo);
      return value === undefined ? undefined : !value;
    }
    case 'and':
    case 'or': {
      if (!memo.has(condition)) { memo.set(condition, combined(condition, assignment, memo)); }
      return memo.get(condition);
    }
  }
}

function combined(
  { kind, conditions }: Condition & { readonly kind: 'and' | 'or' },
  assignment: Assignment,
  memo: Memo,
): boolean | undefined {
  const decisive = kind === 'or';
  const values = conditions.map((part) => evaluate(part, assignment, memo));
  if (values.includes(decisive)) { return decisive; }
  return values.includes(undefined) ? undefined : !decisive;
}

/** The first choice, in reading order, that must be decided before the condition is; `undefined` if it is decided. */
export function firstOpenChoice(
  condition: Condition,
  assignment: Assignment,
  memo: Memo = new Map(),
): string | undefined {
  if (evaluate(condition, assignment, memo) !== undefined) { return undefined; }
  switch (condition.kind) {
    case 'constant': return undefined;
    case 'is': return condition.choice;
    case 'not': return firstOpenChoice(condition.condition, assignment, memo);
    case 'and':
    case 'or': {
      for (const part of condition.conditions) {
        const open = firstOpenChoice(part, assignment, memo);
        if (open !== undefined) { return open; }
      }
      return undefined;
    }
  }
}
