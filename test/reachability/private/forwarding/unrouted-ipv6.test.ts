import type { NextHop } from '../../../../src/reachability/private/forwarding/next-hop';
import { unroutedIpv6Facts } from '../../../../src/reachability/private/forwarding/unrouted-ipv6';
import type { Subnet } from '../../../../src/reachability/private/network/resources';

const facts = (kind?: NextHop['kind']) => unroutedIpv6Facts({ id: 'S' } as Subnet, kind && { kind } as NextHop);

test.each<[NextHop['kind'] | undefined, boolean]>([
  [undefined, true], ['black-hole', true], ['nat-gateway', true], ['outside', true], ['unknown', true], ['host', true], ['inspection-endpoint', true],
  ['gateway-endpoint', true], ['local', true], ['internet-gateway', false], ['egress-only-internet-gateway', false],
])('where replies go to %s, it is undocumented whether packets get in: %s', (kind, isOpen) => {
  expect(facts(kind).map(({ effect, code }) => [effect, code])).toEqual(isOpen ? [['may block', 'UNKNOWN_RESOURCE']] : []);
});
