import { TopologyTargetType, TopologyTier } from '../../reachability/network-topology';
import type { Html } from '../html';
import { html } from '../html';
import type { Fate, ZoneLoss } from '../loss/zone-losses';
import type { Site, SiteSubnet } from '../model/site';
import { defaultRoute, TIERS } from '../model/site';

const WIDTH = 300;
const HEIGHT = 148;
const TRUNK = 30;

/** A small picture for the loss of one zone: a column for each zone, a cell for each tier, one colour for each fate. */
export function miniPicture(site: Site, loss: ZoneLoss): Html {
  const { zones, subnets } = site;
  const width = (WIDTH - 12 - (zones.length - 1) * 8) / zones.length;
  const tiers = TIERS.filter((tier) => subnets.some((subnet) => subnet.tier === tier));
  const height = (HEIGHT - 54 - (tiers.length - 1) * 7) / tiers.length;
  const left = (zone: number) => 6 + zone * (width + 8);
  const cell = (zone: number, tier: TopologyTier): Cell => ({
    x: left(zone),
    y: 40 + tiers.indexOf(tier) * (height + 7),
    width,
    height,
    tier,
    subnets: subnets.filter((one) => one.zoneKey === zones[zone].key && one.tier === tier),
    isGone: zones[zone].key === loss.zone.key,
  });
  const cells = zones.flatMap((_, zone) => tiers.map((tier) => cell(zone, tier)))
    .filter(({ subnets: own }) => own.length > 0);
  const lines = zones.flatMap((_, zone) => wayOut(site, loss, cell(zone, TopologyTier.PRIVATE), left, width));
  return html`<svg class="mini" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false"><rect class="mvpc" x="1" y="22" width="${WIDTH - 2}" height="${HEIGHT - 23}" rx="5"/><path class="mt" d="M${WIDTH / 2} 12V${TRUNK}"/><circle class="mi" cx="${WIDTH / 2}" cy="9" r="6"/>${
    zones.map(({ key }, zone) => html`<rect class="mz${key === loss.zone.key && ' gone'}" x="${left(zone)}" y="34" width="${width}" height="${HEIGHT - 42}" rx="4"/>`)}${
    lines}${cells.map((one) => cellOf(one, loss))}${
    zones.map(({ key }, zone) => key === loss.zone.key && html`<path class="mx" d="M${left(zone) + 6} 42L${left(zone) + width - 6} ${HEIGHT - 16}M${left(zone) + width - 6} 42L${left(zone) + 6} ${HEIGHT - 16}"/>`)}</svg>`;
}

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tier: TopologyTier;
  readonly subnets: readonly SiteSubnet[];
  readonly isGone: boolean;
}

const fates = ({ subnets }: Cell, { fates: all }: ZoneLoss): readonly (Fate | undefined)[] =>
  subnets.map(({ id }) => all.get(id));

function cellOf(cell: Cell, loss: ZoneLoss): Html {
  const { x, y, width, height, tier, subnets, isGone } = cell;
  const own = fates(cell, loss);
  const fate = isGone ? 'gone' : own.some((one) => one === 'cut off' || one === 'no way out') ? 'cut' : 'ok';
  const hasGateway = !isGone && subnets.some(({ gateways }) => gateways.length > 0);
  const sign = !isGone && tier === TopologyTier.PRIVATE ? fate === 'cut' ? '✗' : own.includes('unknown') ? '?' : '✓' : undefined;
  return html`<rect class="mc ${tier} ${fate}" x="${x + 5}" y="${y}" width="${width - 10}" height="${height}" rx="2.5"/>${
    sign !== undefined && html`<text class="mm ${fate}" x="${x + width / 2}" y="${y + height / 2 + 5}" text-anchor="middle">${sign}</text>`}${
    hasGateway && html`<circle class="mn" cx="${x + width / 2}" cy="${y + height / 2}" r="4.5"/>`}`;
}

/** Up to the trunk through the gateway that the default route names, wherever it stands. */
function wayOut(
  site: Site,
  loss: ZoneLoss,
  cell: Cell,
  left: (zone: number) => number,
  width: number,
): readonly Html[] {
  if (cell.isGone || !fates(cell, loss).includes('works')) { return []; }
  const route = cell.subnets.map((subnet) => defaultRoute(subnet))
    .find((one) => one?.targetType === TopologyTargetType.NAT_GATEWAY);
  const zone = site.zones.findIndex(({ key }) => key === route?.targetZoneKey);
  const from = cell.x + width / 2;
  const to = zone < 0 ? from : left(zone) + width / 2;
  const isCrossing = Math.abs(to - from) > 1;
  const turn = cell.y - 3.5;
  return [html`<path class="mt" d="M${to} ${turn}V${TRUNK}H${WIDTH / 2}"/><path class="mt${isCrossing && ' cross'}" d="M${from} ${cell.y}V${turn}H${to}"/>`];
}
