/**
 * A point on an axis. IPv4 addresses, protocols and ports are numbers; IPv6 addresses do not fit one and are bigints.
 *
 * JavaScript's operators mean the same for both as long as the two operands are of one kind. The type parameter of the
 * functions below guarantees that, but TypeScript cannot see that it does; their casts are the only ones that
 * arithmetic needs.
 */
export type Scalar = number | bigint;

export function plus<T extends Scalar>(a: T, b: T): T {
  return ((a as bigint) + (b as bigint)) as T;
}

export function minus<T extends Scalar>(a: T, b: T): T {
  return ((a as bigint) - (b as bigint)) as T;
}

/** `a` as many times as `count`, a safe integer, says. */
export function times<T extends Scalar>(a: T, count: number): T {
  return ((a as bigint) * (sameKind(a, count) as bigint)) as T;
}

/** The largest multiple of `unit` that is not above `a`. */
export function roundDown<T extends Scalar>(a: T, unit: T): T {
  return ((a as bigint) - (a as bigint) % (unit as bigint)) as T;
}

/** `value`, a safe integer, as the same kind of scalar as `like`. */
export function sameKind<T extends Scalar>(like: T, value: number): T {
  return (typeof like === 'bigint' ? BigInt(value) : value) as T;
}
