import { IntervalSet } from './interval-set';
import { ProductSet } from './product-set';

/** @see https://www.iana.org/assignments/protocol-numbers */
export const ICMP = 1;
export const TCP = 6;
export const UDP = 17;
export const ICMPV6 = 58;

export const ALL_PROTOCOLS = IntervalSet.of(0, 255);

/**
 * All values of the 16-bit field that a network ACL rule looks at besides address and protocol: the destination port of
 * TCP and UDP; type × 256 + code of ICMP and ICMPv6. The other protocols have no such field: whatever set they belong
 * to holds all of it for them.
 */
export const WHOLE_FIELD = IntervalSet.of(0, 0xffff);

/** Protocols with a field, each with values of it: what a packet asks for, without whom it asks. */
export type ServiceSet = ProductSet<IntervalSet<number>>;

const WITH_FIELD = [ICMP, TCP, UDP, ICMPV6]
  .map((protocol) => IntervalSet.of(protocol))
  .reduce((all, one) => all.union(one));

const NAMES: Readonly<Record<number, string>> = {
  [ICMP]: 'ICMP',
  [TCP]: 'TCP',
  [UDP]: 'UDP',
  [ICMPV6]: 'ICMPv6',
  47: 'GRE',
  50: 'ESP',
  51: 'AH',
};

/** Whether the protocol's packets carry a port, or a type and code. */
export function hasField(protocol: number): boolean {
  return WITH_FIELD.contains(protocol);
}

/** Each of the protocols with each value of the field; protocols without a field ignore `field`, unless it is empty. */
export function serviceSet(protocols: IntervalSet<number>, field: IntervalSet<number> = WHOLE_FIELD): ServiceSet {
  if (field.isEmpty() || field.equals(WHOLE_FIELD)) { return ProductSet.of(protocols, field); }
  return ProductSet.of(protocols.intersect(WITH_FIELD), field).union(
    ProductSet.of(protocols.subtract(WITH_FIELD), WHOLE_FIELD),
  );
}

/** Every protocol with every value of its field. */
export const EVERY_SERVICE = serviceSet(ALL_PROTOCOLS);

/** The field values of an ICMP or ICMPv6 type, with one code or with all. */
export function icmpField(type: number, code?: number): IntervalSet<number> {
  return IntervalSet.of(type * 256 + (code ?? 0), type * 256 + (code ?? 255));
}

export function protocolName(protocol: number): string {
  return NAMES[protocol] ?? `protocol ${protocol}`;
}
