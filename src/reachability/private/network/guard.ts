/**
 * When a resource of a template exists: a boolean expression over the choices that the template leaves open.
 *
 * A choice is usually a parameter that a condition compares with literals. Guards are folded as they are built, so that
 * a template without conditions carries `ALWAYS` everywhere and pays nothing.
 */
export type Guard =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'is'; readonly choice: string; readonly value: string }
  | { readonly kind: 'not'; readonly guard: Guard }
  | { readonly kind: 'and' | 'or'; readonly guards: readonly Guard[] };

/** Values taken so far, by the name of the choice. */
export type Assignment = ReadonlyMap<string, string>;

export const ALWAYS: Guard = { kind: 'constant', value: true };
export const NEVER: Guard = { kind: 'constant', value: false };

/** The choice has this value. */
export function is(choice: string, value: string): Guard {
  return { kind: 'is', choice, value };
}

export function not(guard: Guard): Guard {
  switch (guard.kind) {
    case 'constant': return guard.value ? NEVER : ALWAYS;
    case 'not': return guard.guard;
    default: return { kind: 'not', guard };
  }
}

export function and(...guards: readonly Guard[]): Guard {
  return combine('and', guards, ALWAYS, NEVER);
}

export function or(...guards: readonly Guard[]): Guard {
  return combine('or', guards, NEVER, ALWAYS);
}

function combine(kind: 'and' | 'or', guards: readonly Guard[], neutral: Guard, absorbing: Guard): Guard {
  const open = guards.filter((guard) => guard !== neutral);
  if (open.includes(absorbing)) { return absorbing; }
  if (open.length === 0) { return neutral; }
  return open.length === 1 ? open[0] : { kind, guards: open };
}

/** Three-valued: `undefined` where the assignment does not decide the guard. */
export function evaluate(guard: Guard, assignment: Assignment): boolean | undefined {
  switch (guard.kind) {
    case 'constant': return guard.value;
    case 'is': {
      const taken = assignment.get(guard.choice);
      return taken === undefined ? undefined : taken === guard.value;
    }
    case 'not': {
      const value = evaluate(guard.guard, assignment);
      return value === undefined ? undefined : !value;
    }
    default: {
      const decisive = guard.kind === 'or';
      const values = guard.guards.map((part) => evaluate(part, assignment));
      if (values.includes(decisive)) { return decisive; }
      return values.includes(undefined) ? undefined : !decisive;
    }
  }
}

/** The first choice, in reading order, that must be decided before the guard can be; `undefined` if it is decided. */
export function firstOpenChoice(guard: Guard, assignment: Assignment): string | undefined {
  if (evaluate(guard, assignment) !== undefined) { return undefined; }
  switch (guard.kind) {
    case 'constant': return undefined;
    case 'is': return guard.choice;
    case 'not': return firstOpenChoice(guard.guard, assignment);
    default: {
      for (const part of guard.guards) {
        const open = firstOpenChoice(part, assignment);
        if (open !== undefined) { return open; }
      }
      return undefined;
    }
  }
}
