import type { Subnet } from '../network/resources';
import type { Family } from '../packet/family';

/** Which addresses: those of IPv4, those of IPv6, or those of IPv4 as IPv6 hosts see them through NAT64. */
export type AddressSpace = 'ipv4' | 'ipv6' | 'nat64';

/** The family of the packets that hosts send into the address space. */
export const familyOfSpace = (addressSpace: AddressSpace): Family => (addressSpace === 'ipv4' ? 'ipv4' : 'ipv6');

/** The address spaces that hosts of a subnet speak. */
export function addressSpacesOf(subnet: Subnet): readonly AddressSpace[] {
  return [...subnet.ipv4 ? ['ipv4' as const] : [], ...subnet.ipv6 ? ['ipv6' as const, 'nat64' as const] : []];
}
