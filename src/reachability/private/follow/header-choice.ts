import type { PacketHeader, PortRange } from '../../network-path';
import type { PacketChoice, TracedHeader } from '../../packet-trace';
import { formatAddress, parseAddress, type Address } from '../packet/address';
import { cidrContains, cidrOf, lastAddress, parseCidr } from '../packet/cidr';
import { ADDRESS_BITS } from '../packet/family';
import { plus, sameKind } from '../packet/scalar';

/** Addresses and ports to show where any would do: of the blocks for documentation, and as a Linux host picks them. */
const PLAIN_ADDRESSES = ['203.0.113.10', '198.51.100.10', '8.8.8.8'];
const PLAIN_PORTS = [443, 51514, 12077];
const TENTH = 10;
const NAMED_PROTOCOLS = ['tcp', 'udp', 'icmp', 'icmpv6'];

/** One packet out of the headers that fits the choice; undefined if none does. */
export function headerIn(headers: readonly PacketHeader[], choice: PacketChoice): TracedHeader | undefined {
  for (const header of headers) {
    for (const protocol of choice.protocol === undefined ? header.protocols : [choice.protocol]) {
      const candidate = candidateOf(header, protocol, choice);
      if (candidate && fits(header, candidate)) { return candidate; }
    }
  }
  return undefined;
}

/** Whether the packet is one of these. */
export function isIn(headers: readonly PacketHeader[], packet: TracedHeader): boolean {
  return headers.some((header) => fits(header, packet));
}

export function fits(header: PacketHeader, packet: TracedHeader): boolean {
  const { protocol, source, destination, sourcePort, destinationPort, icmpType } = packet;
  return header.protocols.some((one) => isProtocol(one, protocol)) &&
    isAddressIn(header.sourceAddresses, source) &&
    isAddressIn(header.destinationAddresses, destination) &&
    isPortIn(header.sourcePortRanges, sourcePort) &&
    isPortIn(header.destinationPortRanges, destinationPort) &&
    (icmpType === undefined || header.icmpTypes.length === 0 || header.icmpTypes.includes(icmpType) ||
      header.icmpTypes.includes('any type'));
}

/** One address of a set: the wanted one if it is in there, else the plainest. */
export function addressIn(addresses: readonly string[], wanted?: string): string | undefined {
  const [first] = addresses;
  return [...wanted === undefined ? [] : [wanted], ...PLAIN_ADDRESSES].find((one) => isAddressIn(addresses, one))
    ?? (first === undefined ? undefined : hostOf(first));
}

/** One port of a set: the wanted one if it is in there, else the plainest. */
export function portIn(ranges: readonly PortRange[], wanted?: number): number | undefined {
  return [...wanted === undefined ? [] : [wanted], ...PLAIN_PORTS].find((port) => isPortIn(ranges, port))
    ?? ranges[0]?.from;
}

export function isAddressIn(addresses: readonly string[], address: string): boolean {
  const parsed = parseAddress(address);
  return addresses.some((one) => {
    const block = parseCidr(one);
    return block === undefined || parsed === undefined ? one === address
      : cidrContains(block, cidrOf(parsed, ADDRESS_BITS[block.family]));
  });
}

/** What stands for addresses that only AWS knows. */
export function isLabel(address: string): boolean {
  return parseAddress(address) === undefined && parseCidr(address) === undefined;
}

export function isPortIn(ranges: readonly PortRange[], port: number | undefined): boolean {
  return ranges.length === 0 || port !== undefined && ranges.some(({ from, to }) => from <= port && port <= to);
}

function candidateOf(header: PacketHeader, protocol: string, choice: PacketChoice): TracedHeader | undefined {
  const source = choice.source ?? addressIn(header.sourceAddresses);
  const destination = choice.destination ?? addressIn(header.destinationAddresses);
  if (source === undefined || destination === undefined) { return undefined; }
  const portless = { protocol, source, destination };
  if (header.icmpTypes.length > 0) { return { ...portless, icmpType: header.icmpTypes[0] }; }
  if (header.destinationPortRanges.length === 0) { return portless; }
  return {
    ...portless,
    sourcePort: choice.sourcePort ?? portIn(header.sourcePortRanges, 51514),
    destinationPort: choice.destinationPort ?? portIn(header.destinationPortRanges),
  };
}

/** `6`, `2-5` or a name; `other` stands for all protocols without ports and types, and for none of those that have. */
function isProtocol(one: string, protocol: string): boolean {
  if (one === protocol || one === 'other' && !NAMED_PROTOCOLS.includes(protocol)) { return true; }
  const [, from, to] = /^(\d+)-(\d+)$/.exec(one) ?? [];
  return from !== undefined && Number(from) <= Number(protocol) && Number(protocol) <= Number(to);
}

/** The tenth address of a block, as a host would have it: AWS keeps the first four. */
function hostOf(text: string): string {
  const block = parseCidr(text);
  if (block === undefined) { return text; }
  const tenth = plus<Address>(block.base, sameKind<Address>(block.base, TENTH));
  return formatAddress(tenth <= lastAddress(block) ? tenth : block.base);
}
