import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { permittedBy, rulesBetween, securityGroupNames, securityGroupsIn } from '../../../../src/reachability/private/forwarding/security-group';
import { unknown } from '../../../../src/reachability/private/network/resource';
import type { Host } from '../../../../src/reachability/private/network/resources';
import { haNetwork, host, packets, placement, securityGroup } from '../../../support/network-builder';
import type { NetworkBuilder } from '../../../support/network-builder';

const network = haNetwork().with(
  securityGroup('Web', 'tcp 443 0.0.0.0/0', 'tcp 80 0.0.0.0/0', 'out tcp 5432 10.0.0.0/16'), securityGroup('Admin', 'tcp 22 10.0.0.0/16'),
  securityGroup('Inner', 'tcp 5432 of Web'),
);
const inGroups = (...groups: Host['securityGroups']) => host('It', 'PrivateA', { securityGroups: groups }) as Host;
const group = (value: string) => ({ kind: 'known' as const, value });
const permitted = (it: Host, direction: 'ingress' | 'egress', of: NetworkBuilder = network) => permittedBy(of.view(), it, direction, 'ipv4');

test('the rules of a group, of one direction', () => {
  expect(permitted(inGroups(group('Web')), 'ingress').upper.equals(packets('tcp 443 0.0.0.0/0').union(packets('tcp 80 0.0.0.0/0')))).toBe(true);
  expect(permitted(inGroups(group('Web')), 'egress').upper.equals(packets('tcp 5432 10.0.0.0/16'))).toBe(true);
});

test('several groups permit what one of them does', () => {
  const both = permitted(inGroups(group('Web'), group('Admin')), 'ingress');
  expect([both.isExact, packets('tcp 22 10.0.0.0/16').isSubsetOf(both.lower), packets('tcp 443 0.0.0.0/0').isSubsetOf(both.lower)]).toEqual([true, true, true]);
});

test('a group of peers permits no address of the internet for sure, and none at all', () => {
  const { lower, upper } = permitted(inGroups(group('Inner')), 'ingress');
  expect([lower.isEmpty(), upper.overlaps(packets('tcp 5432 10.0.0.0/16')), upper.overlaps(packets('tcp 5432 8.8.8.8/32'))]).toEqual([true, true, false]);
});

test('a rule that may belong to the group may permit what it permits, its peers too', () => {
  const loose = network.change('security-group-rule', 'InnerRule0', { securityGroup: unknown('parameter P has no default') });
  const { lower, upper, reasons } = permitted(inGroups(group('Admin')), 'ingress', loose);
  expect([lower.overlaps(packets('tcp 5432 10.0.0.0/16')), upper.overlaps(packets('tcp 5432 10.0.0.0/16'))]).toEqual([false, true]);
  expect(reasons).toEqual(['whether rule InnerRule0 belongs to security group Admin is unknown']);
});

test.each([
  ['none', inGroups(), 'default security group'],
  ['one that is not there', inGroups(group('sg-1')), 'it is not in the template'],
  ['one that is unknown', inGroups(unknown('parameter P has no default')), 'parameter P has no default'],
])('%s: everything may be permitted, nothing is for sure', (_, it, reason) => {
  const { lower, upper, reasons } = permitted(it, 'ingress');
  expect([lower.isEmpty(), packets('all 0.0.0.0/0').isSubsetOf(upper), reasons[0]]).toEqual([true, true, expect.stringContaining(reason)]);
});

test.each([
  [inGroups(group('Web'), unknown('P')), 'Web, an unknown one'],
  [inGroups(), 'the default security group, which It is in'],
])('the names of groups', (it, names) => expect(securityGroupNames(it)).toBe(names));

test('the groups of all that is in a subnet', () => {
  const ofSubnet = (one: NetworkBuilder) => securityGroupsIn(one.view(), one.view().find('subnet', 'PrivateA')!);
  const busy = network.with(
    inGroups(group('Web'), unknown('imported')), host('Twin', 'PrivateA', { securityGroups: [group('Web')] }), host('Away', 'PrivateB', { securityGroups: [group('Admin')] }),
    placement('Alb', 'PrivateA', { securityGroups: [group('Inner')] }),
    { kind: 'workload', id: 'Service', when: ALWAYS, type: 'ECS service', subnets: [group('PrivateB'), group('PrivateA')], securityGroups: [group('Tasks')], targetGroups: [] },
  );
  expect([ofSubnet(network), ofSubnet(busy)]).toEqual([[], ['Web', 'Inner', 'Tasks']]);
});

test('the rules between two subnets: those for addresses, and those for groups that are there', () => {
  const one = network.with(inGroups(group('Web')), host('Db', 'PrivateB', { securityGroups: [group('Inner'), group('Admin')] })).view();
  const [from, to] = ['PrivateA', 'PrivateB'].map((id) => one.find('subnet', id)!);
  expect(rulesBetween(one, from, to).map(({ id }) => id)).toEqual(['InnerRule0', 'AdminRule0']);
  expect(rulesBetween(one, to, from).map(({ id }) => id)).toEqual(['WebRule0', 'WebRule1']);
  expect(rulesBetween(one, to, to).map(({ id }) => id)).toEqual(['AdminRule0']);
});
