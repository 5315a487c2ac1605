/** The key of this library's entry in the Metadata of an AWS::EC2::NetworkAcl. */
export const NETWORK_ACL_METADATA_KEY = 'cdk-ha-nat-vpc';

/** The ports that a network ACL may close on purpose: those of remote administration, SSH and RDP. */
export const REMOTE_ADMIN_PORTS: readonly number[] = [22, 3389];

/**
 * What a template says of the intent behind a network ACL.
 *
 * It is a claim, not an order: the proof holds the network to what it claims to let out, and accepts closed ports as
 * meant only where they are REMOTE_ADMIN_PORTS.
 */
export interface NetworkAclMetadata {
  /** Destination ports that are closed to what enters, although replies may need them. */
  readonly portsBlockedOnPurpose?: readonly number[];
  /** What the subnets of the network ACL are meant to send to the internet: nothing if empty, not said if absent. */
  readonly egress?: readonly EgressClaim[];
}

/** Traffic in the numbers of CloudFormation: -1 stands for all protocols, ICMP types or codes. */
export interface EgressClaim {
  /** The IANA protocol number, or -1. */
  readonly protocol: number;
  /** The lowest destination port of TCP and UDP, or the type of ICMP and ICMPv6; absent in other protocols. */
  readonly from?: number;
  /** The highest destination port of TCP and UDP, or the code of ICMP and ICMPv6; absent in other protocols. */
  readonly to?: number;
  /** The destinations; IPv4 or IPv6. */
  readonly cidr: string;
}

/** What opens a network ACL that makes such claims: the options of the policy that wrote it. */
export const OPTIONS = {
  public: 'publicIngress',
  private: 'privateIngress',
  networks: 'trustedCidrs',
  egress: 'egress',
} as const;
