import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { Derived } from '../../../../src/reachability/private/network/derived';
import type { Vpc } from '../../../../src/reachability/private/network/resources';

const vpc = (): Vpc => ({ kind: 'vpc', id: 'Vpc', when: ALWAYS });

describe('Derived', () => {
  test('has nothing before it is set', () => expect([new Derived().has('blocks'), new Derived().get('blocks')]).toEqual([false, undefined]));

  test('keeps what is undefined too', () => {
    const derived = new Derived();
    derived.set('blocks', undefined, undefined);
    expect([derived.has('blocks'), derived.get('blocks')]).toEqual([true, undefined]);
  });

  test('keeps the values of two variants of a resource apart, and those of no noun', () => {
    const [one, other, third, derived] = [vpc(), vpc(), vpc(), new Derived()];
    derived.set('blocks', undefined, 0);
    derived.set('blocks', one, 1);
    derived.set('blocks', other, 2);
    expect([derived.get('blocks'), derived.get('blocks', one), derived.get('blocks', other), derived.has('blocks', third)]).toEqual([0, 1, 2, false]);
  });
});
