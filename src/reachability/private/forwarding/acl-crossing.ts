import type { CompiledAcl } from './network-acl';
import { compileAcl } from './network-acl';
import { transport } from './services';
import type { Reference } from '../network/resource';
import { known, refersTo, Resolved, unknown } from '../network/resource';
import type { Direction, NetworkAcl, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';
import type { Family } from '../packet/family';
import { PacketSet } from '../packet/packet-set';

/** In the place of a logical id that is unknown. */
export const UNKNOWN_ID = '(unknown)';

/** Traffic that enters (`ingress`) or leaves (`egress`) a subnet, where its network ACL is asked. */
export interface Crossing {
  readonly subnet: Subnet;
  readonly direction: Direction;
  readonly family: Family;
  /** What a rule sees of a packet, besides the service: the address that is not in the subnet. */
  readonly side: 'source' | 'destination';
  /** Undefined where the template does not tell which one the subnet uses. */
  readonly acl?: CompiledAcl;
  /** What gets through. */
  readonly allowed: Bounds<PacketSet>;
  /** Inbound TCP and UDP on ports that the network ACL says it closes on purpose. */
  readonly closedOnPurpose: PacketSet;
}

export function crossing(view: NetworkView, subnet: Subnet, direction: Direction, family: Family): Crossing {
  return view.memo(`crossing ${subnet.id} ${direction} ${family}`, () => {
    const side = direction === 'ingress' ? 'source' : 'destination';
    const used = aclOf(view, subnet);
    if (used.kind === 'unknown') {
      const allowed = Bounds.between(PacketSet.empty(family), PacketSet.all(family), [used.reason]);
      return { subnet, direction, family, side, allowed, closedOnPurpose: PacketSet.empty(family) };
    }
    const acl = compileAcl(view, used.value.id, used.value.isDefault, direction, family);
    return {
      subnet,
      direction,
      family,
      side,
      acl,
      allowed: acl.allowed,
      closedOnPurpose: closedOnPurpose(view, subnet, direction, family),
    };
  }, subnet);
}

/** The network ACL that a subnet uses, if it is in the template. */
export function networkAclOf(view: NetworkView, subnet: Subnet): NetworkAcl | undefined {
  const used = aclOf(view, subnet);
  return used.kind === 'known' ? view.find('network-acl', used.value.id) : undefined;
}

function closedOnPurpose(view: NetworkView, subnet: Subnet, direction: Direction, family: Family): PacketSet {
  const ports = direction === 'ingress' ? networkAclOf(view, subnet)?.portsBlockedOnPurpose ?? [] : [];
  return ports.length === 0
    ? PacketSet.empty(family)
    : PacketSet.ofServices(AddressSet.all(family), transport(ports));
}

/** The ACL associated with the subnet, or else the one that its VPC comes with. */
function aclOf(view: NetworkView, subnet: Subnet): Resolved<Pick<NetworkAcl, 'id' | 'isDefault'>> {
  const associations = view.referringTo('network-acl-association', 'subnet', subnet.id);
  const possible = view.perhapsReferringTo('network-acl-association', 'subnet', subnet.id);
  const [first, ...others] = [...associations, ...possible].map(({ networkAcl }) => networkAcl);
  if (first === undefined) { return defaultAcl(view, subnet); }
  if (associations.length > 0 && (others.length === 0 || isOne(first, others))) {
    return associatedAcl(view, subnet, first);
  }
  if (associations.length > 1) {
    return unknown(
      `subnet ${subnet.id} has ${associations.length} network ACL associations: ${associations.map(({ id }) => id).join(', ')}`,
    );
  }
  return unknown(`whether ${possible[0].id} is the network ACL association of subnet ${subnet.id} is unknown${
    possible[0].subnet.kind === 'unknown' ? `: ${possible[0].subnet.reason}` : ''}`);
}

/** Whichever of the associations is the last one made, the subnet has the same ACL. */
function isOne(first: Reference, others: readonly Reference[]): boolean {
  return first.kind === 'known' && others.every((other) => refersTo(other, first.value));
}

function associatedAcl(
  view: NetworkView,
  subnet: Subnet,
  reference: Resolved<string>,
): Resolved<Pick<NetworkAcl, 'id' | 'isDefault'>> {
  if (reference.kind === 'unknown') {
    return unknown(`the network ACL of subnet ${subnet.id} is unknown: ${reference.reason}`);
  }
  const acl = view.follow('network-acl', reference);
  return acl
    ? known(acl)
    : unknown(`the network ACL of subnet ${subnet.id} is unknown: ${reference.value} does not exist`);
}

function defaultAcl(view: NetworkView, subnet: Subnet): Resolved<Pick<NetworkAcl, 'id' | 'isDefault'>> {
  if (subnet.vpc.kind === 'unknown') {
    return unknown(
      `subnet ${subnet.id} uses the default network ACL of a VPC that is not in the template: ${subnet.vpc.reason}`,
    );
  }
  const candidates = view.network
    .referringTo('network-acl', 'vpc', subnet.vpc.value)
    .filter(({ isDefault }) => isDefault);
  return known(view.existing(candidates)[0] ?? { id: `${subnet.vpc.value}.DefaultNetworkAcl`, isDefault: true });
}
