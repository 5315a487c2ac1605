import { AspectPriority, Aspects, CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { outermost } from '../../reachability/construct-paths';
import { expressionKey } from '../expression-key';

/** What runs in subnets from the moment it is created, and where it says so: L1 properties by CloudFormation type. */
const SUBNETS_OF: Readonly<Record<string, (resolved: any) => unknown[]>> = {
  'AWS::EC2::Instance': ({ subnetId, networkInterfaces = [] }) => [
    subnetId,
    ...networkInterfaces.map((each: any) => each.subnetId),
  ],
  'AWS::AutoScaling::AutoScalingGroup': ({ vpcZoneIdentifier = [] }) => vpcZoneIdentifier,
  'AWS::ECS::Service': ({ networkConfiguration }) => networkConfiguration?.awsvpcConfiguration?.subnets ?? [],
  'AWS::EKS::Nodegroup': ({ subnets = [] }) => subnets,
};

/**
 * Let what is launched into a VPC's subnets wait until these are connected, or its first boot finds half a network. ec2
 * makes an instance wait only where it asks for a public address.
 *
 * Other stacks of the app wait for the whole stack of the VPC as it is.
 */
export function letWorkloadsWait(vpc: ec2.Vpc): void {
  Aspects.of(vpc).add(
    {
      visit(node) {
        if (node === vpc) {
          addDependencies(vpc);
        }
      },
    },
    { priority: AspectPriority.READONLY - 1 },
  );
}

function addDependencies(vpc: ec2.Vpc): void {
  const stack = outermost(Stack.of(vpc));
  const subnets = new Map(
    [...vpc.publicSubnets, ...vpc.privateSubnets, ...vpc.isolatedSubnets]
      .filter((subnet) => !leadsToHost(subnet))
      .map((subnet) => [expressionKey(vpc, subnet.subnetId), subnet]),
  );
  for (const workload of stack.node.findAll().filter(CfnResource.isCfnResource)) {
    const subnetsOf = SUBNETS_OF[workload.cfnResourceType];
    if (subnetsOf && outermost(Stack.of(workload)) === stack) {
      for (const subnetId of subnetsOf(propertiesOf(workload))) {
        const subnet = subnets.get(JSON.stringify(subnetId));
        if (subnet) {
          workload.node.addDependency(subnet.internetConnectivityEstablished);
        }
      }
    }
  }
}

/** Where a route leads to a host, that host cannot wait for it: the subnet is left to its owner. */
function leadsToHost(subnet: ec2.ISubnet): boolean {
  return subnet.node.children.some(
    (child) => child instanceof ec2.CfnRoute && (child.instanceId ?? child.networkInterfaceId) !== undefined,
  );
}

function propertiesOf(workload: CfnResource): unknown {
  const { subnetId, networkInterfaces, vpcZoneIdentifier, networkConfiguration, subnets } = workload as any;
  return Stack.of(workload).resolve({ subnetId, networkInterfaces, vpcZoneIdentifier, networkConfiguration, subnets });
}
