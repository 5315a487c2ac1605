import { App, Stack } from 'aws-cdk-lib';
import { Annotations as Warnings, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ElasticIps, HaNatVpc, NatTopology, NetworkAclPolicy, SubnetTier, reachability, type HaNatVpcProps } from '../src';
import { target } from './support/network-view';
import { ENVIRONMENTS, agnosticStack, concreteStack, type CfnTemplate } from './support/stacks';

const { Verdict, Severity } = reachability;
const TOPOLOGIES = {
  zonal: NatTopology.zonal(),
  single: NatTopology.single(),
  regional: NatTopology.regional(),
  listed: NatTopology.regional({ elasticIps: ElasticIps.allocate({ perGateway: 2 }) }),
};

const define = (props: HaNatVpcProps, newStack = agnosticStack) => {
  const stack = newStack();
  const vpc = new HaNatVpc(stack, 'Vpc', props);
  return { stack, vpc };
};
const properties = (stack: Stack, type: string) =>
  Object.values((Template.fromStack(stack).toJSON() as CfnTemplate).Resources)
    .filter(({ Type }) => Type === type).map(({ Properties }) => Properties ?? {});

test.each(Object.entries(TOPOLOGIES))('one %s topology can serve many VPCs, each with gateways of its own', (_, natTopology) => {
  const stack = agnosticStack();
  const [one, two] = ['One', 'Two'].map((id) => new HaNatVpc(stack, id, { azCount: 2, natTopology }));
  expect(one.natGateways.length).toBeGreaterThan(0);
  expect(one.natGateways[0].natGatewayId).not.toBe(two.natGateways[0].natGatewayId);
});

describe.each(ENVIRONMENTS)('in an environment that is %s', (_, newStack) => {
  test.each(Object.entries(TOPOLOGIES))('%s is proved but for what it accepts', (_name, natTopology) => {
    const findings = reachability.NetworkReachability.fromStack(define({ natTopology }, newStack).stack).check();
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(({ verdict, accepted }) => verdict !== Verdict.PROVED && accepted === undefined)).toEqual([]);
  });
});

describe('single()', () => {
  const warnings = (stack: Stack) => Warnings.fromStack(stack).findWarning('/Network/Vpc', Match.stringLikeRegexp('NatTopology.single')).map(({ entry }) => entry.data as string);

  test('has one gateway, in the first zone, for the private subnets of all', () => {
    const { stack, vpc } = define({ natTopology: NatTopology.single() }, concreteStack);
    expect(vpc.natGateways.map(({ subnet, availabilityZone }) => [subnet, availabilityZone])).toEqual([[vpc.publicSubnets[0], 'eu-west-1a']]);
    const routes = properties(stack, 'AWS::EC2::Route').flatMap(({ NatGatewayId }) => (NatGatewayId ? [target(NatGatewayId)] : []));
    expect(routes).toHaveLength(3);
    expect(new Set(routes).size).toBe(1);
  });

  test('is where ec2.Vpc has its one gateway', () => {
    const stack = agnosticStack();
    new ec2.Vpc(stack, 'Vpc', { natGateways: 1 });
    const ids = (of: Stack) => Object.entries((Template.fromStack(of).toJSON() as CfnTemplate).Resources)
      .filter(([, { Type }]) => /NatGateway|EIP/.test(Type)).map(([id]) => id);
    expect(ids(define({ natTopology: NatTopology.single() }).stack)).toEqual(ids(stack));
  });

  test('says what the loss of a zone takes down and what it saves: in a warning and, in the same words, in the proof', () => {
    const { stack } = define({ natTopology: NatTopology.single() }, concreteStack);
    const [warning] = warnings(stack);
    const words = 'one NAT gateway serves 3 Availability Zones: when eu-west-1a is lost, the private subnets of all zones lose their internet route, '
      + 'and until then traffic of the others pays for crossing zones; it saves $73 a month in us-east-1 against a gateway in every zone';
    expect(warning).toBe(`${words} [ack: cdk-ha-nat-vpc:NatTopology.single]`);
    const accepted = reachability.NetworkReachability.fromStack(stack).check().filter((finding) => finding.accepted !== undefined);
    expect(accepted.map(({ rule, verdict, severity }) => [rule, verdict, severity])).toEqual([
      ['same-zone-egress', Verdict.VIOLATED, Severity.WARNING], ['same-zone-egress', Verdict.VIOLATED, Severity.WARNING],
      ['zone-loss', Verdict.VIOLATED, Severity.WARNING], ['zone-loss', Verdict.VIOLATED, Severity.WARNING],
    ]);
    expect(new Set(accepted.map((finding) => finding.accepted))).toEqual(new Set([words]));
  });

  test('accepts nothing else: a private subnet that lost its route fails synth', () => {
    const { stack, vpc } = define({ natTopology: NatTopology.single() });
    vpc.privateSubnets[2].node.tryRemoveChild('DefaultRoute');
    expect(() => Template.fromStack(stack)).toThrow('has no way out');
  });

  test('accepts nothing of another gateway: a route to one that accepts nothing fails synth', () => {
    const stack = agnosticStack();
    const zonal = new HaNatVpc(stack, 'Vpc');
    (zonal.privateSubnets[1].node.findChild('DefaultRoute') as ec2.CfnRoute).natGatewayId = zonal.natGateways[0].natGatewayId;
    expect(() => Template.fromStack(stack)).toThrow('does not leave by a NAT gateway of its own zone');
  });
});

describe('regional()', () => {
  const gateway = (props: HaNatVpcProps, newStack = agnosticStack) => {
    const { stack, vpc } = define(props, newStack);
    const [resource] = properties(stack, 'AWS::EC2::NatGateway');
    return { vpc, resource, template: Template.fromStack(stack).toJSON() as CfnTemplate };
  };

  test('is one gateway of the VPC, in no subnet and no zone, in zones and with addresses of AWS\'s choice', () => {
    const { vpc, resource } = gateway({ natTopology: NatTopology.regional() });
    expect(resource).toMatchObject({ AvailabilityMode: 'regional', ConnectivityType: 'public', VpcId: { Ref: expect.stringMatching(/^Vpc/) } });
    expect([resource.SubnetId, resource.AllocationId, resource.AvailabilityZoneAddresses]).toEqual([undefined, undefined, undefined]);
    expect(vpc.natGateways.map(({ subnet, availabilityZone, elasticIps }) => [subnet, availabilityZone, elasticIps]))
      .toEqual([[undefined, undefined, []]]);
  });

  test('waits until the internet gateway is attached', () => {
    const { Resources: resources } = gateway({ natTopology: NatTopology.regional() }).template;
    const [{ DependsOn: dependsOn }] = Object.values(resources).filter(({ Type }) => Type === 'AWS::EC2::NatGateway');
    expect(dependsOn).toEqual([expect.stringMatching(/^VpcVPCGW/)]);
  });

  test('takes addresses for each zone', () => {
    const elasticIps = ElasticIps.allocate({ perGateway: 2, retain: true });
    const { vpc, resource } = gateway({ azCount: 2, natTopology: NatTopology.regional({ elasticIps }) }, concreteStack);
    const addresses = resource.AvailabilityZoneAddresses as { AvailabilityZone: string; AllocationIds: unknown[] }[];
    expect(addresses.map(({ AvailabilityZone, AllocationIds }) => [AvailabilityZone, AllocationIds.length])).toEqual([['eu-west-1a', 2], ['eu-west-1b', 2]]);
    expect(new Set(addresses.flatMap(({ AllocationIds }) => AllocationIds.map(target))).size).toBe(4);
    expect(vpc.natGateways[0].elasticIps).toHaveLength(4);
  });

  test('needs no public tier', () => {
    const tiers = [SubnetTier.private(), SubnetTier.isolated()];
    const { vpc, template } = gateway({ natTopology: NatTopology.regional(), tiers });
    expect(vpc.publicSubnets).toEqual([]);
    expect(Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::EC2::InternetGateway')).toHaveLength(1);
  });
});

describe('privateNat()', () => {
  const routable = SubnetTier.isolated({ name: 'Routable', cidrMask: 26, networkAcl: NetworkAclPolicy.allowAll() });
  const tiers = [SubnetTier.private(), SubnetTier.isolated({ name: 'Database', cidrMask: 24 }), routable];
  const routed = (props: Parameters<typeof NatTopology.privateNat>[0], ofTier: string) => {
    const { stack, vpc } = define({ azCount: 2, natTopology: NatTopology.privateNat(props), tiers, proof: false });
    for (const subnet of vpc.selectSubnets({ subnetGroupName: ofTier }).subnets) {
      new ec2.CfnRoute(subnet, 'ToOthers', { routeTableId: subnet.routeTable.routeTableId, destinationCidrBlock: '0.0.0.0/0', transitGatewayId: 'tgw-1' });
    }
    return { stack, vpc };
  };

  test('has a private gateway in each zone, in the isolated tier that is named', () => {
    const { stack, vpc } = routed({ tier: 'Routable', addressesPerGateway: 3 }, 'Routable');
    const gateways = properties(stack, 'AWS::EC2::NatGateway');
    expect(gateways).toMatchObject([1, 2].map((zone) => ({
      ConnectivityType: 'private', SecondaryPrivateIpAddressCount: 2, SubnetId: { Ref: expect.stringMatching(`^VpcRoutableSubnet${zone}`) },
    })));
    expect(gateways.map(({ AllocationId }) => AllocationId)).toEqual([undefined, undefined]);
    expect(vpc.natGateways.map(({ subnet }) => subnet)).toEqual(vpc.selectSubnets({ subnetGroupName: 'Routable' }).subnets);
  });

  test('takes the first isolated tier by default, with one address', () => {
    const { stack, vpc } = routed({}, 'Database');
    expect(vpc.natGateways[0].subnet).toBe(vpc.isolatedSubnets[0]);
    expect(properties(stack, 'AWS::EC2::NatGateway').map(({ SecondaryPrivateIpAddressCount }) => SecondaryPrivateIpAddressCount)).toEqual([undefined, undefined]);
  });

  test('says in the template that the internet is not promised', () => {
    const { stack } = routed({ tier: 'Routable' }, 'Routable');
    const gateways = Object.values((Template.fromStack(stack).toJSON() as CfnTemplate).Resources).filter(({ Type }) => Type === 'AWS::EC2::NatGateway');
    expect(gateways).toMatchObject([1, 2].map(() => ({
      Metadata: { 'cdk-ha-nat-vpc': { privateConnectivity: "NatTopology.privateNat() leads to the networks that the route tables of tier 'Routable' have routes to, and not to the internet" } },
    })));
  });
});

describe('none()', () => {
  test('leaves a private tier to its own routes', () => {
    const { stack, vpc } = define({ natTopology: NatTopology.none(), tiers: [SubnetTier.private()], azCount: 2, proof: false });
    for (const subnet of vpc.privateSubnets) {
      new ec2.CfnRoute(subnet, 'Central', { routeTableId: subnet.routeTable.routeTableId, destinationCidrBlock: '0.0.0.0/0', transitGatewayId: 'tgw-1' });
    }
    expect(properties(stack, 'AWS::EC2::NatGateway')).toEqual([]);
  });

  test('without any, the proof says so', () => {
    expect(() => Template.fromStack(define({ natTopology: NatTopology.none(), tiers: [SubnetTier.private()] }).stack)).toThrow('has no way out');
  });
});

describe('refuses', () => {
  const { zonal, single, regional, privateNat } = NatTopology;
  test.each<[() => unknown, string]>([
    [() => zonal(null as never), 'the props of NatTopology must map keys to values such as { elasticIps: ElasticIps.allocate() }, got null'],
    [() => zonal({ elasticIps: null as never }), 'elasticIps must be an object such as ElasticIps.allocate(), got null'],
    [() => single({ elasticIps: ['eipalloc-1'] as never }), "elasticIps must be an object such as ElasticIps.allocate(), got the list ['eipalloc-1']"],
    [() => regional({ elasticIps: {} as never }), 'elasticIps must be an object such as ElasticIps.allocate(), got an object of class Object'],
    [() => privateNat({ tier: 5 as never }), "tier must be a literal text such as 'Routable', got 5"],
    [() => privateNat({ addressesPerGateway: 9 }), 'addressesPerGateway must be a whole number of 1 to 8, got 9'],
    [() => define({ natTopology: privateNat(), tiers: [SubnetTier.private()] }), 'NatTopology.privateNat() puts its gateways into an isolated tier, but tiers has none: '
      + "add SubnetTier.isolated({ name: 'Routable' }), whose routes you add"],
    [() => define({ natTopology: privateNat({ tier: 'Edge' }), tiers: [SubnetTier.private(), SubnetTier.isolated()] }), "NatTopology.privateNat() puts its gateways into the isolated tier 'Edge', "
      + "but tiers has only 'Isolated': add SubnetTier.isolated({ name: 'Edge' }), whose routes you add"],
    ...(['zonal', 'single', 'regional', 'privateNat'] as const).map((name): [() => unknown, string] => [
      () => define({ natTopology: NatTopology[name](), tiers: [SubnetTier.public(), SubnetTier.isolated()] }), `NatTopology.${name}() would define NAT gateways that serve nobody`,
    ]),
    ...(['zonal', 'single'] as const).map((name): [() => unknown, string] => [
      () => define({ natTopology: NatTopology[name](), tiers: [SubnetTier.private()] }), `NatTopology.${name}() puts NAT gateways into public subnets, but tiers has no public tier`,
    ]),
  ])('%#', (make, message) => expect(make).toThrow(message));
});

test('the report of a synth does not repeat what is accepted', () => {
  const app = new App();
  const stack = new Stack(app, 'Network');
  new HaNatVpc(stack, 'Vpc', { natTopology: NatTopology.single() });
  const report = new reachability.ReachabilityValidationPlugin();
  const assembly = app.synth();
  const templatePath = assembly.getStackByName('Network').templateFullPath;
  const stackTemplates = [{ templatePath, stackConstructPath: 'Network' }];
  expect(report.validate({ templatePaths: [templatePath], stackTemplates, appConstruct: app } as never)).toEqual({ success: true, violations: [] });
});
