import type { PacketHeader } from '../../network-path';
import { addressesText, portsText, serviceText } from '../words/header-text';

/** What a person calls a list of addresses. */
export type Naming = (addresses: readonly string[]) => string;

/** `tcp  10.0.1.0/24:1024-65535 → 203.0.113.5/32:443` */
export function headerText(header: PacketHeader, naming: Naming = addressesText): string {
  const { protocols, sourceAddresses, sourcePortRanges, destinationAddresses, destinationPortRanges } = header;
  const hasPorts = destinationPortRanges.length > 0;
  const service = hasPorts ? protocols.join(', ') : serviceText(header);
  const from = hasPorts ? endText(naming(sourceAddresses), portsText(sourcePortRanges)) : naming(sourceAddresses);
  const to = hasPorts
    ? endText(naming(destinationAddresses), portsText(destinationPortRanges))
    : naming(destinationAddresses);
  return `${service}  ${from} → ${to}`;
}

/**
 * An address or several with ports; brackets keep the colons of IPv6 apart (RFC 3986, 3.2.2), and parentheses a list.
 */
export function endText(addresses: string, ports: string): string {
  const host = addresses.includes(', ') ? `(${addresses})` : addresses.includes(':') ? `[${addresses}]` : addresses;
  return `${host}:${ports}`;
}
