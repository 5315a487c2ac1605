import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import {
  internetGatewayFacts, internetGatewayOf, publicAddressFacts, remoteAddressFacts,
} from '../../../../src/reachability/private/forwarding/internet-gateway';
import { known, outside, Reference, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource, Host, Subnet } from '../../../../src/reachability/private/network/resources';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { addresses, empty, host, igw, NetworkBuilder, subnet, SubnetParts, vpc } from '../../../support/network-builder';

const IMPORTED = unknown('imported');
const P = unknown('parameter P has no default');
const attachment = (ofVpc: Reference, gateway: Reference, id = 'Attachment'): AnyResource =>
  ({ kind: 'gateway-attachment', id, when: ALWAYS, vpc: ofVpc, gateway });
const network = (...more: (AnyResource | AnyResource[])[]): NetworkBuilder => empty.with(vpc(), ...more);
const VPC = known('Vpc');
const GATEWAY = known('Igw');

test.each<[string, NetworkBuilder, Reference | undefined]>([
  ['the one attached', network(igw('Igw', 'Vpc')), GATEWAY],
  ['none', network(), undefined],
  ['none that is not attached', network(igw('Igw')), undefined],
  ['none that is attached to another', network(igw('Igw', 'Other')), undefined],
  ['none that does not exist', network(attachment(VPC, known('Gone'))), undefined],
  ['the one in the template before one that is not', network(
    attachment(VPC, IMPORTED, 'A'), igw('Igw'), attachment(VPC, GATEWAY, 'B'),
  ), GATEWAY],
  ['one from elsewhere', network(attachment(VPC, IMPORTED)), IMPORTED],
  ['perhaps one', network(igw('Igw'), attachment(IMPORTED, GATEWAY)),
    unknown('whether Attachment attaches an internet gateway to Vpc is unknown: imported')],
  ['perhaps one from elsewhere', network(attachment(IMPORTED, P)),
    unknown('whether Attachment attaches an internet gateway to Vpc is unknown: imported')],
  ['none where another kind of gateway may be attached', network(attachment(IMPORTED, known('Vpn'))), undefined],
  ['none where the VPC certainly is another', network(igw('Igw'), attachment(outside('imported'), GATEWAY)), undefined],
])('the VPC has %s', (_, one, expected) => expect(internetGatewayOf(one.view(), VPC)).toEqual(expected));

test('the gateway of a VPC from elsewhere is unknown', () => {
  expect(internetGatewayOf(network(igw('Igw', 'Vpc')).view(), IMPORTED)).toEqual(
    unknown('the internet gateway of a VPC that is not in the template is unknown: imported'),
  );
});

const DOUBT = { effect: 'may block', code: 'UNKNOWN_RESOURCE' };
test.each<[string, NetworkBuilder, Reference, object[]]>([
  ['attached', network(igw('Igw', 'Vpc')), VPC, []],
  ['missing', network(), VPC, [{
    effect: 'blocks', code: 'BAD_STATE_ATTACHMENT', componentId: 'Vpc', detail: 'no internet gateway is attached to Vpc',
  }]],
  ['from elsewhere', network(attachment(VPC, IMPORTED)), VPC, [{ ...DOUBT, componentId: 'Vpc', detail: 'imported' }]],
  ['of an unknown VPC', network(igw('Igw', 'Vpc')), IMPORTED, [{
    ...DOUBT, componentId: undefined, detail: 'the internet gateway of a VPC that is not in the template is unknown: imported',
  }]],
])('a gateway %s', (_, one, ofVpc, expected) => expect(internetGatewayFacts(one.view(), ofVpc)).toEqual(expected));

const [S] = subnet('S') as Subnet[];
const WHY = 'no public IPv4 address: none is given on launch, and the template associates none';
test.each<[string, SubnetParts, Partial<Host>, 'egress' | 'ingress', boolean, object[]]>([
  ['of a subnet that gives one', { publicIpv4OnLaunch: known(true) }, {}, 'egress', false, []],
  ['of a subnet that may give one', { publicIpv4OnLaunch: P }, {}, 'egress', false, [{
    ...DOUBT, componentId: 'S', detail: 'it is unknown whether hosts of S get a public IPv4 address: parameter P has no default',
  }]],
  ['out of a subnet without', {}, {}, 'egress', false, [{
    effect: 'blocks', code: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', componentId: 'S', detail: `hosts of S have ${WHY}`,
  }]],
  ['into a subnet without', {}, {}, 'ingress', false, [{
    effect: 'blocks', code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', componentId: 'S', detail: `hosts of S have ${WHY}`,
  }]],
  ['of a host that has one', {}, { publicIpv4: known(true) }, 'egress', true, []],
  ['of a host without, in a subnet where another has one', {}, { publicIpv4: known(false) }, 'ingress', true, [{
    effect: 'blocks', code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', componentId: 'H', detail: `H has ${WHY}`,
  }]],
])('packets %s', (_, parts, extra, direction, one, expected) => {
  const view = network(subnet('S', parts), host('H', 'S', extra), host('X', one ? 'S' : 'T', { publicIpv4: known(true) })).view();
  expect(publicAddressFacts(view, view.find('subnet', 'S')!, direction, one ? view.find('host', 'H') : undefined))
    .toEqual(expected);
});

test.each<[string, AddressSet, 'egress' | 'ingress', object[]]>([
  ['to a public address', addresses('203.0.113.7/32'), 'egress', []],
  ['to some', addresses('203.0.113.7/32', '192.168.0.0/16'), 'egress', []],
  ['to none', AddressSet.empty('ipv4'), 'egress', []],
  ['to a private address', addresses('192.168.0.0/16'), 'egress', [{
    effect: 'blocks', code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS', detail: 'the destination is not a public address',
  }]],
  ['from a private address', addresses('192.168.0.0/16'), 'ingress', [{
    effect: 'blocks', code: 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS', detail: 'the source is not a public address',
  }]],
  ['to the VPC\'s own public block', addresses('52.0.0.0/24'), 'egress', [{
    effect: 'blocks', code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS', detail: 'the destination is not a public address',
  }]],
])('packets %s pass or not', (_, remote, direction, expected) => {
  expect(remoteAddressFacts(empty.with(vpc('Vpc', '10.0.0.0/16', '52.0.0.0/16')).view(), S, remote, direction)).toEqual(expected);
});
