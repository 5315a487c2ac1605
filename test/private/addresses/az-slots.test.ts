import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fc from 'fast-check';
import { AzSlots } from '../../../src/private/addresses/az-slots';
import { Ipv4Cidr } from '../../../src/private/addresses/ipv4-cidr';

const TIERS = [ec2.SubnetType.PUBLIC, ec2.SubnetType.PRIVATE_WITH_EGRESS, ec2.SubnetType.PRIVATE_ISOLATED];
const slots = (block: string, count: number) => new AzSlots(Ipv4Cidr.parse(block), count);

/** Every subnet that a plan has room for. */
const subnetsOf = (plan: AzSlots) => Array.from({ length: plan.count }, (_, slot) => TIERS.map((tier) => plan.subnet(slot, tier)!)).flat();

const anyPlan = fc.tuple(fc.constantFrom(4, 8), fc.integer({ min: 16, max: 23 }), fc.nat({ max: 255 }))
  .map(([count, prefixLength, second]) => slots(`10.${second}.0.0/${prefixLength}`, count));

test('the subnets of a plan fill its block without a gap or an overlap', () => {
  fc.assert(fc.property(anyPlan, (plan) => {
    const sorted = subnetsOf(plan).sort((a, b) => a.address - b.address);
    expect(sorted[0].address).toBe(plan.block.address);
    sorted.slice(1).forEach((subnet, index) => expect(subnet.address).toBe(sorted[index].address + sorted[index].size));
    expect(sorted.reduce((sum, { size }) => sum + size, 0)).toBe(plan.block.size);
  }));
});

test('every subnet begins where a block of its size may begin', () => {
  fc.assert(fc.property(anyPlan, (plan) => subnetsOf(plan).every((subnet) => Ipv4Cidr.parse(subnet.toString()).address === subnet.address)));
});

test('every subnet has an IPv6 index of its own below 256', () => {
  fc.assert(fc.property(anyPlan, (plan) => {
    const indexes = subnetsOf(plan).map((subnet) => plan.ipv6Index(subnet));
    expect(new Set(indexes).size).toBe(indexes.length);
    expect(indexes.every((index) => Number.isInteger(index) && index >= 0 && index < 256)).toBe(true);
  }));
});

test.each([
  [0, ec2.SubnetType.PRIVATE_WITH_EGRESS, '10.0.0.0/19', 0],
  [0, ec2.SubnetType.PUBLIC, '10.0.32.0/20', 32],
  [0, ec2.SubnetType.PRIVATE_ISOLATED, '10.0.48.0/20', 48],
  [1, ec2.SubnetType.PRIVATE_WITH_EGRESS, '10.0.64.0/19', 64],
  [3, ec2.SubnetType.PRIVATE_ISOLATED, '10.0.240.0/20', 240],
])('slot %d of a /16 gives %s %s and IPv6 block %d', (slot, tier, block, ipv6Index) => {
  const plan = slots('10.0.0.0/16', 4);
  const subnet = plan.subnet(slot, tier)!;
  expect([subnet.toString(), plan.ipv6Index(subnet)]).toEqual([block, ipv6Index]);
});

test('a tier outside of the plan has no subnet', () => {
  expect(slots('10.0.0.0/16', 4).subnet(0, 'Other' as ec2.SubnetType)).toBeUndefined();
});

test.each([[4, 24], [8, 23]])('%d slots fit into a /%d', (count, prefixLength) => {
  expect(subnetsOf(slots(`10.0.0.0/${prefixLength}`, count)).every((subnet) => subnet.prefixLength <= 28)).toBe(true);
});

test.each([[4, 25, 29, 24], [8, 24, 29, 23], [4, 28, 32, 24]])('%d slots do not fit into a /%d', (count, prefixLength, smallest, longest) => {
  expect(() => slots(`10.0.0.0/${prefixLength}`, count)).toThrow(
    `'10.0.0.0/${prefixLength}' is too small for ${count} Availability Zone slots, whose smallest subnets would be /${smallest} where AWS ends at /28: use a block of /16 to /${longest}`,
  );
});
