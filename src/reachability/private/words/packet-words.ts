import { formatAddress } from '../packet/address';
import { AddressSet } from '../packet/address-set';
import { formatCidr } from '../packet/cidr';
import { IntervalSet } from '../packet/interval-set';
import type { PacketSet, PacketSlice } from '../packet/packet-set';
import { ICMP, ICMPV6, TCP, UDP, WHOLE_FIELD } from '../packet/protocol';

const NAMES: Readonly<Record<number, string>> = { [TCP]: 'tcp', [UDP]: 'udp', [ICMP]: 'icmp', [ICMPV6]: 'icmpv6' };
const MOST_ITEMS = 4;
const ECHO_TYPES: readonly number[] = [0, 8, 128, 129];

/** Addresses that a person knows by a shorter text. */
export interface NamedAddresses {
  readonly addresses: AddressSet;
  readonly text: string;
}

/** `tcp`, `udp`, `icmp`, `icmpv6` or the number. */
export function protocolText(protocol: number): string {
  return NAMES[protocol] ?? `${protocol}`;
}

/** `tcp and udp 1024-65535 from 0.0.0.0/0`: one text for each box of the set, of the first few. */
export function packetsText(
  packets: PacketSet,
  preposition: 'from' | 'to',
  known: readonly NamedAddresses[],
): readonly string[] {
  const slices = [...packets.slices].sort((a, b) => rankOf(a) - rankOf(b));
  const shown = slices
    .slice(0, MOST_ITEMS)
    .map((slice) => `${serviceText(slice)} ${preposition} ${addressesText(slice.addresses, known)}`);
  return slices.length > shown.length ? [...shown, `${slices.length - shown.length} more kinds of packets`] : shown;
}

/** TCP before UDP, before echo, before ICMP errors, before the rest: what matters most to most people. */
function rankOf({ protocols, field }: PacketSlice): number {
  const rank = [TCP, UDP].findIndex((protocol) => protocols.contains(protocol));
  if (rank >= 0) { return rank; }
  if (!protocols.contains(ICMP) && !protocols.contains(ICMPV6)) { return 4; }
  return ECHO_TYPES.some((type) => field.contains(type * 256)) ? 2 : 3;
}

/** `tcp and udp 1024-65535`, `icmp type 3`, `all traffic`. */
export function serviceText({ protocols, field }: Pick<PacketSlice, 'protocols' | 'field'>): string {
  const numbers = protocols.intervals.flatMap(({ lo, hi }) => Array.from({ length: hi - lo + 1 }, (_, i) => lo + i));
  if (numbers.length === 256) { return 'all traffic'; }
  const names = listed(numbers.map((number) => NAMES[number] ?? `protocol ${number}`), ' and ');
  if (field.equals(WHOLE_FIELD)) { return names; }
  return numbers.some((number) => number === ICMP || number === ICMPV6)
    ? `${names} ${typesText(field)}`
    : `${names} ${rangesText(field)}`;
}

export function addressesText(addresses: AddressSet, known: readonly NamedAddresses[]): string {
  const named = known.find((one) => one.addresses.equals(addresses));
  if (named) { return named.text; }
  const { intervals } = addresses.intervals;
  const cidrs = new AddressSet(addresses.family, IntervalSet.from(intervals.slice(0, MOST_ITEMS))).cidrs.map(
    formatCidr,
  );
  const isLong = intervals.length > MOST_ITEMS || cidrs.length > MOST_ITEMS;
  return isLong ? `${cidrs.slice(0, MOST_ITEMS - 1).join(', ')} and others` : cidrs.join(', ');
}

export function addressText(address: Parameters<typeof formatAddress>[0]): string {
  return formatAddress(address);
}

/** Items with the word before the last: `a, b and c`; what is beyond the first few is counted. */
export function listed(items: readonly string[], last: string): string {
  if (items.length > MOST_ITEMS) {
    return `${items.slice(0, MOST_ITEMS - 1).join(', ')} and ${items.length - MOST_ITEMS + 1} more`;
  }
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')}${last}${items[items.length - 1]}`;
}

/** Each item whose key no item before it has. */
export function firstOfEach<T>(items: readonly T[], key: (item: T) => unknown): T[] {
  const first = new Map<unknown, T>();
  for (const item of items) {
    const itemKey = key(item);
    if (!first.has(itemKey)) { first.set(itemKey, item); }
  }
  return [...first.values()];
}

function rangesText(field: IntervalSet<number>): string {
  return field.intervals.map(({ lo, hi }) => (lo === hi ? `${lo}` : `${lo}-${hi}`)).join(', ');
}

function typesText(field: IntervalSet<number>): string {
  return listed(field.intervals.flatMap(({ lo, hi }) => typesOf(lo, hi)), ', ');
}

/** Whole types by their number, single codes as `3 code 4`. */
function typesOf(lo: number, hi: number): readonly string[] {
  const texts: string[] = [];
  for (let type = Math.floor(lo / 256); type <= Math.floor(hi / 256); type++) {
    const [from, to] = [Math.max(lo - type * 256, 0), Math.min(hi - type * 256, 255)];
    texts.push(from === 0 && to === 255 ? `type ${type}` : `type ${type} code ${from === to ? from : `${from}-${to}`}`);
  }
  return texts;
}
