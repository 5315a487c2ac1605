import type { AnyNoun } from './nouns';

/** What has been computed so far, by name and by the noun that it starts from, if any: each variant of a resource has its own. */
export class Derived {
  private readonly values = new Map<AnyNoun | undefined, Map<string, unknown>>();

  public has(name: string, noun?: AnyNoun): boolean {
    return this.values.get(noun)?.has(name) ?? false;
  }

  public get(name: string, noun?: AnyNoun): unknown {
    return this.values.get(noun)?.get(name);
  }

  public set(name: string, noun: AnyNoun | undefined, value: unknown): void {
    const named = this.values.get(noun) ?? new Map<string, unknown>();
    this.values.set(noun, named.set(name, value));
  }
}
