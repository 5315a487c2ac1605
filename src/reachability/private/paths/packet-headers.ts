import type { Flow, FlowBox } from './flow';
import type { PacketHeader, PortRange } from '../../network-path';
import { OTHER_PROTOCOLS, TRANSPORTS, ICMP_OF } from '../forwarding/services';
import { AddressSet } from '../packet/address-set';
import { formatCidr } from '../packet/cidr';
import { Family } from '../packet/family';
import { IntervalSet } from '../packet/interval-set';
import { ICMP, ICMPV6, TCP, UDP, WHOLE_FIELD } from '../packet/protocol';
import { serviceText } from '../words/header-text';

/** Names to show in the place of addresses that only AWS knows. */
export interface Labels {
  readonly source?: readonly string[];
  readonly destination?: readonly string[];
}

type Header = Omit<PacketHeader, 'protocols'>;

const NAMES: Readonly<Record<number, string>> = { [ICMP]: 'icmp', [TCP]: 'tcp', [UDP]: 'udp', [ICMPV6]: 'icmpv6' };
const ICMP_TYPES: Readonly<Record<Family, Readonly<Record<number, string>>>> = {
  ipv4: { 0: 'echo reply', 3: 'destination unreachable', 8: 'echo request', 11: 'time exceeded' },
  ipv6: {
    1: 'destination unreachable',
    2: 'packet too big',
    3: 'time exceeded',
    128: 'echo request',
    129: 'echo reply',
  },
};

/** Packets as the fields of their headers, one header for each product of sets. */
export function headersOf(flow: Flow, labels: Labels = {}): PacketHeader[] {
  const headers = new Map<string, { readonly header: Header; readonly protocols: IntervalSet<number> }>();
  for (const box of flow.boxes) {
    for (const { header, protocols } of headersOfBox(box, flow, labels)) {
      const key = JSON.stringify(header);
      headers.set(key, { header, protocols: headers.get(key)?.protocols.union(protocols) ?? protocols });
    }
  }
  const named = [TCP, UDP, ICMP_OF[flow.family].protocol];
  const rank = (protocols: IntervalSet<number>) => {
    const first = named.findIndex((protocol) => protocols.contains(protocol));
    return first < 0 ? named.length : first;
  };
  return [...headers.values()]
    .sort((a, b) => rank(a.protocols) - rank(b.protocols))
    .map(({ header, protocols }) => ({ protocols: protocolNames(protocols, named), ...header }));
}

/** What packets ask for: `tcp 443 and udp 53`. */
export function servicesText(flow: Flow): string {
  return [...new Set(headersOf(flow).map(serviceText))].join(' and ');
}

/** Ports, or whatever else is a set of numbers, as ranges. */
export function rangesOf(set: IntervalSet<number>): PortRange[] {
  return set.intervals.map(({ lo, hi }) => ({ from: lo, to: hi }));
}

export function addressesOf(set: AddressSet): string[] {
  return set.cidrs.map(formatCidr);
}

/** The ports of some protocols in a set of services. */
export function portsOf(services: Flow['services']): IntervalSet<number> {
  return services.runs.filter(({ lo, hi }) => TRANSPORTS.overlaps(IntervalSet.of(lo, hi))).map(({ inner }) => inner)
    .reduce((all, one) => all.union(one), IntervalSet.empty<number>());
}

function headersOfBox(
  box: FlowBox,
  flow: Flow,
  labels: Labels,
): { readonly header: Header; readonly protocols: IntervalSet<number> }[] {
  const icmp = IntervalSet.of(ICMP_OF[flow.family].protocol);
  const addresses = {
    sourceAddresses: [...(labels.source ?? addressesOf(box.sources))],
    destinationAddresses: [...(labels.destination ?? addressesOf(box.destinations))],
  };
  const portless = { ...addresses, sourcePortRanges: [], destinationPortRanges: [], icmpTypes: [] };
  const headers = [TCP, UDP].map((protocol) => ({
    protocols: box.protocols.intersect(IntervalSet.of(protocol)),
    header: {
      ...portless,
      sourcePortRanges: rangesOf(fieldOf(flow.sourcePorts, protocol)),
      destinationPortRanges: rangesOf(box.field),
    },
  }));
  const icmpHeader = { ...portless, icmpTypes: icmpTypes(box.field, flow.family) };
  return [
    ...headers,
    { protocols: box.protocols.intersect(icmp), header: icmpHeader },
    { protocols: box.protocols.subtract(TRANSPORTS).subtract(icmp), header: portless },
  ].filter(({ protocols }) => !protocols.isEmpty());
}

function fieldOf(services: Flow['services'], protocol: number): IntervalSet<number> {
  return services.runs.find(({ lo, hi }) => lo <= protocol && protocol <= hi)?.inner ?? IntervalSet.empty();
}

/** `other` stands for all protocols that have neither ports nor ICMP types, where the set holds them all. */
function protocolNames(protocols: IntervalSet<number>, named: readonly number[]): string[] {
  const names = named.filter((protocol) => protocols.contains(protocol)).map((protocol) => NAMES[protocol]);
  const rest = named.reduce((set, protocol) => set.subtract(IntervalSet.of(protocol)), protocols);
  const isAll = OTHER_PROTOCOLS.isSubsetOf(rest);
  return [...names, ...isAll ? ['other'] : rest.intervals.map(({ lo, hi }) => (lo === hi ? `${lo}` : `${lo}-${hi}`))];
}

function icmpTypes(field: IntervalSet<number>, family: Family): string[] {
  if (field.equals(WHOLE_FIELD)) { return ['any type']; }
  return field.intervals.flatMap(({ lo, hi }) => byType(lo, hi)).map(({ lo, hi }) => {
    const [from, to] = [lo, hi].map((value) => Math.floor(value / 256));
    if (from !== to) { return `types ${from}-${to}`; }
    const name = ICMP_TYPES[family][from] ?? `type ${from}`;
    const [first, last] = [lo % 256, hi % 256];
    const allCodes = first === 0 && (last === 255 || last === 0 && name.startsWith('echo'));
    return allCodes ? name : `${name}, code ${first === last ? first : `${first}-${last}`}`;
  });
}

/** An interval of type × 256 + code, cut so that each piece is a part of one type, or types with all their codes. */
function byType(lo: number, hi: number): readonly { readonly lo: number; readonly hi: number }[] {
  if (Math.floor(lo / 256) === Math.floor(hi / 256)) { return [{ lo, hi }]; }
  const [endOfFirst, startOfLast] = [lo - lo % 256 + 255, hi - hi % 256];
  if (lo % 256 !== 0) { return [{ lo, hi: endOfFirst }, ...byType(endOfFirst + 1, hi)]; }
  return hi % 256 === 255 ? [{ lo, hi }] : [...byType(lo, startOfLast - 1), { lo: startOfLast, hi }];
}
