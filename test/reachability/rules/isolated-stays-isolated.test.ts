import { isolatedStaysIsolated } from '../../../src/reachability/rules/isolated-stays-isolated';
import { finding } from '../../support/judging';
import { haNetwork, host, NetworkBuilder, route, subnet, table } from '../../support/network-builder';

const network = haNetwork({ ipv6: true }).with(subnet('I', { tier: 'isolated', ipv4: '10.0.99.0/24', ipv6: '2600:1f16:abc:de99::/64', table: 'T' }), table('T'));
const judged = (one: NetworkBuilder) => finding(isolatedStaysIsolated, one, 'I')!;
const routed = (...texts: string[]) => judged(network.with(host('H', 'PublicA'), texts.map((text) => route('T', text))));

test.each([
  ['no route', []],
  ['a gateway endpoint', ['service s3 -> endpoint S3']],
  ['a transit gateway for private addresses', ['10.0.0.0/8 -> tgw T']],
  ['a route that leads nowhere', ['0.0.0.0/0 -> nat Gone']],
  ['a route that leads nowhere, whatever its destination', ['? -> nat Gone']],
  ['a NAT gateway for private addresses', ['192.168.0.0/16 -> nat NatA']],
])('PROVED: %s', (_, texts) => {
  expect(routed(...texts)).toMatchObject({ verdict: 'PROVED', summary: 'isolated subnet I has no route to the internet', reasons: [] });
});

test.each([
  ['a NAT gateway', '0.0.0.0/0 -> nat NatA'],
  ['an internet gateway', '8.8.8.8/32 -> igw Igw'],
  ['an egress-only internet gateway', '::/0 -> eigw Eigw'],
  ['an instance', '0.0.0.0/0 -> instance H'],
  ['NAT64', '64:ff9b::/96 -> nat NatA'],
])('VIOLATED: %s', (_, text) => {
  expect(routed(text)).toMatchObject({
    verdict: 'VIOLATED', severity: 'error', blame: [{ componentId: `T ${text}` }], fix: `remove route T ${text}`, witnesses: [{ where: 'leaving subnet I' }],
  });
});

test.each([
  ['a transit gateway', '0.0.0.0/0 -> tgw T', 'transit gateway T'],
  ['a peering connection', '8.0.0.0/8 -> peering P', 'VPC peering connection P'],
  ['a virtual private gateway', '0.0.0.0/0 -> vgw V', 'virtual private gateway V'],
  ['a destination that is unknown', '? -> nat NatA', 'the destination of route'],
  ['a target that is unknown', '0.0.0.0/0 -> unknown', 'the target of route'],
])('UNKNOWN: %s', (_, text, reason) => {
  expect(routed(text)).toMatchObject({
    verdict: 'UNKNOWN', summary: 'whether isolated subnet I has a route to the internet is unknown', reasons: [expect.stringContaining(reason)],
  });
});

test('what carries no tag and has no way out is isolated', () => {
  expect(judged(network.change('subnet', 'I', { taggedTier: undefined })).verdict).toBe('PROVED');
  expect(finding(isolatedStaysIsolated, network, 'PrivateA')).toBeUndefined();
});

test('every way out is named, and how to close it', () => {
  expect(routed('0.0.0.0/0 -> nat NatA', '8.8.8.8/32 -> igw Igw')).toMatchObject({
    summary: 'isolated subnet I has a route to the internet: route 8.8.8.8/32 leads to internet gateway Igw and route 0.0.0.0/0 leads to NAT gateway NatA',
    blame: [{ detail: 'route 8.8.8.8/32 leads to internet gateway Igw' }, { detail: 'route 0.0.0.0/0 leads to NAT gateway NatA' }],
    fix: 'remove route T 8.8.8.8/32 -> igw Igw; remove route T 0.0.0.0/0 -> nat NatA',
  });
});
