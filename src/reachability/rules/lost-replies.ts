import { hostText, HTTPS, lowestPacket, packetsAt, serviceOf } from './witness';
import type { NamedAddresses } from './words';
import { addressText, listed, packetsText } from './words';
import type { Blame, Witness } from '../finding';
import type { Subnet } from '../private/network/nouns';
import type { NetworkView } from '../private/network/view';
import type { Address } from '../private/packet/address';
import { AddressSet } from '../private/packet/address-set';
import { formatCidr } from '../private/packet/cidr';
import type { Family } from '../private/packet/family';
import { FAMILIES } from '../private/packet/family';
import type { Packet, PacketSet } from '../private/packet/packet-set';
import { ICMP, ICMPV6, TCP, UDP } from '../private/packet/protocol';
import type { AclDecision } from '../private/trace/compiled-acl';
import { denials as denialsOf } from '../private/trace/compiled-acl';
import type { Crossing } from '../private/trace/crossing';
import { hostsOf, internetOf, NAT64_PREFIX, plainest, toNat64 } from '../private/trace/internet';
import type { Owed, RoundTrip } from '../private/trace/owed';
import { ICMP_OF } from '../private/trace/services';
import { internetOfRealm } from '../private/trace/ways-out';

const MOST_FIXES = 4;

/** Packets that a network ACL does not let back, though some flow waits for them. */
export interface Loss {
  readonly subnet: Subnet;
  readonly trip: RoundTrip;
  readonly owed: Owed;
  readonly missing: PacketSet;
}

/** What a person must know of a loss. */
export interface LossAccount {
  /** `tcp 3389 from 0.0.0.0/0 entering subnet PublicA`. */
  readonly texts: readonly string[];
  /** One packet for each protocol that is lost. */
  readonly witnesses: readonly Witness[];
  /** Every rule that denies some of the packets. */
  readonly blame: readonly Blame[];
  /** The rules to add. */
  readonly fixes: readonly string[];
}

export function accountOf(view: NetworkView, loss: Loss): LossAccount {
  const { subnet, owed: { crossing }, missing } = loss;
  const names = knownAddresses(view, subnet, crossing.family);
  const textsOf = ({ packets }: Denial) => packetsText(packets, preposition(crossing), names);
  const all = denials(crossing, missing).map((denial, i) => ({ ...denial, texts: i < MOST_FIXES ? textsOf(denial) : [] }));
  return {
    texts: all.flatMap(({ texts }) => texts.map((text) => `${text} ${whereText(crossing)}`)),
    witnesses: witnessesOf(loss),
    blame: all.map((denial) => blameOf(denial, crossing)),
    fixes: fixesOf(all, crossing),
  };
}

function witnessesOf(loss: Loss): readonly Witness[] {
  return [TCP, UDP, ICMP, ICMPV6].map((protocol) => loss.missing.withProtocol(protocol))
    .filter((packets) => !packets.isEmpty())
    .map((packets) => witnessOf(loss, lowestPacket(packets)));
}

function blameOf({ acl, rule, ruleNumber }: Denial, crossing: Crossing): Blame {
  return {
    logicalId: rule?.entry ?? acl,
    ruleNumber,
    explanationCode: 'SUBNET_ACL_RESTRICTION',
    detail: `${rule ? `rule ${ruleNumber} (deny ${rule.text})` : 'the implicit deny'} of network ACL ${acl} drops replies ${whereText(crossing)}`,
  };
}

function fixesOf(all: readonly (Denial & Pick<LossAccount, 'texts'>)[], { direction }: Crossing): readonly string[] {
  const verb = `add an ${direction === 'ingress' ? 'inbound' : 'outbound'} allow rule for`;
  const fixes = all.flatMap(({ acl, rule, ruleNumber, texts }) =>
    texts.map((text) => `${verb} ${text} to network ACL ${acl}${rule ? ` before rule ${ruleNumber}` : ''}`));
  const others = all.slice(MOST_FIXES).map(({ ruleNumber }) => `${ruleNumber}`);
  return others.length > 0 ? [...fixes, `likewise for what rules ${listed(others, ' and ')} of that network ACL drop`] : fixes;
}

interface Denial extends AclDecision {
  readonly acl: string;
}

function denials({ acl }: Crossing, missing: PacketSet): readonly Denial[] {
  return acl ? denialsOf(acl, missing).map((decision) => ({ ...decision, acl: acl.id })) : [];
}

function preposition({ direction }: Crossing): 'from' | 'to' {
  return direction === 'ingress' ? 'from' : 'to';
}

function whereText({ direction, subnet }: Crossing): string {
  return `${direction === 'ingress' ? 'entering' : 'leaving'} subnet ${subnet.id}`;
}

function knownAddresses(view: NetworkView, subnet: Subnet, family: Family): readonly NamedAddresses[] {
  const hosts = hostsOf(subnet, family);
  const block = subnet[family];
  return [
    { addresses: internetOf(view, subnet, family), text: family === 'ipv4' ? '0.0.0.0/0' : '::/0' },
    ...family === 'ipv6' ? [{ addresses: internetOfRealm(view, subnet, 'nat64'), text: formatCidr(NAT64_PREFIX) }] : [],
    ...hosts?.kind === 'known' && block?.kind === 'known' ? [{ addresses: hosts.value, text: formatCidr(block.value) }] : [],
  ];
}

function witnessOf({ subnet, trip, owed: { leg, crossing } }: Loss & { readonly owed: Owed }, packet: Packet): Witness {
  const { remote, host, port } = flowOf(subnet, trip, leg, packet);
  const what = isError(packet) ? 'ICMP error' : 'reply';
  const rest = { ...serviceOf(packet, port), where: `${what} ${whereText(crossing)}` };
  const here = addressText(packet.address);
  switch (leg) {
    case 'to-gateway': return { source: here, destination: hostText(crossing.subnet, 'ipv4'), ...rest };
    case 'from-gateway': return { source: remote, destination: here, ...rest };
    case 'to-host': return { source: here, destination: host, ...rest };
    case 'to-client': return { source: host, destination: here, ...rest };
  }
}

function isError({ protocol, field }: Packet): boolean {
  return FAMILIES.some((family) => protocol === ICMP_OF[family].protocol && Math.floor(field / 256) !== ICMP_OF[family].echoReply);
}

interface FlowEnds {
  readonly remote: string;
  readonly host: string;
  readonly port?: number;
}

/** A flow that waits for this packet. */
function flowOf(subnet: Subnet, { realm, requests, sources }: RoundTrip, leg: Owed['leg'], { address, protocol }: Packet): FlowEnds {
  const ofProtocol = (packets: PacketSet) => protocol === TCP || protocol === UDP ? packets.withProtocol(protocol) : packets;
  const inRealm: Address = realm === 'nat64' && typeof address === 'number' ? toNat64(AddressSet.range(address)).min! : address;
  const asked = leg === 'from-gateway' ? ofProtocol(requests.lower) : packetsAt(ofProtocol(requests.lower), inRealm);
  // Where the block of the subnet is unknown, some host is sure to ask, but none can be named
  const isKnown = sources && !sources.lower.isEmpty();
  const askers = isKnown && (leg === 'from-gateway' ? packetsAt(ofProtocol(sources.lower), address) : ofProtocol(sources.lower));
  const services = askers ? asked.services.intersect(askers.services) : asked.services;
  const [{ lo: asking, inner }] = services.runs;
  const service = { protocol: asking, field: inner.contains(HTTPS) ? HTTPS : inner.min! };
  return {
    remote: addressText(plainest(asked.addressesAt(service))),
    host: askers ? addressText(askers.addressesAt(service).min!) : hostText(subnet, requests.lower.family),
    port: asking === TCP || asking === UDP ? service.field : undefined,
  };
}
