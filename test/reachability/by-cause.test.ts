import { byCause } from '../../src/reachability/by-cause';
import type { Finding } from '../../src/reachability/finding';

const finding = (subject: string, cause: string, rule = 'return-traffic') => ({ subject, cause, rule }) as Finding;
const subjects = (...findings: Finding[]) => byCause(findings).map((group) => group.map(({ subject }) => subject));

test('findings of one cause are together, in their order', () => {
  expect(subjects(finding('B', '1'), finding('C', '2'), finding('A', '1'))).toEqual([['B', 'A'], ['C']]);
});
test('what rules prove stays apart by rule, though nothing causes it', () => {
  expect(subjects(finding('A', ''), finding('B', '', 'zone-loss'), finding('C', ''))).toEqual([['A', 'C'], ['B']]);
});
