import { ExplanationCode, ExplanationEffect } from '../../../../src/reachability/explanation';
import type { Finding } from '../../../../src/reachability/finding';
import { PacketRole } from '../../../../src/reachability/finding';
import { findingText } from '../../../../src/reachability/private/render/finding-text';
import { Severity, Verdict } from '../../../../src/reachability/verdict';

const proved: Finding = {
  rule: 'return-traffic',
  verdict: Verdict.PROVED,
  severity: Severity.ERROR,
  subject: 'PrivateSubnet1',
  summary: 'every reply comes back',
  witnesses: [],
  blame: [],
  reasons: [],
  cause: 'c',
  zonesLost: [],
  when: [],
  portsBlockedOnPurpose: [],
};

const violated: Finding = {
  ...proved,
  verdict: Verdict.VIOLATED,
  summary: 'replies to tcp do not come back',
  witnesses: [
    { source: '203.0.113.5', destination: '10.0.0.220', protocol: 'tcp', sourcePort: 443, destinationPort: 3389, role: PacketRole.REPLY, where: 'reply entering subnet PublicSubnet1' },
    { source: '2001:db8::1', destination: '2001:db8::2', protocol: 'udp', sourcePort: 53, destinationPort: 1024, role: PacketRole.REPLY, where: 'reply entering subnet PrivateSubnet1' },
    { source: '203.0.113.5', destination: '10.0.0.220', protocol: 'icmp', icmpType: 3, icmpCode: 4, role: PacketRole.ICMP_ERROR, where: 'error entering subnet PublicSubnet1' },
  ],
  blame: [
    { componentId: 'Entry90', effect: ExplanationEffect.BLOCKS, constructPath: 'App/Vpc/Deny', ruleNumber: 90, explanationCode: ExplanationCode.SUBNET_ACL_RESTRICTION, detail: 'denies tcp 3389' },
    { componentId: 'PublicAcl', effect: ExplanationEffect.BLOCKS, ruleNumber: 32767, detail: 'denies everything else' },
  ],
  fix: 'remove Entry90',
};

test('a proof is one line', () => expect(findingText(proved)).toBe('✓ PrivateSubnet1: every reply comes back'));

test('what a template calls things is shown as it is written, and does nothing', () => {
  const evil = 'A\u001b[2J\nB\u202E';
  const shown = 'A\\u{1b}[2J\\nB\\u{202e}';
  const text = findingText({
    ...violated,
    subject: evil,
    summary: evil,
    fix: evil,
    reasons: [evil],
    when: [evil],
    witnesses: [{ ...violated.witnesses[0], where: evil }],
    blame: [{ ...violated.blame[0], componentId: evil, constructPath: evil, detail: evil }],
  });
  expect(text.split('\n')).toHaveLength(6);
  expect(text.split(shown)).toHaveLength(10);
  expect(text).not.toMatch(/[\u001b\u202E]/);
});

test('a violation shows the packets, what is to blame and what mends it', () => {
  expect(findingText(violated).split('\n')).toEqual([
    '✗ PrivateSubnet1: replies to tcp do not come back',
    '  packet   tcp 203.0.113.5:443 → 10.0.0.220:3389 (reply entering subnet PublicSubnet1)',
    '           udp [2001:db8::1]:53 → [2001:db8::2]:1024 (reply entering subnet PrivateSubnet1)',
    '           icmp type 3 code 4 203.0.113.5 → 10.0.0.220 (error entering subnet PublicSubnet1)',
    '  blame    App/Vpc/Deny (Entry90), rule 90: denies tcp 3389 [SUBNET_ACL_RESTRICTION]',
    '           PublicAcl, rule *: denies everything else',
    '  fix      remove Entry90',
  ]);
});

test('advice has a mark of its own', () => expect(findingText({ ...violated, severity: Severity.WARNING })).toMatch(/^! /));

test('what cannot be known, under which conditions, and what is closed on purpose', () => {
  const finding = { ...proved, verdict: Verdict.UNKNOWN, summary: 'cannot be known', reasons: ['P has no default'], when: ['UseNat = true'], portsBlockedOnPurpose: [22, 3389] };
  expect(findingText(finding).split('\n')).toEqual([
    '? PrivateSubnet1: cannot be known',
    '  unknown  P has no default',
    '  when     UseNat = true',
    '  closed   ports 22, 3389, on purpose',
  ]);
});
