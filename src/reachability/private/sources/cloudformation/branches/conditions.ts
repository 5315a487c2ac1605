import type { Branch } from '../../../conditions/branch';
import type { Condition } from '../../../conditions/condition';
import { ALWAYS, and, is, NEVER, not, or } from '../../../conditions/condition';
import { expressionText } from '../expressions/expression-text';
import type { Scope } from '../expressions/scope';
import type { Value } from '../expressions/value';
import { asText, intrinsic, isRecord } from '../expressions/value';

/** A hundred times what CloudFormation takes; of a longer list nobody compares the members. */
const MAX_OPERANDS = 1000;

/** When a condition holds: of a section `Conditions`, of `Fn::If`, or an assertion of a section `Rules`. */
export function conditionOf(condition: unknown, scope: Scope): Condition {
  if (typeof condition === 'boolean') { return condition ? ALWAYS : NEVER; }
  if (typeof condition === 'string') { return named(condition, scope); }
  const entries = isRecord(condition) ? Object.entries(condition) : [];
  const [name, argument] = entries.length === 1 ? entries[0] : [''];
  const operands: readonly unknown[] = Array.isArray(argument) ? argument : [];
  if (operands.length > MAX_OPERANDS) { return undecided(condition, scope); }
  switch (name) {
    case 'Condition':
      return typeof argument === 'string'
        ? named(argument, scope)
        : undecided(condition, scope);
    case 'Fn::And':
      return and(...operands.map((part) => scope.conditionOf(part)));
    case 'Fn::Or':
      return or(...operands.map((part) => scope.conditionOf(part)));
    case 'Fn::Not':
      return not(scope.conditionOf(operands[0]));
  }
  const comparison = COMPARISONS.get(name);
  return comparison === undefined
    ? ask(scope, (branch) => ofFunction(condition, scope, branch) ?? undecided(condition, scope))
    : ask(scope, (branch) => comparison(operands[0], operands[1], scope, branch) ?? undecided(condition, scope));
}

/**
 * What a function gives for a condition, as `Fn::FindInMap` does inside `Fn::ForEach`: the name of one, or
 * `AWS::NoValue`, which is none at all.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
 */
function ofFunction(condition: unknown, scope: Scope, branch: Branch): Condition | undefined {
  if (intrinsic(condition) === undefined) { return undefined; }
  const value = scope.evaluate(condition, branch);
  if (value.kind === 'absent') { return ALWAYS; }
  const name = asText(value);
  return name === undefined ? undefined : named(name, scope);
}

/** Undefined if it compares the members of a list that is unknown. */
type Comparison = (a: unknown, b: unknown, scope: Scope, branch: Branch) => Condition | undefined;

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['Fn::Equals', (a, b, scope, branch) => equal(read(a, scope, branch), read(b, scope, branch), scope)],
  ['Fn::Contains', (a, b, scope, branch) => {
    const wanted = read(b, scope, branch);
    const members = elements(a, scope, branch);
    return members && or(...members.map((member) => equal(member, wanted, scope)));
  }],
  ['Fn::EachMemberIn', (a, b, scope, branch) => {
    const [members, allowed] = [elements(a, scope, branch), elements(b, scope, branch)];
    return (
      members && allowed && and(...members.map((member) => or(...allowed.map((one) => equal(member, one, scope)))))
    );
  }],
  ['Fn::EachMemberEquals', (a, b, scope, branch) => {
    const expected = read(b, scope, branch);
    const members = elements(a, scope, branch);
    return members && and(...members.map((member) => equal(member, expected, scope)));
  }],
]);

function named(name: string, scope: Scope): Condition {
  return scope.condition(name) ?? open(`condition ${scope.prefix}${name}`, scope);
}

/** A condition that nobody looks into: either answer is possible, the same one for equal conditions. */
export function undecided(condition: unknown, scope: Scope): Condition {
  return open(expressionText(condition, scope.prefix), scope);
}

/** The template leaves it open: both answers are possible, the same one for equal questions. */
function open(question: string, scope: Scope): Condition {
  return is(scope.possibilities.add({ name: question, values: ['true', 'false'] }).name, 'true');
}

/** The answer on each way through the choices that the question depends on. */
function ask(scope: Scope, question: (branch: Branch) => Condition): Condition {
  return or(...scope.possibilities.everyBranch(ALWAYS, question).map(({ when, value }) => and(when, value)));
}

/** What an operand comes to: lists as the text of their elements, since conditions compare strings. */
interface Operand {
  readonly text: string;
  readonly known: boolean;
  readonly otherThan?: readonly string[];
}

function read(expression: unknown, scope: Scope, branch: Branch): Operand {
  return operand(scope.evaluate(expression, branch), expressionText(expression, scope.prefix), branch);
}

function elements(expression: unknown, scope: Scope, branch: Branch): readonly Operand[] | undefined {
  const value = scope.evaluate(expression, branch);
  const text = expressionText(expression, scope.prefix);
  if (value.kind === 'unresolved') { return undefined; }
  if (value.kind === 'list' && value.items.length > MAX_OPERANDS) { return undefined; }
  return value.kind === 'list'
    ? value.items.map((item, i) => operand(item(branch), `${text}[${i}]`, branch))
    : [operand(value, text, branch)];
}

function operand(value: Value, expression: string, branch: Branch): Operand {
  switch (value.kind) {
    case 'literal': return { text: String(value.value), known: true };
    case 'unresolved': return { text: value.text, known: false, otherThan: value.otherThan };
    // The physical id of a resource is none of the strings that a template can spell out.
    case 'resource': return { text: value.id, known: false, otherThan: [''] };
    case 'list': {
      const items = value.items.map((item) => asText(item(branch)));
      return items.includes(undefined) ? { text: expression, known: false } : { text: items.join(','), known: true };
    }
    case 'structure':
    case 'absent': return { text: expression, known: false };
  }
}

function equal(a: Operand, b: Operand, scope: Scope): Condition {
  if (a.known && b.known) { return a.text === b.text ? ALWAYS : NEVER; }
  if (a.known === b.known && a.text === b.text) { return ALWAYS; }
  if (excludes(a, b) || excludes(b, a)) { return NEVER; }
  const [first, second] = a.known || !b.known && b.text < a.text ? [b, a] : [a, b];
  return open(`${first.text} = ${second.known ? `'${second.text}'` : second.text}`, scope);
}

function excludes(a: Operand, b: Operand): boolean {
  return b.known && (a.otherThan?.includes(b.text) ?? false);
}
