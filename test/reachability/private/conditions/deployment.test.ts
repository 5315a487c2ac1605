import fc from 'fast-check';
import { ALWAYS, and, evaluate, Condition, is, not, or } from '../../../../src/reachability/private/conditions/condition';
import { ANY_OTHER_VALUE, Choice, explore, Deployment } from '../../../../src/reachability/private/conditions/deployment';

const choice = (name: string, ...values: string[]): Choice => ({ name, values });
const CHOICES = [choice('A', '1', '2'), choice('B', '1', ANY_OTHER_VALUE), choice('C', '1', '2', '3')];
const [a, b, c] = ['A', 'B', 'C'].map((name) => is(name, '1'));
const asked = <T>(question: (deployment: Deployment) => T, constraint: Condition = ALWAYS, limit = 100) => (
  explore(CHOICES, constraint, question, limit).outcomes.map(({ when, answer }) => [[...when].map((pair) => pair.join('=')).join(' '), answer])
);

test('a question that asks nothing has one answer', () => expect(asked(() => 7)).toEqual([['', 7]]));
test('a question about one choice has one for each value', () => expect(asked((deployment) => deployment.holds(c))).toEqual([['C=1', true], ['C=2', false], ['C=3', false]]));
test('asking again decides nothing new', () => {
  expect(asked((deployment) => [deployment.holds(a), deployment.holds(not(a)), deployment.holds(a)])).toEqual([['A=1', [true, false, true]], ['A=2', [false, true, false]]]);
});
test('a guard is decided only as far as need be', () => {
  expect(asked((deployment) => deployment.holds(or(a, b)))).toEqual([['A=1', true], ['A=2 B=1', true], [`A=2 B=${ANY_OTHER_VALUE}`, false]]);
});
test('constants decide nothing', () => expect(asked((deployment) => deployment.holds(ALWAYS))).toEqual([['', true]]));
test('what is asked may depend on the answers', () => {
  expect(asked((deployment) => (deployment.holds(a) ? 'a' : deployment.holds(b)))).toEqual([['A=1', 'a'], ['A=2 B=1', true], [`A=2 B=${ANY_OTHER_VALUE}`, false]]);
});

describe('a constraint', () => {
  test('leaves values out', () => expect(asked((deployment) => deployment.holds(c), not(is('C', '2')))).toEqual([['C=1', true], ['C=3', false]]));
  test('ties choices together', () => {
    expect(asked((deployment) => [deployment.holds(a), deployment.holds(b)], or(and(a, b), not(or(a, b))))).toEqual([['A=1 B=1', [true, true]], [`A=2 B=${ANY_OTHER_VALUE}`, [false, false]]]);
  });
  test('may be out of the question', () => expect(asked((deployment) => deployment.holds(a), b)).toEqual([['A=1', true], ['A=2', false]]));
  test('that allows nothing is an error', () => {
    expect(() => asked((deployment) => deployment.holds(a), and(a, not(a)))).toThrow("the template's rules allow no value of A");
  });
});

test('a choice without values is an error', () => expect(() => asked((deployment) => deployment.holds(is('X', '1')))).toThrow('no values are known for the choice X'));

describe('a limit', () => {
  const all = (deployment: Deployment) => [deployment.holds(a), deployment.holds(b), deployment.holds(c)];
  test('of as many classes as there are', () => expect(explore(CHOICES, ALWAYS, all, 12)).toMatchObject({ complete: true, outcomes: { length: 12 } }));
  test('looks at fewer where each depends on more choices', () => {
    const many = Array.from({ length: 200 }, (_, i) => choice(`S${i}`, 'true', 'false'));
    const { complete, outcomes } = explore(many, ALWAYS, (deployment) => many.map(({ name }) => deployment.holds(is(name, 'true'))), 1024);
    expect([complete, outcomes.length]).toEqual([false, 52]);
  });
  test('of fewer', () => expect(explore(CHOICES, ALWAYS, all, 11)).toMatchObject({ complete: false, outcomes: { length: 11 } }));
});

test('switches that nobody asks about cost nothing', () => {
  const many = Array.from({ length: 20 }, (_, i) => choice(`S${i}`, 'true', 'false'));
  let questions = 0;
  const { outcomes } = explore(many, ALWAYS, (deployment) => { questions += 1; return deployment.holds(is('S7', 'true')); }, 100);
  expect([outcomes.map(({ answer }) => answer), questions]).toEqual([[true, false], 2]);
});

test('every world that the constraint allows is in exactly one class, with its own answer', () => {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof({ depthSize: 'small' },
      fc.constantFrom(...CHOICES).chain(({ name, values }) => fc.constantFrom(...values).map((value) => is(name, value))),
      tie('condition').map(not),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((conditions) => and(...conditions)),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((conditions) => or(...conditions))),
  }));
  const deployments = CHOICES.reduce<Map<string, string>[]>(
    (some, { name, values }) => some.flatMap((deployment) => values.map((value) => new Map(deployment).set(name, value))), [new Map()],
  );
  fc.assert(fc.property(fc.array(condition, { maxLength: 4 }), condition, (conditions, constraint) => {
    const allowed = deployments.filter((deployment) => evaluate(constraint, deployment));
    fc.pre(allowed.length > 0);
    const { outcomes } = explore(CHOICES, constraint, (deployment) => conditions.map((one) => deployment.holds(one)), 100);
    for (const deployment of allowed) {
      const classes = outcomes.filter(({ when }) => [...when].every(([name, value]) => deployment.get(name) === value));
      expect(classes.map(({ answer }) => answer)).toEqual([conditions.map((one) => evaluate(one, deployment))]);
    }
  }));
});
