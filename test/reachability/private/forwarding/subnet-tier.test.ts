import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { tierOf } from '../../../../src/reachability/private/forwarding/subnet-tier';
import { known } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { eigw, empty, host, igw, nat, NetworkBuilder, route, subnet, table, vpc } from '../../../support/network-builder';

const base = empty.with(
  vpc('Vpc', '10.0.0.0/16', '2600:1f16:abc:de00::/56'), igw('Igw', 'Vpc'), eigw(), nat('N', 'P'), host('H', 'P'), igw('Loose'),
  subnet('P', { ipv4: '10.0.1.0/24' }), subnet('S', { ipv4: '10.0.0.0/24', ipv6: '2600:1f16:abc:de00::/64', table: 'T' }), table('T'),
);
const tierIn = (network: NetworkBuilder) => {
  const view = network.view();
  return tierOf(view, view.find('subnet', 'S')!);
};
const tier = (network: NetworkBuilder) => {
  const found = tierIn(network);
  return found.kind === 'known' ? found.value : 'unknown';
};
const routed = (...texts: string[]) => base.with(texts.map((text) => route('T', text)));

test.each([
  ['a NAT gateway', ['0.0.0.0/0 -> nat N'], 'private'],
  ['one that is gone', ['0.0.0.0/0 -> nat Gone'], 'private'],
  ['one outside the template', ['0.0.0.0/0 -> nat ?'], 'private'],
  ['an instance', ['0.0.0.0/0 -> instance H'], 'private'],
  ['an egress-only gateway', ['::/0 -> eigw Eigw'], 'private'],
  ['an internet gateway', ['0.0.0.0/0 -> igw Igw'], 'public'],
  ['an internet gateway that is not attached', ['0.0.0.0/0 -> igw Loose'], 'public'],
  ['an internet gateway, and NAT64', ['0.0.0.0/0 -> igw Igw', '64:ff9b::/96 -> nat N'], 'public'],
  ['NAT64 alone', ['64:ff9b::/96 -> nat N'], 'private'],
  ['both gateways', ['0.0.0.0/0 -> nat N', '8.8.8.8/32 -> igw Igw'], 'private'],
  ['a NAT gateway for private addresses', ['172.16.0.0/12 -> nat N'], 'isolated'],
  ['nothing', [], 'isolated'],
  ['something unknown', ['0.0.0.0/0 -> unknown'], 'unknown'],
  ['a transit gateway for everything', ['0.0.0.0/0 -> tgw Tgw'], 'unknown'],
  ['a transit gateway for everything in IPv6', ['::/0 -> tgw Tgw'], 'unknown'],
  ['a transit gateway for both halves of everything', ['0.0.0.0/1 -> tgw Tgw', '128.0.0.0/1 -> tgw Tgw'], 'unknown'],
  ['a transit gateway outside the template', ['0.0.0.0/0 -> tgw ?'], 'unknown'],
  ['a peering connection for everything', ['0.0.0.0/0 -> peering Pcx'], 'unknown'],
  ['a virtual private gateway for everything', ['0.0.0.0/0 -> vgw Vgw'], 'unknown'],
  ['an inspection endpoint for everything', ['0.0.0.0/0 -> gwlb Wall'], 'unknown'],
  ['a transit gateway for private networks', ['10.0.0.0/8 -> tgw Tgw', '192.168.0.0/16 -> tgw Tgw'], 'isolated'],
  ['a virtual private gateway for some public addresses', ['15.0.0.0/8 -> vgw Vgw'], 'isolated'],
  ['a transit gateway, and to a NAT gateway', ['0.0.0.0/0 -> tgw Tgw', '8.0.0.0/8 -> nat N'], 'private'],
  ['a transit gateway, and to an internet gateway', ['0.0.0.0/0 -> tgw Tgw', '8.0.0.0/8 -> igw Igw'], 'public'],
])('a subnet with a route to %s', (_, texts, expected) => expect(tier(routed(...texts))).toBe(expected));

test('what is propagated decides nothing', () => {
  const propagated = (text: string) => base.with(route('T', text, { propagated: true }));
  expect(['? -> vgw Vgw', '? -> eni ?'].map((text) => tier(propagated(text)))).toEqual(['isolated', 'isolated']);
});

test('what lies behind the default route is why a tier is unknown', () => {
  expect(tierIn(routed('0.0.0.0/0 -> tgw Tgw'))).toMatchObject({ reason: expect.stringContaining('leads to transit gateway Tgw') });
});

test.each(['public', 'private', 'isolated'] as const)('a tag %s comes before the routes', (taggedTier) => {
  expect(tier(routed('0.0.0.0/0 -> gwlb Wall').change('subnet', 'S', { taggedTier }))).toBe(taggedTier);
});

describe('behind a middlebox', () => {
  const edge = (text: string, gateway = 'Igw'): AnyResource[] => [
    table('Edge'), route('Edge', text), { kind: 'edge-association', id: 'EdgeOf', when: ALWAYS, gateway: known(gateway), routeTable: known('Edge') },
  ];
  test.each<[string, string, string, string]>([
    ['inbound and outbound through one endpoint', '0.0.0.0/0 -> gwlb Wall', '10.0.0.0/24 -> gwlb Wall', 'public'],
    ['through endpoints outside the template', '0.0.0.0/0 -> gwlb ?', '10.0.0.0/24 -> gwlb ?', 'public'],
    ['through an appliance', '0.0.0.0/0 -> eni H', '10.0.0.0/24 -> eni H', 'public'],
    ['with the whole VPC', '0.0.0.0/0 -> gwlb Wall', '10.0.0.0/16 -> gwlb Wall', 'public'],
    ['inbound for another subnet', '0.0.0.0/0 -> gwlb Wall', '10.0.1.0/24 -> gwlb Wall', 'unknown'],
    ['outbound alone', '0.0.0.0/0 -> gwlb Wall', '10.0.0.0/24 -> local', 'unknown'],
    ['inbound alone', '0.0.0.0/0 -> tgw Tgw', '10.0.0.0/24 -> gwlb Wall', 'unknown'],
    ['inbound, and out by a NAT gateway', '0.0.0.0/0 -> nat N', '10.0.0.0/24 -> gwlb Wall', 'private'],
  ])('%s', (_, out, inbound, expected) => expect(tier(routed(out).with(edge(inbound)))).toBe(expected));

  test('a gateway of no VPC redirects nothing', () => {
    expect(tier(routed('0.0.0.0/0 -> gwlb Wall').with(edge('10.0.0.0/24 -> gwlb Wall', 'Loose')))).toBe('unknown');
  });
});
