/** What hosts of a subnet are meant to have: see the tag `aws-cdk:subnet-type`, and the routes of the subnet. */
export enum TopologyTier {
  /** The hosts reach the internet and are reached from it. */
  PUBLIC = 'public',
  /** The hosts reach the internet through a gateway, and nobody reaches them. */
  PRIVATE = 'private',
  /** The hosts speak to the VPC alone. */
  ISOLATED = 'isolated',
  /** The template does not say. */
  UNKNOWN = 'unknown',
}

/** Where a route leads. */
export enum TopologyTargetType {
  INTERNET_GATEWAY = 'internet gateway',
  EGRESS_ONLY_INTERNET_GATEWAY = 'egress-only internet gateway',
  NAT_GATEWAY = 'NAT gateway',
  GATEWAY_ENDPOINT = 'gateway endpoint',
  /** A host of the template, such as a NAT instance. */
  HOST = 'host',
  /** The VPC itself. */
  LOCAL = 'local',
  /** A network outside the template, such as that behind a transit gateway. */
  ELSEWHERE = 'elsewhere',
  UNKNOWN = 'unknown',
}

/** Whether a NAT gateway leads to the internet or to other private networks. */
export enum TopologyConnectivity {
  PUBLIC = 'public',
  PRIVATE = 'private',
  UNKNOWN = 'unknown',
}

/**
 * A template's network in one deployment, as plain data: what stands where and what leads where. It says nothing of
 * what packets do, which `NetworkReachability.explain()` and `check()` say.
 */
export interface NetworkTopology {
  /** The VPCs, sorted by id; subnets of VPCs that are not in the template come last. */
  readonly vpcs: TopologyVpc[];
  /** The Availability Zones of all VPCs, in their order. */
  readonly zones: TopologyZone[];
  /** What the template leaves open and this network depends on; empty if it is the same in every deployment. */
  readonly choices: TopologyChoice[];
  /** What could not be read or resolved, in words. */
  readonly unknowns: string[];
  /** What was taken for granted, in words. */
  readonly assumptions: string[];
}

/** Something that the template leaves open, such as a parameter that a condition compares. */
export interface TopologyChoice {
  /** The parameter's name, or the text of an expression that nothing in the template decides. */
  readonly name: string;
  /** What it is in this deployment. */
  readonly value: string;
  /** What else it may be. */
  readonly otherValues: string[];
}

/** An Availability Zone, as far as the template says. */
export interface TopologyZone {
  /** The same for two subnets if they are in one zone. */
  readonly key: string;
  /** What a person calls it: `eu-west-1a`, or `zone 1` for the first zone of a list. */
  readonly label: string;
  /** Whether AWS decides at deployment which zone it is. */
  readonly isDecidedAtDeployment: boolean;
}

/** A VPC with all that stands in it. */
export interface TopologyVpc {
  /** Logical id; what the template says in its place if the VPC is not in the template. */
  readonly id: string;
  /**
   * Construct path.
   * @default - the template does not say
   */
  readonly constructPath?: string;
  /** What a person calls it. */
  readonly name: string;
  readonly isInTemplate: boolean;
  /** IPv4 and IPv6 blocks; one that AWS picks is shown by a stand-in, which `assumptions` names. */
  readonly cidrs: string[];
  /**
   * Logical id of the internet gateway attached to it.
   * @default - none, or none that is in the template
   */
  readonly internetGatewayId?: string;
  /** Logical ids. */
  readonly egressOnlyInternetGatewayIds: string[];
  /** Keys of the zones in which it has subnets, in their order. */
  readonly zoneKeys: string[];
  readonly subnets: TopologySubnet[];
  readonly routeTables: TopologyRouteTable[];
  readonly natGateways: TopologyNatGateway[];
  readonly networkAcls: TopologyNetworkAcl[];
  readonly gatewayEndpoints: TopologyGatewayEndpoint[];
}

/** A subnet. */
export interface TopologySubnet {
  /** Logical id; in a nested stack `NestedStack/Resource`. */
  readonly id: string;
  /**
   * Construct path.
   * @default - the template does not say
   */
  readonly constructPath?: string;
  /** What a person calls it: `PrivateSubnet1`. */
  readonly name: string;
  readonly zoneKey: string;
  /** What its tag says, or else what its routes say. */
  readonly tier: TopologyTier;
  /** @default - no IPv4, or a block that is unknown */
  readonly ipv4Cidr?: string;
  /** @default - no IPv6, or a block that is unknown */
  readonly ipv6Cidr?: string;
  /** Whether hosts get a public IPv4 address on launch; false also where it is unknown, which `unknowns` says. */
  readonly hasPublicIpv4OnLaunch: boolean;
  /**
   * Id of the route table that acts on its traffic, one of `routeTables`.
   * @default - it is unknown
   */
  readonly routeTableId?: string;
  /**
   * Id of the network ACL at its border, one of `networkAcls`.
   * @default - it is unknown
   */
  readonly networkAclId?: string;
}

/** A route table. */
export interface TopologyRouteTable {
  /** Logical id; `<vpc>.MainRouteTable` for the one that a VPC comes with. */
  readonly id: string;
  /**
   * Construct path.
   * @default - the template does not say
   */
  readonly constructPath?: string;
  /** What a person calls it. */
  readonly name: string;
  readonly isMain: boolean;
  /** The routes besides the local ones, the best first; those that gateway endpoints add come last. */
  readonly routes: TopologyRoute[];
}

/** A route. */
export interface TopologyRoute {
  /** Logical id of the route; of the gateway endpoint if that adds it. */
  readonly id: string;
  /**
   * Construct path.
   * @default - the template does not say
   */
  readonly constructPath?: string;
  /** CIDR block, or the service whose addresses AWS knows, or `unknown`. */
  readonly destination: string;
  /**
   * `ipv4` or `ipv6`.
   * @default - not known
   */
  readonly family?: string;
  /** Whether it matches every address of the family. */
  readonly isDefault: boolean;
  readonly targetType: TopologyTargetType;
  /** Logical id of the target; what the template says in its place if it is not in the template. */
  readonly targetId: string;
  /**
   * Key of the zone that the target stands in.
   * @default - the target stands in no zone of its own, or it is unknown
   */
  readonly targetZoneKey?: string;
  /**
   * Why packets end there, in words.
   * @default - not a black hole
   */
  readonly blackHole?: string;
  readonly isPropagated: boolean;
}

/** A NAT gateway. */
export interface TopologyNatGateway {
  /** Logical id. */
  readonly id: string;
  /**
   * Construct path.
   * @default - the template does not say
   */
  readonly constructPath?: string;
  readonly connectivity: TopologyConnectivity;
  /** Whether it serves several zones, and stands in no subnet. */
  readonly isRegional: boolean;
  /**
   * Logical id of the subnet that it stands in.
   * @default - regional, or the subnet is unknown
   */
  readonly subnetId?: string;
  /** Keys of the zones that it stands in; empty for a regional one that takes all zones, or if they are unknown. */
  readonly zoneKeys: string[];
  /** Its Elastic IPs, the primary first; empty if AWS assigns addresses, or if it needs none. */
  readonly elasticIps: TopologyElasticIp[];
}

/** An Elastic IP. The address itself is only known when AWS has given it. */
export interface TopologyElasticIp {
  /** Logical id; what the template says in its place if it is not in the template. */
  readonly id: string;
  /**
   * Construct path.
   * @default - the template does not say
   */
  readonly constructPath?: string;
  readonly isInTemplate: boolean;
}

/** A network ACL with its rules in the order in which AWS asks them. */
export interface TopologyNetworkAcl {
  /** Logical id; `<vpc>.DefaultNetworkAcl` for the one that a VPC comes with. */
  readonly id: string;
  /**
   * Construct path.
   * @default - the template does not say
   */
  readonly constructPath?: string;
  /** What a person calls it. */
  readonly name: string;
  readonly isDefault: boolean;
  /** Inbound ports that the template says are closed on purpose. */
  readonly portsBlockedOnPurpose: number[];
  /** Rules for what enters a subnet; the last is the implicit deny. */
  readonly inbound: TopologyAclRule[];
  /** Rules for what leaves a subnet; the last is the implicit deny. */
  readonly outbound: TopologyAclRule[];
}

/** A rule of a network ACL. */
export interface TopologyAclRule {
  /** Logical id of the `AWS::EC2::NetworkAclEntry`; that of the network ACL for a rule that comes with it. */
  readonly entryId: string;
  /**
   * 32767 is the implicit deny, which the console shows as `*`.
   * @default - not known
   */
  readonly ruleNumber?: number;
  /** `allow`, `deny` or `unknown`. */
  readonly action: string;
  /** What it matches, in words. */
  readonly text: string;
}

/** A gateway endpoint. */
export interface TopologyGatewayEndpoint {
  /** Logical id. */
  readonly id: string;
  /**
   * Construct path.
   * @default - the template does not say
   */
  readonly constructPath?: string;
  /** `s3` or `dynamodb`; the whole service name where it is another. */
  readonly service: string;
  /** Ids of the route tables that it adds a route to. */
  readonly routeTableIds: string[];
}
