import { ALWAYS } from '../../../../src/reachability/private/conditions/condition';
import { known, unknown } from '../../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../../src/reachability/private/network/resources';
import { Exposure, exposures } from '../../../../src/reachability/private/paths/exposure';
import {
  acl, elasticIp, empty, host, igw, NetworkBuilder, placement, route, securityGroup, subnet, SubnetParts, table, vpc,
} from '../../../support/network-builder';

const P = unknown('parameter P has no default');
const yes = known(true);
const WHY = 'parameter P has no default';
const network = (parts: SubnetParts, ...more: (AnyResource | readonly AnyResource[])[]): NetworkBuilder => empty.with(
  vpc(), igw('Igw', 'Vpc'), table('T'), subnet('S', { ipv4: '10.0.0.0/24', table: 'T', ...parts }), ...more,
);
const of = (one: NetworkBuilder): readonly Exposure[] => {
  const view = one.view();
  return exposures(view, view.find('subnet', 'S')!);
};
const certain = ({ arrivals }: Exposure) => !arrivals.lower.isEmpty();
const said = (one: NetworkBuilder) => of(one).map((exposure) => [
  exposure.kind, exposure.family, exposure.by.join('+'), certain(exposure) ? 'certain' : exposure.arrivals.reasons.join('; '),
].join(' '));
const UNDOCUMENTED = 'whether IPv6 packets of the internet reach subnet S, which has no route to an internet gateway for the replies, is not documented by AWS';
const group = (id: string) => ({ securityGroups: [known(id)], publicIpv4: yes });

test.each<[string, NetworkBuilder, string[]]>([
  ['nothing', network({}), []],
  ['a route', network({}, route('T', '0.0.0.0/0 -> igw Igw')),
    ['route ipv4 T 0.0.0.0/0 -> igw Igw certain']],
  ['a route of the other family', network({}, route('T', '::/0 -> igw Igw')), []],
  ['routes of both families', network({ ipv6: '2600::/64' }, route('T', '0.0.0.0/0 -> igw Igw'), route('T', '::/0 -> igw Igw')),
    ['route ipv4 T 0.0.0.0/0 -> igw Igw certain', 'route ipv6 T ::/0 -> igw Igw certain']],
  ['IPv6 without a route', network({ ipv6: '2600::/64' }), [`unrouted ipv6 S ${UNDOCUMENTED}`]],
  ['IPv6 without a route, and an ACL that lets nothing in', network({ ipv6: '2600::/64', acl: 'Closed' }, acl('Closed')), []],
  ['a route to an unknown internet gateway', network({}, route('T', '0.0.0.0/0 -> igw ?')), [
    'route ipv4 T 0.0.0.0/0 -> igw ? route T 0.0.0.0/0 -> igw ? leads to an internet gateway that is not in the template: '
    + WHY,
  ]],
  ['a route to an unknown target', network({}, route('T', '0.0.0.0/0 -> unknown')),
    [`route ipv4 T 0.0.0.0/0 -> unknown the target of route T 0.0.0.0/0 -> unknown is unknown: ${WHY}`]],
  ['a route to an unknown NAT gateway, which lets nobody in', network({}, route('T', '0.0.0.0/0 -> nat ?')), []],
  ['a route elsewhere', network({}, route('T', '0.0.0.0/0 -> tgw Tgw')), []],
  ['a route for an unknown destination', network({}, route('T', '? -> igw Igw')),
    [`route ipv4 T ? -> igw Igw the destination of route T ? -> igw Igw is unknown: ${WHY}`]],
  ['a route that a closed ACL stands before', network({ acl: 'Closed' }, acl('Closed'), route('T', '0.0.0.0/0 -> igw Igw')), []],
  ['public addresses on launch', network({ publicIpv4OnLaunch: yes }), ['launch ipv4 S certain']],
  ['perhaps public addresses on launch', network({ publicIpv4OnLaunch: P }),
    [`launch ipv4 S whether hosts of subnet S get a public address is unknown: ${WHY}`]],
  ['a host with an address', network({}, host('H', 'S', { publicIpv4: yes })), ['address ipv4 H certain']],
  ['a host without', network({}, host('H', 'S', { publicIpv4: known(false) })), []],
  ['a host that does not say', network({}, host('H', 'S')), []],
  ['perhaps a host with an address', network({}, host('H', 'S', { publicIpv4: P })),
    [`address ipv4 H whether instance H has a public address is unknown: ${WHY}`]],
  ['an Elastic IP', network({}, host('H', 'S'), elasticIp('Eip', 'H')), ['address ipv4 EipAssociation+Eip+H certain']],
  ['an Elastic IP from elsewhere', network({}, host('H', 'S'), { ...elasticIp('Eip', 'H')[1], elasticIp: P } as AnyResource),
    ['address ipv4 EipAssociation+H certain']],
  ['an Elastic IP that says so itself', network({}, host('H', 'S'), { ...elasticIp('Eip', 'H')[1], id: 'Eip' }),
    ['address ipv4 Eip+H certain']],
  ['perhaps an Elastic IP', network({}, host('H', 'S'), elasticIp('Eip', '?')),
    [`address ipv4 EipAssociation+Eip+H whether EipAssociation gives its address to instance H is unknown: ${WHY}`]],
  ['one that is known before one that may be', network({}, host('H', 'S'), elasticIp('A', '?'), elasticIp('B', 'H')),
    ['address ipv4 BAssociation+B+H certain']],
  ['a host that may be here', network({}, host('H', '?', { publicIpv4: yes })),
    [`address ipv4 H whether instance H is in subnet S is unknown: ${WHY}`]],
  ['a host elsewhere', network({}, host('H', 'Other', { publicIpv4: yes })), []],
  ['a load balancer', network({}, placement('Lb', 'S')), ['placement ipv4 Lb certain']],
  ['what a launch template says', network({}, placement('Group', 'S', { launchedBy: 'Launch' })),
    ['placement ipv4 Launch+Group certain']],
  ['a load balancer inside', network({}, placement('Lb', 'S', { publicIpv4: known(false) })), []],
  ['perhaps a load balancer', network({}, placement('Lb', 'S', { publicIpv4: P })),
    [`placement ipv4 Lb whether load balancer Lb has public addresses is unknown: ${WHY}`]],
  ['addresses in a VPC without an internet gateway', network({ publicIpv4OnLaunch: yes }).without('IgwAttachment'), []],
  ['addresses in a VPC whose internet gateway is unknown',
    network({ vpc: '?', publicIpv4OnLaunch: yes, acl: 'Acl' }, acl('Acl', 'in 100 allow all 0.0.0.0/0')),
    [`launch ipv4 S the internet gateway of a VPC that is not in the template is unknown: ${WHY}`]],
  ['addresses behind Block Public Access', network({ publicIpv4OnLaunch: yes },
    { kind: 'block-public-access', id: 'Bpa', when: ALWAYS, mode: known('block-ingress') }), []],
])('%s', (_, one, expected) => expect(said(one)).toEqual(expected));

const KEPT = ', from which only its security groups keep them';
test.each<[string, NetworkBuilder, string]>([
  ['a route', network({}, route('T', '0.0.0.0/0 -> igw Igw')), 'its hosts by route T 0.0.0.0/0 -> igw Igw for 0.0.0.0/0'],
  ['launch', network({ publicIpv4OnLaunch: yes }), 'its hosts at the public addresses that they get on launch'],
  ['an Elastic IP', network({}, host('H', 'S'), elasticIp('Eip', 'H')), 'instance H at its Elastic IP Eip'],
  ['one from elsewhere', network({}, host('H', 'S'), { ...elasticIp('Eip', 'H')[1], elasticIp: P } as AnyResource),
    'instance H at its Elastic IP from outside the template'],
  ['a load balancer', network({}, placement('Lb', 'S')), 'load balancer Lb at its public addresses'],
  ['no group', network({}, host('H', 'S', { publicIpv4: yes })), 'instance H at its public address'],
  ['a group that admits some', network({}, host('H', 'S', group('G')), securityGroup('G', 'tcp 443 0.0.0.0/0')),
    'instance H at its public address'],
  ['a group that admits none', network({}, host('H', 'S', group('G')), securityGroup('G', 'tcp 443 10.0.0.0/8')),
    `instance H at its public address${KEPT}`],
  ['a group without rules', network({}, host('H', 'S', group('G')), securityGroup('G')), `instance H at its public address${KEPT}`],
  ['a group that lets out alone', network({}, host('H', 'S', group('G')), securityGroup('G', 'out tcp 443 0.0.0.0/0')),
    `instance H at its public address${KEPT}`],
  ['one of two groups admits some', network({},
    host('H', 'S', { ...group('G'), securityGroups: [known('G'), known('Open')] }), securityGroup('G'), securityGroup('Open', 'all 0.0.0.0/0')),
  'instance H at its public address'],
  ['an unknown group', network({}, host('H', 'S', { ...group('G'), securityGroups: [known('G'), P] }), securityGroup('G')),
    'instance H at its public address'],
  ['a rule that may be the group\'s', network({}, host('H', 'S', group('G')), securityGroup('G'),
    { ...securityGroup('X', 'all 0.0.0.0/0')[1], securityGroup: P } as AnyResource), 'instance H at its public address'],
  ['groups of a load balancer', network({}, placement('Lb', 'S', { securityGroups: [known('G')] }), securityGroup('G')),
    `load balancer Lb at its public addresses${KEPT}`],
  ['groups of a host with an Elastic IP', network({}, host('H', 'S', group('G')), securityGroup('G'), elasticIp('Eip', 'H')),
    `instance H at its Elastic IP Eip${KEPT}`],
])('%s in words', (_, one, expected) => expect(of(one).map(({ detail }) => detail)).toEqual([expected]));

test('what arrives is of the internet, as far as the ACL lets it in', () => {
  const [{ arrivals }] = of(network({ acl: 'Acl', publicIpv4OnLaunch: yes }, acl('Acl', 'in 100 allow tcp 443 10.0.0.0/8', 'in 110 allow tcp 443 203.0.113.0/24')));
  expect(arrivals.upper.addresses.cidrs.map(({ prefix }) => prefix)).toEqual([24]);
});
