import type { PathComponent } from '../../../../src/reachability/network-path';
import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { blamed, explain, headers, onlyPath, stops } from '../../../support/explain';
import {
  acl, cidr, eigw, empty, entry, gatewayEndpoint, host, igw, nat, NetworkBuilder, regionalNat, route, subnet, table, vpc,
} from '../../../support/network-builder';

const firewall: AnyResource = {
  kind: 'inspection-endpoint', id: 'Fw', when: ALWAYS, type: 'network-firewall', vpc: known('Vpc'), subnets: [known('FwHome')],
};
const OPEN = ['in', 'out'].flatMap((way) => [`${way} 100 allow all 0.0.0.0/0`, `${way} 101 allow all ::/0`]);
/** `S` behind `N` in `Home`, whose table has these routes. */
const behind = (...routes: string[]): NetworkBuilder => empty.with(
  vpc('Vpc', '10.0.0.0/16', '2600:1f16:abc:de00::/56'), igw('Igw', 'Vpc'), igw('Loose'), eigw(), table('HomeT'), table('T'),
  subnet('Home', { zone: 'a', ipv4: '10.0.9.0/24', table: 'HomeT', acl: 'HomeAcl' }), acl('HomeAcl', ...OPEN), nat('N', 'Home'),
  subnet('S', { zone: 'a', ipv4: '10.0.0.0/24', ipv6: '2600:1f16:abc:de00::/64', table: 'T' }), route('T', '0.0.0.0/0 -> nat N'),
  routes.map((text): AnyResource => route('HomeT', text)), host('Box', 'BoxHome'), subnet('BoxHome'), subnet('FwHome'), firewall,
  gatewayEndpoint('S3', 's3', 'Other'), nat('N2', 'BoxHome'),
);
const network = behind('0.0.0.0/0 -> igw Igw');
const ask = (one: NetworkBuilder, way = 'S -> 203.0.113.7', asked = 'tcp 443') => explain(one, way, asked);
/** The codes of all that is said at each stop, `stop CODE CODE`. */
const codes = (components: readonly PathComponent[]) => components.map(({ componentId, explanations }) =>
  [componentId, ...explanations.map(({ explanationCode = '-' }) => explanationCode)].join(' '));
const outwards = (components: readonly PathComponent[]) => components.map(({ outboundHeaders }) => headers(outboundHeaders));
const said = (one: NetworkBuilder, way?: string, asked?: string) => {
  const answer = ask(one, way, asked);
  return [answer.verdict, stops(onlyPath(answer).forward).slice(-1)[0], ...blamed(onlyPath(answer))];
};

test.each<[string, NetworkBuilder, string[]]>([
  ['an internet gateway', network, ['FOUND', 'internet 203.0.113.7']],
  ['one that is attached to nothing', behind('0.0.0.0/0 -> igw Loose'), ['NOT_FOUND', 'internet 203.0.113.7', 'BAD_STATE_ROUTE Loose']],
  ['one from elsewhere', behind('0.0.0.0/0 -> igw ?'), ['UNKNOWN', 'internet 203.0.113.7']],
  ['nothing', behind(), ['NOT_FOUND', 'route table HomeT', 'NO_ROUTE_TO_DESTINATION HomeT']],
  ['another NAT gateway', behind('0.0.0.0/0 -> nat N2'), ['NOT_FOUND', 'route table HomeT', 'NGW_REQUIRES_SOURCE_IN_VPC HomeT']],
  ['an egress-only gateway', behind('0.0.0.0/0 -> eigw Eigw'), ['NOT_FOUND', 'route table HomeT', 'PROTOCOL_RESTRICTION HomeT']],
  ['an appliance', behind('0.0.0.0/0 -> instance Box'), ['UNKNOWN', 'other Box']],
  ['a firewall', behind('0.0.0.0/0 -> gwlb Fw'), ['UNKNOWN', 'other Fw']],
  ['a gateway endpoint', behind('0.0.0.0/0 -> endpoint S3'), ['UNKNOWN', 'other S3']],
  ['a transit gateway', behind('0.0.0.0/0 -> tgw Tgw'), ['UNKNOWN', 'other Tgw']],
  ['a transit gateway from elsewhere', behind('0.0.0.0/0 -> tgw ?'), ['UNKNOWN', 'other outside']],
  ['a gateway that is gone', behind('0.0.0.0/0 -> nat Gone'), ['NOT_FOUND', 'route table HomeT', 'BAD_STATE_ROUTE Gone']],
  ['an unknown target', behind('0.0.0.0/0 -> unknown'), ['UNKNOWN', 'route table HomeT']],
])('a gateway\'s own subnet leads to %s', (_, one, expected) => expect(said(one)).toEqual(expected));

test('a share of its own for each next hop of the gateway\'s subnet', () => {
  const { paths } = ask(behind('0.0.0.0/0 -> igw Igw', '203.0.113.128/25 -> tgw Tgw'), 'S -> internet');
  expect(paths.filter(({ family }) => family === 'ipv4').map(({ forward, verdict }) => `${verdict} ${stops(forward).slice(-1)[0]}`).sort())
    .toEqual(['FOUND internet internet', 'UNKNOWN other Tgw']);
});

test.each([['tcp 443', []], ['udp 53', []], ['ping', []], ['all', ['PROTOCOL_RESTRICTION N']]])('%s is translated, but for %j', (asked, blame) => {
  expect(blamed(onlyPath(ask(network, undefined, asked)))).toEqual(blame);
});

test('the gateway shows its own address, and on the outside its Elastic IP; the reply finds the host', () => {
  const { forward, reply } = onlyPath(ask(network));
  expect(forward.filter(({ type }) => /gateway/.test(type)).map(({ outboundHeaders }) => headers(outboundHeaders))).toEqual([
    'tcp  10.0.9.0/24:1024-65535 → 203.0.113.7:443', 'tcp  NEip:1024-65535 → 203.0.113.7:443',
  ]);
  expect(reply.filter(({ type }) => /gateway/.test(type)).map(({ outboundHeaders }) => headers(outboundHeaders))).toEqual([
    'tcp  203.0.113.7:443 → 10.0.9.0/24:1024-65535', 'tcp  203.0.113.7:443 → 10.0.0.0/24:1024-65535',
  ]);
  expect(forward.find(({ type }) => type === 'NAT gateway')).toMatchObject({ subnetId: 'Home', vpcId: 'Vpc', zone: 'a' });
  expect(reply.find(({ type }) => type === 'NAT gateway')!.explanations.map(({ explanationCode, effect, detail }) => [explanationCode, effect, detail]))
    .toEqual([['NGW_DEST_ADDRESS_PRESERVATION', 'informs', 'puts the address and port of the host back in the place of its own, as its translation entry says']]);
});

test('only what the gateway sent on is replied to', () => {
  const narrow = network.without('HomeAcl:out:100').with(acl('X', 'out 100 allow tcp 443 0.0.0.0/0', 'out 110 allow all 10.0.0.0/16')
    .slice(1).map((one) => ({ ...one, networkAcl: known('HomeAcl') } as AnyResource)));
  const { reply } = onlyPath(ask(narrow, undefined, 'tcp 80-443'));
  expect(headers(reply[reply.length - 1].outboundHeaders)).toBe('tcp  203.0.113.7:443 → 10.0.0.0/24:1024-65535');
});

test('a gateway whose subnet is unknown is a name on the outside', () => {
  const one = network.change('nat-gateway', 'N', { placement: { kind: 'zonal', subnet: { kind: 'unknown', reason: 'P' } } });
  const answer = ask(one);
  expect([answer.verdict, headers(onlyPath(answer).forward.find(({ type }) => type === 'NAT gateway')!.outboundHeaders)])
    .toEqual(['UNKNOWN', 'tcp  N:1024-65535 → 203.0.113.7:443']);
});

test('hosts of the gateway\'s own subnet are not served, and pass its border for nobody', () => {
  const one = behind('0.0.0.0/0 -> nat N');
  const path = onlyPath(ask(one, 'Home -> 203.0.113.7'));
  expect(blamed(path)).toContain('NGW_REQUIRES_SOURCE_IN_VPC N');
  expect(stops(path.forward).filter((stop) => stop.startsWith('network ACL'))).toHaveLength(2);
});

describe('a regional gateway', () => {
  const regional = network.without('N').with(regionalNat('N'));
  test('crosses no ACL on its side', () => {
    const answer = ask(regional);
    const { forward, reply } = onlyPath(answer);
    expect([answer.verdict, stops(forward), stops(reply)]).toEqual(['FOUND', [
      'subnet S', 'network ACL Vpc.DefaultNetworkAcl outbound', 'route table T', 'NAT gateway N', 'internet gateway Igw', 'internet 203.0.113.7',
    ], ['internet 203.0.113.7', 'internet gateway Igw', 'NAT gateway N', 'network ACL Vpc.DefaultNetworkAcl inbound', 'subnet S']]);
    expect([forward[3].vpcId, reply[2].vpcId]).toEqual(['Vpc', 'Vpc']);
    expect(forward[3]).not.toHaveProperty('subnetId');
  });

  test('needs an internet gateway', () => {
    expect(said(regional.without('IgwAttachment'))).toEqual(['NOT_FOUND', 'internet 203.0.113.7', 'BAD_STATE_ATTACHMENT Vpc']);
  });
});

describe('NAT64', () => {
  const nat64 = network.with(route('T', '64:ff9b::/96 -> nat N'));
  test('stands for the IPv4 address, there and back', () => {
    const answer = ask(nat64, 'S -> 64:ff9b::cb00:7107');
    const { forward, reply } = onlyPath(answer);
    expect(answer.verdict).toBe('FOUND');
    expect(headers(forward.find(({ type }) => type === 'NAT gateway')!.outboundHeaders)).toBe('tcp  10.0.9.0/24:1024-65535 → 203.0.113.7:443');
    expect(headers(reply[reply.length - 1].outboundHeaders)).toBe('tcp  [64:ff9b::cb00:7107]:443 → [2600:1f16:abc:de00::/64]:1024-65535');
  });

  test('translates an echo request', () => {
    const { forward, verdict } = onlyPath(ask(nat64, 'S -> 64:ff9b::cb00:7107', 'ping'));
    expect([verdict, headers(forward[forward.length - 1].inboundHeaders)]).toEqual(['FOUND', 'icmp echo request  NEip → 203.0.113.7']);
  });
});

test('IPv6 ends at the gateway', () => {
  expect(said(network.with(route('T', '::/0 -> nat N')), 'S -> 2a00::1')).toEqual(['NOT_FOUND', 'NAT gateway N', 'PROTOCOL_RESTRICTION N']);
});

test('private addresses do not pass the internet gateway', () => {
  expect(said(network, 'S -> 192.168.1.1')).toEqual(['NOT_FOUND', 'internet 192.168.1.1', 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS Igw']);
});

test('the reply meets a more specific route in the gateway\'s subnet', () => {
  const detour = behind('0.0.0.0/0 -> igw Igw', '10.0.0.0/24 -> instance Box');
  expect(stops(onlyPath(ask(detour)).reply)).toContain('other Box');
  expect(ask(detour).verdict).toBe('UNKNOWN');
});

test('what is said of a path that works, stop by stop', () => {
  const { forward, reply } = onlyPath(ask(network));
  expect(codes(forward)).toEqual([
    'S', 'Vpc.DefaultNetworkAcl', 'T', 'HomeAcl', 'N NGW_SOURCE_ADDRESS_REASSIGN REMAP_EPHEMERAL_PORT', 'HomeAcl', 'HomeT', 'Igw', '203.0.113.7',
  ]);
  expect(codes(reply)).toEqual([
    '203.0.113.7', 'Igw', 'HomeAcl', 'N NGW_DEST_ADDRESS_PRESERVATION', 'HomeAcl', 'HomeT', 'Vpc.DefaultNetworkAcl', 'S',
  ]);
});

test('what the gateway does not pass is named', () => {
  const [{ detail }] = onlyPath(ask(network, undefined, 'all')).blockedBy;
  expect(detail).toContain('TCP, UDP and ICMP');
});

test('an appliance on the outside says nothing of its own', () => {
  const { forward } = onlyPath(ask(behind('0.0.0.0/0 -> instance Box')));
  expect(codes(forward.slice(-1))).toEqual(['Box']);
});

test('replies go to the Elastic IP, then to the gateway, then to the hosts', () => {
  expect(outwards(onlyPath(ask(network)).reply)).toEqual([
    ...Array(1).fill('tcp  203.0.113.7:443 → NEip:1024-65535'),
    ...Array(2).fill('tcp  203.0.113.7:443 → 10.0.9.0/24:1024-65535'),
    ...Array(5).fill('tcp  203.0.113.7:443 → 10.0.0.0/24:1024-65535'),
  ]);
});

test.each<[string, NetworkBuilder]>([
  ['whose subnet is unknown', network.change('nat-gateway', 'N', { placement: { kind: 'zonal', subnet: unknown('P') } })],
  ['in a subnet without IPv4', network.change('subnet', 'Home', { ipv4: undefined })],
])('replies to a gateway %s name it', (_, one) => {
  const { reply } = onlyPath(ask(one));
  expect(outwards(reply.filter(({ type }) => type === 'internet gateway'))).toEqual(['tcp  203.0.113.7:443 → N:1024-65535']);
});

describe('hosts whose block is unknown', () => {
  const hidden = network.change('subnet', 'S', { ipv4: unknown('P') });
  test('have the name of their subnet, there and back', () => {
    const { forward, reply } = onlyPath(ask(hidden));
    expect([forward[0], reply[reply.length - 1]].map(({ outboundHeaders }) => headers(outboundHeaders)))
      .toEqual(['tcp  S:1024-65535 → 203.0.113.7:443', 'tcp  203.0.113.7:443 → S:1024-65535']);
  });

  test('may or may not be among those to whom the gateway\'s subnet lets nothing out', () => {
    const deny = entry('HomeAcl', 'out 50 deny all 10.0.0.0/25');
    expect([hidden, network].map((one) => ask(one.with(deny)).verdict)).toEqual(['UNKNOWN', 'PARTLY_FOUND']);
  });
});

test('replies to hosts of the gateway\'s own subnet do not cross its border again', () => {
  const own = network.change('subnet', 'Home', { ipv6: known(cidr('2600:1f16:abc:de09::/64')) }).with(route('HomeT', '64:ff9b::/96 -> nat N'));
  const { reply } = onlyPath(ask(own, 'Home -> 64:ff9b::cb00:7107'));
  expect(stops(reply)).toEqual(['internet 64:ff9b::cb00:7107', 'internet gateway Igw', 'network ACL HomeAcl inbound', 'NAT gateway N', 'subnet Home']);
});
