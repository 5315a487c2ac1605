/**
 * Ids where several stacks are one network: `Stack:Resource`, as CDK names what one stack exports to another. Neither a
 * stack's name nor a logical id has a colon. Of one template alone, ids are logical ids.
 */
export interface ResourceId {
  /** The stack, where there are several. */
  readonly stack?: string;
  /** Logical id; in a nested stack `Parent/Child`. */
  readonly logicalId: string;
}

const SEPARATOR = ':';

/** What the ids of a stack's resources begin with; nothing where there is one template alone. */
export const idPrefix = (stack: string | undefined): string => (stack === undefined ? '' : `${stack}${SEPARATOR}`);

/** Takes an id apart; `several` says whether there are several stacks, and ids name theirs. */
export function resourceIdOf(id: string, several: boolean): ResourceId {
  const end = several ? id.indexOf(SEPARATOR) : -1;
  return end < 0 ? { logicalId: id } : { stack: id.slice(0, end), logicalId: id.slice(end + 1) };
}

/** Whether this can be the name of a stack in an id. */
export const isStackName = (name: string): boolean => name !== '' && !name.includes(SEPARATOR);
