import type { Crossing } from '../forwarding/acl-crossing';
import type { AddressSpace } from '../forwarding/address-space';
import type { Bounds } from '../packet/bounds';
import type { PacketSet } from '../packet/packet-set';

/**
 * Where on its way back a packet is, and whose address the network ACL sees there: into the NAT gateway's subnet (the
 * remote address), out of it (the host's), into the host's own subnet (the remote address); or out of a public subnet
 * to whoever asked (the remote address).
 */
export type ReplyCrossing = 'to-gateway' | 'from-gateway' | 'to-host' | 'to-client';

/** Flows that somebody began. */
export interface AskedFlows {
  readonly addressSpace: AddressSpace;
  /** The requests that reach the other end, by the remote address. */
  readonly requests: Bounds<PacketSet>;
  /** The same requests by their source, where it is known. */
  readonly sources?: Bounds<PacketSet>;
}

/** Packets that must pass a network ACL for some flows to be answered. */
export interface RequiredReplies {
  readonly asked: AskedFlows;
  readonly at: ReplyCrossing;
  readonly crossing: Crossing;
  readonly packets: Bounds<PacketSet>;
}
