/** The items by what the key says of them, in the order in which each key comes up first; those without a key are left out. */
export function groupBy<T, K>(items: Iterable<T>, key: (item: T) => K | undefined): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = key(item);
    if (group === undefined) { continue; }
    if (!groups.has(group)) { groups.set(group, []); }
    groups.get(group)!.push(item);
  }
  return groups;
}
