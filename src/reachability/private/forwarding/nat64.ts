import { fromNat64, toNat64 } from './internet';
import { ICMP_OF, TRANSPORTS } from './services';
import type { AddressSet } from '../packet/address-set';
import type { Family } from '../packet/family';
import { IntervalSet } from '../packet/interval-set';
import { PacketSet } from '../packet/packet-set';
import { icmpField } from '../packet/protocol';

/** What NAT64 makes of requests to `64:ff9b::/96`: the IPv4 requests that they stand for. */
export function toIpv4(requests: PacketSet): PacketSet {
  return translated(requests, 'ipv4', fromNat64);
}

/** The IPv6 requests to `64:ff9b::/96` that stand for IPv4 requests. */
export function toIpv6(requests: PacketSet): PacketSet {
  return translated(requests, 'ipv6', toNat64);
}

/** TCP and UDP as they are; an ICMP echo request as that of the other family. */
function translated(
  requests: PacketSet,
  family: Family,
  addressesOf: (addresses: AddressSet) => AddressSet,
): PacketSet {
  const [here, there] = [ICMP_OF[requests.family], ICMP_OF[family]];
  return requests.slices
    .flatMap(({ addresses, protocols, field }) => {
      const isEcho = protocols.contains(here.protocol) && icmpField(here.echoRequest, 0).isSubsetOf(field);
      const echo = { protocols: IntervalSet.of(there.protocol), field: icmpField(there.echoRequest, 0) };
      return [{ protocols: protocols.intersect(TRANSPORTS), field }, ...(isEcho ? [echo] : [])].map((services) =>
        PacketSet.of({ addresses: addressesOf(addresses), ...services }),
      );
    })
    .reduce((all, one) => all.union(one), PacketSet.empty(family));
}
