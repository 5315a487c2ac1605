import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NetworkAclContext } from '../../network-acl-context';
import { secondaryCidrs } from '../addresses/secondary-cidrs';
import { ACL_TIERS } from '../addresses/subnet-tiers';
import type { DefinedTier } from '../addresses/subnet-tiers';
import { haveGatewayEndpoint } from '../gateway-endpoints';

/**
 * What the network ACL rules of some subnets may speak of, as far as the app has defined it by now. IPv6 blocks are the
 * expressions that the subnets were defined with: these depend on the VPC alone.
 */
export function networkAclContext(
  vpc: ec2.Vpc,
  tiers: readonly DefinedTier[],
  { subnets: ruled }: Pick<DefinedTier, 'subnets'>,
): NetworkAclContext {
  const described = tiers.map(({ tier: { name, subnetType }, subnets }) => ({
    tier: ACL_TIERS.get(subnetType)!,
    name,
    ipv4Cidrs: subnets.flatMap((subnet) => (subnet.node.defaultChild as ec2.CfnSubnet).cidrBlock ?? []),
    ipv6Cidrs: subnets.flatMap((subnet) => (subnet.node.defaultChild as ec2.CfnSubnet).ipv6CidrBlock ?? []),
  }));
  const hasIpv6 = described.some(({ ipv6Cidrs }) => ipv6Cidrs.length > 0);
  const secondary = secondaryCidrs(vpc);
  return new NetworkAclContext({
    tiers: described,
    vpcIpv4Cidr: (vpc.node.defaultChild as ec2.CfnVPC).cidrBlock ?? vpc.vpcCidrBlock,
    vpcIpv6Cidr: hasIpv6 ? Fn.select(0, vpc.vpcIpv6CidrBlocks) : undefined,
    secondaryIpv4Cidrs: secondary.ipv4,
    secondaryIpv6Cidrs: hasIpv6 ? secondary.ipv6 : [],
    hasGatewayEndpoint: haveGatewayEndpoint(vpc, ruled),
    hasNatGateway: ruled.some(({ node }) => node.children.some((child) => child instanceof ec2.CfnNatGateway)),
  });
}
