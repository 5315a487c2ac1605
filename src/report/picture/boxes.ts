import { GLYPHS, tierGlyph } from './glyphs';
import type { GatewayPlace, Layout, Place } from './layout';
import { quietLines, reasons } from './route-words';
import { TopologyTier } from '../../reachability/network-topology';
import { Verdict } from '../../reachability/verdict';
import type { Html } from '../html';
import { html } from '../html';
import type { Names } from '../model/names';
import type { Site, SiteSubnet } from '../model/site';
import { isCause } from '../model/site';
import { shortened } from '../visible-text';
import { hostsText } from './hosts-text';

/** What a box says to somebody who cannot see it. */
export function boxLabel({ pile: { first, members } }: Place): string {
  const rules = (verdict: Verdict) =>
    [...new Set(first.troubles.filter((one) => one.verdict === verdict).map(({ rule }) => rule))];
  const [violated, unknown] = [rules(Verdict.VIOLATED), rules(Verdict.UNKNOWN)];
  const addresses = [first.ipv4Cidr, first.ipv6Cidr].filter((cidr) => cidr !== undefined);
  return [
    members.length > 1
      ? `${members.length} ${first.tier} subnets, ${first.name} to ${members[members.length - 1].name}`
      : [`${first.tier === TopologyTier.UNKNOWN ? '' : `${first.tier} `}subnet ${first.name}`, ...addresses].join(', '),
    `, ${first.zone.label}`,
    violated.length > 0 ? `; violated: ${violated.join(', ')}` : '',
    unknown.length > 0 ? `; unknown: ${unknown.join(', ')}` : '',
  ].join('');
}

/** A subnet, or a pile of them, with all that is said of it. */
export function subnetBox(site: Site, layout: Layout, names: Names, place: Place): Html {
  const { x, y, width, height, pile } = place;
  const { first, members } = pile;
  const label = boxLabel(place);
  const [own, ...others] = members.map(({ id }) => names.anchor(id)!);
  const behind = members.length > 1 && [8, 4].map((step) =>
    html`<rect class="sn ${first.tier}" x="${x + step}" y="${y + step}" width="${width}" height="${height}" rx="5"/>`);
  return html`<a class="node" id="${own}" href="#d-${own}" data-s="${[own, ...others].join(' ')}"><title>${label}</title>${
    others.map((anchor) => html`<g id="${anchor}"/>`)}${behind}<rect class="sn ${first.tier}${stateOf(members)}" x="${x}" y="${y}" width="${width}" height="${height}" rx="5"/>${
    tierGlyph(first.tier, x + 15, y + 16)}${heading(layout, place)}${lines(site, layout, place)}</a>${
    members.flatMap(({ gateways }) => gateways).map(({ gateway }) => gatewayBox(layout, names, layout.gateways.get(gateway.id)!, first))}`;
}

/** A NAT gateway with its addresses. */
function gatewayBox({ isNarrow }: Layout, names: Names, place: GatewayPlace, home: SiteSubnet): Html {
  const { x, y, width, height, gateway: { gateway, name, elasticIps } } = place;
  const labels = elasticIps.map(({ label }) => label);
  const said = `${name} with ${labels.join(' and ') || 'no Elastic IP'}, ${home.zone.label}`;
  const short = isNarrow || labels.length > 1;
  const each = Math.min((width - 16) / Math.max(1, labels.length) - 4, 120);
  const left = x + width / 2 - (each * labels.length + 4 * (labels.length - 1)) / 2;
  const anchor = names.anchor(gateway.id);
  return html`<a class="node" id="${anchor}" href="#d-${names.anchor(home.id)}" data-s="${anchor}"><title>${said} (${gateway.id})</title><rect class="dev" x="${x}" y="${y}" width="${width}" height="${height}" rx="5"/>${
    GLYPHS.nat(x + 22, y + 19)}<text class="nm" x="${x + 38}" y="${y + 23}">${name}</text>${
    labels.length === 0 && html`<text class="dim it" x="${x + 38}" y="${y + 46}">no Elastic IP</text>`}${
    labels.slice(0, 8).map((label, i) => address(short ? label.replace('Elastic IP', 'EIP') : label, left + i * (each + 4), y + 36, each))}</a>`;
}

/** A regional NAT gateway: a band above the zones, for it stands in none of them. */
export function bandBox(names: Names, { x, y, width, gateway: { gateway, name, elasticIps } }: GatewayPlace): Html {
  const anchor = names.anchor(gateway.id);
  const addresses = elasticIps.map(({ label }) => label).join(', ') || 'addresses that AWS assigns';
  const zones = gateway.zoneKeys.length > 0 ? `serves ${gateway.zoneKeys.length} zones` : 'grows into every zone';
  return html`<a class="node" id="${anchor}" href="#d-${anchor}" data-s="${anchor}"><title>${name}, regional, ${zones} (${gateway.id})</title><rect class="dev" x="${x}" y="${y}" width="${width}" height="50" rx="6"/>${
    GLYPHS.nat(x + 26, y + 25)}<text class="nm" x="${x + 44}" y="${y + 22}">${name}</text><text class="dim" x="${x + 44}" y="${y + 39}">regional: ${zones}</text>${
    address(addresses, x + width - 216, y + 15, 200)}</a>`;
}

function address(text: string, x: number, y: number, width: number): Html {
  return html`<g class="eip"><rect x="${x}" y="${y}" width="${width}" height="19" rx="9.5"/><text x="${x + width / 2}" y="${y + 13.5}" text-anchor="middle">${shortened(text, Math.max(3, Math.floor(width / 6.2)))}</text></g>`;
}

/** Loud where the subnet is to blame, dotted where it suffers from another's, dashed where it is unknown. */
function stateOf(members: readonly SiteSubnet[]): string {
  const isViolated = members.some(({ troubles }) => troubles.some(({ verdict }) => verdict === Verdict.VIOLATED));
  if (isViolated) { return members.some(isCause) ? ' bad' : ' hurt'; }
  return members.some(({ troubles }) => troubles.length > 0) ? ' unk' : '';
}

function heading({ isNarrow }: Layout, { x, y, width, pile: { first, members } }: Place): Html {
  const kinds = [...new Set(members.map(({ name }) => name.replace(/\d*[A-Z]?$/, '') || name))];
  const name = members.length === 1 ? first.name
    : kinds.length === 1 ? `${members.length} × ${kinds[0]}` : `${members.length} subnets`;
  const block = members.length > 1 ? `/${first.ipv4Cidr?.split('/')[1] ?? '?'} each` : first.ipv4Cidr ?? 'block unknown';
  return html`<text class="nm ${first.tier}" x="${x + 27}" y="${y + 20}">${shortened(name, isNarrow ? 18 : 25)}</text>${isNarrow
    ? html`<text class="mono ${first.tier}" x="${x + 27}" y="${y + 35}">${block}</text>`
    : html`<text class="mono ${first.tier}" text-anchor="end" x="${x + width - 10}" y="${y + 20}">${block}</text>`}`;
}

function lines(site: Site, { head, isNarrow }: Layout, { x, y, width, height, pile: { first, members } }: Place): Html {
  const isPublic = first.tier === TopologyTier.PUBLIC;
  const quiet = quietLines(first);
  const why = reasons(site, first).map((text) => isNarrow ? text.replace('0.0.0.0/0 → ', '→ ') : text);
  const top = isPublic ? y + height - 17 * (quiet.length + why.length) + 5 : y + head + 37;
  const hosts = members.length > 1 ? `${first.name} … ${members[members.length - 1].name}` : hostsText(first.ipv4Cidr, isNarrow);
  const areZonal = site.gateways.some(({ gateway }) => !gateway.isRegional);
  const isEmpty = isPublic && areZonal && first.gateways.length === 0 && height > 90;
  return html`${!isPublic && html`${GLYPHS.host(x + 22, y + head + 11)}<text class="mono dim" x="${x + 39}" y="${y + head + 15}">${shortened(hosts, Math.floor((width - 50) / 6.7))}</text>`}${
    isEmpty && html`<text class="dim it" x="${x + width / 2}" y="${y + height / 2 + 14}" text-anchor="middle">no NAT gateway</text>`}${
    quiet.map((text, i) => html`<text class="mono dim" x="${x + 14}" y="${top + 17 * i}">${shortened(text, Math.floor((width - 24) / 6.7))}</text>`)}${
    why.map((text, i) => html`<text class="why" x="${x + 14}" y="${top + 2 + 17 * (quiet.length + i)}"><title>${text}</title>✗ ${shortened(text, Math.floor((width - 30) / 7))}</text>`)}`;
}
