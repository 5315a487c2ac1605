import { known, unknown } from '../../../../../../src/reachability/private/network/resource';
import type { Json } from '../builders';
import { ec2, only, read, ref } from '../builders';

const group = (Properties: Json) => ({ Type: 'AWS::AutoScaling::AutoScalingGroup', Properties });
const template = (LaunchTemplateData: Json) => ec2('LaunchTemplate', { LaunchTemplateData });
const configuration = (Properties: Json) => ({ Type: 'AWS::AutoScaling::LaunchConfiguration', Properties });

describe('an Auto Scaling group', () => {
  const BY_TEMPLATE = { LaunchTemplate: { LaunchTemplateId: ref('Launch'), Version: '1' } };
  test.each<[string, Json, unknown, unknown]>([
    ['a launch template', BY_TEMPLATE, template({ NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: [ref('Sg')] }] }), known(true)],
    ['a mixed instances policy', { MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: ref('Launch') } } } },
      template({ NetworkInterfaces: [{ AssociatePublicIpAddress: true, Groups: [ref('Sg')] }] }), known(true)],
    ['a launch template without a word on addresses', BY_TEMPLATE, template({ SecurityGroupIds: [ref('Sg')] }), undefined],
    ['a launch configuration', { LaunchConfigurationName: ref('Launch') }, configuration({ AssociatePublicIpAddress: false, SecurityGroups: [ref('Sg')] }), known(false)],
  ])('is launched by %s', (_, properties, launch, publicIpv4) => {
    const network = read({ Sg: ec2('SecurityGroup'), S: ec2('Subnet'), Launch: launch, It: group({ VPCZoneIdentifier: [ref('S')], ...properties }) });
    expect(only(network, 'workload')).toMatchObject({ type: 'Auto Scaling group', subnets: [known('S')], securityGroups: [known('Sg')], publicIpv4 });
  });
  test('is launched by something from elsewhere', () => {
    const network = read({ It: group({ LaunchTemplate: { LaunchTemplateId: 'lt-0123', Version: '1' } }) });
    expect(only(network, 'workload').publicIpv4).toEqual(unknown('the launch template is not in the template'));
  });
});

describe('an ECS service', () => {
  const service = (AwsvpcConfiguration: Json, more: Json = {}) => read({
    S: ec2('Subnet'),
    Group: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup' },
    It: { Type: 'AWS::ECS::Service', Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [ref('S')], ...AwsvpcConfiguration } }, ...more } },
  });
  test.each<[Json, unknown]>([
    [{}, known(false)],
    [{ AssignPublicIp: 'ENABLED' }, known(true)],
    [{ AssignPublicIp: 'DISABLED' }, known(false)],
    [{ AssignPublicIp: ref('Gone') }, { kind: 'unknown' }],
  ])('of %j', (network, publicIpv4) => expect(only(service(network), 'workload')).toMatchObject({ type: 'ECS service', subnets: [known('S')], publicIpv4 }));

  test('registers its tasks by their own port', () => {
    const LoadBalancers = [{ TargetGroupArn: ref('Group'), ContainerPort: 8080 }, { LoadBalancerName: 'classic', ContainerPort: 80 }];
    expect(only(service({}, { LoadBalancers }), 'workload').targetGroups).toEqual([{ targetGroup: known('Group'), port: 8080 }]);
  });
  test('without interfaces of its own is none', () => expect(read({ It: { Type: 'AWS::ECS::Service', Properties: {} } }).all('workload')).toEqual([]));
});

describe('a Transfer server', () => {
  const server = (Properties: Json) => read({ S: ec2('Subnet'), It: { Type: 'AWS::Transfer::Server', Properties } }).all('file-server');
  const VPC = { EndpointType: 'VPC', EndpointDetails: { SubnetIds: [ref('S')], AddressAllocationIds: ['eipalloc-1'] } };
  const ports = (Properties: Json) => server(Properties)[0].services.at(6)!.intervals.map(({ lo }) => lo);

  test('stands in subnets, open to the internet', () => expect(server(VPC)).toMatchObject([{ subnets: [known('S')], internetFacing: known(true) }]));
  test('may be open to the VPC alone', () => expect(server({ ...VPC, EndpointDetails: {} })).toMatchObject([{ internetFacing: known(false) }]));
  test('speaks SFTP', () => expect(ports(VPC)).toEqual([22]));
  test('speaks what it is told to', () => expect(ports({ ...VPC, Protocols: ['FTPS', 'AS2'] })).toEqual([21, 5080]));
  test('may stand outside of the VPC', () => expect(server({ EndpointType: 'PUBLIC' })).toEqual([]));
});
