import { gatewayEndpoints, subnetRoutes } from './compiled-routes';
import { NAT64_PREFIX, possibleHosts, toNat64 } from './internet';
import type { PortRange } from './services';
import { egress } from './walk-egress';
import type { Place } from './walk-endpoint';
import { Flow } from './walk-flow';
import { ingress } from './walk-ingress';
import { inside } from './walk-inside';
import { Leg, Trip } from './walk-leg';
import { pathless, pathOf } from './walk-path';
import { answersOf, TrafficSpec } from './walk-traffic';
import type { Realm } from './ways-out';
import { familyOfRealm, internetOfRealm, realmsOf, waysOut } from './ways-out';
import type { NetworkPath } from '../../network-path';
import type { Subnet } from '../network/nouns';
import type { NetworkView } from '../network/view';
import { Address, familyOf } from '../packet/address';
import { AddressSet } from '../packet/address-set';
import { FAMILIES, Family } from '../packet/family';

export interface Question {
  readonly source: Place;
  readonly destination: Place;
  readonly traffic: TrafficSpec;
  /** The ports at which hosts listen for replies. */
  readonly clientPorts: PortRange;
}

/** A path in one world. */
export type WorldPath = Omit<NetworkPath, 'when'>;

interface Addresses {
  readonly set: AddressSet;
  /** Set if the template does not tell the addresses; then the set is that of all that they may be. */
  readonly unknown?: { readonly label: string; readonly reason: string };
}

/** All ways from the source to the destination and back, as the network stands in one world. */
export function walk(view: NetworkView, question: Question): readonly WorldPath[] {
  const { source, destination } = question;
  const absent = [source, destination].find(({ subnet }) => subnet !== undefined && !view.find('subnet', subnet));
  if (absent) { return [pathless(absent.subnet!, `subnet ${absent.subnet} does not exist`)]; }
  const [from, to] = [source, destination].map(({ subnet }) => (subnet === undefined ? undefined : view.find('subnet', subnet)));
  const paths = from && to ? between(view, from, to, question)
    : from ? outwards(view, from, question)
      : inwards(view, to!, question);
  const subnet = (from ?? to)!;
  return paths.length > 0 ? paths : [pathless(subnet.id, 'source and destination have no address family in common')];
}

function between(view: NetworkView, from: Subnet, to: Subnet, question: Question): readonly WorldPath[] {
  const { source, destination } = question;
  const areNeighbours = from.vpc.kind !== 'known' || to.vpc.kind !== 'known' || from.vpc.value === to.vpc.value;
  return FAMILIES.filter((family) => speaks(from, source, family) && speaks(to, destination, family)).flatMap((family) => {
    const [sources, destinations] = [addressesOf(view, from, source, family), addressesOf(view, to, destination, family)];
    const start = startOf(sources, destinations, question, family);
    const trips = areNeighbours ? [inside(view, from, to, start)] : egress({ view, subnet: from, realm: family, destination: { kind: 'outside' } }, start);
    return trips.map((trip) => toPath(family, trip, [sources, destinations], []));
  });
}

function outwards(view: NetworkView, subnet: Subnet, question: Question): readonly WorldPath[] {
  const { source, destination } = question;
  return realmsTo(view, subnet, destination).filter((realm) => speaks(subnet, source, familyOfRealm(realm))).flatMap((realm) => {
    const family = familyOfRealm(realm);
    const sources = addressesOf(view, subnet, source, family);
    const destinations = { set: destination.address === undefined ? internetOfRealm(view, subnet, realm) : addressIn(destination.address, realm) };
    const trips = egress({ view, subnet, realm, destination }, startOf(sources, destinations, question, family));
    return trips.map((trip) => toPath(family, trip, [sources], family === 'ipv4' ? endpointNotes(view, subnet) : []));
  });
}

function inwards(view: NetworkView, subnet: Subnet, question: Question): readonly WorldPath[] {
  const { source, destination } = question;
  const isSpoken = (family: Family) => source.address === undefined || familyOf(source.address) === family;
  return FAMILIES.filter((family) => speaks(subnet, destination, family) && isSpoken(family)).flatMap((family) => {
    const destinations = addressesOf(view, subnet, destination, family);
    const sources = { set: source.address === undefined ? internetOfRealm(view, subnet, family) : AddressSet.range(source.address) };
    const trips = ingress({ view, subnet, source }, startOf(sources, destinations, question, family));
    return trips.map((trip) => toPath(family, trip, [destinations], []));
  });
}

/** The realms in which hosts of the subnet can address the destination. */
function realmsTo(view: NetworkView, subnet: Subnet, { address }: Place): readonly Realm[] {
  if (address === undefined) {
    const isNat64 = subnet.dns64.kind === 'known' && subnet.dns64.value
      || realmsOf(subnet).includes('nat64') && waysOut(view, subnet, 'nat64').some(({ outlet }) => outlet.kind === 'nat-gateway');
    return realmsOf(subnet).filter((realm) => realm !== 'nat64' || isNat64);
  }
  const realm = familyOf(address) === 'ipv6' ? AddressSet.of(NAT64_PREFIX).contains(address) ? 'nat64' : 'ipv6'
    : subnet.ipv4 ? 'ipv4' : 'nat64';
  return realmsOf(subnet).filter((one) => one === realm);
}

/** The address as hosts write it to reach it in the realm. */
function addressIn(address: Address, realm: Realm): AddressSet {
  const set = AddressSet.range(address);
  return realm === 'nat64' && set.family === 'ipv4' ? toNat64(set) : set;
}

function speaks(subnet: Subnet, { address }: Place, family: Family): boolean {
  return subnet[family] !== undefined && (address === undefined || familyOf(address) === family);
}

/** The block as a whole: nobody asks about the few addresses in it that AWS keeps to itself. */
function addressesOf(view: NetworkView, subnet: Subnet, { address }: Place, family: Family): Addresses {
  if (address !== undefined) { return { set: AddressSet.range(address) }; }
  const block = subnet[family]!;
  return block.kind === 'known' ? { set: AddressSet.of(block.value) } : {
    set: possibleHosts(view, subnet, family),
    unknown: { label: subnet.id, reason: `the ${family} block of ${subnet.id} is unknown: ${block.reason}` },
  };
}

function startOf(sources: Addresses, destinations: Addresses, { traffic, clientPorts }: Question, family: Family): Leg {
  const flow = Flow.of(sources.set, destinations.set, traffic.services(family), answersOf(family, clientPorts));
  const labels = {
    ...(sources.unknown ? { source: [sources.unknown.label] } : {}),
    ...(destinations.unknown ? { destination: [destinations.unknown.label] } : {}),
  };
  return Leg.from({ intended: flow, atMost: flow, atLeast: flow, labels });
}

function toPath(family: Family, trip: Trip, ends: readonly Addresses[], notes: readonly string[]): WorldPath {
  return pathOf(family, trip, ends.flatMap(({ unknown }) => unknown?.reason ?? []), notes);
}

/** Gateway endpoints take the addresses of their service, which AWS alone knows, away from every other route but more specific ones. */
function endpointNotes(view: NetworkView, subnet: Subnet): readonly string[] {
  const { routeTable } = subnetRoutes(view, subnet, 'ipv4');
  return routeTable === undefined ? [] : gatewayEndpoints(view, routeTable)
    .map(({ id, service }) => `packets for addresses of ${service} take gateway endpoint ${id} instead, for TCP and ICMP echo alone`);
}
