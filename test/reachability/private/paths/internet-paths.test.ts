import type { AddressSpace } from '../../../../src/reachability/private/forwarding/address-space';
import { unknown } from '../../../../src/reachability/private/network/resource';
import { formatCidr } from '../../../../src/reachability/private/packet/cidr';
import { allHops, arrived, internetPaths, reachesInternet } from '../../../../src/reachability/private/paths/internet-paths';
import { haNetwork, NetworkBuilder, packets, route } from '../../../support/network-builder';

const QUESTION = { ephemeralPorts: { from: 32768, to: 60999 }, assumesPublicAddresses: false };
const ask = (one: NetworkBuilder, id = 'PrivateA', space: AddressSpace = 'ipv4', question = QUESTION) => {
  const view = one.view();
  return internetPaths(view, view.find('subnet', id)!, space, question);
};
const nat64 = haNetwork({ ipv6: true }).with(route('PrivateATable', '64:ff9b::/96 -> nat NatA'));

test.each<[string, NetworkBuilder, string, AddressSpace, boolean[]]>([
  ['a private subnet', haNetwork(), 'PrivateA', 'ipv4', [true]],
  ['a subnet without a route', haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA'), 'PrivateA', 'ipv4', [false]],
  ['two next hops', haNetwork().with(route('PrivateATable', '203.0.113.0/24 -> tgw Tgw')), 'PrivateA', 'ipv4', [false, true]],
  ['IPv6', nat64, 'PrivateA', 'ipv6', [true]],
  ['NAT64', nat64, 'PrivateA', 'nat64', [true]],
  ['NAT64 without a route', nat64, 'PrivateB', 'nat64', [false]],
])('%s gets as far as the internet: %#', (_, one, id, space, expected) => {
  expect(ask(one, id, space).map(reachesInternet).sort()).toEqual(expected);
});

test.each<[string, NetworkBuilder, AddressSpace, string, string]>([
  ['through a NAT gateway', haNetwork(), 'ipv4', 'tcp 443 203.0.113.7/32', '10.0.16.4/30'],
  ['through NAT64', nat64, 'nat64', 'tcp 443 64:ff9b::cb00:7107/128', '2600:1f16:abc:de10::4/126'],
  ['straight', nat64, 'ipv6', 'tcp 443 2a00::1/128', '2600:1f16:abc:de10::4/126'],
])('%s packets arrive as their hosts sent them', (_, one, space, to, first) => {
  const { upper } = arrived(ask(one, 'PrivateA', space)[0]);
  expect([packets(to).isSubsetOf(upper.destinations), formatCidr(upper.sources.addresses.cidrs[0])]).toEqual([true, first]);
});

test('what an ACL drops does not arrive', () => {
  const { upper } = arrived(ask(haNetwork({ publicAcl: ['in 100 allow all 0.0.0.0/0', 'out 100 allow tcp 443 0.0.0.0/0'] }))[0]);
  expect([packets('tcp 443 203.0.113.7/32'), packets('tcp 80 203.0.113.7/32')].map((set) => set.isSubsetOf(upper.destinations))).toEqual([true, false]);
});

test('replies come to the ports at which hosts listen, and errors with them', () => {
  const [{ reply }] = ask(haNetwork());
  const home = reply!.packets.passed.upper.destinations;
  expect(['tcp 32768-60999 10.0.16.7/32', 'udp 40000 10.0.16.7/32', 'icmp 0/0 10.0.16.7/32', 'icmp 3 10.0.16.7/32', 'icmp 11 10.0.16.7/32', 'tcp 32767 10.0.16.7/32', 'tcp 61000 10.0.16.7/32']
    .map((text) => packets(text).isSubsetOf(home))).toEqual([true, true, true, true, true, false, false]);
});

test.each<[boolean, number]>([[false, 1], [true, 0]])('if public addresses are taken for granted (%s), %i facts are against', (assumesPublicAddresses, blocking) => {
  const [path] = ask(haNetwork(), 'PublicA', 'ipv4', { ...QUESTION, assumesPublicAddresses });
  expect(allHops(path).flatMap(({ facts }) => facts).filter(({ effect }) => effect === 'blocks')).toHaveLength(blocking);
});

test('hosts whose addresses are unknown are somewhere in the VPC', () => {
  const one = haNetwork().change('subnet', 'PrivateA', { ipv4: unknown('parameter P has no default') });
  const [{ forward }] = ask(one);
  expect([forward.hops[0].before.unknownSide, forward.hops[0].before.passed.upper.sources.addresses.cidrs.map(formatCidr)]).toEqual(['source', ['10.0.0.0/16']]);
  expect(ask(haNetwork())[0].forward.hops[0].before.unknownSide).toBeUndefined();
});

test('the hops are those there and back', () => {
  const [path] = ask(haNetwork());
  expect(allHops(path)).toEqual([...path.forward.hops, ...path.reply!.hops]);
  expect(allHops({ ...path, reply: undefined })).toEqual(path.forward.hops);
});

test('each question is answered once', () => {
  const view = haNetwork().view();
  const of = (id: string, question: typeof QUESTION, space: AddressSpace = 'ipv4') => internetPaths(view, view.find('subnet', id)!, space, question);
  const one = of('PublicA', QUESTION);
  expect([
    of('PublicA', QUESTION), of('PublicB', QUESTION), of('PublicA', QUESTION, 'ipv6'), of('PublicA', { ...QUESTION, assumesPublicAddresses: true }),
    of('PublicA', { ...QUESTION, ephemeralPorts: { from: 1024, to: 60999 } }), of('PublicA', { ...QUESTION, ephemeralPorts: { from: 32768, to: 65535 } }),
  ].map((other) => other === one)).toEqual([true, false, false, false, false, false]);
});
