import type { Origin } from './cross-stack/published-values';
import { textOf } from './expressions/expression-text';
import { Properties } from './expressions/properties';
import type { Scope } from './expressions/scope';
import type { Value } from './expressions/value';
import { property } from './expressions/value';
import type { Variant, Branch } from '../../conditions/branch';
import type { Condition } from '../../conditions/condition';
import { ALWAYS, and } from '../../conditions/condition';
import { merged } from '../../conditions/variants';
import type { AnyResource } from '../../network/resources';

/** A resource of the network as a reader makes it: the declared one adds its name and when it exists. */
export type Details<N extends AnyResource> = Omit<N, 'id' | 'when'>;

/** A resource as the template declares it. */
export class DeclaredResource {
  public readonly id: string;
  public readonly type: string;
  private existence?: Condition;

  constructor(
    private readonly declaration: unknown,
    private readonly logicalId: string,
    private readonly stack: Scope & { readonly when: Condition },
  ) {
    this.id = `${stack.prefix}${logicalId}`;
    this.type = textOf(property(declaration, 'Type'));
  }

  /** When it exists: when its condition and those of the nested stacks around it hold. */
  public get when(): Condition {
    this.existence ??= and(
      this.stack.when,
      this.condition === undefined ? ALWAYS : this.stack.conditionOf(this.condition),
    );
    return this.existence;
  }

  public get condition(): unknown {
    return property(this.declaration, 'Condition');
  }

  /** The top-level template that it is part of. */
  public get origin(): Origin {
    return this.stack.origin;
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

  public properties(branch: Branch): Properties {
    return Properties.of(this.stack.evaluate(this.written, branch), branch);
  }

  public property(name: string, branch: Branch): Value {
    return branch.once(
      `GetAtt ${this.id}.${name}`,
      () => this.properties(branch).value(name),
      () => ({
        kind: 'unresolved',
        text: `${this.id}.${name}`,
        reason: `${this.logicalId}.${name} refers to itself`,
      }),
    );
  }

  /** One resource, in as many variants as its properties have; none where `read` gives undefined. */
  public readOne<N extends AnyResource>(
    read: (properties: Properties, branch: Branch) => Details<N> | undefined,
  ): readonly N[] {
    return this.readMany<N>((properties, branch) => {
      const details = read(properties, branch);
      return details === undefined ? [] : [details];
    });
  }

  /** Several resources of the declared one's name. */
  public readMany<N extends AnyResource>(
    read: (properties: Properties, branch: Branch) => readonly Details<N>[],
  ): readonly N[] {
    return merged(
      this.variants((branch) => read(this.properties(branch), branch)),
      this.when,
    ).flatMap(({ when, value }) => value.map((details) => named<N>(details, this.id, when)));
  }

  /** A resource for each element of a list property, each in as many variants as that element has. */
  public readEach<N extends AnyResource>(
    list: string,
    read: (element: Properties, branch: Branch, index: number) => Details<N> | undefined,
  ): readonly N[] {
    return this.variants((branch) => this.properties(branch).elements(list)).flatMap(
      ({ when: base, value: elements }) =>
        elements.flatMap((element, i) =>
          merged(
            this.stack.possibilities.everyBranch(base, (branch) => {
              const properties = element(branch);
              return properties && read(properties, branch, i);
            }),
            base,
          ).flatMap(({ when, value }) =>
            value === undefined ? [] : [named<N>(value, `${this.id}.${list}[${i}]`, when)],
          ),
        ),
    );
  }

  private variants<T>(read: (branch: Branch) => T): readonly Variant<T>[] {
    return this.stack.possibilities.everyBranch(this.when, read);
  }
}

/** TypeScript cannot tell that a resource without its name and existence, given both, is that resource. */
function named<N extends AnyResource>(details: Details<N>, id: string, when: Condition): N {
  return { ...details, id, when } as unknown as N;
}
