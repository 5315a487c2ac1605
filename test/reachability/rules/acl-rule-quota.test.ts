import { aclRuleQuota } from '../../../src/reachability/rules/acl-rule-quota';
import { finding } from '../../support/judging';
import { acl, empty } from '../../support/network-builder';

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
])('%s', (_, texts, verdict, severity) => {
  expect(judged(...texts)).toMatchObject({ verdict, severity });
});

test('it says how many rules must go', () => {
  expect(judged(...rules(25, '0.0.0.0/0', 'out'))).toMatchObject({
    blame: [{ logicalId: 'Acl', detail: '25 outbound IPv4 rules' }], fix: 'merge or drop 6 outbound IPv4 rules of network ACL Acl',
  });
});
