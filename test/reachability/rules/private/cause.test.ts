import { ExplanationEffect } from '../../../../src/reachability/explanation';
import { causeOf } from '../../../../src/reachability/rules/private/cause';
import type { Judged } from '../../../../src/reachability/rules/private/rule';
import { Severity, Verdict } from '../../../../src/reachability/verdict';

const lost: Judged = {
  rule: 'return-traffic',
  verdict: Verdict.VIOLATED,
  severity: Severity.ERROR,
  subject: 'A',
  summary: 'replies to A are lost',
  witnesses: [],
  blame: [{ componentId: 'Deny', effect: ExplanationEffect.BLOCKS, ruleNumber: 50, detail: 'drops replies to A' }],
  fix: 'delete rule 50',
  reasons: [],
  zonesLost: [],
  when: [],
  portsBlockedOnPurpose: [],
};

test('is the same for what one change fixes, whatever is told of it', () => {
  const [{ componentId, effect, ruleNumber }] = lost.blame;
  const other = { ...lost, subject: 'B', summary: 'replies to B are lost', blame: [{ componentId, effect, ruleNumber, detail: 'drops replies to B' }] };
  expect(causeOf(other)).toBe(causeOf(lost));
  expect(causeOf(lost)).toMatch(/^[0-9a-f]{12}$/);
});
test.each<[string, Partial<Judged>]>([
  ['another rule', { rule: 'zone-loss' }],
  ['another verdict', { verdict: Verdict.UNKNOWN }],
  ['another severity', { severity: Severity.WARNING }],
  ['another fix', { fix: 'delete rule 60' }],
  ['other reasons', { reasons: ['a parameter has no default'] }],
  ['other conditions', { when: ['A = true'] }],
  ['somebody else to blame', { blame: [{ ...lost.blame[0], componentId: 'Other' }] }],
  ['another rule of the network ACL', { blame: [{ ...lost.blame[0], ruleNumber: 60 }] }],
])('is another one for %s', (_, change) => expect(causeOf({ ...lost, ...change })).not.toBe(causeOf(lost)));
test('of a proof there is none', () => expect(causeOf({ ...lost, verdict: Verdict.PROVED })).toBe(''));
