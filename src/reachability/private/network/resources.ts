import type {
  EgressOnlyInternetGateway,
  GatewayAttachment,
  GatewayEndpoint,
  InspectionEndpoint,
  InternetGateway,
  NatGateway,
} from './gateways';
import type { ElasticIp, ElasticIpAssociation, Host, PublicPlacement } from './hosts';
import type { NetworkAcl, NetworkAclAssociation, NetworkAclEntry } from './network-acl';
import type { EdgeAssociation, Route, RouteTable, RouteTableAssociation } from './routing';
import type { SecurityGroup, SecurityGroupRule } from './security-group';
import type { Subnet } from './subnet';
import type { BlockPublicAccess, BlockPublicAccessExclusion, Vpc, VpcCidr } from './vpc';
import type { AcceleratorEndpoint, FileServer, Listener, LoadBalancer, TargetGroup, Workload } from './workloads';

export type * from './gateways';
export type * from './hosts';
export type * from './matches';
export type * from './network-acl';
export type * from './routing';
export type * from './security-group';
export type * from './subnet';
export type * from './vpc';
export type * from './workloads';

/** Every resource that the model knows. */
export type AnyResource =
  | Vpc
  | VpcCidr
  | Subnet
  | RouteTable
  | RouteTableAssociation
  | Route
  | InternetGateway
  | GatewayAttachment
  | EgressOnlyInternetGateway
  | NatGateway
  | ElasticIp
  | ElasticIpAssociation
  | Host
  | PublicPlacement
  | SecurityGroup
  | SecurityGroupRule
  | NetworkAcl
  | NetworkAclEntry
  | NetworkAclAssociation
  | GatewayEndpoint
  | InspectionEndpoint
  | EdgeAssociation
  | BlockPublicAccess
  | BlockPublicAccessExclusion
  | LoadBalancer
  | Listener
  | TargetGroup
  | Workload
  | AcceleratorEndpoint
  | FileServer;

export type ResourceKind = AnyResource['kind'];
export type ResourceOf<K extends ResourceKind> = Extract<AnyResource, { readonly kind: K }>;
