import { ALWAYS, and, Condition, is, not, or } from '../../../../src/reachability/private/conditions/condition';
import { clausesOf, relevantTo } from '../../../../src/reachability/private/conditions/relevance';
import { guardText } from '../sources/cloudformation/builders';

const CHOICES = ['A', 'B', 'C', 'D'].map((name) => ({ name, values: ['1', '2'] }));
const [a, b, c, d] = CHOICES.map(({ name }) => is(name, '1'));
const relevant = (condition: Condition, constraint: Condition) => {
  const kept = relevantTo([{ when: condition }], CHOICES, constraint);
  return [kept.choices.map(({ name }) => name).join(''), guardText(kept.constraint)];
};

test.each<[string, Condition, Condition, string[]]>([
  ['nothing conditional', ALWAYS, and(a, b), ['', 'always']],
  ['the choices of a noun', and(a, not(or(b, c))), ALWAYS, ['ABC', 'always']],
  ['a constraint on them', a, and(a, d), ['A', 'A=1']],
  ['a constraint that ties another choice to them', a, and(or(b, c), or(c, a)), ['ABC', '((B=1 | C=1) & (C=1 | A=1))']],
  ['a constraint of one clause', a, not(and(a, d)), ['AD', '!((A=1 & D=1))']],
])('%s', (_, condition, constraint, expected) => expect(relevant(condition, constraint)).toEqual(expected));

test('clauses that stand in many places are one', () => {
  const shared = Array.from({ length: 100 }).reduce<Condition>((inner) => and(inner, inner, b), a);
  expect(new Set(clausesOf(shared))).toEqual(new Set([a, b]));
  expect(clausesOf(shared)).toHaveLength(2);
});
