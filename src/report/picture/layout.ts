import type { Pile } from './piles';
import { cellKey, pilesOf } from './piles';
import { quietLines, reasons } from './route-words';
import { TopologyTargetType, TopologyTier } from '../../reachability/network-topology';
import type { TopologyRoute } from '../../reachability/network-topology';
import type { Site, SiteGateway, SiteSubnet } from '../model/site';
import { TIERS } from '../model/site';

/** A box of the picture, in units of its view box. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box of a pile of subnets. */
export interface Place extends Box {
  readonly pile: Pile;
  readonly zone: number;
  /** Where lines leave: the middle, or clear of the words where the column is narrow. */
  readonly port: number;
  /** Not the first box of its zone and tier: lines leave by the side. */
  readonly isStacked: boolean;
}

/** The box of a NAT gateway: in a subnet, or above all zones. */
export interface GatewayPlace extends Box {
  readonly gateway: SiteGateway;
  /** Where lines leave and arrive. */
  readonly port: number;
  /** Undefined for a regional gateway. */
  readonly home?: Place;
}

/** A box below the VPC for what a route leads to and the template does not follow. */
export interface Beyond {
  readonly route: TopologyRoute;
  readonly from: Place;
}

/** Where everything stands: fixed rows and columns, so that adding a subnet moves nothing else. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Columns are too narrow for a name and addresses on one line. */
  readonly isNarrow: boolean;
  readonly columns: readonly Box[];
  readonly vpc: Box;
  readonly places: readonly Place[];
  readonly gateways: ReadonlyMap<string, GatewayPlace>;
  readonly beyond: readonly Beyond[];
  /** The x of the internet gateway. */
  readonly middle: number;
  /** The y of the line above the zones that leads to the internet gateway. */
  readonly trunk: number;
  /** The y at which the room between the public and the private tier begins. */
  readonly channel: number;
  /** How high the head of a subnet's box is. */
  readonly head: number;
}

const MARGIN = 10;
const PADDING = 26;
const WIDTH = 1160;
const LEAST_COLUMN = 212;
const NARROW = 260;
const STACK = 16;
const LINE = 17;
const BAND = 66;
const ROOM_BELOW = 28;
/** Where lines from other zones run. */
const ROOM_BELOW_PUBLIC = 74;
const MOST_BEYOND = 4;
/** A lone box that is lower than its row by less than this is as high as the row. */
const STRETCH = 110;
export const GATEWAY_HEIGHT = 64;
export const INTERNET_GATEWAY = { top: 90, bottom: 132 };

export function layoutOf(site: Site): Layout {
  const piles = pilesOf(site);
  const count = Math.max(1, site.zones.length);
  const gap = count > 4 ? 14 : 22;
  const width = Math.max(WIDTH, 2 * (MARGIN + PADDING) + count * LEAST_COLUMN + (count - 1) * gap);
  const columnWidth = (width - 2 * (MARGIN + PADDING) - (count - 1) * gap) / count;
  const isNarrow = columnWidth < NARROW;
  const head = isNarrow ? 46 : 34;
  const inset = isNarrow ? 15 : 20;
  const regional = site.gateways.filter(({ gateway }) => gateway.isRegional);
  const zoneTop = 172 + regional.length * BAND;

  const cell = (key: string, tier: TopologyTier) => piles.get(cellKey({ zoneKey: key, tier })) ?? [];
  const heightIn = (key: string, tier: TopologyTier) =>
    stackHeight(cell(key, tier).map((pile) => [pile, heightOf(site, pile, head)]));
  const rows = rowsOf(site, heightIn, zoneTop + 40);
  const last = rows[rows.length - 1];
  const zoneBottom = last.y + last.height + 16;

  const columns = site.zones.map((_, i): Box => ({
    x: MARGIN + PADDING + i * (columnWidth + gap),
    y: zoneTop,
    width: columnWidth,
    height: zoneBottom - zoneTop,
  }));
  const places = site.zones.flatMap(({ key }, zone) => rows.flatMap((row) => {
    const members = cell(key, row.tier);
    const x = columns[zone].x + inset;
    const boxWidth = columnWidth - 2 * inset;
    let y = row.y;
    return members.map((pile, i): Place => {
      const own = heightOf(site, pile, head);
      const isStretched = members.length === 1 && row.height - own <= STRETCH;
      const height = isStretched ? row.height - pileEdge(pile) : own;
      const port = isNarrow ? x + boxWidth - 32 : x + boxWidth / 2;
      const place = { pile, zone, x, y, width: boxWidth, height, port, isStacked: i > 0 };
      y += height + STACK + pileEdge(pile);
      return place;
    });
  }));
  const publicRow = rows.find(({ tier }) => tier === TopologyTier.PUBLIC);
  const beyond = beyondOf(site, places);
  const vpc = { x: MARGIN, y: 112, width: width - 2 * MARGIN, height: zoneBottom + 22 - 112 };
  return {
    width,
    height: vpc.y + vpc.height + 12 + (beyond.length > 0 ? 66 : 0),
    isNarrow,
    columns,
    vpc,
    places,
    gateways: new Map([...zonalPlaces(places, head), ...bandPlaces(regional, columns)]),
    beyond,
    middle: width / 2,
    trunk: 152,
    channel: publicRow ? publicRow.y + publicRow.height : zoneTop + 24,
    head,
  };
}

interface Row {
  readonly tier: TopologyTier;
  readonly y: number;
  readonly height: number;
}

function rowsOf(site: Site, heightIn: (zone: string, tier: TopologyTier) => number, top: number): readonly Row[] {
  let y = top;
  const tiers = TIERS.filter((tier) => site.subnets.some((subnet) => subnet.tier === tier));
  return tiers.map((tier) => {
    const row = { tier, y, height: Math.max(...site.zones.map(({ key }) => heightIn(key, tier))) };
    y += row.height + (tier === TopologyTier.PUBLIC ? ROOM_BELOW_PUBLIC : ROOM_BELOW);
    return row;
  });
}

const pileEdge = ({ members }: Pile): number => members.length > 1 ? 8 : 0;

const stackHeight = (stack: readonly (readonly [Pile, number])[]): number =>
  stack.reduce((sum, [pile, height]) => sum + height + STACK + pileEdge(pile), 0) - STACK;

function heightOf(site: Site, { first }: Pile, head: number): number {
  const lines = quietLines(first).length + reasons(site, first).length;
  const content = first.gateways.length > 0 ? first.gateways.length * (GATEWAY_HEIGHT + 8) + 22
    : first.tier === TopologyTier.PUBLIC ? 20 : 30;
  return head + content + (lines > 0 ? LINE * lines + 4 : 0);
}

function zonalPlaces(places: readonly Place[], head: number): readonly [string, GatewayPlace][] {
  return places.flatMap((home) => home.pile.members.flatMap(({ gateways }) => gateways).map((gateway, i) => {
    const width = Math.min(home.width - 24, 236);
    const middle = home.x + home.width / 2;
    const y = home.y + head + i * (GATEWAY_HEIGHT + 8);
    const place = { gateway, home, x: middle - width / 2, y, width, height: GATEWAY_HEIGHT, port: home.port };
    return [gateway.gateway.id, place] as [string, GatewayPlace];
  }));
}

/** A regional gateway stands above the zones, in none of them. */
function bandPlaces(regional: readonly SiteGateway[], columns: readonly Box[]): readonly [string, GatewayPlace][] {
  const { x } = columns[0];
  const end = columns[columns.length - 1];
  const width = end.x + end.width - x;
  return regional.map((gateway, i) => [
    gateway.gateway.id, { gateway, x, y: 168 + i * BAND, width, height: 50, port: x + width / 2 },
  ]);
}

const FOLLOWED = [
  TopologyTargetType.LOCAL,
  TopologyTargetType.INTERNET_GATEWAY,
  TopologyTargetType.EGRESS_ONLY_INTERNET_GATEWAY,
  TopologyTargetType.NAT_GATEWAY,
  TopologyTargetType.GATEWAY_ENDPOINT,
];

/** What routes lead to and the picture has no place for, each target once. */
function beyondOf({ vpc }: Site, places: readonly Place[]): readonly Beyond[] {
  const known = new Set(vpc.natGateways.map(({ id }) => id));
  const isStrange = ({ targetType, targetId, blackHole }: TopologyRoute) => blackHole === undefined && (
    !FOLLOWED.includes(targetType) || targetType === TopologyTargetType.NAT_GATEWAY && !known.has(targetId)
  );
  const all = places.flatMap((from) => from.pile.first.routes.filter(isStrange).map((route) => ({ route, from })));
  return [...new Map(all.map((one) => [`${one.route.targetId} ${one.from.zone}`, one])).values()].slice(0, MOST_BEYOND);
}

/** Whether a line of the subnet to its gateways is drawn at all. */
export function isDrawn({ family, targetType }: TopologyRoute): boolean {
  return family !== 'ipv6' && (
    targetType === TopologyTargetType.NAT_GATEWAY || targetType === TopologyTargetType.INTERNET_GATEWAY
  );
}

/** The subnets of a place that have a line. */
export function hasLine({ routes }: SiteSubnet): boolean {
  return routes.some((route) => isDrawn(route) && route.blackHole === undefined);
}
