import fc from 'fast-check';
import type { PacketChoice, PacketTrace, TracedHeader } from '../../../../src/reachability/packet-trace';
import { is, not } from '../../../../src/reachability/private/conditions/condition';
import { isIn } from '../../../../src/reachability/private/follow/header-choice';
import { known } from '../../../../src/reachability/private/network/resource';
import { explain } from '../../../support/explain';
import { elasticIp, haNetwork, host, NetworkBuilder, regionalNat, route, TIERED } from '../../../support/network-builder';

const end = (address: string, port: number | undefined) => (port === undefined ? address : `${address}:${port}`);
const header = (packet: TracedHeader | undefined) => packet
  ? `${end(packet.source, packet.sourcePort)} > ${end(packet.destination, packet.destinationPort)}`
  : 'ends';
const way = ({ hops }: PacketTrace) => hops.map(({ type, crossing, after }) => `${type}${crossing ? ` ${crossing}` : ''}: ${header(after)}`);
const follow = (network: NetworkBuilder, asked: string, traffic: string, choice: PacketChoice = {}) => (
  explain(network, asked, traffic).follow(choice)
);
const only = (traces: readonly PacketTrace[]) => {
  expect(traces).toHaveLength(1);
  return traces[0];
};
const tiered = haNetwork({ publicAcl: TIERED, privateAcl: TIERED });

describe('out through a NAT gateway and back', () => {
  const trace = only(follow(tiered, '10.0.16.10 -> 203.0.113.10', 'tcp 443'));
  test('the header at each component', () => expect(way(trace)).toEqual([
    'subnet: 10.0.16.10:51514 > 203.0.113.10:443',
    'network ACL outbound: 10.0.16.10:51514 > 203.0.113.10:443',
    'route table: 10.0.16.10:51514 > 203.0.113.10:443',
    'network ACL inbound: 10.0.16.10:51514 > 203.0.113.10:443',
    'NAT gateway: 10.0.0.10:12077 > 203.0.113.10:443',
    'network ACL outbound: 10.0.0.10:12077 > 203.0.113.10:443',
    'route table: 10.0.0.10:12077 > 203.0.113.10:443',
    'internet gateway: NatAEip:12077 > 203.0.113.10:443',
    'internet: NatAEip:12077 > 203.0.113.10:443',
    'internet: 203.0.113.10:443 > NatAEip:12077',
    'internet gateway: 203.0.113.10:443 > 10.0.0.10:12077',
    'network ACL inbound: 203.0.113.10:443 > 10.0.0.10:12077',
    'NAT gateway: 203.0.113.10:443 > 10.0.16.10:51514',
    'network ACL outbound: 203.0.113.10:443 > 10.0.16.10:51514',
    'route table: 203.0.113.10:443 > 10.0.16.10:51514',
    'network ACL inbound: 203.0.113.10:443 > 10.0.16.10:51514',
    'subnet: 203.0.113.10:443 > 10.0.16.10:51514',
  ]));
  test('passes', () => expect(trace).toMatchObject({ family: 'ipv4', fate: 'passes', when: [] }));
  test('the entry of the translation table, written and looked up', () => {
    const entry = { insideAddress: '10.0.16.10', insidePort: 51514, gatewayAddress: '10.0.0.10', gatewayPort: 12077, peerAddress: '203.0.113.10', peerPort: 443 };
    expect(trace.hops.flatMap(({ translation }) => translation ?? [])).toEqual([entry, entry]);
  });
  test('the rules that decide', () => expect(trace.hops.flatMap(({ rule }) => rule?.ruleNumber ?? [])).toEqual([100, 100, 100, 200, 100, 200]));
  test('the routes that are taken', () => expect(trace.hops.flatMap(({ route: taken }) => taken?.targetId ?? [])).toEqual(['NatA', 'Igw', 'local']));
});

test.each([['tcp', 'dropped'], ['6', 'dropped'], ['udp', 'passes'], ['17', 'passes'], ['47', 'passes']])('protocol %s, where all but tcp pass: %s', (protocol, fate) => {
  const noTcp = haNetwork({ publicAcl: TIERED, privateAcl: ['out 50 deny tcp 0-65535 0.0.0.0/0', 'in 100 allow all 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0'] });
  expect(only(follow(noTcp, 'PrivateA -> PrivateB', 'all', { protocol }))).toMatchObject({ fate });
});

describe('where a packet dies', () => {
  const dies = (network: NetworkBuilder, choice?: PacketChoice) => {
    const { fate, hops } = only(follow(network, '10.0.16.10 -> 203.0.113.10', 'tcp 443', choice));
    const last = hops.at(-1)!;
    return [fate, last.direction, last.componentId, ...last.crossing ? [last.crossing] : [], ...last.rule ? [`rule ${last.rule.ruleNumber}`] : []].join(' ');
  };
  const withRules = (publicAcl: readonly string[], privateAcl: readonly string[]) => haNetwork({ publicAcl, privateAcl });
  test.each([
    ['out of the private subnet', withRules(TIERED, ['out 50 deny tcp 443 0.0.0.0/0', ...TIERED]), 'dropped forward PrivateAcl outbound rule 50'],
    ['at the implicit deny', withRules(TIERED, ['in 100 allow all 0.0.0.0/0']), 'dropped forward PrivateAcl outbound rule 32767'],
    ['into the public subnet', withRules(['in 50 deny tcp 443 10.0.0.0/16', ...TIERED], TIERED), 'dropped forward PublicAcl inbound rule 50'],
    ['as a reply into the public subnet', withRules(['in 50 deny tcp 1024-65535 203.0.113.0/24', ...TIERED], TIERED), 'dropped return PublicAcl inbound rule 50'],
    ['as a reply into the private subnet', withRules(TIERED, ['in 50 deny tcp 1024-65535 203.0.113.0/24', ...TIERED]), 'dropped return PrivateAcl inbound rule 50'],
    ['for want of a route', tiered.without('PrivateATable 0.0.0.0/0 -> nat NatA'), 'dropped forward PrivateATable'],
  ])('%s', (_, network, expected) => expect(dies(network)).toBe(expected));

  const partly = withRules(['in 50 deny tcp 1024-40000 203.0.113.0/24', ...TIERED], TIERED);
  test('not on a port whose replies come back, if nobody asked for another', () => expect(only(follow(partly, '10.0.16.10 -> 203.0.113.10', 'tcp 443'))).toMatchObject({ fate: 'passes' }));
  test('on the port that was asked for', () => expect(dies(partly, { natPort: 32768 })).toBe('dropped return PublicAcl inbound rule 50'));
  const hosts = withRules(TIERED, ['in 50 deny tcp 32768-60999 203.0.113.0/24', ...TIERED]);
  test('nor on a port of the host whose replies come back', () => {
    expect(only(follow(hosts, '10.0.16.10 -> 203.0.113.10', 'tcp 443'))).toMatchObject({ fate: 'passes' });
    expect(dies(hosts, { sourcePort: 51514 })).toBe('dropped return PrivateAcl inbound rule 50');
  });
});

test('ping has no ports', () => {
  const { fate, hops } = only(follow(tiered, '10.0.16.10 -> 203.0.113.10', 'ping'));
  expect(fate).toBe('passes');
  expect(hops.at(-1)!.after).toEqual({ protocol: 'icmp', source: '203.0.113.10', destination: '10.0.16.10', icmpType: 'echo reply' });
});
test('IPv6 is not translated', () => {
  const [trace] = follow(haNetwork({ ipv6: true }), 'PrivateA -> internet', 'tcp 443', { destination: '2620:0:2d0:200::7' });
  expect(trace).toMatchObject({ family: 'ipv6', fate: 'passes' });
  expect(new Set(trace.hops.slice(0, 4).map(({ after }) => after!.source)).size).toBe(1);
});
test('IPv6 to IPv4 by NAT64', () => {
  const network = haNetwork({ ipv6: true }).with(route('PrivateATable', '64:ff9b::/96 -> nat NatA')).change('subnet', 'PrivateA', { dns64: known(true) });
  const traces = follow(network, 'PrivateA -> internet', 'tcp 443', { destination: '64:ff9b::cb00:710a' });
  const { fate, hops } = only(traces);
  expect(fate).toBe('passes');
  expect(hops.find(({ type }) => type === 'NAT gateway')!.after).toMatchObject({ source: '10.0.0.10', destination: '203.0.113.10' });
  expect(hops.at(-1)!.after!.source).toBe('64:ff9b::cb00:710a');
});
test('a regional gateway', () => {
  const network = tiered.with(regionalNat('Regional')).without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '0.0.0.0/0 -> nat Regional'));
  expect(only(follow(network, '10.0.16.10 -> 203.0.113.10', 'tcp 443')).fate).toBe('passes');
});
test('a stranger who calls a host by its Elastic IP, and the answer', () => {
  const network = haNetwork().with(host('Web', 'PublicA'), elasticIp('WebEip', 'Web'));
  const trace = only(follow(network, '198.51.100.77 -> PublicA', 'tcp 443'));
  expect(trace.fate).toBe('passes');
  expect(way(trace).slice(0, 2)).toEqual(['internet: 198.51.100.77:51514 > WebEip:443', 'internet gateway: 198.51.100.77:51514 > 10.0.0.10:443']);
  expect(way(trace).at(-1)).toBe('internet: 10.0.0.10:443 > 198.51.100.77:51514'.replace('10.0.0.10', 'WebEip'));
});
test('a packet that was not asked about is not followed', () => expect(follow(tiered, '10.0.16.10 -> 203.0.113.10', 'tcp 443', { destinationPort: 80 })).toEqual([]));
test('what cannot be known is unknown', () => {
  const network = tiered.without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '0.0.0.0/0 -> tgw Tgw'));
  expect(only(follow(network, '10.0.16.10 -> 203.0.113.10', 'tcp 443')).fate).not.toBe('passes');
});
test('one trace for each way that conditions allow', () => {
  const [a, b] = ['NatA', 'NatB'].map((id) => route('PrivateATable', `0.0.0.0/0 -> nat ${id}`));
  const network = tiered.without('PrivateATable 0.0.0.0/0 -> nat NatA')
    .with({ ...a, when: is('One', 'true') }, { ...b, when: not(is('One', 'true')) })
    .given({ choices: [{ name: 'One', values: ['true', 'false'] }] });
  const traces = follow(network, '10.0.16.10 -> 203.0.113.10', 'tcp 443');
  expect(traces.map(({ when, hops }) => [when, hops.find(({ type }) => type === 'NAT gateway')!.componentId])).toEqual([[['One = true'], 'NatA'], [['One = false'], 'NatB']]);
});

test('a packet is at each component one of those that the path says arrive, and leaves as one that the path says leave', () => {
  const port = fc.integer({ min: 1024, max: 65535 });
  const network = haNetwork({ publicAcl: ['in 40 deny tcp 1024-30000 203.0.113.0/25', ...TIERED], privateAcl: ['in 30 deny tcp 40000-50000 0.0.0.0/1', ...TIERED] });
  const analysis = explain(network, 'PrivateA -> internet', 'tcp 443');
  fc.assert(fc.property(port, port, fc.integer({ min: 1, max: 254 }), (sourcePort, natPort, last) => {
    const [trace] = analysis.follow({ sourcePort, natPort, destination: `203.0.113.${last}` });
    const [path] = analysis.paths;
    trace.hops.forEach(({ direction, sequenceNumber, before, after }) => {
      const component = path[direction === 'forward' ? 'forward' : 'reply'][sequenceNumber - 1];
      expect(isIn(component.inboundHeaders, before)).toBe(true);
      if (after) { expect(isIn(component.outboundHeaders, after)).toBe(true); }
    });
    const isLost = last < 128 && natPort <= 30000;
    expect(trace.fate).toBe(isLost ? 'dropped' : 'passes');
  }), { numRuns: 50 });
});
