import { known, unknown } from '../../../src/reachability/private/network/resource';
import { PacketSet } from '../../../src/reachability/private/packet/packet-set';
import { repliesWithinVpc } from '../../../src/reachability/rules/replies-within-vpc';
import { finding } from '../../support/judging';
import { acl, haNetwork, host, NetworkBuilder, packets, securityGroup, subnet } from '../../support/network-builder';

/** A network with a data tier, whose ACL has these rules. */
const data = (...rules: string[]) => haNetwork().with(subnet('Data', { tier: 'isolated', ipv4: '10.0.99.0/24', acl: 'DataAcl' }), acl('DataAcl', ...rules));
const judged = (one: NetworkBuilder, id = 'PrivateA') => finding(repliesWithinVpc, one, id)!;
const SERVER = ['in 100 allow tcp 5432 10.0.0.0/16', 'out 100 allow tcp 1024-65535 10.0.0.0/16'];
const NARROW = ['in 100 allow tcp 5432 10.0.0.0/16', 'out 100 allow tcp 32768-60999 10.0.0.0/16'];

test.each<[string, NetworkBuilder, string]>([
  ['default network ACLs', haNetwork(), 'PrivateA'],
  ['a server that replies to every port', data(...SERVER), 'PrivateA'],
  ['a tier that nobody can ask', data(), 'PrivateA'],
  ['a tier that can ask nobody', data(), 'Data'],
])('PROVED: %s', (_, one, id) => {
  expect(judged(one, id)).toMatchObject({ verdict: 'PROVED', summary: `every reply from the other subnets of the VPC to subnet ${id} passes` });
});

test.each<[string, NetworkBuilder, string]>([
  ['the server itself, which asks nothing', data(...SERVER), 'Data'],
  ['a server that replies to some ports, and asks nothing', data(...NARROW), 'Data'],
  ['rules that name each subnet', data('in 100 allow tcp 5432 10.0.16.0/20', 'out 100 allow tcp 1024-65535 10.0.16.0/20'), 'PrivateA'],
])('PROVED, but for what looks like replies: %s', (_, one, id) => {
  const summary = `every reply from the other subnets of the VPC to subnet ${id} passes, but for replies to packets that are likely replies themselves, by their port`;
  expect(judged(one, id)).toMatchObject({ verdict: 'PROVED', summary });
});

test.each<[string, string[], object]>([
  ['the ports of clients', ['in 100 allow tcp 5432 10.0.0.0/16', 'out 100 allow tcp 1024-60999 10.0.0.0/16'],
    { source: '10.0.16.4', destination: '10.0.99.0', protocol: 'tcp', sourcePort: 61000, destinationPort: 5432 }],
  ['the client', ['in 100 allow tcp 5432 10.0.0.0/16', 'out 90 deny all 10.0.16.64/26', 'out 100 allow tcp 1024-65535 10.0.0.0/16'],
    { source: '10.0.16.64', destination: '10.0.99.0', protocol: 'tcp', sourcePort: 1024, destinationPort: 5432 }],
  ['the protocol', ['in 100 allow tcp 5432 10.0.0.0/16', 'in 110 allow udp 53 10.0.0.0/16', 'out 100 allow tcp 1024-65535 10.0.0.0/16'],
    { source: '10.0.16.4', destination: '10.0.99.0', protocol: 'udp', sourcePort: 1024, destinationPort: 53 }],
])('the witness is a request whose own reply is lost, where %s matters', (_, rules, witness) => {
  expect(judged(data(...rules)).witnesses).toMatchObject([witness]);
});

/** A server that may ask as well: whatever comes to a high port of it looks like a reply. */
const ASKING = [...NARROW, 'in 110 allow tcp 1024-65535 10.0.0.0/16'];
const listening = (...permissions: string[]) => data(...ASKING).with(
  host('Db', 'Data', { securityGroups: [known('DbGroup')] }), host('App', 'PrivateA', { securityGroups: [known('AppGroup')] }),
  securityGroup('DbGroup', ...permissions), securityGroup('AppGroup'),
);
test.each<[string, NetworkBuilder, string, string]>([
  ['nothing', data(...ASKING), 'PROVED', 'warning'],
  ['a rule for the port', listening('tcp 5432 10.0.0.0/16'), 'VIOLATED', 'warning'],
  ['a rule for the port and just the subnet that asks', listening('tcp 5432 10.0.16.0/20'), 'VIOLATED', 'error'],
  ['a rule for the port and the group that asks', listening('tcp 5432 of AppGroup'), 'VIOLATED', 'error'],
  ['a rule for another subnet', listening('tcp 5432 10.0.0.0/24'), 'PROVED', 'warning'],
  ['a rule for another group', listening('tcp 5432 of Others'), 'PROVED', 'warning'],
  ['a rule for every port', listening('tcp 0-65535 10.0.0.0/16'), 'PROVED', 'warning'],
  ['a rule for all traffic', listening('all 10.0.0.0/16'), 'PROVED', 'warning'],
])('whether packets to a high port are requests, a security group says by %s', (_, one, verdict, severity) => {
  expect(judged(one)).toMatchObject({ verdict, severity });
});

test('VIOLATED: a server that replies to the ports of Linux alone', () => {
  expect(judged(data(...NARROW))).toMatchObject({
    verdict: 'VIOLATED',
    severity: 'warning',
    summary: 'replies from subnet Data to subnet PrivateA are lost: tcp 1024-32767, 61000-65535 to 10.0.16.0/20 leaving subnet Data',
    blame: [{ componentId: 'DataAcl', ruleNumber: 32767, explanationCode: 'SUBNET_ACL_RESTRICTION' }],
    witnesses: [{ source: '10.0.16.4', destination: '10.0.99.0', protocol: 'tcp', destinationPort: 5432, where: 'request to subnet Data, whose reply is lost' }],
    fix: 'add an outbound allow rule for tcp 1024-32767, 61000-65535 to 10.0.16.0/20 to network ACL DataAcl',
  });
});

test('VIOLATED: a client that does not hear the replies', () => {
  const one = haNetwork({ privateAcl: ['out 100 allow tcp 5432 10.0.0.0/16'] }).with(subnet('Data', { tier: 'isolated', ipv4: '10.0.99.0/24' }));
  expect(judged(one)).toMatchObject({ verdict: 'VIOLATED', blame: [{ componentId: 'PrivateAcl' }], summary: expect.stringContaining('entering subnet PrivateA') });
});

test('VIOLATED for one client subnet alone, where rules tell subnets apart', () => {
  const one = data('in 100 allow tcp 5432 10.0.0.0/16', 'out 100 allow tcp 1024-65535 10.0.16.0/20');
  expect(judged(one).verdict).toBe('PROVED');
  expect(judged(one, 'PrivateB').verdict).toBe('VIOLATED');
});

describe('what is meant is an error', () => {
  const claims = { ipv4: packets('tcp 443 0.0.0.0/0'), ipv6: PacketSet.empty('ipv6') };

  test('a HaNatVpc promises it', () => {
    const both = haNetwork({ privateAcl: ['out 100 allow all 0.0.0.0/0', 'in 100 allow all 0.0.0.0/0'] })
      .with(subnet('Data', { tier: 'isolated', ipv4: '10.0.99.0/24', acl: 'DataAcl' }), acl('DataAcl', ...NARROW));
    const promised = ['PrivateAcl', 'DataAcl'].reduce((one, id) => one.change('network-acl', id, { egressClaims: claims }), both);
    expect([judged(both).severity, judged(promised).severity]).toEqual(['warning', 'error']);
  });

  test('a security group of the server permits the clients', () => {
    const permitting = (text: string) => data(...NARROW).with(host('Db', 'Data', { securityGroups: [known('DbGroup')] }), securityGroup('DbGroup', text));
    expect(judged(permitting('tcp 5432 10.0.16.0/20')).severity).toBe('error');
    expect(judged(permitting('tcp 22 10.0.16.0/20')).severity).toBe('warning');
    expect(judged(permitting('tcp 5432 0.0.0.0/0')).severity).toBe('warning');
  });
});

test.each<[string, NetworkBuilder, string]>([
  ['an unknown rule', data('in 100 allow tcp 5432 10.0.0.0/16', 'out 100 ? tcp 1024-65535 10.0.0.0/16'), 'the action of network ACL entry'],
  ['a neighbour of unknown block', data(...SERVER).change('subnet', 'Data', { ipv4: unknown('IPAM gives it') }), 'the IPv4 block of subnet Data is unknown: IPAM gives it'],
  ['a subnet that may be a neighbour', data(...SERVER).change('subnet', 'Data', { vpc: unknown('it is imported') }), 'subnet Data may be in the VPC: it is imported'],
  ['a VPC that is unknown', data(...SERVER).change('subnet', 'PrivateA', { vpc: unknown('it is imported') }), 'its VPC is unknown: it is imported'],
  ['an unknown block', data(...SERVER).change('subnet', 'PrivateA', { ipv4: unknown('IPAM gives it') }), 'IPAM gives it'],
])('UNKNOWN: %s', (_, one, reason) => {
  const { verdict, reasons } = judged(one);
  expect(verdict).toBe('UNKNOWN');
  expect(reasons.join()).toContain(reason);
});

test('a subnet alone in its VPC has nobody to talk to', () => {
  const alone = haNetwork().without('PrivateB', 'PublicA', 'PublicB');
  expect(finding(repliesWithinVpc, alone, 'PrivateA')).toBeUndefined();
});

test('in words: what is unknown, and in which direction what is lost', () => {
  const unsure = data('in 100 allow tcp 5432 10.0.0.0/16', 'out 100 ? tcp 1024-65535 10.0.0.0/16');
  expect(judged(unsure)).toMatchObject({
    summary: 'whether replies from the other subnets of the VPC to subnet PrivateA pass is unknown',
    reasons: expect.not.arrayContaining(['which packets of subnet PrivateA reach subnet Data is unknown']),
  });
  const deaf = haNetwork({ privateAcl: ['out 100 allow tcp 5432 10.0.0.0/16'] }).with(subnet('Data', { tier: 'isolated', ipv4: '10.0.99.0/24' }));
  expect(judged(deaf)).toMatchObject({
    summary: expect.stringMatching(/ from 10\.0\..* entering subnet PrivateA/),
    fix: expect.stringMatching(/^add an inbound allow rule for .* from .* to network ACL PrivateAcl/),
    blame: [{ detail: expect.stringContaining('entering subnet PrivateA') }],
  });
});

test('subnets of another VPC are no neighbours', () => {
  const alone = haNetwork().without('PrivateB', 'PublicA', 'PublicB').with(subnet('Abroad', { vpc: 'Other', ipv4: '10.1.0.0/24' }));
  expect(finding(repliesWithinVpc, alone, 'PrivateA')).toBeUndefined();
});
