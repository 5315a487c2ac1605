import { zonesOf } from '../../../../src/reachability/private/topology/zones';
import { empty, regionalNat, subnet, vpc } from '../../../support/network-builder';

const labels = (...zones: string[]) => zonesOf(empty.with(vpc(), ...zones.map((zone, i) => subnet(`S${i}`, { zone }))).view())
  .map(({ label, isDecidedAtDeployment }) => `${label}${isDecidedAtDeployment ? ' later' : ''}`);

test('zones by name, each once', () => expect(labels('eu-west-1b', 'eu-west-1a', 'eu-west-1b')).toEqual(['eu-west-1a', 'eu-west-1b']));
test('zones of a list are counted from 1, the tenth after the second', () => {
  expect(labels('get-azs/10', 'get-azs/1', 'get-azs/0')).toEqual(['zone 1 later', 'zone 2 later', 'zone 11 later']);
});
test('zones of two lists keep their names', () => expect(labels('get-azs/0', 'list/0')).toEqual(['get-azs[0] later', 'list[0] later']));
test('zones that only a regional gateway names count', () => {
  expect(zonesOf(empty.with(vpc(), subnet('S', { zone: 'a' }), regionalNat('Nat', ['a', 'b'])).view()).map(({ key }) => key)).toEqual(['a', 'b']);
});
