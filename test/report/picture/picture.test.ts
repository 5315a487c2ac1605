import { pictureOf } from '../../../src/report/picture/picture';
import { drawn, engineOf } from '../../support/engine';
import { elasticIp, haNetwork, host, NetworkBuilder, route, subnet, table, TIERED } from '../../support/network-builder';

const pictured = (network: NetworkBuilder): string => {
  const { site, names } = drawn(engineOf(network));
  return pictureOf(site, names).body.markup;
};
const count = (text: string, part: string) => text.split(part).length - 1;
const whole = pictured(haNetwork({ publicAcl: TIERED, privateAcl: TIERED }));
const rerouted = (text: string) => haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', text));

test('what is proved is quiet', () => {
  expect(whole).not.toMatch(/class="(gate bad|breach|why|sn \w+ (bad|hurt|unk))"/);
  expect([count(whole, 'class="ln up"'), count(whole, 'class="ln same"'), count(whole, 'class="ln cross"')]).toEqual([2, 2, 0]);
});
test('gateways, addresses and destinations are named', () => {
  for (const text of ['NAT gateway 1', 'Elastic IP 2', 'internet gateway', '0.0.0.0/0', '10.0.16.0/20', 'hosts 10.0.16.4 – 10.0.31.254']) { expect(whole).toContain(text); }
});
test('a route to another zone is loud, and says why in its box', () => {
  const picture = pictured(rerouted('0.0.0.0/0 -> nat NatB'));
  expect([count(picture, 'class="ln cross"'), count(picture, 'class="breach"'), count(picture, 'sn private bad')]).toEqual([1, 1, 1]);
  expect(picture).toContain('✗ 0.0.0.0/0 → NAT 2 in b');
});
test('so is one past the NAT gateway', () => {
  const picture = pictured(rerouted('0.0.0.0/0 -> igw Igw'));
  expect(count(picture, 'class="ln wrong"')).toBe(1);
  expect(picture).toContain('✗ 0.0.0.0/0 → internet gateway');
});
test('a black hole leads nowhere', () => {
  const picture = pictured(haNetwork().without('NatA'));
  expect(count(picture, 'class="ln same"')).toBe(1);
  expect(picture).toContain('✗ 0.0.0.0/0 → nowhere');
});
test('a gate that loses replies is shut, with the number of its rule', () => {
  const picture = pictured(haNetwork({ publicAcl: ['in 50 deny tcp 1024-65535 203.0.113.0/24', ...TIERED], privateAcl: TIERED }));
  expect([count(picture, 'class="gate bad"'), count(picture, '✗ rule 50'), count(picture, 'sn public bad'), count(picture, 'sn private hurt')]).toEqual([2, 2, 2, 2]);
});
test('the implicit deny is a star, as in the console', () => expect(pictured(haNetwork({ publicAcl: TIERED.slice(0, 1), privateAcl: TIERED }))).toContain('✗ rule *'));
test('what the template does not follow stands below the VPC', () => {
  const picture = pictured(rerouted('0.0.0.0/0 -> tgw Tgw'));
  expect(picture).toContain('? elsewhere');
  expect(count(picture, 'class="ln unknown"')).toBe(1);
});
test('IPv6 is drawn too', () => {
  const picture = pictured(haNetwork({ ipv6: true }));
  for (const text of ['2600:1f16:abc:de10::/64', '::/0 → egress-only gateway', 'egress-only internet gateway (Eigw)']) { expect(picture).toContain(text); }
});
test('a box says all to those who cannot see it', () => {
  expect(pictured(rerouted('0.0.0.0/0 -> nat NatB'))).toContain('<title>private subnet PrivateA, 10.0.16.0/20, a; violated: same-zone-egress, zone-loss</title>');
});
test('parts can be taken away by custom properties alone', () => {
  for (const name of ['--z0,1', '--x1,0', '--l1,1', '--c1,0']) { expect(whole).toContain(`opacity:var(${name})`); }
});
test('a subnet of unknown tier has a row of its own', () => {
  const picture = pictured(haNetwork().with(subnet('Guest', { ipv4: '10.0.99.0/24', zone: 'a', table: 'GuestTable' }), table('GuestTable'), route('GuestTable', '0.0.0.0/0 -> unknown ?')));
  expect(picture).toContain('sn unknown');
});
test('text of a template is text', () => {
  const picture = pictured(haNetwork().with(subnet('<script>\u202e"', { ipv4: '10.0.99.0/24', zone: '<b>' }), host('Web', 'PublicA'), elasticIp('WebEip', 'Web')));
  expect(picture).not.toMatch(/<script>|<b>|\u202e/);
  expect(picture).toContain('&lt;script&gt;\\u202e&quot;');
});
