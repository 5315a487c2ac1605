import type { Resolved } from '../network/resource';
import { known, unknown } from '../network/resource';
import type { FamilyBounds } from '../network/resources';
import { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';
import type { Cidr } from '../packet/cidr';
import { formatCidr } from '../packet/cidr';
import type { Family } from '../packet/family';
import { IntervalSet } from '../packet/interval-set';
import { PacketSet } from '../packet/packet-set';
import { ALL_PROTOCOLS, ICMP, icmpField, ICMPV6, TCP, UDP, WHOLE_FIELD } from '../packet/protocol';
import type { Properties } from './cloudformation/expressions/properties';

/** The protocol number that means all of them. */
export const ANY_PROTOCOL = -1;

const NUMBERS: Readonly<Record<string, number>> = { all: ANY_PROTOCOL, icmp: ICMP, tcp: TCP, udp: UDP, icmpv6: ICMPV6 };

/** The protocols and field values of a rule, and how a person writes them. */
export interface Services {
  readonly protocols: IntervalSet<number>;
  readonly field: IntervalSet<number>;
  readonly text: string;
}

/** Where a rule's peers are: one or more blocks of a family. */
export interface Peers {
  readonly family: Family;
  readonly blocks: Resolved<readonly Cidr[]>;
}

/** A protocol as rules give it: a number, or for some a name. */
export function protocolNumber(properties: Properties, name: string): Resolved<number> {
  const text = properties.text(name);
  if (text === undefined) { return unknown(`${name} is not given`); }
  if (text.kind === 'unknown') { return text; }
  const number = Object.hasOwn(NUMBERS, text.value.toLowerCase())
    ? NUMBERS[text.value.toLowerCase()]
    : Number(text.value || NaN);
  return Number.isInteger(number) && number >= ANY_PROTOCOL && number <= 255
    ? known(number)
    : unknown(`${text.value} is no protocol`);
}

export const anyService = (): Services => ({ protocols: ALL_PROTOCOLS, field: WHOLE_FIELD, text: 'all traffic' });

export function wholeProtocol(protocol: number): Services {
  return { protocols: IntervalSet.of(protocol), field: WHOLE_FIELD, text: nameOf(protocol) };
}

export function ports(protocol: number, from: number, to: number): Resolved<Services> {
  if (from < 0 || to > 0xffff || from > to) {
    return unknown(`ports ${from} to ${to} are no range: it fails at deploy`);
  }
  const range = from === to ? `${from}` : `${from}-${to}`;
  return known({
    protocols: IntervalSet.of(protocol),
    field: IntervalSet.of(from, to),
    text: `${nameOf(protocol)} ${range}`,
  });
}

/** ICMP messages; -1 means every type, or every code. */
export function icmp(protocol: number, type: number, code: number): Resolved<Services> {
  if (type === -1) { return known(wholeProtocol(protocol)); }
  if (type < 0 || type > 255 || code < -1 || code > 255) {
    return unknown(`ICMP type ${type} code ${code} does not exist: it fails at deploy`);
  }
  const text = `${nameOf(protocol)} type ${type}${code === -1 ? '' : ` code ${code}`}`;
  return known({ protocols: IntervalSet.of(protocol), field: icmpField(type, code === -1 ? undefined : code), text });
}

/**
 * The packets to or from the peers that ask for the services: what is unknown lies between no packet and every packet
 * that the rest leaves.
 */
export function packets(peers: Peers, services: Resolved<Services>): Bounds<PacketSet> {
  const { family, blocks } = peers;
  const addresses = blocks.kind === 'known' ? blocks.value.filter((block) => block.family === family) : [];
  const widest = PacketSet.of({
    addresses: blocks.kind === 'known' ? union(family, addresses) : AddressSet.all(family),
    ...(services.kind === 'known' ? { protocols: services.value.protocols, field: services.value.field } : {}),
  });
  const reasons = [blocks, services].flatMap((part) => (part.kind === 'unknown' ? [part.reason] : []));
  return reasons.length === 0 ? Bounds.exact(widest) : Bounds.between(PacketSet.empty(family), widest, reasons);
}

const NO_PACKETS = { ipv4: Bounds.exact(PacketSet.empty('ipv4')), ipv6: Bounds.exact(PacketSet.empty('ipv6')) };
export const noPackets = (family: Family): Bounds<PacketSet> => NO_PACKETS[family];
export const allPackets = (): FamilyBounds => ({
  ipv4: Bounds.exact(PacketSet.all('ipv4')),
  ipv6: Bounds.exact(PacketSet.all('ipv6')),
});

/** The packets of one or both families; a family that is not given has none. */
export function familyBounds(peers: readonly Peers[], services: Resolved<Services>): FamilyBounds {
  const of = (family: Family) => {
    const [first, ...others] = peers.filter((one) => one.family === family).map((one) => packets(one, services));
    return others.reduce((all, one) => all.union(one), first ?? noPackets(family));
  };
  return { ipv4: of('ipv4'), ipv6: of('ipv6') };
}

export const oneBlock = (block: Resolved<Cidr>): Resolved<readonly Cidr[]> =>
  block.kind === 'known' ? known([block.value]) : block;

export function servicesText(services: Resolved<Services>): string {
  return services.kind === 'known' ? services.value.text : 'unknown traffic';
}

export function blocksText(blocks: Resolved<readonly Cidr[]>): string {
  return blocks.kind === 'known' ? blocks.value.map(formatCidr).join(', ') : 'an unknown block';
}

function nameOf(protocol: number): string {
  return Object.keys(NUMBERS).find((name) => NUMBERS[name] === protocol) ?? `protocol ${protocol}`;
}

function union(family: Family, blocks: readonly Cidr[]): AddressSet {
  return blocks.reduce((all, block) => all.union(AddressSet.of(block)), AddressSet.empty(family));
}
