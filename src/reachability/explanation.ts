import type { AclCrossing } from './acl-crossing';

/** What an explanation means for the packets. */
export enum ExplanationEffect {
  /** It says what happens to packets that pass. */
  INFORMS = 'informs',
  /** Some or all packets end here. */
  BLOCKS = 'blocks',
  /** Whether packets end here is unknown. */
  MAY_BLOCK = 'may block',
}

/**
 * Explanation codes of AWS Reachability Analyzer, with AWS's own meanings.
 * @see https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html
 */
export enum ExplanationCode {
  /** The path leaves the Availability Zone it began in. AWS gives it as an additional detail, not as an explanation. */
  AVAILABILITY_ZONE_CROSSED = 'AVAILABILITY_ZONE_CROSSED',
  /** The component is not in a state in which it works: it does not exist, or lacks what it needs. */
  BAD_STATE = 'BAD_STATE',
  /** The components are not attached to each other: no internet gateway to the VPC. */
  BAD_STATE_ATTACHMENT = 'BAD_STATE_ATTACHMENT',
  /** The route's target does not exist, belongs to another VPC or is attached to none: a black hole. */
  BAD_STATE_ROUTE = 'BAD_STATE_ROUTE',
  /** The gateway forwards nothing whose source is spoofed or belongs elsewhere. */
  GATEWAY_REJECTS_SPOOFED_TRAFFIC = 'GATEWAY_REJECTS_SPOOFED_TRAFFIC',
  /** An internet gateway takes no packets to addresses that are the VPC's own. */
  IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS = 'IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS',
  /** An internet gateway takes no packets to private addresses (RFC 1918, RFC 6598). */
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS = 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS',
  /** No host has a public address at which the internet could reach it. */
  IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS = 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
  /** An internet gateway takes packets of hosts with a public address alone. */
  IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS = 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
  /** An internet gateway brings no packets from private addresses. */
  IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS = 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS',
  /** The route table of a gateway sends what comes in elsewhere. */
  INGRESS_RTB_TRAFFIC_REDIRECTION = 'INGRESS_RTB_TRAFFIC_REDIRECTION',
  /** The instance drops packets that are not its own: its source/destination check is on. */
  ENI_SOURCE_DEST_CHECK_RESTRICTION = 'ENI_SOURCE_DEST_CHECK_RESTRICTION',
  /** A route more specific than the local one takes the packets. */
  MORE_SPECIFIC_ROUTE = 'MORE_SPECIFIC_ROUTE',
  /** A NAT gateway leaves destination addresses alone: it forwards nothing that no host asked for. */
  NGW_DEST_ADDRESS_PRESERVATION = 'NGW_DEST_ADDRESS_PRESERVATION',
  /** The component can deliver the packets to no destination: a private NAT gateway and public addresses. */
  NO_POSSIBLE_DESTINATION = 'NO_POSSIBLE_DESTINATION',
  /** A NAT gateway serves hosts of its VPC alone, and none of its own subnet. */
  NGW_REQUIRES_SOURCE_IN_VPC = 'NGW_REQUIRES_SOURCE_IN_VPC',
  /** A NAT gateway puts its own address in the place of the source's. */
  NGW_SOURCE_ADDRESS_REASSIGN = 'NGW_SOURCE_ADDRESS_REASSIGN',
  /** No route leads to the destination. */
  NO_ROUTE_TO_DESTINATION = 'NO_ROUTE_TO_DESTINATION',
  /** The component does not pass the protocol. */
  PROTOCOL_RESTRICTION = 'PROTOCOL_RESTRICTION',
  /** A regional NAT gateway serves the zones that it lists alone. */
  REGIONAL_NGW_ROUTE_AZ_RESTRICTION = 'REGIONAL_NGW_ROUTE_AZ_RESTRICTION',
  /** A NAT gateway gives each flow a port of its own. */
  REMAP_EPHEMERAL_PORT = 'REMAP_EPHEMERAL_PORT',
  /** The security groups of the host do not allow the packets. */
  ENI_SG_RULES_MISMATCH = 'ENI_SG_RULES_MISMATCH',
  /** The network ACL of a subnet denies the packets. */
  SUBNET_ACL_RESTRICTION = 'SUBNET_ACL_RESTRICTION',
  /** What the resource does with the packets is unknown. */
  UNKNOWN_RESOURCE = 'UNKNOWN_RESOURCE',
  /** A gateway endpoint passes TCP and ICMP echo alone. */
  VPCE_GATEWAY_PROTOCOL_RESTRICTION = 'VPCE_GATEWAY_PROTOCOL_RESTRICTION',
  /** VPC Block Public Access stops the packets. */
  VPC_BLOCK_PUBLIC_ACCESS_ENABLED = 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED',
}

/** What a resource, or one rule of it, does to packets, and so causes a verdict. */
export interface Explanation {
  /**
   * Explanation code of AWS Reachability Analyzer.
   * @default - none fits
   */
  readonly explanationCode?: ExplanationCode;
  readonly effect: ExplanationEffect;
  /** Logical id of what explains it: the component, the resource to change, or one that should be there. */
  readonly componentId: string;
  /**
   * The stack of that resource.
   * @default - the network was read from one template
   */
  readonly stack?: string;
  /**
   * Construct path of that resource.
   * @default - not known
   */
  readonly constructPath?: string;
  /**
   * What that resource is, in words: `network ACL entry`, `route`, `NAT gateway`.
   * @default - the template has no resource of that id
   */
  readonly componentKind?: string;
  /**
   * Number of the network ACL rule; 32767 is the implicit deny.
   * @default - not a network ACL rule
   */
  readonly ruleNumber?: number;
  /**
   * Where the packets meet the network ACL that decides.
   * @default - no network ACL does
   */
  readonly crossing?: AclCrossing;
  /**
   * Whether the network says that it closes this on purpose.
   * @default false
   */
  readonly onPurpose?: boolean;
  /** The explanation in words, lower case, without a full stop. */
  readonly detail: string;
}
