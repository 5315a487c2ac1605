import type { Witness } from '../../finding';
import { PacketRole } from '../../finding';
import { crossing } from '../../private/forwarding/acl-crossing';
import { familyOfSpace } from '../../private/forwarding/address-space';
import { FIRST_HOST, hostsOf, plainest } from '../../private/forwarding/internet';
import type { InternetRoute } from '../../private/forwarding/internet-routes';
import { requests } from '../../private/forwarding/services';
import type { Subnet } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';
import type { Address } from '../../private/packet/address';
import { AddressSet } from '../../private/packet/address-set';
import type { Family } from '../../private/packet/family';
import type { Packet, PacketSet } from '../../private/packet/packet-set';
import { ICMP, ICMPV6, TCP, UDP } from '../../private/packet/protocol';
import { crossingPlace } from '../../private/paths/crossing-place';
import type { Flow } from '../../private/paths/flow';
import { addressText, protocolText } from '../../private/words/packet-words';

/** The port at which the other end of a witness listens, where any will do. */
const SOME_CLIENT_PORT = 1024;
/** The port that a person expects: a witness has it wherever it can. */
export const HTTPS = 443;

/** A host of the subnet, by its lowest address if the template tells it. */
export function hostText(subnet: Subnet, family: Family): string {
  const hosts = hostsOf(subnet, family);
  const lowest = hosts?.kind === 'known' ? hosts.value.min : undefined;
  return lowest === undefined ? `a host of ${subnet.id}` : addressText(lowest);
}

/**
 * The lowest packet of a set, with the lowest address that a person recognises as a host's: of TCP before UDP before
 * ICMP before protocols that nobody knows by name, and where every port will do, HTTPS.
 */
export function lowestPacket(packets: PacketSet): Packet {
  const named = [TCP, UDP, ICMP, ICMPV6].map((protocol) => packets.withProtocol(protocol));
  const some = named.find((one) => !one.isEmpty()) ?? packets;
  const packet = some.firstFrom(FIRST_HOST[some.family]) ?? some.firstFrom(AddressSet.all(some.family).min!)!;
  const https = { ...packet, field: HTTPS };
  const hasPorts = packet.protocol === TCP || packet.protocol === UDP;
  return hasPorts && packet.field === 0 && some.contains(https) ? https : packet;
}

/** The fields of a witness that tell its protocol: ports, or type and code. */
export function serviceOf(
  { protocol, field }: Pick<Packet, 'protocol' | 'field'>,
  sourcePort = SOME_CLIENT_PORT,
): Pick<Witness, 'protocol' | 'sourcePort' | 'destinationPort' | 'icmpType' | 'icmpCode'> {
  const name = protocolText(protocol);
  if (protocol === TCP || protocol === UDP) { return { protocol: name, sourcePort, destinationPort: field }; }
  if (protocol === ICMP || protocol === ICMPV6) {
    return { protocol: name, icmpType: Math.floor(field / 256), icmpCode: field % 256 };
  }
  return { protocol: name };
}

/** A packet of a flow: HTTPS if there is one, the lowest one otherwise. */
export function requestWitness(subnet: Subnet, flow: Flow, where: string): Witness {
  const https = flow.destinations.addressesAt({ protocol: TCP, field: HTTPS });
  const packet = https.isEmpty()
    ? lowestPacket(flow.destinations)
    : { address: plainest(https), protocol: TCP, field: HTTPS };
  const senders = flow.sources.addressesAt(packet);
  const hosts = hostsOf(subnet, flow.family);
  const source = hosts?.kind === 'known' && !senders.isEmpty() && senders.isSubsetOf(hosts.value)
    ? addressText(senders.min!)
    : hostText(subnet, flow.family);
  return { source, destination: addressText(packet.address), ...serviceOf(packet), role: PacketRole.REQUEST, where };
}

/**
 * A request of the subnet's hosts that takes a route: HTTPS if the subnet's own ACL lets it out, the lowest request
 * otherwise.
 */
export function routeWitness(view: NetworkView, subnet: Subnet, route: InternetRoute): Witness {
  const family = familyOfSpace(route.addressSpace);
  const address = plainest(route.destinations.lower);
  const leaving = crossing(view, subnet, 'egress', family);
  const sent = packetsAt(leaving.allowed.upper.withServices(requests(family)), address);
  const https = { address, protocol: TCP, field: HTTPS };
  const packet = sent.isEmpty() || sent.contains(https) ? https : lowestPacket(sent);
  return {
    source: hostText(subnet, family),
    destination: addressText(address),
    ...serviceOf(packet),
    role: PacketRole.REQUEST,
    crossing: crossingPlace(leaving),
    where: `leaving subnet ${subnet.id}`,
  };
}

export function packetsAt(packets: PacketSet, address: Address): PacketSet {
  return packets.withAddresses(AddressSet.range(address));
}
