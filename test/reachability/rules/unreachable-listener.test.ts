import { ALWAYS } from '../../../src/reachability/private/conditions/condition';
import { known, unknown } from '../../../src/reachability/private/network/resource';
import type { AnyResource, ResourceOf } from '../../../src/reachability/private/network/resources';
import { IntervalSet } from '../../../src/reachability/private/packet/interval-set';
import { PacketSet } from '../../../src/reachability/private/packet/packet-set';
import { serviceSet, TCP } from '../../../src/reachability/private/packet/protocol';
import { unreachableListener } from '../../../src/reachability/rules/unreachable-listener';
import { finding } from '../../support/judging';
import type { NetworkBuilder } from '../../support/network-builder';
import { elasticIp, haNetwork, host, packets, route, securityGroup, TIERED } from '../../support/network-builder';

const WEB = ['in 300 allow tcp 80 0.0.0.0/0', 'in 310 allow tcp 443 0.0.0.0/0'];
const tcp = (port: number) => known(serviceSet(IntervalSet.of(TCP), IntervalSet.of(port)));
const network = (...publicAcl: string[]) => haNetwork({ publicAcl: [...TIERED, ...publicAcl], privateAcl: TIERED });
const bastion = (...permissions: string[]) => [
  host('Host', 'PublicA', { securityGroups: [known('Group')] }), elasticIp('Eip', 'Host'), securityGroup('Group', ...permissions),
].flat();
const judged = (resources: readonly AnyResource[], subject: string, acl = WEB) =>
  finding(unreachableListener, network(...acl).with(resources), subject);

describe('a host with a public address', () => {
  test.each([
    ['a port that the ACL passes', ['tcp 443 0.0.0.0/0']],
    ['a port that replies come back to', ['tcp 8080 0.0.0.0/0']],
    ['all ports, of which some pass', ['tcp 0.0.0.0/0']],
    ['clients of the internet of whom some pass', ['tcp 22 0.0.0.0/0'], [...WEB, 'in 320 allow tcp 22 198.51.100.0/24']],
  ])('PROVED: %s', (_, permissions, acl = WEB) => expect(judged(bastion(...permissions), 'Host', acl)?.verdict).toBe('PROVED'));

  test('VIOLATED: a port that the ACL closes, with the packet, the rule and the fix', () => {
    expect(judged(bastion('tcp 443 0.0.0.0/0', 'tcp 22 0.0.0.0/0'), 'Host')).toMatchObject({
      verdict: 'VIOLATED',
      severity: 'warning',
      summary: 'nobody reaches instance Host: the network ACL of subnet PublicA drops tcp 22 from the internet',
      blame: [{ componentId: 'PublicAcl', ruleNumber: 32767, explanationCode: 'SUBNET_ACL_RESTRICTION' }],
      fix: 'allow inbound tcp 22 from the internet in network ACL PublicAcl',
      witnesses: [{ source: '1.0.0.0', protocol: 'tcp', destinationPort: 22, where: 'entering subnet PublicA' }],
    });
  });
  test('VIOLATED: a denial is to blame', () => {
    expect(judged(bastion('tcp 8080 0.0.0.0/0'), 'Host', ['in 50 deny tcp 8080 0.0.0.0/0'])?.blame).toMatchObject([{ componentId: 'PublicAcl:in:50', ruleNumber: 50 }]);
  });
  test('VIOLATED: answers that do not get out', () => {
    const mute = haNetwork({ publicAcl: ['in 10 allow all 0.0.0.0/0', 'out 10 allow tcp 443 0.0.0.0/0'] }).with(bastion('tcp 22 0.0.0.0/0'));
    expect(finding(unreachableListener, mute, 'Host')?.summary).toBe(
      'nobody reaches instance Host: the network ACL of subnet PublicA drops the answers, tcp and udp 1024-65535 to the internet');
  });
  test('UNKNOWN: a rule that cannot be resolved', () => {
    expect(judged(bastion('tcp 22 0.0.0.0/0'), 'Host', ['in 320 allow tcp 22 ?'])).toMatchObject({ verdict: 'UNKNOWN', reasons: [expect.stringContaining('parameter P')] });
  });
});

test.each<[string, readonly AnyResource[]]>([
  ['a host without a public address', [host('Host', 'PublicA', { securityGroups: [known('Group')] }), ...securityGroup('Group', 'tcp 22 0.0.0.0/0')]],
  ['a host in a private subnet', [host('Host', 'PrivateA', { securityGroups: [known('Group')] }), ...securityGroup('Group', 'tcp 22 0.0.0.0/0')]],
  ['clients that is unknown', bastion('tcp 22 ?')],
  ['clients in private networks without a route', bastion('tcp 22 192.168.0.0/16')],
  ['a host without security groups', [host('Host', 'PublicA'), ...elasticIp('Eip', 'Host')]],
])('nothing is said of %s', (_, resources) => expect(judged(resources, 'Host')).toBeUndefined());

test('clients in a network that a route leads to', () => {
  const peered = [host('Host', 'PrivateA', { securityGroups: [known('Group')] }), ...securityGroup('Group', 'tcp 22 192.168.0.0/16')];
  const found = finding(unreachableListener, network().with(peered, route('PrivateATable', '192.168.0.0/16 -> tgw T')), 'Host');
  expect(found?.summary).toBe('nobody reaches instance Host: the network ACL of subnet PrivateA drops tcp 22 from other networks');
});

describe('a Network Load Balancer', () => {
  const balancer = (internetFacing: ResourceOf<'load-balancer'>['internetFacing']): AnyResource => ({
    kind: 'load-balancer', id: 'Nlb', when: ALWAYS, internetFacing, subnets: [known('PublicA')], securityGroups: [],
  });
  const listener: AnyResource = { kind: 'listener', id: 'Listener', when: ALWAYS, loadBalancer: known('Nlb'), services: tcp(443), targetGroups: [known('Targets')] };
  const group = (keepsClientAddress: ResourceOf<'target-group'>['keepsClientAddress']): AnyResource => ({
    kind: 'target-group', id: 'Targets', when: ALWAYS, services: tcp(443), keepsClientAddress, targets: [known('Target')],
  });
  const behind = (isPublic: boolean, keeps: ResourceOf<'target-group'>['keepsClientAddress']) => judged(
    [balancer(known(isPublic)), listener, group(keeps), host('Target', 'PrivateA')], 'Targets');

  test('its listener is reached', () => expect(judged([balancer(known(true)), listener], 'Listener')?.verdict).toBe('PROVED'));
  test('its listener is closed', () => expect(judged([balancer(known(true)), listener], 'Listener', [])?.summary).toContain('nobody reaches listener Listener of load balancer Nlb'));
  test('an internal one is open to the VPC', () => expect(judged([balancer(known(false)), listener], 'Listener', [])?.verdict).toBe('PROVED'));
  test('nothing is said of one that is internal or not', () => expect(judged([balancer(unknown('parameter P')), listener], 'Listener', [])).toBeUndefined());

  test('targets that see the client are closed', () => expect(behind(true, known(true))?.summary).toContain('nobody reaches the targets of group Targets'));
  test.each<[string, boolean, ResourceOf<'target-group'>['keepsClientAddress']]>([
    ['see the load balancer', true, known(false)],
    ['see either', true, unknown('parameter P')],
    ['see clients of the VPC', false, known(true)],
  ])('nothing is said of targets that %s', (_, isPublic, keeps) => expect(behind(isPublic, keeps)).toBeUndefined());
});

test('it speaks of everything that listens, once', () => {
  const resources: AnyResource[] = [
    ...bastion('tcp 443 0.0.0.0/0'), { kind: 'listener', id: 'L', when: ALWAYS, loadBalancer: known('Nlb'), services: tcp(443), targetGroups: [] },
    { kind: 'workload', id: 'Host', when: ALWAYS, type: 'ECS service', subnets: [], publicIpv4: undefined, securityGroups: [], targetGroups: [] },
  ];
  expect([...unreachableListener.subjects(network().with(resources).build())].sort()).toEqual(['Host', 'L']);
});

describe('what is said', () => {
  const shut = haNetwork({ publicAcl: ['out 10 allow tcp 443 0.0.0.0/0'] });
  test('of a host that is closed both ways', () => {
    expect(finding(unreachableListener, shut.with(bastion('tcp 22 0.0.0.0/0')), 'Host')).toMatchObject({
      summary: expect.stringMatching(/ drops tcp 22 from the internet.* and .*drops the answers, .* to the internet$/),
      fix: expect.stringMatching(/^allow inbound tcp 22 from the internet in network ACL PublicAcl.* and allow outbound .* to the internet in network ACL PublicAcl$/),
      witnesses: [{ destination: '10.0.0.4', where: 'entering subnet PublicA' }],
    });
  });

  test('of answers that do not get out: the packet that asks, and how far its answer gets', () => {
    const mute = haNetwork({ publicAcl: ['in 10 allow all 0.0.0.0/0'] }).with(bastion('tcp 22 0.0.0.0/0'));
    expect(finding(unreachableListener, mute, 'Host')).toMatchObject({
      witnesses: [{ source: '1.0.0.0', destinationPort: 22, where: 'answered out of subnet PublicA' }],
      fix: expect.stringMatching(/^allow outbound .* to the internet in network ACL PublicAcl/),
    });
  });

  test('of each blame once', () => {
    const { blame } = finding(unreachableListener, shut.with(bastion('tcp 22 0.0.0.0/0', 'tcp 22 0.0.0.0/0')), 'Host')!;
    expect(blame.map(({ componentId }) => componentId)).toEqual(['PublicAcl', 'PublicAcl']);
  });

  test.each([
    ['one that is reached', ['tcp 443 0.0.0.0/0'], WEB, 'the network ACLs let clients reach instance Host'],
    ['one that may be reached', ['tcp 22 0.0.0.0/0'], ['in 320 allow tcp 22 ?'], 'whether clients reach instance Host is unknown'],
  ])('of %s', (_, permissions, acl, summary) => expect(judged(bastion(...permissions), 'Host', acl)?.summary).toBe(summary));
});

test.each<[string, string, NetworkBuilder, string]>([
  ['the internet to a public subnet', 'Host', network().with(bastion('tcp 22 0.0.0.0/0')), 'publicIngress'],
  ['other networks', 'Host', network().with(
    host('Host', 'PrivateA', { securityGroups: [known('Group')] }), securityGroup('Group', 'tcp 22 192.168.0.0/16'), route('PrivateATable', '192.168.0.0/16 -> tgw T')), 'networks'],
])('of an ACL of HaNatVpc the option to set is named, for clients of %s', (_, subject, one, option) => {
  const claims = { ipv4: packets('tcp 443 0.0.0.0/0'), ipv6: PacketSet.empty('ipv6') };
  const promised = ['PublicAcl', 'PrivateAcl'].reduce((all, id) => all.change('network-acl', id, { egressClaims: claims }), one);
  expect(finding(unreachableListener, promised, subject)?.fix).toMatch(new RegExp(`\\b${option}\\b`));
});
