import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { DependencyGroup, IDependable } from 'constructs';
import type { TierNetworkAcl } from '../network-acl/tier-network-acl';

/**
 * Let what waits for the internet connectivity of a VPC wait for all of it: ec2 names the internet gateway alone. The
 * subnets bring their routes, these the gateways that they lead to.
 */
export function awaitRoutes(vpc: ec2.Vpc): void {
  const subnets = [...vpc.publicSubnets, ...vpc.privateSubnets, ...vpc.isolatedSubnets];
  addTo(vpc.internetConnectivityEstablished, [
    ...attachmentsOf(vpc),
    ...subnets.map((subnet) => subnet.internetConnectivityEstablished),
  ]);
}

/**
 * Let everything that waits for a VPC's or a subnet's internet connectivity wait for the network ACLs too.
 * A workload that boots before its ACL stands, entries first and association last, finds its connections cut in the
 * middle.
 */
export function awaitNetworkAcls(vpc: ec2.Vpc, networkAcls: Iterable<TierNetworkAcl>): void {
  for (const { acl, associations } of networkAcls) {
    addTo(vpc.internetConnectivityEstablished, [acl]);
    associations.forEach((association, subnet) => addTo(subnet.internetConnectivityEstablished, [association]));
  }
}

/**
 * Let the IPv6 routes wait until the internet gateway is attached, as the IPv4 ones do: ec2 orders them after the
 * gateway alone.
 */
export function awaitInternetGatewayAttachment(vpc: ec2.Vpc): void {
  for (const subnet of vpc.publicSubnets) {
    subnet.node.children
      .filter((child) => child instanceof ec2.CfnRoute)
      .forEach((route) => route.node.addDependency(...attachmentsOf(vpc)));
  }
}

export function attachmentsOf(vpc: ec2.Vpc): ec2.CfnVPCGatewayAttachment[] {
  return vpc.node.children.filter((child) => child instanceof ec2.CfnVPCGatewayAttachment);
}

/** In a VPC that the app defines, the dependable is a group that can be added to. */
function addTo(internetConnectivityEstablished: IDependable, dependables: IDependable[]): void {
  (internetConnectivityEstablished as DependencyGroup).add(...dependables);
}
