import { expressionText } from './expression-text';
import type { Scope } from './scope';
import { lazy } from './scope';
import type { Lazy, Unresolved, Value } from './value';
import { asText, isRecord, list, literal, literals, property, unresolved } from './value';
import type { Branch } from '../../../conditions/branch';

export function join(argument: unknown, scope: Scope, branch: Branch): Value {
  const [delimiter, parts] = Array.isArray(argument) ? argument : [];
  const by = asText(scope.evaluate(delimiter, branch));
  const items = scope.evaluate(parts, branch);
  const text = () => expressionText({ 'Fn::Join': argument }, scope.prefix);
  if (by === undefined) { return unresolved(text(), 'the delimiter of Fn::Join is unknown'); }
  if (items.kind === 'unresolved') {
    return unresolved(`\${${items.text}} joined by ${JSON.stringify(by)}`, items.reason);
  }
  if (items.kind !== 'list') { return unresolved(text(), 'Fn::Join expects a list'); }
  return joined(by, items.items, branch, text);
}

/**
 * Splits what is known; what `Fn::Join` joined with the same delimiter comes apart again, known or not, and what was
 * put together otherwise does as far as the ids of resources and texts go.
 */
export function splitBy(delimiter: string, whole: Value, text: string, branch: Branch): Value {
  if (whole.kind === 'unresolved') {
    if (whole.joined?.delimiter === delimiter) { return { kind: 'list', items: whole.joined.items }; }
    const segments = whole.joined && segmentsOf(piecesOf(whole, branch), delimiter);
    return segments && segments.length > 1
      ? list(segments.map((pieces) => () => segmentValue(pieces, whole, branch)))
      : unresolved(whole.text, whole.reason);
  }
  const known = asText(whole);
  if (known === undefined) { return whole.kind === 'list' ? whole : unresolved(text, 'only a string can be split'); }
  return literals(known.split(delimiter));
}

/** What a text was put together from, in order. */
function piecesOf(value: Value, branch: Branch): readonly Value[] {
  if (value.kind !== 'unresolved' || value.joined === undefined) { return [value]; }
  const { delimiter, items } = value.joined;
  return items
    .map((item) => item(branch))
    .filter(({ kind }) => kind !== 'absent')
    .flatMap((item, i) => [...i === 0 || delimiter === '' ? [] : [literal(delimiter)], ...piecesOf(item, branch)]);
}

/** The pieces between the delimiters; undefined behind one that may itself hold a delimiter. */
function segmentsOf(pieces: readonly Value[], delimiter: string): readonly (readonly Value[] | undefined)[] {
  const segments: (Value[] | undefined)[] = [[]];
  let isCertain = true;
  for (const piece of pieces) {
    const [first, ...others] = piece.kind === 'literal' ? String(piece.value).split(delimiter) : [piece];
    isCertain &&= piece.kind === 'literal' || !mayHold(piece, delimiter);
    const last = segments[segments.length - 1];
    if (isCertain) { last?.push(asPiece(first)); } else { segments[segments.length - 1] = undefined; }
    segments.push(...others.map((other) => (isCertain ? [asPiece(other)] : undefined)));
  }
  return segments;
}

/** An id of EC2 is lower-case letters, digits and a hyphen; an ARN, or a name that a person gives, may hold more. */
function mayHold(piece: Value, delimiter: string): boolean {
  return piece.kind !== 'resource' || !piece.type.startsWith('AWS::EC2::') || /^[a-z\d-]+$/.test(delimiter);
}

const asPiece = (piece: string | Value): Value => (typeof piece === 'string' ? literal(piece) : piece);

function segmentValue(pieces: readonly Value[] | undefined, whole: Unresolved, branch: Branch): Value {
  if (pieces === undefined) { return unresolved(whole.text, whole.reason); }
  const parts = pieces.filter((piece) => piece.kind !== 'literal' || piece.value !== '');
  return parts.length === 0 ? literal('') : joined('', parts.map((piece) => () => piece), branch, () => whole.text);
}

export function split(argument: unknown, scope: Scope, branch: Branch): Value {
  const [delimiter, whole] = Array.isArray(argument) ? argument : [];
  const by = asText(scope.evaluate(delimiter, branch));
  const text = expressionText({ 'Fn::Split': argument }, scope.prefix);
  if (by === undefined || by === '') { return unresolved(text, 'the delimiter of Fn::Split is unknown'); }
  const value = splitBy(by, scope.evaluate(whole, branch), text, branch);
  return value.kind === 'unresolved' ? { ...value, text: `${value.text} split by ${JSON.stringify(by)}` } : value;
}

/**
 * `Fn::Sub`, with or without variables of its own. A text that is nothing but one variable is that variable's value.
 */
export function substitute(argument: unknown, scope: Scope, branch: Branch): Value {
  const [template, variables] = Array.isArray(argument) ? argument : [argument];
  if (typeof template !== 'string') {
    return unresolved(expressionText({ 'Fn::Sub': argument }, scope.prefix), 'Fn::Sub expects a string');
  }
  const values = new Map<string, Lazy>();
  const valueOf = (name: string): Lazy => {
    if (!values.has(name)) { values.set(name, lazy(scope, variable(name, variables))); }
    return values.get(name)!;
  };
  return joined('', piecesOfSub(template).map(({ text, name }): Lazy => {
    if (name === undefined) { return () => literal(text); }
    return name.startsWith('!') ? () => literal(`\${${name.slice(1)}}`) : valueOf(name);
  }), branch, () => expressionText({ 'Fn::Sub': argument }, scope.prefix));
}

function variable(name: string, variables: unknown): unknown {
  if (isRecord(variables) && Object.hasOwn(variables, name)) { return property(variables, name); }
  return name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name };
}

/** The text between variables, and the variables, in order. */
export function piecesOfSub(template: string): readonly { readonly text: string; readonly name?: string }[] {
  // Behind the last brace there is no variable: whoever looked for its end there would look through it many times.
  const end = template.lastIndexOf('}') + 1;
  return [...template.slice(0, end).split(/(\$\{[^}]*\})/), template.slice(end)]
    .filter((text) => text !== '')
    .map((text) => ({ text, name: /^\$\{(.*)\}$/s.exec(text)?.[1].trim() }));
}

export function lengthOf(argument: unknown, scope: Scope, branch: Branch): Value {
  const items = scope.evaluate(argument, branch);
  if (items.kind === 'list') { return literal(items.items.filter((item) => item(branch).kind !== 'absent').length); }
  const text = expressionText({ 'Fn::Length': argument }, scope.prefix);
  return unresolved(text, items.kind === 'unresolved' ? items.reason : 'Fn::Length expects a list');
}

export function toJsonString(argument: unknown, scope: Scope, branch: Branch): Value {
  const json = toJson(scope.evaluate(argument, branch), branch);
  const text = expressionText({ 'Fn::ToJsonString': argument }, scope.prefix);
  return json === undefined ? unresolved(text, 'a part of the JSON is unknown') : literal(JSON.stringify(json));
}

export function base64(argument: unknown, scope: Scope, branch: Branch): Value {
  const value = scope.evaluate(argument, branch);
  const known = asText(value);
  if (known !== undefined) { return literal(Buffer.from(known).toString('base64')); }
  const text = expressionText({ 'Fn::Base64': argument }, scope.prefix);
  return unresolved(text, value.kind === 'unresolved' ? value.reason : 'Fn::Base64 expects a string');
}

/** Longer than any text that means something here; what nested stacks pass to each other could grow without end. */
const MAX_LENGTH = 100_000;

function joined(delimiter: string, items: readonly Lazy[], branch: Branch, expression: () => string): Value {
  const values = items.map((item) => item(branch)).filter((value) => value.kind !== 'absent');
  if (values.length === 1) { return values[0]; }
  const texts = values.map((value) => asText(value) ?? `\${${nameOf(value) ?? expression()}}`);
  const length = texts.reduce((total, one) => total + one.length + delimiter.length, 0);
  if (length > MAX_LENGTH) { return unresolved(expression(), 'the text is too long'); }
  const text = texts.join(delimiter);
  if (values.every((value) => value.kind === 'literal')) { return literal(text); }
  const missing = values.find((value) => value.kind === 'unresolved');
  const reason = missing?.kind === 'unresolved' ? missing.reason : `${text} is known at deploy time only`;
  return unresolved(text, reason, { joined: { delimiter, items } });
}

function nameOf(value: Value): string | undefined {
  return value.kind === 'unresolved' ? value.text : value.kind === 'resource' ? value.id : undefined;
}

function toJson(value: Value, branch: Branch): unknown {
  switch (value.kind) {
    case 'literal': return value.value;
    case 'list': {
      const items = value.items.map((item) => toJson(item(branch), branch));
      return items.includes(undefined) ? undefined : items;
    }
    case 'structure': {
      const entries = value.properties.names.map((name) => (
        [name, toJson(value.properties.get(name)!(branch), branch)] as const
      ));
      return entries.some(([, item]) => item === undefined) ? undefined : Object.fromEntries(entries);
    }
    case 'resource':
    case 'unresolved':
    case 'absent': return undefined;
  }
}
