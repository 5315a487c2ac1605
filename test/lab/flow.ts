/** A first packet, and what its receiver sends back. */
export interface Flow {
  /** Carried in the header of each of its packets: 1 to 65535. */
  readonly id: number;
  /** A host's own address, or one of the internet. */
  readonly source: string;
  /** A host's own address, one of the internet, or the private address of a NAT gateway that did not ask for the packet. */
  readonly destination: string;
  readonly protocol: number;
  /** The ports of TCP and UDP; an ICMP echo has its identifier in `sourcePort`. */
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** The port that a NAT gateway on the way must choose; without it, the gateway's own choice. */
  readonly natPort?: number;
  /** The ICMP error that comes back in the place of a reply. */
  readonly error?: IcmpError;
  /** The zone that is down meanwhile. */
  readonly lostZone?: string;
}

export interface IcmpError {
  readonly type: number;
  readonly code: number;
}

export const [ICMP, TCP, UDP, ICMPV6] = [1, 6, 17, 58];

export const hasPorts = ({ protocol }: Pick<Flow, 'protocol'>): boolean => protocol === TCP || protocol === UDP;
export const isIpv6 = (address: string): boolean => address.includes(':');

/** `tcp 10.0.16.4:1024 > 8.8.8.8:443`, with what is special about it. */
export function flowText(flow: Flow): string {
  const name = { [ICMP]: 'icmp', [TCP]: 'tcp', [UDP]: 'udp', [ICMPV6]: 'icmpv6' }[flow.protocol] ?? `protocol ${flow.protocol}`;
  const end = (address: string, port: number) => (hasPorts(flow) ? isIpv6(address) ? `[${address}]:${port}` : `${address}:${port}` : address);
  return [
    `${name} ${end(flow.source, flow.sourcePort)} > ${end(flow.destination, flow.destinationPort)}`,
    ...flow.natPort === undefined ? [] : [`NAT port ${flow.natPort}`],
    ...flow.error ? [`answered by ICMP type ${flow.error.type} code ${flow.error.code}`] : [],
    ...flow.lostZone === undefined ? [] : [`zone ${flow.lostZone} is lost`],
  ].join(', ');
}
