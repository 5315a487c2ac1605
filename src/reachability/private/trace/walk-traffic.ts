import type { PortRange } from './services';
import { echoRequest, ICMP_OF, replies, requests } from './services';
import type { Family } from '../packet/family';
import { IntervalSet } from '../packet/interval-set';
import { ALL_PROTOCOLS, serviceSet, ServiceSet, TCP, UDP } from '../packet/protocol';

/** What a question asks about: services, as the destination's side of a packet shows them. */
export interface TrafficSpec {
  /** In words: `tcp 443`. */
  readonly text: string;
  /** The services asked for, in one family. */
  readonly services: (family: Family) => ServiceSet;
}

/** The protocols that have ports. */
export const TRANSPORTS = IntervalSet.of(TCP).union(IntervalSet.of(UDP));

/** The protocols that have neither ports nor ICMP types. */
export const OTHER_PROTOCOLS = Object.values(ICMP_OF)
  .reduce((rest, { protocol }) => rest.subtract(IntervalSet.of(protocol)), ALL_PROTOCOLS.subtract(TRANSPORTS));

export function portTraffic(protocol: 'tcp' | 'udp', from: number, to: number): TrafficSpec {
  const services = serviceSet(IntervalSet.of(protocol === 'tcp' ? TCP : UDP), IntervalSet.of(from, to));
  return { text: `${protocol} ${from === to ? from : `${from}-${to}`}`, services: () => services };
}

export function echoTraffic(): TrafficSpec {
  return { text: 'icmp echo', services: echoRequest };
}

export function allTraffic(): TrafficSpec {
  return { text: 'all traffic', services: (family) => requests(family).union(serviceSet(OTHER_PROTOCOLS)) };
}

/** The services on which senders expect replies: TCP and UDP on a port of their own, ICMP as an echo reply, other protocols anyhow. */
export function answersOf(family: Family, ports: PortRange): ServiceSet {
  return replies(family, ports).union(serviceSet(OTHER_PROTOCOLS));
}
