import { shadowedAclRule } from '../../../src/reachability/rules/shadowed-acl-rule';
import { finding } from '../../support/judging';
import { acl, aclNoun, empty, entry, TIERED } from '../../support/network-builder';

const judged = (...rules: string[]) => finding(shadowedAclRule, empty.with(acl('Acl', ...rules)), 'Acl')!;

test('PROVED: every rule matches something', () => {
  expect(judged(...TIERED, 'in 101 allow all ::/0')).toMatchObject({ verdict: 'PROVED', severity: 'warning', summary: 'every rule of network ACL Acl can match' });
});

test('VIOLATED: a denial that comes too late', () => {
  expect(judged('in 100 allow all 0.0.0.0/0', 'in 200 deny tcp 3389 0.0.0.0/0')).toMatchObject({
    verdict: 'VIOLATED',
    severity: 'warning',
    blame: [{ componentId: 'Acl:in:200', ruleNumber: 200, detail: 'inbound rule 200 of network ACL Acl (deny tcp 3389 0.0.0.0/0) is covered by rule 100' }],
    fix: 'give inbound rule 200 of network ACL Acl a number below 100, or delete it',
  });
});

test('VIOLATED: nothing comes before rule 1', () => {
  expect(judged('in 1 allow all 0.0.0.0/0', 'in 200 deny tcp 3389 0.0.0.0/0').fix)
    .toBe('delete inbound rule 200 of network ACL Acl, or give rule 1 a number above it');
});

test('VIOLATED: each shadowed rule of each direction is named, with all that cover it', () => {
  const { summary, blame, fix } = judged(
    'in 10 allow tcp 0-9 0.0.0.0/0', 'in 20 deny tcp 10-19 0.0.0.0/0', 'in 30 allow tcp 5-15 0.0.0.0/0', 'out 10 deny all ::/0', 'out 20 ? all ::/0',
  );
  expect(summary).toBe('network ACL Acl has rules that never match: inbound rule 30 and outbound rule 20');
  expect(blame.map(({ detail }) => detail)).toEqual([
    'inbound rule 30 of network ACL Acl (allow tcp 5-15 0.0.0.0/0) is covered by rules 10 and 20',
    'outbound rule 20 of network ACL Acl (allow or deny all ::/0) is covered by rule 10',
  ]);
  expect(fix).toBe('give inbound rule 30 of network ACL Acl a number below 10, or delete it; give outbound rule 20 of network ACL Acl a number below 10, or delete it');
});

test('VIOLATED: a rule of unknown CIDR that everything before it covers, once', () => {
  expect(judged('in 1 allow all 0.0.0.0/0', 'in 2 allow all ::/0', 'in 3 deny tcp 22 ?').blame).toHaveLength(1);
});

test('UNKNOWN: a rule of unknown CIDR may be of the family that nothing covers', () => {
  expect(judged('in 1 allow all 0.0.0.0/0', 'in 3 deny tcp 22 ?')).toMatchObject({ verdict: 'UNKNOWN', reasons: [expect.stringContaining('Acl:in:3')] });
});

test('UNKNOWN: a rule of unknown number', () => {
  expect(judged('in 1 allow all 0.0.0.0/0', 'in ? deny tcp 22 0.0.0.0/0')).toMatchObject({
    verdict: 'UNKNOWN', summary: 'whether every rule of network ACL Acl can match is unknown', blame: [],
  });
});

test('rules after number 100 of a default network ACL never match', () => {
  const network = empty.with(aclNoun('Default', { isDefault: true }), entry('Default', 'in 99 deny tcp 22 0.0.0.0/0'), entry('Default', 'in 200 deny tcp 23 0.0.0.0/0'));
  expect(finding(shadowedAclRule, network, 'Default')!.blame.map(({ ruleNumber }) => ruleNumber)).toEqual([200]);
});

test("what AWS's own IPv6 rule of a default network ACL matches is of interest only to the rules after it", () => {
  const network = (text: string) => empty.with(aclNoun('Default', { isDefault: true }), entry('Default', text));
  expect(finding(shadowedAclRule, network('in 99 deny tcp 22 0.0.0.0/0'), 'Default')!.verdict).toBe('PROVED');
  expect(finding(shadowedAclRule, network('in 200 deny tcp 22 ::/0'), 'Default')).toMatchObject({ verdict: 'UNKNOWN', reasons: [expect.stringContaining('AWS adds rule 101')] });
});

test('a network ACL that is not deployed is none of its business', () => {
  expect(finding(shadowedAclRule, empty, 'Acl')).toBeUndefined();
});

test('a default network ACL is judged once the template adds to it', () => {
  const untouched = empty.with(aclNoun('Default', { isDefault: true }), aclNoun('Own'));
  expect(shadowedAclRule.subjects(untouched.build())).not.toContain('Default');
  expect(shadowedAclRule.subjects(untouched.build())).toContain('Own');
  expect(shadowedAclRule.subjects(untouched.with(entry('Default', 'in 99 deny tcp 22 0.0.0.0/0')).build())).toContain('Default');
});
