import { Derived } from './derived';
import type { Network, ReferenceProperty } from './network';
import type { Reference } from './resource';
import type { AnyResource, ResourceKind, ResourceOf } from './resources';
import type { Condition } from '../conditions/condition';
import type { Deployment } from '../conditions/deployment';

/**
 * A network as it stands in one deployment. Asking for a resource decides the choices that its existence depends on,
 * and no others.
 */
export class NetworkView {
  private readonly derived = new Derived();
  private conditionsAsked = 0;

  constructor(
    public readonly network: Network,
    private readonly deployment: Deployment,
  ) {}

  /** Every resource of a kind that exists here, sorted by id. */
  public all<K extends ResourceKind>(kind: K): readonly ResourceOf<K>[] {
    return this.existing(this.network.all(kind));
  }

  /** The resource of this id, if it exists here. */
  public find<K extends ResourceKind>(kind: K, id: string): ResourceOf<K> | undefined {
    return this.network.variants(kind, id).find((resource) => this.holds(resource.when));
  }

  /** The resource that a reference names, if it is in the template and exists here. */
  public follow<K extends ResourceKind>(kind: K, reference: Reference | undefined): ResourceOf<K> | undefined {
    return reference?.kind === 'known' ? this.find(kind, reference.value) : undefined;
  }

  /** The resources that exist here and whose property names the resource `id`, sorted by id. */
  public referringTo<K extends ResourceKind>(
    kind: K,
    property: ReferenceProperty<ResourceOf<K>> & string,
    id: string,
  ): readonly ResourceOf<K>[] {
    return this.existing(this.network.referringTo(kind, property, id));
  }

  /** The resources that exist here and whose property may name the resource `id`, but need not, sorted by id. */
  public perhapsReferringTo<K extends ResourceKind>(
    kind: K,
    property: ReferenceProperty<ResourceOf<K>> & string,
    id: string,
  ): readonly ResourceOf<K>[] {
    return this.existing(this.network.perhapsReferringTo(kind, property, id));
  }

  /** Those of the resources that exist here: filter before, so that what does not matter decides nothing. */
  public existing<N extends { readonly when: Condition }>(resources: readonly N[]): readonly N[] {
    return resources.filter((resource) => this.holds(resource.when));
  }

  /**
   * Compute once; the key names the computation and all its arguments. What asked no condition is the same in every
   * deployment and is kept with the network.
   *
   * @param resource where the computation starts from a resource: another variant of it has another answer, although it
   * asks nothing.
   */
  public memo<T>(name: string, compute: () => T, resource?: AnyResource): T {
    if (this.network.derived.has(name, resource)) {
      return this.network.derived.get(name, resource) as T;
    }
    if (this.derived.has(name, resource)) {
      this.conditionsAsked += 1;
      return this.derived.get(name, resource) as T;
    }
    const before = this.conditionsAsked;
    const value = compute();
    (this.conditionsAsked === before ? this.network.derived : this.derived).set(name, resource, value);
    return value;
  }

  private holds(condition: Condition): boolean {
    if (condition.kind === 'constant') {
      return condition.value;
    }
    this.conditionsAsked += 1;
    return this.deployment.holds(condition);
  }
}
