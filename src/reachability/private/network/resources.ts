import type { Resource, Reference, Resolved } from './resource';
import type { Zone } from './zone';
import type { Bounds } from '../packet/bounds';
import type { Cidr } from '../packet/cidr';
import type { Family } from '../packet/family';
import type { PacketSet } from '../packet/packet-set';

export interface Vpc extends Resource {
  readonly kind: 'vpc';
}

/** One CIDR block of a VPC: its own, a secondary one or an IPv6 one. */
export interface VpcCidr extends Resource {
  readonly kind: 'vpc-cidr';
  readonly vpc: Reference;
  readonly family: Family;
  readonly cidr: Resolved<Cidr>;
}

/** What a subnet is meant to be, where the template says so by the tag `aws-cdk:subnet-type`. */
export type Tier = 'public' | 'private' | 'isolated';

export interface Subnet extends Resource {
  readonly kind: 'subnet';
  readonly vpc: Reference;
  readonly zone: Zone;
  readonly ipv4?: Resolved<Cidr>;
  readonly ipv6?: Resolved<Cidr>;
  readonly taggedTier?: Tier;
  /** Hosts get a public IPv4 address on launch. */
  readonly publicIpv4OnLaunch: Resolved<boolean>;
  readonly dns64: Resolved<boolean>;
}

export interface RouteTable extends Resource {
  readonly kind: 'route-table';
  readonly vpc: Reference;
}

export interface RouteTableAssociation extends Resource {
  readonly kind: 'route-table-association';
  readonly subnet: Reference;
  readonly routeTable: Reference;
}

/** Where a route leads. A `reference` that is unknown is a resource outside the template or one that cannot be told. */
export interface RouteTarget {
  readonly kind:
    | 'internet-gateway'
    | 'egress-only-internet-gateway'
    | 'nat-gateway'
    | 'gateway-endpoint'
    | 'gateway-load-balancer-endpoint'
    | 'network-interface'
    | 'instance'
    | 'transit-gateway'
    | 'vpc-peering-connection'
    | 'virtual-private-gateway'
    | 'carrier-gateway'
    | 'local-gateway'
    | 'core-network'
    | 'local'
    | 'unknown';
  readonly reference: Reference;
}

/** What a route matches. A customer-managed prefix list that the template defines is read as its CIDRs. */
export type RouteDestination =
  | { readonly kind: 'cidr'; readonly family: Family; readonly cidr: Cidr; readonly prefixList?: string }
  /** The public addresses of an AWS service in this Region: known to AWS, not to the template. */
  | { readonly kind: 'service-prefix-list'; readonly service: string }
  | { readonly kind: 'unknown'; readonly reason: string; readonly family?: Family };

export interface Route extends Resource {
  readonly kind: 'route';
  readonly routeTable: Reference;
  readonly destination: RouteDestination;
  readonly target: RouteTarget;
  readonly propagated: boolean;
}

export interface InternetGateway extends Resource {
  readonly kind: 'internet-gateway';
}

/** An internet gateway attached to a VPC. */
export interface GatewayAttachment extends Resource {
  readonly kind: 'gateway-attachment';
  readonly vpc: Reference;
  readonly gateway: Reference;
}

export interface EgressOnlyInternetGateway extends Resource {
  readonly kind: 'egress-only-internet-gateway';
  readonly vpc: Reference;
}

export interface NatGateway extends Resource {
  readonly kind: 'nat-gateway';
  readonly connectivity: Resolved<'public' | 'private'>;
  readonly placement: ZonalPlacement | RegionalPlacement;
  /** Elastic IPs by logical id, the primary first; unknown references are addresses from outside the template. */
  readonly allocations: readonly Reference[];
}

export interface ZonalPlacement {
  readonly kind: 'zonal';
  readonly subnet: Reference;
}

export interface RegionalPlacement {
  readonly kind: 'regional';
  readonly vpc: Reference;
  /** The zones listed (manual mode), or undefined in automatic mode. */
  readonly zones?: readonly Zone[];
}

/** An Elastic IP, with the host it is associated with, if any. */
export interface ElasticIp extends Resource {
  readonly kind: 'elastic-ip';
}

/** An Elastic IP bound to a host, by `AWS::EC2::EIP.InstanceId` or by an `AWS::EC2::EIPAssociation`. */
export interface ElasticIpAssociation extends Resource {
  readonly kind: 'elastic-ip-association';
  readonly elasticIp: Reference;
  /** The instance or network interface. */
  readonly host: Reference;
}

/** A network interface or an instance's primary one. */
export interface Host extends Resource {
  readonly kind: 'host';
  readonly type: 'instance' | 'network-interface';
  /** Undefined if the template leaves it to the default subnet. */
  readonly subnet?: Reference;
  /** Overrides what the subnet gives on launch; undefined if the host does not say. */
  readonly publicIpv4?: Resolved<boolean>;
  /** EC2 drops packets that are neither from nor for the host's own addresses: on unless the template turns it off. */
  readonly sourceDestCheck: Resolved<boolean>;
  readonly securityGroups: readonly Reference[];
}

export interface SecurityGroup extends Resource {
  readonly kind: 'security-group';
  readonly vpc: Reference;
}

/** One permission of a security group. */
export interface SecurityGroupRule extends Resource {
  readonly kind: 'security-group-rule';
  readonly securityGroup: Reference;
  readonly direction: Direction;
  /** The peers' addresses and services that it permits; a peer that is a security group permits no internet address. */
  readonly permits: FamilyBounds;
  /** Set if the peer is a security group instead of addresses. */
  readonly peerSecurityGroup?: Reference;
}

export type Direction = 'ingress' | 'egress';

/** A set in each family, known within bounds. */
export interface FamilyBounds {
  readonly ipv4: Bounds<PacketSet>;
  readonly ipv6: Bounds<PacketSet>;
}

export interface NetworkAcl extends Resource {
  readonly kind: 'network-acl';
  readonly vpc: Reference;
  /** True for the one that a VPC comes with: it has rule 100 (101 for IPv6) that allows everything. */
  readonly isDefault: boolean;
  /** Inbound ports that the template says are closed on purpose (`Metadata`). */
  readonly portsBlockedOnPurpose: readonly number[];
}

export interface NetworkAclEntry extends Resource {
  readonly kind: 'network-acl-entry';
  readonly networkAcl: Reference;
  readonly direction: Direction;
  /** 1 to 32766. */
  readonly ruleNumber: Resolved<number>;
  readonly action: Resolved<'allow' | 'deny'>;
  /** What it matches: peer address × protocol × (port | ICMP type and code). */
  readonly matches: FamilyBounds;
  /** The rule as written, in words: `tcp 1024-65535 from 0.0.0.0/0`. */
  readonly text: string;
}

export interface NetworkAclAssociation extends Resource {
  readonly kind: 'network-acl-association';
  readonly subnet: Reference;
  readonly networkAcl: Reference;
}

/** A gateway endpoint (S3, DynamoDB). */
export interface GatewayEndpoint extends Resource {
  readonly kind: 'gateway-endpoint';
  readonly vpc: Reference;
  readonly service: string;
  readonly routeTables: readonly Reference[];
}

/** What hands packets to a firewall or another appliance and takes them back: a route may lead to it. */
export interface InspectionEndpoint extends Resource {
  readonly kind: 'inspection-endpoint';
  readonly type: 'gateway-load-balancer' | 'network-firewall';
  readonly vpc: Reference;
  /**
   * The subnet that it stands in. A Network Firewall has an endpoint in each of several, and which of them a route
   * leads to is unknown: AWS lists them in no particular order.
   */
  readonly subnets: readonly Reference[];
}

/** A route table that acts on traffic entering the VPC through a gateway. */
export interface EdgeAssociation extends Resource {
  readonly kind: 'edge-association';
  readonly gateway: Reference;
  readonly routeTable: Reference;
}

/** VPC Block Public Access for the account and Region. */
export interface BlockPublicAccess extends Resource {
  readonly kind: 'block-public-access';
  readonly mode: Resolved<'off' | 'block-ingress' | 'block-bidirectional'>;
}

/** A VPC or subnet that VPC Block Public Access leaves alone. */
export interface BlockPublicAccessExclusion extends Resource {
  readonly kind: 'block-public-access-exclusion';
  readonly vpc?: Reference;
  readonly subnet?: Reference;
  readonly mode: Resolved<'allow-bidirectional' | 'allow-egress'>;
}

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
  | SecurityGroup
  | SecurityGroupRule
  | NetworkAcl
  | NetworkAclEntry
  | NetworkAclAssociation
  | GatewayEndpoint
  | InspectionEndpoint
  | EdgeAssociation
  | BlockPublicAccess
  | BlockPublicAccessExclusion;

export type ResourceKind = AnyResource['kind'];
export type ResourceOf<K extends ResourceKind> = Extract<AnyResource, { readonly kind: K }>;
