import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { Network } from '../../../../src/reachability/private/network/network';
import { allOf, proved, undecided, violated } from '../../../../src/reachability/rules/private/rule';

const NOTHING = { witnesses: [], blame: [], reasons: [], portsBlockedOnPurpose: [] };

test('a judgement says what it is given and nothing else', () => {
  expect(proved('good')).toEqual({ verdict: 'PROVED', summary: 'good', ...NOTHING });
  expect(proved('good', [22])).toEqual({ verdict: 'PROVED', summary: 'good', ...NOTHING, portsBlockedOnPurpose: [22] });
  expect(violated('bad', { fix: 'mend it' })).toEqual({ verdict: 'VIOLATED', summary: 'bad', ...NOTHING, fix: 'mend it' });
});

test('reasons are sorted and said once', () => {
  expect(undecided('perhaps', ['b', 'a', 'b'])).toEqual({ verdict: 'UNKNOWN', summary: 'perhaps', ...NOTHING, reasons: ['a', 'b'] });
});

test('a resource with variants is one subject', () => {
  const vpc = { kind: 'vpc' as const, when: ALWAYS };
  expect(allOf('vpc')(new Network({ resources: [{ ...vpc, id: 'B' }, { ...vpc, id: 'A' }, { ...vpc, id: 'B' }] }))).toEqual(['A', 'B']);
});
