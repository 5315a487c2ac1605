import type { NetworkPath } from '../../../../src/reachability/network-path';
import { pathless } from '../../../../src/reachability/private/paths/path-result';
import { explain, onlyPath } from '../../../support/explain';
import { acl, haNetwork, NetworkBuilder, nat, route } from '../../../support/network-builder';

const path = (one: NetworkBuilder, way = 'PrivateA -> 203.0.113.7', asked = 'tcp 443'): NetworkPath => onlyPath(explain(one, way, asked));
const OPEN = ['in 100 allow all 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0'];
const closed = (...rules: string[]) => haNetwork({ privateAcl: [...rules, ...OPEN] });

test('no path at all', () => {
  expect(pathless('S', 'there is no host')).toEqual({
    family: '',
    verdict: 'NOT_FOUND',
    forward: [],
    reply: [],
    reasons: [],
    notes: [],
    blockedBy: [{ componentId: 'S', effect: 'blocks', detail: 'there is no host' }],
  });
});

test.each<[string, NetworkBuilder, string, number, boolean]>([
  ['nothing blocks', closed(), 'FOUND', 0, false],
  ['something blocks a part', closed('in 50 deny tcp 2000 0.0.0.0/0'), 'PARTLY_FOUND', 1, false],
  ['something blocks all', closed('out 50 deny all 0.0.0.0/0'), 'NOT_FOUND', 1, false],
  ['something may block', closed('out 50 deny tcp 443 ?'), 'UNKNOWN', 0, true],
  ['something may block, something blocks a part', closed('out 50 deny tcp 443 ?', 'in 50 deny tcp 2000 0.0.0.0/0'), 'UNKNOWN', 1, true],
  ['something may block, something blocks all', closed('out 50 deny tcp 443 ?', 'in 60 deny all 0.0.0.0/0'), 'NOT_FOUND', 1, false],
])('%s', (_, one, verdict, blocking, hasReasons) => {
  const answer = path(one);
  expect([answer.verdict, answer.blockedBy.length, answer.reasons.length > 0, answer.family]).toEqual([verdict, blocking, hasReasons, 'ipv4']);
  expect(answer.reasons).toEqual([...new Set(answer.reasons)]);
});

test('what blocks replies is said to', () => {
  const [there, back] = [closed('out 50 deny tcp 443 203.0.113.0/24'), closed('in 50 deny tcp 2000 0.0.0.0/0')].map((one) => path(one).blockedBy[0].detail);
  expect([there, back]).toEqual(['outbound rule 50 of PrivateAcl denies tcp 443 out of PrivateA', 'reply: inbound rule 50 of PrivateAcl denies tcp 2000 into PrivateA']);
});

test('one thing that blocks twice in the same words is said once', () => {
  const same = haNetwork({ publicAcl: [] });
  const { blockedBy } = path(same, 'PublicA -> PublicB');
  expect(new Set(blockedBy.map((one) => JSON.stringify(one))).size).toBe(blockedBy.length);
});

test('components are numbered, and each stands somewhere', () => {
  const { forward, reply } = path(closed());
  const numbers = [forward, reply].map((all) => all.map(({ sequenceNumber }) => sequenceNumber).join(' '));
  expect(numbers).toEqual(['1 2 3 4 5 6 7 8 9', '1 2 3 4 5 6 7 8']);
  expect(forward.map(({ componentId, subnetId, vpcId, zone, direction }) => [componentId, subnetId, vpcId, zone, direction])).toEqual([
    ['PrivateA', 'PrivateA', 'Vpc', 'a', undefined], ['PrivateAcl', 'PrivateA', 'Vpc', 'a', 'outbound'],
    ['PrivateATable', 'PrivateA', 'Vpc', 'a', undefined], ['Vpc.DefaultNetworkAcl', 'PublicA', 'Vpc', 'a', 'inbound'],
    ['NatA', 'PublicA', 'Vpc', 'a', undefined], ['Vpc.DefaultNetworkAcl', 'PublicA', 'Vpc', 'a', 'outbound'],
    ['PublicATable', 'PublicA', 'Vpc', 'a', undefined], ['Igw', undefined, 'Vpc', undefined, undefined],
    ['203.0.113.7', undefined, undefined, undefined, undefined],
  ]);
});

test('the rules that decide are shown as AWS writes them', () => {
  const rules = (text: string, asked = 'all') => path(haNetwork({ privateAcl: [text] }), undefined, asked).forward[1].aclRules;
  expect(rules('out 50 allow tcp 443-444 203.0.113.0/24')).toEqual([
    {
      ruleNumber: 50,
      action: 'allow',
      text: 'tcp 443-444 203.0.113.0/24',
      entryId: 'PrivateAcl:out:50',
      cidr: '203.0.113.0/24',
      protocol: '6',
      portRange: { from: 443, to: 444 },
    },
    { ruleNumber: 32767, action: 'deny', text: 'everything else', entryId: 'PrivateAcl' },
  ]);
  expect([rules('out 50 allow all 0.0.0.0/0')[0], rules('out 50 allow icmp 8/0 0.0.0.0/0')[0], rules('out 50 allow tcp 443 ?', 'tcp 443')[0]]).toEqual([
    { ruleNumber: 50, action: 'allow', text: 'all 0.0.0.0/0', entryId: 'PrivateAcl:out:50', cidr: '0.0.0.0/0', protocol: 'all' },
    { ruleNumber: 50, action: 'allow', text: 'icmp 8/0 0.0.0.0/0', entryId: 'PrivateAcl:out:50', cidr: '0.0.0.0/0', protocol: '1' },
    { ruleNumber: 50, action: 'allow', text: 'tcp 443 ?', entryId: 'PrivateAcl:out:50' },
  ]);
});

test('the routes that are taken are shown', () => {
  expect(path(haNetwork()).forward.flatMap(({ routes }) => routes)).toEqual([
    { destination: '0.0.0.0/0', targetId: 'NatA', targetType: 'nat-gateway' }, { destination: '0.0.0.0/0', targetId: 'Igw', targetType: 'internet-gateway' },
  ]);
  expect(path(haNetwork(), 'PrivateA -> PrivateB').forward.flatMap(({ routes }) => routes)).toEqual([{ destination: '10.0.0.0/16', targetId: 'local', targetType: 'local' }]);
});

test.each<[string, NetworkBuilder, object]>([
  ['a gateway', haNetwork(), {
    insideAddresses: ['10.0.16.0/20'],
    insidePortRanges: [{ from: 1024, to: 65535 }],
    gatewayAddresses: ['10.0.0.0/24'],
    gatewayPortRanges: [{ from: 1024, to: 65535 }],
    publicAddresses: ['NatAEip'],
  }],
  ['a gateway at an unknown address', haNetwork().without('NatA').with(nat('NatA', '?')), { gatewayAddresses: ['NatA'] }],
  ['a gateway that nothing reaches', closed('out 50 deny all 0.0.0.0/0'), { insideAddresses: ['10.0.16.0/20'], insidePortRanges: [{ from: 1024, to: 65535 }] }],
])('the translation of %s', (_, one, expected) => {
  expect(path(one).forward.find(({ type }) => type === 'NAT gateway')!.translation).toMatchObject(expected);
});

test('ping has no ports to translate', () => {
  expect(path(haNetwork(), undefined, 'ping').forward.find(({ type }) => type === 'NAT gateway')!.translation)
    .toMatchObject({ insidePortRanges: [], gatewayPortRanges: [] });
});

test('notes and doubts of unknown ends are handed on', () => {
  const unknown = haNetwork().change('subnet', 'PrivateA', { ipv4: { kind: 'unknown', reason: 'parameter P has no default' } });
  const tells = (rules: string[]) => path(unknown.with(acl('Acl', ...rules)).with({
    kind: 'network-acl-association', id: 'Assoc', when: route('T', '0.0.0.0/0 -> local').when, subnet: { kind: 'known', value: 'PublicA' }, networkAcl: { kind: 'known', value: 'Acl' },
  }));
  const apart = tells(['in 50 deny tcp 443 10.0.16.0/24', ...OPEN]);
  const alike = tells(['in 50 deny tcp 2000 0.0.0.0/0', ...OPEN]);
  expect([apart.verdict, apart.reasons.length, alike.verdict]).toEqual(['UNKNOWN', 1, 'PARTLY_FOUND']);
});
