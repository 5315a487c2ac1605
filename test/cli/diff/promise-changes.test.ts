import { promiseChanges } from '../../../src/cli/diff/promise-changes';
import type { Finding } from '../../../src/reachability/finding';
import { Severity, Verdict } from '../../../src/reachability/verdict';

const { PROVED, UNKNOWN, VIOLATED } = Verdict;
const said = (...verdicts: Verdict[]) => verdicts.map((verdict) => ({ rule: 'return-traffic', subject: 'A', verdict, severity: Severity.ERROR }) as Finding);
const kinds = (before: readonly Finding[], after: readonly Finding[]) => promiseChanges(before, after).map(({ kind }) => kind);

test.each<[Verdict, Verdict, string[]]>([
  [PROVED, PROVED, []], [PROVED, VIOLATED, ['lost']], [PROVED, UNKNOWN, ['weakened']], [VIOLATED, PROVED, ['won']], [UNKNOWN, PROVED, ['settled']],
  [UNKNOWN, VIOLATED, ['lost']], [VIOLATED, VIOLATED, []], [VIOLATED, UNKNOWN, []],
])('%s, then %s', (before, after, expected) => expect(kinds(said(before), said(after))).toEqual(expected));
test('of what differs between deployments the worst counts, on both sides', () => {
  const both = said(VIOLATED, VIOLATED, UNKNOWN);
  expect([kinds(both, both), kinds(both, said(UNKNOWN)), kinds(said(PROVED), both), kinds(both, said(PROVED)), kinds(said(UNKNOWN), both)])
    .toEqual([[], [], ['lost'], ['won'], ['lost']]);
});
test('what was violated and is no longer asked is gone', () => expect([kinds(said(VIOLATED, UNKNOWN), []), kinds(said(PROVED), [])]).toEqual([['gone'], []]));
test('what is new is lost if it is violated', () => expect([kinds([], said(VIOLATED)), kinds([], said(PROVED))]).toEqual([['lost'], []]));
