export { AzAlignedIpAddresses, type AzAlignedCidrProps } from './az-aligned-ip-addresses';
export { ElasticIps, type ElasticIp, type ElasticIpAllocationProps } from './elastic-ips';
export { HaNatVpc, type HaNatVpcProps } from './ha-nat-vpc';
export { NatGateway } from './nat-gateway';
export { NatTopology, type ZonalNatProps } from './nat-topology';
export {
  NetworkAclPolicy,
  NetworkAclTier,
  type NetworkAclContext,
  type NetworkAclRule,
  type NetworkAclTierSubnets,
  type TieredNetworkAclProps,
  type TierNetworkAcls,
} from './network-acl-policy';
export * as reachability from './reachability';
