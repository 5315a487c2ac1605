import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import type { AddressSpace } from '../../../../src/reachability/private/forwarding/address-space';
import { groupBy } from '../../../../src/reachability/private/network/group-by';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { Subnet } from '../../../../src/reachability/private/network/resources';
import type { PacketSet } from '../../../../src/reachability/private/packet/packet-set';
import { repliesOf } from '../../../../src/reachability/private/paths/reply-account';
import { acl, empty, haNetwork, host, igw, nat, NetworkBuilder, packets, regionalNat, route, subnet, table, TIERED, UNKNOWN, vpc } from '../../../support/network-builder';

const EPHEMERAL = { from: 1024, to: 65535 };
/** What must come back, by the flows that ask for it. */
const trips = (network: NetworkBuilder, id = 'PrivateA', addressSpace: AddressSpace = 'ipv4', ephemeralPorts = EPHEMERAL) => {
  const view = network.view();
  const question = { ephemeralPorts, assumesPublicAddresses: id.startsWith('Public') };
  const { required, doubts } = repliesOf(view, view.find('subnet', id) as Subnet, addressSpace, question);
  const byFlows = groupBy(required, ({ asked: { requests } }) => requests.upper.key());
  return {
    trips: [...byFlows.values()].map((ofFlows) => ({
      requests: ofFlows[0].asked.requests,
      sources: ofFlows[0].asked.sources,
      requiredReplies: ofFlows.map(({ at, crossing, packets: those }) => ({ leg: at, crossing, packets: those })),
    })),
    reasons: doubts,
  };
};
const has = (set: PacketSet, text: string) => !set.intersect(packets(text)).isEmpty();

describe("AWS's flow log of a NAT gateway: instance 10.0.1.5, gateway 10.0.0.220, host 203.0.113.5", () => {
  /** Both ACLs let pass what the six legs of a connection to port 443 need, and nothing else. */
  const network = empty.with(
    vpc(), igw('Igw', 'Vpc'), nat('Nat', 'Public'),
    subnet('Public', { ipv4: '10.0.0.0/24', table: 'PublicTable', acl: 'PublicAcl' }), table('PublicTable'), route('PublicTable', '0.0.0.0/0 -> igw Igw'),
    subnet('Private', { ipv4: '10.0.1.0/24', table: 'PrivateTable', acl: 'PrivateAcl' }), table('PrivateTable'), route('PrivateTable', '0.0.0.0/0 -> nat Nat'),
    acl('PrivateAcl', 'out 100 allow tcp 443 203.0.113.5/32', 'in 100 allow tcp 1024-65535 203.0.113.5/32'),
    acl('PublicAcl',
      'in 100 allow tcp 443 10.0.1.5/32', 'out 100 allow tcp 443 203.0.113.5/32', 'in 110 allow tcp 1024-65535 203.0.113.5/32', 'out 110 allow tcp 1024-65535 10.0.1.5/32'),
  );
  const [{ requests, sources, requiredReplies }] = trips(network, 'Private').trips;

  test('one flow gets out', () => {
    expect(requests.lower.equals(packets('tcp 443 203.0.113.5/32'))).toBe(true);
    expect(sources!.lower.equals(packets('tcp 443 10.0.1.5/32'))).toBe(true);
  });

  test('its reply crosses three network ACLs under three headers', () => {
    expect(requiredReplies.map(({ leg, crossing }) => [leg, crossing.subnet.id, crossing.direction])).toEqual([
      ['to-gateway', 'Public', 'ingress'], ['from-gateway', 'Public', 'egress'], ['to-host', 'Private', 'ingress'],
    ]);
    const addresses = ['203.0.113.5/32', '10.0.1.5/32', '203.0.113.5/32'];
    requiredReplies.forEach(({ packets: { lower } }, i) => {
      expect(lower.equals([`tcp 1024-65535 ${addresses[i]}`, `icmp 3 ${addresses[i]}`, `icmp 11 ${addresses[i]}`].map(packets).reduce((all, one) => all.union(one)))).toBe(true);
    });
  });

  test('the TCP reply passes all three', () => {
    expect(requiredReplies.every(({ packets: { lower }, crossing }) => lower.intersect(packets('tcp 0.0.0.0/0')).isSubsetOf(crossing.allowed.lower))).toBe(true);
  });

  test('hosts listen where the configuration says, the gateway on all of its ports', () => {
    const narrow = trips(network, 'Private', 'ipv4', { from: 32768, to: 60999 }).trips[0].requiredReplies;
    expect(narrow.map(({ packets: { lower } }) => has(lower, 'tcp 1024 0.0.0.0/0'))).toEqual([true, false, false]);
  });
});

describe('which flows get out', () => {
  const first = (network: NetworkBuilder, addressSpace: AddressSpace = 'ipv4') => trips(network, 'PrivateA', addressSpace).trips[0]?.requests.lower;

  test.each([
    ['what only the private subnet lets out', ['out 100 allow all 0.0.0.0/0'], ['in 100 allow tcp 443 10.0.0.0/16', 'out 100 allow tcp 0-1000 8.0.0.0/8'], 'tcp 443 8.0.0.0/8'],
    ['what only the public subnet lets out', ['out 100 allow tcp 443 0.0.0.0/0'], ['in 100 allow all 10.0.0.0/16', 'out 100 allow all 8.0.0.0/8'], 'tcp 443 8.0.0.0/8'],
  ])('%s stays inside', (_, privateAcl, publicAcl, expected) => {
    expect(first(haNetwork({ privateAcl, publicAcl }))!.equals(packets(expected))).toBe(true);
  });

  test('a NAT gateway translates TCP, UDP and ICMP only', () => {
    expect(['tcp 0.0.0.0/0', 'udp 0.0.0.0/0', 'icmp 8/0 0.0.0.0/0', '47 0.0.0.0/0'].map((text) => has(first(haNetwork())!, text))).toEqual([true, true, true, false]);
  });

  test('an echo request is owed an echo reply, on every leg', () => {
    const network = haNetwork({ privateAcl: ['out 100 allow icmp 8 0.0.0.0/0'], publicAcl: TIERED });
    trips(network).trips[0].requiredReplies.forEach(({ packets: { lower } }) => {
      expect([has(lower, 'icmp 0/0 0.0.0.0/0'), has(lower, 'icmp 8/0 0.0.0.0/0'), has(lower, 'tcp 0.0.0.0/0')]).toEqual([true, false, false]);
    });
  });

  const build = haNetwork();
  test.each([
    ['a NAT gateway in the own subnet', build.without('NatA').with(nat('NatA', 'PrivateA'))],
    ['a private NAT gateway', build.change('nat-gateway', 'NatA', { connectivity: known('private') })],
    ['a NAT gateway without an Elastic IP', build.change('nat-gateway', 'NatA', { allocations: [] })],
    ['an internet gateway that is not attached', build.without('IgwAttachment')],
    ['a public subnet without a route', build.without('PublicATable 0.0.0.0/0 -> igw Igw')],
    ['a NAT gateway that is gone', build.without('NatA')],
    ['a regional gateway without an internet gateway', build.without('NatA', 'IgwAttachment').with(regionalNat('NatA'))],
    ['a regional gateway that does not serve the zone', build.without('NatA').with(regionalNat('NatA', ['b']))],
  ])('%s lets nothing out', (_, network) => {
    const followed = trips(network);
    expect(followed.trips.every(({ requests }) => requests.upper.isEmpty())).toBe(true);
    expect(followed.reasons).toEqual([]);
  });

  test.each([
    ['a NAT gateway whose subnet is elsewhere', build.without('NatA').with(nat('NatA', UNKNOWN)), 'the subnet of NAT gateway NatA'],
    ['a NAT gateway that may be private', build.change('nat-gateway', 'NatA', { connectivity: unknown('a parameter') }), 'NatA is public'],
    ['an instance', build.without('PrivateATable 0.0.0.0/0 -> nat NatA').with(host('H', 'PublicA'), route('PrivateATable', '0.0.0.0/0 -> instance H')), 'instance H'],
    ['a transit gateway', build.without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '0.0.0.0/0 -> tgw T')), 'transit gateway T'],
    ['a transit gateway behind the NAT gateway',
      build.without('PublicATable 0.0.0.0/0 -> igw Igw').with(route('PublicATable', '0.0.0.0/0 -> tgw T')), 'transit gateway T'],
  ])('%s cannot be followed', (_, network, reason) => {
    expect(trips(network).reasons).toEqual([expect.stringContaining(reason)]);
  });

  test('what the ACL keeps inside need not be followed', () => {
    const network = haNetwork({ privateAcl: [] }).without('NatA').with(nat('NatA', UNKNOWN));
    expect(trips(network)).toEqual({ trips: [], reasons: [] });
  });

  test('routes to one gateway are one trip', () => {
    const network = build.without('PrivateATable 0.0.0.0/0 -> nat NatA').with(['0.0.0.0/1', '128.0.0.0/1'].map((half) => route('PrivateATable', `${half} -> nat NatA`)));
    expect(trips(network).trips).toHaveLength(1);
    expect(first(network)!.equals(first(build)!)).toBe(true);
  });
});

describe('IPv6', () => {
  test('crosses the private network ACL alone', () => {
    const [{ requiredReplies, requests }] = trips(haNetwork({ ipv6: true }), 'PrivateA', 'ipv6').trips;
    expect(requiredReplies.map(({ leg, crossing }) => [leg, crossing.subnet.id])).toEqual([['to-host', 'PrivateA']]);
    expect([has(requests.lower, 'icmpv6 128/0 2001:db8::/32'), has(requiredReplies[0].packets.lower, 'icmpv6 129/0 ::/0'), has(requiredReplies[0].packets.lower, 'icmpv6 2 ::/0')])
      .toEqual([true, true, true]);
  });

  test('NAT64 is IPv6 inside and IPv4 outside', () => {
    const network = haNetwork({ ipv6: true, publicAcl: [...TIERED, 'in 300 allow tcp 443 ::/0'], privateAcl: ['out 100 allow all ::/0'] })
      .with(route('PrivateATable', '64:ff9b::/96 -> nat NatA'));
    const [{ requests, requiredReplies }] = trips(network, 'PrivateA', 'nat64').trips;
    expect(has(requests.lower, 'tcp 443 64:ff9b::808:808/128')).toBe(true);
    expect([has(requests.lower, 'tcp 443 64:ff9b::a00:1/128'), has(requests.lower, 'tcp 80 ::/0')]).toEqual([false, false]);
    expect(requiredReplies.map(({ crossing }) => [crossing.subnet.id, crossing.direction, crossing.family])).toEqual([
      ['PublicA', 'ingress', 'ipv4'], ['PublicA', 'egress', 'ipv6'], ['PrivateA', 'ingress', 'ipv6'],
    ]);
    expect([has(requiredReplies[0].packets.lower, 'tcp 1024 8.8.8.8/32'), has(requiredReplies[2].packets.lower, 'tcp 1024 64:ff9b::808:808/128')]).toEqual([true, true]);
  });

  test('NAT64 turns an ICMPv6 echo into an ICMP one, and back', () => {
    const network = haNetwork({ ipv6: true }).with(route('PrivateATable', '64:ff9b::/96 -> nat NatA'));
    const [{ requiredReplies }] = trips(network, 'PrivateA', 'nat64').trips;
    expect([has(requiredReplies[0].packets.lower, 'icmp 0/0 8.8.8.8/32'), has(requiredReplies[2].packets.lower, 'icmpv6 129/0 64:ff9b::808:808/128')]).toEqual([true, true]);
  });
});

describe('a subnet whose block the template does not tell', () => {
  const network = (publicAcl: readonly string[]) => haNetwork({ publicAcl, privateAcl: TIERED }).change('subnet', 'PrivateA', { ipv4: unknown('IPAM gives it') });

  test('what every possible host is served is certain to get out', () => {
    expect(has(trips(network(TIERED)).trips[0].requests.lower, 'tcp 443 8.8.8.8/32')).toBe(true);
  });

  test('what only some are served is not', () => {
    const { requests } = trips(network(['in 100 allow tcp 443 10.0.16.0/20', 'out 100 allow all 0.0.0.0/0'])).trips[0];
    expect([requests.lower.isEmpty(), has(requests.upper, 'tcp 443 8.8.8.8/32')]).toEqual([true, true]);
  });
});

describe('a public subnet', () => {
  const flows = (...publicAcl: string[]) => trips(haNetwork({ publicAcl }).without('NatA'), 'PublicA').trips.map(({ requests }) => requests.lower);

  test('packets to client ports are replies, where there are requests for them', () => {
    const [out, inwards] = flows('in 100 allow tcp 443 0.0.0.0/0', 'out 100 allow tcp 1024-65535 0.0.0.0/0');
    expect(out.isEmpty()).toBe(true);
    expect(has(inwards, 'tcp 443 8.8.8.8/32')).toBe(true);
  });

  test('packets to other ports are requests', () => {
    const [out] = flows('in 100 allow tcp 443 0.0.0.0/0', 'out 100 allow tcp 1023-65535 0.0.0.0/0');
    expect([has(out, 'tcp 1023 8.8.8.8/32'), has(out, 'tcp 1024 8.8.8.8/32')]).toEqual([true, false]);
  });

  test('packets to client ports are requests, where the requests for them would lack some reply', () => {
    const [out, inwards] = flows('in 100 allow tcp 443 0.0.0.0/0', 'out 100 allow tcp 1025-65535 0.0.0.0/0');
    expect([has(out, 'tcp 1025 8.8.8.8/32'), has(inwards, 'tcp 443 8.8.8.8/32')]).toEqual([true, true]);
  });
});

describe('whether any request surely gets to the other end', () => {
  const moves = (network: NetworkBuilder, id = 'PrivateA') => {
    const view = network.view();
    return repliesOf(view, view.find('subnet', id) as Subnet, 'ipv4', { ephemeralPorts: EPHEMERAL, assumesPublicAddresses: id.startsWith('Public') }).moves;
  };
  const closed = acl('Closed', 'in 100 allow all 0.0.0.0/0');
  test.each<[string, NetworkBuilder, boolean]>([
    ['a network that works', haNetwork(), true],
    ['two ways, of which one works', haNetwork().with(route('PrivateATable', '203.0.113.0/24 -> tgw Tgw')), true],
    ['a route to somewhere else', haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '0.0.0.0/0 -> tgw Tgw')), false],
    ['no route', haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA'), false],
    ['a network ACL that lets nothing out', haNetwork().with(closed, { kind: 'network-acl-association', id: 'Of', when: ALWAYS, subnet: known('PrivateA'), networkAcl: known('Closed') }), false],
    ['a gateway that may not work', haNetwork().change('nat-gateway', 'NatA', { connectivity: unknown('P') }), false],
  ])('%s', (_, network, expected) => expect(moves(network)).toBe(expected));

  test('of hosts that may be public, too', () => {
    expect([moves(haNetwork(), 'PublicA'), moves(haNetwork().without('IgwAttachment'), 'PublicA')]).toEqual([true, false]);
  });
});

describe('a public subnet whose internet route leads to something unknown', () => {
  const closed = (...rules: string[]) => haNetwork({ publicAcl: rules, privateAcl: rules }).without('PublicATable 0.0.0.0/0 -> igw Igw', 'PrivateATable 0.0.0.0/0 -> nat NatA')
    .with(['PublicATable', 'PrivateATable'].map((one) => route(one, '0.0.0.0/0 -> unknown')));
  test.each([
    ['what comes in needs replies, which go nobody knows where', closed('in 100 allow tcp 443 0.0.0.0/0'), 'PublicA', 1],
    ['nothing comes in, nothing goes out', closed(), 'PublicA', 0],
    ['nothing comes in to a private subnet, whatever its ACL says', closed('in 100 allow tcp 443 0.0.0.0/0'), 'PrivateA', 0],
    ['what goes out goes nobody knows where', closed('out 100 allow tcp 443 0.0.0.0/0'), 'PrivateA', 1],
  ])('%s', (_, network, id, doubts) => expect(trips(network, id).reasons).toHaveLength(doubts));
});

test.each<[string, NetworkBuilder, AddressSpace, boolean]>([
  ['through a NAT gateway that stands in a subnet', haNetwork(), 'ipv4', true],
  ['through a regional NAT gateway', haNetwork().without('NatA').with(regionalNat('NatA')), 'ipv4', false],
  ['through an egress-only gateway', haNetwork({ ipv6: true }), 'ipv6', false],
  ['from hosts whose block is unknown', haNetwork().change('subnet', 'PrivateA', { ipv4: unknown('IPAM gives it') }), 'ipv4', false],
])('who sent what gets out %s', (_, network, addressSpace, isKnown) => {
  const [{ sources }] = trips(network, 'PrivateA', addressSpace).trips;
  expect(sources !== undefined).toBe(isKnown);
});

describe('why it is not known what must come back', () => {
  const narrow = (...rules: string[]) => haNetwork({ publicAcl: [...rules, 'in 500 allow tcp 80 0.0.0.0/0', 'out 500 allow all 0.0.0.0/0'], privateAcl: TIERED });
  const reasons = (network: NetworkBuilder) => {
    const [{ requests, sources, requiredReplies }] = trips(network).trips;
    return [requests.reasons, sources?.reasons, [...new Set(requiredReplies.flatMap(({ packets: { reasons: all } }) => all))]];
  };
  const flows = 'the flows that get out are not all known';
  test.each<[string, NetworkBuilder, unknown]>([
    ['nothing is unknown', narrow(), [[], [], []]],
    ['a rule', narrow('in 100 ? icmp 8 0.0.0.0/0'), [[flows], [flows], [expect.stringContaining('the action of network ACL entry')]]],
    ['hosts', narrow('in 100 allow tcp 443 10.0.16.0/21').change('subnet', 'PrivateA', { ipv4: unknown('IPAM gives it') }),
      [[flows], undefined, ['the addresses of the hosts of subnet PrivateA are unknown']]],
  ])('%s', (_, network, expected) => expect(reasons(network)).toEqual(expected));
});
