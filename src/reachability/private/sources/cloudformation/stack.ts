import { conditionOf, undecided } from './branches/conditions';
import type { CrossStackValues, Exporter } from './cross-stack/cross-stack-values';
import type { Origin } from './cross-stack/published-values';
import { DeclaredResource } from './declared-resource';
import { attributeOf, isNamedByRef } from './expressions/attributes';
import { expressionText, textOf } from './expressions/expression-text';
import { spelledOut, staticLookup, unrollLoops } from './expressions/for-each';
import { evaluate } from './expressions/intrinsics';
import type { Parameter } from './expressions/parameters';
import { declaredParameter, isSystemsManagerType, parameterValue } from './expressions/parameters';
import { pseudoParameter } from './expressions/pseudo-parameters';
import type { Scope } from './expressions/scope';
import { lazy } from './expressions/scope';
import { parameterName, SYSTEMS_MANAGER_PARAMETER } from './expressions/systems-manager';
import type { Value } from './expressions/value';
import { ABSENT, intrinsic, isRecord, literal, property, resourceName, unresolved } from './expressions/value';
import { functionsUsed } from './functions-used';
import type { ReadContext } from './read-context';
import { handedTo } from './resources/handed';
import { oddParts } from './template-parts';
import type { Branch } from '../../conditions/branch';
import type { Condition } from '../../conditions/condition';
import { ALWAYS } from '../../conditions/condition';
import { idPrefix } from '../../network/resource-id';

export const NESTED_STACK = 'AWS::CloudFormation::Stack';
const SERVERLESS_APPLICATION = 'AWS::Serverless::Application';

/** Deeper and more than anybody nests: a template that nests itself comes to an end here. */
const MAX_DEPTH = 10;
const MAX_STACKS = 200;

/** A template that no other deploys, as it is read. */
export interface TopTemplate extends Origin {
  /** The name of the stack in AWS, where it is known. */
  readonly stackName?: string;
  /** The template of a nested stack, by the logical ids from the outermost stack inwards: `Parent/Child`. */
  readonly nested?: (id: string) => unknown;
}

/** A template in its place: the outermost one, or one that a nested stack of another deploys. */
export class Stack implements Scope, Exporter {
  public readonly prefix: string;
  public readonly origin: TopTemplate;
  public readonly stackName?: string;
  public readonly crossStack: CrossStackValues;
  public readonly mappings: unknown;
  public readonly possibilities;
  public readonly template: unknown;
  /** Those that the template calls, as `functionsUsed()` names them. */
  public readonly functions: ReadonlySet<string>;
  public readonly parameters: ReadonlyMap<string, Parameter>;
  public readonly resources: ReadonlyMap<string, DeclaredResource>;
  public readonly nested: ReadonlyMap<string, Stack>;
  private readonly conditions = new Map<string, Condition | undefined>();
  private readonly root: Stack;
  private readonly depth: number;
  private nestedStacks = 0;

  constructor(
    template: unknown,
    public readonly context: ReadContext,
    public readonly parent?: { readonly stack: Stack; readonly resource: DeclaredResource },
    top: TopTemplate = {},
  ) {
    this.origin = parent?.stack.origin ?? top;
    this.prefix = parent === undefined ? idPrefix(top.name) : `${parent.resource.id}/`;
    this.stackName = parent === undefined ? top.stackName : undefined;
    this.root = parent === undefined ? this : parent.stack.root;
    this.depth = parent === undefined ? 0 : parent.stack.depth + 1;
    this.possibilities = context.possibilities;
    this.crossStack = context.crossStack;
    this.crossStack.add(this);
    this.mappings = property(template, 'Mappings');
    context.templates.push(template);
    this.parameters = new Map(
      Object.entries(section(template, 'Parameters')).map(([name, declaration]) => [
        name,
        this.parameter(name, declaration),
      ]),
    );
    const functions = functionsUsed(template);
    const hasLoops = functions.has('Fn::ForEach');
    this.template = hasLoops ? this.unrolled(template) : template;
    this.functions = hasLoops ? functionsUsed(this.template) : functions;
    this.resources = new Map(
      Object.entries(section(this.template, 'Resources')).flatMap(([name, declaration]) =>
        this.resource(name, declaration),
      ),
    );
    this.nested = new Map([...this.resources].flatMap(([name, resource]) => this.nestedStack(name, resource)));
    this.noteOddParts();
  }

  /** When the stack exists. */
  public get when(): Condition {
    return this.parent?.resource.when ?? ALWAYS;
  }

  public evaluate(expression: unknown, branch: Branch): Value {
    if (typeof expression !== 'object') { return evaluate(expression, this, branch); }
    const refused = this.context.effort.enter();
    if (refused !== undefined) { return unresolved(expressionText(expression, this.prefix), refused); }
    try {
      return evaluate(expression, this, branch);
    } finally {
      this.context.effort.leave();
    }
  }

  public referred(name: string, branch: Branch): Value | undefined {
    if (name === 'AWS::NoValue') {
      return ABSENT;
    }
    if (name === 'AWS::StackName' && this.stackName !== undefined) {
      return literal(this.stackName);
    }
    if (name.startsWith('AWS::')) {
      return pseudoParameter(name, this.prefix, this.context, branch);
    }
    const parameter = this.parameters.get(name);
    if (parameter !== undefined) {
      return parameterValue(parameter, this.context, branch);
    }
    const resource = this.resources.get(name);
    if (resource === undefined) {
      return undefined;
    }
    if (isNamedByRef(resource.type)) {
      return resourceName(resource.id, resource.type);
    }
    if (resource.type === SYSTEMS_MANAGER_PARAMETER) {
      return parameterName(resource, branch);
    }
    return unresolved(resource.id, `${resource.id} (${resource.type}) decides it at deploy time`);
  }

  public attribute(logicalId: string, attribute: string, branch: Branch): Value {
    const resource = this.resources.get(logicalId);
    const text = `${this.prefix}${logicalId}.${attribute}`;
    if (resource === undefined) {
      return unresolved(text, `Fn::GetAtt ${logicalId}.${attribute} names nothing in the template`);
    }
    const output = /^Outputs\.(.+)$/s.exec(attribute)?.[1];
    const nested = this.nested.get(logicalId);
    if (output === undefined || resource.type !== NESTED_STACK) {
      return attributeOf(resource, attribute, this.context, branch);
    }
    return (
      nested?.output(output, branch) ??
      unresolved(text, `the template of the nested stack ${resource.id} is not at hand`)
    );
  }

  public conditionOf(condition: unknown): Condition {
    if (this.context.effort.enter() !== undefined) { return undecided(condition, this); }
    try {
      return conditionOf(condition, this);
    } finally {
      this.context.effort.leave();
    }
  }

  public condition(name: string): Condition | undefined {
    if (!this.conditions.has(name)) {
      const expression = property(property(this.template, 'Conditions'), name);
      this.conditions.set(name, undefined);
      if (expression !== undefined) {
        this.conditions.set(name, conditionOf(expression, this));
      }
    }
    return this.conditions.get(name);
  }

  public output(name: string, branch: Branch): Value {
    const expression = property(property(property(this.template, 'Outputs'), name), 'Value');
    const text = `${this.prefix}Outputs.${name}`;
    if (expression === undefined) {
      return unresolved(text, `${this.parent?.resource.id} has no output ${name}`);
    }
    return branch.once(
      text,
      () => this.evaluate(expression, branch),
      () => unresolved(text, `${text} refers to itself`),
    );
  }

  private unrolled(template: unknown): unknown {
    try {
      return unrollLoops(template, {
        collection: (expression) => this.staticList(expression),
        cannotUnroll: (name, reason) =>
          this.context.notes.cannotRead(`${this.prefix}Fn::ForEach::${name}, ${reason}`, {
            id: `${this.prefix}Fn::ForEach::${name}`, owner: this,
          }),
      });
    } catch (error) {
      // Whoever reads a nested stack says which it is.
      if (this.parent !== undefined) { throw error; }
      const source = this.origin.name ?? this.context.options.source ?? 'the template';
      throw new Error(`${source} cannot be read: ${(error as Error).message}`);
    }
  }

  private parameter(name: string, declaration: unknown): Parameter {
    const parameter = { ...declaredParameter(`${this.prefix}${name}`, declaration), origin: this.origin };
    if (this.parent === undefined) {
      return { ...parameter, pinned: ownText(this.context.options.parameters, name) };
    }
    const { stack, resource } = this.parent;
    const values = property(resource.written, 'Parameters');
    const spelled = isRecord(values) && intrinsic(values) === undefined && intrinsic(resource.written) === undefined;
    const expression = spelled ? property(values, name) : (values ?? resource.written);
    if (spelled && expression === undefined) {
      return parameter;
    }
    const value = spelled
      ? lazy(stack, expression)
      : (branch: Branch) => resource.properties(branch).structure('Parameters').value(name);
    return { ...parameter, passed: { value, expression } };
  }

  private resource(name: string, declaration: unknown): [string, DeclaredResource][] {
    const type = property(declaration, 'Type');
    const resource = new DeclaredResource(declaration, name, this);
    const { id } = resource;
    if (typeof type !== 'string' && name === 'Fn::Transform') { return []; }
    if (typeof type !== 'string') {
      this.context.notes.cannotRead(`${id}, which is no resource with a Type`, { id, owner: this });
      return [];
    }
    if (type.endsWith('::MODULE')) {
      this.cannotReadAnyOf(resource, `${id}, which is a module, ${type}`);
      return [];
    }
    return [[name, this.context.add(resource)]];
  }

  private nestedStack(name: string, resource: DeclaredResource): [string, Stack][] {
    if (resource.type === SERVERLESS_APPLICATION) {
      this.cannotReadAnyOf(resource, `the serverless application ${resource.id}, whose template is not at hand`);
    }
    if (resource.type !== NESTED_STACK) { return []; }
    if (this.root.nestedStacks === MAX_STACKS || this.depth === MAX_DEPTH) {
      this.cannotReadAnyOf(resource, `nested stacks deeper than ${MAX_DEPTH} or beyond the first ${MAX_STACKS}`);
      return [];
    }
    try {
      const nested = this.origin.nested ?? this.context.options.nested;
      const template = nested?.(resource.id.slice(idPrefix(this.origin.name).length));
      if (isRecord(template)) {
        this.root.nestedStacks += 1;
        return [[name, new Stack(template, this.context, { stack: this, resource })]];
      }
      this.cannotReadAnyOf(resource, `the nested stack ${resource.id}, whose template is not at hand`);
    } catch (error) {
      const reason = `whose template cannot be read: ${(error as Error).message}`;
      this.cannotReadAnyOf(resource, `the nested stack ${resource.id}, ${reason}`);
    }
    return [];
  }

  /** It stands for resources of its own, which know of the others what they are handed. */
  private cannotReadAnyOf(resource: DeclaredResource, part: string): void {
    const handed = () => handedTo(resource, this.context);
    this.context.notes.cannotRead(part, { id: resource.id, owner: resource, handed });
  }

  /** A list that is known without looking at conditions: what a loop can be unrolled over. */
  private staticList(expression: unknown): readonly string[] | undefined {
    const call = intrinsic(expression);
    if (call?.name !== 'Ref' || typeof call.argument !== 'string') {
      return spelledOut(staticLookup(expression, this.mappings));
    }
    const parameter = this.parameters.get(call.argument);
    if (parameter !== undefined && isSystemsManagerType(parameter.type)) { return undefined; }
    if (parameter?.passed !== undefined) {
      return spelledOut(parameter.passed.expression);
    }
    if (parameter?.pinned === undefined && parameter?.default !== undefined) {
      this.context.notes.assume(`parameter ${parameter.name} = ${parameter.default} (its default)`);
    }
    return spelledOut(parameter?.pinned ?? parameter?.default);
  }

  private noteOddParts(): void {
    const stack = this.parent?.resource.id ?? this.origin.name;
    const owner = stack === undefined ? '' : ` of ${stack}`;
    for (const { name, text, isValue } of oddParts(this.template, this.functions)) {
      const id = `${this.prefix}${name}`;
      this.context.notes.cannotRead(`${text}${owner}`, { id, owner: this, ...isValue ? { handed: () => [] } : {} });
    }
  }
}

function section(template: unknown, name: string): Readonly<Record<string, unknown>> {
  const value = property(template, name);
  return isRecord(value) ? value : {};
}

function ownText(record: unknown, name: string): string | undefined {
  const value = property(record, name);
  return value === undefined ? undefined : textOf(value);
}
