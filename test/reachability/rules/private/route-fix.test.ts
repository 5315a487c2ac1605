import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { gatewayFor } from '../../../../src/reachability/rules/private/route-fix';
import { sameZoneEgress } from '../../../../src/reachability/rules/same-zone-egress';
import { finding } from '../../../support/judging';
import { eigw, haNetwork, nat, regionalNat, route, subnet, vpc, zone } from '../../../support/network-builder';

const network = haNetwork().without('NatA').with(vpc('Other'), subnet('Foreign', { vpc: 'Other', ipv4: '10.0.0.0/24' }));
const NONE = 'a NAT gateway in a public subnet of zone a, still to be defined';
const gateway = (...more: AnyResource[]) => {
  const view = network.with(more).view();
  return gatewayFor(view, view.find('subnet', 'PrivateA')!);
};

test.each<[string, AnyResource]>([
  ['a public one of its zone', nat('N', 'PublicA')],
  ['a regional one', regionalNat('N')],
  ['a regional one that lists its zone among others', regionalNat('N', ['b', 'a'])],
])('hosts should use %s', (_, one) => {
  expect(gateway(one)).toBe('NAT gateway N');
});

test.each<[string, AnyResource]>([
  ['of another zone', nat('N', 'PublicB')],
  ['that is private', nat('N', 'PublicA', { connectivity: known('private') })],
  ['that may be private', nat('N', 'PublicA', { connectivity: unknown('a parameter') })],
  ['in the subnet itself', nat('N', 'PrivateA')],
  ['in a subnet outside the template', nat('N', '?')],
  ['of another VPC', nat('N', 'Foreign')],
  ['that is regional, of another VPC', regionalNat('N', undefined, 'Other')],
  ['that is regional and lists other zones', regionalNat('N', ['b'])],
  ['that is regional and lists a zone that may be another', regionalNat('N', ['$Zone'])],
])('hosts should not use a gateway %s', (_, one) => {
  expect(gateway(one)).toBe(NONE);
});

test('the first that serves is named', () => {
  expect(gateway(nat('B', 'PublicA'), nat('A', 'PublicB'), nat('C', 'PublicA'))).toBe('NAT gateway B');
});

test('a zone that the template does not tell has its expression for a name', () => {
  const view = network.change('subnet', 'PrivateA', { zone: zone('$Zone') }).view();
  expect(gatewayFor(view, view.find('subnet', 'PrivateA')!)).toBe('a NAT gateway in a public subnet of zone Zone, still to be defined');
});

test.each<[string, string, AnyResource[]]>([
  ['its egress-only internet gateway', 'egress-only internet gateway Eigw', [eigw('Eigw')]],
  ['one to be defined, where there is none', 'an egress-only internet gateway, still to be defined', []],
  ['one to be defined, where only another VPC has one', 'an egress-only internet gateway, still to be defined', [eigw('Eigw', 'Other')]],
])('IPv6 should leave by %s', (_, expected, gateways) => {
  const dual = haNetwork({ ipv6: true }).without('Eigw', 'PrivateATable ::/0 -> eigw Eigw').with(vpc('Other'), gateways, route('PrivateATable', '::/0 -> nat NatA'));
  expect(finding(sameZoneEgress, dual, 'PrivateA')!.fix).toBe(`route ::/0 of route table PrivateATable to ${expected}`);
});
