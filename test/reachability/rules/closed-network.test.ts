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

test('two networks that are closed are both named, the blame of each once', () => {
  const found = routed(INSIDE, '192.168.0.0/16 -> tgw T', '172.16.0.0/12 -> vgw V')!;
  expect(found.summary).toMatch(/closes .*192\.168\.0\.0\/16.* and .*172\.16\.0\.0\/12|closes .*172\.16\.0\.0\/12.* and .*192\.168\.0\.0\/16/);
  expect(found.fix).toMatch(/16 and 1|12 and 1/);
  expect(found.blame.length).toBeGreaterThan(1);
});

test.each([
  ['a network that is open', TIERED, 'subnet PrivateA may speak with the networks that it has routes to'],
  ['a network that may be open', [...INSIDE, 'in 10 allow all ?', 'out 10 allow all ?'], 'whether subnet PrivateA may speak with the networks that it has routes to is unknown'],
])('says of %s', (_, rules, summary) => expect(routed(rules, '192.168.0.0/16 -> tgw T')?.summary).toBe(summary));

test.each<[string, string | undefined, NetworkBuilder]>([
  ['one of two networks may be closed', 'UNKNOWN', haNetwork({ privateAcl: [...INSIDE, 'in 10 allow all 172.16.0.0/12', 'in 20 allow all ?', 'out 10 allow all 0.0.0.0/0'] })
    .with(route('PrivateATable', '192.168.0.0/16 -> tgw T'), route('PrivateATable', '172.16.0.0/12 -> tgw T'))],
  ['a half of the internet, which other rules judge', undefined, haNetwork({ privateAcl: INSIDE }).with(route('PrivateATable', '0.0.0.0/1 -> tgw T'))],
  ['a network that a NAT gateway leads to', undefined, haNetwork({ privateAcl: INSIDE }).with(route('PrivateATable', '192.168.0.0/16 -> nat NatA'))],
  ['a list of prefixes', undefined, haNetwork({ privateAcl: INSIDE }).with(route('PrivateATable', 'service s3 -> tgw T'))],
  ['a VPC that is unknown', undefined, haNetwork({ privateAcl: INSIDE }).change('subnet', 'PrivateA', { vpc: unknown('it is imported') })],
  ['a subnet of IPv6 alone', undefined, haNetwork({ privateAcl: INSIDE, ipv6: true }).change('subnet', 'PrivateA', { ipv4: undefined })],
])('%s: %s', (_, expected, one) => expect(judged(one)?.verdict).toBe(expected));

test('a block of the VPC that is hidden may have subnets', () => {
  const one = haNetwork({ privateAcl: TIERED }).without('Vpc').with(vpc('Vpc', '10.0.0.0/16', '?'), route('PrivateATable', '192.168.0.0/16 -> tgw T'));
  expect(judged(one)).toMatchObject({ verdict: 'UNKNOWN', reasons: [expect.stringContaining('parameter P')] });
});
