import { intrinsic, isRecord, property } from './value';

/** What a loop needs to know of the template around it. */
export interface LoopContext {
  /** The values of a parameter or mapping that a collection names; undefined if they are known at deploy time only. */
  collection(expression: unknown): readonly string[] | undefined;
  /** Told of every loop that cannot be unrolled. */
  cannotUnroll(name: string): void;
}

type Bindings = ReadonlyMap<string, string>;

/** A hundred times what CloudFormation allows in a template: loops in loops come to an end here. */
const MAX_TURNS = 50_000;

interface Loops extends LoopContext {
  /** How many more turns may be taken. */
  left: number;
}

const LOOP = /^Fn::ForEach::(.+)$/s;

/**
 * Replaces every `Fn::ForEach` by what it repeats: `Fn::ForEach::Name: [identifier, collection, {OutputKey:
 * OutputValue}]`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
 */
export function unrollLoops(value: unknown, context: LoopContext): unknown {
  return hasLoop(value) ? unroll(value, new Map(), { ...context, left: MAX_TURNS }) : value;
}

function hasLoop(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(([key, item]) => LOOP.test(key) || hasLoop(item))
  );
}

function unroll(value: unknown, bindings: Bindings, context: Loops): unknown {
  if (typeof value === 'string') { return fill(value, bindings); }
  if (Array.isArray(value)) { return value.map((item) => unroll(item, bindings, context)); }
  if (!isRecord(value)) { return value; }
  const call = intrinsic(value);
  if (call?.name === 'Ref' && typeof call.argument === 'string' && bindings.has(call.argument)) {
    return bindings.get(call.argument);
  }
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => {
    const name = LOOP.exec(key)?.[1];
    return name === undefined
      ? [[fill(key, bindings), unroll(item, bindings, context)]]
      : loop(name, item, bindings, context);
  }));
}

function loop(name: string, body: unknown, bindings: Bindings, context: Loops): [string, unknown][] {
  const [identifier, collection, output] = Array.isArray(body) ? body : [];
  const values =
    typeof identifier === 'string' && isRecord(output)
      ? elements(unroll(collection, bindings, context), context)
      : undefined;
  context.left -= values?.length ?? 0;
  if (values === undefined || context.left < 0) {
    context.cannotUnroll(fill(name, bindings));
    return [];
  }
  return values.flatMap((value) =>
    Object.entries(unroll(output, new Map(bindings).set(identifier, value), context) as object),
  );
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
function fill(text: string, bindings: Bindings): string {
  if (bindings.size === 0) { return text; }
  return text.replace(/([$&])\{([^}]*)\}/g, (whole, sign, identifier) => {
    const value = bindings.get(identifier);
    if (value === undefined) { return whole; }
    return sign === '&' ? value.replace(/[^A-Za-z0-9]/g, '') : value;
  });
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
