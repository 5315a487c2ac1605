import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { known } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { internetPaths } from '../../../../src/reachability/private/paths/internet-paths';
import { placedComponents, zoneDoubt } from '../../../../src/reachability/rules/private/path-zones';
import { haNetwork, route, subnet, table } from '../../../support/network-builder';

const firewall = (...subnets: string[]): AnyResource => (
  { kind: 'inspection-endpoint', id: 'Wall', when: ALWAYS, type: 'network-firewall', vpc: known('Vpc'), subnets: subnets.map(known) }
);
const network = (...zones: string[]) => haNetwork().with(
  zones.map((zone, i) => subnet(`W${i}`, { zone, ipv4: `10.0.${200 + i}.0/24` })).flat(), firewall(...zones.map((_, i) => `W${i}`)),
  subnet('S', { zone: 'a', ipv4: '10.0.99.0/24', table: 'T' }), table('T'), route('T', '0.0.0.0/0 -> gwlb Wall'),
);
const placed = (...zones: string[]) => {
  const view = network(...zones).view();
  const own = view.find('subnet', 'S')!;
  const question = { ephemeralPorts: { from: 1024, to: 65535 }, assumesPublicAddresses: false };
  return internetPaths(view, own, 'ipv4', question).flatMap((path) => placedComponents(own, path)).map((one) => [one.componentId, one.isOwn, zoneDoubt(one, own)]);
};

test.each<[string, string[], string]>([
  ['its own zone', ['a'], 'yes'],
  ['another zone', ['b'], 'no'],
  ['its own zone twice', ['a', 'a'], 'yes'],
  ['two other zones', ['b', 'c'], 'no'],
  ['its own zone and another', ['a', 'b'], 'unknown'],
  ['a zone that a parameter gives', ['$Zone'], 'unknown'],
])('a firewall in %s', (_, zones, expected) => expect(placed(...zones).map(([id, isOwn]) => [id, isOwn])).toEqual([['Wall', expected]]));

test('why it is unknown', () => {
  expect(placed('a', 'b')[0][2]).toBe('Wall is in zones a and b: which of them packets of subnet S pass is unknown');
  expect(placed('$Zone')[0][2]).toBe('Wall is in zone Zone and subnet S in zone a: whether these are one zone is unknown');
});
