import { att, ec2, evaluated, only, param, read, ref } from './builders';
import { Effort } from '../../../../../src/reachability/private/sources/cloudformation/effort';

const nest = (levels: number, wrap: (inner: unknown) => unknown, innermost: unknown) =>
  Array.from({ length: levels }).reduce<unknown>((inner) => wrap(inner), innermost);

test('steps inside steps are refused beyond a depth, and taken again once they are left', () => {
  const effort = new Effort();
  const depth = Array.from({ length: 1000 }, () => effort.enter()).findIndex((refused) => refused !== undefined);
  expect(depth).toBe(300);
  expect(effort.enter()).toBe('it leads through more than 300 expressions');
  effort.leave();
  expect(effort.enter()).toBeUndefined();
});

test('so are steps beyond a number', () => {
  const effort = new Effort(2);
  const taken = () => {
    const refused = effort.enter();
    effort.leave();
    return refused;
  };
  expect([taken(), taken(), taken()]).toEqual([undefined, undefined, 'the template takes more than 10000000 steps to read']);
});

describe('what doubles with every level is read once a level', () => {
  const doubled = (levels: number, innermost: unknown) => nest(levels, (inner) => ({ 'Fn::Sub': ['${A}${A}', { A: inner }] }), innermost);
  test('a text', () => expect(evaluated(doubled(10, 'x'))).toBe('x'.repeat(1024)));
  test('a text that gets too long', () => expect(evaluated(doubled(100, 'x'))).toBe('?the text is too long'));
  test('an unknown text', () => expect(evaluated(doubled(100, ref('P')), { Parameters: { P: param() } })).toMatch(/^\?/));
  test('conditions', () => {
    const C = nest(12, (inner) => ({ 'Fn::Not': [{ 'Fn::Not': [inner] }] }), { 'Fn::Equals': [ref('P'), 'a'] });
    expect(only(read({ Vpc: ec2('VPC', {}, { Condition: 'C' }) }, { Parameters: { P: param() }, Conditions: { C } }), 'vpc').when)
      .toEqual({ kind: 'is', choice: 'P', value: 'a' });
  });
});

describe('what leads through too many others is unknown', () => {
  const chain = (length: number) => ({
    ...Object.fromEntries(Array.from({ length }, (_, i) => [`S${i}`, ec2('Subnet', { CidrBlock: att(`S${i + 1}`, 'CidrBlock') })])),
    [`S${length}`]: ec2('Subnet', { CidrBlock: '10.0.0.0/24' }),
  });
  test('properties', () => {
    expect(only(read(chain(100)), 'subnet', 'S0').ipv4).toMatchObject({ kind: 'known' });
    expect(only(read(chain(2000)), 'subnet', 'S0').ipv4).toEqual({ kind: 'unknown', reason: 'it leads through more than 300 expressions' });
  });
  test('conditions, which may then hold or not', () => {
    const Conditions = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`C${i}`, { 'Fn::Not': [{ Condition: `C${i + 1}` }] }]));
    const network = read({ Vpc: ec2('VPC', {}, { Condition: 'C0' }) }, { Conditions });
    expect(network.choices).toHaveLength(1);
  });
  test('a condition of too many operands', () => {
    const C = { 'Fn::Or': Array.from({ length: 200_000 }, () => ({ 'Fn::Equals': [ref('P'), 'a'] })) };
    expect(read({ Vpc: ec2('VPC', {}, { Condition: 'C' }) }, { Parameters: { P: param() }, Conditions: { C } }).choices).toHaveLength(1);
  });
});
