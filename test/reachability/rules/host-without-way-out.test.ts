import { ALWAYS } from '../../../src/reachability/private/conditions/condition';
import { known, unknown } from '../../../src/reachability/private/network/resource';
import type { AnyResource, ResourceOf } from '../../../src/reachability/private/network/resources';
import { hostWithoutWayOut } from '../../../src/reachability/rules/host-without-way-out';
import { finding } from '../../support/judging';
import { elasticIp, haNetwork, host } from '../../support/network-builder';

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
