import type { Family } from '../packet/family';
import { IntervalSet } from '../packet/interval-set';
import { ProductSet } from '../packet/product-set';
import { ALL_PROTOCOLS, ICMP, ICMPV6, icmpField, ServiceSet, serviceSet, TCP, UDP } from '../packet/protocol';

/** A range of TCP or UDP ports, both ends included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** Ports that a NAT gateway gives to the flows it translates. */
export const NAT_PORTS: PortRange = { from: 1024, to: 65535 };

/** Ports at which clients out on the internet listen for replies. */
export const EPHEMERAL_PORTS: PortRange = { from: 1024, to: 65535 };

export const EVERY_PORT: PortRange = { from: 0, to: 65535 };

/** The protocols that have ports. */
export const TRANSPORTS = IntervalSet.of(TCP).union(IntervalSet.of(UDP));

interface IcmpVocabulary {
  readonly protocol: number;
  readonly echoRequest: number;
  readonly echoReply: number;
  /**
   * What a host must hear to keep a flow working: destination unreachable, time exceeded, and for IPv6 packet too big;
   * the IPv4 counterpart of that is code 4 of destination unreachable. Errors are owed from the flow's destination.
   * Routers in between send them too, from addresses that nobody can list: that those pass is not required.
   */
  readonly errors: readonly number[];
}

export const ICMP_OF: Readonly<Record<Family, IcmpVocabulary>> = {
  ipv4: { protocol: ICMP, echoRequest: 8, echoReply: 0, errors: [3, 11] },
  ipv6: { protocol: ICMPV6, echoRequest: 128, echoReply: 129, errors: [1, 2, 3] },
};

/** The protocols that have neither ports nor ICMP types. */
export const OTHER_PROTOCOLS = Object.values(ICMP_OF)
  .reduce((rest, { protocol }) => rest.subtract(IntervalSet.of(protocol)), ALL_PROTOCOLS.subtract(TRANSPORTS));

const perFamily = (services: (icmp: IcmpVocabulary) => ServiceSet): Readonly<Record<Family, ServiceSet>> =>
  ({ ipv4: services(ICMP_OF.ipv4), ipv6: services(ICMP_OF.ipv6) });
const icmpService = (protocol: number, type: number, code?: number) =>
  serviceSet(IntervalSet.of(protocol), icmpField(type, code));

const ECHO_REQUEST = perFamily(({ protocol, echoRequest: type }) => icmpService(protocol, type, 0));
const ECHO_REPLY = perFamily(({ protocol, echoReply }) => icmpService(protocol, echoReply, 0));
const ICMP_ERRORS = perFamily(({ protocol, errors }) =>
  errors.map((type) => icmpService(protocol, type)).reduce((all, one) => all.union(one)),
);
const REQUESTS = perFamily((icmp) => serviceSet(TRANSPORTS).union(icmpService(icmp.protocol, icmp.echoRequest, 0)));

/** What a host can ask for and a NAT gateway translates: TCP and UDP to any port, and ICMP echo. */
export function requests(family: Family): ServiceSet {
  return REQUESTS[family];
}

/** Where the sender of such requests listens for the reply: TCP and UDP on its own ports, ICMP echo reply. */
export function replies(family: Family, listening: PortRange): ServiceSet {
  return transportOn(listening).union(ECHO_REPLY[family]);
}

export function echoRequest(family: Family): ServiceSet {
  return ECHO_REQUEST[family];
}

export function icmpErrors(family: Family): ServiceSet {
  return ICMP_ERRORS[family];
}

/** TCP and UDP on a range of ports. */
export function transportOn({ from, to }: PortRange): ServiceSet {
  return ProductSet.of(TRANSPORTS, IntervalSet.of(from, to));
}

/** TCP and UDP on single ports. */
export function transport(ports: readonly number[]): ServiceSet {
  return ProductSet.of(TRANSPORTS, IntervalSet.from(ports.map((port) => ({ lo: port, hi: port }))));
}
