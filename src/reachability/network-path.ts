import type { CrossingDirection } from './acl-crossing';
import type { Explanation } from './explanation';

/** Whether packets find their way from a source to a destination, and their replies the way back. */
export enum PathVerdict {
  /** Every packet that was asked for gets through, and every reply to it. */
  FOUND = 'FOUND',
  /** Some packets and their replies get through, others do not; `blockedBy` says which. */
  PARTLY_FOUND = 'PARTLY_FOUND',
  /**
   * It depends on the parameters that the template is deployed with: `when` of each path says how. The verdict of all
   * paths together alone is ever this.
   */
  DEPENDS_ON_PARAMETERS = 'DEPENDS_ON_PARAMETERS',
  /** No packet gets through, or no reply does. */
  NOT_FOUND = 'NOT_FOUND',
  /** Something that the template does not say decides it; the reasons say what. */
  UNKNOWN = 'UNKNOWN',
}

/** What packets pass on their way. */
export enum PathComponentType {
  /** Where the path begins or ends: hosts of a subnet. */
  SUBNET = 'subnet',
  NETWORK_ACL = 'network ACL',
  ROUTE_TABLE = 'route table',
  /** The security groups of a host that was asked about. */
  SECURITY_GROUP = 'security group',
  NAT_GATEWAY = 'NAT gateway',
  /** The way to an AWS service that needs no internet gateway. */
  GATEWAY_ENDPOINT = 'gateway endpoint',
  /** Where the path ends: an AWS service behind a gateway endpoint. */
  SERVICE = 'AWS service',
  INTERNET_GATEWAY = 'internet gateway',
  EGRESS_ONLY_INTERNET_GATEWAY = 'egress-only internet gateway',
  /** Where the path begins or ends: hosts outside the VPC. */
  INTERNET = 'internet',
  /** Something that takes packets where the template cannot follow them, such as a transit gateway. */
  OTHER = 'other',
}

/**
 * One way from a source to a destination and back: of one address family, through one route target, in one class of
 * deployments.
 */
export interface NetworkPath {
  /** `ipv4` or `ipv6`, as it is at the source. */
  readonly family: string;
  /**
   * Under which conditions the path is this one: alternatives, each such as `UseNat = true and Zones = 3`.
   * Empty if it is the same in every deployment that the template allows.
   */
  readonly when: string[];
  readonly verdict: PathVerdict;
  /** What the packets pass, from the source to the destination. */
  readonly forward: PathComponent[];
  /** What the replies pass, from the destination back to the source; empty if no route leads to the destination. */
  readonly reply: PathComponent[];
  /** Everything that blocks packets or replies anywhere on the way, not the first alone; in the order of the way. */
  readonly blockedBy: Explanation[];
  /** What could not be resolved and decides the verdict; empty unless it is UNKNOWN. */
  readonly reasons: string[];
  /** What to know besides: other ways that some packets take, assumptions. */
  readonly notes: string[];
}

/** A stop on the way of packets. */
export interface PathComponent {
  /** 1 for the first component of a direction. */
  readonly sequenceNumber: number;
  readonly type: PathComponentType;
  /** Logical id; `internet` or an address outside the VPC. */
  readonly componentId: string;
  /**
   * Logical id of the subnet that the component belongs to, or whose border it guards.
   * @default - not a part of a subnet
   */
  readonly subnetId?: string;
  /**
   * Logical id of the VPC.
   * @default - outside any VPC, or not known
   */
  readonly vpcId?: string;
  /**
   * The Availability Zone, as the template writes it.
   * @default - the component does not belong to a zone
   */
  readonly zone?: string;
  /**
   * Which way the packets cross the border of the subnet.
   * @default - not a network ACL
   */
  readonly direction?: CrossingDirection;
  /** The packets that arrive, exactly, as products of sets; empty if none does. */
  readonly inboundHeaders: PacketHeader[];
  /** The packets that leave, exactly, as products of sets; empty if none does. */
  readonly outboundHeaders: PacketHeader[];
  /** The network ACL rules that decide about the packets that arrive, lowest number first. */
  readonly aclRules: PathAclRule[];
  /** The routes that the packets take. */
  readonly routes: PathRoute[];
  /**
   * How a NAT gateway translates.
   * @default - not a NAT gateway
   */
  readonly translation?: NatTranslation;
  readonly explanations: Explanation[];
}

/**
 * Packets with any of these sources, destinations and protocols: every field is a set.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AnalysisPacketHeader.html
 */
export interface PacketHeader {
  /** `tcp`, `udp`, `icmp`, `icmpv6`, protocol numbers such as `47` or `2-5`. */
  readonly protocols: string[];
  /** The fewest CIDR blocks; a logical id where only AWS knows the address, such as that of an Elastic IP. */
  readonly sourceAddresses: string[];
  /** Empty if the protocols have no ports. */
  readonly sourcePortRanges: PortRange[];
  /** The fewest CIDR blocks; a logical id where only AWS knows the address, such as that of an Elastic IP. */
  readonly destinationAddresses: string[];
  /** Empty if the protocols have no ports. */
  readonly destinationPortRanges: PortRange[];
  /** ICMP types and codes in words, such as `echo request`; empty unless the protocol is ICMP or ICMPv6. */
  readonly icmpTypes: string[];
}

/** The ports `from` to `to`, both included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** A network ACL rule. */
export interface PathAclRule {
  /** 32767 is the implicit deny. */
  readonly ruleNumber: number;
  /** `allow` or `deny`. */
  readonly action: string;
  /** The rule in words. */
  readonly text: string;
  /**
   * The peers that the rule matches.
   * @default - not one CIDR block, or not known
   */
  readonly cidr?: string;
  /**
   * Protocol number that the rule matches, or `all`.
   * @default - not one protocol, or not known
   */
  readonly protocol?: string;
  /**
   * Destination ports that the rule matches.
   * @default - the protocol has no ports, or they are not known
   */
  readonly portRange?: PortRange;
  /** Logical id of the `AWS::EC2::NetworkAclEntry`; that of the network ACL for a rule that comes with it. */
  readonly entryId: string;
}

/** A route of a route table. */
export interface PathRoute {
  /** CIDR block, or the service whose addresses AWS knows. */
  readonly destination: string;
  /** `local`, or logical id of what the route leads to. */
  readonly targetId: string;
  /** What the route leads to, such as `nat-gateway`. */
  readonly targetType: string;
}

/**
 * The translation entries of a NAT gateway: what it puts in the place of an inside address and port, and remembers for
 * the replies.
 */
export interface NatTranslation {
  readonly insideAddresses: string[];
  readonly insidePortRanges: PortRange[];
  /** The gateway's own address is one of these. */
  readonly gatewayAddresses: string[];
  readonly gatewayPortRanges: PortRange[];
  /** Elastic IPs that the internet sees, by logical id; the primary first. */
  readonly publicAddresses: string[];
}
