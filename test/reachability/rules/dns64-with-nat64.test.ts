import { known, unknown } from '../../../src/reachability/private/network/resource';
import { dns64WithNat64 } from '../../../src/reachability/rules/dns64-with-nat64';
import { finding } from '../../support/judging';
import { haNetwork, NetworkBuilder, route } from '../../support/network-builder';

const NAT64 = '64:ff9b::/96 -> nat NatA';
const network = haNetwork({ ipv6: true });
const withDns64 = network.change('subnet', 'PrivateA', { dns64: known(true) });
const routed = (base: NetworkBuilder, ...texts: string[]) => finding(dns64WithNat64, base.with(texts.map((text) => route('PrivateATable', text))), 'PrivateA');

test('PROVED: both', () => {
  expect(routed(withDns64, NAT64)).toMatchObject({ verdict: 'PROVED' });
  expect(routed(withDns64, '64:ff9b::/97 -> nat NatA', '64:ff9b::8000:0/97 -> nat NatA')).toMatchObject({ verdict: 'PROVED' });
});

test.each<[string, NetworkBuilder, string[], string, string]>([
  ['DNS64 alone', withDns64, [], 'PrivateATable', 'route 64:ff9b::/96 of route table PrivateATable to NAT gateway NatA'],
  ['a route for half of it', withDns64, ['64:ff9b::/97 -> nat NatA'], 'PrivateATable', 'route 64:ff9b::/96'],
  ['a route to a gateway that is gone', withDns64, ['64:ff9b::/96 -> nat Gone'], 'PrivateATable', 'route 64:ff9b::/96'],
  ['a route alone', network, [NAT64], 'PrivateA', 'set EnableDns64 of subnet PrivateA to true'],
])('VIOLATED: %s', (_, base, texts, componentId, fix) => {
  expect(routed(base, ...texts)).toMatchObject({ verdict: 'VIOLATED', severity: 'error', blame: [{ componentId }], fix: expect.stringContaining(fix) });
});

test.each<[string, NetworkBuilder, string[], string]>([
  ['EnableDns64', network.change('subnet', 'PrivateA', { dns64: unknown('a parameter') }), [NAT64], 'EnableDns64 of subnet PrivateA is unknown'],
  ['where the route leads', withDns64, ['64:ff9b::/96 -> nat ?'], 'not in the template'],
  ['the destination of a route', withDns64, ['? -> nat NatA'], 'the destination of route'],
])('UNKNOWN: %s', (_, base, texts, reason) => {
  const { verdict, reasons } = routed(base, ...texts)!;
  expect(verdict).toBe('UNKNOWN');
  expect(reasons.join()).toContain(reason);
});

test('a subnet with neither, or without IPv6, is none of its business', () => {
  expect(routed(network)).toBeUndefined();
  expect(finding(dns64WithNat64, haNetwork().change('subnet', 'PrivateA', { dns64: known(true) }), 'PrivateA')).toBeUndefined();
});

test('it says what names lead nowhere', () => {
  expect(routed(withDns64)).toMatchObject({
    summary: 'subnet PrivateA has DNS64, but no route for 64:ff9b::/96 to a NAT gateway: every name that has an IPv4 address only is a black hole',
    blame: [{ explanationCode: 'NO_ROUTE_TO_DESTINATION', detail: 'no route for 64:ff9b::/96 leads to a NAT gateway' }],
  });
  expect(routed(network, NAT64)).toMatchObject({
    summary: 'subnet PrivateA routes 64:ff9b::/96 to a NAT gateway, but has no DNS64: no name leads there', blame: [{ detail: 'EnableDns64 is not set' }],
  });
});

test.each<[string, NetworkBuilder, string]>([
  ['subnet PrivateA has DNS64 and the route for 64:ff9b::/96 that it needs', withDns64, NAT64],
  ['whether 64:ff9b::/96 leads from subnet PrivateA to a NAT gateway is unknown', withDns64, '? -> nat NatA'],
  ['whether subnet PrivateA has DNS64 is unknown', network.change('subnet', 'PrivateA', { dns64: unknown('a parameter') }), NAT64],
])('it says: %s', (summary, base, text) => {
  expect(routed(base, text)!.summary).toBe(summary);
});
