import type { EgressClaims } from '../../../../src/reachability/private/network/network-acl';
import { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { sameZoneEgress } from '../../../../src/reachability/rules/same-zone-egress';
import { finding } from '../../../support/judging';
import { entry, haNetwork, NetworkBuilder, packets, route, TIERED } from '../../../support/network-builder';

const claims = (ipv4: string): EgressClaims => ({ ipv4: packets(ipv4), ipv6: PacketSet.empty('ipv6') });
const network = haNetwork({ publicAcl: TIERED, privateAcl: TIERED });
const meaning = (text: string, one = network) => one.change('network-acl', 'PrivateAcl', { egressClaims: claims(text) });
const denying = (acl: string, text: string, meant = 'tcp 443 0.0.0.0/0') => meaning(meant, network.with(entry(acl, text)));
const judged = (one: NetworkBuilder) => finding(sameZoneEgress, one, 'PrivateA')!;

test.each<[string, NetworkBuilder]>([
  ['all of it gets out', meaning('tcp 443 0.0.0.0/0')],
  ['nothing is claimed', network],
  ['what is dropped is not claimed', denying('PrivateAcl', 'out 50 deny tcp 25 0.0.0.0/0')],
  ['it is claimed of private addresses alone', denying('PrivateAcl', 'out 50 deny tcp 443 10.9.0.0/16', 'tcp 443 10.9.0.0/16')],
])('PROVED where %s', (_, one) => expect(judged(one).verdict).toBe('PROVED'));

test.each<[string, NetworkBuilder, string, string]>([
  ['the own network ACL drops it', denying('PrivateAcl', 'out 50 deny tcp 443 8.8.8.0/24'), 'PrivateAcl:out:50', 'tcp 443 to 8.8.8.0/24 is dropped leaving subnet PrivateA'],
  ['the gateway\'s network ACL does not let it in', denying('PublicAcl', 'in 50 deny tcp 443 0.0.0.0/0'), 'PublicAcl:in:50', 'tcp 443 from 10.0.16.0-10.0.31.255 is dropped entering subnet PublicA'],
  ['the gateway\'s network ACL does not let it out', denying('PublicAcl', 'out 50 deny tcp 443 0.0.0.0/0'), 'PublicAcl:out:50', 'tcp 443 to 0.0.0.0/0 is dropped leaving subnet PublicA'],
  ['no route leads there', meaning('tcp 443 0.0.0.0/0', network.without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '8.0.0.0/8 -> nat NatA'))), 'PrivateA', 'no route leads there'],
])('VIOLATED where %s', (_, one, blamed, detail) => {
  const { verdict, severity, blame, summary } = judged(one);
  expect([verdict, severity]).toEqual(['VIOLATED', 'error']);
  expect(blame.map(({ componentId }) => componentId)).toEqual([blamed]);
  expect(summary).toContain('subnet PrivateA cannot send all that it is meant to');
  if (!detail.includes('-10.')) { expect(summary).toContain(detail); }
});

test('the witness is a packet that is meant to get out, and is dropped at the rule blamed', () => {
  expect(judged(denying('PublicAcl', 'out 50 deny tcp 443 8.8.8.0/24')).witnesses).toMatchObject([
    { source: '10.0.16.4', destination: '8.8.8.0', protocol: 'tcp', sourcePort: 1024, destinationPort: 443, where: 'request leaving subnet PublicA' },
  ]);
});
