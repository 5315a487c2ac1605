import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { definedTiers } from '../../../src/private/addresses/subnet-tiers';
import { networkAclContext } from '../../../src/private/network-acl/context';
import { agnosticStack, concreteStack } from '../../support/stacks';
import { ALL_TIERS } from '../../support/tiers';

const contextOf = (vpc: ec2.Vpc, name = 'Private') => {
  const tiers = definedTiers(vpc, ALL_TIERS.slice(0, 2));
  return networkAclContext(vpc, tiers, tiers.find(({ tier }) => tier.name === name)!);
};

test('blocks that only deployment knows are expressions of the VPC', () => {
  const stack = agnosticStack();
  const context = stack.resolve(contextOf(new ec2.Vpc(stack, 'Vpc', {
    ipProtocol: ec2.IpProtocol.DUAL_STACK,
    ipAddresses: ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'pool', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 24 }),
  })));
  const vpcAttribute = (name: string) => ({ 'Fn::GetAtt': [expect.stringMatching(/^Vpc/), name] });
  expect(context).toMatchObject({ vpcIpv4Cidr: vpcAttribute('CidrBlock'), vpcIpv6Cidr: { 'Fn::Select': [0, vpcAttribute('Ipv6CidrBlocks')] } });
  expect(context.tiers.map(({ tier, ipv6Cidrs }: { tier: string; ipv6Cidrs: unknown[] }) => [tier, ipv6Cidrs.length])).toEqual([['Public', 2], ['Private', 2]]);
});

test('a VPC without IPv6 has no IPv6 blocks', () => {
  expect(contextOf(new ec2.Vpc(concreteStack(), 'Vpc', { maxAzs: 2 }))).toEqual({
    vpcIpv4Cidr: '10.0.0.0/16',
    vpcIpv6Cidr: undefined,
    secondaryIpv4Cidrs: [],
    secondaryIpv6Cidrs: [],
    hasGatewayEndpoint: false,
    hasNatGateway: false,
    tiers: [
      { tier: 'Public', name: 'Public', ipv4Cidrs: ['10.0.0.0/18', '10.0.64.0/18'], ipv6Cidrs: [] },
      { tier: 'Private', name: 'Private', ipv4Cidrs: ['10.0.128.0/18', '10.0.192.0/18'], ipv6Cidrs: [] },
    ],
  });
});

test('secondary blocks of both families are listed; those of IPv6 only in a VPC that has IPv6', () => {
  const define = (ipProtocol: ec2.IpProtocol) => {
    const stack = agnosticStack();
    const vpc = new ec2.Vpc(stack, 'Vpc', { ipProtocol });
    new ec2.CfnVPCCidrBlock(stack, 'Pods', { vpcId: vpc.vpcId, cidrBlock: '100.64.0.0/16' });
    new ec2.CfnVPCCidrBlock(stack, 'Own', { vpcId: vpc.vpcId, ipv6CidrBlock: '2001:db8:9::/56', ipv6Pool: 'pool' });
    const { secondaryIpv4Cidrs, secondaryIpv6Cidrs } = contextOf(vpc);
    return [secondaryIpv4Cidrs, secondaryIpv6Cidrs];
  };
  expect(define(ec2.IpProtocol.DUAL_STACK)).toEqual([['100.64.0.0/16'], ['2001:db8:9::/56']]);
  expect(define(ec2.IpProtocol.IPV4_ONLY)).toEqual([['100.64.0.0/16'], []]);
});

test('a gateway endpoint counts for the tier whose route tables it is in', () => {
  const vpc = new ec2.Vpc(agnosticStack(), 'Vpc', { maxAzs: 2 });
  vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3, subnets: [{ subnetType: ec2.SubnetType.PUBLIC }] });
  expect(['Public', 'Private'].map((name) => contextOf(vpc, name).hasGatewayEndpoint)).toEqual([true, false]);
});

test('a NAT gateway counts for the tier that it stands in', () => {
  const vpc = new ec2.Vpc(agnosticStack(), 'Vpc', { maxAzs: 2, natGateways: 1 });
  expect(['Public', 'Private'].map((name) => contextOf(vpc, name).hasNatGateway)).toEqual([true, false]);
});
