import { RuleId } from '../../reachability/rules/rule-id';

/** What each rule promises, in a sentence. */
const PROMISES: Readonly<Record<RuleId, string>> = {
  [RuleId.SAME_ZONE_EGRESS]: 'A private subnet reaches the internet through a NAT gateway of its own Availability Zone',
  [RuleId.RETURN_TRAFFIC]: 'The reply to every flow from or to the internet passes the network ACLs, on every port',
  [RuleId.REPLIES_WITHIN_VPC]: 'The reply to every flow between subnets passes the network ACLs, on every port',
  [RuleId.NO_INBOUND_FROM_INTERNET]: 'Nothing on the internet can start a flow to a private or isolated subnet',
  [RuleId.ZONE_LOSS]: 'Whatever zone is lost, private subnets of the others keep their way out',
  [RuleId.NAT_HAS_INTERNET_ROUTE]: 'A NAT gateway reaches the internet',
  [RuleId.DNS64_WITH_NAT64]: 'DNS64 and a NAT64 route come together',
  [RuleId.ISOLATED_STAYS_ISOLATED]: 'An isolated subnet has no way to the internet',
  [RuleId.CONTESTED_PLACE]: 'No two resources take a place that AWS gives to one',
  [RuleId.SHADOWED_ACL_RULE]: 'Every network ACL rule can match',
  [RuleId.ACL_RULE_QUOTA]: 'Network ACLs stay within the quota of rules',
  [RuleId.UNREACHABLE_LISTENER]: 'What the template opens to clients, no network ACL closes',
  [RuleId.UNREACHABLE_ENDPOINT]: 'The service of a gateway endpoint is not closed by a network ACL',
  [RuleId.UNREAD_PART]: 'All that may change the network was looked at',
  [RuleId.HOST_WITHOUT_WAY_OUT]: 'A host in a public subnet has a public address',
  [RuleId.CLOSED_NETWORK]: 'Networks that routes lead to are not closed by a network ACL',
};

/** The promise of a rule; its id in words for a rule that has none here. */
export function promiseOf(rule: string): string {
  return Object.hasOwn(PROMISES, rule) ? PROMISES[rule as RuleId] : rule.replaceAll('-', ' ');
}
