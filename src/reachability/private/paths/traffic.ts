import type { PortRange } from '../forwarding/services';
import { echoRequest, OTHER_PROTOCOLS, replies, requests } from '../forwarding/services';
import type { Family } from '../packet/family';
import { IntervalSet } from '../packet/interval-set';
import { serviceSet, ServiceSet, TCP, UDP } from '../packet/protocol';

/** What a question asks about: services, as the destination's side of a packet shows them. */
export interface TrafficSpec {
  /** In words: `tcp 443`. */
  readonly text: string;
  /** The services asked for, in one family. */
  readonly services: (family: Family) => ServiceSet;
  /** Senders must hear ICMP errors from where they send to, as well as replies. */
  readonly hearsErrors?: boolean;
}

export function portTraffic(protocol: 'tcp' | 'udp', from: number, to: number): TrafficSpec {
  const services = serviceSet(IntervalSet.of(protocol === 'tcp' ? TCP : UDP), IntervalSet.of(from, to));
  return { text: `${protocol} ${from === to ? from : `${from}-${to}`}`, services: () => services };
}

export function echoTraffic(): TrafficSpec {
  return { text: 'icmp echo', services: echoRequest };
}

export function allTraffic(): TrafficSpec {
  return {
    text: 'all traffic',
    services: (family) => requests(family).union(serviceSet(OTHER_PROTOCOLS)),
    hearsErrors: true,
  };
}

/**
 * The services on which senders expect replies: TCP and UDP on a port of their own, ICMP as an echo reply, other
 * protocols anyhow.
 */
export function answersOf(family: Family, ports: PortRange): ServiceSet {
  return replies(family, ports).union(serviceSet(OTHER_PROTOCOLS));
}
