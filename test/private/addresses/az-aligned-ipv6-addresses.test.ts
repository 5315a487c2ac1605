import { Stack } from 'aws-cdk-lib';
import { AzAlignedIpv6Addresses } from '../../../src/private/addresses/az-aligned-ipv6-addresses';
import { AzSlots } from '../../../src/private/addresses/az-slots';
import { Ipv4Cidr } from '../../../src/private/addresses/ipv4-cidr';

const plan = new AzAlignedIpv6Addresses(new AzSlots(Ipv4Cidr.parse('10.0.0.0/16'), 4));

/** The index of the /64 that goes with each IPv4 subnet. */
const indexes = (...cidrs: string[]) => {
  const ipv6Cidrs = plan.createIpv6CidrBlocks({ ipv6SelectedCidr: '2001:db8::/56', subnetCount: cidrs.length });
  const { allocatedSubnets } = plan.allocateSubnetsIpv6Cidr({ allocatedSubnets: cidrs.map((cidr) => ({ cidr })), ipv6Cidrs });
  return new Stack().resolve(allocatedSubnets.map(({ ipv6Cidr }) => ipv6Cidr))
    .map((select: { 'Fn::Select': [number, unknown] }) => select['Fn::Select'][0]);
};

test('numbers subnets by their slot, whatever else there is', () => {
  expect(indexes('10.0.32.0/20', '10.0.0.0/19')).toEqual([32, 0]);
  expect(indexes('10.0.0.0/19', '10.0.64.0/19', '10.0.32.0/20', '10.0.48.0/20')).toEqual([0, 64, 32, 48]);
});

test('divides the whole /56, so that no expression changes when the VPC grows', () => {
  const blocks = plan.createIpv6CidrBlocks({ ipv6SelectedCidr: '2001:db8::/56', subnetCount: 4 });
  expect(new Stack().resolve(blocks)).toEqual({ 'Fn::Cidr': ['2001:db8::/56', 256, '64'] });
});

test('asks Amazon for the block, under the id that ec2 gives it', () => {
  const stack = new Stack();
  const block = plan.allocateVpcIpv6Cidr({ scope: stack, vpcId: 'vpc-1' });
  expect([block.node.id, block.amazonProvidedIpv6CidrBlock, plan.amazonProvided]).toEqual(['ipv6cidr', true, true]);
});
