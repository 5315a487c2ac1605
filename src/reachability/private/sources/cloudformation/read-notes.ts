import type { Origin } from './cross-stack/published-values';
import type { Condition } from '../../conditions/condition';

/** Something that cannot be read. */
interface Unread extends UnreadDetails {
  /** What it is, in words. */
  readonly part: string;
}

interface UnreadDetails {
  /** Names it, as ids name resources. */
  readonly id: string;
  /** What it is part of. */
  readonly owner: Owner;
  /**
   * Ids of the resources that it gets, and can change nothing of besides; undefined if that may be any.
   * @default - any
   */
  readonly handed?: () => readonly string[] | undefined;
}

interface Owner {
  readonly when: Condition;
  /** The top-level template that it is part of. */
  readonly origin?: Origin;
}

/** In the place of an id, where what is read is of no resource. */
export const EVERYTHING = '';

/** What the reader of a verdict must know of how the template was read. */
export class ReadNotes {
  private readonly assumed = new Map<string, Set<string>>();
  private reading = EVERYTHING;
  private readonly parts = new Map<string, Unread>();

  public get unreadable(): readonly Unread[] {
    return [...this.parts.values()];
  }

  /** What was taken for granted, and the ids of the resources in whose reading it was. */
  public get assumptions(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.assumed;
  }

  /** What is assumed meanwhile is assumed for the sake of this resource. */
  public whileReading<T>(id: string, read: () => T): T {
    this.reading = id;
    try {
      return read();
    } finally {
      this.reading = EVERYTHING;
    }
  }

  public assume(assumption: string): void {
    this.assumed.set(assumption, (this.assumed.get(assumption) ?? new Set()).add(this.reading));
  }

  /**
   * A part of the template that could not be read at all, and matters when its owner exists: to be asked once every
   * stack is known. It may be said once for each way through the template's choices.
   */
  public cannotRead(part: string, details: UnreadDetails): void {
    this.parts.set(`${details.id} ${part}`, { part, ...details });
  }
}
