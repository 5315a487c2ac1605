import { HOSTILE_VALUES, TOKENS } from './hostile-values';
import type { Random } from './random';

type Container = Record<string, unknown>;

/** A copy of the template with a few values replaced, moved, removed or renamed. */
export function mutateTemplate(template: unknown, random: Random): unknown {
  const copy = structuredClone(template);
  for (let count = 1 + random.below(4); count > 0; count--) { mutateOnce(copy, random); }
  return copy;
}

function mutateOnce(template: unknown, random: Random): void {
  const [container, key] = somewhere(template, random);
  const kind = random.below(10);
  if (kind < 6) {
    container[key] = structuredClone(random.pick(HOSTILE_VALUES));
  } else if (kind === 6) {
    const [from, name] = somewhere(template, random);
    container[key] = structuredClone(from[name]);
  } else if (kind === 7) {
    remove(container, key);
  } else if (kind === 8 && !Array.isArray(container)) {
    const value = container[key];
    remove(container, key);
    Object.defineProperty(container, renamed(key, random), { value, enumerable: true, configurable: true, writable: true });
  } else {
    container[key] = wrapped(container[key], random);
  }
}

/** Lists have no holes: no text that is parsed makes one. */
function remove(container: Container, key: string): void {
  if (Array.isArray(container)) { container.splice(Number(key), 1); } else { delete container[key]; }
}

/** A place in the template: an object or list, and one of its keys. */
function somewhere(template: unknown, random: Random): [Container, string] {
  let place: [Container, string] = [{ nothing: 1 }, 'nothing'];
  let value = template;
  while (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    const key = random.pick(Object.keys(value));
    place = [value as Container, key];
    if (random.chance(0.15)) { break; }
    value = place[0][key];
  }
  return place;
}

function renamed(key: string, random: Random): string {
  return random.pick(['__proto__', 'constructor', '', 'Vpc', 'Type', 'Properties', 'Condition', 'Ref', 'Fn::If', 'Fn::Sub', 'Fn::ForEach::L', `${key}\u202E\n`, key.toLowerCase(), 'Resources']);
}

function wrapped(value: unknown, random: Random): unknown {
  return random.pick<(inner: unknown) => unknown>([
    (inner) => [inner],
    (inner) => ({ Ref: inner }),
    (inner) => ({ 'Fn::If': ['IsProd', inner, { Ref: 'AWS::NoValue' }] }),
    (inner) => ({ 'Fn::Sub': ['${A}', { A: inner }] }),
    (inner) => ({ 'Fn::Join': ['', [inner]] }),
    (inner) => ({ 'Fn::Select': [0, [inner]] }),
    (inner) => ({ 'Fn::Split': [',', inner] }),
    (inner) => ({ 'Fn::FindInMap': ['Sizes', inner, 'block', { DefaultValue: inner }] }),
    (inner) => ({ 'Fn::ForEach::W': ['W', ['1', '2'], { 'K${W}': inner }] }),
  ])(value);
}

/** The text with a few pieces removed, repeated, swapped or put in. */
export function mutateText(text: string, random: Random): string {
  let mutated = text;
  for (let count = 1 + random.below(5); count > 0; count--) {
    const at = random.below(mutated.length + 1);
    const length = 1 + random.below(random.chance(0.2) ? 200 : 8);
    const [head, piece, tail] = [mutated.slice(0, at), mutated.slice(at, at + length), mutated.slice(at + length)];
    mutated = random.pick<() => string>([
      () => head + tail,
      () => head + piece + piece + tail,
      () => head + random.pick(TOKENS) + piece + tail,
      () => head + random.pick(TOKENS) + tail,
      () => head + String.fromCharCode(random.below(random.chance(0.5) ? 128 : 65536)) + piece + tail,
      () => head + piece + random.pick(TOKENS).repeat(1 + random.below(100)) + tail,
      () => tail + head,
    ])();
  }
  return mutated.slice(0, 20_000);
}
