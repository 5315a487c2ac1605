import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { intentOf } from './intent';
import { numberRules } from './numbers';
import type { NumberedRule } from './numbers';
import type { NetworkAclPolicy, TierNetworkAcls } from '../../network-acl-policy';
import { NetworkAclTier } from '../../network-acl-rule';
import type { NetworkAclContext } from '../../network-acl-rule';
import { NETWORK_ACL_METADATA_KEY } from '../../reachability/network-acl-metadata';
import { ACL_TIERS } from '../addresses/subnet-tiers';
import type { DefinedTier } from '../addresses/subnet-tiers';

export interface NetworkAclsProps {
  readonly vpc: ec2.IVpc;
  readonly context: NetworkAclContext;
  readonly tiers: DefinedTier[];
}

export interface NetworkAcls {
  readonly acls: TierNetworkAcls;
  readonly entries: ec2.CfnNetworkAclEntry[];
  /** By subnet. An association waits for the entries of its network ACL. */
  readonly associations: Map<ec2.ISubnet, ec2.CfnSubnetNetworkAclAssociation>;
}

export function defineNetworkAcls(scope: Construct, ofVpc: NetworkAclPolicy, props: NetworkAclsProps): NetworkAcls {
  const allEntries: ec2.CfnNetworkAclEntry[] = [];
  const associations = new Map<ec2.ISubnet, ec2.CfnSubnetNetworkAclAssociation>();
  const define = ({ tier: { name, subnetType, _props: { networkAcl: policy = ofVpc } }, subnets }: DefinedTier) => {
    if (!policy.definesNetworkAcls) { return []; }
    const aclTier = ACL_TIERS.get(subnetType)!;
    const acl = new ec2.NetworkAcl(scope, `${name}NetworkAcl`, { vpc: props.vpc });
    const intent = intentOf(policy, aclTier, props.context);
    if (Object.keys(intent).length > 0) {
      (acl.node.defaultChild as ec2.CfnNetworkAcl).addMetadata(NETWORK_ACL_METADATA_KEY, intent);
    }
    const entries = numberRules(aclTier, policy.rules(aclTier, props.context)).map((rule) =>
      defineEntry(acl, rule, props.vpc),
    );
    allEntries.push(...entries);
    subnets.forEach((subnet) => associations.set(subnet, associate(acl, subnet, entries)));
    return [{ name, aclTier, acl }];
  };
  const defined = props.tiers.flatMap(define);
  const first = (tier: NetworkAclTier) => defined.find(({ aclTier }) => aclTier === tier)?.acl;
  const acls = {
    byTierName: Object.fromEntries(defined.map(({ name, acl }) => [name, acl])),
    publicSubnets: first(NetworkAclTier.PUBLIC),
    privateSubnets: first(NetworkAclTier.PRIVATE),
    isolatedSubnets: first(NetworkAclTier.ISOLATED),
  };
  return { acls, entries: allEntries, associations };
}

/**
 * An entry's logical id is its direction and number. AWS keeps these unique in a network ACL, so an entry changes in
 * place and never claims what another has.
 */
function defineEntry(
  acl: ec2.NetworkAcl,
  { ruleNumber, egress, action, traffic, cidr }: NumberedRule,
  vpc: ec2.IVpc,
): ec2.CfnNetworkAclEntry {
  const entry = new ec2.CfnNetworkAclEntry(acl, `${egress ? 'Egress' : 'Ingress'}${ruleNumber}`, {
    networkAclId: acl.networkAclId,
    ruleNumber,
    egress,
    ruleAction: action,
    ...traffic,
    ...cidr,
  });
  if (Token.isUnresolved(cidr.ipv6CidrBlock)) {
    // The IPv6 block is an attribute of the VPC that has no value until the block is associated.
    entry.node.addDependency(...vpc.node.children.filter((child) => child instanceof ec2.CfnVPCCidrBlock));
  }
  return entry;
}

/**
 * Unlike `subnet.associateNetworkAcl`, whose ids hold the path of the stack: CloudFormation puts a subnet back on the
 * default network ACL when it deletes an association under an old id. Entries come first, or a subnet in use would pass
 * nothing until the last of them is there.
 */
function associate(
  acl: ec2.NetworkAcl,
  subnet: ec2.ISubnet,
  entries: ec2.CfnNetworkAclEntry[],
): ec2.CfnSubnetNetworkAclAssociation {
  const association = new ec2.CfnSubnetNetworkAclAssociation(acl, `${subnet.node.id}Association`, {
    networkAclId: acl.networkAclId,
    subnetId: subnet.subnetId,
  });
  association.node.addDependency(...entries);
  return association;
}
