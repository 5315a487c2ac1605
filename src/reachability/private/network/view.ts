import { Derived } from './derived';
import type { Guard } from './guard';
import type { Network, ReferenceProperty } from './network';
import type { Reference } from './noun';
import type { AnyNoun, NounKind, NounOf } from './nouns';
import type { World } from './world';

/** A network as it stands in one world. Asking for a noun decides the choices that its existence depends on, and no others. */
export class NetworkView {
  private readonly derived = new Derived();
  private conditionsAsked = 0;

  constructor(public readonly network: Network, private readonly world: World) {}

  /** Every noun of a kind that exists here, sorted by id. */
  public all<K extends NounKind>(kind: K): readonly NounOf<K>[] {
    return this.existing(this.network.all(kind));
  }

  /** The noun of this id, if it exists here. */
  public find<K extends NounKind>(kind: K, id: string): NounOf<K> | undefined {
    return this.network.variants(kind, id).find((noun) => this.holds(noun.when));
  }

  /** The noun that a reference names, if it is in the template and exists here. */
  public follow<K extends NounKind>(kind: K, reference: Reference | undefined): NounOf<K> | undefined {
    return reference?.kind === 'known' ? this.find(kind, reference.value) : undefined;
  }

  /** The nouns that exist here and whose property names the resource `id`, sorted by id. */
  public referringTo<K extends NounKind>(kind: K, property: ReferenceProperty<NounOf<K>> & string, id: string): readonly NounOf<K>[] {
    return this.existing(this.network.referringTo(kind, property, id));
  }

  /** Those of the nouns that exist here: filter before, so that what does not matter decides nothing. */
  public existing<N extends { readonly when: Guard }>(nouns: readonly N[]): readonly N[] {
    return nouns.filter((noun) => this.holds(noun.when));
  }

  /**
   * Compute once; the key names the computation and all its arguments. What asked no condition is the same in every
   * world and is kept with the network.
   *
   * @param noun where the computation starts from a noun: another variant of it has another answer, although it asks nothing.
   */
  public memo<T>(name: string, compute: () => T, noun?: AnyNoun): T {
    if (this.network.derived.has(name, noun)) { return this.network.derived.get(name, noun) as T; }
    if (this.derived.has(name, noun)) {
      this.conditionsAsked += 1;
      return this.derived.get(name, noun) as T;
    }
    const before = this.conditionsAsked;
    const value = compute();
    (this.conditionsAsked === before ? this.network.derived : this.derived).set(name, noun, value);
    return value;
  }

  private holds(guard: Guard): boolean {
    if (guard.kind === 'constant') { return guard.value; }
    this.conditionsAsked += 1;
    return this.world.holds(guard);
  }
}
