import { expressionText, textOf } from './expression-text';
import { cidrFunction } from './intrinsics-cidr';
import { base64, join, lengthOf, split, substitute, toJsonString } from './intrinsics-text';
import type { Scope } from './scope';
import { lazy } from './scope';
import { withoutDynamicReferences } from './systems-manager';
import type { Lazy, LazyProperties, Unresolved, Value } from './value';
import { ABSENT, asText, intrinsic, isRecord, list, literal, property, unresolved } from './value';
import type { Branch } from '../../../conditions/branch';
import { MAX_VARIANTS } from '../../../conditions/branch';

type Intrinsic = (argument: unknown, scope: Scope, branch: Branch) => Value;

/**
 * Takes away the intrinsic functions at the head of an expression. What cannot be known is unresolved: no input makes
 * it throw.
 */
export function evaluate(expression: unknown, scope: Scope, branch: Branch): Value {
  return withoutDynamicReferences(asWritten(expression, scope, branch), scope, branch);
}

function asWritten(expression: unknown, scope: Scope, branch: Branch): Value {
  if (expression === null || expression === undefined) { return ABSENT; }
  if (typeof expression === 'string' || typeof expression === 'number' || typeof expression === 'boolean') {
    return literal(expression);
  }
  if (Array.isArray(expression)) { return list(expression.map((item) => lazy(scope, item))); }
  const call = intrinsic(expression);
  if (call !== undefined) {
    return (
      INTRINSICS.get(call.name)?.(call.argument, scope, branch) ??
      opaque(expression, scope, `nothing here knows the function ${call.name}`)
    );
  }
  if (!isRecord(expression)) { return unresolved(textOf(expression), 'it is not JSON'); }
  return { kind: 'structure', properties: new WrittenProperties(expression, scope) };
}

/** The properties of a structure as the template has them. */
class WrittenProperties implements LazyProperties {
  private readonly read = new Map<string, Lazy>();

  constructor(
    private readonly written: Readonly<Record<string, unknown>>,
    private readonly scope: Scope,
  ) {}

  public get names(): readonly string[] {
    return Object.keys(this.written);
  }

  public get(name: string): Lazy | undefined {
    if (!this.read.has(name) && Object.hasOwn(this.written, name)) {
      this.read.set(name, lazy(this.scope, this.written[name]));
    }
    return this.read.get(name);
  }
}

function ref(argument: unknown, scope: Scope, branch: Branch): Value {
  const name = asText(scope.evaluate(argument, branch));
  if (name === undefined) { return opaque({ Ref: argument }, scope, 'what Ref names is unknown'); }
  return (
    scope.referred(name, branch) ?? unresolved(`${scope.prefix}${name}`, `Ref ${name} names nothing in the template`)
  );
}

function getAtt(argument: unknown, scope: Scope, branch: Branch): Value {
  const parts = Array.isArray(argument)
    ? argument.map((part) => asText(scope.evaluate(part, branch)))
    : [asText(scope.evaluate(argument, branch))];
  const path = parts.includes(undefined) ? '' : parts.join('.');
  const dot = path.indexOf('.');
  if (dot < 0) { return opaque({ 'Fn::GetAtt': argument }, scope, 'what Fn::GetAtt names is unknown'); }
  return scope.attribute(path.slice(0, dot), path.slice(dot + 1), branch);
}

function select(argument: unknown, scope: Scope, branch: Branch): Value {
  const [index, items] = Array.isArray(argument) ? argument : [];
  const at = Number(asText(scope.evaluate(index, branch)) || NaN);
  const from = scope.evaluate(items, branch);
  const expression = { 'Fn::Select': argument };
  if (!Number.isInteger(at)) {
    const reason = 'the index of Fn::Select is unknown';
    return { ...opaque(expression, scope, reason), among: anyOf(from, branch) };
  }
  if (from.kind === 'unresolved') {
    return unresolved(`${from.text}[${at}]`, from.reason, {
      element: { list: from.text, index: at, distinct: from.distinctElements ?? false },
    });
  }
  if (from.kind !== 'list' || from.items[at] === undefined) {
    return opaque(expression, scope, `Fn::Select finds no element ${at}`);
  }
  return from.items[at](branch);
}

/** The resources that the elements of a list name or may name; undefined if some element may be any. */
function anyOf(items: Value, branch: Branch): readonly string[] | undefined {
  if (items.kind !== 'list') { return undefined; }
  const ids = items.items.map((item) => resourcesNamed(item(branch)));
  return ids.includes(undefined) ? undefined : [...new Set(ids.flatMap((some) => some!))].sort();
}

function resourcesNamed(value: Value): readonly string[] | undefined {
  switch (value.kind) {
    case 'resource': return [value.id];
    case 'unresolved': return value.among;
    case 'list':
    case 'structure': return undefined;
    case 'literal':
    case 'absent': return [];
  }
}

/**
 * The zones of the stack's own Region have one name, whichever way the template spells that Region: nobody need know
 * it.
 */
function getAzs(argument: unknown, scope: Scope, branch: Branch): Value {
  const distinct = { distinctElements: true };
  const reason = 'only AWS knows the Availability Zones of a Region';
  const own = unresolved('Fn::GetAZs', reason, distinct);
  if (argument === '' || intrinsic(argument)?.argument === 'AWS::Region') { return own; }
  const region = scope.evaluate(argument, branch);
  const text = region.kind === 'unresolved' ? region.text : asText(region) ?? expressionText(argument, scope.prefix);
  const stackRegion = scope.referred('AWS::Region', branch);
  return text === '' || text === 'AWS::Region' || (stackRegion !== undefined && text === asText(stackRegion))
    ? own
    : unresolved(`Fn::GetAZs ${text}`, reason, distinct);
}

function findInMap(argument: unknown, scope: Scope, branch: Branch): Value {
  const [map, first, second, options] = Array.isArray(argument) ? argument : [];
  const keys = [map, first, second].map((key) => asText(scope.evaluate(key, branch)));
  const found = keys.includes(undefined) ? undefined : (keys as string[]).reduce<unknown>(property, scope.mappings);
  if (isMappingValue(found)) { return scope.evaluate(found, branch); }
  const fallback = property(options, 'DefaultValue');
  if (!keys.includes(undefined) && fallback !== undefined) { return scope.evaluate(fallback, branch); }
  return opaque({ 'Fn::FindInMap': argument }, scope, keys.includes(undefined)
    ? `what Fn::FindInMap looks up in ${keys[0] ?? 'a mapping'} is unknown`
    : `the mapping ${keys[0]} has no ${keys[1]}, ${keys[2]}`);
}

/** Mappings hold no expressions: CloudFormation refuses them. */
function isMappingValue(value: unknown): boolean {
  return Array.isArray(value) ? value.every(isScalar) : isScalar(value);
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

function conditional(argument: unknown, scope: Scope, branch: Branch): Value {
  const [condition, then, otherwise] = Array.isArray(argument) ? argument : [];
  switch (branch.holds(scope.conditionOf(condition))) {
    case true:
      return scope.evaluate(then, branch);
    case false:
      return scope.evaluate(otherwise, branch);
    case undefined:
      return opaque(
        { 'Fn::If': argument },
        scope,
        `it depends on more than ${MAX_VARIANTS} combinations of conditions`,
      );
  }
}

function importValue(argument: unknown, scope: Scope, branch: Branch): Value {
  const name = scope.evaluate(argument, branch);
  const text = name.kind === 'unresolved' ? name.text : asText(name) ?? expressionText(argument, scope.prefix);
  return scope.crossStack.exported(name, branch, scope.origin)
    ?? unresolved(`Fn::ImportValue ${text}`, `${text} is imported from another stack`);
}

/** The output of a stack of this account and Region, if neither is said to be another. */
function getStackOutput(argument: unknown, scope: Scope, branch: Branch): Value {
  const of = (name: string) => scope.evaluate(property(argument, name), branch);
  const [stack, output] = ['StackName', 'OutputName'].map((name) => asText(of(name)));
  const region = of('Region');
  const own = region.kind === 'absent' || asText(region) === asText(scope.evaluate({ Ref: 'AWS::Region' }, branch));
  const found = stack === undefined || output === undefined || !own || of('RoleArn').kind !== 'absent'
    ? undefined
    : scope.crossStack.output(stack, output, branch, scope.origin);
  return found ?? opaque(
    { 'Fn::GetStackOutput': argument },
    scope,
    `it is output ${output ?? '?'} of another stack, ${stack ?? '?'}`,
  );
}

function transform(argument: unknown, scope: Scope): Value {
  return opaque(
    { 'Fn::Transform': argument },
    scope,
    `the macro ${textOf(property(argument, 'Name') ?? '')} decides it at deploy time`,
  );
}

function opaque(expression: unknown, scope: Scope, reason: string): Unresolved {
  return unresolved(expressionText(expression, scope.prefix), reason);
}

const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::Select', select],
  ['Fn::GetAZs', getAzs],
  ['Fn::Cidr', cidrFunction],
  ['Fn::Split', split],
  ['Fn::Join', join],
  ['Fn::Sub', substitute],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', conditional],
  ['Fn::ImportValue', importValue],
  ['Fn::GetStackOutput', getStackOutput],
  ['Fn::Length', lengthOf],
  ['Fn::ToJsonString', toJsonString],
  ['Fn::Base64', base64],
  ['Fn::Transform', transform],
]);
