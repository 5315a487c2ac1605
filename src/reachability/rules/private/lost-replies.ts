import { aclBlame } from './acl-blame';
import { crossingText, RULE_DIRECTION } from './crossing-words';
import { knownAddresses } from './known-addresses';
import type { Blame } from './rule';
import { hostText, HTTPS, lowestPacket, packetsAt, serviceOf } from './witness';
import { NatCrossing } from '../../acl-crossing';
import type { Witness } from '../../finding';
import { PacketRole } from '../../finding';
import type { Crossing } from '../../private/forwarding/acl-crossing';
import { plainest, toNat64 } from '../../private/forwarding/internet';
import type { AclDecision } from '../../private/forwarding/network-acl';
import { denials } from '../../private/forwarding/network-acl';
import { ICMP_OF, icmpErrors } from '../../private/forwarding/services';
import { groupBy } from '../../private/network/group-by';
import type { Subnet } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';
import type { Address } from '../../private/packet/address';
import { AddressSet } from '../../private/packet/address-set';
import type { Family } from '../../private/packet/family';
import { FAMILIES } from '../../private/packet/family';
import { IntervalSet } from '../../private/packet/interval-set';
import type { Packet } from '../../private/packet/packet-set';
import { PacketSet } from '../../private/packet/packet-set';
import { ICMP, icmpField, ICMPV6, TCP, UDP } from '../../private/packet/protocol';
import { crossingPlace } from '../../private/paths/crossing-place';
import type { AskedFlows, ReplyCrossing, RequiredReplies } from '../../private/paths/required-replies';
import { addressText, firstOfEach, listed, packetsText } from '../../private/words/packet-words';

const MOST_FIXES = 4;

/** Packets that a network ACL does not let back, though some flow waits for them. */
export interface Loss {
  readonly subnet: Subnet;
  readonly required: RequiredReplies;
  readonly missing: PacketSet;
}

/** What a person must know of the losses of a subnet. */
export interface LossAccount {
  /** `tcp 3389 from 0.0.0.0/0 entering subnet PublicA`. */
  readonly texts: readonly string[];
  /** Where replies are lost, one packet for each protocol that is. */
  readonly witnesses: Witness[];
  /** Every rule that denies some of the packets. */
  readonly blame: Blame[];
  /** The rules to add. */
  readonly fixes: readonly string[];
}

/** ICMP errors without which connections hang: those that say that a packet is too big (path MTU discovery). */
const PATH_MTU: Readonly<Record<Family, PacketSet>> = {
  ipv4: PacketSet.of({
    addresses: AddressSet.all('ipv4'), protocols: IntervalSet.of(ICMP), field: icmpField(3, 4),
  }),
  ipv6: PacketSet.of({
    addresses: AddressSet.all('ipv6'), protocols: IntervalSet.of(ICMPV6), field: icmpField(2),
  }),
};

/** Errors that only make a fault slower or harder to see, such as "time exceeded", are no outage. */
export function isHarmless({ missing }: Loss): boolean {
  return FAMILIES.every((family) => family !== missing.family || !missing.overlaps(PATH_MTU[family]))
    && missing.isSubsetOf(PacketSet.ofServices(AddressSet.all(missing.family), icmpErrors(missing.family)));
}

export function accountOf(view: NetworkView, losses: readonly Loss[]): LossAccount {
  const drops = [...groupBy(losses, ({ required }) => required.crossing)].map(([crossing, lost]) =>
    dropOf(view, crossing, lost),
  );
  return {
    texts: [
      ...new Set(
        drops.flatMap((drop) => drop.denials.flatMap(({ texts }) => texts.map((text) => `${text} ${drop.where}`))),
      ),
    ],
    witnesses: drops.flatMap(witnessesOf),
    blame: [...groupBy(drops, ({ where }) => where).values()].flatMap(blameOf),
    fixes: [...new Set(drops.flatMap(fixesOf))],
  };
}

/** All that one crossing does not let back, whatever flows wait for it. */
interface Drop {
  readonly crossing: Crossing;
  /** `entering subnet PublicA`: the same for both families. */
  readonly where: string;
  readonly losses: readonly Loss[];
  readonly missing: PacketSet;
  readonly denials: readonly Denial[];
}

interface Denial extends Pick<AclDecision, 'rule' | 'ruleNumber'> {
  readonly crossing: Crossing;
  /** What is denied; empty beyond the first few rules. */
  readonly texts: readonly string[];
}

function dropOf(view: NetworkView, crossing: Crossing, losses: readonly Loss[]): Drop {
  const { acl, family, direction } = crossing;
  const missing = losses.map((loss) => loss.missing).reduce((all, one) => all.union(one));
  const names = knownAddresses(view, losses[0].subnet, family);
  const where = crossingText(crossing);
  const textsOf = (packets: PacketSet) => packetsText(packets, direction === 'ingress' ? 'from' : 'to', names);
  const told =
    acl &&
    denials(acl, missing).map(({ rule, ruleNumber, packets }, i) => ({
      rule,
      ruleNumber,
      crossing,
      texts: i < MOST_FIXES ? textsOf(packets) : [],
    }));
  return { crossing, where, losses, missing, denials: told ?? [] };
}

function witnessesOf({ losses, missing }: Drop): readonly Witness[] {
  return [TCP, UDP, ICMP, ICMPV6]
    .map((protocol) => missing.withProtocol(protocol))
    .filter((packets) => !packets.isEmpty())
    .map((packets) => {
      const packet = lowestPacket(packets);
      return witnessOf(
        losses.find((loss) => loss.missing.contains(packet))!,
        packet,
      );
    });
}

/** The network ACL of a subnet has one implicit deny for both families. */
function blameOf(drops: readonly Drop[]): readonly Blame[] {
  const [{ where }] = drops;
  return firstOfEach(
    drops.flatMap((drop) => drop.denials),
    ({ rule }) => rule,
  ).map(({ crossing, ...denial }) => aclBlame(crossing, denial, `replies ${where}`));
}

function fixesOf({ crossing: { acl, direction }, denials: all }: Drop): readonly string[] {
  const verb = `add an ${RULE_DIRECTION[direction]} allow rule for`;
  const fixes = all.flatMap(({ rule, ruleNumber, texts }) =>
    texts.map((text) => `${verb} ${text} to network ACL ${acl!.id}${rule ? ` before rule ${ruleNumber}` : ''}`));
  const others = all.slice(MOST_FIXES).map(({ ruleNumber }) => `${ruleNumber}`);
  return others.length > 0
    ? [...fixes, `the same for what rules ${listed(others, ' and ')} of that network ACL drop`]
    : fixes;
}

function witnessOf({ subnet, required: { asked, at, crossing } }: Loss, packet: Packet): Witness {
  const { remote, host, port } = flowOf(subnet, asked, at, packet);
  const role = isError(packet) ? PacketRole.ICMP_ERROR : PacketRole.REPLY;
  const rest = {
    ...serviceOf(packet, port),
    role,
    crossing: crossingPlace(crossing),
    ...(NAT_CROSSINGS[at] ? { natCrossing: NAT_CROSSINGS[at] } : {}),
    where: `${role} ${crossingText(crossing)}`,
  };
  const here = addressText(packet.address);
  switch (at) {
    case 'to-gateway': return { source: here, destination: hostText(crossing.subnet, 'ipv4'), ...rest };
    case 'from-gateway': return { source: remote, destination: here, ...rest };
    case 'to-host': return { source: here, destination: host, ...rest };
    case 'to-client': return { source: host, destination: here, ...rest };
  }
}

const NAT_CROSSINGS: Readonly<Record<ReplyCrossing, NatCrossing | undefined>> = {
  'to-gateway': NatCrossing.L4,
  'from-gateway': NatCrossing.L5,
  'to-host': NatCrossing.L6,
  'to-client': undefined,
};

function isError({ protocol, field }: Packet): boolean {
  return FAMILIES.some(
    (family) => protocol === ICMP_OF[family].protocol && Math.floor(field / 256) !== ICMP_OF[family].echoReply,
  );
}

interface FlowEnds {
  readonly remote: string;
  readonly host: string;
  readonly port?: number;
}

/** A flow that waits for this packet. */
function flowOf(
  subnet: Subnet,
  { addressSpace, requests, sources }: AskedFlows,
  at: ReplyCrossing,
  { address, protocol }: Packet,
): FlowEnds {
  const ofProtocol = (packets: PacketSet) =>
    protocol === TCP || protocol === UDP ? packets.withProtocol(protocol) : packets;
  const inSpace: Address =
    addressSpace === 'nat64' && typeof address === 'number' ? toNat64(AddressSet.range(address)).min! : address;
  const asking = at === 'from-gateway' ? ofProtocol(requests.lower) : packetsAt(ofProtocol(requests.lower), inSpace);
  // Where the block of the subnet is unknown, some host is sure to ask, but none can be named
  const isKnown = sources && !sources.lower.isEmpty();
  const askers =
    isKnown && (at === 'from-gateway' ? packetsAt(ofProtocol(sources.lower), address) : ofProtocol(sources.lower));
  const services = askers ? asking.services.intersect(askers.services) : asking.services;
  const [{ lo: protocolAsked, inner }] = services.runs;
  const service = { protocol: protocolAsked, field: inner.contains(HTTPS) ? HTTPS : inner.min! };
  return {
    remote: addressText(plainest(asking.addressesAt(service))),
    host: askers ? addressText(askers.addressesAt(service).min!) : hostText(subnet, requests.lower.family),
    port: protocolAsked === TCP || protocolAsked === UDP ? service.field : undefined,
  };
}
