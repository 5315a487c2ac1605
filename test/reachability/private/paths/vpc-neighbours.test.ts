import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import type { Bounds } from '../../../../src/reachability/private/packet/bounds';
import type { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { blockOf, neighboursIn, subnetsOf } from '../../../../src/reachability/private/paths/vpc-neighbours';
import { acl, addresses, empty, NetworkBuilder, packets, subnet, vpc } from '../../../support/network-builder';

const network = (...rules: string[]): NetworkBuilder => empty.with(
  vpc('Vpc', '10.0.0.0/16', '2600:1f16:abc:de00::/56'), acl('Acl', ...rules),
  subnet('High', { ipv4: '10.0.9.0/24' }), subnet('Low', { ipv4: '10.0.0.0/24', ipv6: '2600:1f16:abc:de00::/64', acl: 'Acl' }),
  subnet('Unknown', { ipv4: '?' }), subnet('Abroad', { vpc: 'Other', ipv4: '10.0.3.0/24' }),
);
const view = (...rules: string[]) => network(...rules).view();

test('subnets are in the order of their addresses', () => {
  const one = view();
  expect([subnetsOf(one, 'Vpc', 'ipv4'), subnetsOf(one, 'Vpc', 'ipv6'), subnetsOf(one, 'Gone', 'ipv4'), subnetsOf(one, 'Other', 'ipv4')]
    .map((all) => all.map(({ id }) => id))).toEqual([['Low', 'High'], ['Low'], [], ['Abroad']]);
});

test.each<[string, 'ipv4' | 'ipv6', AddressSet]>([
  ['Low', 'ipv4', addresses('10.0.0.0/24')], ['Unknown', 'ipv4', AddressSet.empty('ipv4')], ['High', 'ipv6', AddressSet.empty('ipv6')],
])('the %s block of %s', (id, family, expected) => expect(blockOf(view().find('subnet', id)!, family)).toEqual(expected));

const level = ({ lower, upper }: Bounds<PacketSet>, text: string) => {
  const set = packets(text);
  return set.isSubsetOf(lower) ? 'yes' : set.overlaps(upper) ? 'perhaps' : 'no';
};
test.each<[string, string, string, 'letIn' | 'letOut', string]>([
  ['all', 'in 100 allow all 0.0.0.0/0', 'tcp 443 10.0.0.7/32', 'letIn', 'yes'],
  ['all of the VPC', 'in 100 allow all 10.0.0.0/16', 'tcp 443 10.0.0.7/32', 'letIn', 'yes'],
  ['nothing', 'out 100 allow all 0.0.0.0/0', 'tcp 443 10.0.0.7/32', 'letIn', 'no'],
  ['a part of the VPC', 'in 100 allow all 10.0.9.0/24', 'tcp 443 10.0.0.7/32', 'letIn', 'perhaps'],
  ['the internet alone', 'in 100 allow all 203.0.113.0/24', 'tcp 443 10.0.0.7/32', 'letIn', 'no'],
  ['one port', 'in 100 allow tcp 443 0.0.0.0/0', 'tcp 443 10.0.0.7/32', 'letIn', 'yes'],
  ['another port', 'in 100 allow tcp 443 0.0.0.0/0', 'tcp 80 10.0.0.7/32', 'letIn', 'no'],
  ['replies to ping', 'in 100 allow icmp 0/0 0.0.0.0/0', 'icmp 0/0 10.0.0.7/32', 'letIn', 'yes'],
  ['what goes out', 'out 100 allow all 0.0.0.0/0', 'tcp 443 10.0.0.7/32', 'letOut', 'yes'],
  ['another subnet, whose ACL is open', 'in 100 allow tcp 1 0.0.0.0/0', 'tcp 443 10.0.9.7/32', 'letIn', 'yes'],
])('%s: %s, %s', (_, rule, asked, direction, expected) => {
  expect(level(neighboursIn(view(rule), 'Vpc', 'ipv4')[direction], asked)).toBe(expected);
});

test('of IPv6 too', () => {
  const { letIn, letOut } = neighboursIn(view('in 100 allow icmpv6 129 ::/0'), 'Vpc', 'ipv6');
  expect([level(letIn, 'icmpv6 129/0 2600:1f16:abc:de00::1/128'), level(letOut, 'tcp 443 2600:1f16:abc:de00::1/128')]).toEqual(['yes', 'no']);
});

test('where an ACL tells addresses apart, it is said', () => {
  expect(neighboursIn(view('in 100 allow all 10.0.9.0/24'), 'Vpc', 'ipv4').letIn.reasons)
    .toEqual(['the network ACL of subnet Low tells addresses of the VPC apart']);
});

test('a VPC without subnets lets nothing in, and what is asked once is remembered', () => {
  const one = view('in 100 allow all 0.0.0.0/0');
  const { letIn, letOut } = neighboursIn(one, 'Gone', 'ipv4');
  expect([letIn.upper.isEmpty(), letOut.upper.isEmpty(), letIn.isExact]).toEqual([true, true, true]);
  expect(neighboursIn(one, 'Vpc', 'ipv4')).toBe(neighboursIn(one, 'Vpc', 'ipv4'));
  expect(neighboursIn(one, 'Vpc', 'ipv6')).not.toBe(neighboursIn(one, 'Vpc', 'ipv4'));
});
