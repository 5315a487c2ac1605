import { Endpoint } from '../../reachability/endpoint';
import type { Finding, Witness } from '../../reachability/finding';
import { TopologyTier } from '../../reachability/network-topology';
import type { PacketChoice, PacketTrace } from '../../reachability/packet-trace';
import { PacketFate } from '../../reachability/packet-trace';
import type { PathAnalysis } from '../../reachability/path-analysis';
import { RuleId } from '../../reachability/rules/rule-id';
import { Traffic } from '../../reachability/traffic';
import { Verdict } from '../../reachability/verdict';
import type { Answer, Engine } from '../model/engine';
import { holds, outwards } from '../model/engine';
import type { Site, SiteSubnet } from '../model/site';

/** One packet out of the sets that the engine followed, with its way. */
export interface Trip {
  readonly start: SiteSubnet;
  /** The private host. */
  readonly host: string;
  /** The server on the internet. */
  readonly server: string;
  readonly trace: PacketTrace;
  /** The same question for all hosts of the subnet and all servers. */
  readonly everyone: Answer;
  /** The violation that the packet shows. */
  readonly finding?: Finding;
}

/** Of the block for documentation (RFC 5737). */
const SERVER = '203.0.113.10';
const HTTPS = 443;

/** A packet that shows a violation, if a private subnet has one; else an ordinary one. */
export function tripFor(engine: Engine, site: Site): Trip | undefined {
  const starts = site.subnets.filter(({ tier, ipv4Cidr }) => tier === TopologyTier.PRIVATE && ipv4Cidr !== undefined);
  const violations = starts.flatMap((start) =>
    start.troubles.filter(isOfInternet).map((finding) => ({ start, finding })));
  for (const { start, finding } of violations.slice(0, 12)) {
    for (const attempt of finding.witnesses.filter(({ protocol }) => protocol === 'tcp').flatMap(attempts)) {
      const found = travel(engine, start, attempt);
      if (found && found.trace.fate === PacketFate.DROPPED) { return { ...found, finding }; }
    }
  }
  const ordinary = [...starts].sort((a, b) => a.troubles.length - b.troubles.length);
  for (const start of violations.length > 0 ? violations.map((one) => one.start) : ordinary) {
    const found = travel(engine, start, { server: SERVER, port: HTTPS, choice: {} });
    const isLost = found?.trace.fate === PacketFate.DROPPED;
    if (found) { return { ...found, finding: isLost ? start.troubles.find(isOfInternet) : undefined }; }
  }
  return undefined;
}

/** What goes wrong within the VPC is another story. */
function isOfInternet({ verdict, rule }: Finding): boolean {
  return verdict === Verdict.VIOLATED && rule !== RuleId.REPLIES_WITHIN_VPC;
}

interface Attempt {
  readonly server: string;
  readonly port: number;
  readonly choice: PacketChoice;
}

/**
 * What a host may have sent for the witness to be there: the packet itself, or one that it answers, with the witness's
 * port as the host's own or as the one that a NAT gateway gave.
 */
function attempts({ source, destination, sourcePort, destinationPort }: Witness): readonly Attempt[] {
  if (sourcePort === undefined || destinationPort === undefined) { return []; }
  return [
    { server: source, port: sourcePort, choice: { natPort: destinationPort } },
    { server: source, port: sourcePort, choice: { sourcePort: destinationPort } },
    { server: destination, port: destinationPort, choice: { sourcePort } },
    { server: destination, port: destinationPort, choice: {} },
  ];
}

function travel(engine: Engine, start: SiteSubnet, { server, port, choice }: Attempt): Trip | undefined {
  const analysis = answered(() => engine.explain({
    source: Endpoint.subnet(start.id),
    destination: Endpoint.address(server),
    traffic: Traffic.tcp(port),
  }));
  const traces = analysis?.follow({ ...choice, destination: server }) ?? [];
  const { choices } = engine.topology();
  const trace = traces.find(({ when, family }) => family === 'ipv4' && holds(when, choices)) ?? traces[0];
  if (!trace || trace.hops.length === 0) { return undefined; }
  return { start, server, host: trace.hops[0].before.source, trace, everyone: outwards(engine, start.id) };
}

/** A witness may have an address that no question can be asked about, such as one of another VPC. */
function answered(question: () => PathAnalysis): PathAnalysis | undefined {
  try {
    return question();
  } catch {
    return undefined;
  }
}
