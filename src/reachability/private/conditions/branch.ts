import type { Condition } from './condition';
import { ALWAYS, and, evaluate, firstOpenChoice, is, not } from './condition';
import type { Choice } from './deployment';
import { independentParts } from './independent-parts';
import { clausesOf } from './relevance';

/** One way through the choices that reading a part of the template meets. */
export interface Branch {
  /** Whether the guard holds on this way; undefined if there are too many ways to tell them apart. */
  holds(condition: Condition): boolean | undefined;
  /** The value of a choice on this way; undefined if there are too many ways to tell them apart. */
  pick(choice: Choice): string | undefined;
  /** Reads what `key` names, once. If this way is in the middle of reading it, the template goes round in circles. */
  once<T>(key: string, read: () => T, circular: () => T): T;
}

/** What was read, and when that is what stands there. */
export interface Variant<T> {
  readonly when: Condition;
  readonly value: T;
}

/** More variants than this of one part of a template are not told apart. */
export const MAX_VARIANTS = 64;

/** Enough to decide the constraints that people write; beyond it, a combination counts as possible. */
const MAX_STEPS = 5000;

/** What the choices of a template allow. */
export class Possibilities {
  private readonly choices = new Map<string, Choice>();
  private constraint: Condition = ALWAYS;

  /** Every choice met so far, sorted by name. */
  public get all(): readonly Choice[] {
    return [...this.choices.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  public add(choice: Choice): Choice {
    if (!this.choices.has(choice.name)) { this.choices.set(choice.name, choice); }
    return this.choices.get(choice.name)!;
  }

  /** Leave out of account what the condition excludes. Some deployment must meet it. */
  public require(condition: Condition): void {
    this.constraint = and(this.constraint, condition);
  }

  /** Whether some deployment meets all the guards; `undefined` if that takes too long to find out. */
  public satisfiable(conditions: readonly Condition[]): boolean | undefined {
    let steps = 0;
    const search = (condition: Condition, assignment: ReadonlyMap<string, string>): boolean | undefined => {
      const decided = evaluate(condition, assignment);
      if (decided !== undefined) { return decided; }
      steps += 1;
      if (steps > MAX_STEPS) { return undefined; }
      const open = firstOpenChoice(condition, assignment)!;
      let result: boolean | undefined = false;
      for (const value of this.choices.get(open)!.values) {
        result = search(condition, new Map(assignment).set(open, value));
        if (result !== false) { break; }
      }
      return result;
    };
    const parts = independentParts(and(...conditions), clausesOf(this.constraint));
    const answers = parts.map((part) => search(part, new Map()));
    return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
  }

  /**
   * Read a part of the template along every way that `base` and the template's rules allow, meeting only the choices
   * that this part depends on.
   */
  public everyBranch<T>(base: Condition, read: (branch: Branch) => T): readonly Variant<T>[] {
    const variants: Variant<T>[] = [];
    if (base !== ALWAYS && this.satisfiable([base]) === false) { return []; }
    const pending: (readonly number[])[] = [[]];
    while (pending.length > 0) {
      if (variants.length === MAX_VARIANTS) { return [{ when: base, value: read(new UndecidedBranch()) }]; }
      const branch = new DecidedBranch(this, base, pending.pop()!);
      const value = read(branch);
      variants.push({ when: and(base, ...branch.taken), value });
      pending.push(...branch.alternatives);
    }
    return variants;
  }
}

/** Remembers what it has read: what a way has decided stays decided. */
abstract class RememberingBranch {
  /** What has been read, and what is being read; made when somebody asks, for most branches are asked for nothing. */
  private memory?: { readonly open: Set<string>; readonly read: Map<string, unknown> };

  public once<T>(key: string, read: () => T, circular: () => T): T {
    const memory = (this.memory ??= { open: new Set(), read: new Map() });
    if (memory.read.has(key)) { return memory.read.get(key) as T; }
    if (memory.open.has(key)) { return circular(); }
    memory.open.add(key);
    try {
      const value = read();
      memory.read.set(key, value);
      return value;
    } finally {
      memory.open.delete(key);
    }
  }
}

/** Repeats the decisions of `script`, then takes the first possible option and notes the others for later. */
class DecidedBranch extends RememberingBranch implements Branch {
  public readonly taken: Condition[] = [];
  /** Those of the latest decision last, its own in reverse: taken from the end, they come in reading order. */
  public readonly alternatives: (readonly number[])[] = [];
  private readonly decisions: number[] = [];

  constructor(
    private readonly possibilities: Possibilities,
    private readonly base: Condition,
    private readonly script: readonly number[],
  ) {
    super();
  }

  public holds(condition: Condition): boolean {
    if (condition.kind === 'constant') {
      return condition.value;
    }
    return this.decide([condition, not(condition)]) === 0;
  }

  public pick(choice: Choice): string {
    return choice.values[this.decide(choice.values.map((value) => is(choice.name, value)))];
  }

  private decide(options: readonly Condition[]): number {
    const possible = options.flatMap((option, i) =>
      this.possibilities.satisfiable([this.base, ...this.taken, option]) === false ? [] : [i],
    );
    if (possible.length <= 1) {
      return possible[0] ?? 0;
    }
    const scripted = this.script[this.decisions.length];
    const decision = scripted ?? possible[0];
    if (scripted === undefined) {
      this.alternatives.push(
        ...possible
          .slice(1)
          .reverse()
          .map((other) => [...this.decisions, other]),
      );
    }
    this.decisions.push(decision);
    this.taken.push(options[decision]);
    return decision;
  }
}

class UndecidedBranch extends RememberingBranch implements Branch {
  public holds(condition: Condition): boolean | undefined {
    return evaluate(condition, new Map());
  }

  public pick(): undefined {
    return undefined;
  }
}
