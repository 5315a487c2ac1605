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
  /** Where it happens, in words: `reply entering subnet PublicSubnet1`. */
  readonly where: string;
}
