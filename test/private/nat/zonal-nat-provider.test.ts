import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ElasticIps } from '../../../src';
import { ZonalNatProvider } from '../../../src/private/nat/zonal-nat-provider';
import { agnosticStack, concreteStack, type NewStack } from '../../support/stacks';

const zones = [Fn.select(0, Fn.getAzs()), Fn.select(1, Fn.getAzs())];
const define = (newStack: NewStack, props: ec2.VpcProps) => {
  const natGatewayProvider = new ZonalNatProvider(ElasticIps.allocate());
  const vpc = new ec2.Vpc(newStack(), 'Vpc', { natGatewayProvider, ...props });
  return { vpc, natGatewayProvider };
};

test('tells which gateway it configured in which zone', () => {
  const { natGatewayProvider } = define(concreteStack, { maxAzs: 2 });
  expect(natGatewayProvider.configuredGateways).toEqual(natGatewayProvider.natGateways.map(({ availabilityZone, natGatewayId }) =>
    ({ az: availabilityZone, gatewayId: natGatewayId })));
  expect(natGatewayProvider.configuredGateways.map(({ az }) => az)).toEqual(['eu-west-1a', 'eu-west-1b']);
});

test('never crosses zones: a private subnet without a gateway in its zone is an error', () => {
  expect(() => define(concreteStack, { maxAzs: 2, natGateways: 1 })).toThrow(
    'Network/Vpc/PrivateSubnet2 finds no NAT gateway in its Availability Zone "eu-west-1b", only in "eu-west-1a": '
    + 'a route to another zone is lost together with that zone, so put a public subnet with a NAT gateway into each zone that has a private subnet');
});

test('never crosses zones that only deployment names', () => {
  expect(() => define(agnosticStack, { availabilityZones: zones, natGateways: 1 })).toThrow('finds no NAT gateway in its Availability Zone {"Fn::Select":[1,{"Fn::GetAZs":""}]}');
});

test('serves a private subnet that is added later, by the meaning of its zone', () => {
  const { vpc, natGatewayProvider } = define(agnosticStack, { availabilityZones: zones });
  const subnet = new ec2.PrivateSubnet(vpc, 'Later', { vpcId: vpc.vpcId, cidrBlock: '10.1.0.0/24', availabilityZone: Fn.select(1, Fn.getAzs()) });
  natGatewayProvider.configureSubnet(subnet);
  expect((subnet.node.findChild('DefaultRoute') as ec2.CfnRoute).natGatewayId).toBe(natGatewayProvider.natGateways[1].natGatewayId);
});
