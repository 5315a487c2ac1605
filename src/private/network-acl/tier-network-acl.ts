import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Dependable } from 'constructs';
import type { IConstruct, IDependable } from 'constructs';
import { intentOf } from './intent';
import { numberRules } from './numbers';
import type { NumberedRule } from './numbers';
import type { NetworkAclContext } from '../../network-acl-context';
import type { NetworkAclPolicy } from '../../network-acl-policy';
import type { NetworkAclTier } from '../../network-acl-rule';
import { NETWORK_ACL_METADATA_KEY } from '../../reachability/network-acl-metadata';
import type { SubnetTier } from '../../subnet-tier';
import { ACL_TIERS } from '../addresses/subnet-tiers';
import { expressionKey } from '../expression-key';

interface Entry {
  readonly resource: ec2.CfnNetworkAclEntry;
  readonly key: string;
}

/**
 * The network ACL of one tier. Its entries and associations are its children, so what waits for it waits for them.
 */
export class TierNetworkAcl {
  /** The name of the tier, which begins the network ACL's construct id. */
  public readonly name: string;
  public readonly aclTier: NetworkAclTier;
  public readonly acl: ec2.NetworkAcl;
  /** An association waits for the entries: a subnet in use would pass nothing until the last of them is there. */
  public readonly associations: Map<ec2.ISubnet, ec2.CfnSubnetNetworkAclAssociation>;
  /** By construct id. */
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly vpc: ec2.Vpc,
    tier: SubnetTier,
    public readonly subnets: ec2.Subnet[],
    private readonly policy: NetworkAclPolicy,
  ) {
    this.name = tier.name;
    this.aclTier = ACL_TIERS.get(tier.subnetType)!;
    this.acl = new ec2.NetworkAcl(vpc, `${this.name}NetworkAcl`, { vpc });
    this.associations = new Map(subnets.map((subnet) => [subnet, this.associate(subnet)]));
    const entries = () => this.entryResources();
    for (const association of this.associations.values()) {
      const allEntries: IDependable = {};
      Dependable.implement(allEntries, { get dependencyRoots() { return entries(); } });
      association.node.addDependency(allEntries);
    }
  }

  /** Make the entries what the policy writes for a context. What it writes as before is left alone. */
  public render(context: NetworkAclContext): void {
    const { policy, aclTier } = this;
    const intent = intentOf(policy, aclTier, context);
    if (Object.keys(intent).length > 0) {
      (this.acl.node.defaultChild as ec2.CfnNetworkAcl).addMetadata(NETWORK_ACL_METADATA_KEY, intent);
    }
    const rules = new Map(numberRules(aclTier, policy.rules(aclTier, context)).map((rule) => [idOf(rule), rule]));
    for (const id of [...this.entries.keys()].filter((old) => !rules.has(old))) {
      this.acl.node.tryRemoveChild(id);
      this.entries.delete(id);
    }
    rules.forEach((rule, id) => this.renderEntry(id, rule));
  }

  private entryResources(): IConstruct[] {
    return [...this.entries.values()].map(({ resource }) => resource);
  }

  private renderEntry(id: string, { ruleNumber, egress, action, traffic, cidr }: NumberedRule): void {
    const { protocol, portRange, icmp } = traffic;
    const { cidrBlock, ipv6CidrBlock } = cidr;
    const properties = { ruleAction: action, protocol, portRange, icmp, cidrBlock, ipv6CidrBlock };
    const key = expressionKey(this.vpc, properties);
    const existing = this.entries.get(id);
    if (existing?.key === key) {
      return;
    }
    const resource = existing
      ? Object.assign(existing.resource, properties)
      : new ec2.CfnNetworkAclEntry(this.acl, id, {
        networkAclId: this.acl.networkAclId, ruleNumber, egress, ...properties,
      });
    if (Token.isUnresolved(ipv6CidrBlock)) {
      // The IPv6 block is an attribute of the VPC that has no value until the block is associated.
      resource.node.addDependency(...this.vpc.node.children.filter((child) => child instanceof ec2.CfnVPCCidrBlock));
    }
    this.entries.set(id, { resource, key });
  }

  /**
   * Unlike `subnet.associateNetworkAcl`, whose ids hold the path of the stack: CloudFormation puts a subnet back on the
   * default network ACL when it deletes an association under an old id.
   */
  private associate(subnet: ec2.ISubnet): ec2.CfnSubnetNetworkAclAssociation {
    return new ec2.CfnSubnetNetworkAclAssociation(this.acl, `${subnet.node.id}Association`, {
      networkAclId: this.acl.networkAclId,
      subnetId: subnet.subnetId,
    });
  }
}

/**
 * An entry's logical id is its direction and number. AWS keeps these unique in a network ACL, so an entry changes in
 * place and never claims what another has.
 */
function idOf({ egress, ruleNumber }: NumberedRule): string {
  return `${egress ? 'Egress' : 'Ingress'}${ruleNumber}`;
}
