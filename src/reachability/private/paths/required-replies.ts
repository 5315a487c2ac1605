import type { Crossing } from '../forwarding/acl-crossing';
import { crossing } from '../forwarding/acl-crossing';
import type { AddressSpace, InternetRoute } from '../forwarding/internet-routes';
import { familyOfSpace } from '../forwarding/internet-routes';
import type { PortRange } from '../forwarding/services';
import { icmpErrors, replies, requests } from '../forwarding/services';
import type { NatGateway, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { AddressSet } from '../packet/address-set';
import type { Bounds } from '../packet/bounds';
import type { Family } from '../packet/family';
import { PacketSet } from '../packet/packet-set';
import { EVERY_SERVICE } from '../packet/protocol';

/**
 * Where on its way back a packet is, and whose address the network ACL sees there: into the NAT gateway's subnet (the
 * remote address), out of it (the host's), into the host's own subnet (the remote address); or out of a public subnet
 * to whoever asked (the remote address).
 */
export type ReplyLeg = 'to-gateway' | 'from-gateway' | 'to-host' | 'to-client';

/** Packets that must pass a network ACL for some flows to be answered. */
export interface RequiredReplies {
  readonly leg: ReplyLeg;
  readonly crossing: Crossing;
  readonly packets: Bounds<PacketSet>;
}

/** All flows that leave a subnet through one outlet, and what must come back. */
export interface RoundTrip {
  readonly addressSpace: AddressSpace;
  /** The NAT gateway that translates, if any. */
  readonly gateway?: NatGateway;
  /** The requests that reach the other end, by the remote address. */
  readonly requests: Bounds<PacketSet>;
  /** The same requests by their source, where a network ACL on the way looks at that too. */
  readonly sources?: Bounds<PacketSet>;
  readonly requiredReplies: readonly RequiredReplies[];
}

/** What becomes of traffic that takes a way out: it is followed, or the reasons say why it cannot be. */
export interface Followed {
  readonly trips: readonly RoundTrip[];
  readonly reasons: readonly string[];
}

/** Requests to any of the destinations. */
export function requestsTo(destinations: Bounds<AddressSet>, family: Family): Bounds<PacketSet> {
  return destinations.map((addresses) => PacketSet.ofServices(addresses, requests(family)));
}

/** Requests that the subnet's own ACL and routes send this way. */
export function sentTo(view: NetworkView, subnet: Subnet, way: InternetRoute): Bounds<PacketSet> {
  const family = familyOfSpace(way.addressSpace);
  return crossing(view, subnet, 'egress', family).allowed.intersect(requestsTo(way.destinations, family));
}

/** What must come back for requests to have been worth sending: replies, and ICMP errors from the same destinations. */
export function requiredRepliesTo(sent: Bounds<PacketSet>, family: Family, listening: PortRange): Bounds<PacketSet> {
  const back = replies(family, listening);
  return sent.map((packets) => {
    const peers = packets.replies(EVERY_SERVICE);
    return peers.replies(back).union(PacketSet.ofServices(peers.addresses, icmpErrors(family)));
  });
}
