import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HaNatVpc, type HaNatVpcProps } from '../../src';
import { agnosticStack } from '../support/stacks';

const S3 = { service: ec2.GatewayVpcEndpointAwsService.S3 };
const synth = (props: HaNatVpcProps, mutate: (vpc: HaNatVpc, stack: Stack) => void) => {
  const stack = agnosticStack();
  mutate(new HaNatVpc(stack, 'Vpc', { azCount: 2, ...props }), stack);
  return Template.fromStack(stack);
};

test('an endpoint beside the default one of the same service fails synth, once, and names both', () => {
  const contest = 'Network/Vpc/S3 and Network/Vpc/Mine are gateway endpoints of one service in the same route table, where AWS accepts a single one: '
    + 'leave the second out, or pass the gatewayEndpoints of HaNatVpc without that service';
  expect(() => synth({}, (vpc) => vpc.addGatewayEndpoint('Mine', S3))).toThrow(contest);
});

test('so does one that is defined outside of the VPC', () => {
  expect(() => synth({}, (vpc, stack) => new ec2.GatewayVpcEndpoint(stack, 'Mine', { vpc, ...S3 }))).toThrow('Network/Vpc/S3 and Network/Mine are gateway endpoints');
});

test.each<[string, HaNatVpcProps, (vpc: HaNatVpc, stack: Stack) => void]>([
  ['an endpoint in place of the default ones', { gatewayEndpoints: {} }, (vpc) => vpc.addGatewayEndpoint('Mine', S3)],
  ['an endpoint in other route tables', {}, (vpc) => vpc.addGatewayEndpoint('Mine', { ...S3, subnets: [{ subnetType: ec2.SubnetType.PUBLIC }] })],
  ['an interface endpoint', {}, (vpc) => vpc.addInterfaceEndpoint('Mine', { service: ec2.InterfaceVpcEndpointAwsService.S3 })],
  ['another VPC', {}, (_, stack) => new HaNatVpc(stack, 'Other')],
])('%s contests nothing', (_, props, mutate) => {
  expect(() => synth(props, mutate)).not.toThrow();
});
