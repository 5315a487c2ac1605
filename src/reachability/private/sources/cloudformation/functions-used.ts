const FUNCTION = /^Fn::[^:]+/;

/**
 * The intrinsic functions and macros that a template calls anywhere, such as `Fn::FindInMap`; of loops, which have
 * names of their own, `Fn::ForEach`. Templates are large and few of them call any: who looks for one need not look
 * through all of it.
 */
export function functionsUsed(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) { return found; }
  if (Array.isArray(value)) {
    value.forEach((item) => functionsUsed(item, found));
    return found;
  }
  // No list of entries is made for each of many small objects
  for (const key in value) {
    if (key.startsWith('Fn::')) { found.add(FUNCTION.exec(key)?.[0] ?? key); }
    functionsUsed(value[key as keyof typeof value], found);
  }
  return found;
}
