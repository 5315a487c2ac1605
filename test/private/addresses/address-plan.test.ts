import { Lazy } from 'aws-cdk-lib';
import { Annotations as Warnings, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { adviseOnPackedAddresses, checkVpcCidr } from '../../../src/private/addresses/address-plan';
import { agnosticStack } from '../../support/stacks';

const planFor = (cidrBlock?: string): ec2.IIpAddresses => ({
  allocateVpcCidr: () => ({ cidrBlock }),
  allocateSubnetsCidr: () => ({ allocatedSubnets: [] }),
});

test.each(['10.0.0.0/16', undefined, Lazy.string({ produce: () => '10.0.0.0/8' })])('takes %p: what only deployment knows is not judged', (cidrBlock) => {
  expect(() => checkVpcCidr(planFor(cidrBlock))).not.toThrow();
});

test('refuses a block larger than a VPC', () => {
  expect(() => checkVpcCidr(ec2.IpAddresses.cidr('10.0.0.0/14'))).toThrow("'10.0.0.0/14' is larger than a VPC can be: use a block of /16 or smaller");
});

test('advises on what may move', () => {
  const stack = agnosticStack();
  adviseOnPackedAddresses(new ec2.Vpc(stack, 'Vpc'));
  expect(Warnings.fromStack(stack).findWarning('/Network/Vpc', Match.stringLikeRegexp('look at `cdk diff` before you change azCount'))).toHaveLength(1);
});
