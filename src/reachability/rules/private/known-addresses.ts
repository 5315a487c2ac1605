import { hostsOf, internetOf, NAT64_PREFIX } from '../../private/forwarding/internet';
import { internetOfAddressSpace } from '../../private/forwarding/internet-routes';
import type { Subnet } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';
import { formatCidr } from '../../private/packet/cidr';
import type { Family } from '../../private/packet/family';
import type { NamedAddresses } from '../../private/words/packet-words';

/** Addresses that a person knows by a shorter text: the internet, and all hosts of a subnet. */
export function knownAddresses(view: NetworkView, subnet: Subnet, family: Family): readonly NamedAddresses[] {
  const hosts = hostsOf(subnet, family);
  const block = subnet[family];
  return [
    { addresses: internetOf(view, subnet, family), text: family === 'ipv4' ? '0.0.0.0/0' : '::/0' },
    ...(family === 'ipv6'
      ? [{ addresses: internetOfAddressSpace(view, subnet, 'nat64'), text: formatCidr(NAT64_PREFIX) }]
      : []),
    ...(hosts?.kind === 'known' && block?.kind === 'known'
      ? [{ addresses: hosts.value, text: formatCidr(block.value) }]
      : []),
  ];
}
