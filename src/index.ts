export { AzAlignedIpAddresses, type AzAlignedCidrProps } from './az-aligned-ip-addresses';
export { ElasticIps, type ElasticIp, type ElasticIpAllocationProps } from './elastic-ips';
export { HaNatVpc, type HaNatVpcProps } from './ha-nat-vpc';
export { NatGateway } from './nat-gateway';
export { NatTopology, type SingleNatProps, type ZonalNatProps } from './nat-topology';
export { NetworkAclPolicy, type TierNetworkAcls } from './network-acl-policy';
export {
  NetworkAclTier,
  type NetworkAclContext,
  type NetworkAclRule,
  type NetworkAclTierSubnets,
} from './network-acl-rule';
export { SubnetTags } from './subnet-tags';
export { SubnetTier, type PublicSubnetTierProps, type SubnetTierProps } from './subnet-tier';
export * as reachability from './reachability';
export { type TieredNetworkAclProps } from './tiered-network-acl-props';
