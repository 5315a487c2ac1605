import { crossing } from '../forwarding/acl-crossing';
import { vpcBlocks } from '../forwarding/internet';
import { EVERY_PORT, replies, requests } from '../forwarding/services';
import type { Direction, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';
import type { Family } from '../packet/family';
import { PacketSet } from '../packet/packet-set';
import type { ServiceSet } from '../packet/protocol';

/** What the subnets of a VPC let in from each other, and out to each other, by their own address. */
export interface Neighbours {
  readonly letIn: Bounds<PacketSet>;
  readonly letOut: Bounds<PacketSet>;
}

/** Requests, and all replies that anybody may wait for. */
const SPOKEN: Readonly<Record<Family, ServiceSet>> = {
  ipv4: requests('ipv4').union(replies('ipv4', EVERY_PORT)),
  ipv6: requests('ipv6').union(replies('ipv6', EVERY_PORT)),
};

/** The subnets of a VPC whose block is known, by address. */
export function subnetsOf(view: NetworkView, vpc: string, family: Family): readonly Subnet[] {
  return view.memo(`subnets of ${vpc} ${family}`, () => view.referringTo('subnet', 'vpc', vpc)
    .flatMap((subnet) => (subnet[family]?.kind === 'known' ? [{ subnet, base: subnet[family].value.base }] : []))
    .sort((a, b) => (a.base < b.base ? -1 : 1))
    .map(({ subnet }) => subnet));
}

/**
 * All subnets of a VPC as one neighbour: to ask of each subnet what it and the rest say to each other takes as many
 * questions as there are subnets, and not as many as there are pairs. What a network ACL says of single addresses of
 * the VPC blurs to bounds: pairs that these do not decide are looked at one by one.
 */
export function neighboursIn(view: NetworkView, vpc: string, family: Family): Neighbours {
  return view.memo(`neighbours in ${vpc} ${family}`, () => {
    const everybody = vpcBlocks(view, vpc, family);
    const all = (direction: Direction): Bounds<PacketSet> => {
      const parts = subnetsOf(view, vpc, family).map((subnet) => shareOf(view, subnet, direction, everybody));
      return parts.length === 0 ? Bounds.exact(PacketSet.empty(family)) : Bounds.unionOf(parts);
    };
    return { letIn: all('ingress'), letOut: all('egress') };
  });
}

function shareOf(view: NetworkView, subnet: Subnet, direction: Direction, everybody: AddressSet): Bounds<PacketSet> {
  const { family } = everybody;
  const { some, every } = view.memo(`vpc services ${subnet.id} ${direction} ${family}`, () =>
    servicesWith(crossing(view, subnet, direction, family).allowed, everybody), subnet);
  const own = blockOf(subnet, family);
  return Bounds.between(
    PacketSet.ofServices(own, every),
    PacketSet.ofServices(own, some),
    [`the network ACL of subnet ${subnet.id} tells addresses of the VPC apart`],
  );
}

/** The services that pass for some address of the VPC, and those that pass for every one. */
function servicesWith(allowed: Bounds<PacketSet>, everybody: AddressSet): {
  readonly some: ServiceSet;
  readonly every: ServiceSet;
} {
  const all = PacketSet.ofServices(everybody, SPOKEN[everybody.family]);
  return {
    some: all.intersect(allowed.upper).services,
    every: all.services.subtract(all.subtract(allowed.lower).services),
  };
}

/** The addresses of a subnet whose block is known. */
export function blockOf(subnet: Subnet, family: Family): AddressSet {
  const block = subnet[family];
  return block?.kind === 'known' ? AddressSet.of(block.value) : AddressSet.empty(family);
}
