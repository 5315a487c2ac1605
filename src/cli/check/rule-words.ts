/** What each rule promises, in a sentence. */
export const PROMISES: Readonly<Record<string, string>> = {
  'same-zone-egress': 'A private subnet reaches the internet through a NAT gateway of its own Availability Zone',
  'return-traffic': 'The reply to every flow passes the network ACLs, on every port',
  'no-inbound-from-internet': 'Nothing on the internet can start a flow to a private or isolated subnet',
  'zone-loss': 'Whatever zone is lost, private subnets of the others keep their way out',
  'nat-has-internet-route': 'A NAT gateway reaches the internet',
  'dns64-with-nat64': 'DNS64 and a NAT64 route come together',
  'isolated-stays-isolated': 'An isolated subnet has no way to the internet',
  'shadowed-acl-rule': 'Every network ACL rule can match',
  'acl-rule-quota': 'Network ACLs stay within the quota of rules',
  'unreachable-listener': 'Network ACLs let clients reach what the template opens to them',
  'unreachable-endpoint': 'Network ACLs let hosts reach the gateway endpoints in their route tables',
  'host-without-way-out': 'A host in a public subnet has a public address',
  'closed-network': 'Network ACLs let subnets speak with the networks that they have routes to',
};

/** The promise of a rule; its id in words for a rule that has none here. */
export function promiseOf(rule: string): string {
  return PROMISES[rule] ?? rule.replaceAll('-', ' ');
}
