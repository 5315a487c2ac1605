import { NetworkAclContext, NetworkAclPolicy, NetworkAclTier } from '../src';

test('what is not said of a network is not there', () => {
  expect(new NetworkAclContext({ tiers: [], vpcIpv4Cidr: '10.0.0.0/16' })).toEqual({
    tiers: [], vpcIpv4Cidr: '10.0.0.0/16', vpcIpv6Cidr: undefined, secondaryIpv4Cidrs: [], secondaryIpv6Cidrs: [], hasGatewayEndpoint: false, hasNatGateway: false,
  });
});

test('a policy can be asked for its rules without a VPC', () => {
  const context = new NetworkAclContext({ tiers: [], vpcIpv4Cidr: '10.0.0.0/16' });
  expect(NetworkAclPolicy.tiered().rules(NetworkAclTier.ISOLATED, context).map(({ purpose }) => purpose)).toEqual(['everything inside the VPC', 'everything inside the VPC']);
});
