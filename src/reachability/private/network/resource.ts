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

/** A resource of the network by its id, or why it is unknown which one it is. */
export type Reference = Known<string> | UnknownReference;

export interface UnknownReference extends Unknown {
  /**
   * Names the value: two references of one text name one resource.
   * @default - nothing else names the same resource
   */
  readonly text?: string;
  /**
   * Ids of the resources that it may be: none if it certainly lies outside the network.
   * @default - any resource of its type, or one outside
   */
  readonly among?: readonly string[];
}

/** A resource that certainly is not in the network. */
export const outside = (reason: string, text?: string): UnknownReference => ({ ...unknown(reason), text, among: [] });

export const refersTo = (reference: Reference | undefined, id: string): boolean =>
  reference?.kind === 'known' && reference.value === id;

/** Whether it may name the resource `id`, which is of the type that it names, but need not. */
export const mayReferTo = (reference: Reference | undefined, id: string): reference is UnknownReference =>
  reference?.kind === 'unknown' && (reference.among?.includes(id) ?? true);

/** Whether two references name one resource. */
export function sameResource(a: Reference, b: Reference): 'yes' | 'no' | 'unknown' {
  if (a.kind === 'known' && b.kind === 'known') { return a.value === b.value ? 'yes' : 'no'; }
  if (a.kind === 'known') { return mayReferTo(b, a.value) ? 'unknown' : 'no'; }
  if (b.kind === 'known') { return mayReferTo(a, b.value) ? 'unknown' : 'no'; }
  return a.text !== undefined && a.text === b.text ? 'yes' : 'unknown';
}
