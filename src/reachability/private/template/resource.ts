import { Properties } from './properties';
import type { Scope } from './scope';
import type { Value } from './value';
import { property } from './value';
import { merged } from './variants';
import type { Variant, Way } from './way';
import type { Guard } from '../network/guard';
import { ALWAYS, and } from '../network/guard';
import type { AnyNoun } from '../network/nouns';

/** A noun as a reader makes it: the resource adds its name and when it exists. */
export type Details<N extends AnyNoun> = Omit<N, 'id' | 'when'>;

/** A resource as the template declares it. */
export class Resource {
  public readonly id: string;
  public readonly type: string;
  private existence?: Guard;

  constructor(private readonly declaration: unknown, private readonly logicalId: string, private readonly stack: Scope & { readonly when: Guard }) {
    this.id = `${stack.prefix}${logicalId}`;
    this.type = String(property(declaration, 'Type'));
  }

  /** When it exists: when its condition and those of the nested stacks around it hold. */
  public get when(): Guard {
    this.existence ??= and(this.stack.when, this.condition === undefined ? ALWAYS : this.stack.guardOf(this.condition));
    return this.existence;
  }

  public get condition(): unknown {
    return property(this.declaration, 'Condition');
  }

  /** Where it stands in a CDK app, if the template tells. */
  public get constructPath(): string | undefined {
    const path = this.metadata('aws:cdk:path');
    return typeof path === 'string' ? path : undefined;
  }

  public metadata(name: string): unknown {
    return property(property(this.declaration, 'Metadata'), name);
  }

  /** Properties as written, for those that look for words in them. */
  public get written(): unknown {
    return property(this.declaration, 'Properties');
  }

  public properties(way: Way): Properties {
    return Properties.of(this.stack.evaluate(this.written, way), way);
  }

  public property(name: string, way: Way): Value {
    return way.once(`GetAtt ${this.id}.${name}`, () => this.properties(way).value(name), () => ({
      kind: 'unresolved', text: `${this.id}.${name}`, reason: `${this.logicalId}.${name} refers to itself`,
    }));
  }

  /** One noun, in as many variants as its properties have; none where `read` gives undefined. */
  public noun<N extends AnyNoun>(read: (properties: Properties, way: Way) => Details<N> | undefined): readonly N[] {
    return this.nouns<N>((properties, way) => {
      const details = read(properties, way);
      return details === undefined ? [] : [details];
    });
  }

  /** Several nouns of the resource's name. */
  public nouns<N extends AnyNoun>(read: (properties: Properties, way: Way) => readonly Details<N>[]): readonly N[] {
    return merged(this.variants((way) => read(this.properties(way), way)), this.when)
      .flatMap(({ when, value }) => value.map((details) => named<N>(details, this.id, when)));
  }

  /** A noun for each element of a list property, each in as many variants as that element has. */
  public nounsOf<N extends AnyNoun>(list: string, read: (element: Properties, way: Way, index: number) => Details<N> | undefined): readonly N[] {
    return this.variants((way) => this.properties(way).elements(list)).flatMap(({ when: base, value: elements }) => (
      elements.flatMap((element, i) => merged(this.stack.possibilities.everyWay(base, (way) => {
        const properties = element(way);
        return properties && read(properties, way, i);
      }), base).flatMap(({ when, value }) => (value === undefined ? [] : [named<N>(value, `${this.id}.${list}[${i}]`, when)])))
    ));
  }

  private variants<T>(read: (way: Way) => T): readonly Variant<T>[] {
    return this.stack.possibilities.everyWay(this.when, read);
  }
}

/** TypeScript cannot tell that a noun without its name and existence, given both, is that noun. */
function named<N extends AnyNoun>(details: Details<N>, id: string, when: Guard): N {
  return { ...details, id, when } as unknown as N;
}
