import { Lazy } from 'aws-cdk-lib';
import { Annotations as Warnings, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AdoptedIpAddresses, AzAlignedIpAddresses } from '../../../src';
import { AddressPlan } from '../../../src/private/addresses/address-plan';
import { agnosticStack } from '../../support/stacks';
import { ALL_TIERS } from '../../support/tiers';

const planFor = (cidrBlock?: string): ec2.IIpAddresses => ({
  allocateVpcCidr: () => ({ cidrBlock }),
  allocateSubnetsCidr: () => ({ allocatedSubnets: [] }),
});
const plan = (ipAddresses: ec2.IIpAddresses) => new AddressPlan(ipAddresses, ALL_TIERS, 2);

test.each(['10.0.0.0/16', undefined, Lazy.string({ produce: () => '10.0.0.0/8' })])('takes %p: what only deployment knows is not judged', (cidrBlock) => {
  expect(() => plan(planFor(cidrBlock))).not.toThrow();
});

test.each([
  ['10.0.0.0/14', "'10.0.0.0/14' is larger than a VPC can be: use a block of /16 or smaller"],
  ['127.0.0.0/16', "'127.0.0.0/16' lies in 127.0.0.0/8, which is loopback (RFC 1122)"],
  ['169.254.0.0/16', "'169.254.0.0/16' lies in 169.254.0.0/16, which is link-local (RFC 3927)"],
  ['224.0.0.0/16', "'224.0.0.0/16' lies in 224.0.0.0/4, which is multicast (RFC 5771)"],
  ['240.1.0.0/16', "'240.1.0.0/16' lies in 240.0.0.0/4, which is reserved (RFC 1112)"],
  ['0.1.0.0/16', "'0.1.0.0/16' lies in 0.0.0.0/8, which is this network (RFC 791)"],
])('refuses %s', (cidrBlock, message) => expect(() => plan(planFor(cidrBlock))).toThrow(message));

test.each<[ec2.IIpAddresses, number]>([
  [ec2.IpAddresses.cidr('10.0.0.0/16'), 1],
  [AzAlignedIpAddresses.cidr('10.0.0.0/16'), 0],
  [AdoptedIpAddresses.cidr('10.0.0.0/16', { azCount: 2 }), 0],
])('%#: advises on what may move, and on nothing else', (ipAddresses, warnings) => {
  const stack = agnosticStack();
  plan(ipAddresses).advise(new ec2.Vpc(stack, 'Vpc'));
  expect(Warnings.fromStack(stack).findWarning('/Network/Vpc', Match.stringLikeRegexp('For a deployed VPC that is adopted use AdoptedIpAddresses'))).toHaveLength(warnings);
});
