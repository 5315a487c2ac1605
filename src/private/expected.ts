import { Token } from 'aws-cdk-lib';

/**
 * What untyped callers passed, in words for error messages.
 */
export function given(value: unknown): string {
  if (Token.isUnresolved(value)) { return tokenKind(value); }
  if (Array.isArray(value)) { return value.length === 0 ? 'an empty list' : `the list [${value.map(given).join(', ')}]`; }
  switch (typeof value) {
    case 'string': return `'${value}'`;
    case 'object': return value === null ? 'null' : `an object of class ${value.constructor?.name ?? 'Object'}`;
    case 'function': return `the function or class '${value.name}'`;
    case 'symbol': return 'a symbol';
    case 'undefined': case 'number': case 'boolean': case 'bigint': return String(value);
  }
}

function tokenKind(value: unknown): string {
  if (typeof value === 'number') { return 'a token of a number'; }
  return Array.isArray(value) && !value.some((each) => typeof each === 'object') ? 'a token of a list' : 'a token';
}

/** A whole number of a range, or nothing. `consequence` says why the range is what it is. */
export function expectWholeNumber(
  name: string,
  value: unknown,
  range: { readonly from: number; readonly to: number },
  consequence = '',
): void {
  if (value === undefined) { return; }
  if (typeof value !== 'number' || Token.isUnresolved(value) || !Number.isInteger(value)
    || value < range.from || value > range.to) {
    throw new Error(`${name} must be a whole number of ${range.from} to ${range.to}${consequence}, got ${given(value)}`);
  }
}

export function expectBoolean(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'boolean') {
    throw new Error(`${name} must be true or false, got ${given(value)}`);
  }
}

/** Text, or nothing; known at synth time unless it may be a token. */
export function expectText(name: string, value: unknown, example: string, { mayBeToken = false } = {}): void {
  if (value === undefined) { return; }
  const isToken = Token.isUnresolved(value);
  if (isToken && mayBeToken && typeof value === 'string') { return; }
  if (typeof value !== 'string' || value.trim() === '' || isToken) {
    throw new Error(`${name} must be a ${mayBeToken ? '' : 'literal '}text such as '${example}', got ${given(value)}`);
  }
}

/** A list of which something is known at synth time, or nothing. */
export function expectList(name: string, value: unknown, example: string): void {
  if (value !== undefined && (!Array.isArray(value) || Token.isUnresolved(value))) {
    throw new Error(`${name} must be a list such as ${example}, got ${given(value)}`);
  }
}

/** An object that can do something: classes are not compared, for an app may hold two copies of this library. */
export function expectMethod(name: string, value: unknown, method: string, example: string): void {
  if (value === undefined) { return; }
  if (typeof value !== 'object' || value === null
    || typeof (value as Record<string, unknown>)[method] !== 'function') {
    throw new Error(`${name} must be an object such as ${example}, got ${given(value)}`);
  }
}

/** Texts by key, or nothing. */
export function expectMap(name: string, value: unknown, example: string): void {
  if (value === undefined) { return; }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Token.isUnresolved(value)) {
    throw new Error(`${name} must map keys to values such as ${example}, got ${given(value)}`);
  }
}
