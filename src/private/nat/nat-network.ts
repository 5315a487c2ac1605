import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { SubnetTier } from '../../subnet-tier';
import { isPrivate, isPublic } from '../addresses/subnet-tiers';
import type { DefinedTier } from '../addresses/subnet-tiers';

/** What a topology defines NAT gateways in. */
export interface NatNetwork {
  readonly vpc: ec2.Vpc;
  readonly tiers: DefinedTier[];
  /** Names, ids or tokens. */
  readonly zones: readonly string[];
}

/** The subnets that hold public NAT gateways, in the order of the zones: those of the first public tier. */
export function gatewaySubnets({ tiers }: NatNetwork, topology: string): ec2.PublicSubnet[] {
  const publicTier = tiers.find(isPublic);
  if (!publicTier) {
    throw new Error(
      `NatTopology.${topology}() puts NAT gateways into public subnets, but tiers has no public tier: ` +
        'add SubnetTier.public(), or use NatTopology.regional(), which needs none',
    );
  }
  return publicTier.subnets as ec2.PublicSubnet[];
}

/** The subnets that NAT gateways serve: a list for each private tier, in the order of the zones. */
export function servedTiers({ tiers }: NatNetwork, topology: string): DefinedTier[] {
  const served = tiers.filter(isPrivate);
  if (served.length === 0) {
    throw new Error(
      `NatTopology.${topology}() would define NAT gateways that serve nobody, for tiers has no private tier: ` +
        'add SubnetTier.private(), or set natTopology to NatTopology.none()',
    );
  }
  return served;
}

/** IPv4 by the default route; IPv4 servers from IPv6 hosts by DNS64 and the route of NAT64, together or not at all. */
export function routeToGateway({ _props, _nat64 }: SubnetTier, subnet: ec2.Subnet, natGatewayId: string): void {
  if (!_props.ipv6Only) { subnet.addDefaultNatRoute(natGatewayId); }
  if (_nat64) {
    (subnet.node.defaultChild as ec2.CfnSubnet).enableDns64 = true;
    subnet.addIpv6Nat64Route(natGatewayId);
  }
}
