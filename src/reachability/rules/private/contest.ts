import type { NetworkView } from '../../private/network/view';

/** Resources that take the same, if they are there together. */
export interface Contest {
  /** Id of the resource that has what they take. */
  readonly holder: string;
  /** Those of them that are there. */
  readonly clashes: (view: NetworkView) => readonly Clash[];
}

/** Resources that are there together, and take the same. */
export interface Clash {
  readonly summary: string;
  /** Why it is unknown whether it is a clash at all. */
  readonly doubt?: string;
  /** Ids of the resources, of which one is to change. */
  readonly claimants: readonly string[];
  /** What each of them does. */
  readonly detail: string;
  readonly fix: string;
}
