import { packets } from '../../../../../support/network-builder';
import { Json, read } from '../builders';

const acl = (metadata?: unknown) => read({
  Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' }, Metadata: { 'cdk-ha-nat-vpc': metadata } } as Json,
}).all('network-acl')[0];
const claimed = (...egress: unknown[]) => acl({ egress }).egressClaims!;

test.each<[string, unknown, string]>([
  ['TCP to a port', { protocol: 6, from: 443, to: 443, cidr: '0.0.0.0/0' }, 'tcp 443 0.0.0.0/0'],
  ['a range of UDP', { protocol: 17, from: 1000, to: 2000, cidr: '8.0.0.0/8' }, 'udp 1000-2000 8.0.0.0/8'],
  ['all traffic', { protocol: -1, cidr: '0.0.0.0/0' }, 'all 0.0.0.0/0'],
  ['an ICMP type with all codes', { protocol: 1, from: 8, to: -1, cidr: '0.0.0.0/0' }, 'icmp 8 0.0.0.0/0'],
  ['an ICMP type with one code', { protocol: 1, from: 3, to: 4, cidr: '0.0.0.0/0' }, 'icmp 3/4 0.0.0.0/0'],
])('%s', (_, claim, expected) => {
  expect(claimed(claim).ipv4.equals(packets(expected))).toBe(true);
  expect(claimed(claim).ipv6.isEmpty()).toBe(true);
});

test('IPv6 is claimed apart', () => {
  const { ipv4, ipv6 } = claimed({ protocol: 6, from: 443, to: 443, cidr: '::/0' });
  expect([ipv4.isEmpty(), ipv6.equals(packets('tcp 443 ::/0'))]).toEqual([true, true]);
});

test.each([['nothing', undefined], ['a text', 'all'], ['no list', { egress: 'all' }]])('without a list nothing is claimed: %s', (_, metadata) => {
  expect(acl(metadata).egressClaims).toBeUndefined();
});

test.each([null, 'tcp', { protocol: 'tcp', cidr: '0.0.0.0/0' }, { protocol: 6, from: 1, to: 2, cidr: 'everywhere' }, { protocol: 6, from: 1, to: 2 }])(
  'what this library does not write claims nothing: %j', (claim) => expect(claimed(claim).ipv4.isEmpty()).toBe(true),
);

test('ports are closed on purpose where they are those of remote administration', () => {
  expect(acl({ portsBlockedOnPurpose: [22, 3389, 443, '22'] }).portsBlockedOnPurpose).toEqual([22, 3389]);
});
