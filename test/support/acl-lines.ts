import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NetworkAclContext, NetworkAclTier } from '../../src';
import type { NetworkAclContextProps, NetworkAclPolicy, NetworkAclRule } from '../../src';

const PROTOCOLS: Record<number, string> = { [-1]: 'all', 1: 'ICMP', 6: 'TCP', 17: 'UDP', 58: 'ICMPv6' };

/** A network of private subnets 10.0.0.0/24, 10.0.1.0/24, and so on. */
export const aclNetwork = (azCount: number, vpcIpv6Cidr?: string, more: Partial<NetworkAclContextProps> = {}) => new NetworkAclContext({
  vpcIpv4Cidr: '10.0.0.0/16',
  vpcIpv6Cidr,
  tiers: [{ tier: NetworkAclTier.PRIVATE, name: 'Private', ipv4Cidrs: Array.from({ length: azCount }, (_, i) => `10.0.${i}.0/24`), ipv6Cidrs: [] }],
  ...more,
});

/** A rule as one line: number, what and whose. */
function line({ ruleNumber, cidr, traffic, action }: NetworkAclRule): string {
  const { protocol, portRange: ports, icmp: icmpType } = traffic.toTrafficConfig();
  const { cidrBlock, ipv6CidrBlock } = cidr.toCidrConfig();
  const what = [PROTOCOLS[protocol], ports && (ports.from === ports.to ? ports.from : `${ports.from}-${ports.to}`), icmpType?.type].filter((word) => word !== undefined);
  return [ruleNumber, ...(action === ec2.Action.DENY ? ['deny'] : []), ...what, cidrBlock ?? ipv6CidrBlock].join(' ');
}

function lines(policy: NetworkAclPolicy, tier: NetworkAclTier, direction: ec2.TrafficDirection, context: NetworkAclContext): string[] {
  return policy.rules(tier, context).filter((rule) => rule.direction === direction).sort((a, b) => a.ruleNumber! - b.ruleNumber!).map(line);
}

export const inbound = (policy: NetworkAclPolicy, tier: NetworkAclTier, context = aclNetwork(2)) =>
  lines(policy, tier, ec2.TrafficDirection.INGRESS, context);
export const outbound = (policy: NetworkAclPolicy, tier: NetworkAclTier, context = aclNetwork(2)) =>
  lines(policy, tier, ec2.TrafficDirection.EGRESS, context);
