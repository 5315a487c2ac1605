import { ALWAYS, Condition, is, not } from '../../../../src/reachability/private/conditions/condition';
import { explore } from '../../../../src/reachability/private/conditions/deployment';
import { Network } from '../../../../src/reachability/private/network/network';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import { RouteTable, Vpc } from '../../../../src/reachability/private/network/resources';
import { NetworkView } from '../../../../src/reachability/private/network/view';

const vpc = (id: string, when: Condition = ALWAYS): Vpc => ({ kind: 'vpc', id, when });
const table = (id: string, of: string, when: Condition = ALWAYS): RouteTable => ({ kind: 'route-table', id, when, vpc: known(of) });
const big = is('Size', 'big');
const network = new Network({
  resources: [vpc('A'), vpc('B', big), table('T1', 'A', big), table('T2', 'A'), table('T3', 'B'), table('T4', 'B', not(big))],
  choices: [{ name: 'Size', values: ['big', 'small'] }],
});
const inWorld = (size: 'big' | 'small') => new NetworkView(network, { holds: (condition) => condition === big === (size === 'big') });
const ids = (resources: readonly { readonly id: string }[]) => resources.map(({ id }) => id);
/** An answer in each class of worlds. */
const everywhere = <T>(of: Network, question: (view: NetworkView) => T) => (
  explore(of.choices, of.constraint, (deployment) => question(new NetworkView(of, deployment)), 10).outcomes.map(({ when, answer }) => [when.get('Size'), answer])
);

test('what exists', () => {
  expect(ids(inWorld('big').all('vpc'))).toEqual(['A', 'B']);
  expect(ids(inWorld('small').all('vpc'))).toEqual(['A']);
});
test('by its id', () => expect([inWorld('big').find('vpc', 'B')?.id, inWorld('small').find('vpc', 'B'), inWorld('big').find('vpc', 'C')]).toEqual(['B', undefined, undefined]));
test('the variant that exists', () => {
  const two = new Network({ resources: [table('T', 'A', big), table('T', 'B', not(big))], choices: network.choices });
  expect(everywhere(two, (view) => view.find('route-table', 'T')?.vpc)).toEqual([['big', known('A')], ['small', known('B')]]);
});
test('by a reference', () => {
  const view = inWorld('small');
  expect([known('A'), known('B'), unknown('x'), undefined].map((reference) => view.follow('vpc', reference)?.id)).toEqual(['A', undefined, undefined, undefined]);
});
test('what refers to a resource', () => {
  expect(ids(inWorld('big').referringTo('route-table', 'vpc', 'A'))).toEqual(['T1', 'T2']);
  expect(ids(inWorld('small').referringTo('route-table', 'vpc', 'A'))).toEqual(['T2']);
});
test('asking for one resource decides nothing about others', () => {
  expect(everywhere(network, (view) => view.find('vpc', 'A')?.id)).toEqual([[undefined, 'A']]);
  expect(everywhere(network, (view) => view.find('vpc', 'B')?.id)).toEqual([['big', 'B'], ['small', undefined]]);
});

describe('memo', () => {
  const fresh = () => new Network({ resources: network.all('vpc'), choices: network.choices });
  const counting = () => {
    const runs = { count: 0 };
    return { runs, ask: (view: NetworkView, id: string) => view.memo(`vpc ${id}`, () => { runs.count += 1; return view.find('vpc', id)?.id; }) };
  };
  test('is computed once a view', () => {
    const { runs, ask } = counting();
    const view = new NetworkView(fresh(), { holds: () => true });
    expect([ask(view, 'B'), ask(view, 'B'), runs.count]).toEqual(['B', 'B', 1]);
  });
  test('what asked no condition is computed once for all worlds', () => {
    const { runs, ask } = counting();
    const one = fresh();
    expect(everywhere(one, (view) => [view.find('vpc', 'B')?.id, ask(view, 'A')])).toEqual([['big', ['B', 'A']], ['small', [undefined, 'A']]]);
    expect(runs.count).toBe(1);
  });
  test('what asked a condition is computed for each world', () => {
    const { ask } = counting();
    expect(everywhere(fresh(), (view) => ask(view, 'B'))).toEqual([['big', 'B'], ['small', undefined]]);
  });
  test('so is what stands on it, though it was computed before', () => {
    const { ask } = counting();
    expect(everywhere(fresh(), (view) => [ask(view, 'B'), view.memo('outer', () => ask(view, 'B'))])).toEqual([['big', ['B', 'B']], ['small', [undefined, undefined]]]);
  });
  test('so is what stands on it and asks more', () => {
    const { ask } = counting();
    const outer = (view: NetworkView) => [ask(view, 'B'), view.memo('outer', () => [ask(view, 'B'), view.find('vpc', 'B')?.id])];
    expect(everywhere(fresh(), outer)).toEqual([['big', ['B', ['B', 'B']]], ['small', [undefined, [undefined, undefined]]]]);
  });
  test('a noun that the computation starts from is computed apart from its other variants', () => {
    const two = new Network({ resources: [table('T', 'A', big), table('T', 'B', not(big))], choices: network.choices });
    const ask = (view: NetworkView) => {
      const one = view.find('route-table', 'T')!;
      return view.memo('vpc of T', () => one.vpc, one);
    };
    expect(everywhere(two, ask)).toEqual([['big', known('A')], ['small', known('B')]]);
  });
  test('an undefined answer is kept too', () => {
    const { runs, ask } = counting();
    const view = new NetworkView(fresh(), { holds: () => false });
    expect([ask(view, 'B'), ask(view, 'B'), runs.count]).toEqual([undefined, undefined, 1]);
  });
});
