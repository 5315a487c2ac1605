/** What the reader of a verdict must know of how the template was read. */
export class Notes {
  public readonly assumptions = new Set<string>();
  public readonly unreadable = new Set<string>();

  public assume(assumption: string): void {
    this.assumptions.add(assumption);
  }

  /** A part of the template that could not be read at all. */
  public cannotRead(part: string): void {
    this.unreadable.add(part);
  }
}
