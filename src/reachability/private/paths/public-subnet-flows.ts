import type { Followed } from './required-replies';
import { requiredRepliesTo, requestsTo } from './required-replies';
import { closedOnPurpose, crossing } from '../forwarding/acl-crossing';
import { publicAccess } from '../forwarding/block-public-access';
import type { InternetRoute } from '../forwarding/internet-routes';
import { familyOfSpace } from '../forwarding/internet-routes';
import { EPHEMERAL_PORTS, replies, transportOn } from '../forwarding/services';
import type { PortRange } from '../forwarding/services';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { Bounds } from '../packet/bounds';
import { PacketSet } from '../packet/packet-set';

/**
 * Flows between a public subnet and the internet, started by either side.
 *
 * A stateless ACL shows packets, not flows: TCP to port 5000 is a request to whoever serves there or a reply to a
 * client that picked it. What can be a reply to requests that are well answered is taken for one; everything else must
 * be a request, and its own reply must pass. Ports that the ACL closes on purpose leave requests well answered.
 */
export function bothWays(
  view: NetworkView,
  subnet: Subnet,
  way: InternetRoute,
  started: Bounds<PacketSet>,
  ephemeralPorts: PortRange,
): Followed {
  const family = familyOfSpace(way.addressSpace);
  const [inward, outward] = [crossing(view, subnet, 'ingress', family), crossing(view, subnet, 'egress', family)];
  const received = receivedFrom(view, subnet, way);
  const requestsOut = started.subtract(wellAnswered(received, outward.allowed, EPHEMERAL_PORTS));
  const closed = Bounds.exact(closedOnPurpose(view, inward));
  const requestsIn = received.subtract(wellAnswered(started, inward.allowed.union(closed), ephemeralPorts));
  const answers = requestsIn.map((packets) => packets.replies(replies(family, EPHEMERAL_PORTS)));
  return {
    trips: [
      {
        addressSpace: way.addressSpace,
        requests: requestsOut,
        requiredReplies: [
          { leg: 'to-host', crossing: inward, packets: requiredRepliesTo(requestsOut, family, ephemeralPorts) },
        ],
      },
      {
        addressSpace: way.addressSpace,
        requests: requestsIn,
        requiredReplies: [{ leg: 'to-client', crossing: outward, packets: answers }],
      },
    ],
    reasons: [],
  };
}

/** Requests from the addresses that this way leads to, as far as they get into the subnet. */
export function receivedFrom(view: NetworkView, subnet: Subnet, way: InternetRoute): Bounds<PacketSet> {
  const family = familyOfSpace(way.addressSpace);
  return letIn(
    view,
    subnet,
    crossing(view, subnet, 'ingress', family).allowed.intersect(requestsTo(way.destinations, family)),
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

/** Replies to these requests, of those peers and protocols whose every reply passes. */
function wellAnswered(asked: Bounds<PacketSet>, allowed: Bounds<PacketSet>, listening: PortRange): Bounds<PacketSet> {
  const ports = transportOn(listening);
  const answers = (requests: PacketSet, passing: PacketSet) => {
    const requiredReplies = requests.replies(ports);
    return requiredReplies.subtract(requiredReplies.subtract(passing).replies(ports));
  };
  const lower = answers(asked.lower, allowed.lower);
  return asked.isExact && allowed.isExact
    ? Bounds.exact(lower)
    : Bounds.between(lower, answers(asked.upper, allowed.upper), [...asked.reasons, ...allowed.reasons]);
}
