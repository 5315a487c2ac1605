import { ComparedLiterals } from './branches/compared-literals';
import { CrossStackValues } from './cross-stack/cross-stack-values';
import type { DeclaredResource } from './declared-resource';
import { Effort } from './effort';
import { ReadNotes } from './read-notes';
import { Possibilities } from '../../conditions/branch';

export interface ReadOptions {
  /** What the template is called in errors, such as its file. */
  readonly source?: string;
  /** Values of parameters, instead of their defaults. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The Region, where it is known. */
  readonly region?: string;
  /** The account, where it is known. */
  readonly account?: string;
  /** Construct paths by resource id, where somebody knows them better than the template's metadata does. */
  readonly constructPaths?: ReadonlyMap<string, string>;
  /** The template of a nested stack, by the logical ids from the outermost stack inwards: `Parent/Child`. */
  readonly nested?: (id: string) => unknown;
}

/** What is shared by all stacks while they are read. */
export class ReadContext {
  public readonly possibilities = new Possibilities();
  public readonly notes = new ReadNotes();
  public readonly effort = new Effort();
  public readonly comparedLiterals = new ComparedLiterals();
  public readonly crossStack: CrossStackValues = new CrossStackValues(this);
  /** Every template as written. */
  public readonly templates: unknown[] = [];
  private readonly all = new Map<string, DeclaredResource>();
  private sorted?: readonly DeclaredResource[];
  private readonly byType = new Map<string, readonly DeclaredResource[]>();

  constructor(public readonly options: ReadOptions) {}

  /** The resources of all stacks, sorted by id. */
  public get resources(): readonly DeclaredResource[] {
    this.sorted ??= [...this.all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return this.sorted;
  }

  /** Those of some types. Asked once every stack is known. */
  public ofType(...types: readonly string[]): readonly DeclaredResource[] {
    const key = types.join();
    if (!this.byType.has(key)) { this.byType.set(key, this.resources.filter(({ type }) => types.includes(type))); }
    return this.byType.get(key)!;
  }

  public resource(id: string): DeclaredResource | undefined {
    return this.all.get(id);
  }

  public add(resource: DeclaredResource): DeclaredResource {
    this.all.set(resource.id, resource);
    this.sorted = undefined;
    return resource;
  }
}
