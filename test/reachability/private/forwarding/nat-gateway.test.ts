import type { AddressSpace } from '../../../../src/reachability/private/forwarding/address-space';
import type { Fact } from '../../../../src/reachability/private/forwarding/fact';
import {
  addressesOfNatGateway, connectivityFacts, edgeZoneFacts, homeOf, natGatewayFacts, nothingAskedFor, publicAddressesOf,
  translationFacts, vpcOfNatGateway,
} from '../../../../src/reachability/private/forwarding/nat-gateway';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource, NatGateway, Subnet } from '../../../../src/reachability/private/network/resources';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { addresses, empty, igw, nat, NetworkBuilder, regionalNat, subnet, vpc } from '../../../support/network-builder';

const P = unknown('parameter P has no default');
const base = empty.with(
  vpc(), igw('Igw', 'Vpc'), subnet('Home', { zone: 'a', ipv4: '10.0.0.0/24' }), subnet('Far', { zone: 'b' }),
  subnet('Hosts', { zone: 'a' }), subnet('Somewhere', { zone: '$Zone' }), subnet('Edge', { zone: 'us-west-2-lax-1a' }),
);
const ofGateway = (gateway: AnyResource): NetworkBuilder => base.with(gateway);
const found = (network: NetworkBuilder, id = 'Hosts'): [NatGateway, Subnet] =>
  [network.view().all('nat-gateway')[0], network.view().find('subnet', id)!];
const said = (facts: readonly Fact[]) => facts.map(({ effect, code, detail }) => `${effect} ${code ?? '-'}: ${detail}`);

interface Asked { readonly of?: string; readonly space?: AddressSpace; readonly network?: NetworkBuilder }
function factsOf(gateway: AnyResource, { of = 'Hosts', space = 'ipv4', network = base }: Asked = {}): string[] {
  const whole = network.with(gateway);
  return said(natGatewayFacts(whole.view(), ...found(whole, of), space));
}

test.each<[string, AnyResource, string[], Asked?]>([
  ['serves another subnet of its zone', nat('N', 'Home'), []],
  ['serves NAT64', nat('N', 'Home'), [], { space: 'nat64' }],
  ['translates no other IPv6', nat('N', 'Home'),
    ['blocks PROTOCOL_RESTRICTION: NAT gateway N translates IPv6 for 64:ff9b::/96 only'], { space: 'ipv6' }],
  ['does not serve its own subnet', nat('N', 'Home'),
    ['blocks NGW_REQUIRES_SOURCE_IN_VPC: NAT gateway N does not serve the hosts of its own subnet Home'],
    { of: 'Home' }],
  ['is private', nat('N', 'Home', { connectivity: known('private') }),
    ['blocks NO_POSSIBLE_DESTINATION: NAT gateway N is private and does not reach the internet']],
  ['may be private', nat('N', 'Home', { connectivity: P }),
    ['may block UNKNOWN_RESOURCE: whether NAT gateway N is public is unknown: parameter P has no default']],
  ['has no Elastic IP', nat('N', 'Home', { allocations: [] }),
    ['blocks IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS: NAT gateway N has no Elastic IP']],
  ['stands in an unknown subnet', nat('N', '?'),
    ['may block UNKNOWN_RESOURCE: the subnet of NAT gateway N is unknown: parameter P has no default']],
  ['stands in no subnet', nat('N', 'Gone'), ['blocks BAD_STATE: the subnet of NAT gateway N does not exist: Gone']],
  ['stands in a Local Zone', nat('N', 'Edge'), [
    'may block UNKNOWN_RESOURCE: whether zone us-west-2-lax-1a, at the edge of its Region, has NAT gateways such as N '
    + 'is unknown',
  ]],
  ['serves hosts of a Local Zone from elsewhere', nat('N', 'Home'), [], { of: 'Edge' }],
  ['has every fault at once', nat('N', 'Home', { connectivity: known('private') }), [
    'blocks PROTOCOL_RESTRICTION: NAT gateway N translates IPv6 for 64:ff9b::/96 only',
    'blocks NGW_REQUIRES_SOURCE_IN_VPC: NAT gateway N does not serve the hosts of its own subnet Home',
    'blocks NO_POSSIBLE_DESTINATION: NAT gateway N is private and does not reach the internet',
  ], { of: 'Home', space: 'ipv6' }],
])('a zonal gateway that %s', (...[, gateway, expected, asked]) => expect(factsOf(gateway, asked)).toEqual(expected));

const loose = base.without('IgwAttachment');
test.each<[string, AnyResource, string[], Asked?]>([
  ['of all zones, without an Elastic IP of its own', regionalNat('N'), []],
  ['of the zone', regionalNat('N', ['b', 'a']), []],
  ['of other zones', regionalNat('N', ['b', 'c']),
    ['blocks REGIONAL_NGW_ROUTE_AZ_RESTRICTION: regional NAT gateway N serves b, c and not a']],
  ['of zones that may be the subnet\'s', regionalNat('N', ['a', 'b']), [
    'may block REGIONAL_NGW_ROUTE_AZ_RESTRICTION: regional NAT gateway N serves a, b: whether Zone is among them is '
    + 'unknown',
  ], { of: 'Somewhere' }],
  ['of a VPC without an internet gateway', regionalNat('N'),
    ['blocks BAD_STATE_ATTACHMENT: no internet gateway is attached to Vpc'], { network: loose }],
  ['of other zones in a VPC without an internet gateway', regionalNat('N', ['b']), [
    'blocks REGIONAL_NGW_ROUTE_AZ_RESTRICTION: regional NAT gateway N serves b and not a',
    'blocks BAD_STATE_ATTACHMENT: no internet gateway is attached to Vpc',
  ], { network: loose }],
])('a regional gateway %s', (...[, gateway, expected, asked]) => expect(factsOf(gateway, asked)).toEqual(expected));

test.each<[string, Partial<NatGateway>, number]>([
  ['public with an Elastic IP', {}, 0],
  ['public with an Elastic IP from elsewhere', { allocations: [P] }, 0],
  ['regional without', { allocations: [], placement: { kind: 'regional', vpc: known('Vpc') } }, 0],
  ['zonal without', { allocations: [] }, 1],
])('whoever uses it, a gateway that is %s', (_, extra, faults) => {
  expect(connectivityFacts(nat('N', 'Home', extra) as NatGateway)).toHaveLength(faults);
});

test.each([['Home', 0], ['Somewhere', 0], ['Edge', 1]])('in the zone of %s, %i doubts about the edge', (id, doubts) => {
  expect(edgeZoneFacts(...found(ofGateway(nat('N', id)), id))).toHaveLength(doubts);
});

test.each<[string, AnyResource, string | undefined, unknown]>([
  ['zonal', nat('N', 'Home'), 'Home', known('Vpc')],
  ['in an unknown subnet', nat('N', '?'), undefined, undefined],
  ['in no subnet', nat('N', 'Gone'), undefined, undefined],
  ['regional', regionalNat('N', undefined, 'Other'), undefined, known('Other')],
])('the home and the VPC of a gateway that is %s', (_, gateway, home, ofVpc) => {
  const network = ofGateway(gateway);
  const [one] = found(network);
  expect([homeOf(network.view(), one)?.id, vpcOfNatGateway(network.view(), one)]).toEqual([home, ofVpc]);
});

const SOURCE = 'informs NGW_SOURCE_ADDRESS_REASSIGN: '
  + 'puts its own address in the place of the host\'s; the internet sees ';
const PORTS = 'informs REMAP_EPHEMERAL_PORT: gives each flow a port of its own, 1024-65535';
const CROSSED = 'informs AVAILABILITY_ZONE_CROSSED: ';
test.each<[string, AnyResource, string, string[]]>([
  ['in its zone', nat('N', 'Home'), 'Hosts', [`${SOURCE}NEip`, PORTS]],
  ['with two addresses', nat('N', 'Home', { allocations: [known('One'), known('Two')] }), 'Hosts',
    [`${SOURCE}One, Two`, PORTS]],
  ['across zones', nat('N', 'Home'), 'Far', [`${SOURCE}NEip`, PORTS, `${CROSSED}the path leaves zone b for a`]],
  ['perhaps across zones', nat('N', 'Home'), 'Somewhere',
    [`${SOURCE}NEip`, PORTS, `${CROSSED}zones Zone and a may differ`]],
  ['from an unknown subnet', nat('N', '?'), 'Hosts', [`${SOURCE}NEip`, PORTS]],
  ['by a regional gateway', regionalNat('N'), 'Hosts', [
    `${SOURCE}N.PublicIp`, PORTS,
    'informs -: a regional NAT gateway has its own route to the internet gateway; no network ACL is assumed on that '
    + 'side',
  ]],
])('a packet translated %s', (_, gateway, id, expected) => {
  const network = ofGateway(gateway);
  expect(said(translationFacts(network.view(), ...found(network, id)))).toEqual(expected);
});

test('nobody gets in who was not asked', () => {
  expect(said([nothingAskedFor(nat('N', 'Home') as NatGateway)])).toEqual([
    'blocks -: no translation entry of N fits packets that no host asked for: it lets in replies alone',
  ]);
});

test.each<[string, string | undefined, AddressSet]>([
  ['of its subnet', '10.0.0.0/24', addresses('10.0.0.0/24')],
  ['anywhere, if the block is unknown', '?', AddressSet.all('ipv4')],
  ['anywhere, if there is none', undefined, AddressSet.all('ipv4')],
])('its own address is %s', (_, ipv4, expected) => {
  const [home] = subnet('Home', { ipv4 });
  expect(addressesOfNatGateway(home as Subnet)).toEqual(expected);
});

test('its own address is anywhere, if the subnet is unknown', () => {
  expect(addressesOfNatGateway(undefined)).toEqual(AddressSet.all('ipv4'));
});

test.each([
  [[], ['N.PublicIp']],
  [[known('Eip'), P], ['Eip', 'N.PublicIp']],
])('of the Elastic IPs %j the internet sees %j', (allocations, expected) => {
  expect(publicAddressesOf(nat('N', 'Home', { allocations }) as NatGateway)).toEqual(expected);
});
