import { addressFamilies, carries } from './families';
import { parseTraffic, renderTraffic } from './traffic';
import type { Traffic } from './traffic';
import type { NetworkAclContext } from '../../network-acl-context';
import type { NetworkAclPolicy } from '../../network-acl-policy';
import type { NetworkAclTier } from '../../network-acl-rule';
import type { EgressClaim, NetworkAclMetadata } from '../../reachability/network-acl-metadata';

/** What a policy means the network ACL of a tier to do, for the proof to hold it to. */
export function intentOf(
  policy: NetworkAclPolicy,
  tier: NetworkAclTier,
  context: NetworkAclContext,
): NetworkAclMetadata {
  const egress = policy
    .egress(tier)
    ?.map((each, i) => parseTraffic(each, `egress[${i}] of the ${tier.toLowerCase()} tier`));
  return {
    ...(policy.portsBlockedOnPurpose.length > 0 && { portsBlockedOnPurpose: policy.portsBlockedOnPurpose }),
    ...(egress && { egress: claims(egress, context) }),
  };
}

function claims(egress: readonly Traffic[], context: NetworkAclContext): EgressClaim[] {
  return addressFamilies(context).flatMap((family) => {
    const { cidrBlock, ipv6CidrBlock } = family.anywhere.toCidrConfig();
    return egress
      .filter((traffic) => carries(family, traffic))
      .map((traffic) => ({ ...inNumbers(traffic), cidr: (cidrBlock ?? ipv6CidrBlock)! }));
  });
}

function inNumbers(traffic: Traffic): Omit<EgressClaim, 'cidr'> {
  const { protocol, portRange, icmp } = renderTraffic(traffic);
  return {
    protocol,
    ...(portRange && { from: portRange.from, to: portRange.to }),
    ...(icmp && { from: icmp.type, to: icmp.code }),
  };
}
