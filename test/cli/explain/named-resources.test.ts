import { namedResources } from '../../../src/cli/explain/named-resources';

const named = (Resources: object) => namedResources({ template: { Resources }, nested: () => undefined, nestedFile: () => undefined });
const tagged = (Type: string, Properties: object = {}) => ({
  Type,
  Properties: { ...Properties, Tags: [{ Key: 'Name', Value: 'App/Vpc/PublicSubnet1' }] },
  Metadata: { 'aws:cdk:path': `App/Vpc/PublicSubnet1/${Type.slice(10)}` },
});
const subnet = { Net: tagged('AWS::EC2::Subnet') };

test('a subnet has its construct path, with and without what CDK adds, and its tag', () => {
  expect(named(subnet)).toEqual([{
    id: 'Net', type: 'AWS::EC2::Subnet', subnets: ['Net'], names: ['App/Vpc/PublicSubnet1', 'App/Vpc/PublicSubnet1/Subnet', 'App/Vpc/PublicSubnet1'],
  }]);
});
test('an Elastic IP stands in no subnet, and the tag that CDK copies means the subnet', () => {
  const [, address] = named({ ...subnet, Address: tagged('AWS::EC2::EIP') });
  expect(address).toMatchObject({ id: 'Address', subnets: [] });
  expect(address.names).not.toContain('App/Vpc/PublicSubnet1');
});
test.each([
  ['an instance', 'AWS::EC2::Instance', { SubnetId: { Ref: 'Net' } }, ['Net'], 'Other'],
  ['a network interface', 'AWS::EC2::NetworkInterface', { SubnetId: { Ref: 'Net' } }, ['Net'], 'Other'],
  ['a load balancer', 'AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets: [{ Ref: 'Net' }] }, ['Net'], undefined],
])('%s stands in the subnets that it names', (_, Type, Properties, subnets, host) => {
  expect(named({ ...subnet, Other: { Type, Properties } })[1]).toMatchObject({ subnets, ...host === undefined ? {} : { host } });
});
test.each(['AWS::EC2::NatGateway', 'AWS::EC2::SubnetRouteTableAssociation', 'AWS::RDS::DBSubnetGroup'])('%s is no end of a path', (Type) => {
  expect(named({ ...subnet, Other: { Type, Properties: { SubnetId: { Ref: 'Net' } } } })).toHaveLength(1);
});
