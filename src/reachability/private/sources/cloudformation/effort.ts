/**
 * Expressions and conditions that refer to each other, one inside the other: more than CloudFormation's 500 resources
 * and 200 parameters need, and few enough for a reader that calls itself.
 */
const MAX_DEPTH = 300;

/** A hundred times what a template at CloudFormation's quotas takes. */
const MAX_STEPS = 10_000_000;

/**
 * How far a template is followed. Counted in steps and not in time, so that every machine says the same: what lies
 * beyond is unknown.
 */
export class Effort {
  private depth = 0;

  constructor(private steps = MAX_STEPS) {}

  /** Begins a step that may lead to others; to be left again, unless it is refused. Gives the reason if it is. */
  public enter(): string | undefined {
    if (this.depth === MAX_DEPTH) { return `it leads through more than ${MAX_DEPTH} expressions`; }
    if (this.steps === 0) { return `the template takes more than ${MAX_STEPS} steps to read`; }
    this.depth += 1;
    this.steps -= 1;
    return undefined;
  }

  public leave(): void {
    this.depth -= 1;
  }
}
