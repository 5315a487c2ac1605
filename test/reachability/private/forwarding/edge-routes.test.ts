import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { redirectingRoute } from '../../../../src/reachability/private/forwarding/edge-routes';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { empty, igw, route, subnet, table, vpc } from '../../../support/network-builder';

const base = empty.with(vpc(), igw('Igw', 'Vpc'), subnet('S', { ipv4: '10.0.0.0/24', ipv6: '2600:1f16:abc:de00::/64' }), table('Edge'));
const association: AnyResource = { kind: 'edge-association', id: 'EdgeOf', when: ALWAYS, gateway: known('Igw'), routeTable: known('Edge') };
const found = (...more: AnyResource[]) => {
  const view = base.with(more).view();
  const one = redirectingRoute(view, view.find('subnet', 'S')!, 'Igw');
  return one?.kind === 'known' ? one.value.id : one;
};

test.each([
  ['10.0.0.0/24 -> gwlb Wall', true], ['10.0.0.0/16 -> eni H', true], ['2600:1f16:abc:de00::/64 -> gwlb Wall', true],
  ['10.0.0.0/24 -> local', false], ['10.0.1.0/24 -> gwlb Wall', false],
])('%s redirects: %s', (text, expected) => expect(found(association, route('Edge', text))).toBe(expected ? `Edge ${text}` : undefined));

test('a table that no gateway has redirects nothing', () => expect(found(route('Edge', '10.0.0.0/24 -> gwlb Wall'))).toBeUndefined());
test('a route whose destination is unknown may', () => {
  expect(found(association, route('Edge', '? -> gwlb Wall')))
    .toEqual(unknown('whether route Edge ? -> gwlb Wall takes what enters the VPC for subnet S elsewhere is unknown'));
});
test('a table of an unknown gateway may', () => {
  const open = { ...association, gateway: unknown('it is a parameter') } as AnyResource;
  expect(found(open, route('Edge', '10.0.0.0/24 -> gwlb Wall'))).toEqual(unknown(
    'whether route Edge 10.0.0.0/24 -> gwlb Wall takes what enters the VPC for subnet S elsewhere is unknown: '
    + 'the gateway of EdgeOf is unknown, it is a parameter',
  ));
});
test('a table outside the template may', () => {
  expect(found({ ...association, routeTable: unknown('rtb-1 is not in the template') } as AnyResource))
    .toEqual(unknown('the route table of EdgeOf is unknown: rtb-1 is not in the template'));
});
