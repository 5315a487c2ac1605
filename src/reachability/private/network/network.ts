import { Derived } from './derived';
import { groupBy } from './group-by';
import type { Reference } from './resource';
import { mayReferTo } from './resource';
import type { ResourceId } from './resource-id';
import { resourceIdOf } from './resource-id';
import type { AnyResource, ResourceKind, ResourceOf } from './resources';
import type { Condition } from '../conditions/condition';
import { ALWAYS, NEVER } from '../conditions/condition';
import type { Choice } from '../conditions/deployment';

/** A part of the template that could not be read. */
export interface Unread {
  /** Names it: the id of a resource, where it is one. */
  readonly id: string;
  /** What it is, in words. */
  readonly part: string;
  /** When it is deployed. */
  readonly when: Condition;
  /**
   * Ids of the resources that it is handed: of the others it can change nothing.
   * @default - any
   */
  readonly handed?: readonly string[];
  /**
   * The stacks whose resources it may concern: its own, and those that give each other something.
   * @default - any
   */
  readonly stacks?: ReadonlySet<string>;
}

export interface NetworkParts {
  readonly resources: readonly AnyResource[];
  /** The stacks that ids name, where there are several. */
  readonly stacks?: readonly string[];
  readonly choices?: readonly Choice[];
  /** Holds in every deployment that the template's own rules allow. */
  readonly constraint?: Condition;
  /**
   * What was taken for granted to read the template, for the reader of a verdict: parameter defaults, symbolic blocks.
   * With the ids of the resources for whose sake; an empty id stands for all of them.
   */
  readonly assumptions?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Parts of the template that could not be read: where they are deployed, what they may change is not PROVED. */
  readonly unreadable?: readonly Unread[];
  /** Construct paths by resource id, where the template tells them. */
  readonly constructPaths?: ReadonlyMap<string, string>;
}

/** The properties of a resource that name another resource. */
export type ReferenceProperty<N> = { [P in keyof N]-?: N[P] extends Reference | undefined ? P : never }[keyof N];

const NONE: readonly AnyResource[] = [];

/**
 * Everything that a template says about packets, free of CloudFormation: immutable, and the same whatever the order of
 * resources in the template.
 */
export class Network {
  public readonly choices: readonly Choice[];
  public readonly constraint: Condition;
  public readonly assumptions: readonly string[];
  /** For the sake of which resources each of them is made. */
  public readonly assumedFor: ReadonlyMap<string, ReadonlySet<string>>;
  public readonly unreadable: readonly Unread[];
  public readonly constructPaths: ReadonlyMap<string, string>;
  /** The stacks that ids name, where there are several; else empty. */
  public readonly stacks: readonly string[];
  /** What has been derived from the network alone, whatever the deployment. */
  public readonly derived = new Derived();
  private readonly byKind: ReadonlyMap<string, readonly AnyResource[]>;
  private byId?: ReadonlyMap<string, readonly AnyResource[]>;
  private readonly indexes: Partial<Record<ResourceKind, Map<string, ReadonlyMap<string, readonly AnyResource[]>>>> =
    {};

  constructor(parts: NetworkParts) {
    this.choices = parts.choices ?? [];
    this.constraint = parts.constraint ?? ALWAYS;
    this.assumedFor = parts.assumptions ?? new Map();
    this.assumptions = [...this.assumedFor.keys()].sort();
    this.unreadable = (parts.unreadable ?? [])
      .filter(({ when }) => when !== NEVER)
      .sort((a, b) => (a.part < b.part ? -1 : 1));
    this.constructPaths = parts.constructPaths ?? new Map();
    this.stacks = parts.stacks ?? [];
    const sorted = [...parts.resources].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    this.byKind = groupBy(sorted, (resource) => resource.kind);
  }

  /** The stack of a resource, where there are several, and its logical id. */
  public locate(id: string): ResourceId {
    return resourceIdOf(id, this.stacks.length > 0);
  }

  /** All resources of an id, whatever their kinds: those that one resource of a template stands for. */
  public withId(id: string): readonly AnyResource[] {
    this.byId ??= groupBy(this.resources, (resource) => resource.id);
    return this.byId.get(id) ?? NONE;
  }

  /** All resources, kind by kind. */
  public get resources(): readonly AnyResource[] {
    return [...this.byKind.values()].flat();
  }

  /** All variants of one kind, sorted by id. */
  public all<K extends ResourceKind>(kind: K): readonly ResourceOf<K>[] {
    return (this.byKind.get(kind) ?? []) as readonly ResourceOf<K>[];
  }

  /** The variants of one resource. */
  public variants<K extends ResourceKind>(kind: K, id: string): readonly ResourceOf<K>[] {
    return this.index(kind, 'id', (resource) => resource.id, id);
  }

  /** The variants whose property names the resource `id`. */
  public referringTo<K extends ResourceKind>(
    kind: K,
    property: ReferenceProperty<ResourceOf<K>> & string,
    id: string,
  ): readonly ResourceOf<K>[] {
    return this.index(
      kind,
      property,
      (resource) => {
        const reference = resource[property] as Reference | undefined;
        return reference?.kind === 'known' ? reference.value : undefined;
      },
      id,
    );
  }

  /** The variants whose property may name the resource `id`, of the type that the property names, but need not. */
  public perhapsReferringTo<K extends ResourceKind>(
    kind: K,
    property: ReferenceProperty<ResourceOf<K>> & string,
    id: string,
  ): readonly ResourceOf<K>[] {
    const reference = (resource: ResourceOf<K>) => resource[property] as Reference | undefined;
    const unknown = this.index(
      kind,
      `unknown ${property}`,
      (resource) => (reference(resource)?.kind === 'unknown' ? '' : undefined),
      '',
    );
    return unknown.length === 0 ? unknown : unknown.filter((resource) => mayReferTo(reference(resource), id));
  }

  private index<K extends ResourceKind>(
    kind: K,
    name: string,
    key: (resource: ResourceOf<K>) => string | undefined,
    value: string,
  ): readonly ResourceOf<K>[] {
    const indexes = (this.indexes[kind] ??= new Map<string, ReadonlyMap<string, readonly AnyResource[]>>());
    let index = indexes.get(name);
    if (!index) {
      index = groupBy(this.all(kind), key);
      indexes.set(name, index);
    }
    return (index.get(value) ?? NONE) as readonly ResourceOf<K>[];
  }
}
