import { attributeOf } from './attributes';
import { guardOf } from './conditions';
import { spelledOut, staticLookup, unrollLoops } from './for-each';
import { evaluate } from './intrinsics';
import type { Parameter } from './parameters';
import { declaredParameter, parameterValue } from './parameters';
import { pseudoParameter } from './pseudo-parameters';
import type { Reading } from './reading';
import { Resource } from './resource';
import type { Scope } from './scope';
import { lazy } from './scope';
import type { Value } from './value';
import { ABSENT, intrinsic, isRecord, property, resourceName, unresolved } from './value';
import type { Way } from './way';
import type { Guard } from '../network/guard';
import { ALWAYS } from '../network/guard';

export const NESTED_STACK = 'AWS::CloudFormation::Stack';

/** Deeper and more than anybody nests: a template that nests itself comes to an end here. */
const MAX_DEPTH = 10;
const MAX_STACKS = 200;

/** A template in its place: the outermost one, or one that a nested stack of another deploys. */
export class Stack implements Scope {
  public readonly prefix: string;
  public readonly mappings: unknown;
  public readonly possibilities;
  public readonly template: unknown;
  public readonly parameters: ReadonlyMap<string, Parameter>;
  public readonly resources: ReadonlyMap<string, Resource>;
  public readonly nested: ReadonlyMap<string, Stack>;
  private readonly conditions = new Map<string, Guard | undefined>();

  constructor(template: unknown, public readonly reading: Reading, public readonly parent?: { readonly stack: Stack; readonly resource: Resource }) {
    this.prefix = parent === undefined ? '' : `${parent.resource.id}/`;
    this.possibilities = reading.possibilities;
    this.mappings = property(template, 'Mappings');
    reading.templates.push(template);
    this.parameters = new Map(Object.entries(section(template, 'Parameters')).map(([name, declaration]) => [name, this.parameter(name, declaration)]));
    this.template = unrollLoops(template, {
      collection: (expression) => this.staticList(expression),
      cannotUnroll: (name) => reading.notes.cannotRead(`${this.prefix}Fn::ForEach::${name}, whose collection is known at deploy time only`, this),
    });
    this.resources = new Map(Object.entries(section(this.template, 'Resources')).flatMap(([name, declaration]) => this.resource(name, declaration)));
    this.nested = new Map([...this.resources].flatMap(([name, resource]) => this.nestedStack(name, resource)));
    this.noteMacros();
  }

  /** When the stack exists. */
  public get when(): Guard {
    return this.parent?.resource.when ?? ALWAYS;
  }

  public evaluate(expression: unknown, way: Way): Value {
    return evaluate(expression, this, way);
  }

  public referred(name: string, way: Way): Value | undefined {
    if (name === 'AWS::NoValue') { return ABSENT; }
    if (name.startsWith('AWS::')) { return pseudoParameter(name, this.prefix, this.reading, way); }
    const parameter = this.parameters.get(name);
    if (parameter !== undefined) { return parameterValue(parameter, this.reading, way); }
    const resource = this.resources.get(name);
    if (resource === undefined) { return undefined; }
    if (resource.type.startsWith('AWS::EC2::')) { return resourceName(resource.id, resource.type); }
    return unresolved(resource.id, `${resource.id} (${resource.type}) decides it at deploy time`);
  }

  public attribute(logicalId: string, attribute: string, way: Way): Value {
    const resource = this.resources.get(logicalId);
    const text = `${this.prefix}${logicalId}.${attribute}`;
    if (resource === undefined) { return unresolved(text, `Fn::GetAtt ${logicalId}.${attribute} names nothing in the template`); }
    const output = /^Outputs\.(.+)$/s.exec(attribute)?.[1];
    const nested = this.nested.get(logicalId);
    if (output === undefined || resource.type !== NESTED_STACK) { return attributeOf(resource, attribute, this.reading, way); }
    return nested?.output(output, way) ?? unresolved(text, `the template of the nested stack ${resource.id} is not at hand`);
  }

  public guardOf(condition: unknown): Guard {
    return guardOf(condition, this);
  }

  public condition(name: string): Guard | undefined {
    if (!this.conditions.has(name)) {
      const expression = property(property(this.template, 'Conditions'), name);
      this.conditions.set(name, undefined);
      if (expression !== undefined) { this.conditions.set(name, guardOf(expression, this)); }
    }
    return this.conditions.get(name);
  }

  private output(name: string, way: Way): Value {
    const expression = property(property(property(this.template, 'Outputs'), name), 'Value');
    const text = `${this.prefix}Outputs.${name}`;
    if (expression === undefined) { return unresolved(text, `${this.parent?.resource.id} has no output ${name}`); }
    return way.once(text, () => this.evaluate(expression, way), () => unresolved(text, `${text} refers to itself`));
  }

  private parameter(name: string, declaration: unknown): Parameter {
    const parameter = declaredParameter(`${this.prefix}${name}`, declaration);
    if (this.parent === undefined) { return { ...parameter, pinned: ownText(this.reading.options.parameters, name) }; }
    const { stack, resource } = this.parent;
    const values = property(resource.written, 'Parameters');
    const spelled = isRecord(values) && intrinsic(values) === undefined && intrinsic(resource.written) === undefined;
    const expression = spelled ? property(values, name) : values ?? resource.written;
    if (spelled && expression === undefined) { return parameter; }
    const value = spelled ? lazy(stack, expression) : (way: Way) => resource.properties(way).structure('Parameters').value(name);
    return { ...parameter, passed: { value, expression } };
  }

  private resource(name: string, declaration: unknown): [string, Resource][] {
    const type = property(declaration, 'Type');
    if (typeof type !== 'string' || type.endsWith('::MODULE')) {
      this.reading.notes.cannotRead(`${this.prefix}${name}, which is ${typeof type === 'string' ? `a module, ${type}` : 'no resource with a Type'}`, this);
      return [];
    }
    return [[name, this.reading.add(new Resource(declaration, name, this))]];
  }

  private nestedStack(name: string, resource: Resource): [string, Stack][] {
    if (resource.type !== NESTED_STACK) { return []; }
    if (this.reading.templates.length === MAX_STACKS || this.prefix.split('/').length > MAX_DEPTH) {
      this.reading.notes.cannotRead(`nested stacks deeper than ${MAX_DEPTH} or beyond the first ${MAX_STACKS}`, resource);
      return [];
    }
    const template = this.reading.options.nested?.(resource.id);
    if (isRecord(template)) { return [[name, new Stack(template, this.reading, { stack: this, resource })]]; }
    this.reading.notes.cannotRead(`the nested stack ${resource.id}, whose template is not at hand`, resource);
    return [];
  }

  /** A list that is known without looking at conditions: what a loop can be unrolled over. */
  private staticList(expression: unknown): readonly string[] | undefined {
    const call = intrinsic(expression);
    if (call?.name !== 'Ref' || typeof call.argument !== 'string') { return spelledOut(staticLookup(expression, this.mappings)); }
    const parameter = this.parameters.get(call.argument);
    if (parameter?.passed !== undefined) { return spelledOut(parameter.passed.expression); }
    if (parameter?.pinned === undefined && parameter?.default !== undefined) {
      this.reading.notes.assume(`parameter ${parameter.name} = ${parameter.default} (its default)`);
    }
    return spelledOut(parameter?.pinned ?? parameter?.default);
  }

  private noteMacros(): void {
    const transforms = property(this.template, 'Transform');
    for (const transform of Array.isArray(transforms) ? transforms : transforms === undefined ? [] : [transforms]) {
      const name = typeof transform === 'string' ? transform : String(property(transform, 'Name'));
      if (!name.startsWith('AWS::') || name === 'AWS::Include') {
        this.reading.notes.cannotRead(`the macro ${name}, which may change anything in the template${this.prefix && ` of ${this.parent?.resource.id}`}`, this);
      }
    }
  }
}

function section(template: unknown, name: string): Readonly<Record<string, unknown>> {
  const value = property(template, name);
  return isRecord(value) ? value : {};
}

function ownText(record: unknown, name: string): string | undefined {
  const value = property(record, name);
  return value === undefined ? undefined : String(value);
}
