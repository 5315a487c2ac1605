import { aclRuleQuota } from '../../../src/reachability/rules/acl-rule-quota';
import { finding } from '../../support/judging';
import { acl, empty, entry } from '../../support/network-builder';

const rules = (count: number, cidr = '0.0.0.0/0', way = 'in') => Array.from({ length: count }, (_, i) => `${way} ${i + 1} allow tcp ${i + 1} ${cidr}`);
const judged = (...texts: string[]) => finding(aclRuleQuota, empty.with(acl('Acl', ...texts)), 'Acl')!;

test.each<[string, string[], string, string]>([
  ['19 rules', rules(19), 'PROVED', 'warning'],
  ['20 rules', rules(20), 'VIOLATED', 'warning'],
  ['39 rules', rules(39), 'VIOLATED', 'warning'],
  ['40 rules', rules(40), 'VIOLATED', 'error'],
  ['19 rules of each family', [...rules(19), ...rules(19, '::/0').map((text) => text.replace(/in (\d+)/, 'in 10$1'))], 'PROVED', 'warning'],
  ['19 rules of each direction', [...rules(19), ...rules(19, '0.0.0.0/0', 'out')], 'PROVED', 'warning'],
  ['20 rules of unknown CIDR', rules(20, '?'), 'UNKNOWN', 'warning'],
  ['10 rules of unknown CIDR', rules(10, '?'), 'PROVED', 'warning'],
  ['10 rules of each family and 5 of unknown CIDR', [...rules(10), ...rules(10, '::/0'), ...rules(5, '?')], 'PROVED', 'warning'],
])('%s', (_, texts, verdict, severity) => {
  expect(judged(...texts)).toMatchObject({ verdict, severity });
});

test('it says how many rules must go, of each direction and family', () => {
  expect(judged(...rules(25, '0.0.0.0/0', 'out'), ...rules(40, '::/0'))).toMatchObject({
    severity: 'error',
    summary: 'network ACL Acl has 40 inbound IPv6 rules and 25 outbound IPv4 rules, where AWS allows 19 besides the implicit deny, and 39 on request',
    blame: [{ componentId: 'Acl', detail: '40 inbound IPv6 rules' }, { componentId: 'Acl', detail: '25 outbound IPv4 rules' }],
    fix: 'merge or drop 21 inbound IPv6 rules and 6 outbound IPv4 rules of network ACL Acl',
  });
});

test('it says which rules may be too many, and no others', () => {
  expect(judged(...rules(19), 'in 100 allow tcp 22 ?')).toMatchObject({
    summary: 'whether network ACL Acl keeps to the quota is unknown',
    reasons: ['what network ACL entry Acl:in:100 matches is unknown: parameter P has no default'],
  });
  expect(judged(...rules(19)).summary).toBe('network ACL Acl keeps to the quota');
});

test('a network ACL that is not deployed is none of its business', () => {
  expect(finding(aclRuleQuota, empty, 'Acl')).toBeUndefined();
});

/** Rules of an ACL that is perhaps this one. */
const elsewhere = (count: number) => rules(count).map((text) => entry('?', text.replace(/in (\d+)/, 'in 20$1')));
test.each<[string, number, number, string, readonly unknown[]]>([
  ['are too many together with its own', 15, 5, 'UNKNOWN', Array(5).fill(expect.stringMatching(/^which network ACL the entry .* belongs to is unknown: parameter P/))],
  ['are few enough', 10, 5, 'PROVED', []],
])('rules that may be its own %s', (_, own, others, verdict, reasons) => {
  expect(finding(aclRuleQuota, empty.with(acl('Acl', ...rules(own)), elsewhere(others)), 'Acl')).toMatchObject({ verdict, reasons });
});

test('rules whose direction is unknown are perhaps of each', () => {
  const twice = rules(20).flatMap((text) => [entry('Acl', text), { ...entry('Acl', text), direction: 'egress' as const }]);
  const once = rules(20, '0.0.0.0/0', 'out').map((text) => entry('Acl', text));
  const verdicts = [twice, once].map((entries) => finding(aclRuleQuota, empty.with(acl('Acl'), entries), 'Acl')!.summary);
  expect(verdicts).toEqual(['network ACL Acl keeps to the quota', expect.stringContaining('20 outbound IPv4 rules')]);
});

test('each rule counts for its own direction', () => {
  expect(judged(...rules(20, '0.0.0.0/0', 'out'), ...rules(3)).blame.map(({ detail }) => detail)).toEqual(['20 outbound IPv4 rules']);
});
