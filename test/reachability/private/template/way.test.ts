import { guardText } from './builders';
import { ALWAYS, and, Guard, is, NEVER, not, or } from '../../../../src/reachability/private/network/guard';
import { MAX_VARIANTS, Possibilities, Way } from '../../../../src/reachability/private/template/way';

const possibilities = (...names: string[]) => {
  const made = new Possibilities();
  names.forEach((name) => made.add({ name, values: ['1', '2', '3'] }));
  return made;
};
const ways = <T>(made: Possibilities, read: (way: Way) => T, base: Guard = ALWAYS) => (
  made.everyWay(base, read).map(({ when, value }) => [guardText(when), value])
);

describe('everyWay', () => {
  const a = is('A', '1');
  test('what asks nothing has one variant', () => expect(ways(possibilities(), () => 7)).toEqual([['always', 7]]));
  test('a guard has two', () => expect(ways(possibilities('A'), (way) => way.holds(a))).toEqual([['A=1', true], ['!(A=1)', false]]));
  test('a choice has one for each value', () => {
    const [choice] = possibilities('A').all;
    expect(ways(possibilities('A'), (way) => way.pick(choice))).toEqual([['A=1', '1'], ['A=2', '2'], ['A=3', '3']]);
  });
  test('a guard that the way decides already is not asked again', () => {
    expect(ways(possibilities('A'), (way) => [way.holds(a), way.holds(or(a, is('A', '2'))), way.holds(a)]))
      .toEqual([['A=1', [true, true, true]], ['(!(A=1) & (A=1 | A=2))', [false, true, false]], ['(!(A=1) & !((A=1 | A=2)))', [false, false, false]]]);
  });
  test('what is asked may depend on the answers', () => {
    expect(ways(possibilities('A', 'B'), (way) => (way.holds(a) ? way.holds(is('B', '1')) : 'no')))
      .toEqual([['(A=1 & B=1)', true], ['(A=1 & !(B=1))', false], ['!(A=1)', 'no']]);
  });
  test('within a base', () => expect(ways(possibilities('A'), (way) => way.holds(a), is('A', '2'))).toEqual([['A=2', false]]));
  test.each([['never', NEVER], ['impossible', and(a, is('A', '2'))]])('nothing where the base is %s', (_, base) => {
    expect(ways(possibilities('A'), () => 7, base)).toEqual([]);
  });
  test('within what is required', () => {
    const made = possibilities('A');
    made.require(not(a));
    expect(ways(made, (way) => way.pick(made.all[0]))).toEqual([['A=2', '2'], ['A=3', '3']]);
  });
  test('constants ask nothing', () => expect(ways(possibilities(), (way) => [way.holds(ALWAYS), way.holds(NEVER)])).toEqual([['always', [true, false]]]));

  const names = ['A', 'B', 'C', 'D'];
  test('as many variants as the limit are told apart', () => {
    const made = possibilities(...names.slice(0, 3));
    const sixtyFour = ways(made, (way) => [is('A', '1'), is('B', '1'), is('C', '1'), is('A', '2'), is('B', '2'), is('C', '2')].map((one) => way.holds(one)));
    expect(sixtyFour.length).toBeLessThanOrEqual(MAX_VARIANTS);
    expect(sixtyFour).toHaveLength(27);
  });
  test('beyond it nothing is decided', () => {
    const made = possibilities(...names);
    expect(ways(made, (way) => [...made.all.map((choice) => way.pick(choice)), way.holds(a), way.holds(ALWAYS)]))
      .toEqual([['always', [undefined, undefined, undefined, undefined, undefined, true]]]);
  });
});

describe('once', () => {
  const depth = (way: Way, key: string, left: number): string => way.once(key, () => (left === 0 ? 'end' : depth(way, key, left - 1)), () => 'circle');
  test('a circle is noticed', () => expect(ways(possibilities(), (way) => depth(way, 'x', 1))).toEqual([['always', 'circle']]));
  test('what was read is not read again', () => {
    let times = 0;
    const read = (way: Way) => way.once('x', () => { times += 1; return times; }, () => 0);
    expect(ways(possibilities(), (way) => [read(way), read(way)])).toEqual([['always', [1, 1]]]);
  });
  test('the same thing twice in a row is none', () => {
    expect(ways(possibilities(), (way) => [depth(way, 'x', 0), depth(way, 'x', 0)])).toEqual([['always', ['end', 'end']]]);
  });
  test('what throws leaves nothing open', () => {
    expect(ways(possibilities(), (way) => {
      expect(() => way.once('x', () => { throw new Error('stop'); }, () => 'circle')).toThrow('stop');
      return depth(way, 'x', 0);
    })).toEqual([['always', 'end']]);
  });
});

describe('satisfiable', () => {
  const made = possibilities('A', 'B');
  test.each<[string, Guard[], boolean]>([
    ['nothing', [], true],
    ['one value', [is('A', '1')], true],
    ['two values', [is('A', '1'), is('A', '2')], false],
    ['no value', [not(is('A', '1')), not(is('A', '2')), not(is('A', '3'))], false],
    ['a value that there is not', [is('A', '9')], false],
  ])('%s', (_, guards, expected) => expect(made.satisfiable(guards)).toBe(expected));

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
