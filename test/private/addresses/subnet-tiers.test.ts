import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SubnetTier } from '../../../src';
import { checkTiers, subnetConfiguration } from '../../../src/private/addresses/subnet-tiers';
import { ALL_TIERS } from '../../support/tiers';

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
