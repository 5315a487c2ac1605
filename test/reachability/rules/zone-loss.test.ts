import { known, unknown } from '../../../src/reachability/private/network/resource';
import { zoneLoss } from '../../../src/reachability/rules/zone-loss';
import { finding } from '../../support/judging';
import { haNetwork, host, nat, NetworkBuilder, regionalNat, route, subnet, table, TIERED, zone } from '../../support/network-builder';

const network = haNetwork();
const leadingTo = (target: string, base = network) => base.without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', `0.0.0.0/0 -> ${target}`));
const judged = (one: NetworkBuilder) => finding(zoneLoss, one, 'PrivateA')!;

test.each<[string, NetworkBuilder]>([
  ['every component in its own zone', network],
  ['a regional NAT gateway', leadingTo('nat R', network.with(regionalNat('R')))],
  ['an egress-only internet gateway', haNetwork({ ipv6: true })],
  ['a gateway of another zone for addresses that the network ACL keeps inside', haNetwork({ publicAcl: TIERED, privateAcl: ['out 50 deny all 8.8.8.0/24', ...TIERED] }).with(route('PrivateATable', '8.8.8.0/24 -> nat NatB'))],
])('PROVED: %s', (_, one) => {
  expect(judged(one)).toMatchObject({ verdict: 'PROVED', summary: 'subnet PrivateA keeps its way out whatever other zone is lost', reasons: [] });
});

test.each<[string, NetworkBuilder, string]>([
  ['a NAT gateway of another zone', leadingTo('nat NatB'), 'NatB in subnet PublicB is lost with zone b'],
  ['one for some destinations', network.with(route('PrivateATable', '8.8.8.0/24 -> nat NatB')), 'NatB'],
  ['one besides an internet gateway', leadingTo('nat NatB').with(route('PrivateATable', '8.8.8.0/24 -> igw Igw')), 'NatB'],
  ['an instance of another zone', leadingTo('instance H', network.with(host('H', 'PublicB', { publicIpv4: known(true) }))), 'H in subnet PublicB is lost with zone b'],
  ['NAT64 through another zone', haNetwork({ ipv6: true }).with(route('PrivateATable', '64:ff9b::/96 -> nat NatB')), 'NatB'],
])('VIOLATED: %s', (_, one, detail) => {
  expect(judged(one)).toMatchObject({
    verdict: 'VIOLATED',
    severity: 'error',
    blame: [{ explanationCode: 'AVAILABILITY_ZONE_CROSSED', detail: expect.stringContaining(detail) }],
    witnesses: [{ where: expect.stringContaining(detail) }],
    fix: expect.stringContaining('to NAT gateway NatA'),
    zonesLost: ['b'],
  });
});

test('every zone that takes the way out along is named', () => {
  const three = haNetwork({ zones: ['a', 'b', 'c'] });
  const both = leadingTo('nat NatC', three).with(route('PrivateATable', '8.8.8.0/24 -> nat NatB'));
  expect([judged(both).zonesLost, judged(three).zonesLost]).toEqual([['b', 'c'], []]);
});

test.each<[string, NetworkBuilder, string]>([
  ['a zone that a parameter gives', network.change('subnet', 'PublicA', { zone: zone('$Zone') }), 'NatA is in zone Zone and subnet PrivateA in zone a: whether'],
  ['an instance of its own zone, and behind it a NAT gateway of another', leadingTo('instance H', network.with(
    subnet('Firewalls', { tier: 'private', ipv4: '10.0.99.0/24', table: 'T' }), table('T'), route('T', '0.0.0.0/0 -> nat NatB'), host('H', 'Firewalls'),
  )), 'what instance H does with packets is unknown'],
  ['an instance of its own zone', leadingTo('instance H', network.with(host('H', 'PublicA', { publicIpv4: known(true) }))), 'what instance H does with packets is unknown'],
  ['a gateway of another zone that lets nothing out anyway', leadingTo('nat NatB').change('nat-gateway', 'NatB', { connectivity: known('private') }), 'no packet of subnet PrivateA gets out'],
  ['a gateway of another zone that the network ACL keeps from use', leadingTo('nat NatB', haNetwork({ privateAcl: ['in 100 allow all 0.0.0.0/0'] })), 'there is nothing to lose'],
  ['a route that leads nowhere', network.without('NatA'), 'no packet of subnet PrivateA gets out'],
  ['a transit gateway', leadingTo('tgw T'), 'transit gateway T'],
  ['a NAT gateway outside the template', leadingTo('nat ?'), 'not in the template'],
  ['a gateway of another zone that may be private', leadingTo('nat NatB').change('nat-gateway', 'NatB', { connectivity: unknown('a parameter') }), 'NatB'],
  ['a gateway of another zone that an unknown rule may keep from use', leadingTo('nat NatB', haNetwork({ privateAcl: ['out 100 ? all 0.0.0.0/0'], publicAcl: TIERED })),
    'whether traffic gets out by NatB, which is lost with zone b, is unknown'],
])('UNKNOWN: %s', (_, one, reason) => {
  const { verdict, summary, reasons } = judged(one);
  expect([verdict, summary]).toEqual(['UNKNOWN', 'whether subnet PrivateA keeps its way out when another zone is lost is unknown']);
  expect(reasons.join()).toContain(reason);
});

test('every component that is lost with another zone is named, with one witness for each', () => {
  const { summary, witnesses, blame, fix } = judged(leadingTo('nat NatB').with(
    subnet('PublicC', { zone: 'c', tier: 'public', ipv4: '10.0.98.0/24', table: 'PublicATable' }), nat('NatC', 'PublicC'),
    route('PrivateATable', '8.0.0.0/8 -> nat NatB'), route('PrivateATable', '9.0.0.0/8 -> nat NatC'),
  ));
  const [b, c] = ['NatB in subnet PublicB is lost with zone b', 'NatC in subnet PublicC is lost with zone c'];
  expect(summary).toBe(`subnet PrivateA in zone a loses its way out with another zone: ${b} and ${c}`);
  expect(witnesses.map(({ destination, where }) => [destination, where])).toEqual([['1.0.0.0', b], ['9.0.0.0', c]]);
  expect(blame.map(({ detail }) => detail)).toEqual([b, b, c]);
  expect(fix).toBe(['8.0.0.0/8', '0.0.0.0/0', '9.0.0.0/8'].map((block) => `route ${block} of route table PrivateATable to NAT gateway NatA`).join('; '));
});

test('the zones that are lost come in order, whatever the order of the routes', () => {
  const both = leadingTo('nat NatB', haNetwork({ zones: ['a', 'b', 'c'] })).with(route('PrivateATable', '8.8.8.0/24 -> nat NatC'));
  expect(judged(both).zonesLost).toEqual(['b', 'c']);
});

const MEANT = { connectivity: known('private' as const), privateConnectivity: 'it leads to the data centre' };
test('of hosts that reach other networks alone, on purpose, nothing is said', () => {
  const [meant, notMeant] = [MEANT, { connectivity: MEANT.connectivity }].map((props) => leadingTo('nat NatB').change('nat-gateway', 'NatB', props));
  expect([finding(zoneLoss, meant, 'PrivateA'), judged(notMeant).verdict]).toEqual([undefined, 'UNKNOWN']);
});

test('hosts that reach other networks on purpose, and the internet by another zone, lose it with that', () => {
  const one = leadingTo('nat NatB').with(nat('Inner', 'PublicA', MEANT), route('PrivateATable', '8.0.0.0/8 -> nat Inner'));
  expect(judged(one)).toMatchObject({ verdict: 'VIOLATED', zonesLost: ['b'] });
});

test('a loss that the gateway says is accepted is one to know of', () => {
  const one = leadingTo('nat NatB').change('nat-gateway', 'NatB', { acceptedZoneLoss: 'a single gateway is cheaper' });
  expect(judged(one)).toMatchObject({ verdict: 'VIOLATED', severity: 'warning', accepted: 'a single gateway is cheaper' });
});

test.each<[string, NetworkBuilder, string]>([
  ['an instance of another zone that checks sources', leadingTo('instance H', network.with(host('H', 'PublicB', { publicIpv4: known(true), sourceDestCheck: known(true) }))), 'UNKNOWN'],
  ['an instance of another zone without a public address', leadingTo('instance H', network.with(host('H', 'PublicB'))), 'UNKNOWN'],
  ['an instance of another zone, which may check sources', leadingTo('instance H', network.with(host('H', 'PublicB', { publicIpv4: known(true), sourceDestCheck: unknown('P') }))), 'VIOLATED'],
])('%s: %s', (_, one, verdict) => expect(judged(one).verdict).toBe(verdict));

test('what is said of a path that nothing takes does not matter', () => {
  const closed = haNetwork({ publicAcl: TIERED, privateAcl: ['out 50 deny all 8.8.8.0/24', ...TIERED] }).with(route('PrivateATable', '8.8.8.0/24 -> tgw T'));
  expect(judged(closed)).toMatchObject({ verdict: 'PROVED', reasons: [] });
});

test('a doubt is named once for what it is about', () => {
  const { reasons } = judged(leadingTo('tgw T'));
  expect(reasons).toEqual([expect.stringContaining('transit gateway T')]);
});
