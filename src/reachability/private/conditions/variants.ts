import type { Variant } from './branch';
import type { Condition } from './condition';
import { or } from './condition';

/**
 * Variants that came out the same are one: if all did, it stands wherever `base` holds, and depends on nothing else.
 */
export function merged<T>(variants: readonly Variant<T>[], base: Condition): readonly Variant<T>[] {
  if (variants.length < 2) { return variants; }
  const groups = new Map<string, Variant<T>[]>();
  for (const variant of variants) {
    const key = fingerprint(variant.value);
    groups.set(key, [...groups.get(key) ?? [], variant]);
  }
  return [...groups.values()].map((group) => ({
    value: group[0].value,
    when: group.length === variants.length ? base : or(...group.map(({ when }) => when)),
  }));
}

/** A text that two resources share exactly when they say the same. */
function fingerprint(value: unknown): string {
  if (typeof value === 'bigint') { return `${value}n`; }
  if (typeof value !== 'object' || value === null) { return `${typeof value} ${JSON.stringify(value)}`; }
  if ('key' in value && typeof value.key === 'function') { return value.key(); }
  if (Array.isArray(value)) { return `[${value.map(fingerprint).join()}]`; }
  return `{${Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => `${JSON.stringify(name)}:${fingerprint(item)}`)
    .join()}}`;
}
