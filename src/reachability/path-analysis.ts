import type { Explanation } from './explanation';
import { locatedExplanation } from './located';
import type { NetworkPath, PortRange } from './network-path';
import { PathVerdict } from './network-path';
import type { PacketChoice, PacketTrace } from './packet-trace';
import type { PathQuestion } from './path-question';
import { followPacket } from './private/follow/follow-packet';
import { EPHEMERAL_PORTS } from './private/forwarding/services';
import { assumptionsFor } from './private/network/assumptions';
import type { Network, Unread } from './private/network/network';
import { unreadFor } from './private/network/unread';
import type { Place } from './private/paths/endpoints';
import { placesOf, placeText } from './private/paths/endpoints';
import type { VerdictCase } from './private/paths/path-verdict';
import { overall } from './private/paths/path-verdict';
import { pathsOf } from './private/paths/paths-of';
import type { Json } from './private/render/path-json';
import { pathJson } from './private/render/path-json';
import { answerText } from './private/render/path-text';

/**
 * The ways of packets from a source to a destination, and of the replies back: what they pass, what each component
 * makes of them, and everything that blocks them.
 *
 * There are several paths if packets of different kinds go different ways (IPv4 and IPv6, routes to different
 * gateways), or if conditions of the template change the way.
 */
export class PathAnalysis {
  /** @internal */
  public static _of(
    network: Network,
    question: PathQuestion,
    ephemeralPorts: PortRange = EPHEMERAL_PORTS,
  ): PathAnalysis {
    const { source, destination, traffic } = question;
    const places = placesOf(network, source._spec, destination._spec);
    const { paths, cases, complete } = pathsOf(network, { ...places, traffic: traffic._spec, ephemeralPorts });
    const doubts = [
      ...unreadAt(network, [places.source, places.destination]).map(({ part }) => part),
      ...(complete
        ? []
        : ['the conditions of the template allow too many kinds of deployments: not all of them were looked at']),
    ];
    return new PathAnalysis(
      placeText(places.source),
      placeText(places.destination),
      traffic.toString(),
      withConstructPaths(paths, network),
      cases,
      doubts,
      [...assumptionsFor(network, idsOf(places)), hostAssumption([places.source, places.destination])],
    );
  }

  /** What all paths say together. */
  public readonly verdict: PathVerdict;
  /** Whether any packet gets through, and a reply to it, in every deployment that the template allows. */
  public readonly found: boolean;
  public readonly paths: NetworkPath[];
  /** What could not be resolved and decides the verdict; empty unless it is UNKNOWN. */
  public readonly reasons: string[];
  /** What was taken for granted. */
  public readonly assumptions: string[];

  private constructor(
    /** The source in words. */
    public readonly source: string,
    /** The destination in words. */
    public readonly destination: string,
    /** The traffic in words. */
    public readonly traffic: string,
    paths: readonly NetworkPath[],
    private readonly cases: readonly VerdictCase[],
    doubts: readonly string[],
    assumptions: readonly string[],
  ) {
    this.paths = [...paths];
    this.assumptions = [...assumptions];
    this.reasons = [...new Set([...doubts, ...paths.flatMap(({ reasons }) => reasons)])];
    this.verdict = doubts.length > 0 ? PathVerdict.UNKNOWN : overall(cases);
    const isFound = ({ verdict }: VerdictCase) => verdict === PathVerdict.FOUND || verdict === PathVerdict.PARTLY_FOUND;
    this.found = doubts.length === 0 && cases.every(isFound);
  }

  /**
   * Follows one of the packets that were asked about, and the reply to it: what its header is before and after each
   * component, and which route, rule or translation entry decides.
   *
   * @param packet which packet; what it leaves out is chosen
   * @returns one trace for each path that the packet takes: more than one only if conditions of the template change its
   * way; none if it is not among the packets that were asked about
   */
  public follow(packet: PacketChoice = {}): PacketTrace[] {
    return followPacket(this.paths, packet);
  }

  /** The answer as text to be read, in lines for a terminal. */
  public toString(): string {
    const { source, destination, traffic, verdict, paths, cases, assumptions } = this;
    return answerText({ source, destination, traffic, verdict, paths, cases, assumptions });
  }

  /**
   * The answer in the shape that `aws ec2 describe-network-insights-analyses` has, with logical ids for ids: one
   * analysis for each path.
   * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInsightsAnalysis.html
   */
  public toJson(): { [key: string]: any } {
    const { source, destination, traffic, verdict, found, reasons, assumptions, paths } = this;
    const json: Json = {
      Source: source,
      Destination: destination,
      Traffic: traffic,
      Verdict: verdict,
      NetworkPathFound: verdict === PathVerdict.UNKNOWN ? undefined : found,
      Reasons: reasons,
      Assumptions: assumptions,
      NetworkInsightsAnalyses: paths.map(pathJson),
    };
    return JSON.parse(JSON.stringify(json));
  }
}

/** The subnets and hosts at the ends. */
function idsOf({ source, destination }: { readonly source: Place; readonly destination: Place }): readonly string[] {
  return [source, destination].flatMap(({ subnet, host }) => [subnet, host]).filter((id) => id !== undefined);
}

/** What is taken for granted of the ends of the path. */
function hostAssumption(places: readonly Place[]): string {
  const inside = places.filter(({ subnet, natGateway }) => subnet !== undefined && !natGateway);
  if (inside.every(({ host }) => host === undefined)) {
    return 'security groups and firewalls of the hosts themselves allow the traffic';
  }
  return inside.some(({ host }) => host === undefined)
    ? 'security groups at the other end and firewalls of the hosts themselves allow the traffic'
    : 'firewalls of the hosts themselves allow the traffic';
}

/** What could not be read and may concern an end of the path. */
function unreadAt(network: Network, places: readonly Place[]): readonly Unread[] {
  return [...new Set(places.flatMap(({ subnet }) => (subnet === undefined ? [] : unreadFor(network, subnet))))];
}

function withConstructPaths(paths: readonly NetworkPath[], network: Network): NetworkPath[] {
  const named = (blame: Explanation) => locatedExplanation(blame, network, network.constructPaths);
  return paths.map((path) => ({ ...path, blockedBy: path.blockedBy.map(named) }));
}
