import { ALWAYS } from '../../../src/reachability/private/conditions/condition';
import { known, unknown } from '../../../src/reachability/private/network/resource';
import type { AnyResource } from '../../../src/reachability/private/network/resources';
import { noInboundFromInternet } from '../../../src/reachability/rules/no-inbound-from-internet';
import { finding } from '../../support/judging';
import { elasticIp, haNetwork, host, NetworkBuilder, placement, route, securityGroup, subnet, TIERED } from '../../support/network-builder';

const network = haNetwork();
const withHost = (extra = {}, base = network) => base.with(host('Host', 'PrivateA', extra));
const withElasticIp = (extra = {}, base = network) => withHost(extra, base).with(elasticIp('Eip', 'Host'));
const judged = (one: NetworkBuilder, id = 'PrivateA') => finding(noInboundFromInternet, one, id)!;
const unrouted = (privateAcl?: string[]) => haNetwork({ ipv6: true, privateAcl }).without('PrivateATable ::/0 -> eigw Eigw');
const blockPublicAccess = (mode: 'block-ingress' | undefined): AnyResource =>
  ({ kind: 'block-public-access', id: 'Bpa', when: ALWAYS, mode: mode ? known(mode) : unknown('a parameter') });

test.each<[string, NetworkBuilder]>([
  ['hosts behind a NAT gateway', network],
  ['IPv6 hosts behind an egress-only gateway', haNetwork({ ipv6: true })],
  ['a route to an internet gateway for private addresses', network.with(route('PrivateATable', '172.16.0.0/12 -> igw Igw'))],
  ['a route to an internet gateway that is not attached', network.without('IgwAttachment').with(route('PrivateATable', '8.0.0.0/8 -> igw Igw'))],
  ['a route that the network ACL makes of no use', haNetwork({ privateAcl: ['in 100 allow all 10.0.0.0/16'] }).with(route('PrivateATable', '8.0.0.0/8 -> igw Igw'))],
  ['a host without a public address', withHost({ publicIpv4: known(false) })],
  ['an Elastic IP on a host of another subnet', network.with(host('Host', 'PublicA'), elasticIp('Eip', 'Host'))],
  ['a load balancer in another subnet', network.with(placement('Alb', 'PublicA'))],
  ['a database that has no public address', network.with(placement('Db', 'PrivateA', { publicIpv4: known(false) }))],
  ['a load balancer in a VPC without an internet gateway', network.with(placement('Alb', 'PrivateA')).without('IgwAttachment')],
  ['a load balancer that the network ACL shuts off', haNetwork({ privateAcl: ['in 100 allow all 10.0.0.0/16'] }).with(placement('Alb', 'PrivateA'))],
  ['an Elastic IP in a VPC without an internet gateway', withElasticIp().without('IgwAttachment')],
  ['an Elastic IP that VPC Block Public Access closes', withElasticIp().with(blockPublicAccess('block-ingress'))],
  ['IPv6 hosts without a route, whose network ACL lets nothing in', unrouted(['in 100 allow all 10.0.0.0/16', 'out 101 allow all ::/0'])],
  ['IPv6 hosts without a route in a VPC without an internet gateway', unrouted().without('IgwAttachment')],
])('PROVED: %s', (_, one) => {
  expect(judged(one)).toMatchObject({ verdict: 'PROVED', summary: 'nothing on the internet can start a flow to subnet PrivateA', reasons: [] });
});

test.each<[string, NetworkBuilder, string]>([
  ['a route to an internet gateway', network.with(route('PrivateATable', '8.0.0.0/8 -> igw Igw')), 'PrivateATable 8.0.0.0/8 -> igw Igw'],
  ['an IPv6 route to an internet gateway', haNetwork({ ipv6: true }).with(route('PrivateATable', '2600::/12 -> igw Igw')), 'PrivateATable 2600::/12 -> igw Igw'],
  ['an Elastic IP on a host', withElasticIp(), 'EipAssociation'],
  ['an Elastic IP on a host, whatever its security group', withElasticIp({ securityGroups: [known('Sg')] }).with(securityGroup('Sg')), 'EipAssociation'],
  ['a host with a public address', withHost({ publicIpv4: known(true) }), 'Host'],
  ['a load balancer with public addresses', network.with(placement('Alb', 'PrivateA')), 'Alb'],
  ['hosts that a launch template gives addresses', network.with(placement('Asg', 'PrivateA', { launchedBy: 'Template' })), 'Template'],
  ['a subnet that gives public addresses on launch', network.change('subnet', 'PrivateA', { publicIpv4OnLaunch: known(true) }), 'PrivateA'],
])('VIOLATED: %s', (_, one, componentId) => {
  const { verdict, severity, blame, witnesses, fix } = judged(one);
  expect([verdict, severity]).toEqual(['VIOLATED', 'error']);
  expect(blame[0]).toMatchObject({ componentId });
  expect(witnesses).toHaveLength(1);
  expect(fix).toContain(componentId);
});

test('all that makes an address is to blame, what to change first', () => {
  expect(judged(withElasticIp()).blame.map(({ componentId }) => componentId)).toEqual(['EipAssociation', 'Eip', 'Host']);
});

test.each<[string, readonly string[], string]>([
  ['close all', [], 'at its Elastic IP Eip, from which only its security groups keep them'],
  ['open other ports than the network ACL', ['tcp 22 203.0.113.0/24'], 'from which only its security groups keep them'],
  ['let some in', ['tcp 2000 203.0.113.0/24'], 'at its Elastic IP Eip'],
])('it is said if security groups %s', (_, permissions, expected) => {
  const privateAcl = ['in 100 allow tcp 1024-65535 0.0.0.0/0'];
  const one = withElasticIp({ securityGroups: [known('Sg')] }, haNetwork({ privateAcl })).with(securityGroup('Sg', ...permissions));
  expect(judged(one)).toMatchObject({ verdict: 'VIOLATED', summary: expect.stringMatching(new RegExp(`${expected}$`)) });
});

test.each<[string, NetworkBuilder]>([
  ['no route', unrouted()],
  ['a route for a part of the addresses', unrouted().with(route('PrivateATable', '2600::/12 -> eigw Eigw'))],
  ['a black hole', unrouted().with(route('PrivateATable', '::/0 -> nat NatA'))],
  ['a route to a transit gateway', unrouted().with(route('PrivateATable', '::/0 -> tgw Tgw'))],
])('whether IPv6 packets get in, back from which there is %s, AWS does not document', (_, one) => {
  expect(judged(one)).toMatchObject({
    verdict: 'UNKNOWN',
    reasons: ['whether IPv6 packets of the internet reach subnet PrivateA, which has no route to an internet gateway for the replies, is not documented by AWS'],
  });
});

test('the witness is the lowest packet that arrives', () => {
  const privateAcl = ['in 100 allow tcp 22-2000 198.51.100.0/24', 'in 200 allow udp 53 203.0.113.0/24'];
  expect(judged(withElasticIp({}, haNetwork({ privateAcl }))).witnesses).toMatchObject([
    { source: '198.51.100.0', destination: '10.0.16.4', protocol: 'tcp', sourcePort: 1024, destinationPort: 22, where: 'entering subnet PrivateA' },
  ]);
});

test('replies of a NAT gateway are no inbound flows, though the network ACL lets such packets in', () => {
  expect(judged(haNetwork({ privateAcl: TIERED })).verdict).toBe('PROVED');
});

test('an isolated subnet must not be reached either', () => {
  const isolated = network.with(subnet('I', { tier: 'isolated', ipv4: '10.0.99.0/24' }));
  expect(judged(isolated, 'I').verdict).toBe('PROVED');
  expect(judged(isolated.with(host('H', 'I'), elasticIp('E', 'H')), 'I').verdict).toBe('VIOLATED');
});

test('it does not speak of public subnets', () => {
  expect(finding(noInboundFromInternet, network, 'PublicA')).toBeUndefined();
});

test.each<[string, NetworkBuilder, string]>([
  ['a route of unknown target', network.with(route('PrivateATable', '8.0.0.0/8 -> unknown')), 'the target of route'],
  ['a route of unknown destination', network.with(route('PrivateATable', '? -> igw Igw')), 'the destination of route'],
  ['an internet gateway outside the template', network.with(route('PrivateATable', '8.0.0.0/8 -> igw ?')), 'not in the template'],
  ['an ACL rule of unknown action', haNetwork({ privateAcl: ['in 100 ? all 0.0.0.0/0'] }).with(route('PrivateATable', '8.0.0.0/8 -> igw Igw')), 'the action of'],
  ['a host that may have a public address', withHost({ publicIpv4: unknown('a parameter') }), 'whether instance Host has a public address'],
  ['a subnet that may give addresses on launch', network.change('subnet', 'PrivateA', { publicIpv4OnLaunch: unknown('a parameter') }), 'PrivateA get a public address'],
  ['a database that may have a public address', network.with(placement('Db', 'PrivateA', { publicIpv4: unknown('a parameter') })), 'whether load balancer Db has public addresses'],
  ['VPC Block Public Access of unknown mode', withElasticIp().with(blockPublicAccess(undefined)), 'the mode of VPC Block Public Access'],
  ['an Elastic IP where the internet gateway is not in the template', withElasticIp().change('gateway-attachment', 'IgwAttachment', { gateway: unknown('imported') }), 'imported'],
])('UNKNOWN: %s', (_, one, reason) => {
  const { verdict, summary, reasons } = judged(one);
  expect([verdict, summary]).toEqual(['UNKNOWN', 'whether packets of the internet reach subnet PrivateA is unknown']);
  expect(reasons.join()).toContain(reason);
});

test('every entrance is named, and how to close it', () => {
  const open = withElasticIp().with(route('PrivateATable', '8.0.0.0/8 -> igw Igw')).change('subnet', 'PrivateA', { publicIpv4OnLaunch: known(true) });
  const [byRoute, byAddress, byLaunch] = [
    'its hosts by route PrivateATable 8.0.0.0/8 -> igw Igw for 8.0.0.0/8', 'instance Host at its Elastic IP Eip', 'its hosts at the public addresses that they get on launch',
  ];
  const detail = (text: string) => `lets packets of the internet reach ${text}`;
  expect(judged(open)).toMatchObject({
    summary: `packets of the internet reach subnet PrivateA: ${byRoute}, ${byAddress} and ${byLaunch}`,
    blame: [
      { componentId: 'PrivateATable 8.0.0.0/8 -> igw Igw', explanationCode: undefined, detail: detail(byRoute) },
      ...['EipAssociation', 'Eip', 'Host'].map((componentId) => ({ componentId, explanationCode: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', detail: detail(byAddress) })),
      { componentId: 'PrivateA', explanationCode: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', detail: detail(byLaunch) },
    ],
    fix: 'remove route PrivateATable 8.0.0.0/8 -> igw Igw from the route table of subnet PrivateA; '
      + 'take the public address that EipAssociation gives away, or move the host to a public subnet; set MapPublicIpOnLaunch of subnet PrivateA to false',
  });
});

test.each<[string, NetworkBuilder, string, string]>([
  ['of its own', network.with(placement('Alb', 'PrivateA')), 'load balancer Alb at its public addresses', 'give Alb no public addresses, or move Alb to public subnets'],
  ['of a launch template', network.with(placement('Asg', 'PrivateA', { type: 'Auto Scaling group', launchedBy: 'Template' })),
    'Auto Scaling group Asg at its public addresses', 'let Template give Asg no public addresses, or move Asg to public subnets'],
  ['behind closed security groups', network.with(placement('Db', 'PrivateA', { type: 'database', securityGroups: [known('Sg')] }), securityGroup('Sg')),
    'database Db at its public addresses, from which only its security groups keep them', 'give Db no public addresses, or move Db to public subnets'],
])('addresses %s in words', (_, one, detail, fix) => {
  expect(judged(one)).toMatchObject({ summary: `packets of the internet reach subnet PrivateA: ${detail}`, fix });
});
