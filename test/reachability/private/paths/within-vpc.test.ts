import { blamed, explain, headers, onlyPath, stops } from '../../../support/explain';
import { haNetwork } from '../../../support/network-builder';

const OPEN = ['in 100 allow all 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0'];
const network = haNetwork({ publicAcl: OPEN, privateAcl: OPEN });

test('between two subnets, packets and replies meet the ACLs of both', () => {
  const { forward, reply, verdict } = onlyPath(explain(network, 'PrivateA -> PublicB', 'tcp 443'));
  expect([verdict, stops(forward), stops(reply)]).toEqual(['FOUND', [
    'subnet PrivateA', 'network ACL PrivateAcl outbound', 'route table PrivateATable', 'network ACL PublicAcl inbound', 'subnet PublicB',
  ], ['subnet PublicB', 'network ACL PublicAcl outbound', 'route table PublicBTable', 'network ACL PrivateAcl inbound', 'subnet PrivateA']]);
  expect([headers(forward[4].outboundHeaders), headers(reply[4].outboundHeaders)])
    .toEqual(['tcp  10.0.16.0/20:1024-65535 → 10.0.1.0/24:443', 'tcp  10.0.1.0/24:443 → 10.0.16.0/20:1024-65535']);
});

test('within a subnet they meet none, nor any route', () => {
  const { forward, reply, verdict } = onlyPath(explain(network, 'PrivateA -> PrivateA', 'tcp 443'));
  expect([verdict, stops(forward), stops(reply)]).toEqual(['FOUND', ['subnet PrivateA', 'subnet PrivateA'], ['subnet PrivateA', 'subnet PrivateA']]);
});

test.each([
  ['out of the first', 'out 50 deny tcp 443 10.0.1.0/24', 'PrivateAcl:out:50 rule 50'],
  ['back into the first', 'in 50 deny tcp 1024-65535 10.0.1.0/24', 'PrivateAcl:in:50 rule 50'],
])('%s, a rule may stop them', (_, rule, expected) => {
  const one = haNetwork({ publicAcl: OPEN, privateAcl: [rule, ...OPEN] });
  expect(blamed(onlyPath(explain(one, 'PrivateA -> PublicB', 'tcp 443')))).toEqual([`SUBNET_ACL_RESTRICTION ${expected}`]);
});
