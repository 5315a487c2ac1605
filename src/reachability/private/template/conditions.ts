import { expressionText } from './expression-text';
import type { Scope } from './scope';
import type { Value } from './value';
import { asText, isRecord } from './value';
import type { Way } from './way';
import type { Guard } from '../network/guard';
import { ALWAYS, and, is, NEVER, not, or } from '../network/guard';

/** When a condition holds: of a section `Conditions`, of `Fn::If`, or an assertion of a section `Rules`. */
export function guardOf(condition: unknown, scope: Scope): Guard {
  if (typeof condition === 'boolean') { return condition ? ALWAYS : NEVER; }
  if (typeof condition === 'string') { return named(condition, scope); }
  const entries = isRecord(condition) ? Object.entries(condition) : [];
  const [name, argument] = entries.length === 1 ? entries[0] : [''];
  const operands: readonly unknown[] = Array.isArray(argument) ? argument : [];
  switch (name) {
    case 'Condition': return typeof argument === 'string' ? named(argument, scope) : undecided(expressionText(condition, scope.prefix), scope);
    case 'Fn::And': return and(...operands.map((part) => guardOf(part, scope)));
    case 'Fn::Or': return or(...operands.map((part) => guardOf(part, scope)));
    case 'Fn::Not': return not(guardOf(operands[0], scope));
  }
  const comparison = COMPARISONS.get(name);
  const open = () => undecided(expressionText(condition, scope.prefix), scope);
  return comparison === undefined ? open() : ask(scope, (way) => comparison(operands[0], operands[1], scope, way) ?? open());
}

/** Undefined if it compares the members of a list that is unknown. */
type Comparison = (a: unknown, b: unknown, scope: Scope, way: Way) => Guard | undefined;

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['Fn::Equals', (a, b, scope, way) => equal(read(a, scope, way), read(b, scope, way), scope)],
  ['Fn::Contains', (a, b, scope, way) => {
    const wanted = read(b, scope, way);
    const members = elements(a, scope, way);
    return members && or(...members.map((member) => equal(member, wanted, scope)));
  }],
  ['Fn::EachMemberIn', (a, b, scope, way) => {
    const [members, allowed] = [elements(a, scope, way), elements(b, scope, way)];
    return members && allowed && and(...members.map((member) => or(...allowed.map((one) => equal(member, one, scope)))));
  }],
  ['Fn::EachMemberEquals', (a, b, scope, way) => {
    const expected = read(b, scope, way);
    const members = elements(a, scope, way);
    return members && and(...members.map((member) => equal(member, expected, scope)));
  }],
]);

function named(name: string, scope: Scope): Guard {
  return scope.condition(name) ?? undecided(`condition ${scope.prefix}${name}`, scope);
}

/** The template leaves it open: both answers are possible, the same one for equal questions. */
function undecided(question: string, scope: Scope): Guard {
  return is(scope.possibilities.add({ name: question, values: ['true', 'false'] }).name, 'true');
}

/** The answer on each way through the choices that the question depends on. */
function ask(scope: Scope, question: (way: Way) => Guard): Guard {
  return or(...scope.possibilities.everyWay(ALWAYS, question).map(({ when, value }) => and(when, value)));
}

/** What an operand comes to: lists as the text of their elements, since conditions compare strings. */
interface Operand {
  readonly text: string;
  readonly known: boolean;
  readonly otherThan?: readonly string[];
}

function read(expression: unknown, scope: Scope, way: Way): Operand {
  return operand(scope.evaluate(expression, way), expressionText(expression, scope.prefix), way);
}

function elements(expression: unknown, scope: Scope, way: Way): readonly Operand[] | undefined {
  const value = scope.evaluate(expression, way);
  const text = expressionText(expression, scope.prefix);
  if (value.kind === 'unresolved') { return undefined; }
  return value.kind === 'list' ? value.items.map((item, i) => operand(item(way), `${text}[${i}]`, way)) : [operand(value, text, way)];
}

function operand(value: Value, expression: string, way: Way): Operand {
  switch (value.kind) {
    case 'literal': return { text: String(value.value), known: true };
    case 'unresolved': return { text: value.text, known: false, otherThan: value.otherThan };
    // The physical id of a resource is none of the strings that a template can spell out.
    case 'resource': return { text: value.id, known: false, otherThan: [''] };
    case 'list': {
      const items = value.items.map((item) => asText(item(way)));
      return items.includes(undefined) ? { text: expression, known: false } : { text: items.join(','), known: true };
    }
    default: return { text: expression, known: false };
  }
}

function equal(a: Operand, b: Operand, scope: Scope): Guard {
  if (a.known && b.known) { return a.text === b.text ? ALWAYS : NEVER; }
  if (a.known === b.known && a.text === b.text) { return ALWAYS; }
  if (excludes(a, b) || excludes(b, a)) { return NEVER; }
  const [first, second] = a.known || !b.known && b.text < a.text ? [b, a] : [a, b];
  return undecided(`${first.text} = ${second.known ? `'${second.text}'` : second.text}`, scope);
}

function excludes(a: Operand, b: Operand): boolean {
  return b.known && (a.otherThan?.includes(b.text) ?? false);
}
