import { Annotations, AspectPriority, Aspects } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { networkAclContext } from './context';
import { TierNetworkAcl } from './tier-network-acl';
import type { NetworkAclPolicy, TierNetworkAcls } from '../../network-acl-policy';
import { NetworkAclTier } from '../../network-acl-rule';
import { secondaryCidrs } from '../addresses/secondary-cidrs';
import type { DefinedTier } from '../addresses/subnet-tiers';

/**
 * A network ACL for each tier whose policy defines one.
 *
 * What the rules depend on may be added to the app later: a secondary CIDR block, a gateway endpoint. So they are
 * written at once, for all that reads and waits for them, and again when the app is complete.
 */
export function defineNetworkAcls(
  vpc: ec2.Vpc,
  ofVpc: NetworkAclPolicy,
  tiers: readonly DefinedTier[],
): TierNetworkAcl[] {
  const acls = tiers.flatMap(({ tier, subnets }) => {
    const policy = tier._props.networkAcl ?? ofVpc;
    return policy.definesNetworkAcls ? [new TierNetworkAcl(vpc, tier, subnets, policy)] : [];
  });
  const render = () => acls.forEach((acl) => acl.render(networkAclContext(vpc, tiers, acl)));
  render();
  Aspects.of(vpc).add(
    {
      visit(node) {
        if (node === vpc && acls.length > 0) {
          render();
          adviseOnUnknownBlocks(vpc);
        }
      },
    },
    { priority: AspectPriority.READONLY - 1 },
  );
  return acls;
}

export function aclsByTier(acls: readonly TierNetworkAcl[]): TierNetworkAcls {
  const first = (tier: NetworkAclTier) => acls.find(({ aclTier }) => aclTier === tier)?.acl;
  return {
    byTierName: Object.fromEntries(acls.map(({ name, acl }) => [name, acl])),
    publicSubnets: first(NetworkAclTier.PUBLIC),
    privateSubnets: first(NetworkAclTier.PRIVATE),
    isolatedSubnets: first(NetworkAclTier.ISOLATED),
  };
}

function adviseOnUnknownBlocks(vpc: ec2.Vpc): void {
  for (const block of secondaryCidrs(vpc).unknown) {
    Annotations.of(vpc).addWarningV2(
      'cdk-ha-nat-vpc:NetworkAclPolicy.unknownSecondaryCidr',
      `${block.node.path} takes its CIDR block from an IPAM pool at deploy time, so the network ACLs cannot count it as inside the VPC: ` +
        'give its range as trustedCidrs of NetworkAclPolicy.tiered(), or a cidrBlock',
    );
  }
}
