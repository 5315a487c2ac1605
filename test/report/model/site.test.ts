import { App, Stack, Stage, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { NetworkReachability } from '../../../src/reachability/network-reachability';
import type { Site } from '../../../src/report/model/site';
import { closedPorts, gatewayOf, isCause, sitesOf } from '../../../src/report/model/site';
import { drawn, engineOf } from '../../support/engine';
import { empty, haNetwork, regionalNat, route, subnet, TIERED, vpc } from '../../support/network-builder';

const deny = ['in 50 deny tcp 1024-65535 203.0.113.0/24', ...TIERED];
const siteOf = (network: typeof empty) => drawn(engineOf(network)).site;

test('gateways are counted through all VPCs, zone by zone', () => {
  const other = [
    ...vpc('Other', '10.9.0.0/16'), ...subnet('OtherA', { vpc: 'Other', ipv4: '10.9.0.0/24', zone: 'a' }), regionalNat('OtherNat', undefined, 'Other'),
  ];
  const engine = engineOf(haNetwork().with(other));
  const named = sitesOf(engine.topology(), []).map(({ vpc: { id }, gateways }) =>
    [id, gateways.map(({ name, elasticIps }) => [name, ...elasticIps.map(({ label }) => label)])]);
  expect(named)
    .toEqual([['Other', [['NAT gateway 1']]], ['Vpc', [['NAT gateway 2', 'Elastic IP 1'], ['NAT gateway 3', 'Elastic IP 2']]]]);
});
test('a VPC without subnets is not shown', () => expect(sitesOf(engineOf(empty.with(vpc())).topology(), [])).toEqual([]));
test('subnets know their routes, gateways and ACL', () => {
  const site = siteOf(haNetwork({ publicAcl: TIERED }));
  const publicA = site.subnets.find(({ id }) => id === 'PublicA')!;
  expect([publicA.routes.map(({ targetId }) => targetId), publicA.gateways.map(({ name }) => name), publicA.acl?.id, publicA.zone.label]).toEqual([['Igw'], ['NAT gateway 1'], 'PublicAcl', 'a']);
  expect(gatewayOf(site, 'NatB')?.home?.id).toBe('PublicB');
});

describe('who is to blame', () => {
  const causes = (network: typeof empty) => siteOf(network).subnets.filter(isCause).map(({ id }) => id);
  test('nobody', () => expect(causes(haNetwork())).toEqual([]));
  test('the subnet whose ACL denies, not those who leave through it', () => expect(causes(haNetwork({ publicAcl: deny, privateAcl: TIERED }))).toEqual(['PublicA', 'PublicB']));
  test('the subnet whose route crosses zones', () => {
    expect(causes(haNetwork().without('PrivateATable 0.0.0.0/0 -> nat NatA').with(route('PrivateATable', '0.0.0.0/0 -> nat NatB')))).toEqual(['PrivateA']);
  });
});

test('findings belong to the VPC of their subject, the rest to the first', () => {
  const engine = engineOf(haNetwork({ privateAcl: TIERED }));
  const [site] = sitesOf(engine.topology(), engine.check());
  expect(site.findings).toHaveLength(engine.check().length);
  const [finding] = site.findings;
  expect(closedPorts([{ ...finding, portsBlockedOnPurpose: [3389, 22] }, { ...finding, portsBlockedOnPurpose: [22] }])).toEqual([22, 3389]);
});

describe('several stacks', () => {
  const app = new App();
  for (const region of ['us-east-1', 'us-west-2']) {
    const stage = new Stage(app, region, { env: { account: '111111111111', region } });
    new ec2.Vpc(new Stack(stage, 'Net'), 'Vpc', { availabilityZones: ['a', 'b'].map((letter) => `${region}${letter}`), natGateways: 1 });
  }
  const network = NetworkReachability.fromAssembly(app.synth().directory);
  const sites = sitesOf(network.topology(), network.check());

  test('every finding is about something in its own VPC', () => {
    const about = ({ findings, subnets }: Site) => findings.filter(({ subject }) => subnets.some(({ id }) => id === subject));
    expect(sites.map((site) => about(site).length > 0)).toEqual([true, true]);
    const troubled = ({ subnets }: Site) => subnets.filter(({ troubles }) => troubles.length > 0).map(({ name }) => name);
    expect(sites.map(troubled)).toEqual([['VpcPrivateSubnet2'], ['VpcPrivateSubnet2']]);
    expect(sites.map(({ subnets }) => subnets.filter(isCause).length)).toEqual([1, 1]);
  });
  test('VPCs of one name are told apart', () => expect(sites.map(({ vpc: { name } }) => name)).toEqual(['us-east-1/Net:Vpc8378EB38', 'us-west-2/Net:Vpc8378EB38']));
});
