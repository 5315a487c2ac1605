import { App, Stack, Validations } from 'aws-cdk-lib';
import { acknowledgeableName, acknowledgedIds, missedAcknowledgement } from '../../src/reachability/acknowledgement';
import { ExplanationEffect } from '../../src/reachability/explanation';
import type { Finding } from '../../src/reachability/finding';
import { ALWAYS } from '../../src/reachability/private/conditions/condition';
import { Network } from '../../src/reachability/private/network/network';
import { Severity, Verdict } from '../../src/reachability/verdict';

const networkOf = (stacks: string[], ...ids: string[]) => new Network({ stacks, resources: ids.map((id) => ({ kind: 'internet-gateway', id, when: ALWAYS })) });
const network = networkOf([], 'Net1', 'Net2', 'Deny', 'Acl9');
const blame = (componentId: string, ruleNumber = 50) => [{ componentId, effect: ExplanationEffect.BLOCKS, ruleNumber, detail: '' }];
const finding = (props: Partial<Finding> = {}): Finding => ({
  rule: 'return-traffic',
  verdict: Verdict.VIOLATED,
  severity: Severity.ERROR,
  subject: 'Net1',
  summary: 'replies to Net1 are lost: tcp 22 from 203.0.113.0/24',
  witnesses: [],
  blame: blame('Deny'),
  fix: 'add a rule to Acl9 before rule 50',
  reasons: [],
  cause: 'c',
  zonesLost: [],
  when: [],
  portsBlockedOnPurpose: [],
  ...props,
});
const name = (...findings: Finding[]) => acknowledgeableName(findings, network);

test('names the rule and what is to blame', () => expect(name(finding())).toMatch(/^return-traffic\[Deny-[0-9a-f]{6}\]$/));
test('names the subject where nothing is to blame', () => expect(name(finding({ blame: [] }))).toMatch(/^return-traffic\[Net1-/));
test('names a resource of a nested stack by its own logical id', () => expect(name(finding({ blame: blame('Child/Deny') }))).toMatch(/^return-traffic\[Deny-/));

test('has nothing in it that CDK gives a meaning to', () => expect(name(finding({ blame: blame('A::B c') }))).toMatch(/^return-traffic\[A__B_c-/));

test.each<[string, Finding[]]>([
  ['on another subnet', [finding({ subject: 'Net2', summary: 'replies to Net2 are lost: tcp 22 from 203.0.113.0/24' })]],
  ['on a second subnet', [finding(), finding({ subject: 'Net2', summary: 'replies to Net2 are lost: tcp 22 from 203.0.113.0/24' })]],
  ['in other words', [finding({ summary: 'tcp 22 from 203.0.113.0/24 never comes back to Net1', fix: 'let Acl9 pass it before 50' })]],
  ['of another severity', [finding({ severity: Severity.WARNING })]],
])('is the same %s', (_, findings) => expect(name(...findings)).toBe(name(finding())));

test('is the same in another stack', () => {
  const renamed = (stack: string) => acknowledgeableName(
    [finding({ subject: `${stack}:Net1`, summary: `replies to ${stack}:Net1 are lost: tcp 22`, blame: blame(`${stack}:Deny`), fix: `change ${stack}:Acl9` })],
    networkOf([stack], `${stack}:Net1`, `${stack}:Deny`, `${stack}:Acl9`),
  );
  expect(renamed('Beta1/Network')).toBe(renamed('Prod2/Network'));
});

test.each<[string, Partial<Finding>]>([
  ['a wider block', { summary: 'replies to Net1 are lost: tcp 22 from 203.0.113.0/23' }],
  ['more ports', { summary: 'replies to Net1 are lost: tcp 22-23 from 203.0.113.0/24' }],
  ['another protocol', { summary: 'replies to Net1 are lost: udp 22 from 203.0.113.0/24' }],
  ['another fix', { fix: 'add a rule to Acl9 before rule 40' }],
  ['another number', { blame: blame('Deny', 51) }],
  ['another resource', { blame: blame('Acl9') }],
  ['more to blame', { blame: [...blame('Deny'), ...blame('Acl9')] }],
  ['another verdict', { verdict: Verdict.UNKNOWN }],
  ['another reason', { reasons: ['X is imported from another stack'] }],
  ['another rule', { rule: 'zone-loss' }],
])('is another one for %s', (_, props) => expect(name(finding(props))).not.toBe(name(finding())));

test('the acknowledgements of a plugin, wherever they are made', () => {
  const app = new App();
  const stack = new Stack(app, 'Network');
  Validations.of(stack).acknowledge({ id: 'ha-nat-vpc::zone-loss[A-1]', reason: 'r' }, { id: 'cdk-nag::VPC3', reason: 'r' });
  Validations.of(app).acknowledge({ id: 'ha-nat-vpc::return-traffic', reason: 'r' });
  expect(acknowledgedIds(app, 'ha-nat-vpc')).toEqual(['return-traffic', 'zone-loss[A-1]']);
});

test.each<[string, string[], RegExp | undefined]>([
  ['none', [], undefined],
  ['this one', ['return-traffic[Deny-111111]'], undefined],
  ['of another rule', ['zone-loss', 'zone-loss[Deny-222222]'], undefined],
  ['of another cause', ['return-traffic[Other-222222]', 'return-traffic[Deny2-222222]'], undefined],
  ['of the whole rule', ['return-traffic'], /^the acknowledgement of 'return-traffic' covers nothing, for it does not say what: acknowledge each cause by its own id$/],
  ['of what it was', ['return-traffic[Deny-222222]'], /^the acknowledgement of 'return-traffic\[Deny-222222\]' does not cover this: it was given for something else$/],
])('an acknowledgement that misses: %s', (_, acknowledged, message) => {
  const missed = missedAcknowledgement('return-traffic[Deny-111111]', acknowledged);
  if (message === undefined) { expect(missed).toBeUndefined(); } else { expect(missed).toMatch(message); }
});
