import { ALWAYS } from '../../../src/reachability/private/conditions/condition';
import { known, unknown } from '../../../src/reachability/private/network/resource';
import { natHasInternetRoute } from '../../../src/reachability/rules/nat-has-internet-route';
import { sameZoneEgress } from '../../../src/reachability/rules/same-zone-egress';
import { finding } from '../../support/judging';
import { empty, haNetwork, host, igw, nat, NetworkBuilder, regionalNat, route, subnet, vpc } from '../../support/network-builder';

const network = haNetwork();
const PUBLIC_ROUTE = 'PublicATable 0.0.0.0/0 -> igw Igw';
const judged = (one: NetworkBuilder, id = 'NatA') => finding(natHasInternetRoute, one, id)!;

test.each<[string, NetworkBuilder]>([
  ['a default route to an attached internet gateway', network],
  ['routes that together cover the internet', network.without(PUBLIC_ROUTE).with(route('PublicATable', '0.0.0.0/1 -> igw Igw'), route('PublicATable', '128.0.0.0/1 -> igw Igw'))],
  ['other routes for private addresses', network.with(route('PublicATable', '172.16.0.0/12 -> tgw T'))],
  ['a regional gateway with an attached internet gateway', network.without('NatA').with(regionalNat('NatA'))],
])('PROVED: %s', (_, one) => {
  expect(judged(one)).toMatchObject({ verdict: 'PROVED', summary: 'NAT gateway NatA reaches the internet', reasons: [] });
});

test.each<[string, NetworkBuilder, string, string]>([
  ['no attachment', network.without('IgwAttachment'), PUBLIC_ROUTE, 'attach internet gateway Igw to Vpc'],
  ['a gateway in a private subnet', network.without('NatA').with(nat('NatA', 'PrivateB')), 'PrivateBTable 0.0.0.0/0 -> nat NatB', 'to an internet gateway that is attached to Vpc'],
  ['no route', network.without(PUBLIC_ROUTE), 'PublicATable', 'route 0.0.0.0/0 of route table PublicATable to internet gateway Igw'],
  ['the main route table', network.without('PublicATableOf'), 'PublicA', 'to internet gateway Igw'],
  ['a route for half of the internet', network.without(PUBLIC_ROUTE).with(route('PublicATable', '0.0.0.0/1 -> igw Igw')), 'PublicATable', 'route 0.0.0.0/0'],
  ['no Elastic IP', network.change('nat-gateway', 'NatA', { allocations: [] }), 'NatA', 'give NAT gateway NatA an Elastic IP'],
  ['a private gateway that internet traffic is routed to', network.change('nat-gateway', 'NatA', { connectivity: known('private') }), 'NatA', 'make NAT gateway NatA public'],
  ['a regional gateway in a VPC without an internet gateway', empty.with(vpc(), igw(), regionalNat('NatA')), 'NatA', 'attach an internet gateway to Vpc'],
  ['VPC Block Public Access', network.with({ kind: 'block-public-access', id: 'Bpa', when: ALWAYS, mode: known('block-bidirectional') }), 'Bpa', 'exclude subnet PublicA'],
])('VIOLATED: %s', (_, one, componentId, fix) => {
  expect(judged(one)).toMatchObject({ verdict: 'VIOLATED', severity: 'error', blame: [{ componentId }], fix: expect.stringContaining(fix) });
});

test.each<[string, NetworkBuilder, string]>([
  ['a gateway that may be private', network.change('nat-gateway', 'NatA', { connectivity: unknown('a parameter') }), 'whether NAT gateway NatA is public'],
  ['a subnet outside the template', network.without('NatA').with(nat('NatA', '?')), 'the subnet of NAT gateway NatA'],
  ['an internet gateway outside the template', network.without(PUBLIC_ROUTE).with(route('PublicATable', '0.0.0.0/0 -> igw ?')), 'not in the template'],
  ['a transit gateway', network.without(PUBLIC_ROUTE).with(route('PublicATable', '0.0.0.0/0 -> tgw T')), 'transit gateway T'],
  ['a firewall instance', network.without(PUBLIC_ROUTE).with(route('PublicATable', '0.0.0.0/0 -> instance H'), host('H', 'PublicB')), 'instance H'],
  ['a route of unknown destination', network.with(route('PublicATable', '? -> nat NatB')), 'the destination of route'],
  ['a route of unknown destination to the internet gateway', network.without(PUBLIC_ROUTE).with(route('PublicATable', '? -> igw Igw')), 'the destination of route'],
  ['an unknown route table', network.without('PublicA', 'PublicATableOf').with(subnet('PublicA', { ipv4: '10.0.0.0/24', table: '?' })), 'the route table of subnet PublicA'],
  ['a regional gateway in a VPC that is not in the template', empty.with(regionalNat('NatA', undefined, '?')), 'the internet gateway of a VPC'],
  ['a regional gateway in a VPC whose internet gateway is not in the template',
    network.without('NatA').with(regionalNat('NatA')).change('gateway-attachment', 'IgwAttachment', { gateway: unknown('imported') }), 'imported'],
])('UNKNOWN: %s', (_, one, reason) => {
  const { verdict, summary, reasons } = judged(one);
  expect([verdict, summary]).toEqual(['UNKNOWN', 'whether NAT gateway NatA reaches the internet is unknown']);
  expect(reasons.join()).toContain(reason);
});

/** Network, what is to blame, why, and the whole fix. */
test.each<[string, NetworkBuilder, string, string, string]>([
  ['no attachment', network.without('IgwAttachment'), 'BAD_STATE_ROUTE',
    'route 0.0.0.0/0 of subnet PublicA: internet gateway Igw is attached to no VPC', 'attach internet gateway Igw to Vpc'],
  ['another target', network.without(PUBLIC_ROUTE).with(route('PublicATable', '0.0.0.0/0 -> nat NatB')), 'NO_ROUTE_TO_DESTINATION',
    'route 0.0.0.0/0 of subnet PublicA: 0.0.0.0/0 does not lead to an internet gateway', 'route 0.0.0.0/0 of route table PublicATable to an internet gateway that is attached to Vpc'],
  ['a target that is gone', network.without(PUBLIC_ROUTE).with(route('PublicATable', '0.0.0.0/0 -> nat Gone')), 'BAD_STATE_ROUTE',
    'route 0.0.0.0/0 of subnet PublicA: NAT gateway Gone does not exist', 'route 0.0.0.0/0 of route table PublicATable to an internet gateway that is attached to Vpc'],
  ['another target, in a VPC outside the template',
    network.without('PublicA', 'PublicATableOf', PUBLIC_ROUTE).with(subnet('PublicA', { vpc: '?', ipv4: '10.0.0.0/24', table: 'PublicATable' }), route('PublicATable', '0.0.0.0/0 -> nat NatB')),
    'NO_ROUTE_TO_DESTINATION', 'route 0.0.0.0/0 of subnet PublicA: 0.0.0.0/0 does not lead to an internet gateway',
    'route 0.0.0.0/0 of route table PublicATable to an internet gateway that is attached to the VPC of subnet PublicA'],
  ['VPC Block Public Access', network.with({ kind: 'block-public-access', id: 'Bpa', when: ALWAYS, mode: known('block-bidirectional') }), 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED',
    'route 0.0.0.0/0 of subnet PublicA: VPC Block Public Access Bpa stops all traffic of internet gateways', 'exclude subnet PublicA from VPC Block Public Access Bpa'],
  ['no route', network.without(PUBLIC_ROUTE), 'NO_ROUTE_TO_DESTINATION',
    'route table PublicATable has no route for 0.0.0.0/0, such as 1.0.0.0', 'route 0.0.0.0/0 of route table PublicATable to internet gateway Igw'],
  ['a route for half of the internet', network.without(PUBLIC_ROUTE).with(route('PublicATable', '0.0.0.0/1 -> igw Igw')), 'NO_ROUTE_TO_DESTINATION',
    'such as 128.0.0.0', 'route 0.0.0.0/0 of route table PublicATable to internet gateway Igw'],
  ['no route and no internet gateway', network.without(PUBLIC_ROUTE, 'IgwAttachment'), 'NO_ROUTE_TO_DESTINATION', 'no route for 0.0.0.0/0',
    'route 0.0.0.0/0 of route table PublicATable to an attached internet gateway'],
  ['no route, in the main route table', network.without('PublicATableOf'), 'NO_ROUTE_TO_DESTINATION',
    'the main route table, which subnet PublicA uses, has no route for 0.0.0.0/0', 'route 0.0.0.0/0 of the main route table, which subnet PublicA uses, to internet gateway Igw'],
  ['no Elastic IP', network.change('nat-gateway', 'NatA', { allocations: [] }), 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', 'NAT gateway NatA has no Elastic IP', 'give NAT gateway NatA an Elastic IP'],
  ['a private gateway', network.change('nat-gateway', 'NatA', { connectivity: known('private') }), 'NO_POSSIBLE_DESTINATION',
    'NAT gateway NatA is private, and route PrivateATable 0.0.0.0/0 -> nat NatA sends internet traffic to it', 'make NAT gateway NatA public, with an Elastic IP'],
  ['a regional gateway without an internet gateway', empty.with(vpc(), igw(), regionalNat('NatA')), 'BAD_STATE_ATTACHMENT', 'no internet gateway is attached to Vpc', 'attach an internet gateway to Vpc'],
])('it says what is wrong: %s', (_, one, explanationCode, detail, fix) => {
  const found = judged(one);
  expect(found.blame).toEqual([expect.objectContaining({ explanationCode, detail: expect.stringContaining(detail) })]);
  expect(found.fix).toBe(fix);
});

test.each<[string, ReturnType<typeof nat>, string[]]>([
  ['that nothing is routed to', nat('Private', 'PublicA'), []],
  ['for private addresses', nat('Private', 'PublicA'), ['172.16.0.0/12 -> nat Private']],
  ['for a prefix list', nat('Private', 'PublicA'), ['service s3 -> nat Private']],
  ['for private addresses, in a subnet outside the template', nat('Private', '?'), ['172.16.0.0/12 -> nat Private']],
])('a private gateway %s is none of its business', (_, gateway, texts) => {
  const one = network.with(gateway, texts.map((text) => route('PrivateBTable', text))).change('nat-gateway', 'Private', { connectivity: known('private'), allocations: [] });
  expect(finding(natHasInternetRoute, one, 'Private')).toBeUndefined();
});

test('nor is a gateway that is not deployed', () => {
  expect(finding(natHasInternetRoute, network, 'Gone')).toBeUndefined();
});

test.each<[string, ReturnType<typeof nat>, string, string]>([
  ['of unknown destination', nat('Private', 'PublicA'), '? -> nat Private', 'it is private, and the destination of route PrivateBTable ? -> nat Private, which leads to it, is unknown'],
  ['for the internet, where its subnet is unknown', nat('Private', '?'), '0.0.0.0/0 -> nat Private',
    'it is private, route PrivateBTable 0.0.0.0/0 -> nat Private leads to it, and its subnet is not in the template'],
])('a private gateway with a route %s may be expected to reach the internet', (_, gateway, text, reason) => {
  const one = network.with(gateway, [route('PrivateBTable', text)]).change('nat-gateway', 'Private', { connectivity: known('private'), allocations: [] });
  expect(finding(natHasInternetRoute, one, 'Private')).toMatchObject({ verdict: 'UNKNOWN', reasons: [expect.stringContaining(reason)] });
});

test('all that is wrong is named at once', () => {
  expect(judged(network.without('IgwAttachment').change('nat-gateway', 'NatA', { allocations: [] }))).toMatchObject({
    summary: 'NAT gateway NatA does not reach the internet: NAT gateway NatA has no Elastic IP and route 0.0.0.0/0 of subnet PublicA: internet gateway Igw is attached to no VPC',
    blame: [{}, {}],
    fix: 'give NAT gateway NatA an Elastic IP; attach internet gateway Igw to Vpc',
  });
});

test('in a Local Zone it is unknown whether there are NAT gateways, for whoever uses one there', () => {
  const local = haNetwork({ zones: ['us-west-2-lax-1a'] });
  const [subject] = local.resources.filter(({ kind }) => kind === 'nat-gateway').map(({ id }) => id);
  const reason = `whether zone us-west-2-lax-1a, at the edge of its Region, has NAT gateways such as ${subject} is unknown`;
  expect(judged(local, subject)).toMatchObject({ verdict: 'UNKNOWN', reasons: [reason] });
  const inside = local.resources.find((one) => one.kind === 'subnet' && one.taggedTier === 'private')!.id;
  expect(finding(sameZoneEgress, local, inside)).toMatchObject({ verdict: 'UNKNOWN', reasons: expect.arrayContaining([reason]) });
});
