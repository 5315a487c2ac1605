import { known, unknown } from '../../../src/reachability/private/network/resource';
import { returnTraffic } from '../../../src/reachability/rules/return-traffic';
import { finding } from '../../support/judging';
import { entry, haNetwork, host, nat, NetworkBuilder, regionalNat, route, subnet, table, TIERED } from '../../support/network-builder';

const tiered = haNetwork({ publicAcl: TIERED, privateAcl: TIERED });
const judged = (one: NetworkBuilder, id = 'PrivateA') => finding(returnTraffic, one, id)!;
const withRules = (networkAcl: 'PublicAcl' | 'PrivateAcl', ...rules: string[]) => tiered.with(rules.map((text) => entry(networkAcl, text)));
const without = (networkAcl: 'PublicAcl' | 'PrivateAcl', ...ids: string[]) => tiered.without(...ids.map((id) => `${networkAcl}:${id}`));

test.each<[string, NetworkBuilder, string]>([
  ['the default network ACL', haNetwork(), 'PrivateA'],
  ['the default network ACL, seen from the public subnet', haNetwork(), 'PublicA'],
  ['ACLs of both tiers', tiered, 'PrivateA'],
  ['ACLs of both tiers, seen from the public subnet', tiered, 'PublicA'],
  ['IPv6 through the egress-only gateway', haNetwork({ ipv6: true }), 'PrivateA'],
  ['a denial that lets nothing out in the first place', withRules('PublicAcl', 'in 50 deny tcp 22 0.0.0.0/0'), 'PrivateA'],
  ['a denial of private addresses', withRules('PublicAcl', 'in 50 deny all 172.16.0.0/12'), 'PrivateA'],
  ['a denial of what AWS gives to no host', withRules('PublicAcl', 'out 50 deny all 10.0.16.0/30', 'out 51 deny all 10.0.31.255/32'), 'PrivateA'],
  ['the last port below the range', withRules('PublicAcl', 'in 50 deny tcp 1023 0.0.0.0/0'), 'PrivateA'],
  ['an unknown rule that changes nothing', withRules('PublicAcl', 'in 50 ? tcp 22 0.0.0.0/0', 'in 5000 deny all ?'), 'PrivateA'],
])('PROVED: %s', (_, one, id) => {
  expect(judged(one, id)).toMatchObject({
    verdict: 'PROVED', summary: `every reply from the internet to flows of subnet ${id} passes, on ports 1024-65535`, witnesses: [], blame: [], reasons: [], portsBlockedOnPurpose: [],
  });
});

/** Network, where the reply is lost, ACL and rule to blame, fix. */
test.each<[string, NetworkBuilder, string, string, number, string]>([
  ['the first port of the range, towards the gateway', withRules('PublicAcl', 'in 50 deny tcp 1024 0.0.0.0/0'), 'reply entering subnet PublicA', 'PublicAcl', 50,
    'add an inbound allow rule for tcp 1024 from 0.0.0.0/0 to network ACL PublicAcl before rule 50'],
  ['the last one', withRules('PublicAcl', 'in 50 deny udp 65535 0.0.0.0/0'), 'reply entering subnet PublicA', 'PublicAcl', 50,
    'add an inbound allow rule for udp 65535 from 0.0.0.0/0 to network ACL PublicAcl before rule 50'],
  ['one remote host', withRules('PublicAcl', 'in 50 deny all 8.8.8.8/32'), 'reply entering subnet PublicA', 'PublicAcl', 50,
    ['tcp and udp 1024-65535', 'icmp type 0 code 0, type 3, type 11'].map((what) => `add an inbound allow rule for ${what} from 8.8.8.8/32 to network ACL PublicAcl before rule 50`).join('; ')],
  ['from the gateway to the private host', withRules('PublicAcl', 'out 50 deny tcp 32768-65535 10.0.0.0/8'), 'reply leaving subnet PublicA', 'PublicAcl', 50,
    'add an outbound allow rule for tcp 32768-65535 to 10.0.16.0/20 to network ACL PublicAcl before rule 50'],
  ['one private host', withRules('PublicAcl', 'out 50 deny tcp 5000 10.0.16.9/32'), 'reply leaving subnet PublicA', 'PublicAcl', 50,
    'add an outbound allow rule for tcp 5000 to 10.0.16.9/32 to network ACL PublicAcl before rule 50'],
  ['into the private subnet', withRules('PrivateAcl', 'in 50 deny tcp 40000-50000 0.0.0.0/0'), 'reply entering subnet PrivateA', 'PrivateAcl', 50,
    'add an inbound allow rule for tcp 40000-50000 from 0.0.0.0/0 to network ACL PrivateAcl before rule 50'],
  ['the implicit deny', without('PrivateAcl', 'in:210'), 'reply entering subnet PrivateA', 'PrivateAcl', 32767,
    'add an inbound allow rule for udp 1024-65535 from 0.0.0.0/0 to network ACL PrivateAcl'],
  ['echo replies', without('PublicAcl', 'in:220'), 'reply entering subnet PublicA', 'PublicAcl', 32767,
    'add an inbound allow rule for icmp type 0 code 0 from 0.0.0.0/0 to network ACL PublicAcl'],
  ['path MTU discovery', withRules('PrivateAcl', 'in 50 deny icmp 3/4 0.0.0.0/0'), 'ICMP error entering subnet PrivateA', 'PrivateAcl', 50,
    'add an inbound allow rule for icmp type 3 code 4 from 0.0.0.0/0 to network ACL PrivateAcl before rule 50'],
])('VIOLATED: %s', (_, one, where, networkAcl, ruleNumber, fix) => {
  const blamed = ruleNumber === 32767 ? networkAcl : `${networkAcl}:${where.includes('leaving') ? 'out' : 'in'}:${ruleNumber}`;
  const { verdict, severity, witnesses, blame, fix: found } = judged(one);
  expect([verdict, severity]).toEqual(['VIOLATED', 'error']);
  expect(new Set(witnesses.map((witness) => witness.where))).toContain(where);
  expect(blame).toEqual([expect.objectContaining({ componentId: blamed, ruleNumber, explanationCode: 'SUBNET_ACL_RESTRICTION', detail: expect.stringContaining(`of network ACL ${networkAcl}`) })]);
  expect(found).toBe(fix);
});

test('losses of time exceeded alone are a warning, of path MTU discovery an error', () => {
  expect(judged(without('PrivateAcl', 'in:240'))).toMatchObject({
    verdict: 'VIOLATED', severity: 'warning', fix: 'add an inbound allow rule for icmp type 11 from 0.0.0.0/0 to network ACL PrivateAcl',
  });
  expect(judged(without('PrivateAcl', 'in:230', 'in:240')).severity).toBe('error');
  expect(judged(withRules('PrivateAcl', 'in 50 deny icmp 3/0 0.0.0.0/0')).severity).toBe('warning');
});

test('witnesses are the lowest lost packet of each protocol, as the network ACL sees it', () => {
  expect(judged(withRules('PublicAcl', 'in 50 deny all 8.8.8.0/24')).witnesses).toMatchObject([
    { source: '8.8.8.0', destination: '10.0.0.4', protocol: 'tcp', sourcePort: 443, destinationPort: 1024, where: 'reply entering subnet PublicA' },
    { source: '8.8.8.0', destination: '10.0.0.4', protocol: 'udp', sourcePort: 443, destinationPort: 1024, where: 'reply entering subnet PublicA' },
    { source: '8.8.8.0', destination: '10.0.0.4', protocol: 'icmp', icmpType: 0, icmpCode: 0, where: 'reply entering subnet PublicA' },
  ]);
});

test('a witness on the private legs has both ends of a flow that gets out', () => {
  const network = haNetwork({ publicAcl: TIERED, privateAcl: ['out 100 allow tcp 8443 203.0.113.0/24'] });
  expect(judged(network).witnesses[0]).toMatchObject({
    source: '203.0.113.0', destination: '10.0.16.4', protocol: 'tcp', sourcePort: 8443, destinationPort: 1024, where: 'reply entering subnet PrivateA',
  });
  expect(judged(withRules('PublicAcl', 'out 50 deny tcp 5000 10.0.16.9/32')).witnesses[0]).toMatchObject({ source: '1.0.0.0', destination: '10.0.16.9', destinationPort: 5000 });
});

test('every rule that blocks is to blame, on every leg', () => {
  const network = withRules('PublicAcl', 'in 50 deny tcp 3000 0.0.0.0/0', 'in 51 deny tcp 4000 0.0.0.0/0', 'out 50 deny udp 3000 0.0.0.0/0').with(entry('PrivateAcl', 'in 50 deny tcp 5000 0.0.0.0/0'));
  const { summary, blame, fix } = judged(network);
  expect(blame.map(({ componentId }) => componentId)).toEqual(['PublicAcl:in:50', 'PublicAcl:in:51', 'PublicAcl:out:50', 'PrivateAcl:in:50']);
  expect(summary).toBe('replies from the internet to subnet PrivateA are lost: tcp 3000 from 0.0.0.0/0 entering subnet PublicA, tcp 4000 from 0.0.0.0/0 entering subnet PublicA, '
    + 'udp 3000 to 10.0.16.0/20 leaving subnet PublicA and tcp 5000 from 0.0.0.0/0 entering subnet PrivateA');
  expect(fix).toBe([
    'add an inbound allow rule for tcp 3000 from 0.0.0.0/0 to network ACL PublicAcl before rule 50', 'add an inbound allow rule for tcp 4000 from 0.0.0.0/0 to network ACL PublicAcl before rule 51',
    'add an outbound allow rule for udp 3000 to 10.0.16.0/20 to network ACL PublicAcl before rule 50', 'add an inbound allow rule for tcp 5000 from 0.0.0.0/0 to network ACL PrivateAcl before rule 50',
  ].join('; '));
});

test('a rule that another shadows is not to blame', () => {
  expect(judged(withRules('PublicAcl', 'in 50 deny tcp 3000 0.0.0.0/0', 'in 51 deny tcp 3000 8.0.0.0/8')).blame.map(({ ruleNumber }) => ruleNumber)).toEqual([50]);
});

test('only flows that get out are owed a reply', () => {
  const onlyHttps = haNetwork({ publicAcl: ['in 100 allow tcp 443 10.0.0.0/16', ...TIERED.filter((text) => !/^in 100|udp|icmp 0/.test(text))], privateAcl: TIERED });
  expect(judged(onlyHttps).verdict).toBe('PROVED');
});

describe('the range of client ports', () => {
  const narrow = { ephemeralPorts: { from: 32768, to: 60999 } };
  test.each<[string, string, string]>([
    ['into the private subnet it is as configured', 'PrivateAcl', 'PROVED'],
    ['towards the gateway it is always 1024-65535', 'PublicAcl', 'VIOLATED'],
  ])('%s', (_, networkAcl, expected) => {
    const network = withRules(networkAcl as 'PublicAcl', 'in 50 deny tcp 2000 0.0.0.0/0');
    expect(finding(returnTraffic, network, 'PrivateA', narrow)!.verdict).toBe(expected);
  });
});

describe('ports that are blocked on purpose', () => {
  const blocking = (ports: number[], ...rules: string[]) => withRules('PublicAcl', ...rules).change('network-acl', 'PublicAcl', { portsBlockedOnPurpose: ports });

  test('are no violation, and are named', () => {
    expect(judged(blocking([22, 3389], 'in 50 deny tcp 3389 0.0.0.0/0'))).toMatchObject({
      verdict: 'PROVED',
      summary: 'every reply from the internet to flows of subnet PrivateA passes, on ports 1024-65535, but for port 3389, which is blocked on purpose',
      portsBlockedOnPurpose: [3389],
    });
  });

  test('are named in order, whichever network ACL blocks them', () => {
    const both = blocking([5985, 5986], 'in 50 deny tcp 5985-5986 0.0.0.0/0').with(entry('PrivateAcl', 'in 50 deny tcp 3389 0.0.0.0/0'))
      .change('network-acl', 'PrivateAcl', { portsBlockedOnPurpose: [3389] });
    expect(judged(both)).toMatchObject({
      verdict: 'PROVED', summary: expect.stringContaining('but for ports 3389, 5985 and 5986, which are blocked on purpose'), portsBlockedOnPurpose: [3389, 5985, 5986],
    });
  });

  test('are not named where they are not lost', () => {
    expect(judged(blocking([22, 3389], 'in 50 deny tcp 22 0.0.0.0/0')).portsBlockedOnPurpose).toEqual([]);
  });

  test('excuse no other port', () => {
    const found = judged(blocking([3389], 'in 50 deny tcp 3389-3390 0.0.0.0/0'));
    expect(found).toMatchObject({ verdict: 'VIOLATED', portsBlockedOnPurpose: [3389], witnesses: [{ destinationPort: 3390 }] });
  });

  test('excuse no ICMP and nothing outbound', () => {
    expect(judged(blocking([3389], 'in 50 deny icmp 3/4 0.0.0.0/0')).verdict).toBe('VIOLATED');
    expect(judged(blocking([3389], 'out 50 deny tcp 3389 10.0.0.0/8')).verdict).toBe('VIOLATED');
  });

  test('excuse no other network ACL', () => {
    expect(judged(blocking([3389]).with(entry('PrivateAcl', 'in 50 deny tcp 3389 0.0.0.0/0'))).verdict).toBe('VIOLATED');
  });
});

/** Through a gateway in zone a, of which no reply passes the private subnet's ACL. */
const regional = haNetwork({ privateAcl: ['out 100 allow all 0.0.0.0/0'] }).without('NatA').with(regionalNat('NatA', ['a']));

test.each<[string, NetworkBuilder, string]>([
  ['the action of a rule', withRules('PublicAcl', 'in 50 ? tcp 3000 0.0.0.0/0'), 'the action of network ACL entry PublicAcl:in:50'],
  ['what a rule matches', withRules('PublicAcl', 'in 50 deny tcp 3000 ?'), 'what network ACL entry PublicAcl:in:50 matches'],
  ['the number of a rule', withRules('PrivateAcl', 'in ? deny tcp 3000 0.0.0.0/0'), 'the rule number of network ACL entry'],
  ['the network ACL of the public subnet', tiered.without('PublicAAclOf').with({ kind: 'network-acl-association', id: 'X', when: tiered.resources[0].when, subnet: { kind: 'known', value: 'PublicA' }, networkAcl: unknown('imported') }),
    'the network ACL of subnet PublicA is unknown: imported'],
  ['a NAT gateway of another template', tiered.without('NatA').with(nat('NatA', '?')), 'the subnet of NAT gateway NatA'],
  ['an instance that translates', tiered.without('PrivateATable 0.0.0.0/0 -> nat NatA').with(host('H', 'PublicA', { publicIpv4: known(true) }), route('PrivateATable', '0.0.0.0/0 -> instance H')), 'instance H'],
  ['an ACL that lets nothing out', haNetwork({ privateAcl: [] }), 'no request of subnet PrivateA gets to the internet'],
  ['no route', tiered.without('PrivateATable 0.0.0.0/0 -> nat NatA'), 'no request of subnet PrivateA gets to the internet'],
  ['replies that take another way inside the VPC', tiered.with(host('Box', 'PublicB'), route('PublicATable', '10.0.16.0/20 -> instance Box')), 'sends packets for the VPC itself to Box'],
  ['the block of the private subnet', withRules('PublicAcl', 'out 50 deny tcp 3000 10.0.16.0/24').change('subnet', 'PrivateA', { ipv4: unknown('IPAM gives it') }), 'the addresses of the hosts of subnet PrivateA are unknown'],
  ['the zone that a regional gateway may serve', regional.change('subnet', 'PrivateA', { zone: { kind: 'symbol', text: 'Zone' } }), 'regional NAT gateway NatA serves a: whether Zone is among them'],
  ['whether a regional gateway has an internet gateway', regional.change('gateway-attachment', 'IgwAttachment', { gateway: unknown('imported') }), 'imported'],
  ['the routes of a subnet that lets in what it does not answer', haNetwork({ privateAcl: ['in 100 allow all 0.0.0.0/0'] })
    .change('route-table-association', 'PrivateATableOf', { routeTable: unknown('a parameter') }).change('subnet', 'PrivateA', { taggedTier: undefined }), 'a parameter'],
])('UNKNOWN: %s', (_, one, reason) => {
  const { verdict, summary, reasons, blame } = judged(one);
  expect([verdict, summary, blame]).toEqual(['UNKNOWN', 'whether all replies from the internet to subnet PrivateA pass is unknown', []]);
  expect(reasons.join()).toContain(reason);
});

test('what is certain is not unknown, whatever else is', () => {
  const found = judged(withRules('PublicAcl', 'in 50 ? tcp 3000 0.0.0.0/0', 'in 51 deny tcp 4000 0.0.0.0/0'));
  expect(found).toMatchObject({ verdict: 'VIOLATED', witnesses: [{ destinationPort: 4000 }], reasons: [] });
});

describe('IPv6', () => {
  const dual = (...rules: string[]) => haNetwork({ ipv6: true, privateAcl: [...TIERED, 'out 101 allow all ::/0', ...rules] });
  const REPLIES = ['in 301 allow tcp 1024-65535 ::/0', 'in 311 allow udp 1024-65535 ::/0', 'in 321 allow icmpv6 129 ::/0'];
  const ERRORS = ['in 331 allow icmpv6 1 ::/0', 'in 341 allow icmpv6 2 ::/0', 'in 351 allow icmpv6 3 ::/0'];

  test('its replies cross the private network ACL', () => {
    expect(judged(dual(...REPLIES, ...ERRORS)).verdict).toBe('PROVED');
    expect(judged(dual())).toMatchObject({ verdict: 'VIOLATED', witnesses: [{ source: '2000::', destination: '2600:1f16:abc:de10::4', destinationPort: 1024 }, {}, {}] });
  });

  test('packet too big must come back', () => {
    expect(judged(dual(...REPLIES, ERRORS[0], ERRORS[2])).witnesses).toEqual([expect.objectContaining({ protocol: 'icmpv6', icmpType: 2, icmpCode: 0 })]);
  });

  test('NAT64 is lost where the IPv4 reply is', () => {
    const network = haNetwork({ ipv6: true, publicAcl: [...TIERED, 'in 102 allow all ::/0', 'out 101 allow all ::/0', 'in 50 deny tcp 3000 8.8.8.8/32'] })
      .with(route('PrivateATable', '64:ff9b::/96 -> nat NatA')).change('subnet', 'PrivateA', { ipv4: undefined });
    expect(judged(network).witnesses).toEqual([expect.objectContaining({ source: '8.8.8.8', destination: '10.0.0.4', sourcePort: 443, destinationPort: 3000 })]);
  });
});

describe('a public subnet', () => {
  const web = (...publicAcl: string[]) => haNetwork({ publicAcl });
  const SERVER = ['in 100 allow tcp 443 0.0.0.0/0', 'out 100 allow tcp 1024-65535 0.0.0.0/0'];
  const CLIENT = ['out 200 allow tcp 443 0.0.0.0/0', 'in 200 allow tcp 1024-65535 0.0.0.0/0', 'in 210 allow icmp 3 0.0.0.0/0', 'in 220 allow icmp 11 0.0.0.0/0'];

  test.each<[string, string[], string]>([
    ['a server', SERVER, 'PROVED'],
    ['a server on a high port', ['in 100 allow udp 5000 0.0.0.0/0', 'out 100 allow udp 1024-65535 0.0.0.0/0'], 'PROVED'],
    ['a client', CLIENT, 'PROVED'],
    ['both', [...SERVER, ...CLIENT], 'PROVED'],
    ['a server whose replies reach some clients only', [SERVER[0], 'out 100 allow tcp 1025-65535 0.0.0.0/0'], 'VIOLATED'],
    ['a server that cannot reply', [SERVER[0]], 'VIOLATED'],
    ['a client that hears no reply', [CLIENT[0]], 'VIOLATED'],
    ['a client that hears no ICMP errors', CLIENT.slice(0, 3), 'VIOLATED'],
    ['a client that hears replies on Linux ports only', [CLIENT[0], 'in 200 allow tcp 32768-60999 0.0.0.0/0'], 'VIOLATED'],
  ])('%s', (_, rules, expected) => {
    expect(judged(web(...rules), 'PublicA').verdict).toBe(expected);
  });

  test('the witness of a lost answer to a client', () => {
    expect(judged(web(SERVER[0]), 'PublicA').witnesses).toMatchObject([
      { source: '10.0.0.4', destination: '1.0.0.0', protocol: 'tcp', sourcePort: 443, destinationPort: 1024, where: 'reply leaving subnet PublicA' },
    ]);
  });
});

test('it does not speak of an isolated subnet that has no way out', () => {
  const network = haNetwork().with(subnet('I', { tier: 'isolated', ipv4: '10.0.99.0/24', table: 'T' }), table('T'));
  expect(finding(returnTraffic, network, 'I')).toBeUndefined();
  expect(finding(returnTraffic, network.with(route('T', '0.0.0.0/0 -> nat NatA')), 'I')!.verdict).toBe('PROVED');
  expect(finding(returnTraffic, network.with(route('T', '0.0.0.0/0 -> tgw T')), 'I')!.verdict).toBe('UNKNOWN');
});

test('a private subnet serves nobody on the internet, though it has a route to an internet gateway', () => {
  const privateAcl = ['in 100 allow tcp 443 0.0.0.0/0'];
  expect(judged(haNetwork({ privateAcl }).with(route('PrivateATable', '8.0.0.0/8 -> igw Igw'))).verdict).toBe('UNKNOWN');
});

describe('nothing of one family gets out, and all replies of the other pass', () => {
  const IPV4_ALONE = ['in 100 allow all 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0'];
  const dual = haNetwork({ ipv6: true, publicAcl: IPV4_ALONE, privateAcl: IPV4_ALONE });
  test('of a private subnet that is no proof', () => {
    expect(judged(dual)).toMatchObject({ verdict: 'UNKNOWN', reasons: ['no IPv6 request of subnet PrivateA gets to the internet: there are no replies'] });
  });
  test('of a private subnet without a route for it nothing was expected', () => {
    expect(judged(dual.without('PrivateATable ::/0 -> eigw Eigw')).verdict).toBe('PROVED');
  });
  test('of a public subnet that may be meant', () => expect(judged(dual, 'PublicA').verdict).toBe('PROVED'));
});

test('a subnet of unknown tier is taken to be public, and one that is quiet is judged unless it is isolated', () => {
  const quiet = (tier?: 'private' | 'isolated') => haNetwork({ tagged: false })
    .with(subnet('S', { ipv4: '10.0.99.0/24', table: 'T', tier }), table('T'), ...tier ? [] : [route('T', '0.0.0.0/0 -> unknown')]);
  expect([quiet('isolated'), quiet('private'), quiet()].map((one) => finding(returnTraffic, one, 'S')?.verdict)).toEqual([undefined, 'UNKNOWN', 'UNKNOWN']);
});

test('losses of which only some are harmless are errors', () => {
  const some = withRules('PublicAcl', 'in 50 deny icmp 11 0.0.0.0/0', 'in 51 deny tcp 40000 0.0.0.0/0');
  expect(judged(some)).toMatchObject({ verdict: 'VIOLATED', severity: 'error' });
});
