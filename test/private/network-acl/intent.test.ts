import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NetworkAclContext, NetworkAclPolicy, NetworkAclTier } from '../../../src';
import type { NetworkAclRule } from '../../../src';
import { intentOf } from '../../../src/private/network-acl/intent';

const { PUBLIC, PRIVATE, ISOLATED } = NetworkAclTier;
const { tcpPort, udpPortRange, icmp, icmpv6 } = ec2.AclTraffic;
const IPV4 = new NetworkAclContext({ tiers: [], vpcIpv4Cidr: '10.0.0.0/16' });
const DUAL_STACK = new NetworkAclContext({ ...IPV4, vpcIpv6Cidr: '2001:db8::/56' });
const egress = (...traffic: ec2.AclTraffic[]) => NetworkAclPolicy.tiered({ egress: traffic });

test.each<[string, NetworkAclPolicy, NetworkAclTier, NetworkAclContext, object]>([
  ['everything by default', NetworkAclPolicy.tiered(), PRIVATE, IPV4, { egress: [{ protocol: -1, cidr: '0.0.0.0/0' }] }],
  ['the NAT gateways pass on what private subnets send', egress(tcpPort(443)), PUBLIC, IPV4, { egress: [{ protocol: 6, from: 443, to: 443, cidr: '0.0.0.0/0' }] }],
  ['IPv6 beside IPv4', egress(udpPortRange(53, 54)), PRIVATE, DUAL_STACK, {
    egress: [{ protocol: 17, from: 53, to: 54, cidr: '0.0.0.0/0' }, { protocol: 17, from: 53, to: 54, cidr: '::/0' }],
  }],
  ['ICMP by type and code, in its family alone', egress(icmp({ type: 8, code: -1 }), icmpv6({ type: 128, code: 0 })), PRIVATE, DUAL_STACK, {
    egress: [{ protocol: 1, from: 8, to: -1, cidr: '0.0.0.0/0' }, { protocol: 58, from: 128, to: 0, cidr: '::/0' }],
  }],
  ['nothing from the isolated tier', NetworkAclPolicy.tiered(), ISOLATED, IPV4, { egress: [] }],
  ['everything from open ACLs', NetworkAclPolicy.allowAll(), PRIVATE, IPV4, { egress: [{ protocol: -1, cidr: '0.0.0.0/0' }] }],
  ['nothing from an open isolated tier, which has no route', NetworkAclPolicy.allowAll(), ISOLATED, IPV4, { egress: [] }],
  ['ports blocked on purpose beside it', NetworkAclPolicy.tiered({ blockRemoteAdminPorts: true }), ISOLATED, IPV4, { egress: [], portsBlockedOnPurpose: [22, 3389] }],
])('%s', (_, policy, tier, context, intent) => expect(intentOf(policy, tier, context)).toEqual(intent));

class Own extends NetworkAclPolicy {
  constructor(private readonly out?: ec2.AclTraffic[]) { super(); }
  public egress() { return this.out; }
  public rules(): NetworkAclRule[] { return []; }
}

test('a policy of the user\'s own says nothing unless it does', () => {
  expect(intentOf(new Own(), PRIVATE, IPV4)).toEqual({});
  expect(intentOf(new Own([tcpPort(25)]), PRIVATE, IPV4)).toEqual({ egress: [{ protocol: 6, from: 25, to: 25, cidr: '0.0.0.0/0' }] });
});

test('isolated subnets send nothing, if a policy does not say otherwise', () => {
  class Silent extends NetworkAclPolicy { public rules(): NetworkAclRule[] { return []; } }
  expect([PUBLIC, PRIVATE, ISOLATED].map((tier) => intentOf(new Silent(), tier, IPV4))).toEqual([{}, {}, { egress: [] }]);
});

test('a policy of the user\'s own may not speak of ports out of range', () => {
  expect(() => intentOf(new Own([tcpPort(70000)]), PRIVATE, IPV4)).toThrow('egress[0] of the private tier has ports 70000 to 70000, expected');
});
