import { is } from '../../../src/reachability/private/conditions/condition';
import { holds, outwards, remembering } from '../../../src/report/model/engine';
import { engineOf } from '../../support/engine';
import { haNetwork, route } from '../../support/network-builder';

const choices = [{ name: 'UseNat', value: 'true', otherValues: ['false'] }, { name: 'Zones', value: '', otherValues: ['3'] }];

test.each([
  [[], true],
  [['UseNat = true'], true],
  [['UseNat = false'], false],
  [['UseNat = false', 'UseNat = true and Zones = \'\''], true],
  [['UseNat = true and Zones = 3'], false],
  [['Other = 1'], false],
])('%j holds in the deployment that is shown: %p', (when, expected) => expect(holds(when, choices)).toBe(expected));

test('of an answer, what holds in the deployment that is shown', () => {
  const [a, b] = ['NatA', 'NatB'].map((id) => route('PrivateATable', `0.0.0.0/0 -> nat ${id}`));
  const network = haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA').with({ ...a, when: is('Gateway', 'a') }, { ...b, when: is('Gateway', 'b') })
    .given({ choices: [{ name: 'Gateway', values: ['b', 'a'] }] });
  const { paths } = outwards(engineOf(network), 'PrivateA');
  expect(paths.map(({ when }) => when)).toEqual([['Gateway = b']]);
});

test('where deployments differ, the verdict is that of the deployment that is shown', () => {
  const network = haNetwork().change('route', 'PrivateATable 0.0.0.0/0 -> nat NatA', { when: is('Gateway', 'a') });
  const verdict = (values: readonly string[]) => outwards(engineOf(network.given({ choices: [{ name: 'Gateway', values }] })), 'PrivateA').verdict;
  expect([verdict(['a', 'none']), verdict(['none', 'a'])]).toEqual(['FOUND', 'NOT_FOUND']);
});

test('an engine is asked once for what is true of the whole', () => {
  const engine = engineOf(haNetwork());
  const topology = jest.fn(() => engine.topology());
  const remembered = remembering({ ...engine, topology });
  remembered.topology();
  remembered.topology();
  expect(topology).toHaveBeenCalledTimes(1);
});
