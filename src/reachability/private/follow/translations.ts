import { addressIn, isIn, isLabel, portIn } from './header-choice';
import type { PacketHeader, PathComponent } from '../../network-path';
import { PathComponentType } from '../../network-path';
import type { TracedHeader } from '../../packet-trace';
import { fromNat64, NAT64_PREFIX } from '../forwarding/internet';
import { formatAddress, parseAddress } from '../packet/address';
import { AddressSet } from '../packet/address-set';

/** What a gateway made of a packet on the way out: the reply is made back by it. */
export interface Translation {
  readonly componentId: string;
  readonly inside: TracedHeader;
  readonly outside: TracedHeader;
}

/** The packet as the gateway sends it on; undefined if it sends none on that could be this one. */
export function translated(component: PathComponent, packet: TracedHeader, natPort?: number): TracedHeader | undefined {
  return candidates(component, packet, natPort).find((one) => isIn(component.outboundHeaders, one));
}

/** The reply as the gateway that translated the packet sends it on. */
export function translatedBack({ inside, outside }: Translation, reply: TracedHeader): TracedHeader | undefined {
  const { source, sourcePort, destination, destinationPort } = outside;
  return reply.destination === source && reply.destinationPort === sourcePort &&
    reply.source === destination && reply.sourcePort === destinationPort
    ? {
      ...reply,
      protocol: inside.protocol,
      source: inside.destination,
      destination: inside.source,
      destinationPort: inside.sourcePort,
    }
    : undefined;
}

function candidates(component: PathComponent, packet: TracedHeader, natPort?: number): readonly TracedHeader[] {
  switch (component.type) {
    case PathComponentType.NAT_GATEWAY:
      return component.outboundHeaders.flatMap((header) => {
        const source = addressIn(header.sourceAddresses);
        return source === undefined ? [] : [{
          ...packet,
          protocol: packet.protocol === 'icmpv6' ? 'icmp' : packet.protocol,
          source,
          destination: outOfNat64(packet.destination),
          ...packet.sourcePort === undefined ? {} : { sourcePort: portIn(header.sourcePortRanges, natPort) },
        }];
      });
    case PathComponentType.INTERNET_GATEWAY:
      return [packet, ...component.outboundHeaders.flatMap((header) => renamed(header, packet))];
    case PathComponentType.SUBNET:
    case PathComponentType.SECURITY_GROUP:
    case PathComponentType.NETWORK_ACL:
    case PathComponentType.GATEWAY_ENDPOINT:
    case PathComponentType.SERVICE:
    case PathComponentType.ROUTE_TABLE:
    case PathComponentType.EGRESS_ONLY_INTERNET_GATEWAY:
    case PathComponentType.INTERNET:
    case PathComponentType.OTHER:
      return [packet];
  }
}

/** An internet gateway changes a private address to the public one that belongs to it, and back. */
function renamed(header: PacketHeader, packet: TracedHeader): readonly TracedHeader[] {
  const [label] = header.sourceAddresses.filter(isLabel);
  if (label !== undefined) { return [{ ...packet, source: label }]; }
  const destination = addressIn(header.destinationAddresses);
  return isLabel(packet.destination) && destination !== undefined ? [{ ...packet, destination }] : [];
}

/** `203.0.113.10` for `64:ff9b::cb00:710a`. */
function outOfNat64(address: string): string {
  const parsed = parseAddress(address);
  if (typeof parsed !== 'bigint' || !AddressSet.of(NAT64_PREFIX).contains(parsed)) { return address; }
  const [block] = fromNat64(AddressSet.range(parsed)).cidrs;
  return formatAddress(block.base);
}
