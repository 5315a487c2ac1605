import { unknown } from '../../../src/reachability/private/network/resource';
import { closedNetwork } from '../../../src/reachability/rules/closed-network';
import { finding } from '../../support/judging';
import { haNetwork, route, subnet, table, TIERED, vpc } from '../../support/network-builder';
import type { NetworkBuilder } from '../../support/network-builder';

const INSIDE = ['in 900 allow all 10.0.0.0/16', 'out 900 allow all 10.0.0.0/16'];
const judged = (network: NetworkBuilder, id = 'PrivateA') => finding(closedNetwork, network, id);
const routed = (rules: readonly string[], ...routes: string[]) => judged(haNetwork({ privateAcl: rules }).with(routes.map((text) => route('PrivateATable', text))));

test.each<[string, string | undefined, readonly string[], string[]]>([
  ['a peered network that some traffic may come from', 'PROVED', TIERED, ['192.168.0.0/16 -> peering P']],
  ['a transit gateway that nothing passes to', 'VIOLATED', INSIDE, ['192.168.0.0/16 -> tgw T']],
  ['a VPN that nothing comes in from', 'VIOLATED', [...INSIDE, 'out 10 allow all 0.0.0.0/0'], ['172.16.0.0/12 -> vgw V']],
  ['an ACL of unknown rules', 'UNKNOWN', [...INSIDE, 'in 10 allow all ?', 'out 10 allow all ?'], ['192.168.0.0/16 -> tgw T']],
  ['a default route, which other rules judge', undefined, INSIDE, ['0.0.0.0/0 -> tgw T']],
  ['no route to another network', undefined, INSIDE, []],
])('%s: %s', (_, verdict, rules, routes) => expect(routed(rules, ...routes)?.verdict).toBe(verdict));

test('says which network, and the fix', () => {
  expect(routed(INSIDE, '192.168.0.0/16 -> tgw T')).toMatchObject({
    severity: 'warning',
    summary: 'the network ACL of subnet PrivateA closes 192.168.0.0/16, the network behind transit gateway T',
    fix: 'allow traffic from and to 192.168.0.0/16 in network ACL PrivateAcl',
  });
});

describe('another block of the VPC', () => {
  const pods = (rules: readonly string[], subnetBlock = '100.64.0.0/18') => judged(haNetwork({ privateAcl: rules }).without('Vpc').with(
    vpc('Vpc', '10.0.0.0/16', '100.64.0.0/16'), subnet('Pods', { ipv4: subnetBlock, table: 'PodTable' }), table('PodTable')));

  test('is closed in part where the own block is open', () => {
    expect(pods(TIERED)?.summary).toBe('the network ACL of subnet PrivateA closes 100.64.0.0/16, a block of its own VPC that has subnets');
  });
  test('is open as well', () => expect(pods([...TIERED, 'in 110 allow all 100.64.0.0/16'])?.verdict).toBe('PROVED'));
  test('is no more closed than the own block', () => expect(pods(['in 10 allow tcp 443 10.0.0.0/16', 'out 10 allow all 0.0.0.0/0'])?.verdict).toBe('PROVED'));
  test('may be another one, of what is hidden', () => {
    const hidden = haNetwork({ privateAcl: [...TIERED, 'in 110 allow all 100.64.0.0/16'] }).without('Vpc').with(
      vpc('Vpc', '10.0.0.0/16', '100.64.0.0/16'), subnet('Pods', { ipv4: '100.64.0.0/18', table: 'PodTable' }), table('PodTable'), subnet('More'));
    expect(judged(hidden.change('subnet', 'More', { ipv4: unknown('IPAM gives it') }))?.reasons).toEqual(['IPAM gives it']);
    expect(judged(hidden.change('subnet', 'More', { vpc: unknown('it is imported') }))?.reasons).toEqual(['More may be in VPC Vpc: it is imported']);
  });
  test('has no subnets', () => expect(pods(TIERED, '10.0.200.0/24')).toBeUndefined());
});
