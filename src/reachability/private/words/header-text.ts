import type { PacketHeader, PortRange } from '../../network-path';

/** `tcp 443`, `tcp, udp on every port`, `icmp echo request`, `other protocols`. */
export function serviceText({ protocols, destinationPortRanges, icmpTypes }: PacketHeader): string {
  const names = protocols.join(', ').replace(/other$/, 'other protocols');
  const services =
    destinationPortRanges.length > 0
      ? portsText(destinationPortRanges).replace('*', 'on every port')
      : icmpTypes.join(', ');
  return services === '' ? names : `${names} ${services}`;
}

/** `443`, `1024-3388,3390-65535`, `*` for all. */
export function portsText(ranges: readonly PortRange[]): string {
  if (ranges.length === 1 && ranges[0].from === 0 && ranges[0].to === 65535) { return '*'; }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** The first few addresses of a list, and how many more there are; a block of one address without its prefix. */
export function addressesText(addresses: readonly string[], most = 3): string {
  const texts = addresses.map((address) => address.replace(address.includes(':') ? /\/128$/ : /\/32$/, ''));
  const hidden = texts.length - most;
  return hidden > 1 ? `${texts.slice(0, most).join(', ')} and ${hidden} more` : texts.join(', ');
}
