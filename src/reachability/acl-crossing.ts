/** Which way packets cross the border of a subnet. */
export enum CrossingDirection {
  INBOUND = 'inbound',
  OUTBOUND = 'outbound',
}

/** Where packets meet a network ACL: the border of a subnet, crossed in one direction. */
export interface AclCrossing {
  /** Logical id of the subnet; in a nested stack `NestedStack/Resource`. */
  readonly subnetId: string;
  readonly direction: CrossingDirection;
  /**
   * Logical id of the network ACL, or `<vpc>.DefaultNetworkAcl` for the one that a VPC comes with.
   * @default - unknown
   */
  readonly networkAclId?: string;
}

/**
 * The borders that a flow from a private host to the internet crosses by way of a NAT gateway, in their order. Without
 * a NAT gateway in between there are the first and the last alone.
 */
export enum NatCrossing {
  /** The request leaves the subnet of the host. */
  L1 = 'L1',
  /** The request enters the subnet of the NAT gateway. */
  L2 = 'L2',
  /** The request leaves the subnet of the NAT gateway, translated. */
  L3 = 'L3',
  /** The reply enters the subnet of the NAT gateway, to the port that the gateway chose. */
  L4 = 'L4',
  /** The reply leaves the subnet of the NAT gateway, translated back. */
  L5 = 'L5',
  /** The reply enters the subnet of the host, to the port that the host chose. */
  L6 = 'L6',
}
