import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import type { AddressSpace } from '../../../../src/reachability/private/forwarding/address-space';
import { internetRoutes } from '../../../../src/reachability/private/forwarding/internet-routes';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource, Subnet } from '../../../../src/reachability/private/network/resources';
import { eigw, empty, haNetwork, host, igw, nat, NetworkBuilder, regionalNat, route, subnet, table, vpc } from '../../../support/network-builder';

const base = empty.with(
  vpc('Vpc', '10.0.0.0/16', '2600:1f16:abc:de00::/56'), igw('Igw', 'Vpc'), eigw(), nat('N', 'P'), host('H', 'P'),
  subnet('P', { ipv4: '10.0.1.0/24' }), subnet('S', { ipv4: '10.0.0.0/24', ipv6: '2600:1f16:abc:de00::/64', table: 'T' }), table('T'),
);
const subnetOf = (network: NetworkBuilder, id = 'S') => network.view().find('subnet', id) as Subnet;
const ways = (network: NetworkBuilder, addressSpace: AddressSpace = 'ipv4') => internetRoutes(network.view(), subnetOf(network), addressSpace);
const outlets = (text: string, network = base) => ways(network.with(route('T', text))).map(({ nextHop }) => nextHop.kind);

describe('where a route leads', () => {
  const otherVpc = [vpc('Other', '10.1.0.0/16'), igw('OtherIgw', 'Other'), subnet('OtherSubnet', { vpc: 'Other', ipv4: '10.1.0.0/24' }), nat('OtherNat', 'OtherSubnet')];
  test.each([
    ['0.0.0.0/0 -> igw Igw', ['internet-gateway']],
    ['0.0.0.0/0 -> nat N', ['nat-gateway']],
    ['0.0.0.0/0 -> instance H', ['host']],
    ['0.0.0.0/0 -> tgw Tgw', ['outside']],
    ['0.0.0.0/0 -> nat ?', ['unknown']],
    ['0.0.0.0/0 -> unknown', ['unknown']],
    ['0.0.0.0/0 -> igw Loose', ['black-hole']],
    ['0.0.0.0/0 -> igw Gone', ['black-hole']],
    ['0.0.0.0/0 -> nat Gone', ['black-hole']],
    ['0.0.0.0/0 -> eni Gone', ['black-hole']],
    ['0.0.0.0/0 -> igw OtherIgw', ['black-hole']],
    ['0.0.0.0/0 -> nat OtherNat', ['black-hole']],
    ['172.16.0.0/12 -> igw Igw', []],
    ['0.0.0.0/0 -> local', ['local']],
  ])('%s', (text, expected) => {
    expect(outlets(text, base.with(...otherVpc, igw('Loose')))).toEqual(expected);
  });

  test.each([
    ['::/0 -> igw Igw', 0], ['::/0 -> igw Loose', 0], ['::/0 -> igw ?', 0], ['::/0 -> eigw Gone', 0], ['::/0 -> nat N', 1], ['::/0 -> unknown', 1],
  ])('of NAT64, %s, whether it works or not', (text, count) => {
    expect(ways(base.with(igw('Loose'), route('T', text)), 'nat64')).toHaveLength(count);
  });

  test('a local route is no way to the internet, whatever its block', () => {
    const imported = empty.with(vpc('Vpc', '52.0.0.0/16', '64:ff9b::/96'), table('T'), subnet('S', { vpc: '?', ipv4: '10.0.0.0/24', ipv6: '64:ff9b::/120', table: 'T' }));
    expect((['ipv4', 'ipv6', 'nat64'] as const).flatMap((addressSpace) => ways(imported, addressSpace))).toEqual([]);
  });

  test('a gateway attached to a VPC that is unknown is unknown', () => {
    expect(outlets('0.0.0.0/0 -> igw Somewhere', base.with(igw('Somewhere', '?')))).toEqual(['unknown']);
  });

  test.each<[string, AddressSpace, string[]]>([
    ['::/0 -> eigw Eigw', 'ipv6', ['egress-only-internet-gateway']],
    ['::/0 -> eigw Eigw', 'nat64', []],
    ['64:ff9b::/96 -> nat N', 'nat64', ['nat-gateway']],
    ['64:ff9b::/96 -> nat N', 'ipv6', []],
    ['::/0 -> nat N', 'ipv6', ['nat-gateway']],
    ['::/0 -> eigw Gone', 'ipv6', ['black-hole']],
  ])('%s in %s', (text, addressSpace, expected) => {
    expect(ways(base.with(route('T', text)), addressSpace).map(({ nextHop }) => nextHop.kind)).toEqual(expected);
  });
});

describe('VPC Block Public Access', () => {
  const block = (mode: 'off' | 'block-ingress' | 'block-bidirectional' | undefined): AnyResource =>
    ({ kind: 'block-public-access', id: 'Bpa', when: ALWAYS, mode: mode ? known(mode) : unknown('a parameter') });
  const exclusion = (mode: 'allow-bidirectional' | 'allow-egress' | undefined, of: object): AnyResource =>
    ({ kind: 'block-public-access-exclusion', id: 'Exclusion', when: ALWAYS, mode: mode ? known(mode) : unknown('a parameter'), ...of });
  test.each<[string, AnyResource[], string]>([
    ['off', [block('off')], 'internet-gateway'],
    ['ingress alone', [block('block-ingress')], 'internet-gateway'],
    ['both ways', [block('block-bidirectional')], 'black-hole'],
    ['an unknown mode', [block(undefined)], 'unknown'],
    ['an excluded subnet', [block('block-bidirectional'), exclusion('allow-egress', { subnet: known('S') })], 'internet-gateway'],
    ['an excluded VPC', [block('block-bidirectional'), exclusion('allow-bidirectional', { vpc: known('Vpc') })], 'internet-gateway'],
    ['an exclusion of an unknown mode lets out in any case', [block('block-bidirectional'), exclusion(undefined, { subnet: known('S') })], 'internet-gateway'],
    ['another subnet excluded', [block('block-bidirectional'), exclusion('allow-egress', { subnet: known('P') })], 'black-hole'],
  ])('%s', (_, resources, expected) => {
    expect(outlets('0.0.0.0/0 -> igw Igw', base.with(resources))).toEqual([expected]);
  });
});

describe('edge route tables', () => {
  const edge = (routeTable: string): AnyResource => ({
    kind: 'edge-association', id: 'Edge', when: ALWAYS, gateway: known('Igw'), routeTable: routeTable === '?' ? unknown('imported') : known(routeTable),
  });
  test.each<[string, (AnyResource | AnyResource[])[], string]>([
    ['inbound traffic sent to an appliance', [edge('E'), table('E'), route('E', '10.0.0.0/24 -> eni Eni')], 'black-hole'],
    ['that of another subnet', [edge('E'), table('E'), route('E', '10.0.7.0/24 -> eni Eni')], 'internet-gateway'],
    ['a local route', [edge('E'), table('E'), route('E', '10.0.0.0/24 -> local')], 'internet-gateway'],
    ['a table outside the template', [edge('?')], 'unknown'],
  ])('%s', (_, resources, expected) => {
    expect(outlets('0.0.0.0/0 -> igw Igw', base.with(...resources))).toEqual([expected]);
  });
});

test('a regional gateway is a way out like any other', () => {
  const network = haNetwork().without('NatA').with(regionalNat('NatA'));
  const view = network.view();
  expect(internetRoutes(view, subnetOf(network, 'PrivateA'), 'ipv4').map(({ nextHop }) => nextHop.kind)).toEqual(['nat-gateway']);
});
