import { MAX_VARIANTS, Possibilities, Branch } from '../../../../src/reachability/private/conditions/branch';
import { ALWAYS, and, Condition, is, NEVER, not, or } from '../../../../src/reachability/private/conditions/condition';
import { guardText } from '../sources/cloudformation/builders';

const possibilities = (...names: string[]) => {
  const made = new Possibilities();
  names.forEach((name) => made.add({ name, values: ['1', '2', '3'] }));
  return made;
};
const branches = <T>(made: Possibilities, read: (branch: Branch) => T, base: Condition = ALWAYS) => (
  made.everyBranch(base, read).map(({ when, value }) => [guardText(when), value])
);

describe('everyWay', () => {
  const a = is('A', '1');
  test('what asks nothing has one variant', () => expect(branches(possibilities(), () => 7)).toEqual([['always', 7]]));
  test('a guard has two', () => expect(branches(possibilities('A'), (branch) => branch.holds(a))).toEqual([['A=1', true], ['!(A=1)', false]]));
  test('a choice has one for each value', () => {
    const [choice] = possibilities('A').all;
    expect(branches(possibilities('A'), (branch) => branch.pick(choice))).toEqual([['A=1', '1'], ['A=2', '2'], ['A=3', '3']]);
  });
  test('a guard that the way decides already is not asked again', () => {
    expect(branches(possibilities('A'), (branch) => [branch.holds(a), branch.holds(or(a, is('A', '2'))), branch.holds(a)]))
      .toEqual([['A=1', [true, true, true]], ['(!(A=1) & (A=1 | A=2))', [false, true, false]], ['(!(A=1) & !((A=1 | A=2)))', [false, false, false]]]);
  });
  test('what is asked may depend on the answers', () => {
    expect(branches(possibilities('A', 'B'), (branch) => (branch.holds(a) ? branch.holds(is('B', '1')) : 'no')))
      .toEqual([['(A=1 & B=1)', true], ['(A=1 & !(B=1))', false], ['!(A=1)', 'no']]);
  });
  test('within a base', () => expect(branches(possibilities('A'), (branch) => branch.holds(a), is('A', '2'))).toEqual([['A=2', false]]));
  test.each([['never', NEVER], ['impossible', and(a, is('A', '2'))]])('nothing where the base is %s', (_, base) => {
    expect(branches(possibilities('A'), () => 7, base)).toEqual([]);
  });
  test('within what is required', () => {
    const made = possibilities('A');
    made.require(not(a));
    expect(branches(made, (branch) => branch.pick(made.all[0]))).toEqual([['A=2', '2'], ['A=3', '3']]);
  });
  test('constants ask nothing', () => expect(branches(possibilities(), (branch) => [branch.holds(ALWAYS), branch.holds(NEVER)])).toEqual([['always', [true, false]]]));

  const names = ['A', 'B', 'C', 'D'];
  test('as many variants as the limit are told apart', () => {
    const made = possibilities(...names.slice(0, 3));
    const sixtyFour = branches(made, (branch) => [is('A', '1'), is('B', '1'), is('C', '1'), is('A', '2'), is('B', '2'), is('C', '2')].map((one) => branch.holds(one)));
    expect(sixtyFour.length).toBeLessThanOrEqual(MAX_VARIANTS);
    expect(sixtyFour).toHaveLength(27);
  });
  test('beyond it nothing is decided', () => {
    const made = possibilities(...names);
    expect(branches(made, (branch) => [...made.all.map((choice) => branch.pick(choice)), branch.holds(a), branch.holds(ALWAYS)]))
      .toEqual([['always', [undefined, undefined, undefined, undefined, undefined, true]]]);
  });
});

describe('once', () => {
  const depth = (branch: Branch, key: string, left: number): string => branch.once(key, () => (left === 0 ? 'end' : depth(branch, key, left - 1)), () => 'circle');
  test('a circle is noticed', () => expect(branches(possibilities(), (branch) => depth(branch, 'x', 1))).toEqual([['always', 'circle']]));
  test('what was read is not read again', () => {
    let times = 0;
    const read = (branch: Branch) => branch.once('x', () => { times += 1; return times; }, () => 0);
    expect(branches(possibilities(), (branch) => [read(branch), read(branch)])).toEqual([['always', [1, 1]]]);
  });
  test('the same thing twice in a row is none', () => {
    expect(branches(possibilities(), (branch) => [depth(branch, 'x', 0), depth(branch, 'x', 0)])).toEqual([['always', ['end', 'end']]]);
  });
  test('what throws leaves nothing open', () => {
    expect(branches(possibilities(), (branch) => {
      expect(() => branch.once('x', () => { throw new Error('stop'); }, () => 'circle')).toThrow('stop');
      return depth(branch, 'x', 0);
    })).toEqual([['always', 'end']]);
  });
});

describe('satisfiable', () => {
  const made = possibilities('A', 'B');
  test.each<[string, Condition[], boolean]>([
    ['nothing', [], true],
    ['one value', [is('A', '1')], true],
    ['two values', [is('A', '1'), is('A', '2')], false],
    ['no value', [not(is('A', '1')), not(is('A', '2')), not(is('A', '3'))], false],
    ['a value that there is not', [is('A', '9')], false],
  ])('%s', (_, conditions, expected) => expect(made.satisfiable(conditions)).toBe(expected));

  test('a thousand independent switches', () => {
    const many = Array.from({ length: 1000 }, (_, i) => `S${i}`);
    expect(possibilities(...many).satisfiable(many.map((name) => is(name, '3')))).toBe(true);
  });
  test('what takes too long is not known', () => {
    const many = Array.from({ length: 20 }, (_, i) => `S${i}`);
    const hard = [...many.map((name) => or(is(name, '1'), is(name, '2'))), not(or(...many.map((name) => is(name, '1')))), not(and(...many.map((name) => is(name, '2'))))];
    expect(possibilities(...many).satisfiable(hard)).not.toBe(true);
  });
});

test('a choice is added once', () => {
  const made = possibilities('B', 'A');
  expect(made.add({ name: 'A', values: ['other'] })).toEqual({ name: 'A', values: ['1', '2', '3'] });
  expect(made.all.map(({ name }) => name)).toEqual(['A', 'B']);
});
