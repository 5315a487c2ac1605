import type { Branch } from '../../../conditions/branch';

/**
 * What an expression of the template comes to, once the intrinsic functions are taken away. Lists and structures are
 * read item by item, on demand.
 */
export type Value = Literal | List | Structure | ResourceName | Unresolved | Absent;

/** Reads one part of a template, along one way through its choices. */
export type Lazy = (branch: Branch) => Value;

export interface Literal {
  readonly kind: 'literal';
  readonly value: string | number | boolean;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Lazy[];
}

/** Properties by name, still to be read: what nobody asks for costs nothing. */
export interface LazyProperties {
  readonly names: readonly string[];
  get(name: string): Lazy | undefined;
}

export interface Structure {
  readonly kind: 'structure';
  readonly properties: LazyProperties;
}

/** The identity of a resource of the template, whatever the attribute that carries it. */
export interface ResourceName {
  readonly kind: 'resource';
  readonly id: string;
  readonly type: string;
}

export interface Unresolved {
  readonly kind: 'unresolved';
  /** Completes the sentence "unknown, because …". */
  readonly reason: string;
  /** Names the value: two expressions of one text have one value. */
  readonly text: string;
  /** Set if it is a list whose elements all differ, such as the zones of a Region. */
  readonly distinctElements?: boolean;
  /** Set if it is an element of a list that is itself unresolved. */
  readonly element?: { readonly list: string; readonly index: number; readonly distinct: boolean };
  /** Set if it is one string made of several values. */
  readonly joined?: { readonly delimiter: string; readonly items: readonly Lazy[] };
  /** If it names a resource: ids of those that it may be, none if it certainly names something outside. */
  readonly among?: readonly string[];
  /** Values that it is known not to have. */
  readonly otherThan?: readonly string[];
}

/** What is not there, or is removed by `AWS::NoValue`. */
export interface Absent {
  readonly kind: 'absent';
}

export const ABSENT: Absent = { kind: 'absent' };
export const literal = (value: string | number | boolean): Literal => ({ kind: 'literal', value });
export const list = (items: readonly Lazy[]): List => ({ kind: 'list', items });
export const literals = (values: readonly string[]): List => list(values.map((value) => () => literal(value)));
export const resourceName = (id: string, type: string): ResourceName => ({ kind: 'resource', id, type });
export const unresolved = (text: string, reason: string, more?: Partial<Unresolved>): Unresolved => ({
  ...more,
  kind: 'unresolved',
  text,
  reason,
});

/** The text of a scalar, as CloudFormation passes it on: `true`, `80`. */
export function asText(value: Value): string | undefined {
  return value.kind === 'literal' ? String(value.value) : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own properties only: a template may name anything `constructor`. */
export function property(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The name and argument of an intrinsic function, if this is one. */
export function intrinsic(value: unknown): { readonly name: string; readonly argument: unknown } | undefined {
  if (!isRecord(value)) { return undefined; }
  const names = Object.keys(value);
  if (names.length !== 1 || !/^(Ref$|Fn::)/.test(names[0])) { return undefined; }
  return { name: names[0], argument: value[names[0]] };
}
