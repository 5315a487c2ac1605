import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NetworkAclTier } from '../../network-acl-rule';
import type { NetworkAclContext } from '../../network-acl-rule';

export type SubnetTiers = Map<NetworkAclTier, ec2.ISubnet[]>;

/**
 * One subnet group for each tier. The order and the names number and name the subnets as `ec2.Vpc` does by default.
 */
export function subnetConfiguration(isolatedSubnets: boolean, isDualStack: boolean): ec2.SubnetConfiguration[] {
  const groups: ec2.SubnetConfiguration[] = [
    { name: NetworkAclTier.PUBLIC, subnetType: ec2.SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
    { name: NetworkAclTier.PRIVATE, subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    ...(isolatedSubnets ? [{ name: NetworkAclTier.ISOLATED, subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] : []),
  ];
  // ec2 refuses the property in a VPC without IPv6, and sets it true in one with.
  return isDualStack ? groups.map((group) => ({ ...group, ipv6AssignAddressOnCreation: false })) : groups;
}

export function subnetTiers(vpc: ec2.Vpc): SubnetTiers {
  return new Map([
    [NetworkAclTier.PUBLIC, vpc.publicSubnets],
    [NetworkAclTier.PRIVATE, vpc.privateSubnets],
    [NetworkAclTier.ISOLATED, vpc.isolatedSubnets],
  ]);
}

/**
 * What network ACL rules may speak of. IPv6 blocks are the expressions that the subnets were defined with: these depend
 * on the VPC alone.
 */
export function networkAclContext(vpc: ec2.Vpc, tiers: SubnetTiers): NetworkAclContext {
  const described = [...tiers].filter(([, subnets]) => subnets.length > 0).map(([tier, subnets]) => ({
    tier,
    ipv4Cidrs: subnets.map((subnet) => subnet.ipv4CidrBlock),
    ipv6Cidrs: subnets.flatMap((subnet) => (subnet.node.defaultChild as ec2.CfnSubnet).ipv6CidrBlock ?? []),
  }));
  return {
    tiers: described,
    vpcIpv4Cidr: (vpc.node.defaultChild as ec2.CfnVPC).cidrBlock ?? vpc.vpcCidrBlock,
    vpcIpv6Cidr: described.some(({ ipv6Cidrs }) => ipv6Cidrs.length > 0)
      ? Fn.select(0, vpc.vpcIpv6CidrBlocks)
      : undefined,
  };
}
