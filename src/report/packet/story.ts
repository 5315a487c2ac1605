import { NARRATION } from './narration';
import type { StepState } from './step-state';
import type { Stranger } from './stranger';
import { strangerOf } from './stranger';
import type { Trip } from './trip';
import { tripFor } from './trip';
import { PathComponentType } from '../../reachability/network-path';
import type { TracedHeader, TracedHop } from '../../reachability/packet-trace';
import { PacketFate, PathDirection } from '../../reachability/packet-trace';
import type { Engine } from '../model/engine';
import type { Names } from '../model/names';
import type { Site, SiteGateway } from '../model/site';
import { defaultRoute, gatewayOf } from '../model/site';

/** One of the eight steps in which NAT is explained, with what the engine found there. */
export interface Step {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly state: StepState;
  readonly before?: TracedHeader;
  readonly after?: TracedHeader;
  readonly hops: readonly TracedHop[];
}

/** The way of one packet out and back, and of a stranger's. */
export interface Story extends Trip {
  readonly steps: readonly Step[];
  /** The step in which the packet dies, or may. */
  readonly end?: Step;
  /** Undefined where no NAT gateway is on the way. */
  readonly gateway?: SiteGateway;
  readonly translation?: TracedHop['translation'];
  readonly stranger: Stranger;
}

export const STEPS = 8;

/** Undefined where no private subnet has an IPv4 address. */
export function storyOf(engine: Engine, site: Site, names: Names): Story | undefined {
  const trip = tripFor(engine, site);
  if (!trip) { return undefined; }
  const { hops } = trip.trace;
  const numbers = stepNumbers(hops);
  const gateway = gatewayOf(site, hops.find(({ type }) => type === PathComponentType.NAT_GATEWAY)?.componentId)
    ?? gatewayOf(site, routeOf(trip)?.targetId);
  const ends = hops.findIndex(({ fate }) => fate === PacketFate.DROPPED);
  const last = ends >= 0 ? numbers[ends] : numbers[numbers.length - 1] ?? 1;
  const isComplete = trip.trace.fate !== PacketFate.DROPPED;
  const steps = Array.from({ length: STEPS }, (_, i): Step => {
    const number = i + 1;
    const own = hops.filter((_hop, k) => numbers[k] === number);
    const state = number > last ? 'never' : number === last && !isComplete ? 'dies'
      : own.some(({ fate }) => fate === PacketFate.UNKNOWN) ? 'unknown' : 'ok';
    const before = own[0]?.before;
    const after = own[own.length - 1]?.after ?? own[own.length - 1]?.before;
    const { title, text } = NARRATION[i]({ trip, gateway, names, state });
    return { number, title, text, state, before, after, hops: own };
  });
  return {
    ...trip,
    steps,
    end: steps.find(({ state }) => state === 'dies') ?? steps.find(({ state }) => state === 'unknown'),
    gateway,
    translation: hops.find(({ translation }) => translation)?.translation,
    stranger: strangerOf(engine, trip, gateway),
  };
}

/** Where the packet is sent, though it may die before it gets there, or even before a route takes it. */
function routeOf({ start, trace: { hops } }: Trip): { readonly targetId: string } | undefined {
  const table = hops.find(({ type }) => type === PathComponentType.ROUTE_TABLE);
  return table ? table.route : defaultRoute(start);
}

/** Which step each hop belongs to: the NAT gateway is the third on the way out, and the seventh on the way back. */
function stepNumbers(hops: readonly TracedHop[]): readonly number[] {
  let isTranslated = false;
  let direction = PathDirection.FORWARD;
  return hops.map((hop) => {
    if (hop.direction !== direction) {
      direction = hop.direction;
      isTranslated = false;
    }
    const isNat = hop.type === PathComponentType.NAT_GATEWAY;
    const number = stepOf(hop, isNat, isTranslated);
    isTranslated ||= isNat;
    return number;
  });
}

function stepOf({ direction, type, sequenceNumber }: TracedHop, isNat: boolean, isTranslated: boolean): number {
  if (direction === PathDirection.RETURN) { return isNat ? 7 : isTranslated ? 8 : 6; }
  if (sequenceNumber === 1) { return 1; }
  if (isNat) { return 3; }
  if (type === PathComponentType.INTERNET) { return 5; }
  return isTranslated ? 4 : 2;
}
