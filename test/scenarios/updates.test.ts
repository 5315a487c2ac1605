import { Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AzAlignedIpAddresses, ElasticIps, HaNatVpc, NatTopology, NetworkAclPolicy } from '../../src';
import type { ElasticIpAllocationProps, HaNatVpcProps } from '../../src';
import { ENVIRONMENTS, templateOf, type CfnTemplate, type NewStack } from '../support/stacks';
import { ALL_TIERS } from '../support/tiers';
import { changedProperties, hazardsOfUpdate } from '../support/update';

const PACKED = '10.0.0.0/16';
const DUAL_STACK = { ipProtocol: ec2.IpProtocol.DUAL_STACK };
const firstZones = (stack: Stack, count: number) => (stack.availabilityZones.length >= count
  ? stack.availabilityZones.slice(0, count)
  : Array.from({ length: count }, (_, index) => Fn.select(index, Fn.getAzs())));

/** A VPC that a stack may have, and what tells it from others. */
interface Definition {
  readonly key: string;
  readonly define: (stack: Stack) => void;
}

/** What an update does is in the templates: that they are proved is the matter of other tests. */
const haNatVpc = (props: HaNatVpcProps): Definition =>
  ({ key: `HaNatVpc ${keyOf(props)}`, define: (stack) => { new HaNatVpc(stack, 'Vpc', { proof: false, ...props }); } });
/** The same in an address plan of ec2, which counts as it is used: each VPC has one of its own. */
const packedHaNatVpc = (props: HaNatVpcProps): Definition => ({
  key: `packed HaNatVpc ${keyOf(props)}`,
  define: (stack) => haNatVpc({ ipAddresses: ec2.IpAddresses.cidr(PACKED), ...props }).define(stack),
});
const ec2Vpc = (azCount: number, props: ec2.VpcProps = {}): Definition => ({
  key: `ec2.Vpc ${azCount} ${keyOf(props)}`,
  define: (stack) => { new ec2.Vpc(stack, 'Vpc', { availabilityZones: firstZones(stack, azCount), ...props }); },
});

/** The same props have one key: of objects, the same are meant and not those that look alike. */
const objects = new Map<unknown, number>();
function keyOf(props: object): string {
  return Object.entries(props).sort().map(([name, value]) => {
    if (typeof value === 'object' && !objects.has(value)) { objects.set(value, objects.size); }
    return `${name} ${typeof value === 'object' ? `object ${objects.get(value)}` : value}`;
  }).join();
}

/** Templates are many, and many are wanted again. */
const synthesized = new Map<NewStack, Map<string, CfnTemplate>>();
function template(newStack: NewStack, { key, define }: Definition): CfnTemplate {
  const ofStack = synthesized.get(newStack) ?? new Map<string, CfnTemplate>();
  synthesized.set(newStack, ofStack);
  const found = ofStack.get(key) ?? templateOf(newStack, define);
  ofStack.set(key, found);
  return found;
}

const elasticIps = (props: ElasticIpAllocationProps): HaNatVpcProps =>
  ({ natTopology: NatTopology.zonal({ elasticIps: ElasticIps.allocate(props) }) });
const ADDRESSES = Object.fromEntries([1, 2, 8].map((perGateway) => [perGateway, elasticIps({ perGateway })]));

const narrowed = NetworkAclPolicy.tiered({ egress: [ec2.AclTraffic.tcpPort(443)] });
const POLICIES: Record<string, NetworkAclPolicy> = {
  'tiered': NetworkAclPolicy.tiered(),
  'narrowed': narrowed,
  'without remote admin ports': NetworkAclPolicy.tiered({ blockRemoteAdminPorts: true }),
  'open': NetworkAclPolicy.allowAll(),
  'none': NetworkAclPolicy.none(),
};

const STEPS: [string, HaNatVpcProps, HaNatVpcProps][] = [
  ['2 → 3 zones', { azCount: 2 }, { azCount: 3 }],
  ['3 → 4 zones', { azCount: 3 }, { azCount: 4 }],
  ['2 → 4 zones', { azCount: 2 }, { azCount: 4 }],
  ['the isolated tier', {}, { tiers: ALL_TIERS }],
  ['3 → 4 zones with the isolated tier', { azCount: 3, tiers: ALL_TIERS }, { azCount: 4, tiers: ALL_TIERS }],
  ['a zone and the isolated tier at once', { azCount: 2 }, { azCount: 3, tiers: ALL_TIERS }],
  ['2 → 3 zones with narrowed egress', { azCount: 2, networkAcls: narrowed }, { azCount: 3, networkAcls: narrowed }],
];

describe.each(ENVIRONMENTS)('in an environment that is %s', (_, newStack) => {
  const hazards = (before: Definition, after: Definition, mayRemove?: RegExp) =>
    hazardsOfUpdate(template(newStack, before), template(newStack, after), { mayRemove });

  describe.each([2, 3, 4])('adopting an ec2.Vpc of %d zones', (azCount) => {
    test.each<[string, ec2.VpcProps, HaNatVpcProps]>([
      ['default', {}, {}],
      ['with default security group closed', { restrictDefaultSecurityGroup: true }, {}],
      ['with flow log and endpoints', {
        flowLogs: { Rejected: { trafficType: ec2.FlowLogTrafficType.REJECT } },
        gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
      }, {
        flowLogs: { Rejected: { trafficType: ec2.FlowLogTrafficType.REJECT } },
        gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
      }],
      ['with an isolated tier', {
        subnetConfiguration: [
          { name: 'Public', subnetType: ec2.SubnetType.PUBLIC },
          { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
          { name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
        ],
      }, { tiers: ALL_TIERS }],
      ['in dual stack', DUAL_STACK, DUAL_STACK],
      ['into dual stack', {}, DUAL_STACK],
      ['into retained addresses', {}, elasticIps({ perGateway: 2, retain: true })],
    ])('%s', (_name, before, after) => {
      expect(hazards(
        ec2Vpc(azCount, before),
        packedHaNatVpc({ azCount, ...after }),
      )).toEqual([]);
    });
  });

  test.each<[string, HaNatVpcProps, string]>([
    ['IPv4', {}, 'AWS::EC2::Subnet.MapPublicIpOnLaunch'],
    ['dual stack', DUAL_STACK, 'AWS::EC2::Subnet.AssignIpv6AddressOnCreation'],
  ])('adopting an ec2.Vpc of %s changes public addresses on launch and nothing else', (_name, props, changed) => {
    const before = template(newStack, ec2Vpc(3, props));
    const after = template(newStack, packedHaNatVpc(props));
    expect(changedProperties(before, after)).toEqual([changed]);
  });

  describe('growing', () => {
    test.each(STEPS)('%s', (_name, before, after) => {
      expect(hazards(haNatVpc(before), haNatVpc(after))).toEqual([]);
    });

    test.each(STEPS)('%s in dual stack', (_name, before, after) => {
      expect(hazards(haNatVpc({ ...before, ...DUAL_STACK }), haNatVpc({ ...after, ...DUAL_STACK }))).toEqual([]);
    });

    test.each([5, 6, 7, 8])('to %d zones in eight slots', (azCount) => {
      const ipAddresses = AzAlignedIpAddresses.cidr(PACKED, { azSlots: 8 });
      const availabilityZones = (count: number) => Array.from({ length: count }, (_value, index) => Fn.select(index, Fn.getAzs()));
      expect(hazards(
        haNatVpc({ ...DUAL_STACK, ipAddresses, availabilityZones: availabilityZones(azCount - 1) }),
        haNatVpc({ ...DUAL_STACK, ipAddresses, availabilityZones: availabilityZones(azCount), tiers: ALL_TIERS }),
      )).toEqual([]);
    });

    test.each([2, 3, 4])('into dual stack with %d zones', (azCount) => {
      expect(hazards(haNatVpc({ azCount }), haNatVpc({ azCount, ...DUAL_STACK }))).toEqual([]);
      expect(hazards(haNatVpc({ azCount, tiers: ALL_TIERS }), haNatVpc({ azCount, tiers: ALL_TIERS, ...DUAL_STACK }))).toEqual([]);
    });
  });

  describe('Elastic IPs', () => {
    test.each([[1, 2], [2, 8], [1, 8]])('%d → %d addresses per gateway', (few, many) => {
      expect(hazards(haNatVpc(ADDRESSES[few]), haNatVpc(ADDRESSES[many]))).toEqual([]);
    });

    test.each([[8, 2], [2, 1], [8, 1]])('%d → %d addresses per gateway releases secondary ones only', (many, few) => {
      expect(hazards(haNatVpc(ADDRESSES[many]), haNatVpc(ADDRESSES[few]), /^removes Vpc\w+EIP[2-8]/)).toEqual([]);
    });

    test.each([[false, true], [true, false]])('retain %s → %s', (before, after) => {
      expect(hazards(haNatVpc(elasticIps({ retain: before })), haNatVpc(elasticIps({ retain: after })))).toEqual([]);
    });
  });

  describe('network ACL policy', () => {
    const vpc = (networkAcls: NetworkAclPolicy) => template(newStack, haNatVpc({ tiers: ALL_TIERS, ...DUAL_STACK, networkAcls }));
    const templates = Object.entries(POLICIES).map(([name, policy]) => ({ name, template: vpc(policy) }));
    const pairs = templates.flatMap((before) => templates.filter((after) => after !== before).map((after) => ({ before, after })));

    test.each(pairs)('$before.name → $after.name', ({ before, after }) => {
      expect(hazardsOfUpdate(before.template, after.template)).toEqual([]);
    });
  });
});

describe('the hazards themselves are seen', () => {
  const hazards = (before: Definition, after: Definition) =>
    hazardsOfUpdate(template(ENVIRONMENTS[0][1], before), template(ENVIRONMENTS[0][1], after));

  test('when ec2.Vpc grows, its new subnets claim what deployed ones hold', () => {
    expect(hazards(ec2Vpc(2), ec2Vpc(3))).toEqual(expect.arrayContaining([
      expect.stringMatching(/^VpcPrivateSubnet1\w+ claims IPv4 of VPC 10\.0\.96\.0\/19, which VpcPublicSubnet2\w+ holds$/),
      expect.stringMatching(/^moves CidrBlock of VpcPublicSubnet1/),
      expect.stringMatching(/^replaces VpcPublicSubnet1Subnet/),
    ]));
  });

  test('when a dual-stack ec2.Vpc grows, its private IPv6 blocks move', () => {
    const sized = (azCount: number) => ec2Vpc(azCount, {
      ...DUAL_STACK,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
        { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 24 },
      ],
    });
    expect(hazards(sized(2), sized(3))).toEqual(expect.arrayContaining([expect.stringMatching(/^moves Ipv6CidrBlock of VpcPrivateSubnet1/)]));
  });

  test('when a rule, a route or an Elastic IP changes its holder', () => {
    const holders = (suffix: string): Definition => ({
      key: suffix,
      define: (stack) => {
        new ec2.CfnNetworkAclEntry(stack, `Entry${suffix}`, { networkAclId: 'acl', ruleNumber: 100, protocol: -1, ruleAction: 'allow' });
        new ec2.CfnRoute(stack, `Route${suffix}`, { routeTableId: 'table', destinationCidrBlock: '0.0.0.0/0' });
        new ec2.CfnNatGateway(stack, `Gateway${suffix}`, { subnetId: 'subnet', allocationId: 'eipalloc-1', secondaryAllocationIds: ['eipalloc-2'] });
      },
    });
    expect(hazards(holders('Old'), holders('New'))).toEqual([
      'EntryNew claims rule of network ACL acl false 100, which EntryOld holds',
      'GatewayNew claims Elastic IP eipalloc-1, which GatewayOld holds',
      'GatewayNew claims Elastic IP eipalloc-2, which GatewayOld holds',
      'RouteNew claims route of table table 0.0.0.0/0, which RouteOld holds',
      'removes GatewayOld',
      'removes RouteOld',
    ]);
  });
});
