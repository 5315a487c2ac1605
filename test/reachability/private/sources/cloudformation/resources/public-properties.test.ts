import { ec2, Json, param, read, ref } from '../builders';

const base: Json = { Vpc: ec2('VPC'), A: ec2('Subnet', { VpcId: ref('Vpc') }), Group: { Type: 'AWS::ElastiCache::SubnetGroup', Properties: { SubnetIds: [ref('A')] } } };
const network = (Properties: unknown, Type = 'AWS::New::Service') => read({ ...base, It: { Type, Properties } }, { Parameters: { P: param() } });
const subnets = (properties: unknown, type?: string) => network(properties, type).all('public-placement').map(({ subnet }) => (subnet.kind === 'known' ? subnet.value : subnet.reason));

test.each<[string, unknown]>([
  ['PubliclyAccessible', { PubliclyAccessible: true, SubnetIds: [ref('A')] }],
  ['IsPubliclyAccessible', { Ingress: { IsPubliclyAccessible: 'true' }, SubnetIds: [ref('A')] }],
  ['AssignPublicIp', { Network: [{ Vpc: { AssignPublicIp: 'ENABLED', Subnets: { 'Fn::Join': [',', [ref('A'), 'subnet-1']] } } }] }],
  ['AssociatePublicIpAddress', { AssociatePublicIpAddress: ref('P'), Placement: { SubnetId: ref('A') } }],
  ['PublicAccess', { PublicAccess: 'enabled', Subnet: { 'Fn::GetAtt': ['A', 'SubnetId'] } }],
  ['AssociatePublicIpAddress', {
    OptionSettings: [
      { Namespace: 'aws:ec2:vpc', OptionName: 'AssociatePublicIpAddress', Value: 'true' }, { Namespace: 'aws:ec2:vpc', OptionName: 'Subnets', Value: ref('A') },
    ],
  }],
])('what %s of an unknown resource means is unknown: %j', (property, properties) => {
  expect(network(properties).all('public-placement')).toMatchObject([{
    id: 'It', type: 'AWS::New::Service', subnet: { value: 'A' }, publicIpv4: { kind: 'unknown', reason: `what ${property} of AWS::New::Service means is not known here` },
  }]);
});

test('a subnet is found in its group', () => expect(subnets({ PubliclyAccessible: true, GroupName: ref('Group') })).toEqual(['A']));

test.each<[string, unknown, string?]>([
  ['is turned off', { PubliclyAccessible: false, SubnetIds: [ref('A')] }],
  ['is disabled', { AssignPublicIp: 'DISABLED', SubnetIds: [ref('A')] }],
  ['blocks', { BlockPublicAccess: true, SubnetIds: [ref('A')] }],
  ['is a structure', { PublicAccessBlockConfiguration: { BlockPublicAcls: true }, SubnetIds: [ref('A')] }],
  ['is an option that is turned off', { SubnetIds: [ref('A')], OptionSettings: [{ OptionName: 'AssociatePublicIpAddress', Value: 'false' }] }],
  ['is of the API of a cluster', { ResourcesVpcConfig: { EndpointPublicAccess: true, SubnetIds: [ref('A')] } }, 'AWS::EKS::Cluster'],
  ['is not there', { SubnetIds: [ref('A')] }],
])('a property that %s gives nothing', (...[, properties, type]) => {
  expect(subnets(properties, type)).toEqual([]);
  expect(network(properties, type).assumptions).toEqual([]);
});

test('a resource in no subnet is named', () => {
  expect(network({ PubliclyAccessible: true }).assumptions).toEqual(['It (AWS::New::Service) has PubliclyAccessible, and is in no subnet of the template']);
});

test('what says too much may be anywhere', () => {
  const level = (inner: unknown) => [inner, inner, inner, inner];
  const bomb = Array.from({ length: 12 }).reduce(level, ref('A'));
  expect(subnets({ PubliclyAccessible: true, Subnets: bomb })).toEqual(['it says more than was looked at']);
});
