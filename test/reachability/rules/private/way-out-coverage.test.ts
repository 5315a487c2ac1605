import { known } from '../../../../src/reachability/private/network/resource';
import { waysOutOf } from '../../../../src/reachability/rules/private/way-out';
import { coverageOf, partialLosses } from '../../../../src/reachability/rules/private/way-out-coverage';
import { haNetwork, NetworkBuilder, route } from '../../../support/network-builder';

const OPEN = ['in 100 allow all 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0', 'in 101 allow all ::/0', 'out 101 allow all ::/0'];
const ask = <T>(question: (...of: Parameters<typeof coverageOf>) => T, one: NetworkBuilder): T => {
  const view = one.view();
  const subnet = view.find('subnet', 'PrivateA')!;
  return question(view, subnet, waysOutOf(view, subnet, { from: 1024, to: 65535 }));
};
const dual = haNetwork({ ipv6: true });
const NAT64 = route('PrivateATable', '64:ff9b::/96 -> nat NatA');
const behind = (...rules: string[]) => haNetwork({ publicAcl: [...rules, ...OPEN], privateAcl: OPEN });
const own = (...rules: string[]) => haNetwork({ publicAcl: OPEN, privateAcl: rules });

test.each<[string, NetworkBuilder, string]>([
  ['everything', haNetwork(), ''],
  ['everything of both families', dual, ''],
  ['one port', own('out 100 allow tcp 443 0.0.0.0/0'), ', over IPv4 for tcp 443 to 0.0.0.0/0 alone'],
  ['one port to one network', own('out 100 allow tcp 443 203.0.113.0/24'), ', over IPv4 for tcp 443 to 203.0.113.0/24 alone'],
  ['two of them', own('out 100 allow tcp 443 0.0.0.0/0', 'out 110 allow udp 53 203.0.113.0/24'),
    ', over IPv4 for tcp 443 to 0.0.0.0/0 and udp 53 to 203.0.113.0/24 alone'],
  ['nothing', own(), ', not over IPv4'],
  ['IPv4 alone', dual.without('PrivateATable ::/0 -> eigw Eigw'), ', not over IPv6'],
  ['IPv4 alone, and NAT64', dual.without('PrivateATable ::/0 -> eigw Eigw').with(NAT64), ''],
  ['neither', dual.without('PrivateATable ::/0 -> eigw Eigw', 'PrivateATable 0.0.0.0/0 -> nat NatA'), ', not over IPv4 and not over IPv6'],
  ['a part of IPv6', haNetwork({ ipv6: true, privateAcl: ['out 100 allow all 0.0.0.0/0', 'out 101 allow tcp 443 ::/0'] }), ', over IPv6 for tcp 443 to ::/0 alone'],
])('%s gets out', (_, one, expected) => expect(ask(coverageOf, one)).toBe(expected));

test.each<[string, NetworkBuilder, string[]]>([
  ['nothing', haNetwork(), []],
  ['what its own ACL stops', own('out 50 deny tcp 443 0.0.0.0/0', ...OPEN), []],
  ['what enters the gateway\'s subnet', behind('in 50 deny tcp 443 10.0.16.128/25'), ['tcp 443 from 10.0.16.128/25 is dropped entering subnet PublicA']],
  ['what all hosts send into the gateway\'s subnet', behind('in 50 deny tcp 443 10.0.16.0/20'), ['tcp 443 from 10.0.16.0/20 is dropped entering subnet PublicA']],
  ['what leaves the gateway\'s subnet', behind('out 50 deny tcp 443 0.0.0.0/0'), ['tcp 443 to 0.0.0.0/0 is dropped leaving subnet PublicA']],
  ['what a component stops', haNetwork().with(route('PrivateATable', '203.0.113.0/24 -> nat Gone')), ['NAT gateway Gone does not exist']],
  ['what no route leads to', haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA'), []],
  ['what certainly goes nowhere', haNetwork().with(route('PrivateATable', '? -> nat Gone')), []],
])('dropped behind the subnet: %s', (_, one, expected) => expect(ask(partialLosses, one).map(({ detail }) => detail)).toEqual(expected));

test('what is dropped has a rule to blame, a packet and a fix', () => {
  const [loss] = ask(partialLosses, behind('out 50 deny tcp 443 0.0.0.0/0'));
  expect([loss.fix, loss.blame.map(({ componentId }) => componentId), loss.witnesses.length])
    .toEqual(['add an outbound allow rule for tcp 443 to 0.0.0.0/0 to network ACL PublicAcl', ['PublicAcl:out:50'], 1]);
  const [dead] = ask(partialLosses, haNetwork().change('nat-gateway', 'NatA', { connectivity: known('private') }));
  const detail = 'NAT gateway NatA is private and does not reach the internet';
  expect([dead.fix, dead.detail, dead.blame, dead.witnesses.map(({ where }) => where)])
    .toEqual([`repair NatA: ${detail}`, detail, [{ componentId: 'NatA', explanationCode: 'NO_POSSIBLE_DESTINATION', detail }], [detail]]);
});
