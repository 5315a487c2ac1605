import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { DefinedTier } from './subnet-tiers';
import type { SubnetTier } from '../../subnet-tier';

/**
 * @throws if a tier needs IPv6 that the VPC does not have
 */
export function checkIpv6(tiers: readonly SubnetTier[], isDualStack: boolean): void {
  const needs = tiers.find(({ _nat64 }) => _nat64);
  if (needs && !isDualStack) {
    throw new Error(
      `tier '${needs.name}' is ${needs._props.ipv6Only ? 'ipv6Only' : 'for nat64'}, but the VPC has no IPv6: set ipProtocol to ec2.IpProtocol.DUAL_STACK`,
    );
  }
}

/**
 * @throws if a tier has NAT64 and no gateway: DNS64 would send its hosts nowhere
 */
export function checkNat64(tiers: readonly DefinedTier[], natGateways: number): void {
  const stranded = tiers.find(({ tier }) => tier._nat64);
  if (stranded && natGateways === 0) {
    throw new Error(
      `tier '${stranded.tier.name}' has NAT64, but NatTopology.none() has no NAT gateway to translate: choose another topology, or set nat64 to false in a tier that is not ipv6Only`,
    );
  }
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html#ipv6-only-subnets */
export function makeIpv6Only(tiers: readonly DefinedTier[]): void {
  for (const { tier, subnets } of tiers) {
    if (!tier._props.ipv6Only) { continue; }
    for (const subnet of subnets) {
      const resource = subnet.node.defaultChild as ec2.CfnSubnet;
      resource.ipv6Native = true;
      resource.cidrBlock = undefined;
      resource.mapPublicIpOnLaunch = undefined;
      resource.assignIpv6AddressOnCreation = true;
    }
  }
}
