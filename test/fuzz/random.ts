/* eslint-disable no-bitwise -- mixing bits is what it does */
/** Numbers that look random and are the same for equal seeds: mulberry32. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 to below 1. */
  public next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** From 0 to `limit - 1`. */
  public below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  public pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  public chance(probability: number): boolean {
    return this.next() < probability;
  }
}

/** The seed of one input of a run: any input can be made again without those before it. */
export function seedOf(run: number, input: number): number {
  return (Math.imul(run, 0x9e3779b1) ^ Math.imul(input + 1, 0x85ebca6b)) >>> 0;
}
