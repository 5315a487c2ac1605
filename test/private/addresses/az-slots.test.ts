import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AzSlots } from '../../../src/private/addresses/az-slots';

const tier = (subnetType: ec2.SubnetType) => ({ name: subnetType, subnetType });
const TIERS = [ec2.SubnetType.PUBLIC, ec2.SubnetType.PRIVATE_WITH_EGRESS, ec2.SubnetType.PRIVATE_ISOLATED].map(tier);
const slots = (prefixLength: number, count: number) => new AzSlots('the block', prefixLength, count);

test.each([[16, 4], [16, 8], [20, 4], [24, 4], [23, 8]])('the default tiers fill a /%d in %d slots without a gap or an overlap', (prefixLength, count) => {
  const places = slots(prefixLength, count).places(TIERS, count).flat().sort((a, b) => a.offset - b.offset);
  const ends = places.map((place) => place.offset + 2 ** (32 - place.prefixLength));
  expect(places.map(({ offset }) => offset)).toEqual([0, ...ends.slice(0, -1)]);
  expect(ends.at(-1)).toBe(2 ** (32 - prefixLength));
});

test('a tier lies at the same place of every slot', () => {
  const [publicPlaces] = slots(16, 4).places(TIERS, 3);
  expect(publicPlaces).toEqual([0x2000, 0x6000, 0xa000].map((offset) => ({ offset, prefixLength: 20 })));
});

test.each([[4, 25, 29, 24], [8, 24, 29, 23], [4, 28, 32, 24]])('%d slots do not fit into a /%d', (count, prefixLength, smallest, longest) => {
  expect(() => slots(prefixLength, count)).toThrow(
    `the block is too small for ${count} Availability Zone slots, whose smallest subnets would be /${smallest} where AWS ends at /28: use a block of /16 to /${longest}`,
  );
});
