import { isolatedStaysIsolated } from '../../../../src/reachability/rules/isolated-stays-isolated';
import { noInboundFromInternet } from '../../../../src/reachability/rules/no-inbound-from-internet';
import type { Rule } from '../../../../src/reachability/rules/private/rule';
import { finding } from '../../../support/judging';
import { haNetwork, route, subnet, table } from '../../../support/network-builder';

const network = haNetwork({ tagged: false }).with(subnet('S', { ipv4: '10.0.99.0/24', table: 'T' }), table('T'), route('T', '0.0.0.0/0 -> unknown'));

test.each<[string, Rule]>([
  ['whether subnet S is isolated is unknown', isolatedStaysIsolated],
  ['whether subnet S is private or isolated is unknown', noInboundFromInternet],
])('a subnet whose tier is unknown might be one of them: %s', (summary, rule) => {
  expect(finding(rule, network, 'S')).toMatchObject({ verdict: 'UNKNOWN', summary, reasons: [expect.stringContaining('the target of route')] });
});

test('a subnet that is not deployed is none of their business', () => {
  expect(finding(isolatedStaysIsolated, network, 'Gone')).toBeUndefined();
});

test('what holds whatever the tier is proved', () => {
  const behind = haNetwork().with(subnet('S', { ipv4: '10.0.99.0/24', table: 'T' }), table('T'), route('T', '0.0.0.0/0 -> tgw Tgw'));
  expect(finding(noInboundFromInternet, behind, 'S')).toMatchObject({ verdict: 'PROVED', summary: 'nothing on the internet can start a flow to subnet S' });
  expect(finding(isolatedStaysIsolated, behind, 'S')).toMatchObject({ verdict: 'UNKNOWN' });
});
