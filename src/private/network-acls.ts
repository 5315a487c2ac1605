import { CfnResource, Token, aws_ec2 as ec2 } from 'aws-cdk-lib';
import type { Construct, IDependable } from 'constructs';
import { numberRules } from './network-acl-numbers';
import { NetworkAclTier } from '../network-acl-policy';
import type { NetworkAclContext, NetworkAclPolicy, TierNetworkAcls } from '../network-acl-policy';

/** The key of this library's entry in the Metadata of a resource. */
export const METADATA_KEY = 'cdk-ha-nat-vpc';
/** Under METADATA_KEY of a network ACL: the destination ports that it closes on purpose. */
export const PORTS_BLOCKED_ON_PURPOSE = 'portsBlockedOnPurpose';

export interface NetworkAclsProps {
  readonly vpc: ec2.IVpc;
  readonly context: NetworkAclContext;
  readonly subnets: Map<NetworkAclTier, ec2.ISubnet[]>;
}

export interface NetworkAcls {
  readonly acls: TierNetworkAcls;
  /** Every entry and every association: without them all, the network is open or closed by half. */
  readonly dependables: IDependable[];
}

export function defineNetworkAcls(scope: Construct, policy: NetworkAclPolicy, props: NetworkAclsProps): NetworkAcls {
  const dependables: IDependable[] = [];
  const define = (tier: NetworkAclTier) => {
    const subnets = props.subnets.get(tier) ?? [];
    if (!policy.definesNetworkAcls || subnets.length === 0) { return undefined; }
    const acl = new ec2.NetworkAcl(scope, `${tier}NetworkAcl`, { vpc: props.vpc });
    dependables.push(...defineEntries(acl, policy, tier, props), ...subnets.map((subnet) => associate(acl, subnet)));
    return acl;
  };
  const acls = {
    publicSubnets: define(NetworkAclTier.PUBLIC),
    privateSubnets: define(NetworkAclTier.PRIVATE),
    isolatedSubnets: define(NetworkAclTier.ISOLATED),
  };
  return { acls, dependables };
}

function defineEntries(acl: ec2.NetworkAcl, policy: NetworkAclPolicy, tier: NetworkAclTier, props: NetworkAclsProps): ec2.CfnNetworkAclEntry[] {
  if (policy.portsBlockedOnPurpose.length > 0) {
    (acl.node.defaultChild as CfnResource).addMetadata(METADATA_KEY, { [PORTS_BLOCKED_ON_PURPOSE]: policy.portsBlockedOnPurpose });
  }
  // The VPC's IPv6 block is an attribute of the VPC, yet it has a value only once the block is associated.
  const cidrBlocks = props.vpc.node.children.filter((child) =>
    CfnResource.isCfnResource(child) && child.cfnResourceType === ec2.CfnVPCCidrBlock.CFN_RESOURCE_TYPE_NAME);

  return numberRules(tier, policy.rules(tier, props.context)).map(({ ruleNumber, egress, action, cidr, traffic }) => {
    // An entry's logical id is its direction and number: AWS holds these unique, so an entry never claims what another one has, and changes in place.
    const entry = new ec2.CfnNetworkAclEntry(acl, `${egress ? 'Egress' : 'Ingress'}${ruleNumber}`, {
      networkAclId: acl.networkAclId,
      ruleNumber,
      egress,
      ruleAction: action,
      ...traffic,
      ...cidr,
    });
    if (Token.isUnresolved(cidr.ipv6CidrBlock)) {
      entry.node.addDependency(...cidrBlocks);
    }
    return entry;
  });
}

// Not subnet.associateNetworkAcl: its ids contain the name of the stack, and an association that changes its id puts the subnet back on the default ACL
// when CloudFormation deletes the old one.
function associate(acl: ec2.NetworkAcl, subnet: ec2.ISubnet): ec2.CfnSubnetNetworkAclAssociation {
  return new ec2.CfnSubnetNetworkAclAssociation(acl, `${subnet.node.id}Association`, {
    networkAclId: acl.networkAclId,
    subnetId: subnet.subnetId,
  });
}
