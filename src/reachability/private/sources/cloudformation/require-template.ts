import { isRecord, property } from './expressions/value';
import { printable } from '../../words/printable';

/**
 * Deeper than anybody nests, and shallow enough for everything that walks a template by calling itself.
 */
export const MAX_NESTING = 500;

/**
 * What a template may hold, counting what YAML aliases repeat: a hundred times what fits into CloudFormation's 1 MB as
 * people write it.
 */
const MAX_VALUES = 3_000_000;

/**
 * Throws if this cannot be a template, or is one that nobody can walk through, saying what `name` holds instead.
 * Whatever lies beyond may take for granted that the template is a tree of JSON values of limited size.
 */
export function requireTemplate(template: unknown, name = 'the template'): void {
  if (!isRecord(template) || !isRecord(property(template, 'Resources'))) {
    throw new Error(
      `${name} is no CloudFormation template: expected an object with Resources, got ${describe(template)}`,
    );
  }
  new Walk(name).visit(template);
}

/** Looks at every value once for each place where it stands. */
class Walk {
  private readonly path: string[] = [];
  private readonly ancestors: unknown[] = [];
  private values = 0;

  constructor(private readonly name: string) {}

  public visit(value: unknown): void {
    this.values += 1;
    if (this.values > MAX_VALUES) {
      this.refuse(`there are more than ${MAX_VALUES} values, with all that aliases repeat`, 'fewer');
    }
    switch (typeof value) {
      case 'bigint':
      case 'function':
      case 'symbol':
        return this.refuse(`there is a ${typeof value}`, 'values of JSON');
      case 'object':
        return value === null ? undefined : this.visitParts(value);
      case 'string':
      case 'number':
      case 'boolean':
      case 'undefined':
        return undefined;
    }
  }

  private visitParts(value: object): void {
    if (this.path.length === MAX_NESTING) {
      this.refuse(
        this.ancestors.includes(value) ? 'a value contains itself' : `values are nested deeper than ${MAX_NESTING} levels`,
        'a tree of values',
      );
    }
    if ('resolve' in value && typeof value.resolve === 'function') {
      this.refuse('there is a CDK token', 'what stack.resolve() makes of it');
    }
    this.ancestors.push(value);
    for (const key of Object.keys(value)) {
      this.path.push(key);
      this.visit(value[key as keyof typeof value]);
      this.path.pop();
    }
    this.ancestors.pop();
  }

  private refuse(found: string, expected: string): never {
    const place = this.path.slice(0, 4).map(printable).join('.');
    throw new Error(
      `${this.name} cannot be read: at ${place}${this.path.length > 4 ? '…' : ''} ${found}, expected ${expected}`,
    );
  }
}

function describe(value: unknown): string {
  if (value === undefined || value === null) { return 'nothing'; }
  if (Array.isArray(value)) { return 'a list'; }
  if (!isRecord(value)) { return `a ${typeof value}`; }
  const names = Object.keys(value);
  if (names.includes('Resources')) { return 'Resources that are no object'; }
  return `an object with ${names.slice(0, 5).map(printable).join(', ') || 'nothing in it'}`;
}
