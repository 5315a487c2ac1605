import { bandBox, subnetBox } from './boxes';
import { gatesOf } from './gates';
import { GLYPHS } from './glyphs';
import type { Layout } from './layout';
import { INTERNET_GATEWAY, layoutOf } from './layout';
import type { Line } from './lines';
import { beyondX, linesOf } from './lines';
import { way } from './way';
import { TopologyTier } from '../../reachability/network-topology';
import type { Html } from '../html';
import { html } from '../html';
import type { Names } from '../model/names';
import type { Site } from '../model/site';
import { shortened } from '../visible-text';

/** A VPC as a picture. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** What stands inside of the `svg` element. */
  readonly body: Html;
  readonly layout: Layout;
}

/**
 * Zones are columns, tiers are rows, the internet is at the top. Parts take their opacity from custom properties, so
 * that the same drawing shows a lost zone: `--z1` a zone, `--x1` that it is lost, `--l7` a line, `--c7` no way out.
 */
export function pictureOf(site: Site, names: Names): Picture {
  const layout = layoutOf(site);
  const lines = linesOf(site, layout);
  const gates = gatesOf(site, layout, lines);
  const index = new Map(layout.places.map((place, i) => [place, i]));
  const body = html`${frame(site, layout)}${
    site.zones.map((_, zone) => zoneOf(site, layout, names, zone))}${
    gates.map(({ opening }) => opening)}${
    lines.map((line) => drawn(line, names, line.from && index.get(line.from)))}${
    [...layout.gateways.values()].filter(({ home }) => !home).map((band) => bandBox(names, band))}${
    gatewaysOfVpc(site, layout, names)}${
    gates.map(({ posts, zone }) => html`<g style="opacity:var(--z${zone},1)">${posts}</g>`)}${
    lines.map((line) => overLine(line, layout, line.from && index.get(line.from)))}${
    layout.places.map((place, i) => cutOff(place, i))}${layout.columns.map(lostZone)}`;
  return { width: layout.width, height: layout.height, body, layout };
}

function frame({ vpc }: Site, { vpc: box, middle }: Layout): Html {
  return html`<rect class="vpc" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="8"/><text class="vl" x="${box.x + 18}" y="${box.y + 26}">VPC <tspan class="mono">${shortened(vpc.cidrs.join(', ') || vpc.name, 58)}</tspan></text>${
    vpc.internetGatewayId !== undefined && html`<path class="ln l always" d="M${middle} ${INTERNET_GATEWAY.top}V54"/>`}<rect class="dev" x="${middle - 98}" y="10" width="196" height="44" rx="22"/>${
    GLYPHS.internet(middle - 52, 32)}<text class="nm" x="${middle - 34}" y="37">the internet</text>`;
}

function gatewaysOfVpc({ vpc }: Site, { middle, width }: Layout, names: Names): Html {
  const { internetGatewayId, egressOnlyInternetGatewayIds: [egressOnly] } = vpc;
  const { top } = INTERNET_GATEWAY;
  const anchor = names.anchor(internetGatewayId ?? '');
  return html`${internetGatewayId !== undefined && html`<a class="node" id="${anchor}" href="#packet" data-s="${anchor}"><title>internet gateway (${internetGatewayId})</title><rect class="dev vpcdev" x="${middle - 98}" y="${top}" width="196" height="42" rx="6"/>${
    GLYPHS.internetGateway(middle - 70, top + 21)}<text class="nm" x="${middle - 50}" y="${top + 26}">internet gateway</text></a>`}${
    egressOnly !== undefined && html`<g><title>egress-only internet gateway (${egressOnly})</title><rect class="dev vpcdev" x="${width - 272}" y="${top}" width="236" height="42" rx="6" stroke-dasharray="5 3"/>${
      GLYPHS.internetGateway(width - 246, top + 21)}<text class="nm" x="${width - 226}" y="${top + 18}">egress-only gateway</text><text class="mono dim" x="${width - 226}" y="${top + 34}">IPv6, out and its replies</text></g>`}`;
}

function zoneOf(site: Site, layout: Layout, names: Names, zone: number): Html {
  const { columns, isNarrow, places } = layout;
  const { x, y, width, height } = columns[zone];
  const { label, key, isDecidedAtDeployment } = site.zones[zone];
  const inset = isNarrow ? 15 : 20;
  const title = isDecidedAtDeployment && !isNarrow ? `Availability Zone ${label.replace(/^zone /, '')}` : label;
  const note = isDecidedAtDeployment ? key : 'Availability Zone';
  return html`<g style="opacity:var(--z${zone},1)"><rect class="zone" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/><text class="zl" x="${x + inset}" y="${y + 23}">${shortened(title, Math.floor(width / 9))}</text>${
    !isNarrow && html`<text class="${isDecidedAtDeployment ? 'mono dim' : 'zl plainer'}" text-anchor="end" x="${x + width - inset}" y="${y + 23}">${shortened(note, 22)}</text>`}${
    places.filter((place) => place.zone === zone).map((place) => subnetBox(site, layout, names, place))}</g>`;
}

/** Over all that is lost with the zone. */
function lostZone({ x, y, width, height }: Layout['columns'][number], zone: number): Html {
  const middle = { x: x + width / 2, y: y + height / 2 };
  return html`<g class="lostzone" style="opacity:var(--x${zone},0)"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/><g class="tag bad big"><rect x="${middle.x - 62}" y="${middle.y - 17}" width="124" height="34" rx="17"/><text x="${middle.x}" y="${middle.y + 6}" text-anchor="middle">zone lost</text></g></g>`;
}

function drawn({ kind, ids, points, title, from }: Line, names: Names, index: number | undefined): Html {
  const d = way(points);
  const anchors = [...new Set(ids.flatMap((id) => names.anchor(id) ?? []))].join(' ');
  return html`<g class="ln ${kind}" data-s="${anchors}"${kind === 'up' ? from && html` style="opacity:var(--z${from.zone},1)"` : faded(kind, index)}><title>${title}</title><path class="halo" d="${d}"/><path class="l" d="${d}"/></g>`;
}

/** Destinations and crossings, which stand above all lines. */
function overLine({ kind, label, breach, points, beyond }: Line, layout: Layout, index: number | undefined): Html {
  const end = points[points.length - 1];
  const x = beyond ? beyondX(layout, beyond.from) : 0;
  return html`<g${faded(kind, index)}>${label && html`<text class="mono dest"${layout.isNarrow && html` text-anchor="end"`} x="${label.at[0]}" y="${label.at[1]}">${shortened(label.text, 22)}</text>`}${
    breach && html`<g class="breach"><circle cx="${breach[0]}" cy="${breach[1]}" r="9"/><path d="M${breach[0] - 3.2} ${breach[1] - 3.2}L${breach[0] + 3.2} ${breach[1] + 3.2}M${breach[0] + 3.2} ${breach[1] - 3.2}L${breach[0] - 3.2} ${breach[1] + 3.2}"/></g>`}${
    beyond && html`<g class="tag unk"><rect x="${x}" y="${end[1]}" width="220" height="40" rx="6"/><text x="${x + 14}" y="${end[1] + 17}">? ${beyond.route.targetType}</text><text class="mono" x="${x + 14}" y="${end[1] + 32}">${shortened(`${beyond.route.destination} → ${beyond.route.targetId}`, 30)}</text></g>`}</g>`;
}

function faded(kind: Line['kind'], index: number | undefined): Html | undefined {
  return index === undefined || kind === 'up' ? undefined : html` style="opacity:var(--l${index},1)"`;
}

/** Over a private subnet that has no way out although its zone stands. */
function cutOff({ x, y, width, height, pile }: Layout['places'][number], index: number): Html | undefined {
  if (pile.first.tier !== TopologyTier.PRIVATE) { return undefined; }
  const middle = x + width / 2;
  return html`<g class="cutoff" style="opacity:var(--c${index},0)"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="5"/><g class="tag bad"><rect x="${middle - 56}" y="${y + height / 2 - 10}" width="112" height="20" rx="10"/><text x="${middle}" y="${y + height / 2 + 4}" text-anchor="middle">✗ no way out</text></g></g>`;
}
