import type { AnyNoun } from '../../network/nouns';
import type { Reading } from '../reading';
import type { Resource } from '../resource';

/** Turns a resource of one type into nouns of the model. */
export type Reader = (resource: Resource, reading: Reading) => readonly AnyNoun[];

/** Readers by resource type. */
export type Readers = Readonly<Record<string, Reader>>;
