import type * as ec2 from 'aws-cdk-lib/aws-ec2';

/** The subnets that ec2 asks blocks for, by tier: in the order of the tiers, and each in the order of its zones. */
export function byTier(requested: readonly ec2.RequestedSubnet[]): ec2.RequestedSubnet[][] {
  const tiers = new Map<string, ec2.RequestedSubnet[]>();
  for (const subnet of requested) {
    const { name } = subnet.configuration;
    tiers.set(name, [...tiers.get(name) ?? [], subnet]);
  }
  return [...tiers.values()];
}
