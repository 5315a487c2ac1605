import { App, Lazy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fc from 'fast-check';
import { HaNatVpc, NetworkAclContext, NetworkAclPolicy, NetworkAclTier } from '../src';
import type { NetworkAclRule, TieredNetworkAclProps } from '../src';
import { aclNetwork as network, inbound, outbound } from './support/acl-lines';
import { numberRules } from '../src/private/network-acl/numbers';

const { PUBLIC, PRIVATE, ISOLATED } = NetworkAclTier;
const { tcpPort, tcpPortRange, udpPort, icmp, icmpv6, allTraffic } = ec2.AclTraffic;
const IPV4 = network(2);
const DUAL_STACK = network(2, '2001:db8::/56');

class Protocol extends ec2.AclTraffic {
  constructor(private readonly config: ec2.AclTrafficConfig) { super(); }
  public toTrafficConfig() { return this.config; }
}

describe('tiered by default', () => {
  const policy = NetworkAclPolicy.tiered();
  const REPLIES = ['100 TCP 1024-65535 0.0.0.0/0', '120 UDP 1024-65535 0.0.0.0/0', '140 ICMP 0 0.0.0.0/0', '150 ICMP 3 0.0.0.0/0', '160 ICMP 11 0.0.0.0/0'];
  const IPV6_REPLIES = ['101 TCP 1024-65535 ::/0', '121 UDP 1024-65535 ::/0', '141 ICMPv6 129 ::/0', '151 ICMPv6 1 ::/0', '161 ICMPv6 2 ::/0', '171 ICMPv6 3 ::/0'];
  const inOrder = (...rules: string[]) => rules.sort((a, b) => parseInt(a) - parseInt(b));

  test('private hosts go anywhere', () => expect(outbound(policy, PRIVATE)).toEqual(['500 all 0.0.0.0/0']));
  test('private hosts get replies, and everything from inside the VPC', () => expect(inbound(policy, PRIVATE)).toEqual([...REPLIES, '900 all 10.0.0.0/16']));
  test('public hosts and gateways go anywhere', () => expect(outbound(policy, PUBLIC)).toEqual(['500 all 0.0.0.0/0']));
  test('public hosts get clients of ports 80 and 443 too', () => {
    expect(inbound(policy, PUBLIC)).toEqual([...REPLIES, '300 TCP 80 0.0.0.0/0', '310 TCP 443 0.0.0.0/0', '900 all 10.0.0.0/16']);
  });
  test('isolated hosts stay inside the VPC', () => {
    expect([outbound(policy, ISOLATED), inbound(policy, ISOLATED)]).toEqual([['900 all 10.0.0.0/16'], ['900 all 10.0.0.0/16']]);
  });

  test('dual stack adds a twin to each rule and renumbers none', () => {
    expect(outbound(policy, PRIVATE, DUAL_STACK)).toEqual(['500 all 0.0.0.0/0', '501 all ::/0']);
    expect(inbound(policy, PRIVATE, DUAL_STACK)).toEqual(inOrder(...REPLIES, ...IPV6_REPLIES, '900 all 10.0.0.0/16', '901 all 2001:db8::/56'));
    expect(inbound(policy, PUBLIC, DUAL_STACK)).toEqual(inOrder(...inbound(policy, PUBLIC), ...IPV6_REPLIES,
      '301 TCP 80 ::/0', '311 TCP 443 ::/0', '901 all 2001:db8::/56'));
    expect(inbound(policy, ISOLATED, DUAL_STACK)).toEqual(['900 all 10.0.0.0/16', '901 all 2001:db8::/56']);
  });

  test('every rule says what it is for', () => {
    const purposes = [PUBLIC, PRIVATE, ISOLATED].flatMap((tier) => policy.rules(tier, DUAL_STACK)).map(({ purpose }) => purpose);
    expect(new Set(purposes)).toEqual(new Set([
      'egress, all traffic', 'replies, TCP 1024-65535', 'replies, UDP 1024-65535', 'replies, ICMP type 0', 'replies, ICMPv6 type 129',
      'ICMP destination unreachable', 'ICMP time exceeded', 'ICMPv6 destination unreachable', 'ICMPv6 packet too big', 'ICMPv6 time exceeded',
      'publicIngress, TCP 80', 'publicIngress, TCP 443', 'everything inside the VPC',
    ]));
  });
});

describe('tiered with narrowed egress', () => {
  const https = NetworkAclPolicy.tiered({ egress: [tcpPort(443)] });
  const ERRORS = ['150 ICMP 3 0.0.0.0/0', '160 ICMP 11 0.0.0.0/0'];

  test('L1: private hosts send that traffic', () => expect(outbound(https, PRIVATE)).toEqual([...ERRORS, '500 TCP 443 0.0.0.0/0', '900 all 10.0.0.0/16']));
  test('L2 and L4: the public tier takes it from the VPC, and private hosts have no more to say', () => {
    expect(inbound(https, PUBLIC)).toEqual([
      '100 TCP 1024-65535 0.0.0.0/0', ...ERRORS,
      '210 UDP 1024-65535 10.0.0.0/16', '220 ICMP 0 10.0.0.0/16',
      '300 TCP 80 0.0.0.0/0', '310 TCP 443 0.0.0.0/0',
      '700 deny all 10.0.0.0/24', '710 deny all 10.0.1.0/24',
      '900 all 10.0.0.0/16',
    ]);
  });
  test('L2: the public tier takes from the VPC what nobody outside may open', () => {
    expect(inbound(NetworkAclPolicy.tiered({ egress: [tcpPort(443), tcpPort(587)] }), PUBLIC)).toContain('510 TCP 587 10.0.0.0/16');
  });
  test('L3 and L5: the public tier passes it on, and answers its clients', () => {
    expect(outbound(https, PUBLIC)).toEqual(['100 TCP 1024-65535 0.0.0.0/0', ...ERRORS, '500 TCP 443 0.0.0.0/0', '900 all 10.0.0.0/16']);
  });
  test('L6: private hosts get the replies', () => {
    expect(inbound(https, PRIVATE)).toEqual(['100 TCP 1024-65535 0.0.0.0/0', ...ERRORS, '900 all 10.0.0.0/16']);
  });
  test('IPv6 does not go through the public tier, which denies nothing to private hosts', () => {
    const ipv6 = inbound(https, PUBLIC, DUAL_STACK).filter((rule) => rule.includes(':'));
    expect(ipv6).toEqual([
      '101 TCP 1024-65535 ::/0', '151 ICMPv6 1 ::/0', '161 ICMPv6 2 ::/0', '171 ICMPv6 3 ::/0', '301 TCP 80 ::/0', '311 TCP 443 ::/0', '901 all 2001:db8::/56',
    ]);
  });
  test('a network without private subnets has nobody to deny', () => {
    expect(inbound(https, PUBLIC, network(2, undefined, { tiers: [] })).filter((rule) => rule.includes('deny'))).toEqual([]);
  });
  test('the isolated tier is as it was', () => expect(inbound(https, ISOLATED)).toEqual(inbound(NetworkAclPolicy.tiered(), ISOLATED)));

  test.each<[string, ec2.AclTraffic, string[]]>([
    ['TCP', tcpPort(25), ['100 TCP 1024-65535 0.0.0.0/0']],
    ['UDP', udpPort(123), ['120 UDP 1024-65535 0.0.0.0/0']],
    ['ICMP echo', icmp({ type: 8, code: 0 }), ['140 ICMP 0 0.0.0.0/0']],
    ['all of ICMP', icmp({}), ['140 ICMP 0 0.0.0.0/0']],
    ['ICMP timestamp, which is not answered by an echo reply', icmp({ type: 13, code: 0 }), []],
    ['ICMPv6 echo, which IPv4 does not carry', icmpv6({ type: 128, code: 0 }), []],
  ])('%s brings back its own replies alone', (_, traffic, replies) => {
    expect(inbound(NetworkAclPolicy.tiered({ egress: [traffic] }), PRIVATE).filter((rule) => !rule.startsWith('9'))).toEqual([...replies, ...ERRORS]);
  });

  test('ICMPv6 leaves over IPv6 alone, ICMP over IPv4 alone', () => {
    const ping = NetworkAclPolicy.tiered({ egress: [icmp({ type: 8, code: -1 }), icmpv6({ type: 128, code: -1 })] });
    expect(outbound(ping, PRIVATE, DUAL_STACK).filter((rule) => rule.startsWith('5'))).toEqual(['500 ICMP 8 0.0.0.0/0', '501 ICMPv6 128 ::/0']);
    expect(inbound(ping, PRIVATE, DUAL_STACK).filter((rule) => rule.startsWith('14'))).toEqual(['140 ICMP 0 0.0.0.0/0', '141 ICMPv6 129 ::/0']);
  });

  test('all traffic in the list is all traffic', () => {
    const all = NetworkAclPolicy.tiered({ egress: [tcpPort(443), allTraffic()] });
    expect(inbound(all, PUBLIC)).toEqual(inbound(NetworkAclPolicy.tiered(), PUBLIC));
  });
  test('what is listed twice counts once', () => {
    const twice = NetworkAclPolicy.tiered({ egress: [tcpPort(443), tcpPortRange(443, 443)] });
    expect(outbound(twice, PRIVATE)).toEqual(outbound(https, PRIVATE));
  });
});

describe('publicIngress', () => {
  test('an empty list lets no clients in, and answers none', () => {
    const policy = NetworkAclPolicy.tiered({ egress: [tcpPort(443)], publicIngress: [] });
    expect(inbound(policy, PUBLIC).filter((rule) => rule.startsWith('3'))).toEqual([]);
    expect(outbound(policy, PUBLIC)).toEqual(outbound(policy, PRIVATE));
  });
  test('all traffic leaves nothing to add', () => {
    expect(inbound(NetworkAclPolicy.tiered({ publicIngress: [allTraffic()] }), PUBLIC)).toEqual(['300 all 0.0.0.0/0']);
  });
  test('UDP clients get UDP answers where egress is narrowed', () => {
    const policy = NetworkAclPolicy.tiered({ egress: [tcpPort(443)], publicIngress: [udpPort(53)] });
    expect(outbound(policy, PUBLIC)[0]).toBe('120 UDP 1024-65535 0.0.0.0/0');
  });
  test('does not reach the private tier', () => {
    expect(inbound(NetworkAclPolicy.tiered({ publicIngress: [tcpPort(8080)] }), PRIVATE)).toEqual(inbound(NetworkAclPolicy.tiered(), PRIVATE));
  });
});

describe('privateIngress', () => {
  const policy = NetworkAclPolicy.tiered({ privateIngress: [tcpPort(443), udpPort(514)] });

  test('lets clients that a load balancer does not hide into the private tier, and nowhere else', () => {
    expect(inbound(policy, PRIVATE).filter((rule) => rule.startsWith('3'))).toEqual(['300 TCP 443 0.0.0.0/0', '310 UDP 514 0.0.0.0/0']);
    for (const other of [PUBLIC, ISOLATED]) {
      expect(inbound(policy, other)).toEqual(inbound(NetworkAclPolicy.tiered(), other));
    }
  });
  test('over IPv6 too', () => expect(inbound(policy, PRIVATE, DUAL_STACK)).toContain('301 TCP 443 ::/0'));
  test('answers them where egress is narrowed', () => {
    const narrowed = NetworkAclPolicy.tiered({ egress: [tcpPort(25)], privateIngress: [udpPort(514)] });
    expect(outbound(narrowed, PRIVATE)).toContain('120 UDP 1024-65535 0.0.0.0/0');
  });
  test('all traffic leaves nothing to add', () => {
    expect(inbound(NetworkAclPolicy.tiered({ privateIngress: [allTraffic()] }), PRIVATE)).toEqual(['300 all 0.0.0.0/0']);
  });
  test('may not open what blockRemoteAdminPorts closes', () => {
    expect(() => NetworkAclPolicy.tiered({ privateIngress: [tcpPort(22)], blockRemoteAdminPorts: true })).toThrow(
      'privateIngress opens TCP 22, but blockRemoteAdminPorts closes port 22: leave that port out of privateIngress, or turn blockRemoteAdminPorts off');
  });
});

describe('trustedCidrs', () => {
  const policy = NetworkAclPolicy.tiered({ egress: [tcpPort(443)], trustedCidrs: ['10.8.0.0/16', '2001:db8:8::/48', '192.168.0.0/24'] });
  const TRUSTED = ['1200 all 10.8.0.0/16', '1210 all 192.168.0.0/24'];

  test.each([PUBLIC, PRIVATE, ISOLATED])('pass both ways in the %s tier', (tier) => {
    expect([inbound(policy, tier), outbound(policy, tier)].map((rules) => rules.filter((rule) => rule.startsWith('12') && !rule.startsWith('120 '))))
      .toEqual([TRUSTED, TRUSTED]);
  });
  test('of IPv6 pass in a VPC with IPv6', () => expect(outbound(policy, ISOLATED, DUAL_STACK)).toContain('1201 all 2001:db8:8::/48'));
  test('do not widen what private hosts may send to public ones, even if they hold the VPC', () => {
    const rules = inbound(NetworkAclPolicy.tiered({ egress: [tcpPort(443)], trustedCidrs: ['10.0.0.0/8'] }), PUBLIC);
    expect(rules.indexOf('700 deny all 10.0.0.0/24')).toBeLessThan(rules.indexOf('1200 all 10.0.0.0/8'));
  });
});

describe('secondary blocks of the VPC', () => {
  const pods = network(2, undefined, { secondaryIpv4Cidrs: ['100.64.0.0/16', '100.65.0.0/16'] });

  test.each([PUBLIC, PRIVATE, ISOLATED])('are inside of it for the %s tier', (tier) => {
    expect(inbound(NetworkAclPolicy.tiered(), tier, pods).filter((rule) => rule.startsWith('9'))).toEqual(
      ['900 all 10.0.0.0/16', '910 all 100.64.0.0/16', '920 all 100.65.0.0/16']);
  });
  test('send narrowed egress to the NAT gateways as the primary one does', () => {
    const rules = inbound(NetworkAclPolicy.tiered({ egress: [tcpPort(587)] }), PUBLIC, network(2, undefined, { secondaryIpv4Cidrs: ['100.64.0.0/16'] }));
    expect(rules).toEqual(expect.arrayContaining(['500 TCP 587 10.0.0.0/16', '502 TCP 587 100.64.0.0/16']));
    expect(rules).toEqual(expect.arrayContaining(['210 UDP 1024-65535 10.0.0.0/16', '212 UDP 1024-65535 100.64.0.0/16', '222 ICMP 0 100.64.0.0/16']));
  });
  test('of IPv6 are inside of it too', () => {
    const context = network(2, '2001:db8::/56', { secondaryIpv6Cidrs: ['2001:db8:9::/56'] });
    expect(inbound(NetworkAclPolicy.tiered(), ISOLATED, context)).toEqual(['900 all 10.0.0.0/16', '901 all 2001:db8::/56', '911 all 2001:db8:9::/56']);
  });
});

describe('blockRemoteAdminPorts', () => {
  const policy = NetworkAclPolicy.tiered({ blockRemoteAdminPorts: true });

  test('parts the replies around port 3389 and keeps the number of every other rule', () => {
    expect(inbound(policy, PRIVATE)).toEqual([
      '100 TCP 1024-3388 0.0.0.0/0', '110 TCP 3390-65535 0.0.0.0/0', '120 UDP 1024-3388 0.0.0.0/0', '130 UDP 3390-65535 0.0.0.0/0',
      '140 ICMP 0 0.0.0.0/0', '150 ICMP 3 0.0.0.0/0', '160 ICMP 11 0.0.0.0/0', '900 all 10.0.0.0/16',
    ]);
  });
  test('answers clients at every port', () => {
    const narrowed = NetworkAclPolicy.tiered({ egress: [tcpPort(443)], blockRemoteAdminPorts: true });
    expect(outbound(narrowed, PUBLIC)[0]).toBe('100 TCP 1024-65535 0.0.0.0/0');
  });
  test('inside the VPC replies come back at every port, narrowed egress or not', () => {
    const narrowed = NetworkAclPolicy.tiered({ egress: [tcpPort(443)], blockRemoteAdminPorts: true });
    expect(inbound(narrowed, PUBLIC).filter((rule) => rule.startsWith('2'))).toEqual([
      '200 TCP 1024-65535 10.0.0.0/16', '210 UDP 1024-65535 10.0.0.0/16', '220 ICMP 0 10.0.0.0/16',
    ]);
  });
  test.each([['tiered', policy, [22, 3389]], ['tiered without it', NetworkAclPolicy.tiered(), []], ['open', NetworkAclPolicy.allowAll(), []]])(
    'says which ports are closed on purpose: %s', (_, given, ports) => expect(given.portsBlockedOnPurpose).toEqual(ports));

  test.each([21, 23])('leaves port %d to publicIngress', (port) => {
    expect(inbound(NetworkAclPolicy.tiered({ blockRemoteAdminPorts: true, publicIngress: [tcpPort(port)] }), PUBLIC)).toContain(`300 TCP ${port} 0.0.0.0/0`);
  });
  test.each([3388, 3390])('lets publicIngress have port %d, which replies need anyway', (port) => {
    expect(inbound(NetworkAclPolicy.tiered({ blockRemoteAdminPorts: true, publicIngress: [tcpPort(port)] }), PUBLIC))
      .toEqual(inbound(NetworkAclPolicy.tiered({ blockRemoteAdminPorts: true, publicIngress: [] }), PUBLIC));
  });
  test.each<[string, ec2.AclTraffic, number]>([
    ['TCP 22', tcpPort(22), 22],
    ['UDP 3389', udpPort(3389), 3389],
    ['TCP 1-22', tcpPortRange(1, 22), 22],
    ['TCP 3389-4000', tcpPortRange(3389, 4000), 3389],
    ['all traffic', allTraffic(), 22],
  ])('contradicts a publicIngress of %s', (what, traffic, port) => {
    expect(() => NetworkAclPolicy.tiered({ blockRemoteAdminPorts: true, publicIngress: [traffic] })).toThrow(
      `publicIngress opens ${what}, but blockRemoteAdminPorts closes port ${port}: leave that port out of publicIngress, or turn blockRemoteAdminPorts off`);
  });
});

describe('refuses', () => {
  const token = Lazy.number({ produce: () => 443 });
  test.each<[string, TieredNetworkAclProps, string]>([
    ['no egress', { egress: [] },
      'egress is empty, so nothing could leave the private subnets: list the traffic that may leave, or use isolated subnets instead'],
    ['a token for a port', { egress: [tcpPort(443), tcpPort(token)] },
      'egress[1] holds a token, but its replies are worked out before tokens have values: give protocol, ports and ICMP types as numbers'],
    ['a token for an ICMP type', { publicIngress: [icmp({ type: token, code: 0 })] }, 'publicIngress[0] holds a token'],
    ['ESP', { egress: [new Protocol({ protocol: 50 })] },
      'egress[0] is protocol 50, expected TCP, UDP, ICMP or ICMPv6, which is all that a NAT gateway carries: '
      + 'extend NetworkAclPolicy to write rules for other protocols'],
    ['ports in reverse', { egress: [tcpPortRange(443, 80)] }, 'egress[0] has ports 443 to 80, expected two whole numbers from 0 to 65535, the lower one first'],
    ['port 65536', { publicIngress: [udpPort(65536)] }, 'publicIngress[0] has ports 65536 to 65536'],
    ['one traffic for a list', { egress: tcpPort(443) as never }, 'egress must be a list such as [ec2.AclTraffic.tcpPort(443)], got an object of class'],
    ['null for a list', { privateIngress: null as never }, 'privateIngress must be a list such as [ec2.AclTraffic.tcpPort(443)], got null'],
    ['a port for traffic', { publicIngress: [443 as never] }, 'publicIngress[0] must be an object such as ec2.AclTraffic.tcpPort(443), got 443'],
  ])('%s', (_, props, message) => expect(() => NetworkAclPolicy.tiered(props)).toThrow(message));
});

describe('the rule budget', () => {
  const ports = (count: number) => Array.from({ length: count }, (_, i) => tcpPort(2 * i));
  const count = (policy: NetworkAclPolicy, tier: NetworkAclTier, azCount: number) => numberRules(tier, policy.rules(tier, network(azCount))).length;

  test.each([[2, 9], [3, 8], [4, 7], [6, 5]])('%d zones leave room for %d ports of egress, and no more', (azCount, most) => {
    expect(count(NetworkAclPolicy.tiered({ egress: ports(most) }), PUBLIC, azCount)).toBeGreaterThan(0);
    expect(() => count(NetworkAclPolicy.tiered({ egress: ports(most + 1) }), PUBLIC, azCount)).toThrow(
      'the network ACL of the public tier needs 20 inbound IPv4 rules, but AWS accepts 19 besides the final deny: drop or merge at least 1 of ');
  });
  test('the error names the rules that the user may drop, and no others', () => {
    expect(() => count(NetworkAclPolicy.tiered({ egress: [...ports(10), ...ports(12)], trustedCidrs: ['10.8.0.0/16'] }), PUBLIC, 2)).toThrow(new RegExp(
      'at least 4 of "publicIngress, TCP 80", "publicIngress, TCP 443", "egress on its way to a NAT gateway, TCP 0", .*'
      + '"egress on its way to a NAT gateway, TCP 22", "trustedCidrs, 10.8.0.0/16"$'));
  });
});

describe('rule numbers', () => {
  const config = fc.record({
    azCount: fc.integer({ min: 2, max: 4 }),
    egress: fc.option(fc.uniqueArray(fc.constantFrom(80, 443, 5432), { minLength: 1 })),
    ingress: fc.option(fc.subarray([80, 443, 8443])),
    privateIngress: fc.option(fc.constantFrom<number[][]>([443], [443, 8443])),
    trustedCidrs: fc.option(fc.constantFrom<string[][]>(['10.8.0.0/16'], ['10.8.0.0/16', '2001:db8:8::/48', '10.9.0.0/16'])),
    secondaryBlocks: fc.nat({ max: 2 }),
    hasGatewayEndpoint: fc.boolean(),
    hasNatGateway: fc.boolean(),
    blockRemoteAdminPorts: fc.boolean(),
    dualStack: fc.boolean(),
  });
  type Config = typeof config extends fc.Arbitrary<infer T> ? T : never;
  const numbers = (tier: NetworkAclTier, { azCount, egress: out, ingress, privateIngress, trustedCidrs, secondaryBlocks, ...given }: Config) => {
    const policy = NetworkAclPolicy.tiered({
      egress: out?.map(tcpPort),
      publicIngress: ingress?.map(tcpPort),
      privateIngress: privateIngress?.map(tcpPort),
      trustedCidrs: trustedCidrs ?? undefined,
      blockRemoteAdminPorts: given.blockRemoteAdminPorts,
    });
    const rules = policy.rules(tier, network(azCount, given.dualStack ? '2001:db8::/56' : undefined, {
      secondaryIpv4Cidrs: ['100.64.0.0/16', '100.65.0.0/16'].slice(0, secondaryBlocks),
      // Beside private gateways the rule of an endpoint gives way to an egress of the same traffic.
      hasGatewayEndpoint: given.hasGatewayEndpoint && !given.hasNatGateway,
      hasNatGateway: given.hasNatGateway,
    }));
    return new Map(rules.map((rule) => [
      JSON.stringify([rule.direction, rule.cidr.toCidrConfig(), rule.traffic.toTrafficConfig(), rule.action]), rule.ruleNumber,
    ]));
  };

  test.each([PUBLIC, PRIVATE, ISOLATED])('no rule of the %s tier moves when zones, egress, IPv6, secondary blocks, trusted networks or blocked ports come and go', (tier) => {
    fc.assert(fc.property(config, config, (before, change) => {
      const egressGrows = before.egress && [...new Set([...before.egress, ...change.egress ?? []])];
      const after = { ...change, ingress: before.ingress, egress: egressGrows, hasNatGateway: before.hasNatGateway };
      const [old, current] = [numbers(tier, before), numbers(tier, after)];
      for (const [rule, ruleNumber] of old) {
        expect(current.get(rule) ?? ruleNumber).toBe(ruleNumber);
      }
    }));
  });
});

describe('allowAll', () => {
  test.each([PUBLIC, PRIVATE, ISOLATED])('passes everything both ways in the %s tier, in both address families', (tier) => {
    const rules = numberRules(tier, NetworkAclPolicy.allowAll().rules(tier, DUAL_STACK));
    expect(rules.map(({ egress, ruleNumber, cidr, traffic, action }) => ({ egress, ruleNumber, ...cidr, ...traffic, action }))).toEqual([
      { egress: true, ruleNumber: 100, cidrBlock: '0.0.0.0/0', protocol: -1, action: 'allow' },
      { egress: true, ruleNumber: 101, ipv6CidrBlock: '::/0', protocol: -1, action: 'allow' },
      { egress: false, ruleNumber: 100, cidrBlock: '0.0.0.0/0', protocol: -1, action: 'allow' },
      { egress: false, ruleNumber: 101, ipv6CidrBlock: '::/0', protocol: -1, action: 'allow' },
    ]);
  });
});

test('none defines no rules and no network ACLs', () => {
  expect([NetworkAclPolicy.none().definesNetworkAcls, NetworkAclPolicy.none().rules(PUBLIC, IPV4)]).toEqual([false, []]);
});

describe('combine', () => {
  class Deny extends NetworkAclPolicy {
    public rules(): NetworkAclRule[] {
      const from = { direction: ec2.TrafficDirection.INGRESS, cidr: ec2.AclCidr.ipv4('192.0.2.0/24'), traffic: allTraffic() };
      return [{ ...from, action: ec2.Action.DENY, ruleNumber: 50, purpose: 'nothing from there' }];
    }
  }
  const tiered = NetworkAclPolicy.tiered({ egress: [tcpPort(443)], blockRemoteAdminPorts: true });
  const both = NetworkAclPolicy.combine(new Deny(), tiered);

  test.each([PUBLIC, PRIVATE, ISOLATED])('puts the rules of all policies into the network ACL of the %s tier', (tier) => {
    expect(inbound(both, tier)).toEqual(['50 deny all 192.0.2.0/24', ...inbound(tiered, tier)]);
    expect(outbound(both, tier)).toEqual(outbound(tiered, tier));
  });
  test('is meant to send what all policies say, or does not say it', () => {
    const meant = (...policies: NetworkAclPolicy[]) => NetworkAclPolicy.combine(...policies).egress(PRIVATE)
      ?.map((traffic) => traffic.toTrafficConfig().portRange?.from);
    expect(meant(tiered, NetworkAclPolicy.none())).toEqual([443]);
    expect(meant(tiered, NetworkAclPolicy.tiered({ egress: [udpPort(123)] }))).toEqual([443, 123]);
    expect(meant(tiered, new Deny())).toBeUndefined();
    expect(both.egress(ISOLATED)).toEqual([]);
  });
  test('keeps what any of them closes on purpose', () => {
    for (const combined of [both, NetworkAclPolicy.combine(tiered, tiered)]) {
      expect(combined.portsBlockedOnPurpose).toEqual(tiered.portsBlockedOnPurpose);
    }
  });
  test('has no network ACLs where no policy has', () => {
    const none = NetworkAclPolicy.none();
    expect(NetworkAclPolicy.combine(none, none).definesNetworkAcls).toBe(false);
    expect(NetworkAclPolicy.combine(none, tiered).definesNetworkAcls).toBe(true);
  });
  test('two rules of one number are refused', () => {
    expect(() => new HaNatVpc(new Stack(), 'Vpc', { networkAcls: NetworkAclPolicy.combine(tiered, new Deny(), new Deny()) })).toThrow('number 50');
  });
  test.each([
    ['nothing', [], 'NetworkAclPolicy.combine() must be given a policy such as NetworkAclPolicy.tiered(), got none'],
    ['a list', [[tiered]], 'policy 1 of NetworkAclPolicy.combine() must be an object such as NetworkAclPolicy.tiered(), got the list'],
    ['a class', [tiered, Deny], 'policy 2 of NetworkAclPolicy.combine() must be an object such as NetworkAclPolicy.tiered(), got the function or class \'Deny\''],
    ['undefined', [undefined], 'policy 1 of NetworkAclPolicy.combine() must be an object such as NetworkAclPolicy.tiered(), got null'],
  ])('%s is refused', (_, policies, message) => expect(() => NetworkAclPolicy.combine(...policies as never[])).toThrow(message));
});

test('a policy of the user\'s own decides every rule', () => {
  class SshOnly extends NetworkAclPolicy {
    public rules(tier: NetworkAclTier, { vpcIpv4Cidr }: NetworkAclContext): NetworkAclRule[] {
      return [{ direction: ec2.TrafficDirection.INGRESS, cidr: ec2.AclCidr.ipv4(vpcIpv4Cidr), traffic: tcpPort(22), purpose: `SSH to the ${tier} tier` }];
    }
  }
  const stack = new Stack(new App(), 'Network');
  new HaNatVpc(stack, 'Vpc', { networkAcls: new SshOnly(), proof: false });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::EC2::NetworkAclEntry', 2);
  template.allResourcesProperties('AWS::EC2::NetworkAclEntry', Match.objectLike({
    CidrBlock: '10.0.0.0/16', Egress: false, Protocol: 6, PortRange: { From: 22, To: 22 }, RuleAction: 'allow', RuleNumber: 100,
  }));
});
