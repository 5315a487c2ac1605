import { textOf } from '../expressions/expression-text';
import { piecesOfSub } from '../expressions/intrinsics-text';
import { pinnedPseudoParameter } from '../expressions/pseudo-parameters';
import { intrinsic, isRecord, property } from '../expressions/value';
import type { Stack } from '../stack';
import { NESTED_STACK } from '../stack';

/** Properties that say nothing of packets: what they look up in mappings makes no choice worth telling apart. */
const IRRELEVANT = new Set(['ImageId', 'InstanceType', 'KeyName', 'Metadata', 'Tags', 'UserData']);

/** Functions of conditions and rules that compare their two operands. */
const COMPARISONS = new Set(['Fn::Equals', 'Fn::Contains', 'Fn::EachMemberIn', 'Fn::EachMemberEquals']);

/** Functions that pick one of several values. */
const PICKS = ['Fn::FindInMap', 'Fn::Select'] as const;
const [FIND_IN_MAP, SELECT] = PICKS;

/** Finds out which parameters decide something about the network, and with which literals they are compared. */
export function collectComparedLiterals(stack: Stack): void {
  const resources = [...stack.resources.values()].filter(
    ({ type }) => type.startsWith('AWS::EC2::') || type === NESTED_STACK,
  );
  const outputs = property(stack.template, 'Outputs');
  // Where a mapping gives a condition, what it holds is the name of one.
  const named = resources.some(({ condition }) => intrinsic(condition) !== undefined) ? stack.mappings : [];
  const conditions = conditionsNamedIn(
    [resources.map(({ condition, written }) => [condition, written]), outputs, named],
    property(stack.template, 'Conditions'),
  );
  comparisons(stack, [conditions, property(stack.template, 'Rules')]);
  if (PICKS.some((name) => stack.functions.has(name))) {
    lookUps(stack, [conditions, outputs, resources.map(({ written }) => written)]);
  }
  stack.nested.forEach(collectComparedLiterals);
}

/** The conditions that these parts of the template name, and those that they in turn depend on. */
function conditionsNamedIn(parts: unknown, conditions: unknown): readonly unknown[] {
  if (!isRecord(conditions)) { return []; }
  const named = new Map<string, unknown>();
  const pending = [parts];
  while (pending.length > 0) {
    const part = pending.pop();
    if (typeof part === 'object' && part !== null) {
      for (const inner of Object.values(part)) { pending.push(inner); }
    }
    const condition = typeof part === 'string' && !named.has(part) ? property(conditions, part) : undefined;
    if (condition === undefined) { continue; }
    named.set(part as string, condition);
    pending.push(condition);
  }
  return [...named.values()];
}

function comparisons(stack: Stack, part: unknown): void {
  for (const [name, value] of entries(part)) {
    if (COMPARISONS.has(name) && Array.isArray(value)) {
      compare(stack, value[0], literalsIn(stack, value[1]));
      compare(stack, value[1], literalsIn(stack, value[0]));
    }
    comparisons(stack, value);
  }
}

/** The parameters that an operand mentions, in the stack where their values come from. */
function compare(stack: Stack, operand: unknown, literals: readonly string[], followed = new Set<string>()): void {
  for (const { name, isWhole } of mentionedIn(operand)) {
    const parameter = stack.parameters.get(name);
    // A text that the parameter is a part of, or a key of, is no value of it: all that is known is that it matters.
    const values = isWhole ? literals : [];
    if (parameter?.passed !== undefined && stack.parent !== undefined) {
      if (followed.has(parameter.name)) { continue; }
      followed.add(parameter.name);
      compare(stack.parent.stack, parameter.passed.expression, values, followed);
    } else if (parameter === undefined ? isOpenPseudoParameter(stack, name) : parameter.pinned === undefined) {
      stack.context.comparedLiterals.compare(parameter?.name ?? name, values);
    }
  }
}

function lookUps(stack: Stack, part: unknown): void {
  for (const [name, value] of entries(part)) {
    if (IRRELEVANT.has(name)) { continue; }
    if (name === FIND_IN_MAP && Array.isArray(value)) { lookUp(stack, value); }
    if (name === SELECT && Array.isArray(value)) { choose(stack, value); }
    lookUps(stack, value);
  }
}

function lookUp(stack: Stack, [map, first, second, options]: readonly unknown[]): void {
  const level = typeof map === 'string' ? property(stack.mappings, map) : undefined;
  const inner = isRecord(level)
    ? Object.values(level).flatMap((keys) => (isRecord(keys) ? Object.keys(keys) : []))
    : [];
  const optional = property(options, 'DefaultValue') !== undefined;
  key(stack, first, isRecord(level) ? Object.keys(level) : [], optional);
  key(stack, second, inner, optional);
}

/** A parameter that picks one of the elements written out here is the index of one of them. */
function choose(stack: Stack, [index, elements]: readonly unknown[]): void {
  if (Array.isArray(elements)) { key(stack, index, elements.map((_, i) => String(i)), false); }
}

function key(stack: Stack, expression: unknown, keys: readonly string[], optional: boolean): void {
  if (optional || intrinsic(expression)?.name !== 'Ref') {
    compare(stack, expression, keys);
    return;
  }
  const name = textOf(intrinsic(expression)?.argument);
  const parameter = stack.parameters.get(name);
  if (parameter?.passed !== undefined && stack.parent !== undefined) {
    key(stack.parent.stack, parameter.passed.expression, keys, false);
  } else if (parameter === undefined ? isOpenPseudoParameter(stack, name) : parameter.pinned === undefined) {
    stack.context.comparedLiterals.lookUp(parameter?.name ?? name, keys);
  }
}

function isOpenPseudoParameter(stack: Stack, name: string): boolean {
  return ['AWS::Region', 'AWS::AccountId', 'AWS::Partition', 'AWS::URLSuffix'].includes(name)
    && pinnedPseudoParameter(name, stack.context.options) === undefined;
}

function literalsIn(stack: Stack, operand: unknown): readonly string[] {
  if (Array.isArray(operand)) { return operand.flatMap((item) => literalsIn(stack, item)); }
  if (typeof operand === 'object' && operand !== null) {
    const [parameter] = mentionedIn(operand).map(({ name }) => stack.parameters.get(name));
    return parameter?.default === undefined || intrinsic(operand)?.name !== 'Ref' ? [] : [parameter.default];
  }
  return operand === undefined || operand === null ? [] : [textOf(operand)];
}

interface Mention {
  readonly name: string;
  /** The expression may be nothing but the value of what it mentions. */
  readonly isWhole: boolean;
}

/** What `Ref` and `Fn::Sub` mention anywhere in an expression. */
function mentionedIn(expression: unknown, isWhole = true): readonly Mention[] {
  if (Array.isArray(expression)) { return expression.flatMap((item) => mentionedIn(item, isWhole)); }
  const call = intrinsic(expression);
  if (call === undefined) { return entries(expression).flatMap(([, value]) => mentionedIn(value, isWhole)); }
  const { name, argument } = call;
  const parts: readonly unknown[] = Array.isArray(argument) ? argument : [];
  switch (name) {
    case 'Ref': return typeof argument === 'string' ? [{ name: argument, isWhole }] : [];
    case 'Fn::Sub': return mentionedInText(parts[0] ?? argument, parts[1], isWhole);
    case 'Fn::If': return mentionedIn(parts.slice(1), isWhole);
    // A list of one text is that text, whatever would stand between two.
    case 'Fn::Join': return mentionedIn(parts[1], isWhole && !(Array.isArray(parts[1]) && parts[1].length > 1));
    case 'Fn::Select': return [...mentionedIn(parts[0], false), ...mentionedIn(parts.slice(1), isWhole)];
  }
  return mentionedIn(argument, false);
}

function mentionedInText(text: unknown, variables: unknown, isWhole: boolean): readonly Mention[] {
  if (typeof text !== 'string') { return []; }
  const isOne = isWhole && piecesOfSub(text).length === 1;
  return [...variablesOf(text).map((name) => ({ name, isWhole: isOne })), ...mentionedIn(variables, isOne)];
}

function variablesOf(text: string): readonly string[] {
  return piecesOfSub(text).flatMap(({ name }) => (name === undefined || /^!|\./.test(name) ? [] : [name]));
}

function entries(part: unknown): readonly [string, unknown][] {
  return typeof part === 'object' && part !== null ? Object.entries(part) : [];
}
