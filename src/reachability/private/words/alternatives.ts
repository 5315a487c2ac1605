const MOST_ALTERNATIVES = 4;

/** The conditions of a finding or a path, any of which is enough: `Nat = true, or Zones = 3 and Nat = false`. */
export function alternativesText(when: readonly string[]): string {
  return when.length <= MOST_ALTERNATIVES
    ? when.join(', or ')
    : `${when.slice(0, MOST_ALTERNATIVES).join(', or ')}, or in ${when.length - MOST_ALTERNATIVES} more cases`;
}
