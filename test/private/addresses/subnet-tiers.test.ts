import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { networkAclContext, subnetConfiguration, subnetTiers } from '../../../src/private/addresses/subnet-tiers';
import { agnosticStack, concreteStack } from '../../support/stacks';

test.each([
  [false, ['Public', 'Private']],
  [true, ['Public', 'Private', 'Isolated']],
])('with isolated subnets %s the groups are %p, in this order', (isolated, names) => {
  expect(subnetConfiguration(isolated, false).map(({ name }) => name)).toEqual(names);
});

test('IPv6 on launch is spoken of in dual stack alone: ec2 refuses it elsewhere', () => {
  const onLaunch = (isDualStack: boolean) => subnetConfiguration(true, isDualStack).map((group) => group.ipv6AssignAddressOnCreation);
  expect(onLaunch(false)).toEqual([undefined, undefined, undefined]);
  expect(onLaunch(true)).toEqual([false, false, false]);
});

test('blocks that only deployment knows are expressions of the VPC', () => {
  const stack = agnosticStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    ipProtocol: ec2.IpProtocol.DUAL_STACK,
    ipAddresses: ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'pool', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 24 }),
  });
  const context = stack.resolve(networkAclContext(vpc, subnetTiers(vpc)));
  const vpcAttribute = (name: string) => ({ 'Fn::GetAtt': [expect.stringMatching(/^Vpc/), name] });
  expect(context).toMatchObject({ vpcIpv4Cidr: vpcAttribute('CidrBlock'), vpcIpv6Cidr: { 'Fn::Select': [0, vpcAttribute('Ipv6CidrBlocks')] } });
  expect(context.tiers.map(({ tier, ipv6Cidrs }: { tier: string; ipv6Cidrs: unknown[] }) => [tier, ipv6Cidrs.length])).toEqual([['Public', 2], ['Private', 2]]);
});

test('a VPC without IPv6 has no IPv6 blocks', () => {
  const vpc = new ec2.Vpc(concreteStack(), 'Vpc', { maxAzs: 2 });
  expect(networkAclContext(vpc, subnetTiers(vpc))).toEqual({
    vpcIpv4Cidr: '10.0.0.0/16',
    vpcIpv6Cidr: undefined,
    tiers: [
      { tier: 'Public', ipv4Cidrs: ['10.0.0.0/18', '10.0.64.0/18'], ipv6Cidrs: [] },
      { tier: 'Private', ipv4Cidrs: ['10.0.128.0/18', '10.0.192.0/18'], ipv6Cidrs: [] },
    ],
  });
});
