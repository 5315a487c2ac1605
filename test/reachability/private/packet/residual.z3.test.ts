import { ChildProcess, fork } from 'child_process';
import { once } from 'events';
import * as path from 'path';
import * as fc from 'fast-check';
import { packetSetOf } from './arbitraries';
import { Rule, ruleLists } from './first-match';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { ADDRESS_BITS, FAMILIES, Family } from '../../../../src/reachability/private/packet/family';
import { IntervalSet } from '../../../../src/reachability/private/packet/interval-set';
import { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { ICMP, ICMPV6, TCP, UDP } from '../../../../src/reachability/private/packet/protocol';
import { accepted, foldResidual } from '../../../../src/reachability/private/packet/residual';
import { Scalar } from '../../../../src/reachability/private/packet/scalar';

/** A formula of SMT-LIB over the constants of `packet`. */
type Formula = string;

let solver: ChildProcess;
let gone: Promise<unknown>;
const answer = async (): Promise<unknown> => Promise.race([once(solver, 'message').then(([text]) => text), gone]);
beforeAll(async () => {
  solver = fork(path.join(__dirname, '../../../support/smt-solver.ts'), { execArgv: ['--require', 'tsx/cjs'] });
  gone = once(solver, 'exit').then(([code]) => `the solver ended with exit code ${code}`);
  expect(await answer()).toBe('ready');
});
afterAll(() => solver.kill());

/** The logic of one packet: its address, protocol and field are bit-vectors that nothing is known about. */
function logic(family: Family) {
  const bits = { address: ADDRESS_BITS[family], protocol: 8, field: 16 };
  const packet = Object.entries(bits).map(([name, width]) => `(declare-const ${name} (_ BitVec ${width}))`).join('');
  const or = (formulas: readonly Formula[]): Formula => `(or false ${formulas.join(' ')})`;

  const isIn = (name: keyof typeof bits, set: IntervalSet<Scalar>): Formula => or(set.intervals.map(
    ({ lo, hi }) => `(and (bvuge ${name} (_ bv${lo} ${bits[name]})) (bvule ${name} (_ bv${hi} ${bits[name]})))`,
  ));
  const isWithField = isIn('protocol', IntervalSet.from([ICMP, TCP, UDP, ICMPV6].map((number) => ({ lo: number, hi: number }))));
  const isMatch = ({ cidr, protocols, field }: Rule): Formula =>
    `(and ${isIn('address', AddressSet.of(cidr).intervals)} ${isIn('protocol', protocols)} (=> ${isWithField} ${isIn('field', field)}))`;

  /** The rule list as its definition reads: if the first matches then what it says, else if the second matches… */
  const decide = <R extends Rule>(rules: readonly R[], outcome: (rule: R) => boolean): Formula => rules.reduceRight<Formula>(
    (otherwise, rule) => `(ite ${isMatch(rule)} ${outcome(rule)} ${otherwise})`, 'false',
  );
  const isMember = ({ slices }: PacketSet): Formula => or(slices.map(({ addresses, protocols, field }) =>
    `(and ${isIn('address', addresses.intervals)} ${isIn('protocol', protocols)} ${isIn('field', field)})`));

  /** Whether no packet whatever tells the two formulas apart. */
  const equivalent = async (left: Formula, right: Formula): Promise<boolean> => {
    solver.send(`${packet}(assert (distinct ${left} ${right}))`);
    const found = await answer();
    expect(found).toMatch(/^(un)?sat$/);
    return found === 'unsat';
  };
  return { decide, equivalent, isMember };
}

test.each(FAMILIES)('%s: a compiled ACL and its rules in bit-vector logic accept the same packets', async (family) => {
  const { decide, equivalent, isMember } = logic(family);
  await fc.assert(fc.asyncProperty(ruleLists(family, 8), async (rules) => {
    const set = accepted(rules, packetSetOf, (rule) => rule.allow, PacketSet.empty(family));
    expect(await equivalent(isMember(set), decide(rules, (rule) => rule.allow))).toBe(true);
  }), { numRuns: 80 });
});

test.each(FAMILIES)('%s: the effective set of a rule is what that rule decides in bit-vector logic', async (family) => {
  const { decide, equivalent, isMember } = logic(family);
  await fc.assert(fc.asyncProperty(ruleLists(family, 6), async (rules) => {
    for (const { rule, set } of foldResidual(rules, packetSetOf, PacketSet.all(family)).effective) {
      expect(await equivalent(isMember(set), decide(rules, (other) => other === rule))).toBe(true);
    }
  }), { numRuns: 20 });
});

test('two lists that one packet tells apart are not equivalent', async () => {
  const { equivalent, isMember } = logic('ipv4');
  const all = PacketSet.all('ipv4');
  const one = PacketSet.of({ addresses: AddressSet.range(0x0a000000), protocols: IntervalSet.of(6), field: IntervalSet.of(443) });
  expect(await equivalent(isMember(all), isMember(all.subtract(one)))).toBe(false);
});
