import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import {
  fromNat64, hostsOf, internetOf, plainest, possibleHosts, PUBLIC, toNat64, vpcBlocks,
} from '../../../../src/reachability/private/forwarding/internet';
import { known, Reference, Resolved, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource, Subnet } from '../../../../src/reachability/private/network/resources';
import { formatAddress, parseAddress } from '../../../../src/reachability/private/packet/address';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { Cidr, formatCidr } from '../../../../src/reachability/private/packet/cidr';
import type { Family } from '../../../../src/reachability/private/packet/family';
import { addresses, cidr, empty, subnet, SubnetParts, vpc } from '../../../support/network-builder';

const subnetOf = (parts: SubnetParts = {}): Subnet => subnet('S', parts)[0] as Subnet;
const network = empty.with(
  vpc('Vpc', '10.0.0.0/16', '52.0.0.0/16', '2600:1f16:abc:de00::/56'), vpc('Other', '53.0.0.0/16'),
);
const more = (inVpc: Reference, block: Resolved<Cidr>): AnyResource =>
  ({ kind: 'vpc-cidr', id: 'More', when: ALWAYS, family: 'ipv4', vpc: inVpc, cidr: block });
const IMPORTED = unknown('imported');

test.each<[Family, string, string]>([
  ['ipv4', '9.255.255.255', '10.0.0.0'], ['ipv4', '11.0.0.0', '10.255.255.255'],
  ['ipv4', '172.15.255.255', '172.16.0.0'], ['ipv4', '172.32.0.0', '172.31.255.255'],
  ['ipv4', '192.167.255.255', '192.168.0.0'], ['ipv4', '192.169.0.0', '192.168.255.255'],
  ['ipv4', '100.63.255.255', '100.64.0.0'], ['ipv4', '100.128.0.0', '100.127.255.255'],
  ['ipv4', '126.255.255.255', '127.0.0.0'], ['ipv4', '128.0.0.0', '127.255.255.255'],
  ['ipv4', '169.253.255.255', '169.254.0.0'], ['ipv4', '169.255.0.0', '169.254.255.255'],
  ['ipv4', '223.255.255.255', '224.0.0.0'], ['ipv4', '1.0.0.0', '255.255.255.255'],
  ['ipv6', '2000::', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['ipv6', '3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '4000::'],
])('of %s, %s is public and %s is not', (family, one, other) => {
  expect([one, other].map((text) => PUBLIC[family].contains(parseAddress(text)!))).toEqual([true, false]);
});

test.each<[string, string, Family, string, boolean]>([
  ['what others have', 'Vpc', 'ipv4', '53.0.0.1', true],
  ['without the VPC\'s own public block', 'Vpc', 'ipv4', '52.0.0.1', false],
  ['without the VPC\'s own IPv6 block', 'Vpc', 'ipv6', '2600:1f16:abc:de00::1', false],
  ['of IPv6 what others have', 'Vpc', 'ipv6', '2600:1f16:abc:df00::1', true],
  ['all that is public where the VPC is unknown', '?', 'ipv4', '52.0.0.1', true],
  ['of another VPC something else', 'Other', 'ipv4', '53.0.0.1', false],
])('the internet is %s', (_, inVpc, family, address, expected) => {
  const view = network.view();
  internetOf(view, subnetOf(), 'ipv4');
  expect(internetOf(view, subnetOf({ vpc: inVpc }), family).contains(parseAddress(address)!)).toBe(expected);
});

test.each<[string, AnyResource[], Family, string[]]>([
  ['both IPv4 blocks', [], 'ipv4', ['10.0.0.0/16', '52.0.0.0/16']],
  ['the IPv6 block', [], 'ipv6', ['2600:1f16:abc:de00::/56']],
  ['none that is unknown', [more(known('Vpc'), IMPORTED)], 'ipv4', ['10.0.0.0/16', '52.0.0.0/16']],
  ['none that belongs to another', [more(IMPORTED, known(cidr('54.0.0.0/16')))], 'ipv4',
    ['10.0.0.0/16', '52.0.0.0/16']],
])('the VPC has %s', (_, resources, family, expected) => {
  expect(vpcBlocks(network.with(resources).view(), 'Vpc', family).cidrs.map(formatCidr)).toEqual(expected);
});

test.each<[string, AnyResource[], string, AddressSet]>([
  ['in the blocks of the VPC', [], 'Vpc', addresses('10.0.0.0/16', '52.0.0.0/16')],
  ['anywhere, if the VPC is unknown', [], '?', AddressSet.all('ipv4')],
  ['anywhere, if a block is unknown', [more(known('Vpc'), IMPORTED)], 'Vpc', AddressSet.all('ipv4')],
  ['anywhere, if the VPC may have another block', [more(IMPORTED, known(cidr('54.0.0.0/16')))], 'Vpc',
    AddressSet.all('ipv4')],
])('hosts of a subnet without a known block are %s', (_, resources, inVpc, expected) => {
  expect(possibleHosts(network.with(resources).view(), subnetOf({ vpc: inVpc }), 'ipv4')).toEqual(expected);
});

test('an unknown block of the other family says nothing', () => {
  const view = network.with(more(known('Vpc'), IMPORTED), more(IMPORTED, IMPORTED)).view();
  expect(possibleHosts(view, subnetOf(), 'ipv6')).toEqual(addresses('2600:1f16:abc:de00::/56'));
});

test.each<[Family, string, string, string]>([
  ['ipv4', '10.0.1.0/24', '10.0.1.4', '10.0.1.254'],
  ['ipv4', '10.0.1.16/28', '10.0.1.20', '10.0.1.30'],
  ['ipv6', '2600:1f16:abc:de00::/64', '2600:1f16:abc:de00::4', '2600:1f16:abc:de00:ffff:ffff:ffff:fffe'],
])('%s hosts of %s are %s to %s', (family, block, first, last) => {
  expect(hostsOf(subnetOf({ [family]: block }), family))
    .toEqual(known(AddressSet.range(parseAddress(first)!, parseAddress(last)!)));
});

test.each<[string, Family, SubnetParts, Resolved<AddressSet> | undefined]>([
  ['none without a block', 'ipv6', { ipv4: '10.0.1.0/24' }, undefined],
  ['unknown if the IPv4 block is', 'ipv4', { ipv4: '?' },
    unknown('the IPv4 block of subnet S is unknown: parameter P has no default')],
  ['unknown if the IPv6 block is', 'ipv6', { ipv6: '?' },
    unknown('the IPv6 block of subnet S is unknown: parameter P has no default')],
])('hosts are %s', (_, family, parts, expected) => expect(hostsOf(subnetOf(parts), family)).toEqual(expected));

test.each([
  ['0.0.0.0/0', '1.0.0.0'], ['0.0.0.0/8', '0.0.0.0'], ['203.0.113.0/24', '203.0.113.0'],
  ['64:ff9b::/96', '64:ff9b::100:0'], ['64:ff9b::/112', '64:ff9b::'],
])('the plainest address of %s is %s', (block, expected) => {
  expect(formatAddress(plainest(addresses(block)))).toBe(expected);
});

test.each([
  ['203.0.113.0/24', '64:ff9b::cb00:7100/120'], ['0.0.0.0/0', '64:ff9b::/96'], ['255.255.255.255/32', '64:ff9b::ffff:ffff/128'],
])('%s is %s in NAT64, and back', (ipv4, ipv6) => {
  expect([toNat64(addresses(ipv4)), fromNat64(addresses(ipv6))]).toEqual([addresses(ipv6), addresses(ipv4)]);
});

test('several blocks at once are translated, and what NAT64 does not stand for is left out', () => {
  const [ipv4, ipv6] = [addresses('1.2.3.4/32', '9.9.9.9/32'), addresses('64:ff9b::102:304/128', '64:ff9b::909:909/128')];
  expect([toNat64(ipv4), fromNat64(ipv6.union(addresses('2600::/16')))]).toEqual([ipv6, ipv4]);
  expect([toNat64(AddressSet.empty('ipv4')), fromNat64(addresses('2600::/16'))])
    .toEqual([AddressSet.empty('ipv6'), AddressSet.empty('ipv4')]);
});
