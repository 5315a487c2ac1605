import type { EgressClaims } from '../../../../src/reachability/private/network/network-acl';
import { known } from '../../../../src/reachability/private/network/resource';
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

test.each<[string, NetworkBuilder, object]>([
  ['packets that go nobody knows where', meaning('tcp 443 0.0.0.0/0', network.with(route('PrivateATable', '8.0.0.0/8 -> tgw T'))), { verdict: 'UNKNOWN' }],
  ['packets of a family that the subnet does not speak', network.change('network-acl', 'PrivateAcl', {
    egressClaims: { ipv4: packets('tcp 443 0.0.0.0/0'), ipv6: packets('tcp 443 ::/0') },
  }), { verdict: 'PROVED' }],
  ['packets that are stopped by something behind the gateway', meaning('tcp 443 0.0.0.0/0', network.with(route('PublicATable', '8.0.0.0/8 -> nat NatB'))), {
    verdict: 'VIOLATED', severity: 'error', summary: expect.stringContaining('cannot send all that it is meant to'), fix: expect.stringMatching(/^repair PublicATable/),
  }],
  ['the fix of what no route leads to', meaning('tcp 443 0.0.0.0/0', network.without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '8.0.0.0/8 -> nat NatA'))), {
    fix: expect.stringMatching(/^route tcp 443 to .+/), summary: expect.stringContaining('no route leads there for tcp 443 to '),
  }],
  ['where the ACL of the gateway\'s subnet drops it, who sends it', denying('PublicAcl', 'in 50 deny tcp 443 0.0.0.0/0'), {
    summary: expect.stringMatching(/tcp 443 from .+ is dropped entering subnet PublicA/),
  }],
])('%s', (_, one, expected) => expect(judged(one)).toMatchObject(expected));

describe('a gateway that is private on purpose', () => {
  const inner = { connectivity: known('private' as const), privateConnectivity: 'it leads to the data centre' };
  const purposely = (one: NetworkBuilder) => judged(one.change('nat-gateway', 'NatA', inner)
    .without('PublicATable 0.0.0.0/0 -> igw Igw').with(route('PublicATable', '0.0.0.0/0 -> tgw DataCentre')));
  test('is promised nothing behind it', () => {
    expect(purposely(meaning('tcp 443 0.0.0.0/0'))).toMatchObject({ severity: 'warning', accepted: 'it leads to the data centre' });
  });
  test('is promised what is meant before it', () => {
    expect(purposely(denying('PrivateAcl', 'out 50 deny tcp 443 0.0.0.0/0'))).toMatchObject({
      severity: 'error', summary: expect.stringMatching(/cannot send all that it is meant to: tcp 443 .* is dropped leaving subnet PrivateA/),
    });
  });
});
