/**
 * The promises and pieces of advice that the proof speaks of.
 *
 * Acknowledge a finding by the id that the report gives: the rule, and in brackets what breaks it.
 */
export enum RuleId {
  /** A private subnet's way out is a NAT gateway in its own Availability Zone, or a regional one. */
  SAME_ZONE_EGRESS = 'same-zone-egress',
  /** The reply to every flow between a subnet and the internet passes the network ACLs, on every port. */
  RETURN_TRAFFIC = 'return-traffic',
  /** The reply to every flow between subnets of a VPC passes the network ACLs, on every port. */
  REPLIES_WITHIN_VPC = 'replies-within-vpc',
  /** Nothing outside can start a flow to a private or isolated subnet. */
  NO_INBOUND_FROM_INTERNET = 'no-inbound-from-internet',
  /** Whatever zone is lost, private subnets of the others keep their way out. */
  ZONE_LOSS = 'zone-loss',
  /** A NAT gateway reaches the internet. */
  NAT_HAS_INTERNET_ROUTE = 'nat-has-internet-route',
  /** DNS64 and a NAT64 route come together. */
  DNS64_WITH_NAT64 = 'dns64-with-nat64',
  /** An isolated subnet has no way to the internet. */
  ISOLATED_STAYS_ISOLATED = 'isolated-stays-isolated',
  /** No two resources take a place that AWS gives to one, such as the network ACL of a subnet. */
  CONTESTED_PLACE = 'contested-place',
  /** Advice: a network ACL rule that can never match. */
  SHADOWED_ACL_RULE = 'shadowed-acl-rule',
  /** More network ACL rules than the quota allows: advice up to the hard limit, an error beyond it. */
  ACL_RULE_QUOTA = 'acl-rule-quota',
  /** Advice: the template opens something to clients, and a network ACL closes it. */
  UNREACHABLE_LISTENER = 'unreachable-listener',
  /** Advice: a gateway endpoint whose service a network ACL closes. */
  UNREACHABLE_ENDPOINT = 'unreachable-endpoint',
  /** All that may change the network was looked at: what was not is unknown, each part once. */
  UNREAD_PART = 'unread-part',
  /** Advice: a host in a public subnet that gets no public address. */
  HOST_WITHOUT_WAY_OUT = 'host-without-way-out',
  /** Advice: a network that a route leads to, or a block of the VPC itself, that a network ACL closes. */
  CLOSED_NETWORK = 'closed-network',
}
