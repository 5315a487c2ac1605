import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SubnetTier } from '../../../src';
import { checkTiers, definedTiers, networkAclContext, subnetConfiguration } from '../../../src/private/addresses/subnet-tiers';
import { agnosticStack, concreteStack } from '../../support/stacks';
import { ALL_TIERS } from '../../support/tiers';

const TWO_TIERS = ALL_TIERS.slice(0, 2);

test('each tier is a subnet group, in the order of the tiers', () => {
  const tiers = [SubnetTier.isolated({ name: 'db', cidrMask: 24 }), SubnetTier.public({ mapPublicIpOnLaunch: true }), SubnetTier.private()];
  expect(subnetConfiguration(tiers, false)).toEqual([
    { name: 'db', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
    { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: undefined, mapPublicIpOnLaunch: true },
    { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: undefined },
  ]);
});

test('IPv6 on launch is spoken of in dual stack alone: ec2 refuses it elsewhere', () => {
  const onLaunch = (isDualStack: boolean) => subnetConfiguration(ALL_TIERS, isDualStack).map((group) => group.ipv6AssignAddressOnCreation);
  expect(onLaunch(false)).toEqual([undefined, undefined, undefined]);
  expect(onLaunch(true)).toEqual([false, false, false]);
});

test('blocks that only deployment knows are expressions of the VPC', () => {
  const stack = agnosticStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    ipProtocol: ec2.IpProtocol.DUAL_STACK,
    ipAddresses: ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'pool', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 24 }),
  });
  const context = stack.resolve(networkAclContext(vpc, definedTiers(vpc, TWO_TIERS)));
  const vpcAttribute = (name: string) => ({ 'Fn::GetAtt': [expect.stringMatching(/^Vpc/), name] });
  expect(context).toMatchObject({ vpcIpv4Cidr: vpcAttribute('CidrBlock'), vpcIpv6Cidr: { 'Fn::Select': [0, vpcAttribute('Ipv6CidrBlocks')] } });
  expect(context.tiers.map(({ tier, ipv6Cidrs }: { tier: string; ipv6Cidrs: unknown[] }) => [tier, ipv6Cidrs.length])).toEqual([['Public', 2], ['Private', 2]]);
});

test('a VPC without IPv6 has no IPv6 blocks', () => {
  const vpc = new ec2.Vpc(concreteStack(), 'Vpc', { maxAzs: 2 });
  expect(networkAclContext(vpc, definedTiers(vpc, TWO_TIERS))).toEqual({
    vpcIpv4Cidr: '10.0.0.0/16',
    vpcIpv6Cidr: undefined,
    tiers: [
      { tier: 'Public', name: 'Public', ipv4Cidrs: ['10.0.0.0/18', '10.0.64.0/18'], ipv6Cidrs: [] },
      { tier: 'Private', name: 'Private', ipv4Cidrs: ['10.0.128.0/18', '10.0.192.0/18'], ipv6Cidrs: [] },
    ],
  });
});

describe('refuses', () => {
  test.each<[string, unknown, string]>([
    ['no tiers', [], 'tiers is empty, so the VPC would have no subnets: list SubnetTier.public(), private() or isolated()'],
    ['a name twice', [SubnetTier.private(), SubnetTier.isolated({ name: 'Private' })],
      "tiers lists 'Private' twice: give each tier a name of its own, such as SubnetTier.private({ name: 'Private2' })"],
    ['a text', 'public', "tiers must be a list such as [SubnetTier.public(), SubnetTier.private()], got 'public'"],
    ['a tier alone', SubnetTier.private(), 'tiers must be a list such as [SubnetTier.public(), SubnetTier.private()], got an object of class SubnetTier'],
    ['null', null, 'got null'],
    ['a configuration of ec2', [{ name: 'A', subnetType: 'Public', cidrMask: 24 }, null], "tiers[0] must be a SubnetTier such as SubnetTier.private({ name: 'Apps' }), got an object of class Object"],
    ['names', ['public'], "tiers[0] must be a SubnetTier such as SubnetTier.private({ name: 'Apps' }), got 'public'"],
  ])('%s', (_, tiers, message) => expect(() => checkTiers(tiers as SubnetTier[])).toThrow(message));
});
