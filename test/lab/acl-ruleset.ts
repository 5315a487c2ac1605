import { ICMP, ICMPV6, TCP, UDP } from './flow';
import { cidr } from './layout';
import { IMPLICIT_DENY } from '../support/concrete-tracer';
import { Acl, AclRule } from '../support/oracle-network';

/**
 * A network ACL as two chains of nftables, in the order of its rules. It tracks no connection, so that replies are packets like any other. What decides
 * is known by its comment, the rule's number.
 */
export function aclChains(acl: Acl, name: string): string {
  const chain = (direction: 'in' | 'out', rules: readonly AclRule[]) =>
    [`chain ${name}_${direction} {`, ...rules.map((rule) => `  ${ruleText(rule)}`), `  drop comment "${IMPLICIT_DENY}"`, '}'].join('\n');
  return `${chain('out', acl.egress)}\n${chain('in', acl.ingress)}`;
}

/** Outbound rules see where packets go to, inbound rules where they come from; both see the destination's port. */
export function ruleText(rule: AclRule): string {
  const { version, prefix } = rule.peer;
  const side = rule.egress ? 'daddr' : 'saddr';
  return [
    prefix === 0 ? `meta nfproto ipv${version}` : `${version === 4 ? 'ip' : 'ip6'} ${side} ${cidr(rule.peer)}`,
    ...rule.protocol === -1 ? [] : [`meta l4proto ${rule.protocol}`],
    ...serviceText(rule),
    `${rule.allow ? 'accept' : 'drop'} comment "${rule.number}"`,
  ].join(' ');
}

/** Protocols but these are matched as a whole, whatever else the rule says. */
function serviceText({ protocol, ports, icmp, peer: { version } }: AclRule): readonly string[] {
  if (protocol === TCP || protocol === UDP) { return ports ? [`th dport ${ports.from}-${ports.to}`] : []; }
  const isIcmp = protocol === ICMP && version === 4;
  if (!icmp || !(isIcmp || (protocol === ICMPV6 && version === 6))) { return []; }
  const name = isIcmp ? 'icmp' : 'icmpv6';
  return [...icmp.type === -1 ? [] : [`${name} type ${icmp.type}`], ...icmp.code === -1 ? [] : [`${name} code ${icmp.code}`]];
}
