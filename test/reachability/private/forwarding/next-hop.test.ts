import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import type { Fact } from '../../../../src/reachability/private/forwarding/fact';
import {
  behindNatGatewayFacts, NextHop, nextHopFacts, nextHopId, nextHopOf, NextHopTable, byNextHop, standsIn, targetName,
  unfitForReplies,
} from '../../../../src/reachability/private/forwarding/next-hop';
import { known, outside, Reference, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource, NatGateway, RouteTarget } from '../../../../src/reachability/private/network/resources';
import {
  eigw, empty, gatewayEndpoint, host, igw, nat, regionalNat, route, subnet, vpc,
} from '../../../support/network-builder';

const P = unknown('parameter P has no default');
const attachment = (ofVpc: Reference, gateway: Reference): AnyResource =>
  ({ kind: 'gateway-attachment', id: 'Maybe', when: ALWAYS, vpc: ofVpc, gateway });
const inspection: AnyResource = {
  kind: 'inspection-endpoint',
  id: 'Fw',
  when: ALWAYS,
  type: 'network-firewall',
  vpc: known('Vpc'),
  subnets: [known('Home'), known('Far')],
};
const network = empty.with(
  vpc(), vpc('Other', '10.1.0.0/16'), subnet('Home'), subnet('S'), subnet('Abroad', { vpc: 'Other' }),
  subnet('Imported', { vpc: '?' }), igw('Igw', 'Vpc'), igw('Loose'), igw('OtherIgw', 'Other'), igw('Where', '?'),
  eigw(), eigw('OtherEigw', 'Other'), eigw('WhereEigw', '?'), nat('N', 'Home'), nat('OtherN', 'Abroad'),
  nat('WhereN', 'Imported'), nat('LostN', '?'), regionalNat('R'), regionalNat('OtherR', undefined, 'Other'),
  host('H', 'Home'), gatewayEndpoint('S3', 's3', 'T'), inspection,
);
const hop = (target: string, more: readonly AnyResource[] = []): NextHop =>
  nextHopOf(network.with(more).view(), route('T', `0.0.0.0/0 -> ${target}`), known('Vpc'));
const targeted = (kind: RouteTarget['kind'], reference: Reference): NextHop =>
  nextHopOf(network.view(), { ...route('T', '0.0.0.0/0 -> local'), id: 'Route', target: { kind, reference } }, known('Vpc'));

const hole = (id: string, detail: string) => ({ kind: 'black-hole', id, detail, explanationCode: 'BAD_STATE_ROUTE' });
const doubt = (target: string, reason: string) => ({ kind: 'unknown', target, reason });
const away = (to: string) => `route Route leads to ${to}: what lies behind it is not in the template`;

test.each<[string, object]>([
  ['local', { kind: 'local' }],
  ['igw Igw', { kind: 'internet-gateway', id: 'Igw' }],
  ['igw Gone', hole('Gone', 'internet gateway Gone does not exist')],
  ['igw Loose', hole('Loose', 'internet gateway Loose is attached to no VPC')],
  ['igw OtherIgw', hole('OtherIgw', 'internet gateway OtherIgw belongs to another VPC')],
  ['igw Where', doubt('internet-gateway', 'it is unknown to which VPC internet gateway Where is attached')],
  ['igw ?', doubt('internet-gateway', 'route T 0.0.0.0/0 -> igw ? leads to an internet gateway that is not in the '
    + 'template: parameter P has no default')],
  ['eigw Gone', hole('Gone', 'egress-only internet gateway Gone does not exist')],
  ['eigw OtherEigw', hole('OtherEigw', 'egress-only internet gateway OtherEigw belongs to another VPC')],
  ['eigw WhereEigw', doubt('egress-only-internet-gateway',
    'whether egress-only internet gateway WhereEigw is in the route\'s VPC is unknown')],
  ['nat Gone', hole('Gone', 'NAT gateway Gone does not exist')],
  ['nat OtherN', hole('OtherN', 'NAT gateway OtherN belongs to another VPC')],
  ['nat OtherR', hole('OtherR', 'NAT gateway OtherR belongs to another VPC')],
  ['nat WhereN', doubt('nat-gateway', 'whether NAT gateway WhereN is in the route\'s VPC is unknown')],
  ['eni Gone', hole('Gone', 'network interface Gone does not exist')],
  ['instance Gone', hole('Gone', 'instance Gone does not exist')],
  ['unknown', doubt('unknown', 'the target of route T 0.0.0.0/0 -> unknown is unknown: parameter P has no default')],
  ['unknown Named', doubt('unknown', 'the target of route T 0.0.0.0/0 -> unknown Named is unknown')],
  ['endpoint S3', { kind: 'gateway-endpoint', id: 'S3' }],
  ['endpoint ?', { kind: 'gateway-endpoint', id: 'T 0.0.0.0/0 -> endpoint ?' }],
])('a route to %s', (target, expected) => expect(hop(target)).toEqual(expected));

test.each<[string, string]>([
  ['eigw Eigw', 'Eigw'], ['nat N', 'N'], ['nat R', 'R'], ['nat LostN', 'LostN'], ['eni H', 'H'], ['instance H', 'H'],
  ['gwlb Fw', 'Fw'], ['igw Igw', 'Igw'], ['igw Gone', 'Gone'], ['endpoint S3', 'S3'],
])('a route to %s leads to the resource %s', (target, id) => expect(nextHopId(hop(target))).toBe(id));

test.each(['local', 'tgw Tgw', 'unknown'])('a route to %s leads to no one resource', (target) => {
  expect(nextHopId(hop(target))).toBeUndefined();
});

test.each<[RouteTarget['kind'], string]>([
  ['transit-gateway', 'transit gateway'], ['vpc-peering-connection', 'VPC peering connection'],
  ['virtual-private-gateway', 'virtual private gateway'], ['carrier-gateway', 'carrier gateway'],
  ['local-gateway', 'local gateway'], ['core-network', 'core network'],
  ['gateway-load-balancer-endpoint', 'inspection endpoint'],
])('what lies behind a %s is not known', (kind, name) => {
  const article = kind === 'gateway-load-balancer-endpoint' ? 'an' : 'a';
  expect([targeted(kind, known('Id')), targeted(kind, P)]).toEqual([
    { kind: 'outside', target: kind, reason: away(`${name} Id`) },
    { kind: 'outside', target: kind, reason: away(`${article} ${name} that is not in the template`) },
  ]);
});

test.each<[RouteTarget['kind'], string]>([
  ['internet-gateway', 'an internet gateway'], ['egress-only-internet-gateway', 'an egress-only internet gateway'],
  ['nat-gateway', 'a NAT gateway'], ['gateway-endpoint', 'a gateway endpoint'],
  ['network-interface', 'a network interface'], ['instance', 'an instance'], ['local', 'a local route'],
  ['unknown', 'a target'],
])('a target of kind %s is called %s', (kind, name) => {
  expect([targetName({ kind, reference: P }), targetName({ kind, reference: known('Id') })])
    .toEqual([`${name} that is not in the template`, `${name.replace(/^an? /, '')} Id`]);
});

test.each<[string, readonly AnyResource[], object]>([
  ['one that may attach it', [attachment(known('Vpc'), P)],
    doubt('internet-gateway', 'whether Maybe attaches internet gateway Loose is unknown: parameter P has no default')],
  ['one that attaches another', [attachment(known('Vpc'), outside('imported'))],
    hole('Loose', 'internet gateway Loose is attached to no VPC')],
  ['two, of which one is the VPC\'s', [attachment(known('Other'), known('Loose')),
    { ...attachment(known('Vpc'), known('Loose')), id: 'Second' } as AnyResource], { kind: 'internet-gateway', id: 'Loose' }],
  ['its own beside one that may attach it', [attachment(known('Vpc'), known('Loose')),
    { ...attachment(known('Other'), P), id: 'Second' } as AnyResource], { kind: 'internet-gateway', id: 'Loose' }],
])('an attachment: %s', (_, more, expected) => expect(hop('igw Loose', more)).toEqual(expected));

const EVERY: NextHopTable<() => NextHop> = {
  'internet-gateway': () => () => hop('igw Igw'),
  'egress-only-internet-gateway': () => () => hop('eigw Eigw'),
  'nat-gateway': () => () => hop('nat N'),
  'host': () => () => hop('instance H'),
  'inspection-endpoint': () => () => hop('gwlb Fw'),
  'gateway-endpoint': () => () => hop('endpoint S3'),
  'local': () => () => hop('local'),
  'black-hole': () => () => hop('igw Gone'),
  'outside': () => () => hop('tgw Tgw'),
  'unknown': () => () => hop('unknown'),
};
const said = (facts: readonly Fact[]): string => facts.map(({ effect, code, componentId, detail }) =>
  [effect, code ?? '-', ...componentId === undefined ? [] : [`(${componentId})`], detail].join(' ')).join('; ');

const DOUBT = 'may block UNKNOWN_RESOURCE';
const GONE = 'blocks BAD_STATE_ROUTE (Gone) internet gateway Gone does not exist';
const TGW = `${DOUBT} route T 0.0.0.0/0 -> tgw Tgw leads to transit gateway Tgw: what lies behind it is not in the template`;
const ANY = `${DOUBT} the target of route T 0.0.0.0/0 -> unknown is unknown: parameter P has no default`;
const FORWARDS = `${DOUBT} (H) what instance H does with packets is unknown`;
const FIREWALL = `${DOUBT} what inspection endpoint Fw does with packets is unknown`;
const SERVICE = `${DOUBT} whether the service of gateway endpoint S3 has the address is unknown`;
const IPV6_ALONE = 'blocks PROTOCOL_RESTRICTION an egress-only internet gateway passes IPv6 alone';

// per kind: what hosts of a subnet send to the internet; what a NAT gateway sends on; replies to who asked from outside
const CASES: Readonly<Record<NextHop['kind'], readonly [string, string, string]>> = {
  'internet-gateway': ['', '', ''],
  'egress-only-internet-gateway': [IPV6_ALONE, IPV6_ALONE, 'blocks - leaves by Eigw, which does not know the flow'],
  'nat-gateway': [
    '', 'blocks NGW_REQUIRES_SOURCE_IN_VPC a NAT gateway does not serve another one',
    'blocks - leaves by N, which does not know the flow',
  ],
  'host': [FORWARDS, FORWARDS, `${DOUBT} leaves by H`],
  'inspection-endpoint': [FIREWALL, FIREWALL, `${DOUBT} leaves by Fw`],
  'gateway-endpoint': [SERVICE, SERVICE, `${DOUBT} leaves by S3`],
  'local': [
    `${DOUBT} no subnet of the template has the address`,
    'blocks NO_ROUTE_TO_DESTINATION the local route does not lead to the internet', `${DOUBT} leaves by the local route`,
  ],
  'black-hole': [GONE, GONE, GONE],
  'outside': [TGW, TGW, TGW],
  'unknown': [ANY, ANY, ANY],
};

test.each(Object.entries(CASES))('by %s', (kind, expected) => {
  const one = byNextHop({ kind } as NextHop, EVERY)();
  const view = network.view();
  expect([
    one.kind, said(nextHopFacts(view, view.find('subnet', 'S')!, 'ipv4', one)), said(behindNatGatewayFacts(one)),
    said(unfitForReplies(one)),
  ]).toEqual([kind, ...expected]);
});

test('a NAT gateway and an egress-only gateway are asked for the address space', () => {
  const view = network.view();
  const ipv6 = (target: string) => said(nextHopFacts(view, view.find('subnet', 'S')!, 'ipv6', hop(target)));
  expect([ipv6('nat N'), ipv6('eigw Eigw')])
    .toEqual(['blocks PROTOCOL_RESTRICTION NAT gateway N translates IPv6 for 64:ff9b::/96 only', '']);
});

test.each<[string, string[]]>([
  ['nat N', ['Home']], ['nat R', []], ['instance H', ['Home']], ['gwlb Fw', ['Home', 'Far']], ['igw Igw', []],
  ['eigw Eigw', []], ['endpoint S3', []], ['local', []], ['igw Gone', []], ['tgw Tgw', []], ['unknown', []],
])('%s stands in %j', (target, expected) => expect(standsIn(hop(target))).toEqual(expected.map(known)));

test('a host in no subnet of the template stands nowhere', () => {
  const nowhere: NextHop = { kind: 'host', host: { ...network.view().find('host', 'H')!, subnet: undefined } };
  expect(standsIn(nowhere)).toEqual([]);
});

test('the gateway itself is handed on', () => {
  expect(hop('nat N')).toEqual({ kind: 'nat-gateway', gateway: nat('N', 'Home') as NatGateway });
});
