import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fc from 'fast-check';
import { layOutSlot, type LaidOutTier, type SlotPart } from '../../../src/private/addresses/slot-layout';

const { PUBLIC, PRIVATE_WITH_EGRESS, PRIVATE_ISOLATED } = ec2.SubnetType;
const publicTier = (cidrMask?: number): LaidOutTier => ({ name: 'Public', subnetType: PUBLIC, cidrMask });
const privateTier = (name: string, cidrMask?: number): LaidOutTier => ({ name, subnetType: PRIVATE_WITH_EGRESS, cidrMask });
const isolatedTier = (name: string, cidrMask?: number): LaidOutTier => ({ name, subnetType: PRIVATE_ISOLATED, cidrMask });

/** Parts of an /18, which is what a zone has of a /16, as if it began at 0.0.0.0. */
const layOut = (...tiers: LaidOutTier[]) => layOutSlot(18, tiers)
  .map(({ offset, prefixLength }) => `0.0.${Math.floor(offset / 256)}.${offset % 256}/${prefixLength}`);
const end = ({ offset, prefixLength }: SlotPart) => offset + 2 ** (32 - prefixLength);

test.each<[string, LaidOutTier[], string[]]>([
  ['the default tiers', [publicTier(), privateTier('A'), isolatedTier('B')], ['0.0.32.0/20', '0.0.0.0/19', '0.0.48.0/20']],
  ['their order does not matter', [isolatedTier('B'), privateTier('A'), publicTier()], ['0.0.48.0/20', '0.0.0.0/19', '0.0.32.0/20']],
  ['masks share a home', [privateTier('A', 20), privateTier('B', 21), privateTier('C', 28)], ['0.0.0.0/20', '0.0.16.0/21', '0.0.24.0/28']],
  ['what finds no room at home goes elsewhere', [publicTier(), privateTier('A'), privateTier('B', 20)], ['0.0.32.0/20', '0.0.0.0/19', '0.0.48.0/20']],
  ['what is larger than its home goes elsewhere', [publicTier(), isolatedTier('Private', 19)], ['0.0.32.0/20', '0.0.0.0/19']],
  ['a small tier before a large one', [publicTier(28), publicTier(22)], ['0.0.32.0/28', '0.0.36.0/22']],
])('%s', (_, tiers, parts) => expect(layOut(...tiers)).toEqual(parts));

const anyTier = fc.record({
  name: fc.constant('Any'), subnetType: fc.constantFrom(PUBLIC, PRIVATE_WITH_EGRESS, PRIVATE_ISOLATED), cidrMask: fc.option(fc.integer({ min: 18, max: 28 }), { nil: undefined }),
});
const laidOut = (tiers: LaidOutTier[]) => {
  try { return layOutSlot(18, tiers); } catch { return undefined; }
};

test('a tier that is appended moves no other', () => {
  fc.assert(fc.property(fc.array(anyTier, { maxLength: 6 }), anyTier, (tiers, appended) => {
    const after = laidOut([...tiers, appended]);
    fc.pre(after !== undefined);
    expect(laidOut(tiers)).toEqual(after!.slice(0, -1));
  }));
});

test('no two tiers overlap, none leaves the slot, and each begins where a block of its size may', () => {
  fc.assert(fc.property(fc.array(anyTier, { maxLength: 8 }), (tiers) => {
    const parts = (laidOut(tiers) ?? []).sort((a, b) => a.offset - b.offset);
    parts.forEach((part, index) => {
      expect(part.offset % 2 ** (32 - part.prefixLength)).toBe(0);
      expect(end(part)).toBeLessThanOrEqual(parts[index + 1]?.offset ?? 2 ** 14);
    });
  }));
});

describe('what does not fit says which mask would', () => {
  test.each<[string, LaidOutTier[], string]>([
    ['a second tier without a mask', [privateTier('A'), privateTier('B')],
      "tier 'B' finds no /19 in the /18 of each Availability Zone, after the tiers before it: set its cidrMask to 19 or more, up to 28"],
    ['a second tier without a mask beside others', [publicTier(), privateTier('A'), privateTier('B')], 'set its cidrMask to 20 or more, up to 28'],
    ['a mask that is too short', [publicTier(), privateTier('A'), isolatedTier('B', 22), isolatedTier('C', 20)], "'C' finds no /20 in the /18 of each Availability Zone, "
      + 'after the tiers before it: set its cidrMask to 21 or more, up to 28'],
    ['a mask larger than the slot', [privateTier('A', 17)], 'set its cidrMask to 18 or more, up to 28'],
    ['a full slot', [privateTier('A', 18), publicTier()], 'nothing is left; give a tier that is not deployed yet a longer cidrMask, or use a larger block'],
  ])('%s', (_, tiers, message) => expect(() => layOut(...tiers)).toThrow(message));

  test('and that mask does', () => {
    fc.assert(fc.property(fc.array(anyTier, { maxLength: 5 }), anyTier, (tiers, next) => {
      fc.pre(laidOut(tiers) !== undefined && laidOut([...tiers, next]) === undefined);
      let message = '';
      try { layOutSlot(18, [...tiers, next]); } catch (error) { message = (error as Error).message; }
      const mask = /set its cidrMask to (\d+)/.exec(message)?.[1];
      if (mask) {
        expect(laidOut([...tiers, { ...next, cidrMask: Number(mask) }])).toBeDefined();
        expect(laidOut([...tiers, { ...next, cidrMask: Number(mask) - 1 }])).toBeUndefined();
      } else {
        expect(laidOut([...tiers, { ...next, cidrMask: 28 }])).toBeUndefined();
      }
    }));
  });
});
