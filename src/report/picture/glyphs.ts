import { TopologyTier } from '../../reachability/network-topology';
import type { Html } from '../html';
import { html } from '../html';

type Glyph = (x: number, y: number) => Html;

const drawn = (path: string): Glyph => (x, y) => html`<path class="gl" transform="translate(${x} ${y})" d="${path}"/>`;

/** Small drawings of our own, each around the point that it is given. */
export const GLYPHS = {
  host: drawn('M-8 -7H8V4H-8zM-4 7.5H4M0 4V7.5'),
  nat: drawn('M-8 -3.5H7M3.5 -7L7 -3.5L3.5 0M8 4.5H-7M-3.5 1L-7 4.5L-3.5 8'),
  internetGateway: drawn('M-8 8V-1A8 8 0 0 1 8 -1V8M-3 8V0A3 3 0 0 1 3 0V8M-10 8H10'),
  internet: drawn('M-9 0A9 9 0 0 1 9 0A9 9 0 0 1 -9 0H9M0 -9C-5.5 -4 -5.5 4 0 9C5.5 4 5.5 -4 0 -9'),
};

const TIER_PATHS: Readonly<Record<TopologyTier, string>> = {
  [TopologyTier.PUBLIC]: 'M-4.5 -1H4.5V6H-4.5zM-2.8 -1V-3.4A2.8 2.8 0 0 1 2.6 -4.2',
  [TopologyTier.PRIVATE]: 'M-4.5 -1H4.5V6H-4.5zM-2.8 -1V-3A2.8 2.8 0 0 1 2.8 -3V-1',
  [TopologyTier.ISOLATED]: 'M-4.6 0A4.6 4.6 0 0 1 4.6 0A4.6 4.6 0 0 1 -4.6 0M-3.2 3.2L3.2 -3.2',
  [TopologyTier.UNKNOWN]: 'M-2.6 -2.4A2.6 2.6 0 1 1 0 0.6V2.4M0 5V5.4',
};

/** An open lock, a closed one, a struck circle, a question. */
export function tierGlyph(tier: TopologyTier, x: number, y: number): Html {
  return html`<path class="gl sm ${tier}" transform="translate(${x} ${y})" d="${TIER_PATHS[tier]}"/>`;
}
