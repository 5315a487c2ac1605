import { isMeantForOtherNetworks } from './acceptance';
import { aclBlame } from './acl-blame';
import { crossingText, RULE_DIRECTION } from './crossing-words';
import type { Blame } from './rule';
import { requestWitness } from './witness';
import { NatCrossing } from '../../acl-crossing';
import type { Witness } from '../../finding';
import { PacketRole } from '../../finding';
import type { Crossing } from '../../private/forwarding/acl-crossing';
import type { AddressSpace } from '../../private/forwarding/address-space';
import { addressSpacesOf, familyOfSpace } from '../../private/forwarding/address-space';
import { isBlocking } from '../../private/forwarding/fact';
import { internetRoutes } from '../../private/forwarding/internet-routes';
import type { AclDecision } from '../../private/forwarding/network-acl';
import { denials } from '../../private/forwarding/network-acl';
import type { PortRange } from '../../private/forwarding/services';
import type { Subnet } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';
import type { Certainty } from '../../private/packet/bounds';
import { Bounds } from '../../private/packet/bounds';
import type { Family } from '../../private/packet/family';
import { FAMILIES, FAMILY_NAMES } from '../../private/packet/family';
import { PacketSet } from '../../private/packet/packet-set';
import { crossingPlace } from '../../private/paths/crossing-place';
import type { Flow } from '../../private/paths/flow';
import { factsOf } from '../../private/paths/hop-facts';
import { arrived, internetPaths, reachesInternet } from '../../private/paths/internet-paths';
import type { OutboundPath } from '../../private/paths/outbound';
import type { Hop } from '../../private/paths/path-direction';
import { uncertaintiesOf } from '../../private/paths/reply-account';

/** How hosts of a subnet reach the internet in one address space. */
export interface WayOut {
  readonly subnet: Subnet;
  readonly addressSpace: AddressSpace;
  readonly paths: readonly OutboundPath[];
  /** The requests that arrive on the internet, by destination. */
  readonly out: Bounds<PacketSet>;
}

/** The ways out of a subnet: NAT64 counts where something routes it. */
export function waysOutOf(
  view: NetworkView,
  subnet: Subnet,
  ephemeralPorts: PortRange,
): readonly WayOut[] {
  return view.memo(`ways out ${subnet.id} ${ephemeralPorts.from}-${ephemeralPorts.to}`, () => (
    addressSpacesOf(subnet)
      .filter((space) => space !== 'nat64' || internetRoutes(view, subnet, space).length > 0)
      .map((addressSpace) => {
        const paths = internetPaths(view, subnet, addressSpace, { ephemeralPorts, assumesPublicAddresses: false });
        return { subnet, addressSpace, paths, out: outOf(paths, subnet, familyOfSpace(addressSpace)) };
      })
  ), subnet);
}

/** Whether any packet arrives on the internet by the path. */
export function isUsed(path: OutboundPath): Certainty {
  const { lower, upper } = path.forward.packets.passed;
  if (upper.isEmpty()) { return 'no'; }
  return reachesInternet(path) && !lower.isEmpty() ? 'yes' : 'unknown';
}

export const waysOf = (ways: readonly WayOut[], family: Family): readonly WayOut[] =>
  ways.filter(({ addressSpace }) => familyOfSpace(addressSpace) === family);

/** The paths that a route takes. */
export const routedPaths = (ways: readonly WayOut[], family: Family): readonly OutboundPath[] =>
  waysOf(ways, family).flatMap(({ paths }) => paths.filter(({ share }) => share.nextHop));

/**
 * Whether nothing of a family that a private subnet speaks gets out. IPv6 without any route may be meant, and so may
 * IPv4 beside NAT64 or through a gateway that is private on purpose.
 */
export function isClosed(subnet: Subnet, ways: readonly WayOut[], family: Family): Certainty {
  const own = waysOf(ways, family);
  const isMeant = family === 'ipv6' && subnet.ipv4 !== undefined && routedPaths(ways, family).length === 0;
  const counted = family === 'ipv4' ? [...own, ...ways.filter(({ addressSpace }) => addressSpace === 'nat64')] : own;
  const paths = own.flatMap((way) => way.paths);
  if (own.length === 0 || isMeant || isMeantForOtherNetworks(paths)) { return 'no'; }
  const empty = counted.map(({ out }) => out.isEmpty());
  if (empty.includes('no')) { return 'no'; }
  return empty.includes('unknown') || paths.some((path) => isUsed(path) !== 'no') ? 'unknown' : 'yes';
}

/** Why there may be nothing of some families that could be lost on the way: nothing of them gets out, or perhaps so. */
export function stillness(subnet: Subnet, ways: readonly WayOut[], nothing: string): readonly string[] {
  return FAMILIES.flatMap((family): readonly string[] => {
    const closed = isClosed(subnet, ways, family);
    if (closed === 'no') { return []; }
    const request = `${FAMILY_NAMES[family]} request of subnet ${subnet.id} gets to the internet`;
    if (closed === 'yes') { return [`no ${request}: ${nothing}`]; }
    const doubts = waysOf(ways, family).flatMap(({ paths }) => paths.flatMap((path) => uncertaintiesOf(path, subnet)));
    return doubts.length > 0 ? doubts : [`whether any ${request} is unknown`];
  });
}

function outOf(paths: readonly OutboundPath[], subnet: Subnet, family: Family): Bounds<PacketSet> {
  const parts = paths.filter(reachesInternet).map((path): Bounds<PacketSet> => {
    const { lower, upper } = arrived(path);
    return lower === upper || lower.destinations.equals(upper.destinations)
      ? Bounds.exact(upper.destinations)
      : Bounds.between(lower.destinations, upper.destinations, uncertaintiesOf(path, subnet));
  });
  return parts.length === 0 ? Bounds.exact(PacketSet.empty(family)) : Bounds.unionOf(parts);
}

/** Packets that the network ACL of a crossing stops for certain on their way out. */
export interface OutboundLoss {
  readonly subnet: Subnet;
  readonly hop: Hop;
  readonly crossing: Crossing;
  /** The packets that get to the crossing. */
  readonly offered: Flow;
  /** By the side that its rules see. */
  readonly missing: PacketSet;
  /** Nothing gets through. */
  readonly isTotal: boolean;
}

/**
 * What the network ACLs on the way out stop, in the order of the way.
 *
 * @param wanted by destination; what else they stop does not count
 */
export function lossesOnTheWayOut(
  subnet: Subnet,
  { forward }: OutboundPath,
  wanted?: PacketSet,
): readonly OutboundLoss[] {
  return forward.hops.flatMap((hop): readonly OutboundLoss[] => {
    const { crossing, before } = hop;
    if (!crossing) { return []; }
    const all = before.unfiltered.lower;
    const offered = wanted?.family === all.family ? all.restrictedTo('destination', wanted) : all;
    const missing = stopped(hop, crossing, offered.side(crossing.side));
    if (missing.isEmpty()) { return []; }
    const isTotal = missing.equals(before.unfiltered.upper.side(crossing.side));
    return [{ subnet, hop, crossing, offered, missing, isTotal }];
  });
}

/** Hosts of unknown address are any of those in the set: what is stopped of all of them is stopped. */
function stopped({ before: { unknownSide } }: Hop, { side, allowed }: Crossing, offered: PacketSet): PacketSet {
  const missing = offered.subtract(allowed.upper);
  return unknownSide === side
    ? PacketSet.ofServices(missing.addresses, missing.services.subtract(offered.intersect(allowed.upper).services))
    : missing;
}

/** Why it is unknown whether a network ACL behind the subnet's own stops a part of what the subnet sends out. */
export function doubtfulLosses(subnet: Subnet, path: OutboundPath): readonly string[] {
  return path.forward.hops.flatMap(({ crossing, before }): readonly string[] => {
    if (!crossing || crossing.subnet.id === subnet.id) { return []; }
    const { allowed, side } = crossing;
    const isPossible = !before.unfiltered.upper.side(side).isSubsetOf(allowed.lower);
    return isPossible ? [...allowed.reasons, ...uncertaintiesOf(path, subnet)] : [];
  });
}

/** The rules that stop the packets. */
export function denialsOf({ crossing: { acl }, missing }: OutboundLoss): readonly AclDecision[] {
  return acl ? denials(acl, missing) : [];
}

export function lossBlame(loss: OutboundLoss): readonly Blame[] {
  const { crossing } = loss;
  return denialsOf(loss).map((denial) => (
    aclBlame(crossing, denial, `what is ${crossingText(crossing)} on the way out`)
  ));
}

export function lossWitness({ subnet, crossing, offered, missing }: OutboundLoss): Witness {
  const lost = offered.restrictedTo(crossing.side, missing);
  const natCrossing = crossing.subnet.id === subnet.id ? NatCrossing.L1
    : crossing.direction === 'ingress' ? NatCrossing.L2 : NatCrossing.L3;
  const where = `${PacketRole.REQUEST} ${crossingText(crossing)}`;
  return { ...requestWitness(subnet, lost, where), crossing: crossingPlace(crossing), natCrossing };
}

export function lossFixes({ crossing }: OutboundLoss, what: string): string {
  return `add an ${RULE_DIRECTION[crossing.direction]} allow rule for ${what} to network ACL ${crossing.acl?.id}`;
}

/** What else stops all packets of a path: a fact of a component, with the packets that get there. */
export interface Dead {
  readonly hop: Hop;
  readonly blame: Blame;
}

export function deadEndsOf({ forward }: OutboundPath): readonly Dead[] {
  return forward.hops.flatMap((hop) => factsOf({ ...hop, crossing: undefined })
    .filter((fact) => isBlocking(fact) && !fact.partial)
    .map(({ code, componentId, detail }) => ({
      hop, blame: { componentId: componentId ?? hop.componentId, explanationCode: code, detail },
    })));
}
