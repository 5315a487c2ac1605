import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { expressionKey } from './expression-key';
import type { SubnetTier } from '../subnet-tier';

const PRIVATE_SUBNETS: ec2.SubnetSelection = { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS };

/**
 * In the private route tables alone: what NAT gateways would carry at a price, and nothing for the tier that speaks to
 * the VPC alone.
 */
export function defaultGatewayEndpoints(tiers: SubnetTier[]): Record<string, ec2.GatewayVpcEndpointOptions> {
  return tiers.some(({ subnetType }) => subnetType === PRIVATE_SUBNETS.subnetType)
    ? {
      S3: { service: ec2.GatewayVpcEndpointAwsService.S3, subnets: [PRIVATE_SUBNETS] },
      DynamoDb: { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB, subnets: [PRIVATE_SUBNETS] },
    }
    : {};
}

/**
 * Gateway endpoints that contest a route: an app that adds one of its own beside a default one fails only when it is
 * deployed.
 */
export function contestedEndpointRoutes(vpc: ec2.Vpc): string[] {
  const key = (value: unknown) => expressionKey(vpc, value);
  const stack = Stack.of(vpc);
  const own = key(vpc.vpcId);
  const endpoints = stack.node.findAll()
    .filter((construct) => construct instanceof ec2.CfnVPCEndpoint)
    .filter(({ vpcId }) => key(vpcId) === own);

  const holders = new Map<string, string>();
  const contests = new Set<string>();
  for (const endpoint of endpoints) {
    for (const routeTable of stack.resolve(endpoint.routeTableIds) ?? []) {
      const route = key([endpoint.serviceName, routeTable]);
      const path = endpoint.node.scope!.node.path;
      const holder = holders.get(route);
      if (holder) {
        contests.add(
          `${holder} and ${path} are gateway endpoints of one service in the same route table, where AWS accepts a single one: ` +
            'leave the second out, or pass the gatewayEndpoints of HaNatVpc without that service',
        );
      }
      holders.set(route, holder ?? path);
    }
  }
  return [...contests];
}
