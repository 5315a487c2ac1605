import { EPHEMERAL_PORTS } from '../../../../src/reachability/private/forwarding/services';
import type { Subnet } from '../../../../src/reachability/private/network/resources';
import { mayLoseReplies, vpcLosses } from '../../../../src/reachability/private/paths/vpc-replies';
import { haNetwork, TIERED } from '../../../support/network-builder';
import type { NetworkBuilder } from '../../../support/network-builder';

const tiered = (...rules: readonly string[]) => haNetwork({ publicAcl: TIERED, privateAcl: [...rules, ...TIERED] });
const ask = <T>(network: NetworkBuilder, question: (...of: Parameters<typeof mayLoseReplies>) => T, subnet = 'PrivateA') => {
  const view = network.view();
  return question(view, view.find('subnet', subnet) as Subnet, 'Vpc', 'ipv4', EPHEMERAL_PORTS);
};

test.each([
  ['the default network ACL', haNetwork(), false],
  ['rules that tell no addresses of the VPC apart', tiered(), false],
  ['rules that speak of the internet', tiered('in 50 deny tcp 1024-65535 203.0.113.0/24', 'out 50 deny all 198.51.100.0/24'), false],
  ['a deny of ports that replies come to', tiered('in 50 deny tcp 32768-60999 10.0.0.0/16'), true],
  ['a deny of the replies to ping', tiered('in 50 deny icmp 0 10.0.0.0/16'), true],
  ['a deny of one subnet\'s replies', tiered('in 50 deny tcp 32768-60999 10.0.0.0/24'), true],
])('whether pairs have to be looked at: %s', (_, network, expected) => expect(ask(network, mayLoseReplies)).toBe(expected));

test('the pair that loses replies, and what', () => {
  const [loss] = ask(tiered('in 50 deny tcp 32768-60999 10.0.0.0/24'), vpcLosses);
  expect([loss.from.id, loss.to.id, loss.isCertain, loss.hop.crossing?.direction]).toEqual(['PrivateA', 'PublicA', true, 'ingress']);
});

test('where nothing is lost, no pair loses anything', () => expect(ask(tiered(), vpcLosses)).toEqual([]));
