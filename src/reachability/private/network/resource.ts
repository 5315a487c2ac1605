import type { Condition } from '../conditions/condition';

/**
 * What every resource of the model has. Properties that depend on conditions are read as several variants, each with
 * its own guard.
 */
export interface Resource {
  /** Logical id; in a nested stack `Parent/Child`, the logical ids from the outermost stack inwards. */
  readonly id: string;
  /** When the resource (this variant of it) exists. */
  readonly when: Condition;
}

/** A value of the template, or why it cannot be known. */
export type Resolved<T> = Known<T> | Unknown;

export interface Known<T> {
  readonly kind: 'known';
  readonly value: T;
}

export interface Unknown {
  readonly kind: 'unknown';
  /** Completes the sentence "unknown, because …". */
  readonly reason: string;
}

export const known = <T>(value: T): Known<T> => ({ kind: 'known', value });
export const unknown = (reason: string): Unknown => ({ kind: 'unknown', reason });

/** A resource of the template by its id, or why it is not in the template. */
export type Reference = Resolved<string>;

export const refersTo = (reference: Reference | undefined, id: string): boolean =>
  reference?.kind === 'known' && reference.value === id;
