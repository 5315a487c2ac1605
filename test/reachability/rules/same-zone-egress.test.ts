import { known, unknown } from '../../../src/reachability/private/network/resource';
import { parseCidr } from '../../../src/reachability/private/packet/cidr';
import { sameZoneEgress } from '../../../src/reachability/rules/same-zone-egress';
import { finding, verdict } from '../../support/judging';
import { haNetwork, host, nat, NetworkBuilder, regionalNat, route, subnet, table, zone } from '../../support/network-builder';

const DEFAULT = 'PrivateATable 0.0.0.0/0 -> nat NatA';
const network = haNetwork();
const leadingTo = (target: string, base = network) => base.without(DEFAULT).with(route('PrivateATable', `0.0.0.0/0 -> ${target}`));
/** An instance in a subnet of zone a, whose route table leads to the target. */
const behind = (target: string) => network.with(subnet('Firewalls', { tier: 'private', ipv4: '10.0.99.0/24', table: 'FirewallsTable' }), table('FirewallsTable'),
  route('FirewallsTable', `0.0.0.0/0 -> ${target}`), host('Host', 'Firewalls'));
const PUBLIC = { publicIpv4: known(true) };
const judged = (one: NetworkBuilder, id = 'PrivateA') => finding(sameZoneEgress, one, id)!;

test.each<[string, NetworkBuilder]>([
  ['a NAT gateway of its own zone', network],
  ['a regional NAT gateway', leadingTo('nat Regional', network.with(regionalNat('Regional')))],
  ['a regional NAT gateway that lists its zone', leadingTo('nat Regional', network.with(regionalNat('Regional', ['b', 'a'])))],
  ['an egress-only internet gateway besides', haNetwork({ ipv6: true })],
  ['an internet gateway for IPv6, which every zone has its share of', haNetwork({ ipv6: true }).with(route('PrivateATable', '2600::/12 -> igw Igw'))],
  ['a NAT gateway of the same element of a list', network.change('subnet', 'PrivateA', { zone: zone('get-azs/0') }).change('subnet', 'PublicA', { zone: zone('get-azs/0') })],
])('PROVED: %s', (_, one) => {
  expect(judged(one)).toMatchObject({
    verdict: 'PROVED', summary: 'subnet PrivateA leaves by gateways of its own zone or of all zones', blame: [], witnesses: [], reasons: [],
  });
});

test.each<[string, NetworkBuilder, string | undefined, string]>([
  ['a NAT gateway of another zone', leadingTo('nat NatB'), 'AVAILABILITY_ZONE_CROSSED', 'in zone b, while subnet PrivateA is in zone a'],
  ['an internet gateway', leadingTo('igw Igw'), 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', 'drops what has no public address'],
  ['an internet gateway for some destinations', network.with(route('PrivateATable', '8.0.0.0/8 -> igw Igw')), 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', '8.0.0.0/8'],
  ['a NAT gateway that is gone', network.without('NatA'), 'BAD_STATE_ROUTE', 'NAT gateway NatA does not exist'],
  ['a NAT gateway in the subnet itself', network.without('NatA').with(nat('NatA', 'PrivateA')), 'NGW_REQUIRES_SOURCE_IN_VPC', 'does not serve the hosts of its own subnet'],
  ['a regional NAT gateway that lists other zones', leadingTo('nat R', network.with(regionalNat('R', ['b', 'c']))), 'REGIONAL_NGW_ROUTE_AZ_RESTRICTION', 'serves b, c and not a'],
  ['an instance of another zone', leadingTo('instance Host', network.with(host('Host', 'PublicB', PUBLIC))), 'AVAILABILITY_ZONE_CROSSED', 'Host in zone b'],
  ['an instance that checks sources', leadingTo('instance Host', network.with(host('Host', 'PublicA', { ...PUBLIC, sourceDestCheck: known(true) }))), 'ENI_SOURCE_DEST_CHECK_RESTRICTION', 'source/destination check on'],
  ['an instance without a public address', leadingTo('instance Host', network.with(host('Host', 'PublicA'))), 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', 'no public IPv4 address'],
  ['NAT64 through another zone', haNetwork({ ipv6: true }).with(route('PrivateATable', '64:ff9b::/96 -> nat NatB')), 'AVAILABILITY_ZONE_CROSSED', '64:ff9b::/96'],
])('VIOLATED: %s', (_, one, code, detail) => {
  const { verdict: found, blame, witnesses, fix } = judged(one);
  expect(found).toBe('VIOLATED');
  expect(blame).toEqual([expect.objectContaining({ explanationCode: code, detail: expect.stringContaining(detail) })]);
  expect(witnesses).toHaveLength(1);
  expect(fix).toContain('PrivateATable');
});

test('VIOLATED: no way out at all', () => {
  expect(judged(network.without(DEFAULT))).toMatchObject({
    verdict: 'VIOLATED',
    summary: 'subnet PrivateA has no way out: route table PrivateATable has no route to the internet',
    blame: [{ componentId: 'PrivateATable', explanationCode: 'NO_ROUTE_TO_DESTINATION' }],
    fix: 'route 0.0.0.0/0 of route table PrivateATable to NAT gateway NatA',
  });
});

test('VIOLATED: no way out of a subnet that speaks IPv6 alone', () => {
  const [ipv4, ipv6] = [undefined, known(parseCidr('2600:1f16:abc:de10::/64')!)];
  expect(judged(network.without(DEFAULT).change('subnet', 'PrivateA', { ipv4, ipv6, taggedTier: 'private' })).fix)
    .toBe('route ::/0 of route table PrivateATable to an egress-only internet gateway, still to be defined');
});

test('VIOLATED: the main route table, which has no way out', () => {
  expect(judged(network.without('PrivateATableOf'))).toMatchObject({
    verdict: 'VIOLATED',
    blame: [{ componentId: 'PrivateA', detail: 'subnet PrivateA uses the main route table, which has no route to the internet' }],
    fix: 'route 0.0.0.0/0 of a route table of subnet PrivateA to NAT gateway NatA',
  });
});

test('the witness is a packet that crosses, and the fix the gateway to use instead', () => {
  expect(judged(leadingTo('nat NatB'))).toMatchObject({
    subject: 'PrivateA',
    severity: 'error',
    witnesses: [{ source: '10.0.16.4', destination: '1.0.0.0', protocol: 'tcp', destinationPort: 443 }],
    blame: [{ componentId: 'PrivateATable 0.0.0.0/0 -> nat NatB' }],
    fix: 'route 0.0.0.0/0 of route table PrivateATable to NAT gateway NatA',
  });
});

test('where the zone has no NAT gateway, the fix says so', () => {
  expect(judged(leadingTo('nat NatB').without('NatA')).fix).toContain('a NAT gateway in a public subnet of zone a, still to be defined');
});

test('every route that crosses is to blame, with one witness for each gateway', () => {
  const { summary, blame, witnesses, fix } = judged(leadingTo('nat NatB').with(route('PrivateATable', '8.0.0.0/8 -> nat NatB'), route('PrivateATable', '9.0.0.0/8 -> igw Igw')));
  const blocks = ['8.0.0.0/8', '0.0.0.0/0', '9.0.0.0/8'];
  const crossing = 'leads to NatB in zone b, while subnet PrivateA is in zone a';
  const details = [crossing, crossing, 'leads to internet gateway Igw, which drops what has no public address'].map((text, i) => `route ${blocks[i]} of PrivateATable ${text}`);
  expect(summary).toBe(`traffic of subnet PrivateA does not leave by a NAT gateway of its own zone: ${details[0]}, ${details[1]} and ${details[2]}`);
  expect(blame.map(({ componentId }) => componentId.split(' ')[1])).toEqual(blocks);
  expect(witnesses.map(({ destination, where }) => [destination, where])).toEqual([
    ['1.0.0.0', `${details[0]}, after leaving subnet PrivateA`], ['9.0.0.0', `${details[2]}, after leaving subnet PrivateA`],
  ]);
  expect(fix).toBe(blocks.map((block) => `route ${block} of route table PrivateATable to NAT gateway NatA`).join('; '));
});

test.each<[string, NetworkBuilder, string]>([
  ['a zone that a parameter gives', network.change('subnet', 'PublicA', { zone: zone('$Zone') }), 'NatA is in zone Zone and subnet PrivateA in zone a: whether'],
  ['elements of a list that a parameter gives',
    network.change('subnet', 'PrivateA', { zone: zone('Zones/0') }).change('subnet', 'PublicA', { zone: zone('Zones/1') }), 'NatA is in zone Zones[1] and subnet PrivateA in zone Zones[0]: whether'],
  ['an instance of its own zone', leadingTo('instance Host', network.with(host('Host', 'PublicA', PUBLIC))), 'what instance Host does with packets'],
  ['an instance that sends on through a NAT gateway, all in its own zone', leadingTo('instance Host', behind('nat NatA')), 'what instance Host does with packets'],
  ['a transit gateway', leadingTo('tgw Tgw'), 'transit gateway Tgw'],
  ['a NAT gateway outside the template', leadingTo('nat ?'), 'not in the template'],
  ['an instance whose subnet is not in the template', leadingTo('instance H', network.with(host('H', '?'))), 'what instance H does with packets is unknown'],
  ['an instance of its own zone, and behind it a NAT gateway of another', leadingTo('instance Host', behind('nat NatB')), 'what instance Host does with packets'],
  ['an instance of its own zone, and behind it nobody knows what', leadingTo('instance Host', behind('tgw Tgw')), 'what instance Host does with packets'],
  ['an instance that sends on to itself', leadingTo('instance Host', behind('instance Host')), 'what instance Host does with packets'],
  ['an instance that has no way out itself', leadingTo('instance Host', behind('nat NatB').without('FirewallsTable 0.0.0.0/0 -> nat NatB')), 'what instance Host does with packets'],
  ['a regional gateway whose zones are parameters', leadingTo('nat R', network.with(regionalNat('R', ['$Zone']))), 'regional NAT gateway R'],
  ['a NAT gateway whose subnet is not in the template', network.without('NatA').with(nat('NatA', '?')), 'the subnet of NAT gateway NatA'],
  ['a route for destinations that is unknown', network.with(route('PrivateATable', '? -> igw Igw')), 'the destination of route'],
  ['a route table that is not in the template', network.without('PrivateA', 'PrivateATableOf').with(subnet('PrivateA', { tier: 'private', ipv4: '10.0.16.0/20', table: '?' })),
    'the route table of subnet PrivateA'],
])('UNKNOWN: %s', (_, one, reason) => {
  const { verdict: found, summary, reasons } = judged(one);
  expect([found, summary]).toEqual(['UNKNOWN', 'whether subnet PrivateA leaves by a NAT gateway of its own zone is unknown']);
  expect(reasons.join()).toContain(reason);
});

test('a subnet whose tier is unknown might be private', () => {
  expect(judged(haNetwork({ tagged: false }).with(subnet('S', { ipv4: '10.0.99.0/24', table: 'T' }), table('T'), route('T', '0.0.0.0/0 -> unknown')), 'S'))
    .toMatchObject({ verdict: 'UNKNOWN', reasons: [expect.stringContaining('the target of route')] });
});

test('what is certain is not unknown, whatever else is', () => {
  expect(verdict(sameZoneEgress, leadingTo('nat NatB').with(route('PrivateATable', '8.0.0.0/8 -> tgw Tgw')), 'PrivateA')).toBe('VIOLATED');
});

test('it does not speak of public and isolated subnets', () => {
  expect(verdict(sameZoneEgress, network, 'PublicA')).toBeUndefined();
  expect(verdict(sameZoneEgress, network.with(subnet('I', { tier: 'isolated', ipv4: '10.0.99.0/24' })), 'I')).toBeUndefined();
});

test('a subnet of IPv6 alone may leave by the egress-only internet gateway', () => {
  expect(verdict(sameZoneEgress, haNetwork({ ipv6: true }).change('subnet', 'PrivateA', { ipv4: undefined }), 'PrivateA')).toBe('PROVED');
  expect(verdict(sameZoneEgress, network.change('subnet', 'PrivateA', { ipv4: unknown('IPAM gives it') }), 'PrivateA')).toBe('PROVED');
});

describe('hosts of an unknown block', () => {
  const denying = (...rules: string[]) => haNetwork({ publicAcl: [...rules, 'in 500 allow all 0.0.0.0/0', 'out 500 allow all 0.0.0.0/0'] })
    .change('subnet', 'PrivateA', { ipv4: unknown('IPAM gives it') });
  test('may be those that lose a part, or not', () => expect(verdict(sameZoneEgress, denying('in 10 deny tcp 443 10.0.16.0/20'), 'PrivateA')).toBe('UNKNOWN'));
  test('lose for certain what nobody may send', () => expect(verdict(sameZoneEgress, denying('in 10 deny tcp 443 10.0.0.0/8'), 'PrivateA')).toBe('VIOLATED'));
});

describe('nothing gets out past the network ACLs', () => {
  const OPEN = ['in 900 allow all 0.0.0.0/0', 'out 900 allow all 0.0.0.0/0'];
  test.each<[string, NetworkBuilder, object]>([
    ['a rule of its own', haNetwork({ privateAcl: ['out 10 deny all 0.0.0.0/0', ...OPEN] }), {
      summary: expect.stringContaining('rule 10 of network ACL PrivateAcl lets no IPv4 request out of subnet PrivateA'),
      fix: expect.stringContaining('remove rule 10 of network ACL PrivateAcl'),
      blame: [{ componentId: 'PrivateAcl:out:10', ruleNumber: 10 }],
      witnesses: [{ source: '10.0.16.4' }],
    }],
    ['no rule of its own', haNetwork({ privateAcl: OPEN.slice(0, 1) }), {
      summary: expect.stringMatching(/network ACL PrivateAcl lets no IPv4 request out of subnet PrivateA$/),
      fix: expect.stringMatching(/^add an outbound allow rule for what the subnet is meant to send to network ACL PrivateAcl$/),
      blame: [{ componentId: 'PrivateAcl', ruleNumber: 32767 }],
      witnesses: [{ source: '10.0.16.4' }],
    }],
    ['a rule of the public subnet', haNetwork({ publicAcl: ['in 10 deny all 10.0.0.0/16', ...OPEN] }), {
      summary: expect.stringContaining('rule 10 of network ACL PublicAcl lets no IPv4 request into subnet PublicA'),
      fix: expect.stringContaining('remove rule 10 of network ACL PublicAcl'),
    }],
  ])('by %s', (_, one, expected) => expect(judged(one)).toMatchObject({ verdict: 'VIOLATED', severity: 'error', ...expected }));
});

describe('of two families', () => {
  const dual = haNetwork({ ipv6: true });
  test.each<[string, NetworkBuilder, object]>([
    ['IPv4 has no route', dual.without(DEFAULT), { severity: 'error', summary: expect.stringContaining('has no route to the IPv4 internet') }],
    ['IPv6 has no route', dual.without('PrivateATable ::/0 -> eigw Eigw'), {
      severity: 'warning', summary: expect.stringMatching(/^subnet PrivateA leaves.* a part of what it sends is lost: .*has no route to the IPv6 internet/),
    }],
    ['IPv6 has no route, and no hosts of IPv4 are there', dual.without('PrivateATable ::/0 -> eigw Eigw').change('subnet', 'PrivateA', { ipv4: undefined, taggedTier: 'private' }), {
      severity: 'error', summary: expect.stringContaining('has no route to the IPv6 internet'),
    }],
  ])('%s', (_, one, expected) => expect(judged(one)).toMatchObject({ verdict: 'VIOLATED', ...expected }));
});

test('VIOLATED: a transit gateway behind a network ACL that lets nothing out', () => {
  const one = haNetwork({ privateAcl: ['in 900 allow all 0.0.0.0/0'] });
  expect(judged(leadingTo('tgw Tgw', one)).verdict).not.toBe('PROVED');
});

test.each<[string, NetworkBuilder]>([
  ['a rule that may stop all of it', haNetwork({ privateAcl: ['in 900 allow all 0.0.0.0/0', 'out 10 allow all ?'] })],
  ['a rule of the public subnet that may stop some of it', haNetwork({ publicAcl: ['in 10 ? tcp 25 10.0.0.0/16', 'in 900 allow all 0.0.0.0/0', 'out 900 allow all 0.0.0.0/0'] })],
])('UNKNOWN: %s', (_, one) => {
  const { verdict: found, summary, reasons } = judged(one);
  expect([found, reasons.length > 0]).toEqual(['UNKNOWN', true]);
  expect(summary).toMatch(/^whether .*subnet PrivateA .*is unknown$/);
});

describe('what the template says is meant', () => {
  const accepted = { acceptedZoneLoss: 'a single gateway is cheaper' };
  const inner = { connectivity: known('private' as const), privateConnectivity: 'it leads to the data centre' };
  const single = leadingTo('nat NatB').change('nat-gateway', 'NatB', accepted);
  test.each<[string, NetworkBuilder, object]>([
    ['another zone', single, { verdict: 'VIOLATED', severity: 'warning', accepted: 'a single gateway is cheaper' }],
    ['another zone, but not an internet gateway besides', single.with(route('PrivateATable', '8.0.0.0/8 -> igw Igw')), { verdict: 'VIOLATED', severity: 'error' }],
    ['another zone, but not that nothing gets out', haNetwork({ privateAcl: ['in 100 allow all 0.0.0.0/0'] }).without(DEFAULT).with(route('PrivateATable', '0.0.0.0/0 -> nat NatB'))
      .change('nat-gateway', 'NatB', accepted), { verdict: 'VIOLATED', severity: 'error', summary: expect.stringContaining('has no way out') }],
    ['a gateway that leads to other networks', network.change('nat-gateway', 'NatA', inner), {
      verdict: 'VIOLATED', severity: 'warning', accepted: 'it leads to the data centre', summary: expect.stringContaining('to other networks'),
    }],
    ['a gateway that leads to other networks, but not its zone', leadingTo('nat NatB').change('nat-gateway', 'NatB', inner), { verdict: 'VIOLATED', severity: 'error' }],
    ['a private gateway, but not one that is gone', network.change('nat-gateway', 'NatA', { ...inner, connectivity: known('public'), allocations: [] }), { verdict: 'VIOLATED', severity: 'error' }],
  ])('%s', (_, one, expected) => expect(judged(one)).toMatchObject(expected));

  test('what is not accepted has no acceptance', () => {
    expect([judged(leadingTo('nat NatB')).accepted, judged(network.change('nat-gateway', 'NatA', { connectivity: known('private') })).accepted]).toEqual([undefined, undefined]);
  });
});
