import { App, CfnElement, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HaNatVpc, NetworkAclPolicy } from '../../../src';
import type { HaNatVpcProps } from '../../../src';
import { ALL_TIERS } from '../../support/tiers';

const ACL = 'AWS::EC2::NetworkAcl';
const ENTRY = 'AWS::EC2::NetworkAclEntry';
const ASSOCIATION = 'AWS::EC2::SubnetNetworkAclAssociation';
const DUAL_STACK = { ipProtocol: ec2.IpProtocol.DUAL_STACK };

function define(props: HaNatVpcProps = {}, extend: (vpc: HaNatVpc, stack: Stack) => void = () => undefined, stackId = 'Network') {
  const stack = new Stack(new App(), stackId);
  const vpc = new HaNatVpc(stack, 'Vpc', props);
  extend(vpc, stack);
  const template = Template.fromStack(stack);
  const elements = vpc.node.findAll().filter(CfnElement.isCfnElement);
  const pathOf = (logicalId: string) => elements.find((element) => stack.resolve(element.logicalId) === logicalId)!.node.path.replace('Network/Vpc/', '');
  /** The resources of a type by the path of their construct in the VPC. */
  const byPath = (type: string) => Object.fromEntries(Object.entries(template.findResources(type)).map(([id, resource]) => [pathOf(id), resource]));
  return { vpc, template, byPath };
}

test('each tier has a network ACL of its own, named after its path', () => {
  const acls = Object.values(define({ tiers: ALL_TIERS }).byPath(ACL));
  const names = acls.map(({ Properties }) => Properties.Tags.find(({ Key: key }: { Key: string }) => key === 'Name').Value);
  expect(names).toEqual(['Network/Vpc/PublicNetworkAcl', 'Network/Vpc/PrivateNetworkAcl', 'Network/Vpc/IsolatedNetworkAcl']);
});

test('a tier without subnets has none', () => {
  const { vpc, template } = define();
  template.resourceCountIs(ACL, 2);
  expect(vpc.networkAcls.isolatedSubnets).toBeUndefined();
});

test('none() leaves the subnets on the default network ACL', () => {
  const { vpc, template } = define({ networkAcls: NetworkAclPolicy.none() });
  [ACL, ENTRY, ASSOCIATION].forEach((type) => template.resourceCountIs(type, 0));
  expect(vpc.networkAcls).toEqual({ byTierName: {} });
});

test('the network ACLs can be given further entries', () => {
  const noTelnet = {
    ruleNumber: 10,
    cidr: ec2.AclCidr.anyIpv4(),
    traffic: ec2.AclTraffic.tcpPort(23),
    direction: ec2.TrafficDirection.EGRESS,
    ruleAction: ec2.Action.DENY,
  };
  const { byPath } = define({ proof: false }, (vpc) => vpc.networkAcls.privateSubnets!.addEntry('NoTelnet', noTelnet));
  expect(byPath(ENTRY)).toHaveProperty(['PrivateNetworkAcl/NoTelnet/Resource', 'Properties', 'RuleNumber'], 10);
});

test('an entry is called by its direction and number', () => {
  for (const [path, { Properties }] of Object.entries(define({ tiers: ALL_TIERS, ...DUAL_STACK }).byPath(ENTRY))) {
    expect(path).toMatch(new RegExp(`NetworkAcl/${Properties.Egress ? 'Egress' : 'Ingress'}${Properties.RuleNumber}$`));
  }
});

test('each subnet has one association, called after it, in the network ACL of its tier', () => {
  expect(Object.keys(define({ azCount: 2, tiers: ALL_TIERS }).byPath(ASSOCIATION)).sort()).toEqual([
    'IsolatedNetworkAcl/IsolatedSubnet1Association', 'IsolatedNetworkAcl/IsolatedSubnet2Association',
    'PrivateNetworkAcl/PrivateSubnet1Association', 'PrivateNetworkAcl/PrivateSubnet2Association',
    'PublicNetworkAcl/PublicSubnet1Association', 'PublicNetworkAcl/PublicSubnet2Association',
  ]);
});

test.each([ACL, ENTRY, ASSOCIATION])('logical ids of type %s do not depend on the name of the stack', (type) => {
  const [ids, others] = ['Network', 'Another'].map((stackId) => Object.keys(define({}, undefined, stackId).template.findResources(type)));
  expect(others).toEqual(ids);
});

test('a subnet is associated once every entry of the network ACL is there', () => {
  const { template } = define({ azCount: 2 });
  const entries = Object.entries(template.findResources(ENTRY));
  for (const { Properties: { NetworkAclId: acl }, DependsOn: dependsOn } of Object.values(template.findResources(ASSOCIATION))) {
    const entriesOfAcl = entries.filter(([, { Properties }]) => Properties.NetworkAclId.Ref === acl.Ref).map(([id]) => id);
    expect(entriesOfAcl).not.toEqual([]);
    expect(dependsOn).toEqual(entriesOfAcl.sort());
  }
});

test('the internet connectivity of the VPC waits for every entry and association', () => {
  const { template } = define({ tiers: ALL_TIERS }, (vpc, stack) => {
    const workload = new ec2.CfnNetworkInterface(stack, 'Workload', { subnetId: vpc.privateSubnets[0].subnetId });
    workload.node.addDependency(vpc.internetConnectivityEstablished);
  });
  const awaited = [...Object.keys(template.findResources(ENTRY)), ...Object.keys(template.findResources(ASSOCIATION))];
  const [{ DependsOn: dependsOn }] = Object.values(template.findResources('AWS::EC2::NetworkInterface'));
  expect(dependsOn).toEqual(expect.arrayContaining(awaited));
});

test('entries for the VPC\'s IPv6 block, and no others, wait until it is associated', () => {
  const { template } = define(DUAL_STACK);
  const [block] = Object.keys(template.findResources('AWS::EC2::VPCCidrBlock'));
  const entries = Object.values(template.findResources(ENTRY));
  const isForBlock = (entry: typeof entries[number]) => typeof entry.Properties.Ipv6CidrBlock === 'object';
  expect(entries.filter(isForBlock)).toHaveLength(2); // one into each tier
  entries.forEach((entry) => expect(entry.DependsOn).toEqual(isForBlock(entry) ? [block] : undefined));
});

describe('the metadata', () => {
  test('tells which ports are blocked on purpose', () => {
    const { template } = define({ networkAcls: NetworkAclPolicy.tiered({ blockRemoteAdminPorts: true }) });
    template.allResources(ACL, { Metadata: Match.objectLike({ 'cdk-ha-nat-vpc': { portsBlockedOnPurpose: [22, 3389] } }) });
  });
  test('tells what each tier is meant to send to the internet', () => {
    const acls = define({ tiers: ALL_TIERS, networkAcls: NetworkAclPolicy.tiered({ egress: [ec2.AclTraffic.tcpPort(443)] }) }).byPath(ACL);
    const https = { egress: [{ protocol: 6, from: 443, to: 443, cidr: '0.0.0.0/0' }] };
    expect(Object.values(acls).map(({ Metadata }) => Metadata['cdk-ha-nat-vpc'])).toEqual([https, https, { egress: [] }]);
  });
  test('has nothing to tell of a policy that does not say', () => {
    class Silent extends NetworkAclPolicy { public rules() { return []; } }
    define({ networkAcls: new Silent(), proof: false }).template.allResources(ACL, { Metadata: Match.absent() });
  });
});
