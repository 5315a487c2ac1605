import type { AnyResource } from '../../../network/resources';
import type { DeclaredResource } from '../declared-resource';
import type { ReadContext } from '../read-context';

/** Turns a resource of one type into resources of the network. */
export type Reader = (resource: DeclaredResource, context: ReadContext) => readonly AnyResource[];

/** Readers by resource type. */
export type Readers = Readonly<Record<string, Reader>>;
