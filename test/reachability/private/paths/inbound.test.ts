import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { blamed, explain, headers, onlyPath, stops } from '../../../support/explain';
import {
  acl, eigw, empty, host, igw, nat, NetworkBuilder, route, subnet, SubnetParts, table, vpc,
} from '../../../support/network-builder';

const network = (parts: SubnetParts, ...routes: string[]): NetworkBuilder => empty.with(
  vpc('Vpc', '10.0.0.0/16', '2600:1f16:abc:de00::/56'), igw('Igw', 'Vpc'), igw('Loose'), eigw(), table('T'), table('HomeT'),
  subnet('Home', { ipv4: '10.0.9.0/24', table: 'HomeT', acl: parts.acl }), route('HomeT', '0.0.0.0/0 -> igw Igw'), nat('N', 'Home'),
  subnet('S', { ipv4: '10.0.0.0/24', table: 'T', ...parts }), routes.map((text): AnyResource => route('T', text)), host('Box', 'Home'),
);
const ask = (one: NetworkBuilder, way = 'internet -> S', asked = 'tcp 443') => explain(one, way, asked);
const said = (one: NetworkBuilder, way?: string) => {
  const answer = ask(one, way);
  const path = onlyPath(answer);
  return [answer.verdict, ...blamed(path), ...path.reasons];
};
const public4 = { publicIpv4OnLaunch: known(true) };
const bpa = (mode: 'block-ingress' | 'block-bidirectional'): AnyResource => ({ kind: 'block-public-access', id: 'Bpa', when: ALWAYS, mode: known(mode) });

test('there and back, with the public address on the outside and the private one inside', () => {
  const { forward, reply } = onlyPath(ask(network(public4, '0.0.0.0/0 -> igw Igw'), '203.0.113.7 -> S'));
  expect(stops(forward)).toEqual(['internet 203.0.113.7', 'internet gateway Igw', 'network ACL Vpc.DefaultNetworkAcl inbound', 'subnet S']);
  expect(stops(reply)).toEqual(['subnet S', 'network ACL Vpc.DefaultNetworkAcl outbound', 'route table T', 'internet gateway Igw', 'internet 203.0.113.7']);
  expect([forward[0], forward[1], reply[2], reply[3]].map(({ outboundHeaders }) => headers(outboundHeaders))).toEqual([
    'tcp  203.0.113.7:1024-65535 → S.PublicIp:443', 'tcp  203.0.113.7:1024-65535 → 10.0.0.0/24:443',
    'tcp  10.0.0.0/24:443 → 203.0.113.7:1024-65535', 'tcp  S.PublicIp:443 → 203.0.113.7:1024-65535',
  ]);
});

test.each<[string, NetworkBuilder, string[]]>([
  ['a public subnet', network(public4, '0.0.0.0/0 -> igw Igw'), ['FOUND']],
  ['hosts without an address', network({}, '0.0.0.0/0 -> igw Igw'), ['NOT_FOUND', 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS S']],
  ['hosts behind a NAT gateway', network({}, '0.0.0.0/0 -> nat N'),
    ['NOT_FOUND', 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS S', '- N', '- T']],
  ['hosts with an address behind a NAT gateway, whose replies are lost', network(public4, '0.0.0.0/0 -> nat N'), ['NOT_FOUND', '- T']],
  ['hosts with an address and no route for replies', network(public4), ['NOT_FOUND', 'NO_ROUTE_TO_DESTINATION T']],
  ['hosts whose replies go to an appliance', network(public4, '0.0.0.0/0 -> instance Box'), ['UNKNOWN', 'leaves by Box']],
  ['hosts whose replies go to a gateway that is attached to nothing', network(public4, '0.0.0.0/0 -> igw Loose'), ['NOT_FOUND', 'BAD_STATE_ROUTE Loose']],
  ['hosts in a VPC without an internet gateway', network(public4, '0.0.0.0/0 -> igw Igw').without('IgwAttachment'),
    ['NOT_FOUND', 'BAD_STATE_ATTACHMENT Vpc', 'BAD_STATE_ROUTE Igw']],
  ['hosts that are not let in', network(public4, '0.0.0.0/0 -> igw Igw').with(bpa('block-ingress')), ['NOT_FOUND', 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED Bpa']],
])('the internet and %s', (_, one, expected) => expect(said(one)).toEqual(expected));

test('a private source is not of the internet', () => {
  expect(said(network(public4, '0.0.0.0/0 -> igw Igw'), '192.168.1.1 -> S')).toContain('IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS Igw');
});

test('what lies behind a transit gateway may send', () => {
  const answer = onlyPath(ask(network({}, '192.168.0.0/16 -> tgw Tgw'), '192.168.1.1 -> S'));
  const why = 'route T 192.168.0.0/16 -> tgw Tgw leads to transit gateway Tgw: what lies behind it is not in the template';
  expect([answer.verdict, stops(answer.forward)[1], answer.reasons, blamed(answer)]).toEqual(['UNKNOWN', 'other Tgw', [why], []]);
});

test('a public source comes by the internet gateway, even where replies go to a transit gateway', () => {
  expect(stops(onlyPath(ask(network(public4, '0.0.0.0/0 -> tgw Tgw'))).forward)[1]).toBe('internet gateway Igw');
});

test('a path for each next hop of the replies', () => {
  const { paths } = ask(network(public4, '0.0.0.0/0 -> igw Igw', '203.0.113.0/24 -> tgw Tgw'));
  expect(paths.map(({ verdict }) => verdict).sort()).toEqual(['FOUND', 'UNKNOWN']);
});

const undocumented = 'whether IPv6 packets of the internet reach subnet S, which has no route to an internet gateway for the replies, is not '
  + 'documented by AWS';
const S6 = { ipv4: undefined, ipv6: '2600:1f16:abc:de00::/64' };
test.each<[string, NetworkBuilder, string[]]>([
  ['a route to the internet gateway', network(S6, '::/0 -> igw Igw'), ['FOUND']],
  ['a route to an egress-only gateway', network(S6, '::/0 -> eigw Eigw'), ['NOT_FOUND', '- Eigw', '- T']],
  ['no route', network(S6), ['NOT_FOUND', 'NO_ROUTE_TO_DESTINATION T']],
  ['a route to a transit gateway', network(S6, '::/0 -> tgw Tgw'), [
    'UNKNOWN', undocumented, 'route T ::/0 -> tgw Tgw leads to transit gateway Tgw: what lies behind it is not in the template',
  ]],
  ['a route to a gateway that is attached to nothing', network(S6, '::/0 -> igw Loose'), ['NOT_FOUND', 'BAD_STATE_ROUTE Loose']],
  ['no internet gateway', network(S6, '::/0 -> igw Igw').without('IgwAttachment'), ['NOT_FOUND', 'BAD_STATE_ATTACHMENT Vpc', 'BAD_STATE_ROUTE Igw']],
  ['a block', network(S6, '::/0 -> igw Igw').with(bpa('block-ingress')), ['NOT_FOUND', 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED Bpa']],
])('IPv6 and %s', (_, one, expected) => expect(said(one, '2a00::1 -> S')).toEqual(expected));

test('a private IPv6 source is not of the internet', () => {
  expect(said(network(S6, '::/0 -> igw Igw'), 'fd00::1 -> S')).toContain('IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS Igw');
});

test('in dual stack IPv6 hosts are known by their own address', () => {
  const { forward, reply } = onlyPath(ask(network({ ...S6, ipv4: '10.0.0.0/24', ...public4 }, '::/0 -> igw Igw'), '2a00::1 -> S'));
  expect(forward.map(({ outboundHeaders }) => headers(outboundHeaders))).toEqual(Array(4).fill('tcp  [2a00::1]:1024-65535 → [2600:1f16:abc:de00::/64]:443'));
  expect(reply.map(({ outboundHeaders }) => headers(outboundHeaders))).toEqual(Array(5).fill('tcp  [2600:1f16:abc:de00::/64]:443 → [2a00::1]:1024-65535'));
});

test('hosts whose block is unknown have a public address on the outside, and the name of their subnet inside', () => {
  const { forward, reply } = onlyPath(ask(network({ ipv4: '?', ...public4 }, '0.0.0.0/0 -> igw Igw'), '203.0.113.7 -> S'));
  expect(forward.map(({ outboundHeaders }) => headers(outboundHeaders).split(' → ')[1])).toEqual(['S.PublicIp:443', ...Array(3).fill('S:443')]);
  expect(reply.map(({ outboundHeaders }) => headers(outboundHeaders).split(' ')[2])).toEqual([...Array(3).fill('S:443'), ...Array(2).fill('S.PublicIp:443')]);
});

test('so have hosts of IPv6, as they are', () => {
  const { reply } = onlyPath(ask(network({ ...S6, ipv6: '?' }, '::/0 -> igw Igw'), '2a00::1 -> S'));
  expect(reply.map(({ outboundHeaders }) => headers(outboundHeaders).split(' ')[2])).toEqual(Array(5).fill('S:443'));
});

/** The codes of all that is said at each stop, `stop CODE CODE`. */
const codes = (one: NetworkBuilder, way?: string) => {
  const { forward, reply } = onlyPath(ask(one, way));
  return [forward, reply].map((all) => all.map(({ componentId, explanations }) =>
    [componentId, ...explanations.map(({ explanationCode = '-' }) => explanationCode)].join(' ')));
};
const DEFAULT_ACL = 'Vpc.DefaultNetworkAcl';
test.each<[string, NetworkBuilder, string | undefined, string[], string[]]>([
  ['a public subnet', network(public4, '0.0.0.0/0 -> igw Igw'), undefined, ['internet', 'Igw', DEFAULT_ACL, 'S'], ['S', DEFAULT_ACL, 'T', 'Igw', 'internet']],
  ['one without routes', network(public4), undefined, ['internet', 'Igw', DEFAULT_ACL, 'S'], ['S', DEFAULT_ACL, 'T NO_ROUTE_TO_DESTINATION']],
  ['what lies behind a transit gateway', network({}, '192.168.0.0/16 -> tgw Tgw'), '192.168.1.1 -> S',
    ['192.168.1.1', 'Tgw UNKNOWN_RESOURCE', DEFAULT_ACL, 'S'], ['S', DEFAULT_ACL, 'T UNKNOWN_RESOURCE']],
  ['hosts behind a NAT gateway that may have public addresses', network({ publicIpv4OnLaunch: unknown('P') }, '0.0.0.0/0 -> nat N'), undefined,
    ['internet', 'Igw UNKNOWN_RESOURCE', DEFAULT_ACL, 'S'], ['S', DEFAULT_ACL, 'T -']],
])('all that is said on the way to %s', (_, one, way, there, back) => expect(codes(one, way)).toEqual([there, back]));

describe('an Elastic IP of a NAT gateway', () => {
  const path = (one: NetworkBuilder) => onlyPath(ask(one, 'internet -> eip NEip'));
  test('is reached, and no host behind it', () => {
    const { forward, reply, blockedBy, verdict } = path(network({}));
    expect([verdict, stops(forward), reply, blockedBy.map(({ detail }) => detail)]).toEqual([
      'NOT_FOUND', ['internet internet', 'internet gateway Igw', 'network ACL Vpc.DefaultNetworkAcl inbound', 'NAT gateway N'], [],
      ['no translation entry of N fits packets that no host asked for: it lets in replies alone'],
    ]);
    expect([forward[0], forward[1]].map(({ outboundHeaders }) => headers(outboundHeaders).split('→')[1])).toEqual([' NEip:443', ' 10.0.9.0/24:443']);
    expect([forward[3].subnetId, forward[3].vpcId]).toEqual(['Home', 'Vpc']);
  });

  test.each<[string, NetworkBuilder, string[]]>([
    ['a closed ACL', network({ acl: 'Acl' }).with(acl('Acl')), ['SUBNET_ACL_RESTRICTION Acl rule 32767', '- N']],
    ['no internet gateway', network({}).without('IgwAttachment'), ['BAD_STATE_ATTACHMENT Vpc', '- N']],
    ['a block', network({}).with(bpa('block-bidirectional')), ['VPC_BLOCK_PUBLIC_ACCESS_ENABLED Bpa', '- N']],
  ])('%s is said too', (_, one, expected) => expect(blamed(path(one))).toEqual(expected));

  test('a private source is not of the internet', () => {
    expect(blamed(onlyPath(ask(network({}), '192.168.1.1 -> eip NEip')))).toEqual(['IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS Igw', '- N']);
  });
});
