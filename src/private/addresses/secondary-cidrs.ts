import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { refersTo } from '../references';

export interface SecondaryCidrs {
  readonly ipv4: string[];
  readonly ipv6: string[];
  /** Blocks that an IPAM pool chooses at deploy time, where no expression yields them. */
  readonly unknown: ec2.CfnVPCCidrBlock[];
}

/**
 * The blocks that the app associates with a VPC besides those it was created with, in any of its stacks and in the
 * order of their definition.
 */
export function secondaryCidrs(vpc: ec2.Vpc): SecondaryCidrs {
  const blocks = vpc.node.root.node.findAll()
    .filter((construct) => construct instanceof ec2.CfnVPCCidrBlock)
    .filter((block) => refersTo(block, block.vpcId, vpc))
    .filter((block) => block.amazonProvidedIpv6CidrBlock === undefined);
  return {
    ipv4: blocks.flatMap(({ cidrBlock }) => cidrBlock ?? []),
    // The block that ec2.Vpc defines is its primary one.
    ipv6: blocks.filter((block) => block.node.scope !== vpc).flatMap(({ ipv6CidrBlock }) => ipv6CidrBlock ?? []),
    unknown: blocks.filter(
      ({ cidrBlock, ipv6CidrBlock, ipv6IpamPoolId }) => (cidrBlock ?? ipv6CidrBlock ?? ipv6IpamPoolId) === undefined,
    ),
  };
}
