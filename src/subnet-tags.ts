import { expectText } from './private/expected';

/**
 * Tags by which controllers of Kubernetes find the subnets they may use, for the `tags` of a `SubnetTier`.
 */
export class SubnetTags {
  /**
   * For public tiers: EKS and the AWS Load Balancer Controller place internet-facing load balancers here.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html
   */
  public static eksPublicLoadBalancers(): { [key: string]: string } {
    return { 'kubernetes.io/role/elb': '1' };
  }

  /**
   * For private tiers: EKS and the AWS Load Balancer Controller place internal load balancers here.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html
   */
  public static eksInternalLoadBalancers(): { [key: string]: string } {
    return { 'kubernetes.io/role/internal-elb': '1' };
  }

  /**
   * For private tiers: Karpenter launches nodes here.
   *
   * @param discovery what the `subnetSelectorTerms` of the node class look for: the name of the cluster, by convention
   * @see https://karpenter.sh/docs/concepts/nodeclasses/#specsubnetselectorterms
   */
  public static karpenterDiscovery(discovery: string): { [key: string]: string } {
    expectText('discovery', discovery ?? null, 'my-cluster');
    return { 'karpenter.sh/discovery': discovery };
  }

  private constructor() {}
}
