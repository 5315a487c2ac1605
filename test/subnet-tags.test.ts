import { SubnetTags } from '../src';

test('are what EKS, the AWS Load Balancer Controller and Karpenter look for', () => {
  expect(SubnetTags.eksPublicLoadBalancers()).toEqual({ 'kubernetes.io/role/elb': '1' });
  expect(SubnetTags.eksInternalLoadBalancers()).toEqual({ 'kubernetes.io/role/internal-elb': '1' });
  expect(SubnetTags.karpenterDiscovery('shop')).toEqual({ 'karpenter.sh/discovery': 'shop' });
});

test.each([undefined, null, '', 5])('a cluster called %p is refused', (discovery) => {
  expect(() => SubnetTags.karpenterDiscovery(discovery as never)).toThrow("discovery must be a literal text such as 'my-cluster', got");
});
