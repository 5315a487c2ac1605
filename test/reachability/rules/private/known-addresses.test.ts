import { unknown } from '../../../../src/reachability/private/network/resource';
import { knownAddresses } from '../../../../src/reachability/rules/private/known-addresses';
import { haNetwork, NetworkBuilder } from '../../../support/network-builder';

const texts = (one: NetworkBuilder, family: 'ipv4' | 'ipv6') => {
  const view = one.view();
  return knownAddresses(view, view.find('subnet', 'PrivateA')!, family).map(({ text }) => text);
};

test('the internet and the hosts of a subnet have short names', () => {
  expect(texts(haNetwork(), 'ipv4')).toEqual(['0.0.0.0/0', '10.0.16.0/20']);
  expect(texts(haNetwork({ ipv6: true }), 'ipv6').slice(0, 2)).toEqual(['::/0', '64:ff9b::/96']);
  expect(texts(haNetwork({ ipv6: true }), 'ipv6')).toHaveLength(3);
});
test('of hosts whose addresses are unknown there is none', () => {
  expect(texts(haNetwork().change('subnet', 'PrivateA', { ipv4: unknown('IPAM') }), 'ipv4')).toEqual(['0.0.0.0/0']);
});
