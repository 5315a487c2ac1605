import type { Finding } from '../../reachability/finding';
import { RuleId } from '../../reachability/rules/rule-id';
import { sentence } from '../words';

/** Each rule as a claim about the network, and what it means that the claim fails; in the order of the report. */
const CLAIMS: Readonly<Record<RuleId, readonly [claim: string, failure: string]>> = {
  [RuleId.SAME_ZONE_EGRESS]: ['Private traffic leaves through its own zone', 'Traffic does not leave, or not through its own zone'],
  [RuleId.RETURN_TRAFFIC]: ['Every packet gets out, and every reply comes back', 'Packets or their replies are lost'],
  [RuleId.REPLIES_WITHIN_VPC]: ['Replies between subnets come back', 'Replies between subnets are lost'],
  [RuleId.NO_INBOUND_FROM_INTERNET]: ['No stranger gets in', 'The internet can reach a private subnet'],
  [RuleId.ZONE_LOSS]: ['Losing any zone takes no other with it', 'Losing one zone cuts off another'],
  [RuleId.NAT_HAS_INTERNET_ROUTE]: ['Every NAT gateway reaches the internet', 'A NAT gateway cannot reach the internet'],
  [RuleId.DNS64_WITH_NAT64]: ['DNS64 and NAT64 come together', 'DNS64 and NAT64 do not come together'],
  [RuleId.ISOLATED_STAYS_ISOLATED]: ['Isolated subnets stay isolated', 'An isolated subnet has a way to the internet'],
  [RuleId.CONTESTED_PLACE]: ['No two resources take one place', 'Two resources take one place'],
  [RuleId.UNREACHABLE_LISTENER]: ['What is opened to clients is open', 'A network ACL closes what is opened to clients'],
  [RuleId.UNREACHABLE_ENDPOINT]: ['Gateway endpoints are reached', 'A network ACL closes a gateway endpoint'],
  [RuleId.HOST_WITHOUT_WAY_OUT]: ['Hosts in public subnets have a way out', 'A host in a public subnet gets no public address'],
  [RuleId.CLOSED_NETWORK]: ['Networks that routes lead to are open', 'A network ACL closes a network that a route leads to'],
  [RuleId.UNREAD_PART]: ['All that may change the network was looked at', 'A part that may change the network was not looked at'],
  [RuleId.SHADOWED_ACL_RULE]: ['Every network ACL rule can match', 'A network ACL rule can never match'],
  [RuleId.ACL_RULE_QUOTA]: ['Network ACLs stay within the quota', 'A network ACL has more rules than the quota'],
};

/** The claims at the head of the report. */
export const PROMISES: readonly string[] = [
  RuleId.SAME_ZONE_EGRESS, RuleId.RETURN_TRAFFIC, RuleId.NO_INBOUND_FROM_INTERNET, RuleId.ZONE_LOSS,
];

const wordsOf = (rule: string) => Object.hasOwn(CLAIMS, rule) ? CLAIMS[rule as RuleId] : undefined;

/** The claim in words; the id of a rule that has none here. */
export const claimOf = (rule: string): string => wordsOf(rule)?.[0] ?? sentence(rule.replace(/-/g, ' '));

/** What it means that the claim fails. */
export const failureOf = ({ rule, summary }: Finding): string => wordsOf(rule)?.[1] ?? sentence(summary);

/** The rules that speak of a network, in the order of the report. */
export function rulesOf(findings: readonly Finding[]): readonly string[] {
  const order = Object.keys(CLAIMS);
  const position = (rule: string) => order.includes(rule) ? order.indexOf(rule) : order.length;
  return [...new Set(findings.map(({ rule }) => rule))].sort((a, b) => position(a) - position(b));
}
