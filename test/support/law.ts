import { Endpoint } from '../../src/reachability/endpoint';
import type { Explanation } from '../../src/reachability/explanation';
import { ExplanationCode, ExplanationEffect } from '../../src/reachability/explanation';
import type { Finding } from '../../src/reachability/finding';
import type { NetworkPath, PathComponent, PortRange } from '../../src/reachability/network-path';
import { PathComponentType } from '../../src/reachability/network-path';
import type { NetworkReachability } from '../../src/reachability/network-reachability';
import { RuleId } from '../../src/reachability/rules/rule-id';
import { Traffic } from '../../src/reachability/traffic';
import { Verdict } from '../../src/reachability/verdict';

/** What a finding promises of the paths of its subject, and where `explain()` says otherwise. */
type Law = (finding: Finding, paths: Paths) => readonly string[];

interface Paths {
  readonly out: readonly NetworkPath[];
  readonly into: readonly NetworkPath[];
}

const blocking = (components: readonly PathComponent[]): readonly Explanation[] =>
  components.flatMap(({ explanations }) => explanations.filter(({ effect }) => effect === ExplanationEffect.BLOCKS));
const arrives = ({ forward }: NetworkPath) => (forward[forward.length - 1]?.outboundHeaders.length ?? 0) > 0;
const MISSING_ADDRESS = [
  ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
  ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
  ExplanationCode.SUBNET_ACL_RESTRICTION,
];
/** Nothing but a public address is missing, and what rules filter: a subnet's hosts may get addresses at any time. */
const lacksAddress = ({ forward }: NetworkPath) => blocking(forward).every(({ explanationCode }) =>
  explanationCode !== undefined && MISSING_ADDRESS.includes(explanationCode));
const isInDoubt = ({ forward }: NetworkPath) => forward.some(
  ({ explanations }) => explanations.some(({ effect }) => effect === ExplanationEffect.MAY_BLOCK));
const told = (explanation: Explanation) => `${explanation.componentId} ${explanation.ruleNumber ?? ''}`;

const without = (ranges: readonly PortRange[], ports: readonly number[]): readonly PortRange[] => ports.reduce<readonly PortRange[]>(
  (left, port) => left.flatMap(({ from, to }) => (port < from || port > to ? [{ from, to }]
    : [{ from, to: port - 1 }, { from: port + 1, to }].filter((part) => part.from <= part.to))), ranges,
);

/** Packets by all but who receives them, which a NAT gateway changes, and but for ports that are closed on purpose. */
const repliesOf = ({ outboundHeaders }: PathComponent, closed: readonly number[]) => JSON.stringify(outboundHeaders
  .map(({ protocols, sourceAddresses, destinationPortRanges, icmpTypes }) =>
    [protocols, sourceAddresses, without(destinationPortRanges, closed), icmpTypes]).sort());

/** Requests by where they go, but for protocols that a NAT gateway does not pass and nobody promises. */
const asked = ({ outboundHeaders }: PathComponent) => JSON.stringify(outboundHeaders
  .map(({ protocols, ...header }) => ({ ...header, protocols: protocols.filter((protocol) => ['tcp', 'udp', 'icmp'].includes(protocol)) }))
  .filter(({ protocols }) => protocols.length > 0)
  .map(({ protocols, destinationAddresses, destinationPortRanges, icmpTypes }) => [protocols, destinationAddresses, destinationPortRanges, icmpTypes])
  .sort());

const PROVED: Partial<Record<RuleId, Law>> = {
  // Something gets out, and what the subnet itself lets out is dropped by nobody else
  [RuleId.SAME_ZONE_EGRESS]: ({ subject }, { out }) => [
    ...out.some(arrives) ? [] : ['nothing gets out'],
    ...out.filter(({ family }) => family === 'ipv4').flatMap(({ forward }) => {
      const own = forward.find(({ type, subnetId }) => type === PathComponentType.ROUTE_TABLE && subnetId === subject);
      return own && own.routes.length > 0 && asked(own) !== asked(forward[forward.length - 1]) ? ['something is lost behind the subnet'] : [];
    }),
  ],
  // Whatever gets out meets no component of another zone, there or back
  [RuleId.ZONE_LOSS]: ({ subject }, { out }) => out.filter(arrives).flatMap(({ forward, reply }) => {
    const own = forward.find(({ subnetId, type }) => type === PathComponentType.SUBNET && subnetId === subject)!.zone;
    return [...forward, ...reply]
      .filter(({ type }) => type === PathComponentType.NAT_GATEWAY || type === PathComponentType.OTHER)
      .filter(({ zone }) => zone !== undefined && zone !== own).map(({ componentId, zone }) => `${componentId} is in ${zone}`);
  }),
  // Something is answered, and no reply to what gets out is blocked
  [RuleId.RETURN_TRAFFIC]: ({ portsBlockedOnPurpose: closed }, { out, into }) => [
    // Hosts of a public subnet may get addresses at any time, and the rule is about them
    ...[...out, ...into].some((path) => arrives(path) || lacksAddress(path)) ? [] : ['nothing moves'],
    // NAT64 answers in the words of the other family
    ...out.filter((path) => path.family === 'ipv4' && arrives(path) && path.forward.some(({ type }) => type === PathComponentType.NAT_GATEWAY))
      .filter(({ reply }) => repliesOf(reply[0], closed) !== repliesOf(reply[reply.length - 1], closed)).map(() => 'a reply is lost'),
  ],
  [RuleId.NO_INBOUND_FROM_INTERNET]: (_, { into }) => into.filter((path) => arrives(path) && !isInDoubt(path)).map(() => 'packets of the internet arrive'),
};

const VIOLATED: Partial<Record<RuleId, Law>> = {
  // Whoever is to blame for lost replies of a private subnet is seen to block them
  [RuleId.RETURN_TRAFFIC]: ({ blame }, { out, into }) => {
    const seen = new Set([...out, ...into].flatMap(({ forward, reply }) => blocking([...forward, ...reply]).map(told)));
    return blame.filter((one) => !seen.has(told(one))).map((one) => `not seen to block: ${one.detail}`);
  },
  // Network ACL rules that are to blame are seen to block, there
  [RuleId.SAME_ZONE_EGRESS]: ({ blame }, { out }) => {
    const seen = new Set(out.flatMap(({ forward }) => blocking(forward).map(told)));
    return blame.filter(({ ruleNumber }) => ruleNumber !== undefined).filter((one) => !seen.has(told(one))).map((one) => `not seen to block: ${one.detail}`);
  },
  [RuleId.NO_INBOUND_FROM_INTERNET]: (_, { into }) => (into.some((path) => arrives(path) || lacksAddress(path)) ? [] : ['no packet of the internet arrives']),
};

/** Where `check()` and `explain()` contradict each other. */
export function contradictions(reachability: NetworkReachability): readonly string[] {
  const paths = new Map<string, Paths>();
  const pathsOf = (subnet: string): Paths => {
    const known = paths.get(subnet) ?? {
      out: reachability.explain({ source: Endpoint.subnet(subnet), destination: Endpoint.internet(), traffic: Traffic.all() }).paths,
      into: reachability.explain({ source: Endpoint.internet(), destination: Endpoint.subnet(subnet), traffic: Traffic.all() }).paths,
    };
    paths.set(subnet, known);
    return known;
  };
  return reachability.check().flatMap((finding) => {
    const laws: Partial<Record<RuleId, Law>> =
      { [Verdict.PROVED]: PROVED, [Verdict.VIOLATED]: VIOLATED, [Verdict.UNKNOWN]: {} }[finding.verdict];
    const law = laws[finding.rule as RuleId];
    return law ? law(finding, pathsOf(finding.subject)).map((what) => `${finding.rule} ${finding.subject} ${finding.verdict}: ${what}`) : [];
  });
}
