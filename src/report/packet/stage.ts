import type { GateView } from './gate-view';
import { gateViews, isShut } from './gate-view';
import type { Story } from './story';
import { PathComponentType } from '../../reachability/network-path';
import { TopologyTier } from '../../reachability/network-topology';
import type { Html, Part } from '../html';
import { html } from '../html';
import type { Names } from '../model/names';
import type { Site } from '../model/site';
import { ruleText } from '../picture/gates';
import { GLYPHS, tierGlyph } from '../picture/glyphs';
import { shortened } from '../visible-text';

/** Lanes: out on the left, back on the right, so that a round trip is a loop. */
const OUT = 220;
const BACK = 340;
const WALLS = { outer: 246, inner: 418, private: 480 };
/** Where a stranger who knows the Elastic IP ends, if the network ACL lets them in. */
const AT_GATEWAY = 290;

/** Where the tag with the packet's header stands in each step: left of the way out, right of the way back. */
export const STOPS: readonly (readonly [number, number])[] = [
  [26, 533], [38, 427], [38, 252], [38, 92], [4, 98], [362, 88], [362, 427], [368, 533], [384, 76],
];

/** Where each step has its number. */
const NUMBERS: readonly (readonly [number, number])[] = [
  [200, 540], [OUT, 449], [132, 340], [OUT, 222], [190, 22], [BACK, 110], [428, 360], [360, 572], [540, 30],
];

/** The round trip of one packet under a magnifier: the private subnet, the gateway, the internet at the top. */
export function stageOf(site: Site, names: Names, story: Story): Html {
  const { start, host, server, gateway } = story;
  const views = gateViews(story);
  const label = `The round trip of one packet from host ${host} in ${start.name}${gateway ? ` through ${gateway.name}` : ''} to server ${server} and back; the steps beside the picture say the same in words`;
  return html`<svg class="zoom" viewBox="0 0 560 636" role="img" aria-label="${label}"><defs>${marker('fo', site)}${marker('ba', site)}</defs>${
    ground(site, story)}${views.map(opening)}${lanes(site, story)}${devices(story)}${strangerOf(story)}${
    views.map((view) => gateOf(view, names))}${routeLabels(story)}${grave(story, views)}${NUMBERS.map((at, i) => numberOf(story, i + 1, at))}${TAG}</svg>`;
}

const TAG = html`<g class="token" aria-hidden="true"><rect width="172" height="46" rx="6"/><text class="cap" x="9" y="18">from</text><text class="mono tk-s" x="38" y="18"></text><text class="cap" x="9" y="36">to</text><text class="mono tk-d" x="38" y="36"></text></g>`;

const markerId = (kind: string, { index }: Site): string => `m-${kind}-${index}`;

const marker = (kind: 'fo' | 'ba', site: Site): Html =>
  html`<marker id="${markerId(kind, site)}" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="6" markerHeight="6" orient="auto"><path class="${kind}" d="M0 0L8 4L0 8z"/></marker>`;

/** The VPC, the zone, the two subnets. */
function ground(site: Site, { start, gateway }: Story): Html {
  const home = gateway?.home;
  const zone = home && home.zoneKey !== start.zoneKey
    ? `${site.zones.find(({ key }) => key === home.zoneKey)?.label ?? 'another zone'} (the gateway) and ${start.zone.label} (the host)`
    : start.zone.label;
  const without = gateway ? 'regional: in no subnet' : 'no NAT gateway on the way';
  return html`<rect class="vpc" x="10" y="166" width="540" height="460" rx="8"/><text class="vl" x="24" y="190">VPC <tspan class="mono">${shortened(site.vpc.cidrs[0] ?? '', 18)}</tspan></text><rect class="zone" x="22" y="204" width="516" height="412" rx="6"/><text class="zl" x="34" y="222">${shortened(zone, 22)}<title>${zone}</title></text>${
    home ? subnet(home.name, home.ipv4Cidr, TopologyTier.PUBLIC, 246, 172)
      : html`<text class="dim it" x="516" y="404" text-anchor="end">${without}</text>`}${
    subnet(start.name, start.ipv4Cidr, TopologyTier.PRIVATE, 480, 124)}`;
}

function subnet(name: string, cidr: string | undefined, tier: TopologyTier, y: number, height: number): Html {
  const foot = y + height;
  return html`<rect class="sn ${tier}" x="34" y="${y}" width="492" height="${height}" rx="5"/>${tierGlyph(tier, 50, foot - 17)}<text class="nm ${tier}" x="62" y="${foot - 12}">${shortened(name, 17)}</text><text class="mono ${tier}" x="516" y="${foot - 12}" text-anchor="end">${cidr}</text>`;
}

function lanes(site: Site, { steps, end }: Story): Html {
  const lane = (number: number, kind: 'fo' | 'ba', d: string) =>
    html`<path class="lane ${kind}${steps[number - 1].state === 'never' && ' never'}" d="${d}"/>`;
  const arrowheads = `--m-fo:url(#${markerId('fo', site)});--m-ba:url(#${markerId('ba', site)})`;
  const intoGateway = end?.number === 6 ? html`<path class="lane ba" d="M${BACK} 190V${WALLS.outer - 12}"/>` : lane(7, 'ba', `M${BACK} 190V298`);
  return html`<g style="${arrowheads}">${lane(2, 'fo', `M${OUT} 540V378`)}${lane(4, 'fo', `M${OUT} 302V190`)}${lane(5, 'fo', `M${OUT} 146V74`)}${
    lane(6, 'ba', `M${BACK} 74V142`)}${intoGateway}${lane(8, 'ba', `M${BACK} 378V536`)}</g>`;
}

/** The host, the NAT gateway with its table, the internet gateway, the server. */
function devices({ host, server, gateway, steps, translation: own }: Story): Html {
  const publicAddress = gateway?.elasticIps[0]?.label ?? 'public address';
  const port = steps[0].before?.destinationPort;
  return html`<rect class="dev vpcdev" x="170" y="146" width="220" height="44" rx="6"/>${GLYPHS.internetGateway(198, 166)}<text class="nm" x="218" y="164">internet gateway</text>${
    own && html`<text class="mono dim it" x="218" y="180">${own.gatewayAddress} ⇄ ${publicAddress}</text>`}${
    gateway && html`<rect class="dev" x="132" y="302" width="296" height="76" rx="6"/>${GLYPHS.nat(154, 321)}<text class="nm" x="172" y="325">${gateway.name}</text><text class="mono dim it" x="416" y="325" text-anchor="end">${own?.gatewayAddress}</text>${table(own)}`}<rect class="dev" x="170" y="18" width="220" height="56" rx="28"/>${
    GLYPHS.internet(200, 46)}<text class="nm" x="220" y="43">a server</text><text class="mono" x="220" y="60">${server}${port !== undefined && `:${port}`}</text><rect class="dev" x="200" y="540" width="160" height="32" rx="5"/>${
    GLYPHS.host(219, 556)}<text class="nm" x="236" y="560">host</text><text class="mono" x="350" y="560" text-anchor="end">${host}</text>`;
}

/** The translation table, with its one line. */
function table(own: Story['translation']): Html {
  const [inside, outside] = own
    ? [`${own.insideAddress}:${own.insidePort ?? ''}`, `${own.gatewayAddress}:${own.gatewayPort ?? ''}`] : ['–', '–'];
  return html`<path class="seam" d="M144 335H416"/><text class="cap" x="146" y="348">inside</text><text class="cap" x="290" y="348">outside</text><text class="mono tbl" x="146" y="366">${inside}</text><text class="mono dim" x="276" y="366" text-anchor="middle">⇄</text><text class="mono tbl it" x="290" y="366">${outside}</text>`;
}

/** Two ways in, and where each ends. */
function strangerOf({ stranger: { address, attempts } }: Story): Html {
  const end = attempts[1]?.end?.type === PathComponentType.NETWORK_ACL ? WALLS.outer - 11 : AT_GATEWAY;
  const second = attempts.length > 1 &&
    html`<path class="lane st" d="M470 64V112H364V142M346 190V${end}"/>${cross(346, end + 11, 9)}`;
  return html`<g class="stranger"><rect class="dev st" x="424" y="26" width="124" height="38" rx="19"/><text class="nm" x="486" y="42" text-anchor="middle">a stranger</text><text class="mono" x="486" y="56" text-anchor="middle">${address}</text><path class="lane st" d="M500 64V158H402"/>${cross(390, 158, 9)}${second}</g>`;
}

const laneX = (lane: GateView['lane']): number => lane === 'out' ? OUT : BACK;

const opening = ({ lane, wall }: GateView): Html =>
  html`<rect class="gap" x="${laneX(lane) - 11}" y="${WALLS[wall] - 2}" width="22" height="4"/>`;

function gateOf(view: GateView, names: Names): Html {
  const { hop, lane, wall } = view;
  const [x, y] = [laneX(lane), WALLS[wall]];
  const shut = isShut(view);
  const sign = shut ? '✗' : hop ? '✓' : '·';
  const number = hop?.rule && ruleText(hop.rule.ruleNumber);
  const title = hop?.rule ? `network ACL ${names.of(hop.componentId)}, ${hop.crossing}: rule ${number}, ${hop.rule.action} ${hop.rule.text}` : 'network ACL';
  const text: Part = number === undefined ? sign : `${sign} ${number}`;
  const [at, anchor] = lane === 'out' ? [x + 16, 'start'] : [x - 16, 'end'];
  return html`<g class="gate${shut && ' bad'}${!hop && ' never'}"><title>${title}</title><path class="post" d="M${x - 11} ${y - 7}V${y + 7}M${x + 11} ${y - 7}V${y + 7}"/>${
    shut && html`<path class="bar" d="M${x - 11} ${y}H${x + 11}"/>`}<text class="mono rule" x="${at}" y="${y + (wall === 'inner' ? -9 : 17)}" text-anchor="${anchor}">${text}</text></g>`;
}

function routeLabels({ steps }: Story): readonly (Html | undefined)[] {
  const label = (number: number, x: number, y: number, anchor: string) => {
    const route = steps[number - 1].hops.find((hop) => hop.route)?.route;
    return route && html`<text class="mono dest" x="${x}" y="${y}" text-anchor="${anchor}">${shortened(route.destination, 20)}</text>`;
  };
  return [label(2, OUT + 16, 443, 'start'), label(4, OUT + 16, 218, 'start'), label(8, BACK - 10, 465, 'end')];
}

function numberOf({ steps, end }: Story, number: number, [x, y]: readonly [number, number]): Html {
  const isNever = steps[number - 1]?.state === 'never';
  const isBad = end?.number === number && end.state === 'dies';
  return html`<g class="num${isNever && ' never'}${isBad && ' bad'}" data-n="${number}"><circle cx="${x}" cy="${y}" r="10"/><text x="${x}" y="${y + 4}" text-anchor="middle">${number}</text></g>`;
}

/** Where the packet lies: at a gate, or where else it ended. */
function grave({ end, steps }: Story, views: readonly GateView[]): Html | undefined {
  if (end?.state !== 'dies') { return undefined; }
  const shut = views.find(isShut);
  if (shut) { return cross(laneX(shut.lane), WALLS[shut.wall], 11); }
  const isAtInternetGateway = steps[end.number - 1].hops.at(-1)?.type === PathComponentType.INTERNET_GATEWAY;
  const ends = [540, isAtInternetGateway ? 196 : 500, 384, isAtInternetGateway ? 196 : 276, 80, 140, 296, 440];
  return cross(end.number < 6 ? OUT : BACK, ends[end.number - 1], 11);
}

function cross(x: number, y: number, radius: number): Html {
  const arm = radius * 0.38;
  return html`<g class="dead"><circle cx="${x}" cy="${y}" r="${radius}"/><path d="M${x - arm} ${y - arm}L${x + arm} ${y + arm}M${x + arm} ${y - arm}L${x - arm} ${y + arm}"/></g>`;
}
