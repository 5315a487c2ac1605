import { ExplanationEffect } from '../../src/reachability/explanation';
import type { Finding } from '../../src/reachability/finding';
import { located } from '../../src/reachability/located';
import { Network } from '../../src/reachability/private/network/network';
import { Severity, Verdict } from '../../src/reachability/verdict';

const finding = (subject: string, componentId: string): Finding => ({
  rule: 'return-traffic',
  verdict: Verdict.VIOLATED,
  severity: Severity.ERROR,
  subject,
  summary: '',
  witnesses: [],
  blame: [{ componentId, effect: ExplanationEffect.BLOCKS, detail: '' }],
  reasons: [],
  when: [],
  portsBlockedOnPurpose: [],
});
const paths = new Map([['B:Child/Deny', 'B/Child/Deny'], ['Deny', 'A/Deny']]);

test('of several stacks, says which and keeps logical ids', () => {
  const network = new Network({ resources: [], stacks: ['A', 'B'] });
  expect(located(finding('A:Net', 'B:Child/Deny'), { name: 'aws://1/x', network }, paths)).toMatchObject({
    environment: 'aws://1/x', stack: 'A', subject: 'Net', blame: [{ stack: 'B', componentId: 'Child/Deny', constructPath: 'B/Child/Deny' }],
  });
});

test('of one template, adds construct paths and nothing else', () => {
  const before = finding('Net', 'Deny');
  expect(Object.entries(located(before, { network: new Network({ resources: [] }) }, paths)))
    .toEqual(Object.entries({ ...before, blame: [{ ...before.blame[0], constructPath: 'A/Deny' }] }));
});
