import { ExitCode } from '../../../src/cli/exit-code';
import { smallNetwork, Workspace } from '../../support/command-line';

const withHosts = smallNetwork({ deniedPorts: { From: 32768, To: 60999 } });
Object.assign(withHosts.Resources, {
  Bastion: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'PublicA' } } },
  Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Subnets: [{ Ref: 'PrivateA' }, { Ref: 'PrivateB' }] } },
});
Object.assign(withHosts.Resources, {
  Worker: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'PrivateA' }, SecurityGroupIds: [{ Ref: 'WorkerGroup' }] } },
  Card: { Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId: { Ref: 'PrivateA' }, GroupSet: [{ Ref: 'WorkerGroup' }] } },
  Appliance: { Type: 'AWS::EC2::Instance', Properties: { NetworkInterfaces: [{ DeviceIndex: '0', NetworkInterfaceId: { Ref: 'Card' } }] } },
  Launch: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: { Ref: 'PrivateA' }, Groups: [{ Ref: 'WorkerGroup' }] }] } } },
  Launched: { Type: 'AWS::EC2::Instance', Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Launch' }, Version: '1' } } },
  WorkerGroup: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: { Ref: 'Vpc' }, SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }] } },
});
const here = new Workspace({
  'network.json': smallNetwork(),
  'hosts.json': withHosts,
  'unknown.json': smallNetwork({ gatewayPerZone: false, zoneB: { 'Fn::ImportValue': 'ZoneB' } }),
  'table.json': { Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: {} } } },
  'both/a.json': smallNetwork(),
  'both/b.json': smallNetwork(),
});
afterAll(() => here.remove());

test('the path there and back, one hop a line', async () => {
  const { code, out, err } = await here.run('explain network.json --from PrivateA --to internet --tcp 443');
  expect([code, err]).toEqual([ExitCode.PROVED, '']);
  expect(out).toContain('verdict  ✓ found');
  expect(out).toMatch(/\d ✓ route table TableA +0\.0\.0\.0\/0 → NatA/);
  expect(out).toContain('Reply');
});

test.each([
  ['hosts.json --from PrivateA --to internet --tcp 443', ExitCode.VIOLATED],
  ['hosts.json --from PrivateA --to 198.51.100.1 --tcp 443', ExitCode.PROVED],
  ['network.json --from internet --to PrivateA --tcp 22', ExitCode.VIOLATED],
  ['network.json --from 10.0.10.5 --to 10.0.11.5 --udp 53', ExitCode.PROVED],
  ['network.json --from PrivateA --to internet --icmp', ExitCode.PROVED],
  ['network.json --from PrivateA --to PrivateB', ExitCode.PROVED],
  ['network.json --from PrivateA --to internet --tcp 8000-8999', ExitCode.PROVED],
])('explain %s ends with %i', async (argv, code) => expect((await here.run(`explain ${argv}`)).code).toBe(code));

test.each([
  ['an instance', 'worker'], ['a network interface', 'card'], ['an instance by its interface', 'appliance'], ['an instance of a launch template', 'launched'],
])('the security groups of %s count', async (_, name) => {
  const { code, out, err } = await here.run(`explain hosts.json --from ${name} --to internet --tcp 25`);
  expect([code, err]).toEqual([ExitCode.VIOLATED, '']);
  expect(out).toContain('no outbound rule of WorkerGroup allows tcp 25');
});

test('an AWS service is a destination', async () => {
  const { out } = await here.run('explain network.json --from PrivateA --to s3 --tcp 443');
  expect(out).toMatch(/^to {7}s3$/m);
});

test('an Elastic IP is where a stranger tries', async () => {
  const { code, out, err } = await here.run('explain network.json --from 198.51.100.1 --to nataip --tcp 443');
  expect([code, err]).toEqual([ExitCode.VIOLATED, '']);
  expect(out).toMatch(/✗ NAT gateway NatA/);
});

test('what stands in several subnets has a path from each', async () => {
  const { out, err } = await here.run('explain hosts.json --from balancer --to internet --tcp 443');
  expect(out.match(/^from {5}Private[AB]$/gm)).toEqual(['from     PrivateA', 'from     PrivateB']);
  expect(err).toContain('Balancer stands in PrivateA and PrivateB');
});

test('json is that of the analysis; a list where there are several', async () => {
  const one = JSON.parse((await here.run('explain network.json --from PrivateA --to internet --tcp 443 --json')).out);
  expect([one.Source, one.Verdict]).toEqual(['PrivateA', 'FOUND']);
  expect(JSON.parse((await here.run('explain hosts.json --from Balancer --to internet --tcp 443 --json')).out)).toHaveLength(2);
});

test('of several templates, the one that has both ends is taken', async () => {
  expect((await here.run('explain table.json network.json --from PrivateA --to internet --tcp 443')).code).toBe(ExitCode.PROVED);
});

test.each([
  ['network.json --from PrivateA --to internet --tcp 443 --udp 53', 'cannot be used with option'],
  ['network.json --from PrivateA --tcp 443', "required option '--to <destination>' not specified"],
  ['network.json --from PrivateA --to internet --tcp https', '--tcp https: expected a port from 0 to 65535'],
  ['network.json --from PrivatA --to internet --tcp 443', 'nothing in the network is called PrivatA: there are PublicA, app a (PrivateA), NatAIp, PublicB, app b (PrivateB) and NatBIp'],
  ['network.json --from 192.0.2.1 --to internet --tcp 443', 'both lie outside the VPC'],
  ['both --from PrivateA --to internet --tcp 443', 'PrivateA and internet are in both/a.json and both/b.json: name the template that you mean'],
  ['table.json --from PrivateA --to internet --tcp 443', 'nothing in the network is called PrivateA: the template has no subnet'],
])('is refused: %s', async (argv, message) => {
  const { code, out, err } = await here.run(`explain ${argv}`);
  expect([code, out]).toEqual([ExitCode.USAGE, '']);
  expect(err).toContain(message);
});

test('marks are coloured on a terminal', async () => {
  const { out } = await here.run('explain hosts.json --from PrivateA --to internet --tcp 443', { isTerminal: true });
  expect(out).toContain('verdict  \u001b[33m!\u001b[39m');
});
