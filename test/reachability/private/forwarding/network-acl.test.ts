import * as fc from 'fast-check';
import { compileAcl, decisions, denials, IMPLICIT_DENY, shadowedRules } from '../../../../src/reachability/private/forwarding/network-acl';
import type { NetworkAclEntry } from '../../../../src/reachability/private/network/resources';
import { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { acl, aclNoun, empty, entry, NetworkBuilder, packets } from '../../../support/network-builder';

const compiled = (network: NetworkBuilder, isDefault = false) => compileAcl(network.view(), 'Acl', isDefault, 'ingress', 'ipv4');
const of = (...rules: string[]) => compiled(empty.with(acl('Acl', ...rules)));
const ipv4 = (...texts: string[]) => texts.map(packets).reduce((all, one) => all.union(one), PacketSet.empty('ipv4'));
const everything = packets('all 0.0.0.0/0');

describe('evaluation order', () => {
  test('a custom network ACL denies everything until it has rules', () => {
    expect(of().allowed.upper.isEmpty()).toBe(true);
  });

  test('the lowest number decides, wherever the template mentions it', () => {
    const allowed = of('in 200 deny all 0.0.0.0/0', 'in 100 allow tcp 443 0.0.0.0/0').allowed;
    expect(allowed.lower.equals(ipv4('tcp 443 0.0.0.0/0'))).toBe(true);
  });

  test("AWS's example: SSH from one network, everything else denied, replies allowed", () => {
    const { allowed } = of('in 100 allow tcp 443 0.0.0.0/0', 'in 110 allow tcp 22 192.0.2.0/24', 'in 140 allow tcp 32768-65535 0.0.0.0/0');
    const at = (text: string) => !allowed.lower.intersect(packets(text)).isEmpty();
    expect([at('tcp 443 198.51.100.1/32'), at('tcp 22 192.0.2.9/32'), at('tcp 22 198.51.100.1/32'), at('tcp 32768 8.8.8.8/32'), at('tcp 3389 8.8.8.8/32')])
      .toEqual([true, true, false, true, false]);
  });

  test('the default network ACL allows everything', () => {
    expect(compiled(empty.with(aclNoun('Acl', { isDefault: true })), true).allowed.lower.equals(everything)).toBe(true);
  });

  test('rules that a template adds to the default one come before or after rule 100', () => {
    const network = empty.with(aclNoun('Acl', { isDefault: true }), entry('Acl', 'in 99 deny tcp 22 0.0.0.0/0'), entry('Acl', 'in 101 deny tcp 23 0.0.0.0/0'));
    expect(everything.subtract(compiled(network, true).allowed.upper).equals(ipv4('tcp 22 0.0.0.0/0'))).toBe(true);
  });

  test('IPv6 passes an unmodified default network ACL; whether it passes a modified one depends on what came first', () => {
    const network = empty.with(aclNoun('Acl', { isDefault: true }));
    const ipv6 = (one: NetworkBuilder) => compileAcl(one.view(), 'Acl', true, 'ingress', 'ipv6').allowed;
    expect(ipv6(network).isExact).toBe(true);
    expect(ipv6(network.with(entry('Acl', 'in 99 deny tcp 22 0.0.0.0/0'))).reasons).toEqual([expect.stringContaining('rule 101')]);
  });

  test('directions and families do not mix', () => {
    const network = empty.with(acl('Acl', 'out 100 allow all 0.0.0.0/0', 'in 100 allow all ::/0'));
    expect(compiled(network).allowed.upper.isEmpty()).toBe(true);
    expect(compileAcl(network.view(), 'Acl', false, 'ingress', 'ipv6').allowed.lower.isEmpty()).toBe(false);
  });
});

describe('what cannot be resolved', () => {
  test.each([
    ['an action', ['in 100 ? tcp 443 0.0.0.0/0'], [], ['tcp 443 0.0.0.0/0']],
    ['the CIDR of an allow rule', ['in 100 allow tcp 443 ?'], [], ['tcp 443 0.0.0.0/0']],
    ['the CIDR of a deny rule', ['in 100 deny tcp 443 ?', 'in 200 allow tcp 443 0.0.0.0/0'], [], ['tcp 443 0.0.0.0/0']],
    ['the number of a deny rule', ['in ? deny tcp 443 0.0.0.0/0', 'in 200 allow tcp 443-444 0.0.0.0/0'], ['tcp 444 0.0.0.0/0'], ['tcp 443-444 0.0.0.0/0']],
    ['the number of an allow rule', ['in ? allow tcp 443 0.0.0.0/0', 'in 200 deny tcp 443 0.0.0.0/1'], ['tcp 443 128.0.0.0/1'], ['tcp 443 0.0.0.0/0']],
    ['one number for two rules', ['in 100 allow tcp 443 0.0.0.0/0', 'in 100 deny tcp 443 10.0.0.0/8'],
      ['tcp 443 0.0.0.0/0', '-tcp 443 10.0.0.0/8'], ['tcp 443 0.0.0.0/0']],
  ])('%s leaves the ACL within bounds', (_, rules, lower, upper) => {
    const { allowed } = compiled(empty.with(aclNoun('Acl'), ...rules.map((text, i) => ({ ...entry('Acl', text), id: `Entry${i}` }))));
    const expected = lower.reduce((all, text) => text.startsWith('-') ? all.subtract(packets(text.slice(1))) : all.union(packets(text)), PacketSet.empty('ipv4'));
    expect(allowed.lower.equals(expected)).toBe(true);
    expect(allowed.upper.equals(ipv4(...upper))).toBe(true);
    expect(allowed.reasons).toHaveLength(1);
  });

  test('an unknown rule that changes nothing leaves nothing unknown', () => {
    expect(of('in 100 allow all 0.0.0.0/0', 'in 200 ? tcp 443 ?').allowed.isExact).toBe(true);
  });
});

describe('decisions', () => {
  test('each packet is decided by one rule, the implicit deny the last', () => {
    const decided = decisions(of('in 100 deny tcp 22 0.0.0.0/0', 'in 200 allow tcp 0-1023 0.0.0.0/0'), ipv4('tcp 0-2000 1.2.3.4/32'));
    expect(decided.map(({ ruleNumber, action, packets: { services } }) => [ruleNumber, action, services.runs[0].inner.intervals])).toEqual([
      [100, 'deny', [{ lo: 22, hi: 22 }]],
      [200, 'allow', [{ lo: 0, hi: 21 }, { lo: 23, hi: 1023 }]],
      [IMPLICIT_DENY, 'deny', [{ lo: 1024, hi: 2000 }]],
    ]);
  });

  test('rules that decide nothing are left out', () => {
    expect(decisions(of('in 100 allow all 0.0.0.0/0', 'in 200 deny all 0.0.0.0/0'), everything)).toHaveLength(1);
  });
});

describe('shadowed rules', () => {
  const shadowed = (...rules: string[]) => shadowedRules(of(...rules)).map(({ rule, by }) => [rule, ...by].map(({ ruleNumber }) => 'value' in ruleNumber && ruleNumber.value));

  test.each([
    ['a wider rule before', ['in 100 allow all 0.0.0.0/0', 'in 200 deny tcp 22 0.0.0.0/0'], [[200, 100]]],
    ['two rules that cover it together', ['in 100 allow tcp 0-99 0.0.0.0/0', 'in 110 deny tcp 100-200 0.0.0.0/0', 'in 200 allow tcp 50-150 0.0.0.0/0'], [[200, 100, 110]]],
    ['a wider rule after', ['in 100 deny tcp 22 0.0.0.0/0', 'in 200 allow all 0.0.0.0/0'], []],
    ['a rule that covers it but for one address', ['in 100 deny all 0.0.0.0/1', 'in 110 deny all 128.0.0.0/2', 'in 200 allow all 0.0.0.0/0'], []],
    ['a rule of unknown width', ['in 100 allow all ?', 'in 200 deny tcp 22 0.0.0.0/0'], []],
    ['a rule of unknown action', ['in 100 ? all 0.0.0.0/0', 'in 200 deny tcp 22 0.0.0.0/0'], [[200, 100]]],
  ])('%s', (_, rules, expected) => {
    expect(shadowed(...rules)).toEqual(expected);
  });
});

describe('random rules', () => {
  const cidr = fc.constantFrom('0.0.0.0/0', '8.0.0.0/6', '8.8.8.0/24', '10.0.0.0/8');
  const service = fc.constantFrom('all', 'tcp 443', 'tcp 0-1023', 'udp 53', 'icmp 3/4');
  const rule = fc.record({ number: fc.integer({ min: 1, max: 50 }), action: fc.constantFrom('allow', 'deny'), service, cidr, hide: fc.constantFrom('', '', 'number', 'action', 'cidr') });
  /** One network ACL with all known, and with something hidden. */
  const acls = fc.uniqueArray(rule, { maxLength: 7, selector: ({ number }) => number }).map((rules) => [false, true].map((isHidden) => {
    const entries = rules.map(({ number, action, service: what, cidr: block, hide }, i): NetworkAclEntry => {
      const word = (name: string, value: string | number) => (isHidden && hide === name ? '?' : value);
      return { ...entry('Acl', `in ${word('number', number)} ${word('action', action)} ${what} ${word('cidr', block)}`), id: `Entry${i}` };
    });
    return compiled(empty.with(aclNoun('Acl'), entries));
  }));

  test('bounds hold whatever an unknown turns out to be', () => fc.assert(fc.property(acls, ([{ allowed: actual }, { allowed: bounds }]) => {
    expect(actual.isExact).toBe(true);
    expect(bounds.lower.isSubsetOf(actual.lower) && actual.lower.isSubsetOf(bounds.upper)).toBe(true);
  }), { numRuns: 300 }));

  test('what is denied for certain is denied by the rules that decide it', () => fc.assert(fc.property(acls.map(([, hidden]) => hidden), (one) => {
    const denied = everything.subtract(one.allowed.upper);
    const told = (list: ReturnType<typeof decisions>) => list.map(({ packets: set, ...decision }) => [decision, set.key()]);
    expect(told(denials(one, denied))).toEqual(told(decisions(one, denied)));
  }), { numRuns: 300 }));
});
