import { unknown } from '../../../../src/reachability/private/network/resource';
import { blamed, explain, headers, onlyPath, stops } from '../../../support/explain';
import { elasticIp, haNetwork, host, securityGroup } from '../../../support/network-builder';

const group = (id: string) => ({ kind: 'known' as const, value: id });
const inGroup = (id: string, ...groups: readonly string[]) => host(id, 'PrivateA', { securityGroups: groups.map(group) });
const network = haNetwork().with(
  inGroup('App', 'AppGroup'), securityGroup('AppGroup', 'tcp 8080 10.0.0.0/16', 'out tcp 443 0.0.0.0/0'),
  inGroup('Closed', 'Empty'), securityGroup('Empty'),
  inGroup('Both', 'Empty', 'AppGroup'),
  inGroup('Default'),
  inGroup('Elsewhere', 'sg-0123456789abcdef0'),
  host('Unread', 'PrivateA', { securityGroups: [unknown('parameter Groups has no default')] }),
  inGroup('Database', 'DatabaseGroup'), securityGroup('DatabaseGroup', 'tcp 5432 of AppGroup'),
);
const ask = (way: string, asked: string) => explain(network, way, asked);

test.each([
  ['what a rule permits', 'host App -> internet', 'tcp 443', 'FOUND', []],
  ['what none permits', 'host App -> internet', 'udp 53', 'NOT_FOUND', ['ENI_SG_RULES_MISMATCH App']],
  ['a part of it', 'host App -> internet', 'tcp 440-443', 'PARTLY_FOUND', ['ENI_SG_RULES_MISMATCH App']],
  ['a group without rules', 'host Closed -> internet', 'tcp 443', 'NOT_FOUND', ['ENI_SG_RULES_MISMATCH Closed']],
  ['the rules of all groups together', 'host Both -> internet', 'tcp 443', 'FOUND', []],
  ['what comes in', 'PrivateB -> host App', 'tcp 8080', 'FOUND', []],
  ['what does not come in', 'PrivateB -> host App', 'tcp 22', 'NOT_FOUND', ['ENI_SG_RULES_MISMATCH App']],
  ['both ends', 'host App -> host Closed', 'tcp 443', 'NOT_FOUND', ['ENI_SG_RULES_MISMATCH Closed']],
])('%s: %s', (_, way, asked, verdict, blame) => {
  const answer = ask(way, asked);
  expect([answer.verdict, blamed(onlyPath(answer))]).toEqual([verdict, blame]);
});

test.each([
  ['the default group', 'host Default -> internet', 'Default is in the default security group of its VPC, whose rules are unknown'],
  ['a group of another stack', 'host Elsewhere -> internet', 'the rules of security group sg-0123456789abcdef0 are unknown: it is not in the template'],
  ['a group that is a parameter', 'host Unread -> internet', 'the rules of a security group are unknown: parameter Groups has no default'],
  ['hosts of another group', 'PrivateB -> host Database', 'which hosts are in the security group that rule DatabaseGroupRule0 names is unknown'],
])('%s is unknown', (_, way, reason) => {
  const path = onlyPath(ask(way, 'tcp 5432'));
  expect([path.verdict, path.reasons]).toEqual(['UNKNOWN', [reason]]);
});

test('a group that names no group of peers does not let the internet in', () => {
  const open = haNetwork().with(host('Database', 'PublicA', { securityGroups: [group('DatabaseGroup')] }), securityGroup('DatabaseGroup', 'tcp 5432 of AppGroup'), elasticIp('Eip', 'Database'));
  const answer = explain(open, 'internet -> host Database', 'tcp 5432');
  expect([answer.verdict, blamed(onlyPath(answer))]).toEqual(['NOT_FOUND', ['ENI_SG_RULES_MISMATCH Database']]);
});

test('groups remember: replies pass whatever the rules say', () => {
  const { forward, reply } = onlyPath(ask('host App -> internet', 'tcp 443'));
  expect(stops(forward).slice(0, 3)).toEqual(['subnet PrivateA', 'security group AppGroup', 'network ACL Vpc.DefaultNetworkAcl outbound']);
  expect(stops(reply)).not.toContain('security group AppGroup');
  expect(headers(reply[reply.length - 1].outboundHeaders)).toContain('1024-65535');
});

test('a subnet stands for hosts of which nothing is known: groups are taken to be open', () => {
  expect(stops(onlyPath(ask('PrivateA -> internet', 'udp 53')).forward)).not.toContain('security group AppGroup');
});

test('what the groups say at their stop', () => {
  const at = (way: string, asked: string) => onlyPath(ask(way, asked)).forward.filter(({ type }) => type === 'security group')
    .flatMap(({ explanations }) => explanations.map(({ effect, detail }) => `${effect}: ${detail}`));
  expect([at('host App -> internet', 'tcp 443'), at('host App -> internet', 'udp 53'), at('PrivateB -> host App', 'tcp 22'), at('host Both -> internet', 'tcp 80')])
    .toEqual([[], ['blocks: no outbound rule of AppGroup allows udp 53'], ['blocks: no inbound rule of AppGroup allows tcp 22'],
      [expect.stringMatching(/^blocks: no outbound rule of .*AppGroup.* allows tcp 80$/)]]);
});
