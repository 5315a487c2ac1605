import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NetworkAclPolicy, NetworkAclTier } from '../../../src';
import { aclNetwork as network, inbound, outbound } from '../../support/acl-lines';

const { PUBLIC, PRIVATE, ISOLATED } = NetworkAclTier;
const { tcpPort, udpPort } = ec2.AclTraffic;

describe('a gateway endpoint', () => {
  const context = network(2, undefined, { hasGatewayEndpoint: true });

  test('of the isolated tier opens TCP 443 and its replies', () => {
    expect(outbound(NetworkAclPolicy.tiered(), ISOLATED, context)).toEqual(['500 TCP 443 0.0.0.0/0', '900 all 10.0.0.0/16']);
    expect(inbound(NetworkAclPolicy.tiered(), ISOLATED, context)).toEqual(['100 TCP 1024-65535 0.0.0.0/0', '900 all 10.0.0.0/16']);
  });
  test('and keeps the remote administration ports closed', () => {
    expect(inbound(NetworkAclPolicy.tiered({ blockRemoteAdminPorts: true }), ISOLATED, context))
      .toEqual(['100 TCP 1024-3388 0.0.0.0/0', '110 TCP 3390-65535 0.0.0.0/0', '900 all 10.0.0.0/16']);
  });
  test.each([PUBLIC, PRIVATE])('changes nothing of the %s tier, which egress opens', (tier) => {
    const narrowed = NetworkAclPolicy.tiered({ egress: [tcpPort(25)] });
    expect([inbound(narrowed, tier, context), outbound(narrowed, tier, context)]).toEqual([inbound(narrowed, tier), outbound(narrowed, tier)]);
  });
});

describe('private NAT gateways in the isolated tier', () => {
  const context = network(2, undefined, { hasNatGateway: true });
  const narrowed = NetworkAclPolicy.tiered({ egress: [tcpPort(587)] });

  test('send egress on and take its replies, as those in public subnets do without clients', () => {
    const noClients = NetworkAclPolicy.tiered({ publicIngress: [] });
    expect(outbound(noClients, ISOLATED, context)).toEqual(outbound(noClients, PUBLIC));
    expect(inbound(noClients, ISOLATED, context)).toEqual(inbound(noClients, PUBLIC));
  });
  test('send narrowed egress on, and everything inside the VPC stays open', () => {
    expect(outbound(narrowed, ISOLATED, context)).toEqual(['150 ICMP 3 0.0.0.0/0', '160 ICMP 11 0.0.0.0/0', '500 TCP 587 0.0.0.0/0', '900 all 10.0.0.0/16']);
    expect(inbound(narrowed, ISOLATED, context)).toEqual(['100 TCP 1024-65535 0.0.0.0/0', '150 ICMP 3 0.0.0.0/0', '160 ICMP 11 0.0.0.0/0', '900 all 10.0.0.0/16']);
  });
  test('leave room for a gateway endpoint', () => {
    const both = network(2, undefined, { hasNatGateway: true, hasGatewayEndpoint: true });
    expect(outbound(narrowed, ISOLATED, both))
      .toEqual(['150 ICMP 3 0.0.0.0/0', '160 ICMP 11 0.0.0.0/0', '500 TCP 587 0.0.0.0/0', '690 TCP 443 0.0.0.0/0', '900 all 10.0.0.0/16']);
    expect(inbound(NetworkAclPolicy.tiered({ egress: [udpPort(53)] }), ISOLATED, both))
      .toEqual(expect.arrayContaining(['100 TCP 1024-65535 0.0.0.0/0', '120 UDP 1024-65535 0.0.0.0/0']));
    expect(outbound(NetworkAclPolicy.tiered(), ISOLATED, both)).toEqual(['500 all 0.0.0.0/0']);
  });
  test('translate no IPv6 but that of the VPC itself', () => {
    const dual = network(2, '2001:db8::/56', { hasNatGateway: true });
    expect(outbound(NetworkAclPolicy.tiered(), ISOLATED, dual)).toEqual(['500 all 0.0.0.0/0', '901 all 2001:db8::/56']);
  });
});
