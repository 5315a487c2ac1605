import { NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as eks from 'aws-cdk-lib/aws-eks';
import { HaNatVpc } from '../../../src';
import { agnosticStack } from '../../support/stacks';
import { ALL_TIERS } from '../../support/tiers';

const { PUBLIC, PRIVATE_WITH_EGRESS, PRIVATE_ISOLATED } = ec2.SubnetType;
const machine = { instanceType: new ec2.InstanceType('t3.micro'), machineImage: ec2.MachineImage.latestAmazonLinux2023() };

/** What a resource of a type waits for, by logical id. */
function dependencies(type: string, define: (stack: Stack, vpc: HaNatVpc) => void): string[] {
  const stack = agnosticStack();
  define(stack, new HaNatVpc(stack, 'Vpc', { azCount: 2, tiers: ALL_TIERS, proof: false }));
  const [{ DependsOn: dependsOn = [] }] = Object.values(Template.fromStack(stack).findResources(type));
  return [dependsOn].flat().map((id: string) => id.replace(/[0-9A-F]{8}$/, ''));
}
const instanceIn = (subnetType: ec2.SubnetType) => (scope: Stack, vpc: ec2.IVpc) => {
  new ec2.Instance(scope, 'Host', { vpc, vpcSubnets: { subnetType }, ...machine });
};

test.each([
  [PUBLIC, ['VpcPublicSubnet1DefaultRoute', 'VpcPublicSubnet1RouteTableAssociation', 'VpcPublicNetworkAclPublicSubnet1Association']],
  [PRIVATE_WITH_EGRESS, ['VpcPrivateSubnet1DefaultRoute', 'VpcPrivateSubnet1RouteTableAssociation', 'VpcPrivateNetworkAclPrivateSubnet1Association']],
  [PRIVATE_ISOLATED, ['VpcIsolatedSubnet1RouteTableAssociation', 'VpcIsolatedNetworkAclIsolatedSubnet1Association']],
])('a plain instance in a subnet of type %s waits until that is connected', (subnetType, expected) => {
  expect(dependencies('AWS::EC2::Instance', instanceIn(subnetType))).toEqual(expect.arrayContaining(expected));
});

test.each<[string, string, (stack: Stack, vpc: HaNatVpc) => void]>([
  ['an Auto Scaling group', 'AWS::AutoScaling::AutoScalingGroup', (stack, vpc) => new autoscaling.AutoScalingGroup(stack, 'Group', { vpc, ...machine })],
  ['an ECS service', 'AWS::ECS::Service', (stack, vpc) => {
    const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
    taskDefinition.addContainer('App', { image: ecs.ContainerImage.fromRegistry('app') });
    new ecs.FargateService(stack, 'Service', { cluster: new ecs.Cluster(stack, 'Cluster', { vpc }), taskDefinition });
  }],
  ['an EKS node group', 'AWS::EKS::Nodegroup', (stack, vpc) => new eks.CfnNodegroup(stack, 'Nodes', {
    clusterName: 'c', nodeRole: 'r', subnets: vpc.privateSubnets.map(({ subnetId }) => subnetId),
  })],
  ['an instance by its network interface', 'AWS::EC2::Instance', (stack, vpc) => new ec2.CfnInstance(stack, 'Host', {
    networkInterfaces: [{ deviceIndex: '0', subnetId: vpc.privateSubnets[1].subnetId }],
  })],
])('%s waits as well', (_, type, define) => {
  expect(dependencies(type, define)).toEqual(expect.arrayContaining(['VpcPrivateSubnet2DefaultRoute', 'VpcPrivateNetworkAclPrivateSubnet2Association']));
});

test('so does a workload in a nested stack: the whole of that waits', () => {
  const define = (stack: Stack, vpc: HaNatVpc) => instanceIn(PRIVATE_WITH_EGRESS)(new NestedStack(stack, 'Nested'), vpc);
  expect(dependencies('AWS::CloudFormation::Stack', define)).toContain('VpcPrivateSubnet1DefaultRoute');
});

test('a host that a route of its own subnet leads to does not wait for that route', () => {
  const found = dependencies('AWS::EC2::Instance', (stack, vpc) => {
    const subnet = vpc.privateSubnets[0] as ec2.PrivateSubnet;
    const host = new ec2.Instance(stack, 'Host', { vpc, vpcSubnets: { subnets: [subnet] }, ...machine });
    subnet.addRoute('Office', {
      routerType: ec2.RouterType.INSTANCE, routerId: host.instanceId, destinationCidrBlock: '192.168.0.0/16', enablesInternetConnectivity: true,
    });
  });
  expect(found.filter((id) => id.startsWith('Vpc'))).toEqual([]);
});

test('subnets of another VPC are none of its concern', () => {
  const found = dependencies('AWS::EC2::Instance', (stack) => instanceIn(PRIVATE_WITH_EGRESS)(stack, new ec2.Vpc(stack, 'Other')));
  expect(found.filter((id) => /^(Vpc|Other)/.test(id))).toEqual([]);
});
