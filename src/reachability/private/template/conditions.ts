import { expressionText } from './expression-text';
import type { Scope } from './scope';
import type { Value } from './value';
import { asText, isRecord } from './value';
import type { Way } from './way';
import type { Guard } from '../network/guard';
import { ALWAYS, and, is, NEVER, not, or } from '../network/guard';

/** True, false, or the text of a question that nothing in the template decides. */
type Answer = boolean | string;

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
  return comparison === undefined
    ? undecided(expressionText(condition, scope.prefix), scope)
    : ask(scope, (way) => comparison(operands[0], operands[1], scope, way));
}

const COMPARISONS: ReadonlyMap<string, (a: unknown, b: unknown, scope: Scope, way: Way) => Answer> = new Map([
  ['Fn::Equals', (a, b, scope, way) => equal(read(a, scope, way), read(b, scope, way))],
  ['Fn::Contains', (a, b, scope, way) => contains(elements(a, scope, way), read(b, scope, way))],
  ['Fn::EachMemberIn', (a, b, scope, way) => {
    const allowed = elements(b, scope, way);
    return every(elements(a, scope, way).map((member) => contains(allowed, member)));
  }],
  ['Fn::EachMemberEquals', (a, b, scope, way) => {
    const expected = read(b, scope, way);
    return every(elements(a, scope, way).map((member) => equal(member, expected)));
  }],
]);

function named(name: string, scope: Scope): Guard {
  return scope.condition(name) ?? undecided(`condition ${scope.prefix}${name}`, scope);
}

/** The template leaves it open: both answers are possible, the same one for equal questions. */
function undecided(question: string, scope: Scope): Guard {
  return is(scope.possibilities.add({ name: question, values: ['true', 'false'] }).name, 'true');
}

function ask(scope: Scope, question: (way: Way) => Answer): Guard {
  return or(...scope.possibilities.everyWay(ALWAYS, question).map(({ when, value }) => {
    if (typeof value === 'string') { return and(when, undecided(value, scope)); }
    return value ? when : NEVER;
  }));
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

function elements(expression: unknown, scope: Scope, way: Way): readonly Operand[] {
  const value = scope.evaluate(expression, way);
  const text = expressionText(expression, scope.prefix);
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

function equal(a: Operand, b: Operand): Answer {
  if (a.known && b.known) { return a.text === b.text; }
  if (a.known === b.known && a.text === b.text) { return true; }
  if (a.known && b.otherThan?.includes(a.text) || b.known && a.otherThan?.includes(b.text)) { return false; }
  return [a, b].map(({ text, known }) => (known ? `'${text}'` : text)).sort().reverse().join(' = ');
}

function contains(members: readonly Operand[], wanted: Operand): Answer {
  const answers = members.map((member) => equal(member, wanted));
  return answers.includes(true) || (answers.find((answer) => typeof answer === 'string') ?? false);
}

function every(answers: readonly Answer[]): Answer {
  return !answers.includes(false) && (answers.find((answer) => typeof answer === 'string') ?? true);
}
