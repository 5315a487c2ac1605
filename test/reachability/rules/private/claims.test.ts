import { claimsIn } from '../../../../src/reachability/rules/private/claims';
import { att, ec2, Json, read, ref } from '../../private/sources/cloudformation/builders';

const association = (SubnetId: unknown, NetworkAclId: unknown = 'acl-1') => ec2('SubnetNetworkAclAssociation', { SubnetId, NetworkAclId });
const claims = (Resources: Json) => claimsIn(read(Resources)).map(({ holder, by, place, isReplaced }) => [holder, by, place(), isReplaced]);

test('a claim to a place that is known', () => {
  expect(claims({ Net: ec2('Subnet'), A: association(ref('Net')), B: association('subnet-1') }))
    .toEqual([['Net', 'A', 'the network ACL of subnet Net', true]]);
});

test('a load balancer takes an Elastic IP, and so may a Transfer server', () => {
  const address = att('Eip', 'AllocationId');
  const balancer = (AllocationId: unknown): Json => (
    { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'network', SubnetMappings: [{ SubnetId: ref('Net'), AllocationId }] } }
  );
  const server: Json = { Type: 'AWS::Transfer::Server', Properties: { EndpointDetails: { SubnetIds: [ref('Net')], AddressAllocationIds: [address] } } };
  expect(claims({ Net: ec2('Subnet'), Eip: ec2('EIP'), Nlb: balancer(address), Other: balancer(ref('AWS::NoValue')), Server: server }))
    .toEqual([['Eip', 'Nlb', 'Elastic IP Eip', undefined], ['Eip', 'Server', 'Elastic IP Eip', undefined]]);
});
