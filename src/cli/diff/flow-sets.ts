import { Endpoint } from '../../reachability/endpoint';
import type { NetworkPath, PacketHeader, PathComponent } from '../../reachability/network-path';
import { PathComponentType, PathVerdict } from '../../reachability/network-path';
import type { NetworkReachability } from '../../reachability/network-reachability';
import type { PathAnalysis } from '../../reachability/path-analysis';
import { NAT64_PREFIX } from '../../reachability/private/forwarding/internet';
import type { Address } from '../../reachability/private/packet/address';
import { AddressSet } from '../../reachability/private/packet/address-set';
import { cidrOf, lastAddress, parseCidr } from '../../reachability/private/packet/cidr';
import type { Family } from '../../reachability/private/packet/family';
import { FAMILIES } from '../../reachability/private/packet/family';
import { IntervalSet } from '../../reachability/private/packet/interval-set';
import { PacketSet } from '../../reachability/private/packet/packet-set';
import { ICMP, ICMPV6, TCP, UDP, WHOLE_FIELD } from '../../reachability/private/packet/protocol';
import { Traffic } from '../../reachability/traffic';

/** Which way connections are opened. */
export type FlowDirection = 'to internet' | 'from internet';
export const DIRECTIONS: readonly FlowDirection[] = ['to internet', 'from internet'];

/** Exact sets of one address family: packets are seen from the subnet, with the address of the other side. */
export interface FlowSets {
  /** Flows of which the packets get there, and any reply comes back. */
  readonly possible: PacketSet;
  /** The replies to them that no network ACL drops, on the ports of whoever opened the flow, a NAT gateway included. */
  readonly answered: PacketSet;
}

/** What is so in some deployment that the template allows, and what in each. */
export interface Flows {
  readonly some: FlowSets;
  readonly each: FlowSets;
  /** Whether something that is unknown decides it. */
  readonly isUnknown: boolean;
  /** The internet as the paths have it, for people to be told so. */
  readonly internet: AddressSet;
  /** A host of the subnet; undefined if its block is unknown. */
  readonly host?: string;
}

const PROTOCOLS: Readonly<Record<string, number>> = { tcp: TCP, udp: UDP, icmp: ICMP, icmpv6: ICMPV6 };
const TRAFFIC = [Traffic.tcpRange(0, 65535), Traffic.udpRange(0, 65535), Traffic.icmpEcho()];

/**
 * The flows of TCP, UDP and ping between a subnet and the internet. Undefined in a family that the subnet does not
 * speak.
 */
export function flowsOf(
  reachability: NetworkReachability,
  subnet: string,
  direction: FlowDirection,
): Readonly<Record<Family, Flows>> {
  const [inside, internet] = [Endpoint.subnet(subnet), Endpoint.internet()];
  const ends = direction === 'to internet'
    ? { source: inside, destination: internet }
    : { source: internet, destination: inside };
  const analyses = TRAFFIC.map((traffic) => reachability.explain({ ...ends, traffic }));
  return { ipv4: flowsIn('ipv4', analyses, direction), ipv6: flowsIn('ipv6', analyses, direction) };
}

function flowsIn(family: Family, analyses: readonly PathAnalysis[], direction: FlowDirection): Flows {
  const paths = analyses.map((analysis) => analysis.paths.filter((path) => path.family === family));
  const all = paths.map((ofTraffic) => deployments(ofTraffic)
    .map((inOne) => union(family, inOne.map((path) => setsOf(path, family, direction)))));
  const headers = paths.flat().map(({ forward }) => ({
    first: forward[0]?.inboundHeaders[0],
    last: forward[forward.length - 1]?.inboundHeaders[0],
  }));
  const { first, last } = headers.find((one) => one.last) ?? headers.find((one) => one.first) ?? {};
  const [own, other] = direction === 'to internet'
    ? [first?.sourceAddresses, first?.destinationAddresses]
    : [last?.destinationAddresses, first?.sourceAddresses];
  return {
    some: union(family, all.flat()),
    each: union(family, all.map((inEach) => inEach.reduce(intersect))),
    isUnknown: paths.flat().some(({ verdict }) => verdict === PathVerdict.UNKNOWN),
    internet: addressesOf(other ?? [], family),
    ...own?.[0] && parseCidr(own[0]) ? { host: own[0] } : {},
  };
}

/** The paths of each kind of deployment: those without a condition are in all. */
function deployments(paths: readonly NetworkPath[]): readonly (readonly NetworkPath[])[] {
  const conditions = [...new Set(paths.flatMap(({ when }) => when))];
  return conditions.length === 0
    ? [paths]
    : conditions.map((condition) => paths.filter(({ when }) => when.length === 0 || when.includes(condition)));
}

/** Of a path that ends somewhere else than at its destination, nothing gets there. */
function setsOf({ forward, reply }: NetworkPath, family: Family, direction: FlowDirection): FlowSets {
  const [goal, home] = direction === 'to internet'
    ? [PathComponentType.INTERNET, PathComponentType.SUBNET]
    : [PathComponentType.SUBNET, PathComponentType.INTERNET];
  const isRemoteSource = direction === 'from internet';
  const delivered = packetsAt(forward, goal, family, isRemoteSource);
  const answered = packetsAt(reply, home, family, !isRemoteSource);
  const protocols = [TCP, UDP, ICMP, ICMPV6].map((protocol) =>
    delivered.withProtocol(protocol).withAddresses(answered.withProtocol(protocol).addresses));
  const dropped = reply.filter(({ type }) => type === PathComponentType.NETWORK_ACL).map((acl) =>
    packetsIn(acl.inboundHeaders, family, !isRemoteSource)
      .subtract(packetsIn(acl.outboundHeaders, family, !isRemoteSource)));
  return {
    possible: protocols.reduce((all, one) => all.union(one)),
    answered: dropped.reduce((all, one) => all.subtract(one), answered),
  };
}

/** The packets that arrive at the last component, with the address of the side that is not the subnet. */
function packetsAt(
  components: readonly PathComponent[],
  type: PathComponentType,
  family: Family,
  isRemoteSource: boolean,
): PacketSet {
  const last = components[components.length - 1];
  return packetsIn(last?.type === type ? last.inboundHeaders : [], family, isRemoteSource);
}

function packetsIn(headers: readonly PacketHeader[], family: Family, isRemoteSource: boolean): PacketSet {
  return headers.map((header) => packetsOf(header, family, isRemoteSource))
    .reduce((all, one) => all.union(one), PacketSet.empty(family));
}

function packetsOf(header: PacketHeader, family: Family, isRemoteSource: boolean): PacketSet {
  const { protocols, sourceAddresses, destinationAddresses, destinationPortRanges } = header;
  const addresses = addressesOf(isRemoteSource ? sourceAddresses : destinationAddresses, family);
  return protocols.flatMap((name) => PROTOCOLS[name] ?? []).map((protocol) => PacketSet.of({
    addresses,
    protocols: IntervalSet.of(protocol === ICMPV6 || protocol === ICMP ? PING[family] : protocol),
    field: destinationPortRanges.length === 0
      ? WHOLE_FIELD
      : IntervalSet.from(destinationPortRanges.map(({ from, to }) => ({ lo: from, hi: to }))),
  })).reduce((all, one) => all.union(one), PacketSet.empty(family));
}

const PING: Readonly<Record<Family, number>> = { ipv4: ICMP, ipv6: ICMPV6 };

/** Blocks as a set of the family; IPv4 hosts that IPv6 ones reach through NAT64 have their IPv6 addresses. */
function addressesOf(blocks: readonly string[], family: Family): AddressSet {
  const cidrs = blocks.flatMap((block) => parseCidr(block) ?? []).map((cidr) =>
    (family === 'ipv6' && typeof cidr.base === 'number'
      ? cidrOf((NAT64_PREFIX.base as bigint) + BigInt(cidr.base), 96 + cidr.prefix)
      : cidr));
  const intervals = cidrs.filter((cidr) => cidr.family === family)
    .map((cidr) => ({ lo: cidr.base, hi: lastAddress(cidr) }));
  return new AddressSet(family, IntervalSet.from<Address>(intervals));
}

function union(family: Family, sets: readonly FlowSets[]): FlowSets {
  const none = PacketSet.empty(family);
  return sets.reduce(
    (all, one) => ({ possible: all.possible.union(one.possible), answered: all.answered.union(one.answered) }),
    { possible: none, answered: none },
  );
}

function intersect(a: FlowSets, b: FlowSets): FlowSets {
  return { possible: a.possible.intersect(b.possible), answered: a.answered.intersect(b.answered) };
}

/** No flows at all, of a subnet that is not there. */
export function noFlows(): Readonly<Record<Family, Flows>> {
  const [ipv4, ipv6] = FAMILIES.map((family): Flows => {
    const sets = union(family, []);
    return { some: sets, each: sets, isUnknown: false, internet: AddressSet.empty(family) };
  });
  return { ipv4, ipv6 };
}
