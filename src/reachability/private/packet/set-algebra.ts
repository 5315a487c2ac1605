/**
 * What every set of this folder can do. The sets are immutable, exact and canonical: two sets with the same members
 * have the same structure.
 */
export interface SetAlgebra<S> {
  union(other: S): S;
  intersect(other: S): S;
  /** The members of this set that `other` does not have. */
  subtract(other: S): S;
  isSubsetOf(other: S): boolean;
  /** Whether the two have a member in common. */
  overlaps(other: S): boolean;
  equals(other: S): boolean;
  isEmpty(): boolean;
  /** A text that two sets of one kind share exactly when they are equal: for use as a map key. */
  key(): string;
}
