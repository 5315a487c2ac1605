import { Flow, flowText, hasPorts, ICMP, ICMPV6, isIpv6 } from './flow';
import { includesError, includesPacket } from './headers';
import { Layout, subnetAt } from './layout';
import { Crossing } from './observation';
import { Endpoint } from '../../src/reachability/endpoint';
import { ExplanationEffect } from '../../src/reachability/explanation';
import { PathComponent, PathComponentType } from '../../src/reachability/network-path';
import { NetworkReachability } from '../../src/reachability/network-reachability';
import { PacketFate, PacketTrace, PathDirection, TracedHop } from '../../src/reachability/packet-trace';
import { PathAnalysis } from '../../src/reachability/path-analysis';
import { Traffic } from '../../src/reachability/traffic';
import { block, holds, parseIp } from '../support/oracle-address';

/** What the engine says of a flow. */
export interface Prediction {
  /** Undefined where the engine says that it is unknown. */
  readonly arrives?: boolean;
  readonly isAnswered?: boolean;
  /** The source port as the packet arrives: behind a NAT gateway, the gateway's. */
  readonly sourcePort?: number;
  /** The network ACL rules that decide. */
  readonly request: PredictedWay;
  /** Undefined for an ICMP error, which `follow()` does not follow. */
  readonly answer?: PredictedWay;
  /** Where an ICMP error may end, by the explanations of the path: `subnet direction rule`. */
  readonly blockedErrors: readonly string[];
  /** The Elastic IPs that the internet may see. */
  readonly publicNames: readonly string[];
  /** Zones of what the packet and its reply pass, ends included. */
  readonly zones: readonly string[];
}

export interface PredictedWay {
  readonly crossings: readonly PredictedCrossing[];
  /**
   * Something that is no network ACL stops the packet. The engine names what is wrong where the packet meets it first; in the kernel it may cross more
   * borders before that makes a difference.
   */
  readonly isCut: boolean;
}

/** Without a rule where the engine does not name one. */
export type PredictedCrossing = Pick<Crossing, 'subnet' | 'direction'> & { readonly rule?: number };

/** Asks `explain()` once for each pair of ends, and `follow()` for each flow. */
export class Predictor {
  private readonly answers = new Map<string, PathAnalysis>();

  constructor(private readonly reachability: NetworkReachability, private readonly layout: Layout) {}

  /** @param natPort the port that a NAT gateway chose */
  public predict(flow: Flow, natPort: number | undefined = flow.natPort): Prediction {
    const analysis = this.explain(flow);
    const packet = { ...this.endsOf(flow), protocol: protocolName(flow), natPort };
    const ports = hasPorts(flow) ? { sourcePort: flow.sourcePort, destinationPort: flow.destinationPort } : {};
    const [trace] = analysis.follow({ ...packet, ...ports });
    if (!trace) { throw new Error(`follow() does not know the packet ${flowText(flow)}, which explain() was asked about`); }
    const path = analysis.paths.find(({ forward }) => includesPacket(forward[0]?.inboundHeaders ?? [], flow, protocolName(flow)));
    const prediction = { ...this.ofTrace(trace, flow), publicNames: publicNames(path?.forward ?? []) };
    return flow.error === undefined ? prediction : withError(prediction, path?.reply ?? [], flow);
  }

  private explain(flow: Flow): PathAnalysis {
    const { source, destination, traffic } = this.questionOf(flow);
    const key = [source, destination, traffic].join(' > ');
    const known = this.answers.get(key) ?? this.reachability.explain({ source, destination, traffic });
    this.answers.set(key, known);
    return known;
  }

  private questionOf({ source, destination, protocol }: Flow) {
    const { network, nats } = this.layout;
    const [from, to] = [subnetAt(network, source), subnetAt(network, destination)];
    const gateway = nats.find(({ addresses }) => addresses.includes(destination));
    const traffic = protocol === ICMP || protocol === ICMPV6 ? Traffic.icmpEcho() : Traffic.all();
    if (!from) {
      const host = to && isGivenByAmazon(destination) ? Endpoint.subnet(to.id) : Endpoint.address(destination);
      return { source: Endpoint.internet(), destination: gateway ? Endpoint.elasticIp(gateway.nat.elasticIps[0]) : host, traffic };
    }
    const isInternet = !to && !isOddDestination(destination);
    const elsewhere = isInternet ? Endpoint.internet() : Endpoint.address(destination);
    return { source: Endpoint.subnet(from.id), destination: to ? Endpoint.subnet(to.id) : elsewhere, traffic };
  }

  /** Hosts are asked about by the public address of theirs that only AWS knows. */
  private endsOf({ source, destination }: Flow): { readonly source: string; readonly destination?: string } {
    const { network } = this.layout;
    return subnetAt(network, source) || isIpv6(destination) ? { source, destination } : { source };
  }

  private ofTrace({ hops, fate }: PacketTrace, flow: Flow): Prediction {
    const of = (direction: PathDirection) => hops.filter((hop) => hop.direction === direction);
    const [forward, back] = [of(PathDirection.FORWARD), of(PathDirection.RETURN)];
    const last = forward.at(-1)!;
    const end = [PathComponentType.SUBNET, PathComponentType.INTERNET].includes(last.type) && forward.length > 1;
    const isLost = (all: readonly TracedHop[]) => all.some((hop) => hop.fate === PacketFate.DROPPED);
    const isUnknown = (all: readonly TracedHop[]) => all.some((hop) => hop.fate === PacketFate.UNKNOWN);
    const arrives = isLost(forward) ? false : isUnknown(forward) ? undefined : end;
    return {
      arrives,
      isAnswered: fate === PacketFate.DROPPED ? false : arrives === undefined || fate === PacketFate.UNKNOWN ? undefined : true,
      sourcePort: last.after?.sourcePort,
      request: wayOf(forward),
      answer: wayOf(back),
      blockedErrors: [],
      publicNames: [],
      zones: this.zonesOf(hops.flatMap(({ subnetId }) => subnetId ?? []), flow),
    };
  }

  private zonesOf(subnets: readonly string[], { source, destination }: Flow): readonly string[] {
    const { network } = this.layout;
    const passed = network.subnets.filter(({ id }) => subnets.includes(id));
    const ends = [source, destination].flatMap((address) => subnetAt(network, address) ?? []);
    return [...new Set([...passed, ...ends].map(({ zone }) => zone))];
  }
}

function withError(prediction: Prediction, reply: readonly PathComponent[], flow: Flow): Prediction {
  const comesBack = includesError(reply.at(-1)?.outboundHeaders ?? [], flow);
  return {
    ...prediction,
    isAnswered: prediction.arrives === undefined || mayBlock(reply) ? undefined : prediction.arrives && comesBack,
    answer: undefined,
    blockedErrors: reply.flatMap(blockedAt),
  };
}

/** RFC 3849: the engine takes what stands for Amazon's blocks from here. */
const DOCUMENTATION = block('2001:db8::/32');

/** Of a block that the template leaves to Amazon: nobody can ask about such an address, and all hosts of its subnet are alike. */
const isGivenByAmazon = (address: string): boolean => holds(DOCUMENTATION, parseIp(address));

/** Private addresses of other networks: nobody that `Endpoint.internet()` means. */
const isOddDestination = (address: string): boolean => /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(address);

function protocolName({ protocol }: Flow): string {
  return { [ICMP]: 'icmp', 6: 'tcp', 17: 'udp', [ICMPV6]: 'icmpv6' }[protocol] ?? String(protocol);
}

function wayOf(hops: readonly TracedHop[]): PredictedWay {
  const crossings = hops.filter(({ type }) => type === PathComponentType.NETWORK_ACL)
    .map(({ subnetId, crossing, rule }) => ({ subnet: subnetId!, direction: crossing!, rule: rule?.ruleNumber }));
  return { crossings, isCut: hops.some(({ fate, type }) => fate === PacketFate.DROPPED && type !== PathComponentType.NETWORK_ACL) };
}

/** What stands in the place of the source behind the internet gateway. */
function publicNames(forward: readonly PathComponent[]): readonly string[] {
  const gateway = forward.find(({ type }) => type === PathComponentType.INTERNET_GATEWAY);
  const sources = gateway?.outboundHeaders.flatMap(({ sourceAddresses }) => sourceAddresses) ?? [];
  return [...new Set(sources)].filter((one) => !one.includes('/'));
}

const mayBlock = (components: readonly PathComponent[]) =>
  components.some(({ explanations }) => explanations.some(({ effect }) => effect === ExplanationEffect.MAY_BLOCK));

function blockedAt({ subnetId, direction, explanations }: PathComponent): readonly string[] {
  return explanations.filter(({ effect, ruleNumber }) => effect === ExplanationEffect.BLOCKS && ruleNumber !== undefined)
    .map(({ ruleNumber }) => `${subnetId} ${direction} ${ruleNumber}`);
}
