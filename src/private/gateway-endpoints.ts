import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { expressionKey } from './expression-key';
import { refersTo } from './references';
import type { SubnetTier } from '../subnet-tier';

const GATEWAY: string = ec2.VpcEndpointType.GATEWAY;
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

const defaultEndpoints = new WeakSet<ec2.GatewayVpcEndpoint>();

/** Remember the endpoints that a VPC has by default: what an app adds for their services extends them. */
export function markDefaultEndpoints(vpc: ec2.Vpc, chosen: object | undefined): void {
  if (chosen) {
    return;
  }
  vpc.node.children
    .filter((child) => child instanceof ec2.GatewayVpcEndpoint)
    .forEach((endpoint) => defaultEndpoints.add(endpoint));
}

/**
 * Put the default endpoint of a service into the route tables of more subnets; undefined if it has none. AWS accepts
 * one endpoint of a service in a route table.
 */
export function extendedDefaultEndpoint(
  vpc: ec2.Vpc,
  { service, subnets, ipAddressType, dnsRecordIpType }: ec2.GatewayVpcEndpointOptions,
): ec2.GatewayVpcEndpoint | undefined {
  const serviceName = expressionKey(vpc, service.name);
  const endpoint = vpc.node.children
    .filter((child) => child instanceof ec2.GatewayVpcEndpoint)
    .find((child) => defaultEndpoints.has(child) && expressionKey(vpc, resourceOf(child).serviceName) === serviceName);
  if (endpoint) {
    const resource = resourceOf(endpoint);
    const added = subnets?.flatMap((selection) => vpc.selectSubnets(selection).subnets)
      ?? [...vpc.privateSubnets, ...vpc.publicSubnets, ...vpc.isolatedSubnets];
    const routeTables = [
      ...(resource.routeTableIds ?? []),
      ...added.map(({ routeTable }) => routeTable.routeTableId),
    ];
    resource.ipAddressType = ipAddressType ?? resource.ipAddressType;
    resource.dnsOptions = dnsRecordIpType ? { dnsRecordIpType } : resource.dnsOptions;
    resource.routeTableIds = [...new Map(routeTables.map((id) => [expressionKey(vpc, id), id])).values()];
  }
  return endpoint;
}

function resourceOf(endpoint: ec2.GatewayVpcEndpoint): ec2.CfnVPCEndpoint {
  return endpoint.node.defaultChild as ec2.CfnVPCEndpoint;
}

/** Whether a gateway endpoint of the app is in the route table of one of a VPC's subnets. */
export function haveGatewayEndpoint(vpc: ec2.Vpc, subnets: readonly ec2.ISubnet[]): boolean {
  const reached = new Set(gatewayEndpointsOf(vpc).flatMap(routeTableKeys));
  return subnets.some((subnet) => reached.has(expressionKey(vpc, subnet.routeTable.routeTableId)));
}

function gatewayEndpointsOf(vpc: ec2.Vpc): ec2.CfnVPCEndpoint[] {
  return vpc.node.root.node.findAll()
    .filter((construct) => construct instanceof ec2.CfnVPCEndpoint)
    .filter(({ vpcEndpointType = GATEWAY }) => vpcEndpointType === GATEWAY)
    .filter((endpoint) => refersTo(endpoint, endpoint.vpcId, vpc));
}

function routeTableKeys(endpoint: ec2.CfnVPCEndpoint): string[] {
  const routeTables: unknown[] = Stack.of(endpoint).resolve(endpoint.routeTableIds) ?? [];
  return routeTables.map((routeTable) => expressionKey(endpoint, routeTable));
}

/**
 * Gateway endpoints that contest a route: an app that adds one of its own beside a default one fails only when it is
 * deployed.
 */
export function contestedEndpointRoutes(vpc: ec2.Vpc): string[] {
  const key = (value: unknown) => expressionKey(vpc, value);
  const holders = new Map<string, string>();
  const contests = new Set<string>();
  for (const endpoint of gatewayEndpointsOf(vpc)) {
    for (const routeTable of routeTableKeys(endpoint)) {
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
