import type { Origin } from './cross-stack/published-values';
import type { Condition } from '../../conditions/condition';

/** Something that cannot be read, and what it is part of. */
interface Unread {
  readonly part: string;
  readonly owner: Owner;
}

interface Owner {
  readonly when: Condition;
  /** The top-level template that it is part of. */
  readonly origin?: Origin;
}

/** What the reader of a verdict must know of how the template was read. */
export class ReadNotes {
  public readonly assumptions = new Set<string>();
  public readonly unreadable: Unread[] = [];

  public assume(assumption: string): void {
    this.assumptions.add(assumption);
  }

  /**
   * A part of the template that could not be read at all, and matters when its owner exists: to be asked once every
   * stack is known.
   */
  public cannotRead(part: string, owner: Owner): void {
    this.unreadable.push({ part, owner });
  }
}
