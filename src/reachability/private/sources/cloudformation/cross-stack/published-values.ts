import type { Branch, Possibilities } from '../../../conditions/branch';
import type { Condition } from '../../../conditions/condition';
import type { Lazy, Value } from '../expressions/value';
import { asText, unresolved } from '../expressions/value';

/** A top-level template among those that are read together. */
export interface Origin {
  /** Names the stack in ids; undefined if it is the only one. */
  readonly name?: string;
  /** The cloud assembly that it belongs to: where a name is given twice, the one of the own assembly is meant. */
  readonly assembly?: string;
}

/** A value that a stack gives a name to, for others to read it by. */
export interface Published {
  readonly name: Lazy;
  readonly value: Lazy;
  readonly when: Condition;
  readonly origin: Origin;
}

interface Entry extends Published {
  readonly text: string;
}

/** Values by the names that they are given. A name that is not known has a text, and equal texts are equal names. */
export class PublishedValues {
  private entries?: ReadonlyMap<string, readonly Entry[]>;

  constructor(
    private readonly possibilities: Possibilities,
    private readonly published: () => readonly Published[],
    /** Completes the sentence "… by A and B". */
    private readonly verb: string,
  ) {}

  /** The value of that name; undefined if nothing has it. */
  public find(name: Value, branch: Branch, reader: Origin, linked: (origin: Origin) => void): Value | undefined {
    const text = nameText(name);
    const named = text === undefined ? [] : this.index().get(text) ?? [];
    const there = named.filter(({ when }) => branch.holds(when) !== false);
    if (text === undefined || there.length === 0) { return undefined; }
    const own = there.filter(({ origin }) => origin.assembly === reader.assembly);
    const [found, ...others] = own.length > 0 ? own : there;
    [found, ...others].forEach(({ origin }) => linked(origin));
    if (others.length === 0 && branch.holds(found.when) === true) { return found.value(branch); }
    const publishers = [...new Set([found, ...others].map(({ origin }) => origin.name ?? 'the template'))].sort();
    return unresolved(text, others.length > 0
      ? `${text} is ${this.verb} more than once: by ${publishers.join(' and ')}`
      : `whether ${text} is ${this.verb} depends on too many other choices`);
  }

  private index(): ReadonlyMap<string, readonly Entry[]> {
    if (this.entries === undefined) {
      const index = new Map<string, Entry[]>();
      // A name may itself be read by a name: what is found on the way is not there yet.
      this.entries = index;
      for (const entry of this.published().flatMap((one) => this.named(one))) {
        const others = index.get(entry.text);
        if (others === undefined) { index.set(entry.text, [entry]); } else { others.push(entry); }
      }
    }
    return this.entries;
  }

  private named(published: Published): readonly Entry[] {
    return this.possibilities
      .everyBranch(published.when, (branch) => nameText(published.name(branch)))
      .flatMap(({ when, value }) => (
        value === undefined ? [] : [{ ...published, when, text: value }]
      ));
  }
}

function nameText(name: Value): string | undefined {
  return name.kind === 'unresolved' ? name.text : name.kind === 'resource' ? name.id : asText(name);
}
