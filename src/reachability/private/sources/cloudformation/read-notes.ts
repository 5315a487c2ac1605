import type { Condition } from '../../conditions/condition';

/** Something that cannot be read, and what it is part of. */
interface Unread {
  readonly part: string;
  readonly owner: { readonly when: Condition };
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
  public cannotRead(part: string, owner: { readonly when: Condition }): void {
    this.unreadable.push({ part, owner });
  }
}
