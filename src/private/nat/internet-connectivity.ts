import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { DependencyGroup, IDependable } from 'constructs';
import type { NetworkAcls } from '../network-acl/network-acls';

/**
 * Let everything that waits for a VPC's or a subnet's internet connectivity wait for the network ACLs too.
 * A workload that boots before its ACL stands, entries first and association last, finds its connections cut in the
 * middle.
 */
export function awaitNetworkAcls(
  vpc: ec2.Vpc,
  { entries, associations }: Pick<NetworkAcls, 'entries' | 'associations'>,
): void {
  addTo(vpc.internetConnectivityEstablished, [...entries, ...associations.values()]);
  associations.forEach((association, subnet) => addTo(subnet.internetConnectivityEstablished, [association]));
}

/**
 * Let the IPv6 routes wait until the internet gateway is attached, as the IPv4 ones do: ec2 orders them after the
 * gateway alone.
 */
export function awaitInternetGatewayAttachment(vpc: ec2.Vpc): void {
  const attachments = vpc.node.children.filter((child) => child instanceof ec2.CfnVPCGatewayAttachment);
  for (const subnet of vpc.publicSubnets) {
    subnet.node.children
      .filter((child) => child instanceof ec2.CfnRoute)
      .forEach((route) => route.node.addDependency(...attachments));
  }
}

/** In a VPC that the app defines, the dependable is a group that can be added to. */
function addTo(internetConnectivityEstablished: IDependable, dependables: IDependable[]): void {
  (internetConnectivityEstablished as DependencyGroup).add(...dependables);
}
