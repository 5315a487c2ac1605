/**
 * The items by what the key says of them, in the order in which each key comes up first; those without a key are left
 * out.
 */
export function groupBy<T, K>(items: Iterable<T>, key: (item: T) => K | undefined): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = key(item);
    if (group === undefined) { continue; }
    const others = groups.get(group);
    // V8 remembers of a literal [] whether its arrays live long. Here both kinds are made, and short-lived groups would
    // be kept with all that they hold
    if (others) { others.push(item); } else { groups.set(group, Array.of(item)); }
  }
  return groups;
}
