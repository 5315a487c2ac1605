import type { FlowDirection, Flows } from './flow-sets';
import { DIRECTIONS, flowsOf, noFlows } from './flow-sets';
import type { NetworkReachability } from '../../reachability/network-reachability';
import { FIRST_HOST } from '../../reachability/private/forwarding/internet';
import { formatAddress } from '../../reachability/private/packet/address';
import type { Address } from '../../reachability/private/packet/address';
import { parseCidr } from '../../reachability/private/packet/cidr';
import { FAMILIES } from '../../reachability/private/packet/family';
import type { PacketSet } from '../../reachability/private/packet/packet-set';
import { TCP, UDP } from '../../reachability/private/packet/protocol';
import { plus, sameKind } from '../../reachability/private/packet/scalar';
import { packetsText, protocolText } from '../../reachability/private/words/packet-words';

/** What becomes of flows. */
export type FlowChangeKind =
  | 'become impossible'
  | 'become possible'
  | 'are no longer possible in every deployment'
  | 'are now possible in every deployment'
  | 'lose replies'
  | 'get replies back';

/** Flows of subnets that change alike. */
export interface FlowChange {
  readonly direction: FlowDirection;
  readonly kind: FlowChangeKind;
  /** Logical ids. */
  readonly subnets: readonly string[];
  /** The packets as sets, in words: `tcp 443 to 203.0.113.0/24`. */
  readonly packets: readonly string[];
  /** One packet of them. */
  readonly example: string;
  /** Whether something that is unknown, before or after, may make it untrue. */
  readonly isUnknown: boolean;
}

/** A side of the comparison: the network, and the subnets that it has. */
export interface Side {
  readonly reachability: NetworkReachability;
  readonly subnets: readonly string[];
}

/** The flows of TCP, UDP and ping between each subnet and the internet that change. */
export function flowChanges(before: Side, after: Side): readonly FlowChange[] {
  const subnets = [...new Set([...before.subnets, ...after.subnets])];
  const changes = DIRECTIONS.flatMap((direction) => subnets.flatMap((subnet) => {
    const [old, now] = [before, after].map((side) =>
      (side.subnets.includes(subnet) ? flowsOf(side.reachability, subnet, direction) : noFlows()));
    return FAMILIES.flatMap((family) => changesOf(subnet, direction, old[family], now[family]));
  }));
  return together(changes);
}

interface SingleChange extends Omit<FlowChange, 'subnets'> {
  readonly subnet: string;
  /** Equal for changes of the same packets. */
  readonly key: string;
}

function changesOf(subnet: string, direction: FlowDirection, old: Flows, now: Flows): readonly SingleChange[] {
  const kept = old.some.possible.intersect(now.some.possible);
  // Of flows that are possible before and after: those of the others are lost or won as a whole.
  const replies = (packets: PacketSet) =>
    [TCP, UDP].map((protocol) => packets.withProtocol(protocol).withAddresses(kept.withProtocol(protocol).addresses))
      .reduce((all, one) => all.union(one));
  const isReply = (kind: FlowChangeKind) => kind === 'lose replies' || kind === 'get replies back';
  const sets: Readonly<Record<FlowChangeKind, PacketSet>> = {
    'become impossible': old.some.possible.subtract(now.some.possible),
    'become possible': now.some.possible.subtract(old.some.possible),
    'are no longer possible in every deployment': old.each.possible.subtract(now.each.possible).intersect(kept),
    'are now possible in every deployment': now.each.possible.subtract(old.each.possible).intersect(kept),
    'lose replies': replies(old.each.answered.subtract(now.each.answered)),
    'get replies back': replies(now.each.answered.subtract(old.each.answered)),
  };
  const internet = old.internet.union(now.internet);
  return (Object.keys(sets) as FlowChangeKind[]).filter((kind) => !sets[kind].isEmpty()).map((kind) => {
    const packets = sets[kind];
    const isInbound = (direction === 'from internet') !== isReply(kind);
    return {
      subnet,
      direction,
      kind,
      key: packets.key(),
      packets: packetsText(packets, isInbound ? 'from' : 'to', [{ addresses: internet, text: 'the internet' }]),
      example: exampleOf(packets, old.host ?? now.host, isReply(kind), isInbound),
      isUnknown: old.isUnknown || now.isUnknown,
    };
  });
}

/** AWS keeps the first four addresses of a subnet to itself. */
const FIRST_FREE = 4;
const CLIENT_PORT = 49152;
const WELL_KNOWN = 443;

/** `tcp 10.0.10.4:49152 → 203.0.113.1:443`: one packet of the set, at a port that people know if there is one. */
function exampleOf(packets: PacketSet, block: string | undefined, isReply: boolean, isInbound: boolean): string {
  const floor = FIRST_HOST[packets.family];
  const tcp = packets.withProtocol(TCP);
  const some = tcp.isEmpty() ? packets : tcp;
  const { address, protocol, field } = some.firstFrom(floor) ?? some.firstFrom(sameKind<Address>(floor, 0))!;
  const known = packets.addressesAt({ protocol, field: WELL_KNOWN });
  const remote = isReply ? address : known.minFrom(floor) ?? address;
  const port = isReply || !known.contains(remote) ? field : WELL_KNOWN;
  const hasPorts = protocol === TCP || protocol === UDP;
  // A reply goes to the port of whoever opened the flow.
  const [from, to] = isReply ? [WELL_KNOWN, port] : [CLIENT_PORT, port];
  const sender = endText(isInbound ? formatAddress(remote) : hostIn(block), hasPorts ? from : undefined);
  const receiver = endText(isInbound ? hostIn(block) : formatAddress(remote), hasPorts ? to : undefined);
  return `${protocolText(protocol)} ${sender} → ${receiver}`;
}

function hostIn(block: string | undefined): string {
  const cidr = block === undefined ? undefined : parseCidr(block);
  if (cidr === undefined) { return 'a host of the subnet'; }
  return formatAddress(plus<Address>(cidr.base, sameKind<Address>(cidr.base, FIRST_FREE)));
}

function endText(host: string, port: number | undefined): string {
  if (port === undefined) { return host; }
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Changes of the same packets in several subnets are one; the example is that of the first. */
function together(changes: readonly SingleChange[]): readonly FlowChange[] {
  const groups = new Map<string, SingleChange[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.direction, change.kind, change.key]);
    groups.set(key, [...groups.get(key) ?? [], change]);
  }
  return [...groups.values()].map((group) => {
    const [{ direction, kind, packets, example }] = group;
    return {
      direction,
      kind,
      subnets: group.map(({ subnet }) => subnet),
      packets,
      example,
      isUnknown: group.some(({ isUnknown }) => isUnknown),
    };
  });
}
