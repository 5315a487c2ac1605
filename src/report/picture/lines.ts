import type { Beyond, GatewayPlace, Layout, Place } from './layout';
import { INTERNET_GATEWAY, isDrawn } from './layout';
import { isDirect } from './route-words';
import type { Point } from './way';
import { TopologyTargetType, TopologyTier } from '../../reachability/network-topology';
import type { TopologyRoute } from '../../reachability/network-topology';
import type { Site } from '../model/site';

/** A route as a line. */
export interface Line {
  /** `up` to the internet gateway, `same` zone, `cross` to another zone, `wrong` past the NAT gateway, `unknown`. */
  readonly kind: 'up' | 'same' | 'cross' | 'wrong' | 'unknown';
  readonly points: readonly Point[];
  /** What the line says when it is pointed at. */
  readonly title: string;
  /** Ids of the resources that it belongs to: following one of them shows it. */
  readonly ids: readonly string[];
  /** The place that it comes from; undefined for a regional gateway's own. */
  readonly from?: Place;
  /** Where it goes through the edge of a zone sideways. */
  readonly breach?: Point;
  /** What it matches, and where to write that. */
  readonly label?: { readonly text: string; readonly at: Point };
  /** What it leads to where the template cannot follow it. */
  readonly beyond?: Beyond;
  /** It leaves by the side of its box. */
  readonly isSideways?: boolean;
  /** The gateway that it arrives at in another zone, and the side on which. */
  readonly arrival?: { readonly gateway: GatewayPlace; readonly side: 'left' | 'right' };
}

/** How far apart lines stand that share a channel or a gateway. */
const LANE = 13;
const BESIDE = 12;
/** How far from a box its own line rises, and a line that crosses zones, which passes over it. */
const RISER = { same: 6, cross: 14 };
const NARROW_RISER = { same: 4, cross: 10 };

/** Every drawn route of the VPC. */
export function linesOf(site: Site, layout: Layout): readonly Line[] {
  const lanes = { next: 0, arrivals: new Map<GatewayPlace, { left: number; right: number }>() };
  return [
    ...layout.places.flatMap((place) => upwards(site, layout, place)),
    ...[...layout.gateways.values()].filter(({ home }) => !home).map((band) => bandLine(site, layout, band)),
    ...layout.places.flatMap((place) => place.pile.first.routes.filter(isDrawn).flatMap((route) => {
      if (route.blackHole !== undefined) { return []; }
      if (isDirect(place.pile.first, route)) { return [direct(site, layout, place, route)]; }
      const gateway = layout.gateways.get(route.targetId);
      if (!gateway) { return []; }
      return [gateway.home
        ? toZonal(site, layout, place, route, gateway, lanes)
        : toRegional(layout, place, route, gateway)];
    })),
    ...layout.beyond.map((beyond) => outside(layout, beyond)),
  ];
}

/** The x of the box that says where a line below the VPC leads. */
export function beyondX({ width }: Layout, { x, width: own }: Place): number {
  return Math.min(x + own + 9 - 30, width - 230);
}

const members = ({ pile }: Place): readonly string[] => pile.members.map(({ id }) => id);
const nameOf = ({ pile }: Place): string => pile.first.name;

/** From a public subnet up, along the trunk above the zones, into the internet gateway. */
function upwards({ vpc }: Site, { trunk, middle, gateways, head }: Layout, place: Place): readonly Line[] {
  const { first } = place.pile;
  const route = first.routes.find((one) => one.targetType === TopologyTargetType.INTERNET_GATEWAY && one.family !== 'ipv6');
  if (first.tier !== TopologyTier.PUBLIC || !route || route.blackHole !== undefined) { return []; }
  const [gateway] = first.gateways.map(({ gateway: { id } }) => gateways.get(id)!);
  const end: readonly Point[] = [[middle, trunk], [middle, INTERNET_GATEWAY.bottom]];
  const sideY = place.y + (gateway ? head + 32 : 20);
  const points: readonly Point[] = place.isStacked
    ? [[gateway ? gateway.x : place.x, sideY], [place.x - 9, sideY], [place.x - 9, trunk], ...end]
    : [[place.port, gateway ? gateway.y : place.y], [place.port, trunk], ...end];
  return [{
    kind: 'up',
    points,
    title: `${first.name}: ${route.destination} leads to the internet gateway`,
    ids: [...members(place), ...first.gateways.map((one) => one.gateway.id), vpc.internetGatewayId ?? ''],
    from: place,
    isSideways: place.isStacked,
  }];
}

function bandLine({ vpc }: Site, { middle }: Layout, { gateway, y }: GatewayPlace): Line {
  return {
    kind: 'up',
    points: [[middle, y], [middle, INTERNET_GATEWAY.bottom]],
    title: `${gateway.name} to the internet gateway`,
    ids: [gateway.gateway.id, vpc.internetGatewayId ?? ''],
  };
}

interface Lanes {
  next: number;
  readonly arrivals: Map<GatewayPlace, { left: number; right: number }>;
}

function toZonal(
  site: Site,
  layout: Layout,
  place: Place,
  route: TopologyRoute,
  gateway: GatewayPlace,
  lanes: Lanes,
): Line {
  const { channel, isNarrow } = layout;
  const home = gateway.home!;
  const bottom = gateway.y + gateway.height;
  const isSame = home.zone === place.zone;
  const edge = place.x + place.width;
  const riser = edge + (isNarrow ? NARROW_RISER : RISER)[isSame ? 'same' : 'cross'];
  const start: readonly Point[] = place.isStacked
    ? [[edge, place.y + 22], [riser, place.y + 22]]
    : [[place.port, place.y]];
  const x = start[start.length - 1][0];
  const ids = [...members(place), route.targetId, home.pile.first.id];
  const label = place.isStacked ? undefined : {
    text: route.destination, at: [isNarrow ? x - 9 : x + 15, channel + 55] as Point,
  };
  const common = { ids, from: place, label, isSideways: place.isStacked };
  if (isSame) {
    const bend: readonly Point[] = x === gateway.port ? [] : [[x, channel + 60], [gateway.port, channel + 60]];
    return {
      ...common,
      kind: 'same',
      points: [...start, ...bend, [gateway.port, bottom]],
      title: `${nameOf(place)}: ${route.destination} leads to ${gateway.gateway.name}, in its own zone`,
    };
  }
  const side = home.zone < place.zone ? 'right' : 'left';
  const come = lanes.arrivals.get(gateway) ?? { left: 0, right: 0 };
  come[side] += 1;
  lanes.arrivals.set(gateway, come);
  const arrivesAt = gateway.port + (side === 'right' ? 1 : -1) * BESIDE * Math.min(come[side], 6);
  const y = channel + 15 + LANE * (lanes.next++ % 3);
  const column = layout.columns[place.zone];
  return {
    ...common,
    kind: 'cross',
    points: [...start, [x, y], [arrivesAt, y], [arrivesAt, bottom]],
    title: `${nameOf(place)}: ${route.destination} leads to ${gateway.gateway.name}, in another zone (${site.zones[home.zone].label})`,
    breach: [side === 'right' ? column.x : column.x + column.width, y],
    arrival: { gateway, side },
  };
}

function toRegional(
  { places }: Layout,
  place: Place,
  route: TopologyRoute,
  { gateway, y, height }: GatewayPlace,
): Line {
  const isFree = !place.isStacked && !places.some(({ pile, zone, y: top }) =>
    zone === place.zone && top < place.y && pile !== place.pile);
  const x = isFree ? place.port : place.x + place.width + 9;
  const start: readonly Point[] = isFree ? [[x, place.y]] : [[place.x + place.width, place.y + 22], [x, place.y + 22]];
  return {
    kind: 'same',
    points: [...start, [x, y + height]],
    title: `${nameOf(place)}: ${route.destination} leads to ${gateway.name}, which serves its zone`,
    ids: [...members(place), route.targetId],
    from: place,
    isSideways: !isFree,
  };
}

/** Past the NAT gateways: up by the side of the zone to the internet gateway. */
function direct({ vpc }: Site, layout: Layout, place: Place, route: TopologyRoute): Line {
  const { trunk, middle, isNarrow, columns } = layout;
  const x = place.x + place.width + (isNarrow ? 7 : 11);
  const y = place.y + 40;
  return {
    kind: 'wrong',
    points: [[place.x + place.width, y], [x, y], [x, trunk], [middle, trunk], [middle, INTERNET_GATEWAY.bottom]],
    title: `${nameOf(place)}: ${route.destination} leads straight to the internet gateway`,
    ids: [...members(place), vpc.internetGatewayId ?? ''],
    from: place,
    breach: [x, columns[place.zone].y],
  };
}

function outside({ vpc }: Layout, beyond: Beyond): Line {
  const { from: place, route } = beyond;
  const x = place.x + place.width + 9;
  return {
    kind: 'unknown',
    points: [[place.x + place.width, place.y + 30], [x, place.y + 30], [x, vpc.y + vpc.height + 20]],
    title: `${nameOf(place)}: ${route.destination} leads to ${route.targetId}, where the template cannot follow it`,
    ids: [...members(place), route.targetId],
    from: place,
    beyond,
  };
}
