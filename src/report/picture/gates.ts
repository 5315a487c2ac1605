import type { Layout, Place } from './layout';
import { hasLine } from './layout';
import type { Line } from './lines';
import { ExplanationCode } from '../../reachability/explanation';
import { TopologyTier } from '../../reachability/network-topology';
import { Verdict } from '../../reachability/verdict';
import type { Html } from '../html';
import { html } from '../html';
import type { Site, SiteSubnet } from '../model/site';

/** The number that AWS gives the implicit deny, and the sign for it in the console. */
export const IMPLICIT_DENY = 32767;

/** A rule number as the console shows it. */
export const ruleText = (number: number | undefined): string => number === IMPLICIT_DENY ? '*' : String(number ?? '?');

/** A network ACL where a line goes through the wall of a subnet. */
export interface Gate {
  readonly opening: Html;
  readonly posts: Html;
}

/** The gates of every box that has a line. */
export function gatesOf(
  site: Site,
  layout: Layout,
  lines: readonly Line[],
): readonly (Gate & { readonly zone: number })[] {
  return layout.places.filter(({ pile }) => hasLine(pile.first)).flatMap((place) => {
    const { first, members } = place.pile;
    const numbers = [...new Set(members.flatMap((member) => blocking(site, member)))].sort((a, b) => a - b);
    const said = numbers.length === 0 ? undefined
      : `${numbers.length > 1 ? 'rules' : 'rule'} ${numbers.slice(0, 3).map(ruleText).join(', ')}`;
    return gatesAt(layout, place, first, lines, said).map((gate) => ({ ...gate, zone: place.zone }));
  });
}

function gatesAt(
  layout: Layout,
  place: Place,
  subnet: SiteSubnet,
  lines: readonly Line[],
  said: string | undefined,
): readonly Gate[] {
  const isSideways = lines.some(({ from, isSideways: sideways }) => from === place && sideways);
  const right = place.x + place.width + 12;
  if (subnet.tier !== TopologyTier.PUBLIC) {
    return [isSideways ? inSide(place.x + place.width, place.y + 22, said) : onTop(place.port, place.y, said, right)];
  }
  const height = subnet.gateways.length > 0 ? layout.head + 32 : 20;
  return [
    isSideways ? inSide(place.x, place.y + height, said) : onTop(place.port, place.y, said, right),
    ...subnet.gateways.slice(0, 1).map(({ gateway }) => below(place, gateway.id, lines)),
  ];
}

/** Numbers of the subnet's own rules that lose packets of it, or of those who leave through it. */
function blocking({ findings, subnets }: Site, subnet: SiteSubnet): readonly number[] {
  const { acl } = subnet;
  if (!acl) { return []; }
  const own = new Set([acl.id, ...[...acl.inbound, ...acl.outbound].map(({ entryId }) => entryId)]);
  const gateways = subnet.gateways.map(({ gateway }) => gateway.id);
  const leavesHere = (id: string) => id === subnet.id ||
    subnets.find((one) => one.id === id)?.routes.some(({ targetId }) => gateways.includes(targetId));
  return findings
    .filter(({ verdict, subject }) => verdict === Verdict.VIOLATED && leavesHere(subject))
    .flatMap(({ blame }) => blame)
    .filter(({ explanationCode }) => explanationCode === ExplanationCode.SUBNET_ACL_RESTRICTION)
    .flatMap(({ componentId, ruleNumber }) => ruleNumber !== undefined && own.has(componentId) ? [ruleNumber] : []);
}

/** Two posts in a wall that lies; a bar between them and a label if something is stopped. */
function onTop(x: number, y: number, said: string | undefined, right: number): Gate {
  const width = (said?.length ?? 0) * 6 + 30;
  const left = Math.min(x + 17, right - width);
  return {
    opening: opening(x, y, 11, 11),
    posts: html`<g class="gate${said !== undefined && ' bad'}"><path class="post" d="M${x - 11} ${y - 7}V${y + 7}M${x + 11} ${y - 7}V${y + 7}"/>${
      said !== undefined && html`<path class="bar" d="M${x - 11} ${y}H${x + 11}"/>`}</g>${said !== undefined && html`<g class="tag bad"><rect x="${left}" y="${y - 9}" width="${width}" height="18" rx="9"/><text x="${left + 9}" y="${y + 4}">✗ ${said}</text></g>`}`,
  };
}

/** Towards the private tier, as wide as the lines that arrive from other zones need. */
function below({ port, y, height }: Place, gateway: string, lines: readonly Line[]): Gate {
  const arrivals = lines.flatMap(({ arrival }) => arrival?.gateway.gateway.gateway.id === gateway ? [arrival] : []);
  const arriving = (side: 'left' | 'right') => Math.min(6, arrivals.filter((one) => one.side === side).length);
  const [left, right] = [11 + 12 * arriving('left'), 11 + 12 * arriving('right')];
  const bottom = y + height;
  return {
    opening: opening(port, bottom, left, right),
    posts: html`<path class="gate post" d="M${port - left} ${bottom - 7}V${bottom + 7}M${port + right} ${bottom - 7}V${bottom + 7}"/>`,
  };
}

function inSide(x: number, y: number, said: string | undefined): Gate {
  return {
    opening: html`<rect class="gap" x="${x - 2}" y="${y - 8}" width="4" height="16"/>`,
    posts: html`<g class="gate${said !== undefined && ' bad'}"><title>${said ?? 'network ACL'}</title><path class="post" d="M${x - 6} ${y - 8}H${x + 6}M${x - 6} ${y + 8}H${x + 6}"/>${
      said !== undefined && html`<path class="bar" d="M${x} ${y - 8}V${y + 8}"/>`}</g>`,
  };
}

const opening = (x: number, y: number, left: number, right: number): Html =>
  html`<rect class="gap" x="${x - left}" y="${y - 2}" width="${left + right}" height="4"/>`;
