import { ALWAYS, and, is, or } from '../../../../src/reachability/private/conditions/condition';
import { independentParts } from '../../../../src/reachability/private/conditions/independent-parts';
import { guardText } from '../sources/cloudformation/builders';

const [a, b, c] = ['a', 'b', 'c'].map((name) => is(name, '1'));
const parts = (...[condition, beside]: Parameters<typeof independentParts>) => independentParts(condition, beside).map(guardText);

test('conditions that share no choice are apart', () => expect(parts(and(a, b))).toEqual(['a=1', 'b=1']));
test('conditions that share one are together', () => expect(parts(and(a, b, or(a, c)))).toEqual(['(a=1 & (a=1 | c=1))', 'b=1']));
test('also by way of others', () => expect(parts(and(a, or(a, b), or(b, c), c))).toHaveLength(1));
test('what stands beside counts where it has to do with it', () => expect(parts(a, [or(a, b), or(b, c)])).toEqual(['(a=1 & (a=1 | b=1) & (b=1 | c=1))']));
test('and not where it has not', () => expect(parts(a, [or(b, c)])).toEqual(['a=1']));
test('what always holds is one part', () => expect(parts(ALWAYS, [a])).toEqual(['always']));
