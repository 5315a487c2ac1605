import type { AddressSpace } from '../../../../src/reachability/private/forwarding/address-space';
import {
  egressOnlyGatewayFacts, LETS_IN_REPLIES_ALONE,
} from '../../../../src/reachability/private/forwarding/egress-only-internet-gateway';

test.each<[AddressSpace, object[]]>([
  ['ipv6', []],
  ['nat64', []],
  ['ipv4', [{
    effect: 'blocks', code: 'PROTOCOL_RESTRICTION', detail: 'an egress-only internet gateway passes IPv6 alone',
  }]],
])('of %s it stops %j', (space, expected) => expect(egressOnlyGatewayFacts(space)).toEqual(expected));

test('it lets nothing in that was not asked for', () => {
  expect(LETS_IN_REPLIES_ALONE).toEqual({
    effect: 'blocks', detail: 'an egress-only internet gateway lets in replies alone',
  });
});
