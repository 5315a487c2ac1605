import * as ec2 from 'aws-cdk-lib/aws-ec2';

/** What a layout knows of a tier. */
export interface LaidOutTier {
  readonly name: string;
  readonly subnetType: ec2.SubnetType;
  readonly cidrMask?: number;
}

/** A part of a slot: where it begins, counted in addresses from the slot's first, and its prefix length. */
export interface SlotPart {
  readonly offset: number;
  readonly prefixLength: number;
}

/** What a kind of tier owns of each slot: where it begins and how often the slot is halved. */
interface Home {
  readonly begin: number;
  readonly halvings: number;
}

export const HOMES: ReadonlyMap<ec2.SubnetType, Home> = new Map([
  [ec2.SubnetType.PRIVATE_WITH_EGRESS, { begin: 0, halvings: 1 }],
  [ec2.SubnetType.PUBLIC, { begin: 1 / 2, halvings: 2 }],
  [ec2.SubnetType.PRIVATE_ISOLATED, { begin: 3 / 4, halvings: 2 }],
]);

/** AWS accepts subnets of /16 to /28. */
export const SMALLEST_SUBNET = 28;
export const HALVINGS_OF_SMALLEST_HOME = 2;

const size = (prefixLength: number) => 2 ** (32 - prefixLength);

/**
 * Find each tier its part of a slot, in the order of the tiers: at the beginning of its kind's home if that is free,
 * else wherever there is room. A tier's part depends on the tiers before it alone, so one that is appended moves none.
 *
 * @throws if a tier finds no room, with the masks that would
 */
export function layOutSlot(slotPrefixLength: number, tiers: readonly LaidOutTier[]): SlotPart[] {
  const taken: SlotPart[] = [];
  for (const tier of tiers) {
    const home = homeOf(tier);
    const prefixLength = tier.cidrMask ?? slotPrefixLength + home.halvings;
    const part = firstFree(slotPrefixLength, home, prefixLength, taken, tier.cidrMask === undefined);
    if (!part) { throw new Error(noRoom(slotPrefixLength, tier, prefixLength, taken)); }
    taken.push(part);
  }
  return taken;
}

export function homeOf({ name, subnetType }: LaidOutTier): Home {
  const home = HOMES.get(subnetType);
  if (!home) {
    throw new Error(
      `tier '${name}' is of type '${subnetType}': AzAlignedIpAddresses plans for PUBLIC, PRIVATE_WITH_EGRESS and PRIVATE_ISOLATED`,
    );
  }
  return home;
}

/** A tier that names no mask takes its home or nothing: what is left of other homes may be wanted by their tiers. */
function firstFree(
  slotPrefixLength: number,
  { begin, halvings }: Home,
  prefixLength: number,
  taken: readonly SlotPart[],
  atHomeOnly: boolean,
): SlotPart | undefined {
  const slot = size(slotPrefixLength);
  const step = size(prefixLength);
  const isFree = (offset: number) => taken.every(
    (other) => offset + step <= other.offset || other.offset + size(other.prefixLength) <= offset,
  );
  const searched = [[begin * slot, begin * slot + slot / 2 ** halvings], ...(atHomeOnly ? [] : [[0, slot]])];
  for (const [from, to] of searched) {
    for (let offset = from; offset + step <= to; offset += step) {
      if (isFree(offset)) { return { offset, prefixLength }; }
    }
  }
  return undefined;
}

function noRoom(slotPrefixLength: number, tier: LaidOutTier, wanted: number, taken: readonly SlotPart[]): string {
  const masks = Array.from({ length: SMALLEST_SUBNET - slotPrefixLength + 1 }, (_, index) => slotPrefixLength + index);
  const fitting = masks.find((mask) => firstFree(slotPrefixLength, homeOf(tier), mask, taken, false));
  return `tier '${tier.name}' finds no /${wanted} in the /${slotPrefixLength} of each Availability Zone, after the tiers before it: ` +
    (fitting === undefined
      ? 'nothing is left; give a tier that is not deployed yet a longer cidrMask, or use a larger block'
      : `set its cidrMask to ${fitting}${fitting < SMALLEST_SUBNET ? ` or more, up to ${SMALLEST_SUBNET}` : ''}`);
}
