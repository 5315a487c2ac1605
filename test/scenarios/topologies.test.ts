import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ElasticIps, HaNatVpc, NatTopology, SubnetTier, reachability } from '../../src';
import type { HaNatVpcProps } from '../../src';
import { ENVIRONMENTS, agnosticStack } from '../support/stacks';

const { Verdict, Severity } = reachability;
const TOPOLOGIES: Record<string, NatTopology> = {
  'zonal': NatTopology.zonal(),
  'single': NatTopology.single(),
  'regional': NatTopology.regional(),
  'regional, listed': NatTopology.regional({ elasticIps: ElasticIps.allocate() }),
  'privateNat': NatTopology.privateNat(),
  'none': NatTopology.none(),
};
const PUBLIC = SubnetTier.public();
const PRIVATE = SubnetTier.private();
const ISOLATED = SubnetTier.isolated();
const IPV6_ONLY = SubnetTier.private({ ipv6Only: true });
const TIERS: Record<string, SubnetTier[] | undefined> = {
  'its default tiers': undefined,
  'public': [PUBLIC],
  'private': [PRIVATE],
  'isolated': [ISOLATED],
  'public and private': [PUBLIC, PRIVATE],
  'public and isolated': [PUBLIC, ISOLATED],
  'private and isolated': [PRIVATE, ISOLATED],
  'all tiers': [PUBLIC, PRIVATE, ISOLATED],
  'an IPv6-only tier alone': [IPV6_ONLY],
  'public and IPv6-only': [PUBLIC, IPV6_ONLY],
  'IPv6-only and isolated': [IPV6_ONLY, ISOLATED],
  'all tiers, IPv6-only': [PUBLIC, IPV6_ONLY, ISOLATED],
};
const PROTOCOLS: Record<string, ec2.IpProtocol> = { 'IPv4': ec2.IpProtocol.IPV4_ONLY, 'dual stack': ec2.IpProtocol.DUAL_STACK };

/** What a combination comes to, from the words of the two, by what AWS makes of them and with no look at the library. */
function expected(topology: string, tiers: string, protocol: string): RegExp | 'proved' | 'accepted' {
  const has = (tier: string) => {
    if (tiers === 'its default tiers') { return { public: topology !== 'privateNat', private: topology !== 'none', isolated: ['privateNat', 'none'].includes(topology) }[tier]!; }
    return tiers.startsWith('all') || new RegExp(`\\b${tier}`, 'i').test(tiers);
  };
  const ipv6Only = tiers.includes('IPv6-only');
  const isServed = has('private') || ipv6Only;
  if (ipv6Only && protocol === 'IPv4') { return /is ipv6Only, but the VPC has no IPv6/; }
  if (topology === 'none') {
    return ipv6Only ? /has NAT64, but NatTopology\.none\(\) has no NAT gateway/ : isServed ? /has no way out: route table \S+ has no route to/ : 'proved';
  }
  if (!isServed) { return /would define NAT gateways that serve nobody/; }
  if (['zonal', 'single'].includes(topology) && !has('public')) { return /tiers has no public tier/; }
  if (topology === 'privateNat') { return has('isolated') ? 'accepted' : /puts its gateways into an isolated tier, but tiers has none/; }
  return topology === 'single' ? 'accepted' : 'proved';
}

const COMBINATIONS = Object.keys(TOPOLOGIES).flatMap((topology) => Object.keys(TIERS).flatMap((tiers) =>
  Object.keys(PROTOCOLS).map((protocol): [string, string, string] => [topology, tiers, protocol])));

describe.each(ENVIRONMENTS)('in an environment that is %s', (_, newStack) => {
  test.each(COMBINATIONS)('%s with %s over %s', (topology, tiers, protocol) => {
    const stack = newStack();
    const define = () => new HaNatVpc(stack, 'Vpc', { azCount: 2, natTopology: TOPOLOGIES[topology], tiers: TIERS[tiers], ipProtocol: PROTOCOLS[protocol] });
    const outcome = expected(topology, tiers, protocol);
    if (outcome instanceof RegExp) {
      expect(() => { define(); Template.fromStack(stack); }).toThrow(outcome);
      return;
    }
    define();
    if (topology === 'privateNat') { leadOn(stack); }
    Template.fromStack(stack);
    const findings = reachability.NetworkReachability.fromStack(stack).check();
    const violated = findings.filter(({ verdict }) => verdict === Verdict.VIOLATED);
    expect(violated.filter(({ accepted }) => accepted === undefined)).toEqual([]);
    expect(violated.length > 0).toBe(outcome === 'accepted');
    expect(findings.filter(({ verdict }) => verdict === Verdict.UNKNOWN)).toEqual([]);
  });
});

/** Routes of the isolated tier to networks behind a transit gateway. */
function leadOn(stack: ReturnType<typeof agnosticStack>, destinationCidrBlock = '10.64.0.0/10') {
  const vpc = stack.node.findChild('Vpc') as HaNatVpc;
  for (const { routeTable: { routeTableId }, node } of vpc.isolatedSubnets) {
    new ec2.CfnRoute(stack, `${node.id}ToPartners`, { routeTableId, destinationCidrBlock, transitGatewayId: 'tgw-1' });
  }
}

describe('private gateways', () => {
  const defined = (props: HaNatVpcProps = {}) => {
    const stack = agnosticStack();
    const vpc = new HaNatVpc(stack, 'Vpc', { azCount: 2, natTopology: NatTopology.privateNat(), ...props });
    return { stack, vpc };
  };
  const open = (stack: ReturnType<typeof agnosticStack>, rule: string) =>
    reachability.NetworkReachability.fromStack(stack).check().filter((finding) => finding.rule === rule && finding.verdict !== Verdict.PROVED);

  test.each(['10.64.0.0/10', '0.0.0.0/0'])('that lead on, to %s, are not warned of', (destination) => {
    const { stack } = defined();
    leadOn(stack, destination);
    Template.fromStack(stack);
    expect(open(stack, 'nat-has-internet-route')).toEqual([]);
    expect(open(stack, 'closed-network')).toEqual([]);
  });

  test('by a virtual private gateway lead on, too', () => {
    const { stack, vpc } = defined();
    vpc.enableVpnGateway({ type: 'ipsec.1', vpnRoutePropagation: [{ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
    Template.fromStack(stack);
    expect(open(stack, 'nat-has-internet-route')).toEqual([]);
  });

  test('that lead nowhere are a warning, which says what is missing', () => {
    const { stack } = defined();
    Template.fromStack(stack);
    expect(open(stack, 'nat-has-internet-route').filter(({ accepted }) => accepted === undefined)).toMatchObject([1, 2].map((zone) => ({
      verdict: Verdict.VIOLATED,
      severity: Severity.WARNING,
      summary: expect.stringMatching(`^private NAT gateway VpcIsolatedSubnet${zone}NATGateway\\w+ leads nowhere: route table VpcIsolatedSubnet${zone}RouteTable\\w+ has no route to another network$`),
      fix: expect.stringMatching(/^route the addresses of the other networks in route table \S+ to a transit gateway, a virtual private gateway or a peering connection$/),
    })));
  });

  test('are accepted not to lead to the internet, in words that name the tier', () => {
    const { stack } = defined();
    leadOn(stack);
    expect(open(stack, 'same-zone-egress')).toMatchObject([1, 2].map(() => ({
      verdict: Verdict.VIOLATED,
      severity: Severity.WARNING,
      accepted: "NatTopology.privateNat() leads to the networks that the route tables of tier 'Isolated' have routes to, and not to the internet",
      summary: expect.stringMatching(/leads to other networks: NAT gateway \S+ is private and does not reach the internet$/),
    })));
  });

  test.each<[string, (vpc: HaNatVpc, stack: ReturnType<typeof agnosticStack>) => void, string]>([
    ['a route to the gateway of another zone', (vpc) => {
      (vpc.privateSubnets[1].node.findChild('DefaultRoute') as ec2.CfnRoute).natGatewayId = vpc.natGateways[0].natGatewayId;
    }, 'in zone Fn::GetAZs[0], while subnet'],
    ['a private subnet without a route', (vpc) => { vpc.privateSubnets[1].node.tryRemoveChild('DefaultRoute'); }, 'has no way out'],
    ['an ACL that closes the way to the gateways', (vpc, stack) => {
      new ec2.CfnNetworkAclEntry(stack, 'Deny', {
        networkAclId: vpc.networkAcls.isolatedSubnets!.networkAclId, ruleNumber: 1, egress: false, protocol: 6, ruleAction: 'deny', cidrBlock: '0.0.0.0/0', portRange: { from: 443, to: 443 },
      });
    }, 'cannot send all that it is meant to: tcp 443'],
    ['a route of the gateways to the internet gateway', (vpc) => {
      vpc.isolatedSubnets.forEach((subnet) => new ec2.CfnRoute(subnet, 'Out', {
        routeTableId: subnet.routeTable.routeTableId, destinationCidrBlock: '0.0.0.0/0', gatewayId: vpc.internetGatewayId,
      }));
    }, 'isolated-stays-isolated'],
  ])('accept nothing else: %s fails synth', (_, breakIt, message) => {
    const { stack, vpc } = defined({ tiers: [PUBLIC, PRIVATE, ISOLATED] });
    leadOn(stack);
    breakIt(vpc, stack);
    expect(() => Template.fromStack(stack)).toThrow(message);
  });
});

test('what a single gateway accepts hides nothing: traffic of one zone that is dropped behind it fails synth', () => {
  const stack = agnosticStack();
  const vpc = new HaNatVpc(stack, 'Vpc', { azCount: 2, natTopology: NatTopology.single() });
  new ec2.CfnNetworkAclEntry(stack, 'Deny', {
    networkAclId: vpc.networkAcls.publicSubnets!.networkAclId, ruleNumber: 1, egress: false, protocol: -1, ruleAction: 'deny', cidrBlock: vpc.privateSubnets[1].ipv4CidrBlock,
  });
  expect(() => Template.fromStack(stack)).toThrow(/subnet VpcPrivateSubnet2\w+ has no way out/);
});

test.each<[string, NatTopology, string[]]>([
  ['zonal', NatTopology.zonal(), []],
  ['single', NatTopology.single(), ['NatTopology.single']],
  ['regional', NatTopology.regional(), []],
  ['privateNat', NatTopology.privateNat(), []],
  ['none', NatTopology.none(), []],
])('%s warns of what it risks', (_, natTopology, ids) => {
  const stack = agnosticStack();
  new HaNatVpc(stack, 'Vpc', { azCount: 2, natTopology });
  const warnings = Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => /cdk-ha-nat-vpc:([\w.]+)\]/.exec(entry.data as string)?.[1]);
  expect(warnings).toEqual(ids);
});
