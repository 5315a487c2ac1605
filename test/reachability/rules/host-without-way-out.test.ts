import { ALWAYS } from '../../../src/reachability/private/conditions/condition';
import { known, unknown } from '../../../src/reachability/private/network/resource';
import type { Resolved } from '../../../src/reachability/private/network/resource';
import type { AnyResource, ResourceOf } from '../../../src/reachability/private/network/resources';
import { hostWithoutWayOut } from '../../../src/reachability/rules/host-without-way-out';
import { finding } from '../../support/judging';
import type { NetworkBuilder } from '../../support/network-builder';
import { elasticIp, haNetwork, host, route, subnet, table } from '../../support/network-builder';

const judged = (resources: readonly AnyResource[], network = haNetwork()) => finding(hostWithoutWayOut, network.with(resources), 'It');
const workload = (publicIpv4: ResourceOf<'workload'>['publicIpv4'], ...subnets: string[]): AnyResource => ({
  kind: 'workload', id: 'It', when: ALWAYS, type: 'ECS service', subnets: subnets.map(known), publicIpv4, securityGroups: [], targetGroups: [],
});

test.each<[string, string | undefined, readonly AnyResource[]]>([
  ['an instance without an address', 'VIOLATED', [host('It', 'PublicA')]],
  ['an instance with an Elastic IP', 'PROVED', [host('It', 'PublicA'), ...elasticIp('Eip', 'It')]],
  ['an instance that asks for an address', 'PROVED', [host('It', 'PublicA', { publicIpv4: known(true) })]],
  ['an instance whose address is unknown', 'UNKNOWN', [host('It', 'PublicA', { publicIpv4: unknown('parameter P') })]],
  ['an instance in a private subnet', undefined, [host('It', 'PrivateA')]],
  ['a network interface', undefined, [host('It', 'PublicA', { type: 'network-interface', publicIpv4: known(false) })]],
  ['tasks without addresses', 'VIOLATED', [workload(known(false), 'PublicA', 'PrivateA')]],
  ['tasks whose subnets give none', 'VIOLATED', [workload(undefined, 'PublicA')]],
  ['tasks with addresses', 'PROVED', [workload(known(true), 'PublicA')]],
  ['tasks whose addresses are unknown', 'UNKNOWN', [workload(unknown('parameter P'), 'PublicA')]],
  ['tasks in private subnets', undefined, [workload(known(false), 'PrivateA')]],
])('%s: %s', (_, verdict, resources) => expect(judged(resources)?.verdict).toBe(verdict));

test('says what is lost, and the fix', () => {
  expect(judged([host('It', 'PublicA')])).toMatchObject({
    severity: 'warning',
    summary: 'instance It in public subnet PublicA has no public address: nothing that it sends to the internet gets out',
    fix: 'move instance It to a private subnet, give it a public address (AssociatePublicIpAddress, AssignPublicIp or an Elastic IP), or set MapPublicIpOnLaunch of subnet PublicA to true',
    blame: [{ componentId: 'It', explanationCode: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS' }],
  });
});

test('nothing is said where IPv6 may lead out', () => expect(judged([host('It', 'PublicA')], haNetwork({ ipv6: true }))).toBeUndefined());

const giving = (one: NetworkBuilder, id: string, publicIpv4OnLaunch: Resolved<boolean>) => one.change('subnet', id, { publicIpv4OnLaunch });
test.each<[string, NetworkBuilder, string]>([
  ['one gives addresses and one none', giving(haNetwork(), 'PublicA', known(true)), 'VIOLATED'],
  ['one gives none and one perhaps', giving(haNetwork(), 'PublicA', unknown('parameter P')), 'VIOLATED'],
  ['one gives addresses and one perhaps', giving(giving(haNetwork(), 'PublicA', known(true)), 'PublicB', unknown('parameter P')), 'UNKNOWN'],
  ['both give addresses', giving(giving(haNetwork(), 'PublicA', known(true)), 'PublicB', known(true)), 'PROVED'],
])('tasks in two public subnets, of which %s', (_, network, verdict) => {
  const found = judged([workload(undefined, 'PublicA', 'PublicB')], network);
  expect(found).toMatchObject({ verdict, summary: expect.stringMatching(/ECS service It in public subnet PublicA and PublicB/), reasons: verdict === 'UNKNOWN' ? ['parameter P'] : [] });
});

test.each<[string, string, readonly AnyResource[]]>([
  ['an instance with an address', 'instance It in public subnet PublicA gets a public address', [host('It', 'PublicA', { publicIpv4: known(true) })]],
  ['tasks that may have one', 'whether ECS service It in public subnet PublicA gets a public address is unknown', [workload(unknown('parameter P'), 'PublicA')]],
])('says of %s what it has', (_, summary, resources) => expect(judged(resources)?.summary).toBe(summary));

test('nothing is said of a host in a subnet that may be public or not', () => {
  const network = haNetwork({ tagged: false }).with(subnet('S', { ipv4: '10.0.99.0/24', table: 'T' }), table('T'), route('T', '0.0.0.0/0 -> unknown'));
  expect(judged([host('It', 'S')], network)).toBeUndefined();
});

test('it speaks of every host and every workload, once', () => {
  const network = haNetwork().with(host('Box', 'PublicA'), host('It', 'PublicA'), workload(known(true), 'PublicA'));
  expect([...hostWithoutWayOut.subjects(network.build())].sort()).toEqual(['Box', 'It']);
});

test('the internet gateway is what drops the packets', () => {
  expect(judged([host('It', 'PublicA')])!.blame[0].detail).toContain('internet gateway');
});
