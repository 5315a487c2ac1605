import { closedOnPurpose, crossing } from './crossing';
import type { Followed } from './owed';
import { owedFor, requestsTo } from './owed';
import { publicAccess } from './public-access';
import type { PortRange } from './services';
import { CLIENT_PORTS, replies, transportOn } from './services';
import type { WayOut } from './ways-out';
import { familyOfRealm } from './ways-out';
import type { Subnet } from '../network/nouns';
import type { NetworkView } from '../network/view';
import { Bounds } from '../packet/bounds';
import { PacketSet } from '../packet/packet-set';

/**
 * Flows between a public subnet and the internet, started by either side.
 *
 * A stateless ACL shows packets, not flows: TCP to port 5000 is a request to whoever serves there or a reply to a client that picked it. What can
 * be a reply to requests that are well answered is taken for one; everything else must be a request, and its own reply must pass. Ports that the
 * ACL closes on purpose leave requests well answered.
 */
export function bothWays(view: NetworkView, subnet: Subnet, way: WayOut, started: Bounds<PacketSet>, clientPorts: PortRange): Followed {
  const family = familyOfRealm(way.realm);
  const [inward, outward] = [crossing(view, subnet, 'ingress', family), crossing(view, subnet, 'egress', family)];
  const received = receivedFrom(view, subnet, way);
  const requestsOut = started.subtract(wellAnswered(received, outward.allowed, CLIENT_PORTS));
  const closed = Bounds.exact(closedOnPurpose(view, inward));
  const requestsIn = received.subtract(wellAnswered(started, inward.allowed.union(closed), clientPorts));
  const answers = requestsIn.map((packets) => packets.replies(replies(family, CLIENT_PORTS)));
  return {
    trips: [
      { realm: way.realm, requests: requestsOut, owed: [{ leg: 'to-host', crossing: inward, packets: owedFor(requestsOut, family, clientPorts) }] },
      { realm: way.realm, requests: requestsIn, owed: [{ leg: 'to-client', crossing: outward, packets: answers }] },
    ],
    reasons: [],
  };
}

/** Requests from the addresses that this way leads to, as far as they get into the subnet. */
export function receivedFrom(view: NetworkView, subnet: Subnet, way: WayOut): Bounds<PacketSet> {
  const family = familyOfRealm(way.realm);
  return letIn(view, subnet, crossing(view, subnet, 'ingress', family).allowed.intersect(requestsTo(way.destinations, family)));
}

/** Those of the packets from the internet that VPC Block Public Access lets in. */
export function letIn(view: NetworkView, subnet: Subnet, offered: Bounds<PacketSet>): Bounds<PacketSet> {
  const { ingress, reasons } = publicAccess(view, subnet);
  const nothing = PacketSet.empty(offered.upper.family);
  if (ingress === 'yes') return offered;
  return ingress === 'no' ? Bounds.exact(nothing) : Bounds.between(nothing, offered.upper, [...offered.reasons, ...reasons]);
}

/** Replies to these requests, of those peers and protocols whose every reply passes. */
function wellAnswered(asked: Bounds<PacketSet>, allowed: Bounds<PacketSet>, listening: PortRange): Bounds<PacketSet> {
  const ports = transportOn(listening);
  const answers = (requests: PacketSet, passing: PacketSet) => {
    const owed = requests.replies(ports);
    return owed.subtract(owed.subtract(passing).replies(ports));
  };
  const lower = answers(asked.lower, allowed.lower);
  return asked.isExact && allowed.isExact
    ? Bounds.exact(lower)
    : Bounds.between(lower, answers(asked.upper, allowed.upper), [...asked.reasons, ...allowed.reasons]);
}
