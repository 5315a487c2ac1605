export { AdoptedIpAddresses, type AdoptedIpAddressesProps } from './adopted-ip-addresses';
export { AzAlignedIpAddresses, type AzAlignedCidrProps, type AzAlignedIpamProps } from './az-aligned-ip-addresses';
export {
  EgressAddresses,
  type EgressOutputsProps,
  type EgressParameterProps,
  type EgressPrefixListProps,
} from './egress-addresses';
export { type ElasticIp } from './elastic-ip';
export {
  ElasticIps,
  type ElasticIpAllocationProps,
  type ElasticIpPoolProps,
  type ExistingElasticIpsProps,
} from './elastic-ips';
export { HaNatVpc } from './ha-nat-vpc';
export { type HaNatVpcProps } from './ha-nat-vpc-props';
export { NatGateway } from './nat-gateway';
export { NatGatewayMetrics } from './nat-gateway-metrics';
export { NatMonitoring, type NatAlarmsProps, type NatDashboardProps } from './nat-monitoring';
export {
  NatTopology,
  type PrivateNatProps,
  type RegionalNatProps,
  type SingleNatProps,
  type ZonalNatProps,
} from './nat-topology';
export { NetworkAclContext, type NetworkAclContextProps, type NetworkAclTierSubnets } from './network-acl-context';
export { NetworkAclPolicy, type TierNetworkAcls } from './network-acl-policy';
export { NetworkAclTier, type NetworkAclRule } from './network-acl-rule';
export { SubnetTags } from './subnet-tags';
export { SubnetTier, type PrivateSubnetTierProps, type PublicSubnetTierProps, type SubnetTierProps } from './subnet-tier';
export * as reachability from './reachability';
export { type TieredNetworkAclProps } from './tiered-network-acl-props';
