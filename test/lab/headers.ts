import { Flow, hasPorts, IcmpError, isIpv6 } from './flow';
import type { PacketHeader, PortRange } from '../../src/reachability/network-path';
import { block, holds, parseIp } from '../support/oracle-address';

/** Whether the flow's first packet is among these, as the public answer writes them. */
export function includesPacket(headers: readonly PacketHeader[], flow: Flow, protocol: string): boolean {
  return headers.some((header) => hasProtocol(header.protocols, protocol)
    && hasAddress(header.sourceAddresses, flow.source) && hasAddress(header.destinationAddresses, flow.destination)
    && (!hasPorts(flow) || (hasPort(header.sourcePortRanges, flow.sourcePort) && hasPort(header.destinationPortRanges, flow.destinationPort))));
}

/** Whether the ICMP error about the flow is among these, on its way to who sent the packet. */
export function includesError(headers: readonly PacketHeader[], { source, destination, error }: Flow): boolean {
  return headers.some((header) => hasProtocol(header.protocols, isIpv6(source) ? 'icmpv6' : 'icmp')
    && hasAddress(header.sourceAddresses, destination) && hasAddress(header.destinationAddresses, source)
    && header.icmpTypes.some((text) => namesError(text, error!, isIpv6(source))));
}

const NAMES: Readonly<Record<string, readonly [number | undefined, number | undefined]>> = {
  'echo reply': [0, 129], 'destination unreachable': [3, 1], 'packet too big': [undefined, 2], 'time exceeded': [11, 3], 'echo request': [8, 128],
};

/** `any type`, `types 3-11`, `time exceeded`, `type 12`, `destination unreachable, code 4`, `type 3, code 0-3`. */
export function namesError(text: string, { type, code }: IcmpError, isVersion6: boolean): boolean {
  if (text === 'any type') { return true; }
  const [what, codes] = text.split(', code ');
  const numbers = /^types? (\d+)(?:-(\d+))?$/.exec(what);
  const named = NAMES[what]?.[isVersion6 ? 1 : 0];
  const [from, to] = numbers ? [Number(numbers[1]), Number(numbers[2] ?? numbers[1])] : [named, named];
  if (from === undefined || to === undefined || type < from || type > to) { return false; }
  const [first, last = first] = (codes ?? '0-255').split('-').map(Number);
  return first <= code && code <= last;
}

const hasPort = (ranges: readonly PortRange[], port: number) => ranges.length === 0 || ranges.some(({ from, to }) => from <= port && port <= to);

/** A logical id stands for an address that nobody knows. */
function hasAddress(addresses: readonly string[], address: string): boolean {
  const ip = parseIp(address);
  return addresses.some((one) => !one.includes('/') || holds(block(one), ip));
}

function hasProtocol(protocols: readonly string[], protocol: string): boolean {
  return protocols.some((one) => {
    const [from, to] = one.split('-').map(Number);
    return one === protocol || (one === 'other' && /^\d/.test(protocol)) || (to !== undefined && from <= Number(protocol) && Number(protocol) <= to);
  });
}
