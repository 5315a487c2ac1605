import { Annotations, type Stack } from 'aws-cdk-lib';
import { Annotations as Warnings, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AzAlignedIpAddresses, HaNatVpc, NatTopology, NetworkAclPolicy, SubnetTags, SubnetTier, type HaNatVpcProps } from '../src';
import { NetworkView, target, type Tier } from './support/network-view';
import { ENVIRONMENTS, agnosticStack, concreteStack, firstSynthStack, stackWithZones, templateOf, type CfnTemplate, type NewStack } from './support/stacks';
import { ALL_TIERS } from './support/tiers';

const DUAL_STACK = { ipProtocol: ec2.IpProtocol.DUAL_STACK };
const define = (props?: HaNatVpcProps) => (stack: Stack) => { new HaNatVpc(stack, 'Vpc', props); };
const template = (props?: HaNatVpcProps, newStack: NewStack = agnosticStack) => templateOf(newStack, define(props));
const network = (props?: HaNatVpcProps, newStack?: NewStack) => new NetworkView(template(props, newStack));
const ofType = (props: HaNatVpcProps, type: string) => network(props).ofType(type).map(([, { Properties }]) => Properties ?? {});

const NEW_STACKS: [string, NewStack][] = [...ENVIRONMENTS, ['first synth', firstSynthStack]];
const CASES = NEW_STACKS.flatMap(([name, newStack]) => [2, 3, 4].map((azCount): [string, number, NewStack] => [name, azCount, newStack]));

describe.each(CASES)('in an environment that is %s, %d zones', (_, azCount, newStack) => {
  const view = network({ azCount, tiers: ALL_TIERS, ...DUAL_STACK }, newStack);

  test('are as many as asked for', () => expect(view.zones).toHaveLength(azCount));

  test('each have one subnet of each tier and nothing else', () => {
    view.zones.forEach((zone) => (['Public', 'Private', 'Isolated'] as Tier[]).forEach((tier) => expect(view.subnet(tier, zone)).toBeDefined()));
    expect(view.subnets).toHaveLength(3 * azCount);
  });

  test('each have one NAT gateway with an Elastic IP of its own', () => {
    const elasticIps = view.zones.map((zone) => view.natGateway(zone).elasticIps);
    expect(new Set(elasticIps.flat()).size).toBe(azCount);
    expect(view.natGateways).toHaveLength(azCount);
  });

  test('each send private IPv4 traffic to the gateway of the same zone, and private IPv6 traffic to the egress-only gateway', () => {
    const [[egressOnly]] = view.ofType('AWS::EC2::EgressOnlyInternetGateway');
    view.zones.forEach((zone) => expect(view.subnet('Private', zone).routes)
      .toEqual({ '0.0.0.0/0': view.natGateway(zone).logicalId, '::/0': egressOnly }));
  });

  test('each send public traffic to the internet gateway', () => {
    const [[internet]] = view.ofType('AWS::EC2::InternetGateway');
    view.zones.forEach((zone) => expect(view.subnet('Public', zone).routes).toEqual({ '0.0.0.0/0': internet, '::/0': internet }));
  });

  test('each leave the isolated tier without a route', () => {
    view.zones.forEach((zone) => expect(view.subnet('Isolated', zone).routes).toEqual({}));
  });

  test('give out no public address on launch', () => {
    view.subnets.forEach(({ properties }) => {
      expect(properties.MapPublicIpOnLaunch).toBe(false);
      expect(properties.AssignIpv6AddressOnCreation).toBe(false);
    });
  });
});

describe('addresses', () => {
  test.each(ENVIRONMENTS)('follow the zones in an environment that is %s', (_, newStack) => {
    const view = network({ ipAddresses: AzAlignedIpAddresses.cidr('10.20.0.0/16') }, newStack);
    expect(view.zones.map((zone) => [view.subnet('Private', zone).ipv4, view.subnet('Public', zone).ipv4])).toEqual([
      ['10.20.0.0/19', '10.20.32.0/20'], ['10.20.64.0/19', '10.20.96.0/20'], ['10.20.128.0/19', '10.20.160.0/20'],
    ]);
  });

  test('IPv6 blocks follow the same slots', () => {
    const view = network({ tiers: ALL_TIERS, ...DUAL_STACK });
    const index = (tier: Tier) => view.zones.map((zone) => (view.subnet(tier, zone).ipv6 as { 'Fn::Select': [number] })['Fn::Select'][0]);
    expect([index('Private'), index('Public'), index('Isolated')]).toEqual([[0, 64, 128], [32, 96, 160], [48, 112, 176]]);
  });

  test('of a plan that is not aligned keep the IPv6 numbers that ec2 gives them', () => {
    const ipAddresses = ec2.IpAddresses.cidr('10.0.0.0/16');
    const ours = network({ azCount: 2, ipAddresses, ...DUAL_STACK });
    const theirs = new NetworkView(templateOf(agnosticStack, (stack) => { new ec2.Vpc(stack, 'Vpc', DUAL_STACK); }));
    const blocks = (view: NetworkView) => view.subnets.map(({ logicalId, ipv4, ipv6 }) => [logicalId, ipv4, ipv6]);
    expect(blocks(ours)).toEqual(blocks(theirs));
  });

  test('may come from IPAM', () => {
    const ipAddresses = ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'ipam-pool-1', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 20 });
    const [vpc] = ofType({ ipAddresses, networkAcls: NetworkAclPolicy.tiered({ egress: [ec2.AclTraffic.tcpPort(443)] }) }, 'AWS::EC2::VPC');
    expect(vpc).toMatchObject({ Ipv4IpamPoolId: 'ipam-pool-1', Ipv4NetmaskLength: 16 });
  });
});

describe('tiers', () => {
  const tiers = [
    SubnetTier.public({ mapPublicIpOnLaunch: true, tags: SubnetTags.eksPublicLoadBalancers() }),
    SubnetTier.private({ name: 'Nodes', tags: { ...SubnetTags.eksInternalLoadBalancers(), ...SubnetTags.karpenterDiscovery('shop') } }),
    SubnetTier.private({ name: 'Jobs', cidrMask: 24 }),
    SubnetTier.isolated({ name: 'Database', cidrMask: 24 }),
    SubnetTier.isolated({ name: 'Cache', cidrMask: 26 }),
  ];
  const subnetsOf = (name: string, props: HaNatVpcProps = {}) => Object.entries(template({ azCount: 2, tiers, ...props }).Resources)
    .filter(([id, { Type }]) => id.startsWith(`Vpc${name}Subnet`) && Type === 'AWS::EC2::Subnet').map(([, { Properties }]) => Properties!);

  test('are subnet groups by their names', () => {
    const vpc = new HaNatVpc(agnosticStack(), 'Vpc', { azCount: 2, tiers });
    expect(vpc.selectSubnets({ subnetGroupName: 'Jobs' }).subnets).toEqual(vpc.privateSubnets.slice(2));
    expect(vpc.isolatedSubnets).toHaveLength(4);
  });

  test('have their masks, in every zone', () => {
    expect(['Nodes', 'Jobs', 'Database', 'Cache'].map((name) => subnetsOf(name).map(({ CidrBlock }) => CidrBlock))).toEqual([
      ['10.0.0.0/19', '10.0.64.0/19'], ['10.0.48.0/24', '10.0.112.0/24'], ['10.0.49.0/24', '10.0.113.0/24'], ['10.0.50.0/26', '10.0.114.0/26'],
    ]);
  });

  test('have their tags', () => {
    const tags = (name: string) => (subnetsOf(name)[1].Tags as { Key: string; Value: string }[]).filter(({ Key }) => !/^(Name|aws-cdk:.*)$/.test(Key));
    expect(tags('Public')).toEqual([{ Key: 'kubernetes.io/role/elb', Value: '1' }]);
    expect(tags('Nodes')).toEqual([{ Key: 'karpenter.sh/discovery', Value: 'shop' }, { Key: 'kubernetes.io/role/internal-elb', Value: '1' }]);
    expect(tags('Jobs')).toEqual([]);
  });

  test('give public addresses on launch where told, in dual stack too', () => {
    [{}, DUAL_STACK].forEach((props) => expect(subnetsOf('Public', props).map(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch)).toEqual([true, true]));
  });

  test('the private ones all leave by the gateway of their own zone', () => {
    const view = network({ azCount: 2, tiers });
    const privateSubnets = view.subnets.filter(({ tier }) => tier === 'Private');
    expect(privateSubnets).toHaveLength(4);
    privateSubnets.forEach(({ zone, routes }) => expect(routes).toEqual({ '0.0.0.0/0': view.natGateway(zone).logicalId }));
  });

  test.each<[string, SubnetTier[]]>([
    ['public alone', [SubnetTier.public({ mapPublicIpOnLaunch: true })]],
    ['isolated alone', [SubnetTier.isolated()]],
    ['public and isolated', [SubnetTier.public(), SubnetTier.isolated()]],
  ])('may be %s, without NAT gateways, and are proved', (_, listed) => {
    const view = network({ tiers: listed, natTopology: NatTopology.none() });
    expect(view.subnets).toHaveLength(3 * listed.length);
    expect(view.natGateways).toEqual([]);
  });

  test('are public and isolated by default where there is no NAT', () => {
    expect([...new Set(network({ natTopology: NatTopology.none() }).subnets.map(({ tier }) => tier))]).toEqual(['Public', 'Isolated']);
  });

  test.each<[string, HaNatVpcProps, string]>([
    ['gateways that serve nobody', { tiers: [SubnetTier.public()] }, 'NatTopology.zonal() would define NAT gateways that serve nobody, for tiers has no private tier: '
      + 'add SubnetTier.private(), or set natTopology to NatTopology.none()'],
    ['gateways without a place', { tiers: [SubnetTier.private()] }, 'NatTopology.zonal() puts NAT gateways into public subnets, but tiers has no public tier: '
      + 'add SubnetTier.public(), or use NatTopology.regional(), which needs none'],
    ['a tier without room', { tiers: [...tiers, SubnetTier.isolated({ name: 'More', cidrMask: 20 })] }, "tier 'More' finds no /20 in the /18 of each Availability Zone, "
      + 'after the tiers before it: set its cidrMask to 21 or more, up to 28'],
  ])('refuse %s', (_, props, message) => expect(() => template(props)).toThrow(message));
});

describe('is an ec2.Vpc', () => {
  test('and goes where a VPC goes', () => {
    const stack = agnosticStack();
    const vpc: ec2.IVpc = new HaNatVpc(stack, 'Vpc');
    expect(vpc).toBeInstanceOf(ec2.Vpc);
    expect(vpc.selectSubnets({ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }).subnets).toEqual(vpc.privateSubnets);
    expect(vpc.selectSubnets({ subnetGroupName: 'Private' }).subnets).toEqual(vpc.privateSubnets);
    new ec2.SecurityGroup(stack, 'Group', { vpc });
  });

  test('whose logical ids it has', () => {
    const theirs = templateOf(agnosticStack, (stack) => { new ec2.Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: true }); });
    expect(Object.keys(template({ azCount: 2 }).Resources)).toEqual(expect.arrayContaining(Object.keys(theirs.Resources)));
  });

  test('two of which fit into one stack', () => {
    const stack = agnosticStack();
    ['One', 'Two'].forEach((id) => new HaNatVpc(stack, id));
    expect(new NetworkView(Template.fromStack(stack).toJSON() as CfnTemplate).natGateways).toHaveLength(6);
  });
});

describe('defaults', () => {
  test('log rejected traffic, and can be turned off or replaced', () => {
    expect(ofType({}, 'AWS::EC2::FlowLog')).toMatchObject([{ TrafficType: 'REJECT', ResourceType: 'VPC', LogDestinationType: 'cloud-watch-logs' }]);
    expect(ofType({ flowLogs: {} }, 'AWS::EC2::FlowLog')).toEqual([]);
    expect(ofType({ flowLogs: { Everything: {} } }, 'AWS::EC2::FlowLog')).toMatchObject([{ TrafficType: 'ALL' }]);
  });

  test('lead private subnets to S3 and DynamoDB without NAT, and can be turned off or replaced', () => {
    const services = (props: HaNatVpcProps) => ofType(props, 'AWS::EC2::VPCEndpoint').map(({ ServiceName }) => JSON.stringify(ServiceName));
    expect(services({})).toEqual([expect.stringContaining('.s3'), expect.stringContaining('.dynamodb')]);
    expect(services({ gatewayEndpoints: {} })).toEqual([]);
    expect(services({ gatewayEndpoints: { Only: { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB } } })).toEqual([expect.stringContaining('.dynamodb')]);
  });

  test('keep the endpoints to the private route tables: the isolated tier speaks to the VPC alone', () => {
    const view = network({ tiers: ALL_TIERS });
    const tables = view.ofType('AWS::EC2::VPCEndpoint').map(([, { Properties }]) => (Properties?.RouteTableIds as unknown[]).map(target));
    tables.forEach((ids) => expect(ids.map((id) => id.replace(/RouteTable.*/, ''))).toEqual(['VpcPrivateSubnet1', 'VpcPrivateSubnet2', 'VpcPrivateSubnet3']));
  });

  test('close the default security group, and can leave it', () => {
    expect(ofType({}, 'Custom::VpcRestrictDefaultSG')).toHaveLength(1);
    expect(ofType({ restrictDefaultSecurityGroup: false }, 'Custom::VpcRestrictDefaultSG')).toEqual([]);
  });

  test('have no isolated tier and no IPv6', () => {
    expect(network().subnets.filter(({ tier, ipv6 }) => tier === 'Isolated' || ipv6)).toEqual([]);
  });

  test('tag every resource that can be tagged with a Name', () => {
    const untaggable = ['Association', 'Attachment', 'Route', 'Entry', 'CidrBlock', 'Policy', 'Custom::VpcRestrictDefaultSG'];
    const resources = Object.entries(template({ tiers: ALL_TIERS, ...DUAL_STACK }).Resources)
      .filter(([logicalId, { Type }]) => logicalId.startsWith('Vpc') && !untaggable.some((suffix) => Type.endsWith(suffix)));
    const names = resources.map(([logicalId, { Properties }]) =>
      [logicalId, (Properties?.Tags as { Key: string; Value: string }[] | undefined)?.find(({ Key }) => Key === 'Name')?.Value]);
    expect(names.filter(([, name]) => !name)).toEqual([]);
    expect(new Set(resources.map(([, { Type }]) => Type))).toEqual(new Set([
      'VPC', 'Subnet', 'RouteTable', 'EIP', 'NatGateway', 'InternetGateway', 'EgressOnlyInternetGateway', 'NetworkAcl', 'VPCEndpoint', 'FlowLog',
    ].map((type) => `AWS::EC2::${type}`).concat('AWS::IAM::Role', 'AWS::Logs::LogGroup')));
  });

  test('name the VPC by its path, or as told', () => {
    const name = (props: HaNatVpcProps) => ofType(props, 'AWS::EC2::VPC')[0].Tags;
    expect(name({})).toEqual([{ Key: 'Name', Value: 'Network/Vpc' }]);
    expect(name({ vpcName: 'prod' })).toEqual([{ Key: 'Name', Value: 'prod' }]);
  });
});

describe('network ACLs', () => {
  const tiersOf = ({ networkAcls: { byTierName, ...acls } }: HaNatVpc) => Object.entries(acls).filter(([, acl]) => acl).map(([tier]) => tier);
  const vpc = (props: HaNatVpcProps) => new HaNatVpc(agnosticStack(), 'Vpc', props);

  test('are told by tier', () => {
    expect(tiersOf(vpc({}))).toEqual(['publicSubnets', 'privateSubnets']);
    expect(tiersOf(vpc({ tiers: ALL_TIERS }))).toEqual(['publicSubnets', 'privateSubnets', 'isolatedSubnets']);
    expect(tiersOf(vpc({ networkAcls: NetworkAclPolicy.none() }))).toEqual([]);
  });

  test('are told by the name of the tier, with a policy of its own where it has one', () => {
    const tiers = [SubnetTier.public(), SubnetTier.private({ name: 'Apps' }), SubnetTier.private({ name: 'Batch', cidrMask: 24, networkAcl: NetworkAclPolicy.none() }),
      SubnetTier.isolated({ name: 'Database', cidrMask: 24, networkAcl: NetworkAclPolicy.allowAll() })];
    const { networkAcls } = vpc({ tiers });
    expect(Object.keys(networkAcls.byTierName)).toEqual(['Public', 'Apps', 'Database']);
    expect(networkAcls.byTierName.Apps).toBe(networkAcls.privateSubnets);
    const rules = ofType({ tiers }, 'AWS::EC2::NetworkAclEntry').filter(({ NetworkAclId }) => target(NetworkAclId).startsWith('VpcDatabase'));
    expect(rules.map(({ Egress, CidrBlock, Protocol }) => [Egress, CidrBlock, Protocol])).toEqual([[true, '0.0.0.0/0', -1], [false, '0.0.0.0/0', -1]]);
  });

  test('are associated with the subnets of their tier and no others', () => {
    const view = network({ tiers: ALL_TIERS });
    const tierOf = (acl: string) => acl.replace(/^Vpc(\w+?)NetworkAcl.*/, '$1');
    const associations = view.ofType('AWS::EC2::SubnetNetworkAclAssociation').map(([, { Properties }]) => [
      tierOf(target(Properties?.NetworkAclId)), view.subnets.find(({ logicalId }) => logicalId === target(Properties?.SubnetId))?.tier,
    ]);
    expect(associations).toHaveLength(9);
    associations.forEach(([acl, subnet]) => expect(acl).toBe(subnet));
  });

  test('know the blocks of the tiers and of the VPC', () => {
    const contexts: unknown[] = [];
    class Recording extends NetworkAclPolicy {
      public rules(_tier: never, context: unknown) { contexts.push(context); return []; }
    }
    vpc({ azCount: 2, networkAcls: new Recording() });
    expect(contexts[0]).toMatchObject({
      vpcIpv4Cidr: '10.0.0.0/16',
      vpcIpv6Cidr: undefined,
      tiers: [
        { tier: 'Public', name: 'Public', ipv4Cidrs: ['10.0.32.0/20', '10.0.96.0/20'], ipv6Cidrs: [] },
        { tier: 'Private', name: 'Private', ipv4Cidrs: ['10.0.0.0/19', '10.0.64.0/19'], ipv6Cidrs: [] },
      ],
    });
  });
});

describe('refuses', () => {
  test.each<[string, HaNatVpcProps, NewStack, string]>([
    ['one zone', { azCount: 1 }, agnosticStack, 'azCount must be a whole number of 2 to 16, for a network in one Availability Zone is lost together with it, got 1'],
    ['more zones than there are', { azCount: 3 }, () => stackWithZones(['eu-west-1a', 'eu-west-1b']), 'azCount is 3, but aws://111111111111/eu-west-1 has 2 Availability Zones'],
    ['more zones than slots', { azCount: 5 }, agnosticStack, 'PublicSubnet5 finds no slot: AzAlignedIpAddresses holds 4 Availability Zones here and 8 at most; '
      + 'for a VPC that is not deployed yet, set azSlots to 8'],
    ['zones twice', { availabilityZones: ['eu-west-1a', 'eu-west-1a'] }, concreteStack, 'availabilityZones lists "eu-west-1a" twice'],
    ['counts that contradict', { azCount: 2, availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] }, concreteStack, 'azCount is 2, but availabilityZones lists 3'],
    ['a block that AWS refuses', { ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/8') }, agnosticStack, "'10.0.0.0/8' is larger than a VPC can be"],
  ])('%s', (_, props, newStack, message) => {
    expect(() => define(props)(newStack())).toThrow(message);
  });
});

describe('advises', () => {
  const warnings = (props: HaNatVpcProps, acknowledged?: string) => {
    const stack = concreteStack();
    const vpc = new HaNatVpc(stack, 'Vpc', props);
    if (acknowledged) { Annotations.of(vpc).acknowledgeWarning(acknowledged, 'known'); }
    return Warnings.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => entry.data);
  };

  test('nothing by default', () => expect(warnings({})).toEqual([]));

  test('on addresses that another zone or tier would move, until acknowledged', () => {
    const ipAddresses = ec2.IpAddresses.cidr('10.0.0.0/16');
    expect(warnings({ ipAddresses })).toEqual([expect.stringContaining('[ack: cdk-ha-nat-vpc:HaNatVpc.packedAddresses]')]);
    expect(warnings({ ipAddresses }, 'cdk-ha-nat-vpc:HaNatVpc.packedAddresses')).toEqual([]);
  });

  test('on zones out of order, until acknowledged', () => {
    const availabilityZones = ['eu-west-1a', 'eu-west-1c', 'eu-west-1b'];
    expect(warnings({ availabilityZones })).toEqual([expect.stringContaining('[ack: cdk-ha-nat-vpc:HaNatVpc.zoneOrder]')]);
    expect(warnings({ availabilityZones }, 'cdk-ha-nat-vpc:HaNatVpc.zoneOrder')).toEqual([]);
  });
});
