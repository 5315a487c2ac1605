import type { Place } from './endpoints';
import { Flow } from './flow';
import { inbound, inboundToNatGateway } from './inbound';
import { outbound } from './outbound';
import { startingWith } from './packets-at';
import type { PathPair } from './path-direction';
import { PathDirection } from './path-direction';
import type { DeploymentPath } from './path-result';
import { pathless, pathOf } from './path-result';
import { perhapsToService, toService } from './to-service';
import { answersOf, TrafficSpec } from './traffic';
import { withinVpc } from './within-vpc';
import { addressSpacesOf, familyOfSpace } from '../forwarding/address-space';
import type { AddressSpace } from '../forwarding/address-space';
import { endpointsOf } from '../forwarding/gateway-endpoint';
import { NAT64_PREFIX, possibleHosts, toNat64 } from '../forwarding/internet';
import { internetOfAddressSpace, internetRoutes } from '../forwarding/internet-routes';
import type { PortRange } from '../forwarding/services';
import { icmpErrors } from '../forwarding/services';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { Address, familyOf } from '../packet/address';
import { AddressSet } from '../packet/address-set';
import { FAMILIES, Family } from '../packet/family';

export interface Question {
  readonly source: Place;
  readonly destination: Place;
  readonly traffic: TrafficSpec;
  /** The ports at which hosts listen for replies. */
  readonly ephemeralPorts: PortRange;
}

interface Addresses {
  readonly set: AddressSet;
  /** Set if the addresses are unknown; then the set is that of all that they may be. */
  readonly unknown?: { readonly label: string; readonly reason: string };
}

/** All paths from the source to the destination and back, as the network is in one deployment. */
export function findPaths(view: NetworkView, question: Question): readonly DeploymentPath[] {
  const { source, destination } = question;
  const absent = [source, destination].find(({ subnet }) => subnet !== undefined && !view.find('subnet', subnet));
  if (absent) { return [pathless(absent.subnet!, `subnet ${absent.subnet} does not exist`)]; }
  const gone = [source, destination].find(({ host }) => host !== undefined && !view.find('host', host));
  if (gone) { return [pathless(gone.host!, `host ${gone.host} does not exist`)]; }
  const [from, to] = [source, destination].map(({ subnet }) =>
    subnet === undefined ? undefined : view.find('subnet', subnet),
  );
  const paths = from && to ? between(view, from, to, question)
    : from ? outwards(view, from, question)
      : inwards(view, to!, question);
  const subnet = (from ?? to)!;
  return paths.length > 0 ? paths : [pathless(subnet.id, 'source and destination have no address family in common')];
}

function between(view: NetworkView, from: Subnet, to: Subnet, question: Question): readonly DeploymentPath[] {
  const { source, destination } = question;
  const areNeighbours = from.vpc.kind !== 'known' || to.vpc.kind !== 'known' || from.vpc.value === to.vpc.value;
  return FAMILIES.filter((family) => speaks(from, source, family) && speaks(to, destination, family)).flatMap(
    (family) => {
      const [sources, destinations] = [
        addressesOf(view, from, source, family),
        addressesOf(view, to, destination, family),
      ];
      const start = startOf(view, sources, destinations, question, family);
      const pairs = areNeighbours
        ? [withinVpc(view, from, to, start)]
        : outbound({ view, subnet: from, addressSpace: family, destination: { kind: 'outside' } }, start);
      return pairs.map((pair) => toPath(family, pair, [sources, destinations], []));
    },
  );
}

function outwards(view: NetworkView, subnet: Subnet, question: Question): readonly DeploymentPath[] {
  const { source, destination } = question;
  return addressSpacesTo(view, subnet, destination)
    .filter((addressSpace) => speaks(subnet, source, familyOfSpace(addressSpace)))
    .flatMap((addressSpace) => {
      const family = familyOfSpace(addressSpace);
      const sources = addressesOf(view, subnet, source, family);
      const destinations = addressesOutside(view, subnet, destination, addressSpace);
      const start = startOf(view, sources, destinations, question, family);
      const notes = notesOf(view, subnet, family, destination);
      return waysTo(view, subnet, destination, addressSpace, start)
        .map((pair) => toPath(family, pair, [sources, destinations], notes));
    });
}

/** By the gateway endpoint of the service that is asked for, or by the routes; where there is none, perhaps by one. */
function waysTo(
  view: NetworkView,
  subnet: Subnet,
  destination: Place,
  addressSpace: AddressSpace,
  start: PathDirection,
): readonly PathPair[] {
  const endpoints = endpointsOf(view, subnet);
  const endpoint = endpoints.find(({ service }) => service === destination.service);
  if (endpoint) { return [toService(view, subnet, endpoint, start)]; }
  const { addresses } = start.packets.unfiltered.upper.destinations;
  const mayBeServices = addressSpace === 'ipv4' && endpoints.length > 0 && destination.address !== undefined &&
    addresses.isSubsetOf(internetOfAddressSpace(view, subnet, addressSpace));
  return outbound({ view, subnet, addressSpace, destination }, start).flatMap((pair): readonly PathPair[] =>
    pair.share.nextHop || !mayBeServices
      ? [pair]
      : endpoints.map((one) => perhapsToService(view, subnet, one, start)));
}

function inwards(view: NetworkView, subnet: Subnet, question: Question): readonly DeploymentPath[] {
  const { source, destination } = question;
  const isSpoken = (family: Family) => source.address === undefined || familyOf(source.address) === family;
  const families = destination.natGateway ? ['ipv4' as const] : FAMILIES;
  return families.filter((family) => speaks(subnet, destination, family) && isSpoken(family)).flatMap((family) => {
    const destinations = addressesOf(view, subnet, destination, family);
    const sources = addressesOutside(view, subnet, source, family);
    const start = startOf(view, sources, destinations, question, family);
    const gateway = destination.natGateway && view.find('nat-gateway', destination.natGateway.id);
    const pairs = gateway
      ? [inboundToNatGateway({ view, subnet, source }, gateway, destination.natGateway!.elasticIp, start)]
      : inbound({ view, subnet, source }, start);
    return pairs.map((pair) => toPath(family, pair, [destinations], []));
  });
}

/** The address spaces in which hosts of the subnet can address the destination. */
function addressSpacesTo(view: NetworkView, subnet: Subnet, { address, service }: Place): readonly AddressSpace[] {
  // The names of services have IPv4 addresses, and where they have others too, hosts ask for them by another name.
  if (service !== undefined && subnet.ipv4) { return ['ipv4']; }
  if (address === undefined) {
    const isNat64 =
      (subnet.dns64.kind === 'known' && subnet.dns64.value) ||
      (addressSpacesOf(subnet).includes('nat64') &&
        internetRoutes(view, subnet, 'nat64').some(({ nextHop }) => nextHop.kind === 'nat-gateway'));
    return addressSpacesOf(subnet).filter((addressSpace) => addressSpace !== 'nat64' || isNat64);
  }
  const addressSpace = familyOf(address) === 'ipv6' ? AddressSet.of(NAT64_PREFIX).contains(address) ? 'nat64' : 'ipv6'
    : subnet.ipv4 ? 'ipv4' : 'nat64';
  return addressSpacesOf(subnet).filter((one) => one === addressSpace);
}

/** The address as hosts write it to reach it in the address space. */
function addressIn(address: Address, addressSpace: AddressSpace): AddressSet {
  const set = AddressSet.range(address);
  return addressSpace === 'nat64' && set.family === 'ipv4' ? toNat64(set) : set;
}

function speaks(subnet: Subnet, { address }: Place, family: Family): boolean {
  return subnet[family] !== undefined && (address === undefined || familyOf(address) === family);
}

/** The block as a whole: nobody asks about the few addresses in it that AWS keeps to itself. */
function addressesOf(view: NetworkView, subnet: Subnet, { address, host }: Place, family: Family): Addresses {
  if (address !== undefined) { return { set: AddressSet.range(address) }; }
  const block = subnet[family]!;
  if (block.kind === 'unknown') {
    return {
      set: possibleHosts(view, subnet, family),
      unknown: { label: subnet.id, reason: `the ${family} block of ${subnet.id} is unknown: ${block.reason}` },
    };
  }
  const set = AddressSet.of(block.value);
  return host === undefined
    ? { set }
    : { set, unknown: { label: host, reason: `which address of ${subnet.id} host ${host} has is unknown` } };
}

/** An address, or all of the internet, of which a service has some that nobody knows. */
function addressesOutside(
  view: NetworkView,
  subnet: Subnet,
  { address, service }: Place,
  addressSpace: AddressSpace,
): Addresses {
  if (address !== undefined) { return { set: addressIn(address, addressSpace) }; }
  const set = internetOfAddressSpace(view, subnet, addressSpace);
  return service === undefined
    ? { set }
    : { set, unknown: { label: service, reason: `which addresses ${service} has is unknown` } };
}

function startOf(
  view: NetworkView,
  sources: Addresses,
  destinations: Addresses,
  { source, destination, traffic, ephemeralPorts }: Question,
  family: Family,
): PathDirection {
  const [from, to] = [source, destination].map(({ host }) =>
    host === undefined ? undefined : view.find('host', host),
  );
  const errors = traffic.hearsErrors ? icmpErrors(family) : undefined;
  const answers = answersOf(family, ephemeralPorts);
  const flow = Flow.of(sources.set, destinations.set, traffic.services(family), answers, errors);
  const labels = {
    ...(sources.unknown ? { source: [sources.unknown.label] } : {}),
    ...(destinations.unknown ? { destination: [destinations.unknown.label] } : {}),
  };
  const unknownSide = sources.unknown ? 'source' : destinations.unknown ? 'destination' : undefined;
  return PathDirection.from(
    startingWith(flow, labels, unknownSide, { source: from, destination: to }), 'everything',
  );
}

function toPath(family: Family, pair: PathPair, ends: readonly Addresses[], notes: readonly string[]): DeploymentPath {
  return pathOf(family, pair, ends.flatMap(({ unknown }) => unknown?.reason ?? []), notes);
}

/**
 * Gateway endpoints take the addresses of their service, which AWS alone knows, away from every other route but more
 * specific ones.
 */
function notesOf(view: NetworkView, subnet: Subnet, family: Family, { service }: Place): readonly string[] {
  if (family === 'ipv6' || service !== undefined) { return []; }
  return endpointsOf(view, subnet).map(
    (endpoint) =>
      `packets for addresses of ${endpoint.service} take gateway endpoint ${endpoint.id} instead, for TCP and ICMP echo alone`,
  );
}
