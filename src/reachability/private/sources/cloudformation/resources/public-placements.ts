import type { Launch } from './launch-templates';
import { launchData, launchesOfGroup, launchTemplate } from './launch-templates';
import { namedResource, subnetsOfGroup } from './named-resources';
import type { Readers } from './reader';
import { listedResources } from './subnet-lists';
import type { Branch } from '../../../conditions/branch';
import type { Reference, Resolved } from '../../../network/resource';
import { known, unknown } from '../../../network/resource';
import type { PublicPlacement } from '../../../network/resources';
import type { Details } from '../declared-resource';
import type { Properties } from '../expressions/properties';
import type { ReadContext } from '../read-context';

/** Hosts that something has in subnets, and what it says of their public addresses. */
interface Placement {
  readonly subnets: readonly Reference[];
  /** The Elastic IP in each of the subnets, in their order, where it has them. */
  readonly elasticIps?: readonly (Reference | undefined)[];
  /** Undefined if it leaves the address to the subnet. */
  readonly publicIpv4?: Resolved<boolean>;
  readonly securityGroups: readonly Reference[];
  readonly launchedBy?: string;
}

/** Where a resource is looked at: its properties, and the template around it. */
interface Place {
  readonly properties: Properties;
  readonly context: ReadContext;
  readonly branch: Branch;
}

type PlacementReader = (place: Place) => readonly Placement[];

/** Everything known here that gives addresses: what a person calls it, and what it says. */
const PLACEMENTS: Readonly<Record<string, readonly [type: string, read: PlacementReader]>> = {
  'AWS::AmazonMQ::Broker': ['message broker', (place) => [
    flagged(place, known(false), listed(place, 'SubnetIds'), 'SecurityGroups'),
  ]],
  'AWS::AutoScaling::AutoScalingGroup': ['Auto Scaling group', autoScalingGroup],
  'AWS::Batch::ComputeEnvironment': ['Batch compute environment', (place) => {
    const resources = within(place, 'ComputeResources');
    return resources.properties.has('LaunchTemplate')
      ? [launched(launchTemplate(resources.properties.structure('LaunchTemplate'), place.context, place.branch), listed(resources, 'Subnets'))]
      : [];
  }],
  'AWS::DMS::ReplicationInstance': ['replication instance', (place) => [
    flagged(place, known(true), ofGroup(place, 'ReplicationSubnetGroupIdentifier', 'AWS::DMS::ReplicationSubnetGroup'), 'VpcSecurityGroupIds'),
  ]],
  'AWS::EC2::EC2Fleet': ['EC2 fleet', fleet],
  'AWS::EC2::SpotFleet': ['Spot fleet', (place) => spotFleet(within(place, 'SpotFleetRequestConfigData'))],
  'AWS::ECS::Service': ['ECS service', (place) => [task(within(place, 'NetworkConfiguration'))]],
  'AWS::ECS::TaskSet': ['ECS task set', (place) => [task(within(place, 'NetworkConfiguration'))]],
  'AWS::EKS::Nodegroup': ['EKS node group', (place) => place.properties.has('LaunchTemplate')
    ? [launched(launchTemplate(place.properties.structure('LaunchTemplate'), place.context, place.branch), listed(place, 'Subnets'))]
    : []],
  'AWS::ElasticLoadBalancing::LoadBalancer': ['load balancer', (place) => [
    { subnets: listed(place, 'Subnets'), publicIpv4: facesInternet(place.properties), securityGroups: place.properties.references('SecurityGroups') },
  ]],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['load balancer', loadBalancer],
  'AWS::Events::Rule': ['scheduled task', (place) => place.properties.structures('Targets').map((properties) => (
    task(within({ ...place, properties }, 'EcsParameters.NetworkConfiguration'))
  ))],
  'AWS::MSK::Cluster': ['Kafka cluster', kafkaCluster],
  'AWS::Neptune::DBInstance': ['database', (place) => [
    flagged(place, known(false), ofDatabase(place, 'AWS::Neptune'), 'VpcSecurityGroups'),
  ]],
  'AWS::Pipes::Pipe': ['task of a pipe', (place) => [
    task(within(place, 'TargetParameters.EcsTaskParameters.NetworkConfiguration')),
  ]],
  'AWS::RDS::DBCluster': ['database cluster', (place) => place.properties.has('DBClusterInstanceClass')
    || place.properties.has('PubliclyAccessible')
    ? [flagged(place, DEPENDS_ON_VPC, ofDatabase(place, 'AWS::RDS'), 'VpcSecurityGroupIds')]
    : []],
  'AWS::RDS::DBInstance': ['database', (place) => [
    flagged(place, DEPENDS_ON_VPC, ofDatabase(place, 'AWS::RDS'), 'VPCSecurityGroups'),
  ]],
  'AWS::Redshift::Cluster': ['data warehouse', (place) => [
    flagged(place, known(false), ofGroup(place, 'ClusterSubnetGroupName', 'AWS::Redshift::ClusterSubnetGroup'), 'VpcSecurityGroupIds'),
  ]],
  'AWS::RedshiftServerless::Workgroup': ['data warehouse', (place) => [
    flagged(place, known(false), listed(place, 'SubnetIds'), 'SecurityGroupIds'),
  ]],
  'AWS::Scheduler::Schedule': ['scheduled task', (place) => [
    task(within(place, 'Target.EcsParameters.NetworkConfiguration')),
  ]],
  'AWS::Transfer::Server': ['file transfer server', transferServer],
};

/**
 * RDS looks at the VPC where nobody says: with an internet gateway, it gives a public address.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
const DEPENDS_ON_VPC = unknown(
  'PubliclyAccessible is not given, and RDS may give a public address where the VPC has an internet gateway',
);

/** Only what has public addresses of its own, or may have, is of interest. */
export const PUBLIC_PLACEMENT_READERS: Readers = Object.fromEntries(
  Object.entries(PLACEMENTS).map(([name, [type, read]]) => [name, (resource, context) => (
    resource.readMany<PublicPlacement>((properties, branch) => (
      read({ properties, context, branch }).flatMap((placement) => publicPlacements(type, placement))
    ))
  )]),
);

function publicPlacements(type: string, placement: Placement): readonly Details<PublicPlacement>[] {
  const { subnets, publicIpv4, elasticIps = [], securityGroups, launchedBy } = placement;
  if (publicIpv4 === undefined || publicIpv4.kind === 'known' && !publicIpv4.value) { return []; }
  return subnets.map((subnet, i) => ({
    kind: 'public-placement', type, subnet, publicIpv4, elasticIp: elasticIps[i], launchedBy, securityGroups,
  }));
}

function within({ properties, ...place }: Place, path: string): Place {
  return { ...place, properties: path.split('.').reduce((outer, name) => outer.structure(name), properties) };
}

function listed({ properties, branch }: Place, name: string): readonly Reference[] {
  return listedResources(properties.value(name), name, branch);
}

function ofGroup({ properties, context, branch }: Place, name: string, type: string): readonly Reference[] {
  return properties.has(name) ? subnetsOfGroup(properties.value(name), type, context, branch) : [];
}

/** A database is in the subnets of its own group or of its cluster's. */
function ofDatabase(place: Place, service: string): readonly Reference[] {
  const { properties, context, branch } = place;
  const cluster = namedResource(properties.value('DBClusterIdentifier'), [`${service}::DBCluster`], context);
  const owner = properties.has('DBSubnetGroupName') || !cluster ? properties : cluster.properties(branch);
  return ofGroup({ ...place, properties: owner }, 'DBSubnetGroupName', `${service}::DBSubnetGroup`);
}

function flagged(
  { properties }: Place,
  otherwise: Resolved<boolean>,
  subnets: readonly Reference[],
  groups: string,
): Placement {
  const publicIpv4 = properties.has('PubliclyAccessible') ? properties.flag('PubliclyAccessible') : otherwise;
  return { subnets, publicIpv4, securityGroups: properties.references(groups) };
}

function launched({ by, publicIpv4, subnets, securityGroups }: Launch, elsewhere: readonly Reference[]): Placement {
  return { subnets: elsewhere.length > 0 ? elsewhere : subnets, publicIpv4, securityGroups, launchedBy: by };
}

function autoScalingGroup(place: Place): readonly Placement[] {
  const subnets = listed(place, 'VPCZoneIdentifier');
  return launchesOfGroup(place.properties, place.context, place.branch).map((launch) => launched(launch, subnets));
}

function fleet(place: Place): readonly Placement[] {
  return place.properties.structures('LaunchTemplateConfigs').map((configuration) => {
    const overrides = configuration.structures('Overrides');
    const specification = ['LaunchTemplateSpecification', 'FleetLaunchTemplateSpecification']
      .find((name) => configuration.has(name));
    return launched(
      launchTemplate(configuration.structure(specification ?? 'LaunchTemplateSpecification'), place.context, place.branch),
      overrides.flatMap((properties) => listed({ ...place, properties }, 'SubnetId')),
    );
  });
}

function spotFleet(place: Place): readonly Placement[] {
  const specifications = place.properties.structures('LaunchSpecifications');
  return [
    ...specifications.map((properties) => launched(launchData(properties, place.branch), [])),
    ...fleet(place),
  ];
}

/** `NetworkConfiguration` of a task, which spells the same name in two ways. */
function task(place: Place): Placement {
  const name = ['AwsVpcConfiguration', 'AwsvpcConfiguration'].find((one) => place.properties.has(one));
  const configuration = within(place, name ?? 'AwsvpcConfiguration');
  return {
    subnets: listed(configuration, 'Subnets'),
    publicIpv4: assignsPublicIp(configuration.properties),
    securityGroups: configuration.properties.references('SecurityGroups'),
  };
}

/** A task gets a public address where its network configuration says so. */
export function assignsPublicIp(configuration: Properties): Resolved<boolean> {
  const assigned = configuration.word('AssignPublicIp', ['enabled', 'disabled']) ?? known('disabled');
  return assigned.kind === 'known' ? known(assigned.value === 'enabled') : assigned;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html */
function loadBalancer(place: Place): readonly Placement[] {
  const { properties } = place;
  const type = properties.word('Type', ['application', 'network', 'gateway']) ?? known('application');
  const addresses = properties.text('IpAddressType');
  // A Gateway Load Balancer has no public addresses, and a load balancer may do without those of IPv4.
  if (type.kind === 'known' && type.value === 'gateway') { return []; }
  if (addresses?.kind === 'known' && addresses.value === 'dualstack-without-public-ipv4') { return []; }
  const subnets = listed(place, 'Subnets');
  const mappings = properties.structures('SubnetMappings');
  return [{
    subnets: [...subnets, ...mappings.map((mapping) => mapping.reference('SubnetId'))],
    elasticIps: [...subnets.map(() => undefined), ...mappings.map((mapping) => mapping.optionalReference('AllocationId'))],
    publicIpv4: facesInternet(place.properties),
    securityGroups: properties.references('SecurityGroups'),
  }];
}

/** A load balancer faces the internet unless it is said to be internal. */
export function facesInternet(properties: Properties): Resolved<boolean> {
  const scheme = properties.word('Scheme', ['internet-facing', 'internal']) ?? known('internet-facing');
  return scheme.kind === 'known' ? known(scheme.value === 'internet-facing') : scheme;
}

function kafkaCluster(place: Place): readonly Placement[] {
  const nodes = within(place, 'BrokerNodeGroupInfo');
  const access = within(nodes, 'ConnectivityInfo.PublicAccess').properties
    .word('Type', ['disabled', 'service_provided_eips']) ?? known('disabled');
  return [{
    subnets: listed(nodes, 'ClientSubnets'),
    publicIpv4: access.kind === 'known' ? known(access.value !== 'disabled') : access,
    securityGroups: nodes.properties.references('SecurityGroups'),
  }];
}

/** A server in a VPC faces the internet by the Elastic IPs that it is given. */
function transferServer(place: Place): readonly Placement[] {
  const details = within(place, 'EndpointDetails');
  return [{
    subnets: listed(details, 'SubnetIds'),
    elasticIps: details.properties.references('AddressAllocationIds'),
    publicIpv4: known(details.properties.has('AddressAllocationIds')),
    securityGroups: details.properties.references('SecurityGroupIds'),
  }];
}
