import { known, unknown } from '../../../../../../src/reachability/private/network/resource';
import { att, ec2, equals, Json, param, read, ref, when } from '../builders';

const SUBNETS: Json = {
  Vpc: ec2('VPC'),
  A: ec2('Subnet', { VpcId: ref('Vpc') }),
  B: ec2('Subnet', { VpcId: ref('Vpc') }),
  Sg: ec2('SecurityGroup', { VpcId: ref('Vpc') }),
};
const of = (Type: string, Properties: Json): Json => ({ Type: `AWS::${Type}`, Properties });
const template = (data: Json): Json => ec2('LaunchTemplate', { LaunchTemplateData: data });
const PUBLIC = { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: [ref('Sg')] }] };
const HEAD = { Parameters: { P: param(), Ids: { Type: 'List<AWS::EC2::Subnet::Id>' } } };

/** `public A`, `public? A`: the subnets of the workload `It`, and whether it has public addresses there. */
function workloads(It: Json, more: Json = {}, head: Json = HEAD): string[] {
  return read({ ...SUBNETS, ...more, It }, head).variants('public-placement', 'It').map(({ subnet, publicIpv4 }) => (
    `public${publicIpv4.kind === 'known' ? '' : '?'} ${subnet.kind === 'known' ? subnet.value : `(${subnet.reason})`}`
  ));
}
const IN_BOTH = ['public A', 'public B'];

describe('load balancers', () => {
  const v2 = (properties: Json) => of('ElasticLoadBalancingV2::LoadBalancer', { Subnets: [ref('A'), ref('B')], ...properties });
  test.each<[string, Json, string[]]>([
    ['that face the internet', { Scheme: 'internet-facing' }, IN_BOTH],
    ['that say nothing face it', {}, IN_BOTH],
    ['that are internal do not', { Scheme: 'internal' }, []],
    ['that a parameter decides may', { Scheme: ref('P') }, ['public? A', 'public? B']],
    ['for networks face it', { Type: 'network' }, IN_BOTH],
    ['for appliances do not', { Type: 'gateway' }, []],
    ['without public IPv4 addresses', { IpAddressType: 'dualstack-without-public-ipv4' }, []],
    ['with Elastic IPs', { Type: 'network', Subnets: ref('AWS::NoValue'), SubnetMappings: [{ SubnetId: ref('B'), AllocationId: 'eipalloc-1' }] }, ['public B']],
    ['in subnets that a function joins', { Subnets: { 'Fn::Split': [',', { 'Fn::Join': [',', [ref('A'), ref('B')]] }] } }, IN_BOTH],
    ['in subnets of a parameter', { Subnets: ref('Ids') }, ['public (the parameter Ids has no default)']],
  ])('%s', (_, properties, expected) => expect(workloads(v2(properties))).toEqual(expected));
  test('of the first kind', () => {
    expect(workloads(of('ElasticLoadBalancing::LoadBalancer', { Subnets: [ref('A')], Listeners: [] }))).toEqual(['public A']);
    expect(workloads(of('ElasticLoadBalancing::LoadBalancer', { Subnets: [ref('A')], Scheme: 'internal' }))).toEqual([]);
  });
});

describe('an Auto Scaling group', () => {
  const group = (properties: Json) => of('AutoScaling::AutoScalingGroup', { VPCZoneIdentifier: [ref('A'), ref('B')], ...properties });
  const byId = (more: Json = {}) => ({ LaunchTemplate: { LaunchTemplateId: ref('Lt'), ...more } });
  test.each<[string, Json, Json, string[]]>([
    ['of a launch template', byId({ Version: att('Lt', 'LatestVersionNumber') }), { Lt: template(PUBLIC) }, IN_BOTH],
    ['of its first version', byId({ Version: '1' }), { Lt: template(PUBLIC) }, IN_BOTH],
    ['of another version by number', byId({ Version: '7' }), { Lt: template(PUBLIC) }, ['public? A', 'public? B']],
    ['of a launch template by name', { LaunchTemplate: { LaunchTemplateName: 'web', Version: '1' } },
      { Lt: ec2('LaunchTemplate', { LaunchTemplateName: 'web', LaunchTemplateData: PUBLIC }) }, IN_BOTH],
    ['of a launch template elsewhere', { LaunchTemplate: { LaunchTemplateId: 'lt-1' } }, {}, ['public? A', 'public? B']],
    ['of one that refuses addresses', byId(), { Lt: template({ NetworkInterfaces: [{ AssociatePublicIpAddress: false }] }) }, []],
    ['of one that leaves it to the subnet', byId(), { Lt: template({ InstanceType: 't3.nano' }) }, []],
    ['of one that a parameter decides', byId(), { Lt: template({ NetworkInterfaces: [{ AssociatePublicIpAddress: ref('P') }] }) }, ['public? A', 'public? B']],
    ['of one whose first interface is not the primary one', byId(),
      {
        Lt: template({
          NetworkInterfaces: [{ DeviceIndex: 1, AssociatePublicIpAddress: true },
            { DeviceIndex: 0, AssociatePublicIpAddress: false }],
        }),
      }, []],
    ['of a mixed policy', { MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: ref('Lt') } } } },
      { Lt: template(PUBLIC) }, IN_BOTH],
    ['of an override of a mixed policy', {
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: { LaunchTemplateId: ref('Lt') }, Overrides: [{ LaunchTemplateSpecification: { LaunchTemplateId: ref('Other') } }],
        },
      },
    }, { Lt: template({}), Other: template(PUBLIC) }, IN_BOTH],
    ['of a launch configuration', { LaunchConfigurationName: ref('Lc') }, { Lc: of('AutoScaling::LaunchConfiguration', { AssociatePublicIpAddress: 'true' }) }, IN_BOTH],
    ['of one by name', { LaunchConfigurationName: 'web' }, { Lc: of('AutoScaling::LaunchConfiguration', { LaunchConfigurationName: 'web', AssociatePublicIpAddress: true }) }, IN_BOTH],
    ['of a launch configuration that says nothing', { LaunchConfigurationName: ref('Lc') }, { Lc: of('AutoScaling::LaunchConfiguration', {}) }, []],
    ['of a launch configuration elsewhere', { LaunchConfigurationName: ref('P') }, {}, ['public? A', 'public? B']],
    ['of subnets joined to a string', { VPCZoneIdentifier: { 'Fn::Join': [',', [ref('A'), ref('B')]] }, ...byId() }, { Lt: template(PUBLIC) }, IN_BOTH],
    ['of joined subnets in a list', { VPCZoneIdentifier: [{ 'Fn::Join': [',', [ref('A'), ref('B')]] }], ...byId() }, { Lt: template(PUBLIC) }, IN_BOTH],
  ])('%s', (_, properties, more, expected) => expect(workloads(group(properties), more)).toEqual(expected));

  test('names what launches it, and its security groups', () => {
    const [found] = read({ ...SUBNETS, Lt: template(PUBLIC), It: group(byId()) }).all('public-placement');
    expect(found).toMatchObject({ type: 'Auto Scaling group', launchedBy: 'Lt', securityGroups: [known('Sg')], publicIpv4: known(true) });
  });

  test('may have addresses in some deployments alone', () => {
    const head = { Parameters: { Kind: param({ AllowedValues: ['web', 'app'] }) }, Conditions: { Web: equals(ref('Kind'), 'web') } };
    const lt = template({ NetworkInterfaces: [{ AssociatePublicIpAddress: when('Web', true, false) }] });
    expect(workloads(group(byId()), { Lt: lt }, head)).toEqual(IN_BOTH);
    expect(read({ ...SUBNETS, Lt: lt, It: group(byId()) }, head).all('public-placement')[0].when).toMatchObject({ kind: 'is', choice: 'Kind', value: 'web' });
  });
});

describe('fleets', () => {
  const specification = { LaunchTemplateId: ref('Lt'), Version: '1' };
  test.each<[string, Json, Json, string[]]>([
    ['of EC2', of('EC2::EC2Fleet', { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: specification, Overrides: [{ SubnetId: ref('A') }, { SubnetId: ref('B') }] }] }), PUBLIC, IN_BOTH],
    ['whose template names the subnet', of('EC2::EC2Fleet', { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: specification }] }),
      { NetworkInterfaces: [{ AssociatePublicIpAddress: true, SubnetId: ref('B') }] }, ['public B']],
    ['of Spot instances by template',
      of('EC2::SpotFleet', { SpotFleetRequestConfigData: { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: specification, Overrides: [{ SubnetId: ref('A') }] }] } }), PUBLIC, ['public A']],
    ['of Spot instances by specification',
      of('EC2::SpotFleet', { SpotFleetRequestConfigData: { LaunchSpecifications: [{ NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: ref('A'), AssociatePublicIpAddress: true }] }] } }), {}, ['public A']],
    ['of Spot instances that leave it to the subnet', of('EC2::SpotFleet', { SpotFleetRequestConfigData: { LaunchSpecifications: [{ SubnetId: ref('A') }] } }), {}, []],
  ])('%s', (_, it, data, expected) => expect(workloads(it, { Lt: template(data) })).toEqual(expected));
});

describe('databases', () => {
  const groups: Json = {
    Group: of('RDS::DBSubnetGroup', { DBSubnetGroupName: 'Data', SubnetIds: [ref('A'), ref('B')] }),
    NGroup: of('Neptune::DBSubnetGroup', { SubnetIds: [ref('A')] }),
    RGroup: of('Redshift::ClusterSubnetGroup', { SubnetIds: [ref('A')] }),
    DGroup: of('DMS::ReplicationSubnetGroup', { SubnetIds: [ref('A')] }),
    Cluster: of('RDS::DBCluster', { Engine: 'aurora-mysql', DBSubnetGroupName: ref('Group') }),
  };
  test.each<[string, Json, string[]]>([
    ['that say so', of('RDS::DBInstance', { PubliclyAccessible: true, DBSubnetGroupName: ref('Group') }), IN_BOTH],
    ['in a group by name, in whatever case', of('RDS::DBInstance', { PubliclyAccessible: 'true', DBSubnetGroupName: 'data' }), IN_BOTH],
    ['in a group elsewhere', of('RDS::DBInstance', { PubliclyAccessible: true, DBSubnetGroupName: 'other' }), ['public (other is not in the template)']],
    ['that say they are not', of('RDS::DBInstance', { PubliclyAccessible: false, DBSubnetGroupName: ref('Group') }), []],
    ['that leave it to RDS', of('RDS::DBInstance', { DBSubnetGroupName: ref('Group') }), ['public? A', 'public? B']],
    ['in the default VPC', of('RDS::DBInstance', { PubliclyAccessible: true }), []],
    ['of a cluster', of('RDS::DBInstance', { PubliclyAccessible: true, DBClusterIdentifier: ref('Cluster') }), IN_BOTH],
    ['that are a cluster', of('RDS::DBCluster', { PubliclyAccessible: true, DBClusterInstanceClass: 'db.r6gd.large', DBSubnetGroupName: ref('Group') }), IN_BOTH],
    ['that are an Aurora cluster', of('RDS::DBCluster', { Engine: 'aurora-mysql', DBSubnetGroupName: ref('Group') }), []],
    ['of Neptune', of('Neptune::DBInstance', { PubliclyAccessible: true, DBSubnetGroupName: ref('NGroup') }), ['public A']],
    ['of Neptune that say nothing', of('Neptune::DBInstance', { DBSubnetGroupName: ref('NGroup') }), []],
    ['of Redshift', of('Redshift::Cluster', { PubliclyAccessible: true, ClusterSubnetGroupName: ref('RGroup') }), ['public A']],
    ['of Redshift that say nothing', of('Redshift::Cluster', { ClusterSubnetGroupName: ref('RGroup') }), []],
    ['of Redshift without servers', of('RedshiftServerless::Workgroup', { PubliclyAccessible: true, SubnetIds: [ref('A')] }), ['public A']],
    ['that replicate', of('DMS::ReplicationInstance', { ReplicationSubnetGroupIdentifier: ref('DGroup') }), ['public A']],
    ['that replicate in private', of('DMS::ReplicationInstance', { PubliclyAccessible: false, ReplicationSubnetGroupIdentifier: ref('DGroup') }), []],
  ])('%s', (_, it, expected) => expect(workloads(it, groups)).toEqual(expected));

  test('that leave it to RDS say what to do', () => {
    expect(read({ ...SUBNETS, ...groups, It: of('RDS::DBInstance', { DBSubnetGroupName: ref('Group') }) }).all('public-placement')[0].publicIpv4)
      .toEqual(unknown('PubliclyAccessible is not given, and RDS may give a public address where the VPC has an internet gateway'));
  });
});

describe('tasks and other services', () => {
  const vpcConfiguration = (AssignPublicIp?: unknown, name = 'AwsvpcConfiguration') => ({ NetworkConfiguration: { [name]: { Subnets: [ref('A')], SecurityGroups: [ref('Sg')], AssignPublicIp } } });
  const configured = (assigned?: unknown) => vpcConfiguration(assigned);
  test.each<[string, Json, string[]]>([
    ['an ECS service', of('ECS::Service', configured('ENABLED')), ['public A']],
    ['an ECS service without addresses', of('ECS::Service', configured('DISABLED')), []],
    ['an ECS service that says nothing', of('ECS::Service', configured()), []],
    ['an ECS service that a parameter decides', of('ECS::Service', configured(ref('P'))), ['public? A']],
    ['an ECS service without a network of its own', of('ECS::Service', { LaunchType: 'EC2' }), []],
    ['an ECS task set', of('ECS::TaskSet', configured('ENABLED')), ['public A']],
    ['a task of a rule', of('Events::Rule', { Targets: [{ Id: 'f' }, { EcsParameters: vpcConfiguration('ENABLED', 'AwsVpcConfiguration') }] }), ['public A']],
    ['a scheduled task', of('Scheduler::Schedule', { Target: { EcsParameters: configured('ENABLED') } }), ['public A']],
    ['a task of a pipe', of('Pipes::Pipe', { TargetParameters: { EcsTaskParameters: configured('ENABLED') } }), ['public A']],
    ['a node group of a launch template', of('EKS::Nodegroup', { Subnets: [ref('A')], LaunchTemplate: { Id: ref('Lt') } }), ['public A']],
    ['a node group by its name', of('EKS::Nodegroup', { Subnets: [ref('A')], LaunchTemplate: { Name: 'nodes' } }), ['public A']],
    ['a node group that leaves it to the subnet', of('EKS::Nodegroup', { Subnets: [ref('A')] }), []],
    ['a Batch environment', of('Batch::ComputeEnvironment', { ComputeResources: { Subnets: [ref('A')], LaunchTemplate: { LaunchTemplateId: ref('Lt') } } }), ['public A']],
    ['a Batch environment that leaves it to the subnet', of('Batch::ComputeEnvironment', { ComputeResources: { Subnets: [ref('A')] } }), []],
    ['a message broker', of('AmazonMQ::Broker', { PubliclyAccessible: true, SubnetIds: [ref('A')] }), ['public A']],
    ['a Kafka cluster', of('MSK::Cluster', { BrokerNodeGroupInfo: { ClientSubnets: [ref('A')], ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } } } }), ['public A']],
    ['a Kafka cluster without addresses', of('MSK::Cluster', { BrokerNodeGroupInfo: { ClientSubnets: [ref('A')] } }), []],
    ['a file transfer server with Elastic IPs', of('Transfer::Server', { EndpointDetails: { SubnetIds: [ref('A')], AddressAllocationIds: ['eipalloc-1'] } }), ['public A']],
    ['a file transfer server without', of('Transfer::Server', { EndpointDetails: { SubnetIds: [ref('A')] } }), []],
  ])('%s', (_, it, expected) => {
    expect(workloads(it, { Lt: ec2('LaunchTemplate', { LaunchTemplateName: 'nodes', LaunchTemplateData: PUBLIC }) })).toEqual(expected);
  });
});
