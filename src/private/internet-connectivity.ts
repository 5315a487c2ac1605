import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { DependencyGroup, IDependable } from 'constructs';

/**
 * Let everything that waits for a VPC's or a subnet's internet connectivity wait for the network ACLs too:
 * a workload that boots between an association and its entries finds a network that lets nothing pass.
 */
export function awaitNetworkAcls(vpc: ec2.Vpc, dependables: IDependable[]): void {
  for (const { internetConnectivityEstablished } of [vpc, ...vpc.publicSubnets, ...vpc.privateSubnets]) {
    (internetConnectivityEstablished as DependencyGroup).add(...dependables);
  }
}

/**
 * Let the IPv6 routes wait until the internet gateway is attached, as the IPv4 ones do: ec2 orders them after the gateway alone.
 */
export function awaitInternetGatewayAttachment(vpc: ec2.Vpc): void {
  const attachments = vpc.node.children.filter((child) => child instanceof ec2.CfnVPCGatewayAttachment);
  for (const subnet of vpc.publicSubnets) {
    subnet.node.children.filter((child) => child instanceof ec2.CfnRoute).forEach((route) => route.node.addDependency(...attachments));
  }
}
