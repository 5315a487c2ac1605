import { ExplanationEffect } from '../../src/reachability/explanation';
import type { Finding } from '../../src/reachability/finding';
import { violationOf } from '../../src/reachability/policy-violation';
import { ALWAYS } from '../../src/reachability/private/conditions/condition';
import { Network } from '../../src/reachability/private/network/network';
import { Severity, Verdict } from '../../src/reachability/verdict';

const finding = (subject: string, props: Partial<Finding> = {}): Finding => ({
  rule: 'return-traffic',
  verdict: Verdict.VIOLATED,
  severity: Severity.ERROR,
  subject,
  summary: `replies to ${subject} are lost`,
  witnesses: [],
  blame: [{ componentId: 'Deny', effect: ExplanationEffect.BLOCKS, ruleNumber: 50, detail: `drops replies to ${subject}` }],
  fix: 'delete rule 50',
  reasons: [],
  cause: 'c',
  zonesLost: [],
  when: [],
  portsBlockedOnPurpose: [],
  ...props,
});
const PATHS = new Map([['A', 'Network/Vpc/A'], ['B', 'Network/Vpc/B'], ['C', 'Network/Other/C'], ['Deny', 'Network/Deny']]);
const network = new Network({ resources: ['A', 'B', 'C', 'Deny'].map((id) => ({ kind: 'internet-gateway', id, when: ALWAYS })) });
const origin = { network, paths: PATHS, templatePath: 'network.template.json', acknowledged: [] };
const violation = (...findings: Finding[]) => violationOf(findings, origin);

describe('a violation', () => {
  test('prints what a template calls things as it is written', () => {
    const { description, fix } = violation(finding('X\n\u001b[2J', { fix: 'delete \u202E' }), finding('Y\u2028'));
    expect(description).toMatch(/^X\\n\\u\{1b\}\[2J: /);
    expect(description).toContain('Y\\u{2028}');
    expect([fix, /[\u001b\u202E\u2028]/.test(description)]).toEqual(['delete \\u{202e}', false]);
  });
  test('names its subject by construct path', () => expect(violation(finding('A')).violatingResources).toEqual([{ constructPath: 'Network/Vpc/A', locations: [] }]));
  test('of many subjects names what holds them all', () => {
    expect(violation(finding('A'), finding('B')).violatingResources[0].constructPath).toBe('Network/Vpc');
    expect(violation(finding('A'), finding('C')).violatingResources[0].constructPath).toBe('Network');
  });
  test('names its subject by logical id if no construct is known', () => {
    expect(violation(finding('X')).violatingResources).toEqual([{ resourceLogicalId: 'X', templatePath: 'network.template.json', locations: [] }]);
    expect(violation(finding('A'), finding('X')).violatingResources[0].resourceLogicalId).toBe('A');
  });
  test('says who else is affected, who is to blame, and the fix once', () => {
    const { description, fix } = violation(finding('A'), finding('B'));
    expect(description.split('\n')).toEqual([
      'Network/Vpc/A: replies to A are lost',
      '  blame    Network/Deny (Deny), rule 50: drops replies to A',
      '  also     Network/Vpc/B',
    ]);
    expect(fix).toBe('delete rule 50');
  });
  test.each([
    [Verdict.VIOLATED, Severity.ERROR, 'error'], [Verdict.VIOLATED, Severity.WARNING, 'warning'], [Verdict.UNKNOWN, Severity.ERROR, 'info'],
  ])('that is %s and a matter of %s is of severity %s', (verdict, severity, expected) => {
    expect(violation(finding('A', { verdict, severity })).severity).toBe(expected);
  });
  test('names its cause, and is acknowledged by that', () => expect(violation(finding('A')).ruleName).toMatch(/^return-traffic\[Deny-[0-9a-f]{6}\]$/));
  test('says which acknowledgement does not cover it', () => {
    const { description } = violationOf([finding('A')], { ...origin, acknowledged: ['return-traffic'] });
    expect(description).toMatch(/\n {2}note {5}the acknowledgement of 'return-traffic' covers nothing/);
  });
});
