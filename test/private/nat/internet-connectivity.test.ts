import { CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IDependable } from 'constructs';
import { HaNatVpc } from '../../../src';
import { agnosticStack, type CfnTemplate } from '../../support/stacks';
import { ALL_TIERS } from '../../support/tiers';

/** Everything that must exist before a resource that waits for something of a VPC. */
const before = (waitFor: (vpc: HaNatVpc) => IDependable) => {
  const stack = agnosticStack();
  const vpc = new HaNatVpc(stack, 'Vpc', { azCount: 2, ipProtocol: ec2.IpProtocol.DUAL_STACK, tiers: ALL_TIERS });
  new CfnResource(stack, 'Workload', { type: 'Test::Workload' }).node.addDependency(waitFor(vpc));
  return prerequisites(stack, 'Workload');
};

function prerequisites(stack: Stack, logicalId: string): string[] {
  const { Resources: resources } = Template.fromStack(stack).toJSON() as CfnTemplate;
  const seen = new Set<string>();
  const visit = (id: string) => {
    const { DependsOn: dependsOn = [], Properties: properties } = resources[id];
    const referenced = [...JSON.stringify(properties ?? {}).matchAll(/"(?:Ref":|Fn::GetAtt":\[)"(\w+)"/g)].map(([, reference]) => reference);
    [...[dependsOn].flat(), ...referenced].filter((next) => next in resources && !seen.has(next)).forEach((next) => {
      seen.add(next);
      visit(next);
    });
  };
  visit(logicalId);
  return [...seen];
}

const some = (pattern: string) => expect.arrayContaining([expect.stringMatching(pattern)]);
const PUBLIC_ACL = ['^VpcPublicNetworkAclEgress', '^VpcPublicNetworkAclIngress', '^VpcPublicNetworkAclPublicSubnet1Association'];
const PRIVATE_ACL = ['^VpcPrivateNetworkAclEgress', '^VpcPrivateNetworkAclIngress', '^VpcPrivateNetworkAclPrivateSubnet1Association'];
const WAY_OUT = ['^VpcPublicSubnet1NATGateway', '^VpcPrivateSubnet1DefaultRoute', '^VpcVPCGW'];

test('the connectivity of the VPC waits for every ACL entry and association', () => {
  const found = before((vpc) => vpc.internetConnectivityEstablished);
  [...PUBLIC_ACL, ...PRIVATE_ACL].forEach((pattern) => expect(found).toEqual(some(pattern)));
});

test('the connectivity of the VPC waits for the gateways, their routes and the attachment', () => {
  const found = before((vpc) => vpc.internetConnectivityEstablished);
  ['^VpcVPCGW', '^VpcPublicSubnet1DefaultRoute', '^VpcPublicSubnet1DefaultRoute6', '^VpcPrivateSubnet2DefaultRoute', '^VpcPrivateSubnet2DefaultRoute6',
    '^VpcPrivateSubnet2RouteTableAssociation', '^VpcPublicSubnet2NATGateway', '^VpcPublicSubnet2EIP', '^VpcEIGW']
    .forEach((pattern) => expect(found).toEqual(some(pattern)));
});

test('the connectivity of a private subnet waits for its ACL, and for the whole way out with the ACL there', () => {
  const found = before((vpc) => vpc.privateSubnets[0].internetConnectivityEstablished);
  [...PRIVATE_ACL, ...WAY_OUT, ...PUBLIC_ACL].forEach((pattern) => expect(found).toEqual(some(pattern)));
});

test('what is placed in an isolated subnet waits for its ACL, and for no way out', () => {
  const found = before((vpc) => vpc.isolatedSubnets[0].internetConnectivityEstablished);
  ['^VpcIsolatedNetworkAclEgress', '^VpcIsolatedNetworkAclIngress', '^VpcIsolatedNetworkAclIsolatedSubnet1Association']
    .forEach((pattern) => expect(found).toEqual(some(pattern)));
  WAY_OUT.forEach((pattern) => expect(found).not.toEqual(some(pattern)));
});

test('a workload in selected subnets waits as well', () => {
  const found = before((vpc) => vpc.selectSubnets().internetConnectivityEstablished);
  [...PRIVATE_ACL, ...WAY_OUT].forEach((pattern) => expect(found).toEqual(some(pattern)));
});

test('IPv6 routes wait until the internet gateway is attached', () => {
  const stack = agnosticStack();
  new HaNatVpc(stack, 'Vpc', { azCount: 2, ipProtocol: ec2.IpProtocol.DUAL_STACK });
  const routes = Object.keys(Template.fromStack(stack).findResources('AWS::EC2::Route')).filter((id) => /^VpcPublicSubnet\dDefaultRoute6/.test(id));
  expect(routes).toHaveLength(2);
  routes.forEach((route) => expect(prerequisites(stack, route)).toEqual(some('^VpcVPCGW')));
});
