import type { OutboundPath } from './outbound';
import type { RequiredReplies } from './required-replies';
import type { RoutedShare } from './routed-share';
import { crossing } from '../forwarding/acl-crossing';
import { familyOfSpace } from '../forwarding/address-space';
import { publicAccess } from '../forwarding/block-public-access';
import type { PortRange } from '../forwarding/services';
import { EPHEMERAL_PORTS, icmpErrors, replies, requests, transportOn } from '../forwarding/services';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';
import type { Family } from '../packet/family';
import { PacketSet } from '../packet/packet-set';
import { EVERY_SERVICE } from '../packet/protocol';

/**
 * What must come back for flows between a public subnet and the internet, started by either side.
 *
 * A stateless ACL shows packets, not flows: TCP to port 5000 is a request to whoever serves there or a reply to a
 * client that picked it. What can be a reply to requests that are well answered is taken for one; everything else must
 * be a request, and its own reply must pass. Ports that the ACL closes on purpose leave requests well answered.
 */
export function bothWays(
  view: NetworkView,
  subnet: Subnet,
  { share }: OutboundPath,
  ephemeralPorts: PortRange,
): { readonly required: readonly RequiredReplies[]; readonly moves: boolean } {
  const { addressSpace } = share;
  const family = familyOfSpace(addressSpace);
  const [inward, outward] = [crossing(view, subnet, 'ingress', family), crossing(view, subnet, 'egress', family)];
  const started = outward.allowed.intersect(requestsTo(share.destinations, family));
  const received = receivedFrom(view, subnet, share);
  const requestsOut = started.subtract(wellAnswered(received, outward.allowed, EPHEMERAL_PORTS));
  const closed = Bounds.exact(inward.closedOnPurpose);
  const requestsIn = received.subtract(wellAnswered(started, inward.allowed.union(closed), ephemeralPorts));
  const moves = !started.lower.isEmpty() || !received.lower.isEmpty();
  const required: readonly RequiredReplies[] = [
    {
      asked: { addressSpace, requests: requestsOut },
      at: 'to-host',
      crossing: inward,
      packets: requiredRepliesTo(requestsOut, family, ephemeralPorts),
    },
    {
      asked: { addressSpace, requests: requestsIn },
      at: 'to-client',
      crossing: outward,
      packets: requestsIn.map((packets) => packets.replies(replies(family, EPHEMERAL_PORTS))),
    },
  ];
  return { required, moves };
}

/** Requests from the addresses that a share of the routes leads to, as far as they get into the subnet. */
export function receivedFrom(view: NetworkView, subnet: Subnet, share: RoutedShare): Bounds<PacketSet> {
  const family = familyOfSpace(share.addressSpace);
  return letIn(
    view,
    subnet,
    crossing(view, subnet, 'ingress', family).allowed.intersect(requestsTo(share.destinations, family)),
  );
}

/** Those of the packets from the internet that VPC Block Public Access lets in. */
export function letIn(view: NetworkView, subnet: Subnet, offered: Bounds<PacketSet>): Bounds<PacketSet> {
  const { ingress, reasons } = publicAccess(view, subnet);
  const nothing = PacketSet.empty(offered.upper.family);
  if (ingress === 'yes') { return offered; }
  return ingress === 'no'
    ? Bounds.exact(nothing)
    : Bounds.between(nothing, offered.upper, [...offered.reasons, ...reasons]);
}

/** Requests to any of the destinations. */
function requestsTo(destinations: Bounds<AddressSet>, family: Family): Bounds<PacketSet> {
  return destinations.map((addresses) => PacketSet.ofServices(addresses, requests(family)));
}

/** What must come back for requests to have been worth sending: replies, and ICMP errors from the same destinations. */
function requiredRepliesTo(sent: Bounds<PacketSet>, family: Family, listening: PortRange): Bounds<PacketSet> {
  const back = replies(family, listening);
  return sent.map((packets) => {
    const peers = packets.replies(EVERY_SERVICE);
    return peers.replies(back).union(PacketSet.ofServices(peers.addresses, icmpErrors(family)));
  });
}

/** Replies to these requests, of those peers and protocols whose every reply passes. */
function wellAnswered(asked: Bounds<PacketSet>, allowed: Bounds<PacketSet>, listening: PortRange): Bounds<PacketSet> {
  const ports = transportOn(listening);
  const answers = (asking: PacketSet, passing: PacketSet) => {
    const owed = asking.replies(ports);
    return owed.subtract(owed.subtract(passing).replies(ports));
  };
  const lower = answers(asked.lower, allowed.lower);
  return asked.isExact && allowed.isExact
    ? Bounds.exact(lower)
    : Bounds.between(lower, answers(asked.upper, allowed.upper), [...asked.reasons, ...allowed.reasons]);
}
