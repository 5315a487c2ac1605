import { EPHEMERAL_PORTS } from '../../../../src/reachability/private/forwarding/services';
import { known } from '../../../../src/reachability/private/network/resource';
import type { Subnet } from '../../../../src/reachability/private/network/resources';
import { repliesOfNeighbours, vpcLosses } from '../../../../src/reachability/private/paths/vpc-replies';
import { acl, haNetwork, host, securityGroup, subnet, TIERED } from '../../../support/network-builder';
import type { NetworkBuilder } from '../../../support/network-builder';

const tiered = (...rules: readonly string[]) => haNetwork({ publicAcl: TIERED, privateAcl: [...rules, ...TIERED] });
const ask = <T>(network: NetworkBuilder, question: (...of: Parameters<typeof repliesOfNeighbours>) => T, id = 'PrivateA') => {
  const view = network.view();
  return question(view, view.find('subnet', id) as Subnet, 'Vpc', 'ipv4', EPHEMERAL_PORTS);
};

test.each([
  ['the default network ACL', haNetwork(), 'all pass'],
  ['rules that tell no addresses of the VPC apart', tiered(), 'all pass'],
  ['rules that speak of the internet', tiered('in 50 deny tcp 1024-65535 203.0.113.0/24', 'out 50 deny all 198.51.100.0/24'), 'all pass'],
  ['a deny of ports that replies come to', tiered('in 50 deny tcp 32768-60999 10.0.0.0/16'), 'unknown'],
])('%s', (_, network, expected) => expect(ask(network, repliesOfNeighbours)).toBe(expected));

test('what a server sends to every port is likely to be a reply', () => {
  const served = tiered().with(
    subnet('Data', { ipv4: '10.0.99.0/24', acl: 'DataAcl' }), acl('DataAcl', 'in 100 allow tcp 5432 10.0.0.0/16', 'out 100 allow tcp 1024-65535 10.0.0.0/16'),
  );
  expect(ask(served, repliesOfNeighbours, 'Data')).toBe('all pass but for likely replies');
});

test('the pair that loses replies, and what', () => {
  const [loss] = ask(tiered('in 50 deny tcp 32768-60999 10.0.0.0/24'), vpcLosses);
  expect([loss.from.id, loss.to.id, loss.isCertain, loss.hop.crossing?.direction]).toEqual(['PrivateA', 'PublicA', true, 'ingress']);
});

test('where nothing is lost, no pair loses anything', () => expect(ask(tiered(), vpcLosses)).toEqual([]));

/** A data tier that replies to the ports of Linux alone, and may ask as well. */
const NARROW = ['in 100 allow tcp 5432 10.0.0.0/16', 'out 100 allow tcp 32768-60999 10.0.0.0/16', 'in 110 allow tcp 1024-65535 10.0.0.0/16'];
const data = (...rules: readonly string[]) => haNetwork().with(subnet('Data', { ipv4: '10.0.99.0/24', acl: 'DataAcl' }), acl('DataAcl', ...rules));
const listening = (inSubnet: string, text: string) => data(...NARROW)
  .with(host('Db', inSubnet, { securityGroups: [known('Group')] }), securityGroup('Group', text));

test.each<[string, NetworkBuilder, string]>([
  ['nobody is known to listen', data(...NARROW), 'all pass but for likely replies'],
  ['a host listens there', listening('Data', 'tcp 5432 10.0.0.0/16'), 'unknown'],
  ['a host listens to another subnet', listening('Data', 'tcp 5432 10.0.0.0/24'), 'all pass but for likely replies'],
  ['a host listens on a port that no reply comes to', listening('Data', 'tcp 22 10.0.0.0/16'), 'all pass but for likely replies'],
  ['a host of the subnet itself listens', listening('PrivateA', 'tcp 5432 10.0.0.0/16'), 'all pass but for likely replies'],
])('whether packets to a high port are requests, where %s', (_, network, expected) => {
  expect(ask(network, repliesOfNeighbours)).toBe(expected);
});

const losses = (network: NetworkBuilder, id = 'PrivateA') => ask(network, vpcLosses, id).map(({ from, to, isCertain, hop }) =>
  `${from.id} ${to.id} ${isCertain ? 'surely' : 'perhaps'} ${hop.crossing!.subnet.id}`);

test.each<[string, NetworkBuilder, readonly string[]]>([
  ['one that is certain', tiered('in 50 deny tcp 32768-60999 10.0.0.0/24'), ['PrivateA PublicA surely PrivateA']],
  ['the first that is certain, of several', tiered('in 50 deny tcp 32768-60999 10.0.0.0/16'), ['PrivateA PublicA surely PrivateA']],
  ['none of a subnet to itself', tiered('in 50 deny tcp 32768-60999 10.0.16.0/20').without('PrivateB', 'PrivateBAclOf'), []],
  ['all that are doubtful', tiered('in 50 ? tcp 32768-60999 10.0.0.0/16').without('PrivateB', 'PrivateBAclOf'),
    ['PrivateA PublicA perhaps PrivateA', 'PrivateA PublicB perhaps PrivateA']],
  ['a certain one after a doubtful one', tiered('in 50 deny tcp 32768-60999 10.0.1.0/24', 'in 60 ? tcp 32768-60999 10.0.0.0/24'), ['PrivateA PublicB surely PrivateA']],
])('losses: %s', (_, network, expected) => expect(losses(network)).toEqual(expected));
