import type { Rule } from '../../src/reachability/rules/private/rule';
import { repliesWithinVpc } from '../../src/reachability/rules/replies-within-vpc';
import { returnTraffic } from '../../src/reachability/rules/return-traffic';
import { sameZoneEgress } from '../../src/reachability/rules/same-zone-egress';
import { finding } from '../support/judging';
import { entry, haNetwork, TIERED } from '../support/network-builder';

const tiered = haNetwork({ publicAcl: TIERED, privateAcl: TIERED });

test.each<[string, string, Rule, string, object]>([
  ['L1', 'a request out of the host\'s subnet', sameZoneEgress, 'PrivateAcl out 50 deny all 0.0.0.0/0',
    { role: 'request', crossing: { subnetId: 'PrivateA', direction: 'outbound', networkAclId: 'PrivateAcl' } }],
  ['L2', 'a request into the gateway\'s subnet', sameZoneEgress, 'PublicAcl in 50 deny all 10.0.16.0/20',
    { role: 'request', crossing: { subnetId: 'PublicA', direction: 'inbound', networkAclId: 'PublicAcl' } }],
  ['L3', 'a request out of the gateway\'s subnet', sameZoneEgress, 'PublicAcl out 50 deny all 0.0.0.0/0',
    { role: 'request', crossing: { subnetId: 'PublicA', direction: 'outbound', networkAclId: 'PublicAcl' } }],
  ['L4', 'a reply into the gateway\'s subnet', returnTraffic, 'PublicAcl in 50 deny tcp 3000 0.0.0.0/0',
    { role: 'reply', crossing: { subnetId: 'PublicA', direction: 'inbound', networkAclId: 'PublicAcl' } }],
  ['L5', 'a reply out of the gateway\'s subnet', returnTraffic, 'PublicAcl out 50 deny tcp 3000 10.0.16.0/20',
    { role: 'reply', crossing: { subnetId: 'PublicA', direction: 'outbound', networkAclId: 'PublicAcl' } }],
  ['L6', 'a reply into the host\'s subnet', returnTraffic, 'PrivateAcl in 50 deny tcp 3000 0.0.0.0/0',
    { role: 'reply', crossing: { subnetId: 'PrivateA', direction: 'inbound', networkAclId: 'PrivateAcl' } }],
  ['L4', 'an ICMP error', returnTraffic, 'PublicAcl in 50 deny icmp 3 0.0.0.0/0',
    { role: 'ICMP error', crossing: { subnetId: 'PublicA', direction: 'inbound', networkAclId: 'PublicAcl' } }],
])('at %s a witness and what is to blame say where it happens: %s', (natCrossing, _, rule, change, place) => {
  const [acl, ...text] = change.split(' ');
  const { witnesses: [witness], blame: [blame] } = finding(rule, tiered.with(entry(acl, text.join(' '))), 'PrivateA')!;
  expect(witness).toMatchObject({ ...place, natCrossing });
  expect(blame.crossing).toEqual(witness.crossing);
});

test('between subnets of a VPC there are no crossings of a NAT gateway', () => {
  const closed = tiered.with(entry('PrivateAcl', 'in 50 deny tcp 3000 10.0.0.0/16'));
  const { witnesses: [witness], blame: [blame] } = finding(repliesWithinVpc, closed, 'PrivateA')!;
  expect(witness).toMatchObject({ crossing: { subnetId: 'PrivateA', direction: 'inbound', networkAclId: 'PrivateAcl' } });
  expect([witness.natCrossing, blame.crossing]).toEqual([undefined, witness.crossing]);
});
