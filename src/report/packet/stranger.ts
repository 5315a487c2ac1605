import type { Trip } from './trip';
import { Endpoint } from '../../reachability/endpoint';
import { ExplanationEffect } from '../../reachability/explanation';
import type { Explanation } from '../../reachability/explanation';
import type { PacketTrace, TracedHeader, TracedHop } from '../../reachability/packet-trace';
import { PacketFate } from '../../reachability/packet-trace';
import { Traffic } from '../../reachability/traffic';
import type { Engine } from '../model/engine';
import { holds } from '../model/engine';
import type { SiteGateway } from '../model/site';

/** A connection that somebody on the internet tries to start. */
export interface Attempt {
  readonly header: TracedHeader;
  readonly fate: PacketFate;
  /** Where it ends. */
  readonly end?: TracedHop;
  readonly hops: readonly TracedHop[];
  /** Why, in the engine's words. */
  readonly because: readonly Explanation[];
}

/** The ninth step. */
export interface Stranger {
  readonly address: string;
  /** By the private address, then by the Elastic IP. */
  readonly attempts: readonly Attempt[];
}

/** Of the block for documentation (RFC 5737), and no server of the story. */
const STRANGER = '198.51.100.77';
const SSH = 22;

export function strangerOf(engine: Engine, trip: Trip, gateway: SiteGateway | undefined): Stranger {
  const elasticIp = gateway?.home && gateway.elasticIps.find(({ isInTemplate }) => isInTemplate);
  const guess = trip.trace.hops.find(({ translation }) => translation)?.translation?.gatewayPort ?? SSH;
  return {
    address: STRANGER,
    attempts: [
      tried(engine, Endpoint.subnet(trip.start.id), SSH, trip.host),
      ...elasticIp ? [tried(engine, Endpoint.elasticIp(elasticIp.id), guess)] : [],
    ].flatMap((attempt) => attempt ?? []),
  };
}

function tried(engine: Engine, destination: Endpoint, port: number, address?: string): Attempt | undefined {
  const analysis = engine.explain({ source: Endpoint.address(STRANGER), destination, traffic: Traffic.tcp(port) });
  const { choices } = engine.topology();
  const traces = analysis.follow(address === undefined ? {} : { destination: address });
  const trace = traces.find(({ when }) => holds(when, choices)) ?? traces[0];
  return trace && attemptOf(trace);
}

function attemptOf({ fate, hops }: PacketTrace): Attempt {
  const end = hops.find((hop) => hop.fate === PacketFate.DROPPED);
  const because = (end?.explanations ?? []).filter(({ effect }) => effect === ExplanationEffect.BLOCKS);
  return { header: hops[0].before, fate, end, hops, because };
}
