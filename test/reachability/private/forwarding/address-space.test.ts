import {
  AddressSpace, addressSpacesOf, familyOfSpace,
} from '../../../../src/reachability/private/forwarding/address-space';
import type { Subnet } from '../../../../src/reachability/private/network/resources';
import { subnet, SubnetParts } from '../../../support/network-builder';

test.each<[AddressSpace, string]>([['ipv4', 'ipv4'], ['ipv6', 'ipv6'], ['nat64', 'ipv6']])(
  'hosts send packets of %s as %s', (space, family) => expect(familyOfSpace(space)).toBe(family),
);

test.each<[SubnetParts, AddressSpace[]]>([
  [{}, []],
  [{ ipv4: '10.0.0.0/24' }, ['ipv4']],
  [{ ipv6: '2600::/64' }, ['ipv6', 'nat64']],
  [{ ipv4: '?', ipv6: '?' }, ['ipv4', 'ipv6', 'nat64']],
])('hosts of a subnet of %j speak %j', (parts, expected) => {
  expect(addressSpacesOf(subnet('S', parts)[0] as Subnet)).toEqual(expected);
});
