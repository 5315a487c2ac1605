import * as fc from 'fast-check';
import { packetSetOf } from './arbitraries';
import { decisivePackets, firstMatch, membersOf, Rule, ruleLists } from './first-match';
import { AddressSet } from '../../../../src/reachability/private/packet/address-set';
import { Cidr, formatCidr, parseCidr } from '../../../../src/reachability/private/packet/cidr';
import { FAMILIES } from '../../../../src/reachability/private/packet/family';
import { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { accepted, foldResidual } from '../../../../src/reachability/private/packet/residual';

describe.each(FAMILIES)('%s: as a first-match evaluator says of every decisive packet', (family) => {
  const all = PacketSet.all(family);
  const none = PacketSet.empty(family);
  const agree = (check: (rules: readonly Rule[]) => void) => fc.assert(fc.property(ruleLists(family, 5), check), { numRuns: 40 });

  test('each packet is in the effective set of the rule that decides it, or in the rest', () => agree((rules) => {
    const { effective, rest } = foldResidual(rules, packetSetOf, all);
    const holders = [...effective.map(({ set }) => set), rest].map(membersOf);
    const disagreements = decisivePackets(family, rules).filter((packet) => {
      const index = firstMatch(rules, packet);
      return holders.some((holds, i) => holds(packet) !== (i === (index < 0 ? rules.length : index)));
    });
    expect(disagreements).toEqual([]);
  }));

  test('a packet is accepted exactly when the rule that decides it allows', () => agree((rules) => {
    const accepts = membersOf(accepted(rules, packetSetOf, (rule) => rule.allow, none));
    expect(decisivePackets(family, rules).filter((packet) => accepts(packet) !== (rules[firstMatch(rules, packet)]?.allow ?? false))).toEqual([]);
  }));

  test('what is accepted is the union of the effective sets of the rules that allow', () => agree((rules) => {
    const allowed = foldResidual(rules, packetSetOf, all).effective.filter(({ rule }) => rule.allow).reduce((sum, { set }) => sum.union(set), none);
    expect(accepted(rules, packetSetOf, (rule) => rule.allow, none).key()).toBe(allowed.key());
  }));
});

describe('routes, longest prefix first', () => {
  const cidr = (text: string): Cidr => parseCidr(text)!;
  const fold = (...routes: readonly string[]) => foldResidual(routes, (route) => AddressSet.of(cidr(route)), AddressSet.all('ipv4'));
  const texts = (set: AddressSet) => set.cidrs.map(formatCidr);

  test('a wider route takes what narrower ones leave', () => {
    expect(fold('10.0.0.0/10', '10.0.0.0/8').effective.map(({ set }) => texts(set))).toEqual([['10.0.0.0/10'], ['10.64.0.0/10', '10.128.0.0/9']]);
  });

  test('a default route leaves nothing', () => expect(fold('10.0.0.0/16', '0.0.0.0/0').rest.isEmpty()).toBe(true));
  test('without routes everything is left', () => expect(fold().rest.equals(AddressSet.all('ipv4'))).toBe(true));
  test('a rule that earlier ones cover together is shadowed', () => {
    expect(fold('10.0.0.0/9', '10.128.0.0/9', '10.0.0.0/8', '11.0.0.0/8').effective.map(({ set }) => set.isEmpty())).toEqual([false, false, true, false]);
  });
});
