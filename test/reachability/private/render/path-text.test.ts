import { known } from '../../../../src/reachability/private/network/resource';
import { explain } from '../../../support/explain';
import { haNetwork, route, TIERED } from '../../../support/network-builder';

const tiered = haNetwork({ publicAcl: TIERED, privateAcl: TIERED });
const text = (...asked: Parameters<typeof explain>) => explain(...asked).toString();

describe('snapshot', () => {
  test.each([
    ['found', tiered, 'PrivateA -> 203.0.113.5', 'tcp 443'],
    ['found in part', haNetwork({ publicAcl: ['in 90 deny tcp 3389 0.0.0.0/0', ...TIERED], privateAcl: TIERED }), 'PrivateA -> internet', 'all'],
    ['not found', tiered, 'internet -> PrivateA', 'tcp 22'],
    ['unknown', tiered.without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '0.0.0.0/0 -> tgw Tgw')), 'PrivateA -> internet', 'tcp 443'],
    ['two families', haNetwork({ ipv6: true }), 'PrivateA -> internet', 'tcp 443'],
    ['inside the VPC', tiered, 'PrivateA -> PublicB', 'ping'],
  ])('of a path %s', (_name, network, way, asked) => expect(`\n${text(network, way, asked)}`).toMatchSnapshot());
});

test('paths that differ in their zones alone are shown once, without zones', () => {
  const choices = [{ name: 'Region', values: ['a', 'b'] }];
  const condition = (value: string) => ({ kind: 'is' as const, choice: 'Region', value });
  const zoned = (name: string) => ({ ...subnetA, zone: { kind: 'name' as const, name }, when: condition(name) });
  const subnetA = tiered.resources.find((resource) => resource.kind === 'subnet' && resource.id === 'PrivateA')!;
  const network = tiered.without('PrivateA').with(
    { ...zoned('a') } as typeof subnetA, { ...zoned('b') } as typeof subnetA,
    tiered.resources.filter(({ kind, id }) => kind !== 'subnet' && id === 'PrivateA'),
  ).given({ choices });
  const shown = text(network, 'PrivateA -> PublicB', 'tcp 443');
  expect(shown).not.toContain('Path 1 of');
  expect(shown).not.toContain('subnet PrivateA  zone');
});

test('what a template calls things does nothing to a terminal', () => {
  const named = tiered.with(route('PrivateATable', '198.51.100.0/24 -> tgw T\u001b[31m\u202E'));
  const shown = text(named, 'PrivateA -> 198.51.100.7', 'tcp 443');
  expect(shown).toContain('T\\u{1b}[31m\\u{202e}');
  expect(shown).not.toMatch(/[\u001b\u202E]/);
});

test('long lists of blocks are cut short', () => {
  const network = tiered.with(route('PublicATable', '8.0.0.0/8 -> tgw Tgw'));
  expect(text(network, 'PrivateA -> internet', 'tcp 443')).toMatch(/→ \(0\.0\.0\.0\/5, 9\.0\.0\.0\/8, 11\.0\.0\.0\/8 and \d+ more\):443/);
});

test('nothing in the text depends on a terminal', () => {
  expect(text(tiered, 'PrivateA -> internet', 'all')).not.toMatch(/\u001b|\t| \n/);
});

test('an unknown public address shows the subnet\'s own block', () => {
  expect(text(tiered.change('subnet', 'PublicA', { publicIpv4OnLaunch: known(true) }), 'internet -> PublicA', 'tcp 8080')).toContain('→ PublicA.PublicIp:8080');
});
