import type { AclCrossing, NatCrossing } from './acl-crossing';
import type { Explanation } from './explanation';
import type { Severity, Verdict } from './verdict';

/** What one rule says of one subnet, gateway or network ACL. */
export interface Finding {
  /** The rule's id, such as `return-traffic`. */
  readonly rule: string;
  readonly verdict: Verdict;
  readonly severity: Severity;
  /** Logical id of the resource that the finding is about; in a nested stack `NestedStack/Resource`. */
  readonly subject: string;
  /**
   * The stack of that resource: its construct path in an app, or the name that the template was given.
   * @default - the network was read from one template
   */
  readonly stack?: string;
  /**
   * The account and Region of the stack, such as `aws://111111111111/eu-west-1`.
   * @default - neither is known
   */
  readonly environment?: string;
  /** The verdict in one sentence, lower case, without a full stop. */
  readonly summary: string;
  /** Packets that show a violation, the lowest addresses and ports first; empty unless VIOLATED. */
  readonly witnesses: Witness[];
  /** Every resource and network ACL rule that causes the verdict; empty if PROVED. */
  readonly blame: Explanation[];
  /** The same for findings that one change would fix, in one stack or in several; empty if PROVED. */
  readonly cause: string;
  /**
   * The Availability Zones whose loss the rule `zone-loss` says cuts off the subject, as the keys of the topology name
   * them; empty otherwise.
   */
  readonly zonesLost: string[];
  /**
   * The smallest change that fixes a violation.
   * @default - nothing to fix
   */
  readonly fix?: string;
  /** What could not be resolved; empty unless UNKNOWN. */
  readonly reasons: string[];
  /**
   * Under which conditions this is so: alternatives, each such as `CreateNat = true and Zones = 3`.
   * Empty if it is so in every deployment that the template allows. Violations that differ between deployments are
   * findings of their own, the worst first, and so is what is unknown in others.
   */
  readonly when: string[];
  /** Ports that the template closes on purpose and whose replies are lost; not counted as violations. */
  readonly portsBlockedOnPurpose: number[];
  /**
   * Why the template accepts the violation, in its own words. It is a warning then, whatever the rule's severity is,
   * and is left out of CDK's validation report.
   * @default - it does not
   */
  readonly accepted?: string;
}

/** What a packet is to its flow. */
export enum PacketRole {
  /** It asks for something. */
  REQUEST = 'request',
  /** It answers a request. */
  REPLY = 'reply',
  /** It says that something is wrong with a request, such as that a packet is too big. */
  ICMP_ERROR = 'ICMP error',
}

/** One packet, as the network ACL or gateway that decides its fate sees it. */
export interface Witness {
  /** Source address. */
  readonly source: string;
  /** Destination address. */
  readonly destination: string;
  /** `tcp`, `udp`, `icmp`, `icmpv6` or a protocol number. */
  readonly protocol: string;
  /** @default - the protocol has no ports */
  readonly sourcePort?: number;
  /** @default - the protocol has no ports */
  readonly destinationPort?: number;
  /** @default - not an ICMP packet */
  readonly icmpType?: number;
  /** @default - not an ICMP packet */
  readonly icmpCode?: number;
  readonly role: PacketRole;
  /**
   * Where it meets a network ACL.
   * @default - it happens at none: what is to blame says where
   */
  readonly crossing?: AclCrossing;
  /**
   * Which of the borders between a private host and the internet that is.
   * @default - none of them
   */
  readonly natCrossing?: NatCrossing;
  /** Where it happens, in words: `reply entering subnet PublicSubnet1`. */
  readonly where: string;
}
