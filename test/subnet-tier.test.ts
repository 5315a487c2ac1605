import { Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NetworkAclPolicy, SubnetTier } from '../src';

test.each([
  [SubnetTier.public(), 'Public', ec2.SubnetType.PUBLIC],
  [SubnetTier.private(), 'Private', ec2.SubnetType.PRIVATE_WITH_EGRESS],
  [SubnetTier.isolated(), 'Isolated', ec2.SubnetType.PRIVATE_ISOLATED],
  [SubnetTier.isolated({ name: 'db' }), 'db', ec2.SubnetType.PRIVATE_ISOLATED],
])('%#: a tier has a name and a kind, the ones of ec2 by default', (tier, name, subnetType) => {
  expect([tier.name, tier.subnetType]).toEqual([name, subnetType]);
});

test('takes all that a tier may say', () => {
  const props = { name: 'Apps', cidrMask: 28, tags: { Team: 'platform' }, networkAcl: NetworkAclPolicy.allowAll(), mapPublicIpOnLaunch: true };
  expect(() => SubnetTier.public(props)).not.toThrow();
});

describe('refuses', () => {
  test.each<[unknown, string]>([
    [null, "the props of SubnetTier.private() must map keys to values such as { name: 'Database' }, got null"],
    ['Apps', "got 'Apps'"],
    [{ name: null }, "name must be a literal text such as 'Private', got null"],
    [{ name: '' }, "name must be a literal text such as 'Private', got ''"],
    [{ name: 5 }, "name must be a literal text such as 'Private', got 5"],
    [{ name: Lazy.string({ produce: () => 'A' }) }, 'got a token'],
    ...[15, 29, 24.5, NaN, 1e9, '24', null, [24]].map((cidrMask): [unknown, string] => [{ cidrMask }, "cidrMask of tier 'Private' must be a whole number of 16 to 28, got "]),
    [{ cidrMask: Lazy.number({ produce: () => 24 }) }, 'got a token'],
    [{ mapPublicIpOnLaunch: 'yes' }, "mapPublicIpOnLaunch of tier 'Private' must be true or false, got 'yes'"],
    [{ tags: ['Team'] }, "tags of tier 'Private' must map keys to values such as { Team: 'platform' }, got the list ['Team']"],
    [{ tags: null }, 'got null'],
    [{ networkAcl: {} }, "networkAcl of tier 'Private' must be an object such as NetworkAclPolicy.tiered(), got an object of class Object"],
    [{ networkAcl: NetworkAclPolicy }, "got the function or class 'NetworkAclPolicy'"],
  ])('%j', (props, message) => expect(() => SubnetTier.private(props as never)).toThrow(message));
});
