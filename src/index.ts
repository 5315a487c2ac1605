export { AzAlignedIpAddresses, type AzAlignedCidrOptions } from './az-aligned-ip-addresses';
export { ElasticIps, type ElasticIp, type ElasticIpAllocationOptions } from './elastic-ips';
export { HaNatVpc, type HaNatVpcProps } from './ha-nat-vpc';
export { NatGateway } from './nat-gateway';
export { NatTopology, type ZonalNatOptions } from './nat-topology';
export {
  NetworkAclPolicy, NetworkAclTier,
  type NetworkAclContext, type NetworkAclRule, type NetworkAclTierSubnets, type TieredNetworkAclProps, type TierNetworkAcls,
} from './network-acl-policy';
