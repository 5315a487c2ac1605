import type { LaidOutTier, SlotPart } from './slot-layout';
import { HALVINGS_OF_SMALLEST_HOME, layOutSlot, SMALLEST_SUBNET } from './slot-layout';

/**
 * A VPC block in equal slots, one per Availability Zone.
 * A subnet's place depends on its zone's slot and the tiers up to its own, so no later subnet can ever move it.
 */
export class AzSlots {
  public readonly slotPrefixLength: number;

  /** @param block what error messages call the block */
  public constructor(block: string, prefixLength: number, public readonly count: number) {
    this.slotPrefixLength = prefixLength + Math.log2(count);
    const longestPrefix = SMALLEST_SUBNET - HALVINGS_OF_SMALLEST_HOME - Math.log2(count);
    if (prefixLength > longestPrefix) {
      throw new Error(
        `${block} is too small for ${count} Availability Zone slots, whose smallest subnets would be ` +
          `/${this.slotPrefixLength + HALVINGS_OF_SMALLEST_HOME} where AWS ends at /${SMALLEST_SUBNET}: use a block of /16 to /${longestPrefix}`,
      );
    }
  }

  /**
   * Where each tier lies in each slot, counted from the beginning of the block: a list for each tier, in the order of
   * its zones.
   */
  public places(tiers: readonly LaidOutTier[], zones: number): SlotPart[][] {
    const slot = 2 ** (32 - this.slotPrefixLength);
    return layOutSlot(this.slotPrefixLength, tiers).map(({ offset, prefixLength }) =>
      Array.from({ length: zones }, (_, zone) => ({ offset: zone * slot + offset, prefixLength })));
  }
}
