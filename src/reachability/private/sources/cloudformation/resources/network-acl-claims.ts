import { NETWORK_ACL_METADATA_KEY, REMOTE_ADMIN_PORTS } from '../../../../network-acl-metadata';
import type { EgressClaim, NetworkAclMetadata } from '../../../../network-acl-metadata';
import type { EgressClaims } from '../../../network/network-acl';
import { AddressSet } from '../../../packet/address-set';
import { parseCidr } from '../../../packet/cidr';
import type { Family } from '../../../packet/family';
import { IntervalSet } from '../../../packet/interval-set';
import { PacketSet } from '../../../packet/packet-set';
import { ALL_PROTOCOLS, hasField, ICMP, icmpField, ICMPV6, WHOLE_FIELD } from '../../../packet/protocol';
import type { DeclaredResource } from '../declared-resource';
import { property } from '../expressions/value';

/** A claim that the template makes: whatever else it lists is closed, and lost, like any other port. */
export function portsBlockedOnPurpose(acl: DeclaredResource): readonly number[] {
  const listed = claimed(acl, 'portsBlockedOnPurpose');
  return Array.isArray(listed) ? listed.filter((port) => REMOTE_ADMIN_PORTS.includes(port)) : [];
}

/** What the template claims that subnets of the network ACL send to the internet; undefined if it claims nothing. */
export function egressClaims(acl: DeclaredResource): EgressClaims | undefined {
  const listed = claimed(acl, 'egress');
  if (!Array.isArray(listed)) { return undefined; }
  const ofFamily = (family: Family): PacketSet => listed
    .map((claim: unknown) => packetsOf(claim, family))
    .reduce((all, one) => all.union(one), PacketSet.empty(family));
  return { ipv4: ofFamily('ipv4'), ipv6: ofFamily('ipv6') };
}

function claimed(acl: DeclaredResource, key: keyof NetworkAclMetadata): unknown {
  return property(acl.metadata(NETWORK_ACL_METADATA_KEY), key);
}

/** What is not written as this library writes it claims nothing. */
function packetsOf(claim: unknown, family: Family): PacketSet {
  const read = (key: keyof EgressClaim) => property(claim, key);
  const [protocol, from, to, cidr] = [read('protocol'), read('from'), read('to'), read('cidr')];
  const block = typeof cidr === 'string' ? parseCidr(cidr) : undefined;
  if (block?.family !== family || typeof protocol !== 'number') { return PacketSet.empty(family); }
  return PacketSet.of({
    addresses: AddressSet.of(block),
    protocols: protocol === -1 ? ALL_PROTOCOLS : IntervalSet.of(protocol),
    field: fieldOf(protocol, from, to),
  });
}

function fieldOf(protocol: number, from: unknown, to: unknown): IntervalSet<number> {
  if (!hasField(protocol) || typeof from !== 'number' || typeof to !== 'number') { return WHOLE_FIELD; }
  if (protocol !== ICMP && protocol !== ICMPV6) { return IntervalSet.of(from, to); }
  if (from === -1) { return WHOLE_FIELD; }
  return to === -1 ? icmpField(from) : icmpField(from, to);
}
