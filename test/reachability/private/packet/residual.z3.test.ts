import * as fc from 'fast-check';
import { type BitVec, type Bool, type Context, init, killThreads } from 'z3-solver';
import { packetSetOf } from './arbitraries';
import { Rule, ruleLists } from './first-match';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { ADDRESS_BITS, FAMILIES, Family } from '../../../../src/reachability/private/packet/family';
import { IntervalSet } from '../../../../src/reachability/private/packet/interval-set';
import { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { ICMP, ICMPV6, TCP, UDP } from '../../../../src/reachability/private/packet/protocol';
import { accepted, foldResidual } from '../../../../src/reachability/private/packet/residual';
import { Scalar } from '../../../../src/reachability/private/packet/scalar';

let z3: Awaited<ReturnType<typeof init>>;
let context: Context;
beforeAll(async () => {
  z3 = await init();
  context = z3.Context('main');
});
// Its worker threads would keep jest from exiting
afterAll(() => killThreads(z3.em));

/** The logic of one packet: its address, protocol and field are bit-vectors that nothing is known about. */
function logic(family: Family) {
  const { And, BitVec, Bool, If, Or, ULE, UGE } = context;
  const address = BitVec.const('address', ADDRESS_BITS[family]);
  const protocol = BitVec.const('protocol', 8);
  const field = BitVec.const('field', 16);

  const isIn = (vector: BitVec, set: IntervalSet<Scalar>): Bool => Or(...set.intervals.map(
    ({ lo, hi }) => And(UGE(vector, BitVec.val(lo, vector.size())), ULE(vector, BitVec.val(hi, vector.size()))),
  ));
  const isWithField = isIn(protocol, IntervalSet.from([ICMP, TCP, UDP, ICMPV6].map(number => ({ lo: number, hi: number }))));
  const isMatch = ({ cidr, protocols, field: values }: Rule): Bool => And(
    isIn(address, AddressSet.of(cidr).intervals), isIn(protocol, protocols), Or(isWithField.not(), isIn(field, values)),
  );

  /** The rule list as its definition reads: if the first matches then what it says, else if the second matches… */
  const decide = <R extends Rule>(rules: readonly R[], outcome: (rule: R) => boolean): Bool => rules.reduceRight<Bool>(
    (otherwise, rule) => If(isMatch(rule), Bool.val(outcome(rule)), otherwise), Bool.val(false),
  );
  const isMember = ({ slices }: PacketSet): Bool => Or(...slices.map(slice => And(
    isIn(address, slice.addresses.intervals), isIn(protocol, slice.protocols), isIn(field, slice.field),
  )));

  /** Whether no packet whatever tells the two formulas apart. */
  const equivalent = async (left: Bool, right: Bool): Promise<boolean> => {
    const solver = new context.Solver();
    solver.add(left.neq(right));
    return await solver.check() === 'unsat';
  };
  return { decide, equivalent, isMember };
}

test.each(FAMILIES)('%s: a compiled ACL and its rules in bit-vector logic accept the same packets', async family => {
  const { decide, equivalent, isMember } = logic(family);
  await fc.assert(fc.asyncProperty(ruleLists(family, 8), async rules => {
    const set = accepted(rules, packetSetOf, rule => rule.allow, PacketSet.empty(family));
    expect(await equivalent(isMember(set), decide(rules, rule => rule.allow))).toBe(true);
  }), { numRuns: 200 });
});

test.each(FAMILIES)('%s: the effective set of a rule is what that rule decides in bit-vector logic', async family => {
  const { decide, equivalent, isMember } = logic(family);
  await fc.assert(fc.asyncProperty(ruleLists(family, 6), async rules => {
    for (const { rule, set } of foldResidual(rules, packetSetOf, PacketSet.all(family)).effective) {
      expect(await equivalent(isMember(set), decide(rules, other => other === rule))).toBe(true);
    }
  }), { numRuns: 50 });
});

test('two lists that one packet tells apart are not equivalent', async () => {
  const { equivalent, isMember } = logic('ipv4');
  const all = PacketSet.all('ipv4');
  const one = PacketSet.of({ addresses: AddressSet.range(0x0a000000), protocols: IntervalSet.of(6), field: IntervalSet.of(443) });
  expect(await equivalent(isMember(all), isMember(all.subtract(one)))).toBe(false);
});
