import { guardText } from './builders';
import { ALWAYS, and, Guard, is, not, or } from '../../../../src/reachability/private/network/guard';
import { relevantTo } from '../../../../src/reachability/private/template/relevance';

const CHOICES = ['A', 'B', 'C', 'D'].map((name) => ({ name, values: ['1', '2'] }));
const [a, b, c, d] = CHOICES.map(({ name }) => is(name, '1'));
const relevant = (guard: Guard, constraint: Guard) => {
  const kept = relevantTo([{ when: guard }], CHOICES, constraint);
  return [kept.choices.map(({ name }) => name).join(''), guardText(kept.constraint)];
};

test.each<[string, Guard, Guard, string[]]>([
  ['nothing conditional', ALWAYS, and(a, b), ['', 'always']],
  ['the choices of a noun', and(a, not(or(b, c))), ALWAYS, ['ABC', 'always']],
  ['a constraint on them', a, and(a, d), ['A', 'A=1']],
  ['a constraint that ties another choice to them', a, and(or(b, c), or(c, a)), ['ABC', '((B=1 | C=1) & (C=1 | A=1))']],
  ['a constraint of one clause', a, not(and(a, d)), ['AD', '!((A=1 & D=1))']],
])('%s', (_, guard, constraint, expected) => expect(relevant(guard, constraint)).toEqual(expected));
