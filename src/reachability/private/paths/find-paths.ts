import type { Place } from './endpoints';
import { Flow } from './flow';
import { inbound, inboundToNatGateway } from './inbound';
import { outbound } from './outbound';
import { startingWith } from './packets-at';
import type { PathPair } from './path-direction';
import { PathDirection } from './path-direction';
import type { DeploymentPath } from './path-result';
import { pathless, pathOf } from './path-result';
import { answersOf, TrafficSpec } from './traffic';
import { withinVpc } from './within-vpc';
import { addressSpacesOf, familyOfSpace } from '../forwarding/address-space';
import type { AddressSpace } from '../forwarding/address-space';
import { NAT64_PREFIX, possibleHosts, toNat64 } from '../forwarding/internet';
import { internetOfAddressSpace, internetRoutes } from '../forwarding/internet-routes';
import { gatewayEndpoints, subnetRoutes } from '../forwarding/route-table';
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
      const start = startOf(sources, destinations, question, family);
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
      const destinations = {
        set:
          destination.address === undefined
            ? internetOfAddressSpace(view, subnet, addressSpace)
            : addressIn(destination.address, addressSpace),
      };
      const pairs = outbound(
        { view, subnet, addressSpace, destination },
        startOf(sources, destinations, question, family),
      );
      return pairs.map((pair) => toPath(family, pair, [sources], family === 'ipv4' ? endpointNotes(view, subnet) : []));
    });
}

function inwards(view: NetworkView, subnet: Subnet, question: Question): readonly DeploymentPath[] {
  const { source, destination } = question;
  const isSpoken = (family: Family) => source.address === undefined || familyOf(source.address) === family;
  const families = destination.natGateway ? ['ipv4' as const] : FAMILIES;
  return families.filter((family) => speaks(subnet, destination, family) && isSpoken(family)).flatMap((family) => {
    const destinations = addressesOf(view, subnet, destination, family);
    const sources = {
      set:
        source.address === undefined ? internetOfAddressSpace(view, subnet, family) : AddressSet.range(source.address),
    };
    const start = startOf(sources, destinations, question, family);
    const gateway = destination.natGateway && view.find('nat-gateway', destination.natGateway.id);
    const pairs = gateway
      ? [inboundToNatGateway({ view, subnet, source }, gateway, destination.natGateway!.elasticIp, start)]
      : inbound({ view, subnet, source }, start);
    return pairs.map((pair) => toPath(family, pair, [destinations], []));
  });
}

/** The address spaces in which hosts of the subnet can address the destination. */
function addressSpacesTo(view: NetworkView, subnet: Subnet, { address }: Place): readonly AddressSpace[] {
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
function addressesOf(view: NetworkView, subnet: Subnet, { address }: Place, family: Family): Addresses {
  if (address !== undefined) { return { set: AddressSet.range(address) }; }
  const block = subnet[family]!;
  return block.kind === 'known' ? { set: AddressSet.of(block.value) } : {
    set: possibleHosts(view, subnet, family),
    unknown: { label: subnet.id, reason: `the ${family} block of ${subnet.id} is unknown: ${block.reason}` },
  };
}

function startOf(
  sources: Addresses,
  destinations: Addresses,
  { traffic, ephemeralPorts }: Question,
  family: Family,
): PathDirection {
  const errors = traffic.hearsErrors ? icmpErrors(family) : undefined;
  const answers = answersOf(family, ephemeralPorts);
  const flow = Flow.of(sources.set, destinations.set, traffic.services(family), answers, errors);
  const labels = {
    ...(sources.unknown ? { source: [sources.unknown.label] } : {}),
    ...(destinations.unknown ? { destination: [destinations.unknown.label] } : {}),
  };
  return PathDirection.from(startingWith(flow, labels, sources.unknown ? 'source' : undefined), 'everything');
}

function toPath(family: Family, pair: PathPair, ends: readonly Addresses[], notes: readonly string[]): DeploymentPath {
  return pathOf(family, pair, ends.flatMap(({ unknown }) => unknown?.reason ?? []), notes);
}

/**
 * Gateway endpoints take the addresses of their service, which AWS alone knows, away from every other route but more
 * specific ones.
 */
function endpointNotes(view: NetworkView, subnet: Subnet): readonly string[] {
  const { routeTable } = subnetRoutes(view, subnet, 'ipv4');
  return routeTable === undefined
    ? []
    : gatewayEndpoints(view, routeTable).map(
      ({ id, service }) =>
        `packets for addresses of ${service} take gateway endpoint ${id} instead, for TCP and ICMP echo alone`,
    );
}
