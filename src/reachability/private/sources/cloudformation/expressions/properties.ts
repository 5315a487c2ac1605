import { isVpcId } from './physical-id';
import type { Lazy, LazyProperties, Value } from './value';
import { ABSENT, asText } from './value';
import type { Branch } from '../../../conditions/branch';
import type { Reference, Resolved, Unknown } from '../../../network/resource';
import { known, outside, unknown } from '../../../network/resource';
import type { Cidr } from '../../../packet/cidr';
import { parseCidr } from '../../../packet/cidr';
import type { Family } from '../../../packet/family';

/**
 * The properties of a resource, or of a part of one, along one way through the template's choices: parsed, or unknown
 * with the reason.
 */
export class Properties {
  /** Reads a structure; of anything else, every property is unknown. */
  public static of(value: Value, branch: Branch): Properties {
    if (value.kind === 'structure') {
      return new Properties(value.properties, branch);
    }
    return new Properties(new Map(), branch, value.kind === 'absent' ? undefined : value);
  }

  private constructor(
    private readonly values: Pick<LazyProperties, 'get'>,
    private readonly branch: Branch,
    private readonly instead?: Value,
  ) {}

  public value(name: string): Value {
    if (this.instead === undefined) {
      return this.values.get(name)?.(this.branch) ?? ABSENT;
    }
    const reason =
      this.instead.kind === 'unresolved' ? this.instead.reason : `${name} stands in something that is no structure`;
    return {
      kind: 'unresolved',
      text: `${this.instead.kind === 'unresolved' ? this.instead.text : '?'}.${name}`,
      reason,
    };
  }

  public has(name: string): boolean {
    return this.value(name).kind !== 'absent';
  }

  /** The resource that the property names; unknown if the property is not there. */
  public reference(name: string): Reference {
    return asReference(this.value(name), name);
  }

  public optionalReference(name: string): Reference | undefined {
    const value = this.value(name);
    return value.kind === 'absent' ? undefined : asReference(value, name);
  }

  /** The resources that a list names; one unknown reference if the list itself is unknown. */
  public references(name: string): readonly Reference[] {
    return asItems(this.value(name), this.branch).map((item) => asReference(item, name));
  }

  public text(name: string): Resolved<string> | undefined {
    return this.scalar(name, (text) => text, 'a string');
  }

  /** One of a few words, upper or lower case. */
  public word<W extends string>(name: string, words: readonly W[]): Resolved<W> | undefined {
    return this.scalar(name, (text) => words.find((word) => word === text.toLowerCase()), words.join(' or '));
  }

  public flag(name: string, otherwise = false): Resolved<boolean> {
    const word = this.word(name, ['true', 'false']);
    if (word === undefined) {
      return known(otherwise);
    }
    return word.kind === 'known' ? known(word.value === 'true') : word;
  }

  public integer(name: string): Resolved<number> | undefined {
    return this.scalar(name, (text) => (/^\s*-?\d{1,9}\s*$/.test(text) ? Number(text) : undefined), 'an integer');
  }

  /** A block of the family, or of either if none is given. */
  public cidr(name: string, family?: Family): Resolved<Cidr> | undefined {
    const value = this.value(name);
    return value.kind === 'absent' ? undefined : asCidr(value, name, family);
  }

  public structure(name: string): Properties {
    return Properties.of(this.value(name), this.branch);
  }

  /** The elements of a list of structures that are there. */
  public structures(name: string): readonly Properties[] {
    return this.elements(name)
      .map((element) => element(this.branch))
      .filter((element) => element !== undefined);
  }

  /**
   * The elements of a list of structures, still to be read; undefined where `AWS::NoValue` leaves one out. An unknown
   * list is one unknown element.
   */
  public elements(name: string): readonly ((branch: Branch) => Properties | undefined)[] {
    const value = this.value(name);
    const items: readonly Lazy[] = value.kind === 'list' ? value.items : value.kind === 'absent' ? [] : [() => value];
    return items.map((item) => (branch) => {
      const element = item(branch);
      return element.kind === 'absent' ? undefined : Properties.of(element, branch);
    });
  }

  private scalar<T>(name: string, parse: (text: string) => T | undefined, expected: string): Resolved<T> | undefined {
    const value = this.value(name);
    return value.kind === 'absent' ? undefined : parsed(value, name, parse, expected);
  }
}

/** What comes from here is of the family that was asked for: a block of the other one is as good as none. */
export function asCidr(value: Value, name: string, family?: Family): Resolved<Cidr> {
  const read = (text: string) => {
    const cidr = parseCidr(text.trim());
    return family === undefined || cidr?.family === family ? cidr : undefined;
  };
  return parsed(value, name, read, family === undefined ? 'a CIDR block' : EXPECTED[family]);
}

const EXPECTED: Readonly<Record<Family, string>> = { ipv4: 'an IPv4 CIDR block', ipv6: 'an IPv6 CIDR block' };

function parsed<T>(value: Value, name: string, parse: (text: string) => T | undefined, expected: string): Resolved<T> {
  const text = asText(value);
  if (text === undefined) { return notKnown(value, name); }
  const result = parse(text);
  return result === undefined ? unknown(`${name} is ${JSON.stringify(text)}, not ${expected}`) : known(result);
}

export function asReference(value: Value, name: string): Reference {
  switch (value.kind) {
    case 'resource': return known(value.id);
    case 'literal': return isVpcId(String(value.value))
      ? known(String(value.value))
      : outside(`${value.value} is not in the template`, String(value.value));
    case 'unresolved': return { ...unknown(value.reason), text: value.text, among: value.among };
    case 'list':
    case 'structure':
    case 'absent': return notKnown(value, name);
  }
}

function asItems(value: Value, branch: Branch): readonly Value[] {
  switch (value.kind) {
    case 'absent': return [];
    case 'list': return value.items.map((item) => item(branch)).filter((item) => item.kind !== 'absent');
    case 'literal':
    case 'structure':
    case 'resource':
    case 'unresolved': return [value];
  }
}

function notKnown(value: Value, name: string): Unknown {
  switch (value.kind) {
    case 'unresolved': return unknown(value.reason);
    case 'resource': return unknown(`${value.id} is known at deploy time only`);
    case 'absent': return unknown(`${name} is not given`);
    case 'literal':
    case 'list':
    case 'structure': return unknown(`${name} is a ${value.kind}`);
  }
}
