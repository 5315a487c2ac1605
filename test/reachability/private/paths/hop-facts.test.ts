import { informs } from '../../../../src/reachability/private/forwarding/fact';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { crossAcl } from '../../../../src/reachability/private/paths/acl-hop';
import { Flow } from '../../../../src/reachability/private/paths/flow';
import { aclDecisions, aclDoubts, explanationOf, factsOf } from '../../../../src/reachability/private/paths/hop-facts';
import { startingWith } from '../../../../src/reachability/private/paths/packets-at';
import { Hop, PathDirection } from '../../../../src/reachability/private/paths/path-direction';
import { acl, aclNoun, addresses, empty, entry, packets, subnet, vpc } from '../../../support/network-builder';

const { services } = packets('tcp 0-65535 0.0.0.0/0');
const ALL = Flow.of(addresses('10.0.0.0/24'), addresses('203.0.113.0/24'), services, services);
const hopOf = (direction: 'in' | 'out', resources: readonly AnyResource[]): Hop => {
  const view = empty.with(vpc(), subnet('S', { ipv4: '10.0.0.0/24', acl: 'Acl' }), resources).view();
  const begun = direction === 'out' ? ALL : ALL.reply();
  const path = PathDirection.from(startingWith(begun), 'everything');
  return crossAcl(view, path, view.find('subnet', 'S')!, direction === 'in' ? 'ingress' : 'egress').hops[0];
};
const said = (hop: Hop) => factsOf(hop).map(({ effect, code, componentId, ruleNumber, detail, partial }) =>
  [effect, code, componentId ?? '-', ruleNumber ?? '-', partial ? 'partly' : 'all', detail].join(' | '));
const denied = (id: string, rule: number, detail: string) => `blocks | SUBNET_ACL_RESTRICTION | ${id} | ${rule} | partly | ${detail}`;

test.each<[string, 'in' | 'out', AnyResource[], string[]]>([
  ['all is allowed', 'out', acl('Acl', 'out 100 allow all 0.0.0.0/0'), []],
  ['nothing is allowed', 'out', acl('Acl'), [denied('Acl', 32767, 'no outbound rule of Acl allows tcp on every port out of S')]],
  ['nothing is let in', 'in', acl('Acl'), [denied('Acl', 32767, 'no inbound rule of Acl allows tcp on every port into S')]],
  ['a rule denies a port', 'out', acl('Acl', 'out 50 deny tcp 22 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0'),
    [denied('Acl:out:50', 50, 'outbound rule 50 of Acl denies tcp 22 out of S')]],
  ['a rule denies some peers', 'out', acl('Acl', 'out 50 deny tcp 22 203.0.113.0/25', 'out 100 allow all 0.0.0.0/0'),
    [denied('Acl:out:50', 50, 'outbound rule 50 of Acl denies tcp 22 to 203.0.113.0/25 out of S')]],
  ['a rule keeps some peers out', 'in', acl('Acl', 'in 50 deny tcp 22 203.0.113.0/25', 'in 100 allow all 0.0.0.0/0'),
    [denied('Acl:in:50', 50, 'inbound rule 50 of Acl denies tcp 22 from 203.0.113.0/25 into S')]],
  ['a rule denies what another denied before', 'out',
    acl('Acl', 'out 50 deny tcp 22 0.0.0.0/0', 'out 60 deny tcp 22-23 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0'), [
      denied('Acl:out:50', 50, 'outbound rule 50 of Acl denies tcp 22 out of S'),
      denied('Acl:out:60', 60, 'outbound rule 60 of Acl denies tcp 23 out of S'),
    ]],
  ['a rule denies other packets', 'out', acl('Acl', 'out 50 deny udp 22 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0'), []],
  ['a port is closed on purpose', 'in',
    [aclNoun('Acl', { portsBlockedOnPurpose: [22] }), entry('Acl', 'in 50 deny tcp 22 0.0.0.0/0'), entry('Acl', 'in 100 allow all 0.0.0.0/0')],
    [denied('Acl:in:50', 50, 'inbound rule 50 of Acl denies tcp 22 into S, on purpose')]],
  ['another port is closed than on purpose', 'in',
    [aclNoun('Acl', { portsBlockedOnPurpose: [22] }), entry('Acl', 'in 50 deny tcp 22-23 0.0.0.0/0'), entry('Acl', 'in 100 allow all 0.0.0.0/0')],
    [denied('Acl:in:50', 50, 'inbound rule 50 of Acl denies tcp 22-23 into S')]],
])('%s', (_, direction, resources, expected) => expect(said(hopOf(direction, resources))).toEqual(expected));

const OPEN = 'out 100 allow all 0.0.0.0/0';
test.each<[string, AnyResource[], number]>([
  ['a rule for somebody', acl('Acl', 'out 50 deny tcp 22 ?', OPEN), 1],
  ['a rule for somebody that decides nothing', acl('Acl', 'out 50 allow tcp 22 ?', OPEN), 0],
  ['a rule about other packets', acl('Acl', 'out 50 deny udp 22 ?', OPEN), 0],
  ['a rule of unknown action', acl('Acl', 'out 50 ? tcp 22 0.0.0.0/0', OPEN), 1],
])('whether packets pass %s is unknown: %#', (_, resources, doubts) => {
  const hop = hopOf('out', resources);
  const facts = factsOf(hop).filter(({ effect }) => effect === 'may block');
  expect([aclDoubts(hop, hop.crossing!).length, facts.length, facts.every(({ partial, code }) => partial && code === 'UNKNOWN_RESOURCE')])
    .toEqual([doubts, doubts, true]);
});

test('the rules that decide are listed, lowest number first', () => {
  const hop = hopOf('out', acl('Acl', 'out 100 allow tcp 443 0.0.0.0/0', 'out 50 deny tcp 22 0.0.0.0/0', 'out 70 allow udp 53 0.0.0.0/0'));
  expect(aclDecisions(hop, hop.crossing!).map(({ ruleNumber, action }) => `${ruleNumber} ${action}`)).toEqual(['50 deny', '100 allow', '32767 deny']);
});

test('an unknown ACL decides nothing that could be shown', () => {
  const hop = hopOf('out', []);
  expect([aclDecisions(hop, hop.crossing!), said(hop).length]).toEqual([[], 1]);
});

test('a hop\'s own facts come after those of its ACL', () => {
  const hop = hopOf('out', acl('Acl'));
  expect(factsOf({ ...hop, facts: [informs('well')] }).map(({ effect }) => effect)).toEqual(['blocks', 'informs']);
  expect(factsOf({ ...hop, crossing: undefined, facts: [informs('well')] }).map(({ effect }) => effect)).toEqual(['informs']);
});

test('an explanation names the component of the hop unless the fact names another', () => {
  const hop = hopOf('out', acl('Acl'));
  const [fact] = factsOf(hop);
  expect(explanationOf(informs('well'), hop)).toEqual({
    effect: 'informs', componentId: 'Acl', detail: 'well', crossing: { subnetId: 'S', direction: 'outbound', networkAclId: 'Acl' },
  });
  expect(explanationOf({ ...fact, componentId: 'Other' }, hop)).toMatchObject({
    explanationCode: 'SUBNET_ACL_RESTRICTION', effect: 'blocks', componentId: 'Other', ruleNumber: 32767, detail: fact.detail,
  });
});

test.each([[22, true], [23, undefined]])('an explanation says whether port %s is closed on purpose', (port, onPurpose) => {
  const hop = hopOf('in', [
    aclNoun('Acl', { portsBlockedOnPurpose: [22] }), entry('Acl', `in 50 deny tcp ${port} 0.0.0.0/0`), entry('Acl', 'in 100 allow all 0.0.0.0/0'),
  ]);
  expect(factsOf(hop).map((fact) => explanationOf(fact, hop).onPurpose)).toEqual([onPurpose]);
});
