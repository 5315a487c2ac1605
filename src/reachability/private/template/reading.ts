import { Mentions } from './mentions';
import { Notes } from './notes';
import type { Resource } from './resource';
import { Possibilities } from './way';

export interface ReadOptions {
  /** Values of parameters, instead of their defaults. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The Region, where it is known. */
  readonly region?: string;
  /** The account, where it is known. */
  readonly account?: string;
  /** The template of a nested stack, by the logical ids from the outermost stack inwards: `Parent/Child`. */
  readonly nested?: (id: string) => unknown;
}

/** What is shared by all stacks of one template while it is read. */
export class Reading {
  public readonly possibilities = new Possibilities();
  public readonly notes = new Notes();
  public readonly mentions = new Mentions();
  /** Every template as written. */
  public readonly templates: unknown[] = [];
  private readonly all = new Map<string, Resource>();
  private readonly byType = new Map<string, readonly Resource[]>();

  constructor(public readonly options: ReadOptions) {}

  /** The resources of all stacks, sorted by id. */
  public get resources(): readonly Resource[] {
    return [...this.all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Those of some types. Asked once every stack is known. */
  public ofType(...types: readonly string[]): readonly Resource[] {
    const key = types.join();
    if (!this.byType.has(key)) { this.byType.set(key, this.resources.filter(({ type }) => types.includes(type))); }
    return this.byType.get(key)!;
  }

  public resource(id: string): Resource | undefined {
    return this.all.get(id);
  }

  public add(resource: Resource): Resource {
    this.all.set(resource.id, resource);
    return resource;
  }
}
