import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AzAlignedIpv6Addresses } from '../../../src/private/addresses/az-aligned-ipv6-addresses';

const PUBLIC = { name: 'Public', subnetType: ec2.SubnetType.PUBLIC };
const PRIVATE = { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS };
const ISOLATED = { name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
type Tiers = ConstructorParameters<typeof AzAlignedIpv6Addresses>[1];

/** The index of the /64 of each tier in each zone. */
const indexes = (tiers: Tiers, zones: number, slots = 4) => {
  const plan = new AzAlignedIpv6Addresses(slots, tiers);
  const requested = Array.from({ length: tiers.length * zones }, () => ({ cidr: '10.0.0.0/24' }));
  const ipv6Cidrs = plan.createIpv6CidrBlocks({ ipv6SelectedCidr: '2001:db8::/56', subnetCount: requested.length });
  const { allocatedSubnets } = plan.allocateSubnetsIpv6Cidr({ allocatedSubnets: requested, ipv6Cidrs });
  const flat = new Stack().resolve(allocatedSubnets.map(({ ipv6Cidr }) => ipv6Cidr)).map((select: { 'Fn::Select': [number, unknown] }) => select['Fn::Select'][0]);
  return tiers.map((_, tier) => flat.slice(tier * zones, (tier + 1) * zones));
};

test('numbers subnets by their slot and their kind, whatever else there is', () => {
  expect(indexes([PUBLIC, PRIVATE], 2)).toEqual([[32, 96], [0, 64]]);
  expect(indexes([ISOLATED, PRIVATE, PUBLIC], 3)).toEqual([[48, 112, 176], [0, 64, 128], [32, 96, 160]]);
  expect(indexes([PUBLIC, PRIVATE, ISOLATED], 2, 8)).toEqual([[16, 48], [0, 32], [24, 56]]);
});

test('tiers of a kind follow each other', () => {
  expect(indexes([PRIVATE, PUBLIC, { ...PRIVATE, name: 'Pods' }, ISOLATED], 2)).toEqual([[0, 64], [32, 96], [1, 65], [48, 112]]);
});

test('more tiers of a kind than there are blocks are refused', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ ...ISOLATED, name: `Isolated${index + 1}` }));
  expect(() => indexes(many, 2, 8)).toThrow("tier 'Isolated9' finds no IPv6 block: there are 8 of its kind in each Availability Zone");
});

test('divides the whole /56, so that no expression changes when the VPC grows', () => {
  const blocks = new AzAlignedIpv6Addresses(4, [PUBLIC]).createIpv6CidrBlocks({ ipv6SelectedCidr: '2001:db8::/56', subnetCount: 4 });
  expect(new Stack().resolve(blocks)).toEqual({ 'Fn::Cidr': ['2001:db8::/56', 256, '64'] });
});

test('asks Amazon for the block, under the id that ec2 gives it', () => {
  const stack = new Stack();
  const plan = new AzAlignedIpv6Addresses(4, [PUBLIC]);
  const block = plan.allocateVpcIpv6Cidr({ scope: stack, vpcId: 'vpc-1' });
  expect([block.node.id, block.amazonProvidedIpv6CidrBlock, plan.amazonProvided]).toEqual(['ipv6cidr', true, true]);
});
