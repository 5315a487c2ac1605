import { Disagreement } from './comparison';
import { Flow, flowText, ICMP, ICMPV6, isIpv6, TCP, UDP } from './flow';
import { Observation } from './observation';
import { Prediction } from './prediction';
import type { Finding } from '../../src/reachability/finding';
import { RuleId } from '../../src/reachability/rules/rule-id';
import { Verdict } from '../../src/reachability/verdict';
import { holds, isInternet, parseIp } from '../support/oracle-address';
import { OracleNetwork, OracleSubnet } from '../support/oracle-network';

/** One flow, seen from the subnet that a finding is about. */
interface Case {
  readonly observation: Observation;
  readonly predicted: Prediction;
  readonly finding: Finding;
  readonly subnet: OracleSubnet;
  readonly way: 'out' | 'in' | 'within';
}

/** What a proof promises of a flow; undefined if nothing of this one. */
const PROMISES: Partial<Record<RuleId, (one: Case) => boolean | undefined>> = {
  // Whatever gets to the internet through a gateway that translates or remembers is answered
  [RuleId.RETURN_TRAFFIC]: ({ observation: { flow, arrived, answered }, finding, subnet, way }) => {
    const isClosed = [flow.sourcePort, flow.natPort ?? 0].some((port) => finding.portsBlockedOnPurpose.includes(port));
    return way === 'out' && arrived && isServed(flow) && !leadsToInternetGateway(subnet, flow) && !isClosed ? answered : undefined;
  },
  // What goes to the ports of clients may be a reply itself, and is taken for one where replies are let out
  [RuleId.REPLIES_WITHIN_VPC]: ({ observation: { flow, arrived, answered }, way }) =>
    (way === 'within' && arrived && isServed(flow) && !flow.error && flow.destinationPort < 1024 ? answered : undefined),
  [RuleId.NO_INBOUND_FROM_INTERNET]: ({ observation: { arrived }, way }) => (way === 'in' ? !arrived : undefined),
  [RuleId.ISOLATED_STAYS_ISOLATED]: ({ observation: { arrived }, way }) => (way === 'out' ? !arrived : undefined),
  // Of what the subnet itself lets out, nothing is lost behind it
  [RuleId.SAME_ZONE_EGRESS]: ({ observation: { flow, arrived, request: [own] }, finding, way }) =>
    (way === 'out' && isServed(flow) && !isIpv6(flow.source) && !finding.summary.includes('not over IPv4') && own?.allows ? arrived : undefined),
};

/** Findings that promise what did not happen. */
export function brokenPromises(
  findings: readonly Finding[], network: OracleNetwork, judged: readonly { readonly observation: Observation; readonly predicted: Prediction }[],
): readonly Disagreement[] {
  const proved = findings.filter(({ verdict }) => verdict === Verdict.PROVED);
  return proved.flatMap((finding) => {
    const subnet = network.subnets.find(({ id }) => id === finding.subject);
    if (!subnet) { return []; }
    const cases = judged.flatMap((one) => {
      const way = wayOf(network, subnet, one.observation.flow);
      return way ? [{ ...one, finding, subnet, way }] : [];
    });
    return cases.filter((one) => isBroken(one)).map(({ observation: { flow, arrived, answered } }) => ({
      flow: flowText(flow),
      about: `${finding.rule} of ${subnet.id}`,
      kernel: answered ? 'arrived and was answered' : arrived ? 'arrived and was not answered' : 'did not arrive',
      engine: `PROVED: ${finding.summary}`,
    }));
  });
}

function isBroken(one: Case): boolean {
  const { observation: { flow, answered }, predicted, finding, subnet } = one;
  if (flow.lostZone === undefined) { return PROMISES[finding.rule as RuleId]?.(one) === false; }
  // What is answered while all zones are there is answered while another one is lost
  return finding.rule === RuleId.ZONE_LOSS && one.way === 'out' && flow.lostZone !== subnet.zone && predicted.isAnswered === true && !answered;
}

/** Undefined if the flow is none between the subnet and another place that the rules speak of. */
function wayOf({ blocks }: OracleNetwork, subnet: OracleSubnet, { source, destination }: Flow): Case['way'] | undefined {
  const [from, to] = [parseIp(source), parseIp(destination)];
  const own = (address: typeof from) => subnet.blocks.some((block) => holds(block, address));
  if (own(from) && isInternet(to, blocks)) { return 'out'; }
  if (own(to) && isInternet(from, blocks)) { return 'in'; }
  return own(from) && !own(to) && blocks.some((block) => holds(block, to)) ? 'within' : undefined;
}

/** The protocols that the rules promise something about. */
const isServed = ({ protocol }: Flow): boolean => [ICMP, TCP, UDP, ICMPV6].includes(protocol);

function leadsToInternetGateway({ routes }: OracleSubnet, { destination }: Flow): boolean {
  const route = routes.find((one) => holds(one.destination, parseIp(destination)));
  return route?.target.kind === 'internet-gateway';
}
