import { Possibilities } from '../../../../../../src/reachability/private/conditions/branch';
import { ALWAYS, Condition, is } from '../../../../../../src/reachability/private/conditions/condition';
import { Published, PublishedValues } from '../../../../../../src/reachability/private/sources/cloudformation/cross-stack/published-values';
import { literal, unresolved } from '../../../../../../src/reachability/private/sources/cloudformation/expressions/value';

const possibilities = new Possibilities();
possibilities.add({ name: 'Share', values: ['yes', 'no'] });
const value = (name: string, of: string, more: Partial<Published> = {}): Published => ({
  name: () => literal(name), value: () => literal(of), when: ALWAYS, origin: { name: of }, ...more,
});
const shared = (answer: string): Condition => is('Share', answer);

/** What a reader finds under a name, on every branch, and whom it is linked to. */
function found(published: Published[], name = literal('x') as Parameters<PublishedValues['find']>[0], assembly?: string) {
  const values = new PublishedValues(possibilities, () => published, 'exported');
  const links: (string | undefined)[] = [];
  const answers = possibilities.everyBranch(ALWAYS, (branch) => values.find(name, branch, { name: 'R', assembly }, (origin) => links.push(origin.name)))
    .map(({ value: answer }) => (answer === undefined ? undefined : answer.kind === 'unresolved' ? `?${answer.reason}` : answer.kind === 'literal' && answer.value));
  return { answers, links };
}

test('nothing', () => expect(found([])).toEqual({ answers: [undefined], links: [] }));
test('a value by its name, and whose it is', () => expect(found([value('y', 'B'), value('x', 'A')])).toEqual({ answers: ['A'], links: ['A'] }));
test('a name that is not known, by its text', () => {
  const secret = unresolved('P', 'a parameter');
  expect(found([value('x', 'B'), value('', 'A', { name: () => secret })], secret).answers).toEqual(['A']);
});
test('two of a name are nobody\'s', () => expect(found([value('x', 'B'), value('x', 'A')]).answers).toEqual(['?x is exported more than once: by A and B']));
test('two of a name that are never there together', () => {
  expect(found([value('x', 'A', { when: shared('yes') }), value('x', 'B', { when: shared('no') })]).answers).toEqual(['A', 'B']);
});
test('one that is there sometimes', () => expect(found([value('x', 'A', { when: shared('yes') })]).answers).toEqual(['A', undefined]));
test('that of the own assembly, if there is one', () => {
  const both = [value('x', 'A', { origin: { name: 'A', assembly: 'a' } }), value('x', 'B', { origin: { name: 'B', assembly: 'b' } })];
  expect(found(both, literal('x'), 'b').answers).toEqual(['B']);
  expect(found(both, literal('x'), 'c').answers).toEqual(['?x is exported more than once: by A and B']);
  expect(found([both[0]], literal('x'), 'c').answers).toEqual(['A']);
});
