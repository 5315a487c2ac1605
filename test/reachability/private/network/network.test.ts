import { ALWAYS, is, NEVER } from '../../../../src/reachability/private/conditions/condition';
import { Network } from '../../../../src/reachability/private/network/network';
import { known, refersTo, unknown } from '../../../../src/reachability/private/network/resource';
import { Host, RouteTable, RouteTableAssociation, Vpc } from '../../../../src/reachability/private/network/resources';

const vpc = (id: string, when = ALWAYS): Vpc => ({ kind: 'vpc', id, when });
const table = (id: string, of: string | undefined): RouteTable => ({ kind: 'route-table', id, when: ALWAYS, vpc: of === undefined ? unknown('x') : known(of) });
const association = (id: string, subnet: string, routeTable: string): RouteTableAssociation => (
  { kind: 'route-table-association', id, when: ALWAYS, subnet: known(subnet), routeTable: known(routeTable) }
);
const ids = (resources: readonly { readonly id: string }[]) => resources.map(({ id }) => id);

const network = new Network({ resources: [table('T2', 'A'), vpc('B'), table('T1', 'A'), vpc('A'), table('T3', undefined), association('X', 'S', 'T1'), association('Y', 'S', 'T2')] });

test('all of a kind, sorted by id', () => {
  expect(ids(network.all('vpc'))).toEqual(['A', 'B']);
  expect(ids(network.all('route-table'))).toEqual(['T1', 'T2', 'T3']);
  expect(network.all('subnet')).toEqual([]);
});

test('sorted by code points, whatever the language', () => expect(ids(new Network({ resources: [vpc('a'), vpc('Z'), vpc('ä')] }).all('vpc'))).toEqual(['Z', 'a', 'ä']));

test('variants of one resource, in the order given', () => {
  const [one, two] = [vpc('A', is('P', '1')), vpc('A', is('P', '2'))];
  expect(new Network({ resources: [one, vpc('B'), two] }).variants('vpc', 'A')).toEqual([one, two]);
  expect(network.variants('vpc', 'Nobody')).toEqual([]);
  expect(network.variants('subnet', 'A')).toEqual([]);
});

test('what refers to a resource', () => {
  expect(ids(network.referringTo('route-table', 'vpc', 'A'))).toEqual(['T1', 'T2']);
  expect(ids(network.referringTo('route-table', 'vpc', 'B'))).toEqual([]);
  expect(ids(network.referringTo('route-table-association', 'subnet', 'S'))).toEqual(['X', 'Y']);
  expect(ids(network.referringTo('route-table-association', 'routeTable', 'T2'))).toEqual(['Y']);
});

test('what is not given refers to nothing', () => {
  const host: Host = { kind: 'host', id: 'H', when: ALWAYS, type: 'instance', sourceDestCheck: known(true), securityGroups: [] };
  expect(new Network({ resources: [host, { ...host, id: 'I', subnet: known('S') }] }).referringTo('host', 'subnet', 'S').map(({ id }) => id)).toEqual(['I']);
});

test('notes are sorted and said once', () => {
  const { assumptions, unreadable } = new Network({ resources: [], assumptions: new Map([['b', new Set([''])], ['a', new Set([''])]]), unreadable: ['d', 'f', 'c'].map((part) => ({ id: part, part, when: ALWAYS })).concat({ id: 'e', part: 'e', when: NEVER }) });
  expect([assumptions, unreadable]).toEqual([['a', 'b'], ['c', 'd', 'f'].map((part) => ({ id: part, part, when: ALWAYS }))]);
});

test('what is not given', () => {
  const { choices, constraint, assumptions, unreadable, constructPaths } = new Network({ resources: [] });
  expect([choices, constraint, assumptions, unreadable, constructPaths.size]).toEqual([[], ALWAYS, [], [], 0]);
});

test.each([[known('A'), true], [known('B'), false], [unknown('A'), false], [undefined, false]])('%j refers to A: %s', (reference, expected) => {
  expect(refersTo(reference, 'A')).toBe(expected);
});
