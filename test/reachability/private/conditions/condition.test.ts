import fc from 'fast-check';
import { ALWAYS, and, Assignment, evaluate, firstOpenChoice, Condition, is, NEVER, not, or } from '../../../../src/reachability/private/conditions/condition';

const [a, b] = [is('A', '1'), is('B', '1')];
const at = (values: Record<string, string>): Assignment => new Map(Object.entries(values));

describe('folding', () => {
  test.each<[string, () => Condition, Condition]>([
    ['not always', () => not(ALWAYS), NEVER],
    ['not never', () => not(NEVER), ALWAYS],
    ['not not', () => not(not(a)), a],
    ['and of nothing', () => and(), ALWAYS],
    ['or of nothing', () => or(), NEVER],
    ['and of one', () => and(ALWAYS, a), a],
    ['or of one', () => or(NEVER, a), a],
    ['and with never', () => and(a, NEVER, b), NEVER],
    ['or with always', () => or(a, ALWAYS, b), ALWAYS],
    ['and of two', () => and(a, ALWAYS, b), { kind: 'and', conditions: [a, b] }],
    ['or of two', () => or(a, b), { kind: 'or', conditions: [a, b] }],
  ])('%s', (_, folded, expected) => expect(folded()).toEqual(expected));
});

describe('evaluate', () => {
  test.each<[string, Condition, Record<string, string>, boolean | undefined]>([
    ['always', ALWAYS, {}, true],
    ['never', NEVER, {}, false],
    ['an open choice', a, {}, undefined],
    ['the value', a, { A: '1' }, true],
    ['another value', a, { A: '2' }, false],
    ['not an open choice', not(a), {}, undefined],
    ['not the value', not(a), { A: '1' }, false],
    ['and: one false decides', and(a, b), { B: '2' }, false],
    ['and: one true does not', and(a, b), { B: '1' }, undefined],
    ['and: all true', and(a, b), { A: '1', B: '1' }, true],
    ['or: one true decides', or(a, b), { B: '1' }, true],
    ['or: one false does not', or(a, b), { B: '2' }, undefined],
    ['or: all false', or(a, b), { A: '2', B: '2' }, false],
  ])('%s', (_, condition, values, expected) => expect(evaluate(condition, at(values))).toBe(expected));
});

describe('firstOpenChoice', () => {
  test.each<[string, Condition, Record<string, string>, string | undefined]>([
    ['of a constant', ALWAYS, {}, undefined],
    ['in reading order', or(a, b), {}, 'A'],
    ['after what is decided', and(a, not(b)), { A: '1' }, 'B'],
    ['of what is decided', or(a, b), { B: '1' }, undefined],
  ])('%s', (_, condition, values, expected) => expect(firstOpenChoice(condition, at(values))).toBe(expected));
});

describe('laws', () => {
  const NAMES = ['A', 'B', 'C'];
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof({ depthSize: 'small' },
      fc.constantFrom(ALWAYS, NEVER),
      fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom('1', '2')).map(([name, value]) => is(name, value)),
      tie('condition').map(not),
      fc.array(tie('condition'), { maxLength: 3 }).map((conditions) => and(...conditions)),
      fc.array(tie('condition'), { maxLength: 3 }).map((conditions) => or(...conditions))),
  }));
  const full = fc.tuple(...NAMES.map((name) => fc.constantFrom('1', '2', '3').map((value) => [name, value] as const))).map((pairs): Assignment => new Map(pairs));
  const holds = (one: Condition, deployment: Assignment) => evaluate(one, deployment)!;

  test('operators mean what they say', () => {
    fc.assert(fc.property(condition, condition, full, (one, two, deployment) => {
      expect(holds(not(one), deployment)).toBe(!holds(one, deployment));
      expect(holds(and(one, two), deployment)).toBe(holds(one, deployment) && holds(two, deployment));
      expect(holds(or(one, two), deployment)).toBe(holds(one, deployment) || holds(two, deployment));
    }));
  });
  test('what part of an assignment decides, all of it decides likewise', () => {
    fc.assert(fc.property(condition, full, fc.subarray(NAMES), (one, deployment, names) => {
      const partial = evaluate(one, new Map([...deployment].filter(([name]) => names.includes(name))));
      expect([undefined, holds(one, deployment)]).toContain(partial);
    }));
  });
  test('a choice is open exactly as long as the guard is undecided', () => {
    fc.assert(fc.property(condition, full, fc.subarray(NAMES), (one, deployment, names) => {
      const partial = new Map([...deployment].filter(([name]) => names.includes(name)));
      const open = firstOpenChoice(one, partial);
      expect(open === undefined).toBe(evaluate(one, partial) !== undefined);
      expect(open === undefined || !partial.has(open)).toBe(true);
    }));
  });
});

test('a condition that is made of the one before it twice is looked at once a level', () => {
  const shared = Array.from({ length: 200 }).reduce<Condition>((inner, _, i) => (i % 2 === 0 ? and(inner, inner) : or(inner, not(inner), b)), a);
  expect(evaluate(shared, at({ B: '2' }))).toBeUndefined();
  expect(firstOpenChoice(shared, at({ B: '2' }))).toBe('A');
  expect(evaluate(shared, at({ A: '1', B: '2' }))).toBe(true);
});
