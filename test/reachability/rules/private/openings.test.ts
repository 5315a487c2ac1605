import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource, ResourceOf } from '../../../../src/reachability/private/network/resources';
import { openingsOf } from '../../../../src/reachability/rules/private/openings';
import { elasticIp, haNetwork, host, packets, route, securityGroup } from '../../../support/network-builder';

type Resources = readonly (AnyResource | readonly AnyResource[])[];
const P = unknown('parameter P has no default');
const [yes, no] = [known(true), known(false)];
const G = [known('G')];
const tcp = (ports: string) => packets(`tcp ${ports} 0.0.0.0/0`).services;
const [A, B, PRIVATE] = [known('PublicA'), known('PublicB'), known('PrivateA')];
const balancer = (extra: Partial<ResourceOf<'load-balancer'>> = {}): AnyResource =>
  ({ kind: 'load-balancer', id: 'Lb', when: ALWAYS, internetFacing: yes, subnets: [A, B], securityGroups: [], ...extra });
const listener = (extra: Partial<ResourceOf<'listener'>> = {}): AnyResource =>
  ({ kind: 'listener', id: 'L', when: ALWAYS, loadBalancer: known('Lb'), services: known(tcp('443')), targetGroups: [known('Tg')], ...extra });
const targets = (extra: Partial<ResourceOf<'target-group'>> = {}): AnyResource =>
  ({ kind: 'target-group', id: 'Tg', when: ALWAYS, services: known(tcp('8080')), keepsClientAddress: yes, targets: [known('H')], ...extra });
const workload = (extra: Partial<ResourceOf<'workload'>> = {}): AnyResource =>
  ({ kind: 'workload', id: 'W', when: ALWAYS, type: 'ECS service', subnets: [A], publicIpv4: yes, securityGroups: G, targetGroups: [], ...extra });
const accelerator = (extra: Partial<ResourceOf<'accelerator-endpoint'>> = {}): AnyResource =>
  ({ kind: 'accelerator-endpoint', id: 'Ga', when: ALWAYS, services: known(tcp('443')), endpoint: known('Lb'), ...extra });
const server = (extra: Partial<ResourceOf<'file-server'>> = {}): AnyResource =>
  ({ kind: 'file-server', id: 'Sftp', when: ALWAYS, internetFacing: yes, subnets: [A], securityGroups: [], services: tcp('22'), ...extra });

/** `PublicA: the internet 203.0.113.7:443`: whether a stranger, a neighbour or a host of 192.168.0.0/16 is let in on the port. */
const said = (id: string, port: number, resources: Resources) => {
  const view = haNetwork().with(...resources).view();
  return openingsOf(view, id).map(({ subnet, from, packets: open }) => {
    const clients = ['203.0.113.7', '10.0.0.7', '192.168.1.1'].filter((address) => packets(`tcp ${port} ${address}/32`).isSubsetOf(open));
    return [`${subnet.id}: ${from}`, ...clients].join(' ');
  });
};
const STRANGERS = 'PublicA: the internet 203.0.113.7';
const TGW = route('PublicATable', '192.168.0.0/16 -> tgw Tgw');

test.each<[string, Resources, string[]]>([
  ['with an Elastic IP', [host('H', 'PublicA', { securityGroups: G }), elasticIp('Eip', 'H'), securityGroup('G', 'tcp 443 0.0.0.0/0')], [STRANGERS]],
  ['without an address', [host('H', 'PublicA', { securityGroups: G }), securityGroup('G', 'tcp 443 0.0.0.0/0')], []],
  ['with an address in a private subnet', [host('H', 'PrivateA', { securityGroups: G, publicIpv4: yes }), securityGroup('G', 'tcp 443 0.0.0.0/0')], []],
  ['without a group that is known', [host('H', 'PublicA', { securityGroups: [P], publicIpv4: yes })], []],
  ['with a group that lets out', [host('H', 'PublicA', { securityGroups: G, publicIpv4: yes }), securityGroup('G', 'out tcp 443 0.0.0.0/0')], []],
  ['with a group for another', [host('H', 'PublicA', { securityGroups: G, publicIpv4: yes }), securityGroup('G', 'tcp 443 of Other')], []],
  ['with a rule for an unknown block', [host('H', 'PublicA', { securityGroups: G, publicIpv4: yes }), securityGroup('G', 'tcp 443 ?')], []],
  ['with two rules, each by itself', [host('H', 'PublicA', { securityGroups: G, publicIpv4: yes }), securityGroup('G', 'tcp 443 0.0.0.0/0', 'tcp 80 0.0.0.0/0')],
    [STRANGERS, 'PublicA: the internet']],
  ['for other networks', [host('H', 'PublicA', { securityGroups: G }), TGW, securityGroup('G', 'tcp 443 0.0.0.0/0')], ['PublicA: other networks 192.168.1.1']],
  ['for strangers and other networks', [host('H', 'PublicA', { securityGroups: G, publicIpv4: yes }), TGW, securityGroup('G', 'tcp 443 0.0.0.0/0')],
    [STRANGERS, 'PublicA: other networks 192.168.1.1']],
  ['in no subnet of the template', [host('H', '?', { securityGroups: G, publicIpv4: yes }), securityGroup('G', 'tcp 443 0.0.0.0/0')], []],
])('a host %s', (_, resources, expected) => expect(said('H', 443, resources)).toEqual(expected));

test.each<[string, Resources, string[]]>([
  ['with addresses', [workload()], [STRANGERS]], ['without', [workload({ publicIpv4: no })], []], ['that leaves it to the subnet', [workload({ publicIpv4: undefined })], []],
  ['in two subnets', [workload({ subnets: [A, PRIVATE, B, known('Gone')] })], [STRANGERS, 'PublicB: the internet 203.0.113.7']],
])('a workload %s', (_, resources, expected) => expect(said('W', 443, [...resources, securityGroup('G', 'tcp 443 0.0.0.0/0')])).toEqual(expected));

test.each<[string, Resources, string[]]>([
  ['open to the internet', [balancer(), listener()], [STRANGERS, 'PublicB: the internet 203.0.113.7']],
  ['inside', [balancer({ internetFacing: no }), listener()], ['PublicA: the VPC 10.0.0.7', 'PublicB: the VPC 10.0.0.7']],
  ['who knows where', [balancer({ internetFacing: P }), listener()], []],
  ['with a group', [balancer({ subnets: [A], securityGroups: G }), listener(), securityGroup('G', 'tcp 443 0.0.0.0/0')], [STRANGERS]],
  ['with a group for another port', [balancer({ subnets: [A], securityGroups: G }), listener(), securityGroup('G', 'tcp 80 0.0.0.0/0')], []],
  ['with two rules', [balancer({ subnets: [A], securityGroups: G }), listener(), securityGroup('G', 'tcp 443 203.0.113.0/25', 'tcp 443 203.0.113.128/25')], [STRANGERS]],
  ['at an unknown port', [balancer(), listener({ services: P })], []],
  ['of a load balancer that is gone', [listener()], []],
])('a listener %s', (_, resources, expected) => expect(said('L', 443, resources)).toEqual(expected));

const H = host('H', 'PrivateA');
test.each<[string, Resources, string[]]>([
  ['that see clients', [balancer(), listener(), targets(), H], ['PrivateA: the internet 203.0.113.7']],
  ['that do not', [balancer(), listener(), targets({ keepsClientAddress: no }), H], []],
  ['that may', [balancer(), listener(), targets({ keepsClientAddress: P }), H], []],
  ['behind an inner load balancer', [balancer({ internetFacing: no }), listener(), targets(), H], []],
  ['behind no listener', [balancer(), listener({ targetGroups: [known('Other')] }), targets(), H], []],
  ['behind a load balancer that is gone', [listener(), targets(), H], []],
  ['at an unknown port', [balancer(), listener(), targets({ services: P }), H], []],
  ['that are load balancers', [balancer(), listener(), targets({ targets: [known('Lb')] })], [STRANGERS, 'PublicB: the internet 203.0.113.7']],
  ['of a workload', [balancer(), listener(), targets({ targets: [] }), workload({ subnets: [PRIVATE], targetGroups: [{ targetGroup: known('Tg') }] })], ['PrivateA: the internet 203.0.113.7']],
  ['of a workload at a port of its own', [balancer(), listener(), targets({ targets: [] }), workload({ subnets: [PRIVATE], targetGroups: [{ targetGroup: known('Tg'), port: 9000 }] })],
    ['PrivateA: the internet']],
  ['of a workload for another group', [balancer(), listener(), targets({ targets: [] }), workload({ subnets: [PRIVATE], targetGroups: [{ targetGroup: known('Other') }] })], []],
])('targets %s', (_, resources, expected) => expect(said('Tg', 8080, resources)).toEqual(expected));

test.each<[string, Resources, string[]]>([
  ['a load balancer inside', [balancer({ internetFacing: no, subnets: [PRIVATE] }), accelerator()], ['PrivateA: the internet 203.0.113.7']],
  ['a host', [H, accelerator({ endpoint: known('H') })], ['PrivateA: the internet 203.0.113.7']],
  ['who knows what', [accelerator({ endpoint: P })], []], ['unknown ports', [balancer(), accelerator({ services: P })], []],
])('a Global Accelerator sends to %s', (_, resources, expected) => expect(said('Ga', 443, resources)).toEqual(expected));

test.each<[string, Resources, string[]]>([
  ['open to the internet', [server()], [STRANGERS]], ['inside', [server({ internetFacing: no })], ['PublicA: the VPC 10.0.0.7']],
])('a Transfer server %s', (_, resources, expected) => expect(said('Sftp', 22, resources)).toEqual(expected));

test('what listens, in words', () => {
  const view = haNetwork().with(
    host('H', 'PublicA', { securityGroups: G, publicIpv4: yes }), securityGroup('G', 'tcp 443 0.0.0.0/0'), workload(), balancer(), listener(), targets(), accelerator(), server(),
  ).view();
  expect(['H', 'W', 'L', 'Tg', 'Ga', 'Sftp', 'Lb'].map((id) => openingsOf(view, id)[0]?.listener)).toEqual([
    'instance H', 'ECS service W', 'listener L of load balancer Lb', 'the targets of group Tg, which see the client\'s own address',
    'Global Accelerator endpoint Ga', 'Transfer server Sftp', undefined,
  ]);
});
