import { intrinsic, isRecord, property } from './value';
import { printable } from '../../../words/printable';

/** What a loop needs to know of the template around it. */
export interface LoopContext {
  /** The values of a parameter or mapping that a collection names; undefined if they are known at deploy time only. */
  collection(expression: unknown): readonly string[] | undefined;
  /** Told of every loop that cannot be unrolled. */
  cannotUnroll(name: string, reason: string): void;
}

type Bindings = ReadonlyMap<string, string>;

/**
 * How much loops may write, in values, and in characters of which they count as one: about what fits into
 * CloudFormation's 1 MB. Loops in loops come to an end here.
 */
const MAX_VALUES = 100_000;
const CHARACTERS_OF_VALUE = 32;

/** Thrown, and caught here, when that is used up. */
const TOO_MANY = new Error('loops repeat too many values');

interface Loops extends LoopContext {
  /** How many more values may be written. */
  left: number;
}

const LOOP = 'Fn::ForEach::';

/**
 * Replaces every `Fn::ForEach` by what it repeats: `Fn::ForEach::Name: [identifier, collection, {OutputKey:
 * OutputValue}]`.
 *
 * @throws if a name is given twice in one place, by two loops or by a loop and the template: CloudFormation refuses it
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
 */
export function unrollLoops(value: unknown, context: LoopContext): unknown {
  return unroll(value, new Map(), { ...context, left: MAX_VALUES });
}

const isLoop = (key: string): boolean => key.startsWith(LOOP) && key.length > LOOP.length;

function unroll(value: unknown, bindings: Bindings, context: Loops): unknown {
  if (bindings.size > 0) { spend(context, 1); }
  if (typeof value === 'string') { return fill(value, bindings, context); }
  if (Array.isArray(value)) { return value.map((item) => unroll(item, bindings, context)); }
  if (!isRecord(value)) { return value; }
  const call = intrinsic(value);
  if (call?.name === 'Ref' && typeof call.argument === 'string' && bindings.has(call.argument)) {
    return bindings.get(call.argument);
  }
  return record(Object.entries(value).flatMap(([key, item]): [string, unknown][] =>
    isLoop(key)
      ? loop(key.slice(LOOP.length), item, bindings, context)
      : [[fill(key, bindings, context), unroll(item, bindings, context)]],
  ));
}

function spend(context: Loops, values: number): void {
  context.left -= values;
  if (context.left < 0) { throw TOO_MANY; }
}

function record(entries: readonly [string, unknown][]): Readonly<Record<string, unknown>> {
  const made = Object.fromEntries(entries);
  if (Object.keys(made).length === entries.length) { return made; }
  const names = entries.map(([name]) => name);
  const repeated = names.filter((name, i) => names.indexOf(name) !== i).sort()[0];
  throw new Error(
    `Fn::ForEach gives the name ${printable(repeated)} a second time, expected each name once: CloudFormation refuses it`,
  );
}

function loop(name: string, body: unknown, bindings: Bindings, context: Loops): [string, unknown][] {
  const [identifier, collection, output] = Array.isArray(body) ? body : [];
  const values =
    typeof identifier === 'string' && isRecord(output)
      ? elements(unroll(collection, bindings, context), context)
      : undefined;
  if (values === undefined) {
    context.cannotUnroll(fill(name, bindings, context), 'whose collection is known at deploy time only');
    return [];
  }
  try {
    return values.flatMap((value) =>
      Object.entries(unroll(output, new Map(bindings).set(identifier, value), context) as object),
    );
  } catch (error) {
    // The loop around all others says so.
    if (error !== TOO_MANY || bindings.size > 0) { throw error; }
    context.cannotUnroll(name, `which repeats more than ${MAX_VALUES} values`);
    return [];
  }
}

/** The elements of a collection: a list of literals and of references to lists, or one such reference. */
function elements(collection: unknown, context: LoopContext): readonly string[] | undefined {
  if (!Array.isArray(collection)) { return isRecord(collection) ? context.collection(collection) : undefined; }
  const parts = collection.map((item) =>
    isRecord(item) ? context.collection(item) : typeof item === 'object' ? undefined : [String(item)],
  );
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part!);
}

/** `${Identifier}` stands for the value, `&{Identifier}` for its letters and digits. */
function fill(text: string, bindings: Bindings, context: Loops): string {
  if (bindings.size === 0) { return text; }
  // A brace inside braces starts anew, so that no text is looked through twice.
  const filled = text.replace(/([$&])\{([^{}]*)\}/g, (whole, sign, identifier) => {
    const value = bindings.get(identifier);
    if (value === undefined) { return whole; }
    return sign === '&' ? value.replace(/[^A-Za-z0-9]/g, '') : value;
  });
  spend(context, Math.floor(filled.length / CHARACTERS_OF_VALUE));
  return filled;
}

/** The elements that a list written in the template has, if it spells them all out. */
export function spelledOut(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') { return value.split(',').map((item) => item.trim()); }
  return Array.isArray(value) && value.every((item) => ['string', 'number', 'boolean'].includes(typeof item))
    ? value.map(String)
    : undefined;
}

/** What `Fn::FindInMap` with literal keys finds. */
export function staticLookup(expression: unknown, mappings: unknown): unknown {
  const call = intrinsic(expression);
  if (call?.name !== 'Fn::FindInMap' || !Array.isArray(call.argument)) { return undefined; }
  return call.argument
    .slice(0, 3)
    .reduce<unknown>((level, key) => (typeof key === 'string' ? property(level, key) : undefined), mappings);
}
