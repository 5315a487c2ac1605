import type { CrossingDirection } from './acl-crossing';
import type { Explanation } from './explanation';
import type { PathAclRule, PathComponentType, PathRoute } from './network-path';

/** The way that packets go. */
export enum PathDirection {
  /** From the source to the destination. */
  FORWARD = 'forward',
  /** The reply, from the destination back to the source. */
  RETURN = 'return',
}

/** What becomes of one packet at a component, or on its whole way. */
export enum PacketFate {
  PASSES = 'passes',
  /** It ends here, and nobody is told. */
  DROPPED = 'dropped',
  /** Whether it passes cannot be known from the template. */
  UNKNOWN = 'unknown',
}

/**
 * Which of the packets that a question asks about to follow. What is left out is chosen, the same for equal questions.
 */
export interface PacketChoice {
  /**
   * Source address.
   * @default - one of the source's
   */
  readonly source?: string;
  /**
   * Destination address.
   * @default - one of the destination's
   */
  readonly destination?: string;
  /**
   * `tcp`, `udp`, `icmp`, `icmpv6` or a protocol number.
   * @default - the first that was asked for
   */
  readonly protocol?: string;
  /**
   * The port that the source chose.
   * @default - one on which the reply comes back, if there is one
   */
  readonly sourcePort?: number;
  /**
   * The port that the source speaks to.
   * @default - the first that was asked for
   */
  readonly destinationPort?: number;
  /**
   * The port that a NAT gateway on the way chooses, 1024 to 65535.
   * @default - one on which the reply comes back, if there is one
   */
  readonly natPort?: number;
}

/** The header of one packet. */
export interface TracedHeader {
  /** `tcp`, `udp`, `icmp`, `icmpv6` or a protocol number. */
  readonly protocol: string;
  /** An address; a logical id where only AWS knows it, such as that of an Elastic IP. */
  readonly source: string;
  /** @default - the protocol has no ports */
  readonly sourcePort?: number;
  /** An address; a logical id where only AWS knows it, such as that of an Elastic IP. */
  readonly destination: string;
  /** @default - the protocol has no ports */
  readonly destinationPort?: number;
  /**
   * Type in words, such as `echo request`.
   * @default - not ICMP
   */
  readonly icmpType?: string;
}

/** One line of the translation table of a NAT gateway. */
export interface TranslationEntry {
  readonly insideAddress: string;
  /** @default - the protocol has no ports */
  readonly insidePort?: number;
  /** The gateway's own address. */
  readonly gatewayAddress: string;
  /** @default - the protocol has no ports */
  readonly gatewayPort?: number;
  readonly peerAddress: string;
  /** @default - the protocol has no ports */
  readonly peerPort?: number;
}

/** One packet at one component. */
export interface TracedHop {
  /** 1 for the first component of a direction. */
  readonly sequenceNumber: number;
  readonly direction: PathDirection;
  readonly type: PathComponentType;
  /** Logical id; `internet` or an address outside the VPC. */
  readonly componentId: string;
  /**
   * Logical id of the subnet that the component belongs to, or whose border it guards.
   * @default - not a part of a subnet
   */
  readonly subnetId?: string;
  /**
   * The Availability Zone, as the template writes it.
   * @default - the component does not belong to a zone
   */
  readonly zone?: string;
  /**
   * Which way the packet crosses the border of the subnet.
   * @default - not a network ACL
   */
  readonly crossing?: CrossingDirection;
  /** The header as it arrives. */
  readonly before: TracedHeader;
  /**
   * The header as it leaves.
   * @default - the packet ends here
   */
  readonly after?: TracedHeader;
  readonly fate: PacketFate;
  /**
   * The network ACL rule that decides.
   * @default - not a network ACL, or the rule is unknown
   */
  readonly rule?: PathAclRule;
  /**
   * The route that it takes.
   * @default - not a route table, or no route leads on
   */
  readonly route?: PathRoute;
  /**
   * What the NAT gateway writes down on the way out, and looks up on the way back.
   * @default - not a NAT gateway, or it has no entry for the packet
   */
  readonly translation?: TranslationEntry;
  readonly explanations: Explanation[];
}

/** One packet and the reply to it at each component, until they arrive or end. */
export interface PacketTrace {
  /** `ipv4` or `ipv6`, as it is at the source. */
  readonly family: string;
  /**
   * Under which conditions the packet goes this way: alternatives, each such as `UseNat = true and Zones = 3`.
   * Empty if it does in every deployment that the template allows.
   */
  readonly when: string[];
  /** PASSES if the packet arrives and the reply comes back. */
  readonly fate: PacketFate;
  readonly hops: TracedHop[];
}
