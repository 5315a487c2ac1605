import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { HaNatVpc, type HaNatVpcProps } from '../../src';
import { agnosticStack } from '../support/stacks';
import { ALL_TIERS } from '../support/tiers';

const S3 = { service: ec2.GatewayVpcEndpointAwsService.S3 };
const synth = (props: HaNatVpcProps, mutate: (vpc: HaNatVpc, stack: Stack) => void) => {
  const stack = agnosticStack();
  mutate(new HaNatVpc(stack, 'Vpc', { azCount: 2, ...props }), stack);
  return Template.fromStack(stack);
};

test('an endpoint that is defined outside of the VPC beside the default one of its service fails synth, once, and names both', () => {
  const contest = 'Network/Vpc/S3 and Network/Mine are gateway endpoints of one service in the same route table, where AWS accepts a single one: '
    + 'leave the second out, or pass the gatewayEndpoints of HaNatVpc without that service';
  expect(() => synth({}, (vpc, stack) => new ec2.GatewayVpcEndpoint(stack, 'Mine', { vpc, ...S3 }))).toThrow(contest);
});

test('so do two that the app adds for a service without a default endpoint', () => {
  expect(() => synth({ gatewayEndpoints: {} }, (vpc) => { vpc.addGatewayEndpoint('One', S3); vpc.addGatewayEndpoint('Two', S3); }))
    .toThrow('Network/Vpc/One and Network/Vpc/Two are gateway endpoints of one service');
});

describe('an endpoint that the app adds for the service of a default one', () => {
  const routeTables = (subnets: ec2.ISubnet[], stack: Stack) => subnets.map(({ routeTable }) => stack.resolve(routeTable.routeTableId));
  const ISOLATED = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  test.each<[string, string, ec2.GatewayVpcEndpointOptions, (vpc: HaNatVpc) => ec2.ISubnet[]]>([
    ['every route table', 'Mine', S3, (vpc) => [...vpc.privateSubnets, ...vpc.publicSubnets, ...vpc.isolatedSubnets]],
    ['every route table, under its own id', 'S3', S3, (vpc) => [...vpc.privateSubnets, ...vpc.publicSubnets, ...vpc.isolatedSubnets]],
    ['the route tables that it has, once', 'Mine', { ...S3, subnets: [{ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }] }, (vpc) => vpc.privateSubnets],
    ['those of the isolated tier beside its own', 'Mine', { ...S3, subnets: [ISOLATED] }, (vpc) => [...vpc.privateSubnets, ...vpc.isolatedSubnets]],
    ['for DynamoDB', 'Table', { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB, subnets: [ISOLATED] }, (vpc) => [...vpc.privateSubnets, ...vpc.isolatedSubnets]],
  ])('extends that one: %s', (_, id, options, subnetsOf) => {
    const stack = agnosticStack();
    const vpc = new HaNatVpc(stack, 'Vpc', { azCount: 2, tiers: ALL_TIERS });
    const endpoint = vpc.addGatewayEndpoint(id, options);
    endpoint.addToPolicy(new PolicyStatement({ principals: [new AnyPrincipal()], actions: ['*'], resources: ['*'] }));
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 2);
    const { Properties: properties } = template.findResources('AWS::EC2::VPCEndpoint')[stack.getLogicalId(endpoint.node.defaultChild as ec2.CfnVPCEndpoint)];
    expect(properties.RouteTableIds).toEqual(routeTables(subnetsOf(vpc), stack));
    expect(properties.PolicyDocument.Statement).toHaveLength(1);
  });

  test('is a new one where the app chose the endpoints itself', () => {
    const stack = agnosticStack();
    const vpc = new HaNatVpc(stack, 'Vpc', { azCount: 2, gatewayEndpoints: { S3: { ...S3, subnets: [{ subnetType: ec2.SubnetType.PUBLIC }] } } });
    expect(vpc.addGatewayEndpoint('Mine', { ...S3, subnets: [{ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }] }).node.id).toBe('Mine');
  });
});

test.each<[string, HaNatVpcProps, (vpc: HaNatVpc, stack: Stack) => void]>([
  ['an endpoint in place of the default ones', { gatewayEndpoints: {} }, (vpc) => vpc.addGatewayEndpoint('Mine', S3)],
  ['an endpoint in other route tables', {}, (vpc) => vpc.addGatewayEndpoint('Mine', { ...S3, subnets: [{ subnetType: ec2.SubnetType.PUBLIC }] })],
  ['an interface endpoint', {}, (vpc) => vpc.addInterfaceEndpoint('Mine', { service: ec2.InterfaceVpcEndpointAwsService.S3 })],
  ['another VPC', {}, (_, stack) => new HaNatVpc(stack, 'Other')],
])('%s contests nothing', (_, props, mutate) => {
  expect(() => synth(props, mutate)).not.toThrow();
});
