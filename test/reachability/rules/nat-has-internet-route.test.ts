import { ALWAYS } from '../../../src/reachability/private/network/guard';
import { known, unknown } from '../../../src/reachability/private/network/noun';
import { natHasInternetRoute } from '../../../src/reachability/rules/nat-has-internet-route';
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
  expect(judged(one)).toMatchObject({ verdict: 'PROVED', reasons: [] });
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
])('VIOLATED: %s', (_, one, logicalId, fix) => {
  expect(judged(one)).toMatchObject({ verdict: 'VIOLATED', severity: 'error', blame: [{ logicalId }], fix: expect.stringContaining(fix) });
});

test.each<[string, NetworkBuilder, string]>([
  ['a gateway that may be private', network.change('nat-gateway', 'NatA', { connectivity: unknown('a parameter') }), 'whether it is public'],
  ['a subnet outside the template', network.without('NatA').with(nat('NatA', '?')), 'the subnet of NAT gateway NatA'],
  ['an internet gateway outside the template', network.without(PUBLIC_ROUTE).with(route('PublicATable', '0.0.0.0/0 -> igw ?')), 'not in the template'],
  ['a transit gateway', network.without(PUBLIC_ROUTE).with(route('PublicATable', '0.0.0.0/0 -> tgw T')), 'transit gateway T'],
  ['a firewall instance', network.without(PUBLIC_ROUTE).with(route('PublicATable', '0.0.0.0/0 -> instance H'), host('H', 'PublicB')), 'instance H'],
  ['a route of unknown destination', network.with(route('PublicATable', '? -> nat NatB')), 'the destination of route'],
  ['an unknown route table', network.without('PublicA', 'PublicATableOf').with(subnet('PublicA', { ipv4: '10.0.0.0/24', table: '?' })), 'the route table of subnet PublicA'],
  ['a regional gateway in a VPC that is not in the template', empty.with(regionalNat('NatA', undefined, '?')), 'the internet gateway of a VPC'],
  ['a regional gateway in a VPC whose internet gateway is not in the template',
    network.without('NatA').with(regionalNat('NatA')).change('gateway-attachment', 'IgwAttachment', { gateway: unknown('imported') }), 'imported'],
])('UNKNOWN: %s', (_, one, reason) => {
  const { verdict, reasons } = judged(one);
  expect(verdict).toBe('UNKNOWN');
  expect(reasons.join()).toContain(reason);
});

test('a private gateway that nobody expects the internet of is none of its business', () => {
  const privateNat = nat('Private', 'PublicA', { connectivity: known('private'), allocations: [] });
  expect(finding(natHasInternetRoute, network.with(privateNat, route('PrivateATable', '172.16.0.0/12 -> nat Private')), 'Private')).toBeUndefined();
});

test('all that is wrong is named at once', () => {
  expect(judged(network.without('IgwAttachment').change('nat-gateway', 'NatA', { allocations: [] })).blame).toHaveLength(2);
});
