import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { known } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { blamed, explain, headers, onlyPath, stops } from '../../../support/explain';
import {
  eigw, elasticIp, empty, gatewayEndpoint, host, igw, nat, NetworkBuilder, route, subnet, SubnetParts, table, vpc,
} from '../../../support/network-builder';

const firewall: AnyResource = {
  kind: 'inspection-endpoint', id: 'Fw', when: ALWAYS, type: 'network-firewall', vpc: known('Vpc'), subnets: [known('Home')],
};
const network = (parts: SubnetParts, ...routes: string[]): NetworkBuilder => empty.with(
  vpc('Vpc', '10.0.0.0/16', '2600:1f16:abc:de00::/56'), igw('Igw', 'Vpc'), igw('Loose'), eigw(), table('T'), table('HomeT'),
  subnet('Home', { ipv4: '10.0.9.0/24', table: 'HomeT' }), route('HomeT', '0.0.0.0/0 -> igw Igw'), nat('N', 'Home'),
  subnet('S', { ipv4: '10.0.0.0/24', table: 'T', ...parts }), routes.map((text): AnyResource => route('T', text)),
  host('Box', 'Home'), elasticIp('BoxEip', 'Box'), firewall, gatewayEndpoint('S3', 's3', 'HomeT'),
);
const ask = (one: NetworkBuilder, way = 'S -> internet', asked = 'tcp 443') => explain(one, way, asked);
const outsideOnly = ({ forward }: { forward: Parameters<typeof stops>[0] }) =>
  stops(forward).filter((stop) => !/^(subnet|network ACL|route table)/.test(stop));
const public4 = { publicIpv4OnLaunch: known(true) };

test.each<[string, NetworkBuilder, string, string[], string[]]>([
  ['straight', network(public4, '0.0.0.0/0 -> igw Igw'), 'FOUND', ['internet gateway Igw', 'internet internet'], []],
  ['straight, without an address', network({}, '0.0.0.0/0 -> igw Igw'), 'NOT_FOUND',
    ['internet gateway Igw', 'internet internet'], ['IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS S']],
  ['by a gateway that is attached to nothing', network(public4, '0.0.0.0/0 -> igw Loose'), 'NOT_FOUND',
    ['internet gateway Loose', 'internet internet'], ['BAD_STATE_ROUTE Loose']],
  ['by a NAT gateway', network({}, '0.0.0.0/0 -> nat N'), 'FOUND', ['NAT gateway N', 'internet gateway Igw', 'internet internet'], []],
  ['by a NAT gateway that is gone', network({}, '0.0.0.0/0 -> nat Gone'), 'NOT_FOUND', [], ['BAD_STATE_ROUTE Gone']],
  ['by an appliance', network({}, '0.0.0.0/0 -> instance Box'), 'UNKNOWN', ['other Box'], []],
  ['by a firewall', network({}, '0.0.0.0/0 -> gwlb Fw'), 'UNKNOWN', ['other Fw'], []],
  ['by a transit gateway', network({}, '0.0.0.0/0 -> tgw Tgw'), 'UNKNOWN', ['other Tgw'], []],
  ['by a transit gateway from elsewhere', network({}, '0.0.0.0/0 -> tgw ?'), 'UNKNOWN', ['other outside'], []],
  ['by an unknown target', network({}, '0.0.0.0/0 -> unknown'), 'UNKNOWN', ['other unknown'], []],
  ['nowhere', network({}), 'NOT_FOUND', [], ['NO_ROUTE_TO_DESTINATION T']],
])('%s', (_, one, verdict, outside, blame) => {
  const answer = ask(one);
  expect([answer.verdict, outsideOnly(onlyPath(answer)), blamed(onlyPath(answer))]).toEqual([verdict, outside, blame]);
});

test('what blocks on a route to an internet gateway is the route\'s, what blocks elsewhere is the component\'s', () => {
  const at = (one: NetworkBuilder) => onlyPath(ask(one)).forward.flatMap(({ type, explanations }) =>
    explanations.filter(({ effect }) => effect !== 'informs').map(({ explanationCode }) => `${type}: ${explanationCode}`));
  expect([at(network(public4, '0.0.0.0/0 -> igw Loose')), at(network({}, '0.0.0.0/0 -> tgw Tgw')), at(network({}, '0.0.0.0/0 -> nat Gone'))])
    .toEqual([['route table: BAD_STATE_ROUTE'], ['other: UNKNOWN_RESOURCE'], ['route table: BAD_STATE_ROUTE']]);
});

test.each<[string, NetworkBuilder, string[]]>([
  ['with a public address', network({}, '0.0.0.0/0 -> instance Box'), []],
  ['without one', network({}, '0.0.0.0/0 -> instance Box').without('BoxEipAssociation'), ['IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS Box']],
  ['without one, behind a NAT gateway of its own', network({}, '0.0.0.0/0 -> instance Box').without('BoxEipAssociation', 'HomeT 0.0.0.0/0 -> igw Igw')
    .with(subnet('P', { ipv4: '10.0.8.0/24' }), nat('N2', 'P'), route('HomeT', '0.0.0.0/0 -> nat N2')), []],
  ['without one, whose subnet leads elsewhere too', network({}, '0.0.0.0/0 -> instance Box').without('BoxEipAssociation')
    .with(route('HomeT', '203.0.113.0/24 -> tgw Tgw')), []],
  ['without one, whose subnet leads nowhere', network({}, '0.0.0.0/0 -> instance Box').without('BoxEipAssociation', 'HomeT 0.0.0.0/0 -> igw Igw'), []],
  ['in an unknown subnet', network({}, '0.0.0.0/0 -> instance Box').without('BoxEipAssociation').change('host', 'Box', { subnet: undefined }), []],
])('an appliance %s', (_, one, expected) => expect(blamed(onlyPath(ask(one)))).toEqual(expected));

test('there and back, with the public address on the outside and the private one inside', () => {
  const { forward, reply } = onlyPath(ask(network(public4, '0.0.0.0/0 -> igw Igw'), 'S -> 203.0.113.7'));
  expect(stops(forward)).toEqual([
    'subnet S', 'network ACL Vpc.DefaultNetworkAcl outbound', 'route table T', 'internet gateway Igw', 'internet 203.0.113.7',
  ]);
  expect(stops(reply)).toEqual(['internet 203.0.113.7', 'internet gateway Igw', 'network ACL Vpc.DefaultNetworkAcl inbound', 'subnet S']);
  expect([forward[2], forward[3], reply[0], reply[1]].map(({ outboundHeaders }) => headers(outboundHeaders))).toEqual([
    'tcp  10.0.0.0/24:1024-65535 → 203.0.113.7:443', 'tcp  S.PublicIp:1024-65535 → 203.0.113.7:443',
    'tcp  203.0.113.7:443 → S.PublicIp:1024-65535', 'tcp  203.0.113.7:443 → 10.0.0.0/24:1024-65535',
  ]);
});

describe('IPv6', () => {
  const S6 = { ipv4: undefined, ipv6: '2600:1f16:abc:de00::/64' };
  test.each<[string, NetworkBuilder, string, string[], string[]]>([
    ['straight, without a public IPv4 address', network(S6, '::/0 -> igw Igw'), 'FOUND', ['internet gateway Igw', 'internet 2a00::1'], []],
    ['by an egress-only gateway', network(S6, '::/0 -> eigw Eigw'), 'FOUND', ['egress-only internet gateway Eigw', 'internet 2a00::1'], []],
    ['by a NAT gateway', network(S6, '::/0 -> nat N'), 'NOT_FOUND', ['NAT gateway N'], ['PROTOCOL_RESTRICTION N']],
  ])('%s', (_, one, verdict, outside, blame) => {
    const answer = ask(one, 'S -> 2a00::1');
    expect([answer.verdict, outsideOnly(onlyPath(answer)), blamed(onlyPath(answer))]).toEqual([verdict, outside, blame]);
  });

  test('an appliance needs no public IPv4 address to pass it on', () => {
    const one = network(S6, '::/0 -> instance Box').without('BoxEipAssociation');
    expect(blamed(onlyPath(ask(one, 'S -> 2a00::1')))).toEqual([]);
  });

  test('an egress-only gateway lets replies back', () => {
    const { reply } = onlyPath(ask(network(S6, '::/0 -> eigw Eigw'), 'S -> 2a00::1'));
    expect(stops(reply)).toEqual(['internet 2a00::1', 'egress-only internet gateway Eigw', 'network ACL Vpc.DefaultNetworkAcl inbound', 'subnet S']);
  });

  test('an IPv4 address is not reached by an egress-only gateway', () => {
    expect(blamed(onlyPath(ask(network({}, '0.0.0.0/0 -> eigw Eigw'))))).toEqual(['PROTOCOL_RESTRICTION Eigw']);
  });
});

test('a path for each next hop, the best route first', () => {
  const { paths } = ask(network(public4, '0.0.0.0/0 -> nat N', '203.0.113.0/24 -> igw Igw'));
  expect(paths.map((one) => outsideOnly(one)[0])).toEqual(['internet gateway Igw', 'NAT gateway N']);
});

test('private addresses are not sent through an internet gateway', () => {
  expect(blamed(onlyPath(ask(network(public4, '0.0.0.0/0 -> igw Igw'), 'S -> 192.168.1.1')))).toEqual(['IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS Igw']);
});

test('one host needs an address of its own', () => {
  const one = network(public4, '0.0.0.0/0 -> igw Igw').with(host('H', 'S', { publicIpv4: known(false) }), host('I', 'S', { publicIpv4: known(true) }));
  expect([blamed(onlyPath(ask(one, 'host H -> internet'))), headers(onlyPath(ask(one, 'host I -> internet')).forward.slice(-1)[0].inboundHeaders)])
    .toEqual([['IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS H'], expect.stringContaining('I.PublicIp:')]);
});

/** The codes of all that is said at each stop, `stop CODE CODE`. */
const codes = (one: NetworkBuilder, way?: string) => onlyPath(ask(one, way)).forward.map(({ componentId, explanations }) =>
  [componentId, ...explanations.map(({ explanationCode = '-' }) => explanationCode)].join(' '));
test.each<[string, NetworkBuilder, string[]]>([
  ['straight', network(public4, '0.0.0.0/0 -> igw Igw'), ['T', 'Igw', 'internet']],
  ['nowhere', network({}), ['T NO_ROUTE_TO_DESTINATION']],
  ['by an appliance with an address', network({}, '0.0.0.0/0 -> instance Box'), ['T', 'Box UNKNOWN_RESOURCE']],
  ['by an appliance in an unknown subnet', network({}, '0.0.0.0/0 -> instance Box').change('host', 'Box', { subnet: undefined }), ['T', 'Box UNKNOWN_RESOURCE']],
  ['by an appliance behind a NAT gateway', network({}, '0.0.0.0/0 -> instance Box').without('HomeT 0.0.0.0/0 -> igw Igw')
    .with(route('HomeT', '0.0.0.0/0 -> tgw Tgw')), ['T', 'Box UNKNOWN_RESOURCE']],
])('all that is said on the way %s', (_, one, expected) => expect(codes(one).slice(2)).toEqual(expected));

test.each<[string, string, SubnetParts, string]>([
  ['an internet gateway', '::/0 -> igw Igw', { ipv6: '?' }, '2a00::1'],
  ['an egress-only gateway', '::/0 -> eigw Eigw', { ipv6: '?' }, '2a00::1'],
])('hosts whose block is unknown are named by their subnet behind %s', (_, routed, parts, remote) => {
  const { reply } = onlyPath(ask(network(parts, routed), `S -> ${remote}`));
  expect(reply.map(({ outboundHeaders }) => headers(outboundHeaders))).toEqual(Array(4).fill(`tcp  [${remote}]:443 → S:1024-65535`));
});

test('hosts whose block is unknown have a public address on the outside, and the name of their subnet inside', () => {
  const { reply } = onlyPath(ask(network({ ipv4: '?', ...public4 }, '0.0.0.0/0 -> igw Igw'), 'S -> 203.0.113.7'));
  expect(reply.map(({ outboundHeaders }) => headers(outboundHeaders).split(' → ')[1]))
    .toEqual(['S.PublicIp:1024-65535', ...Array(3).fill('S:1024-65535')]);
});
