import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Ipv4Cidr } from './ipv4-cidr';
import type { DefinedTier } from './subnet-tiers';
import type { SubnetTier } from '../../subnet-tier';

/** A further block of the VPC, and the id of the construct that adds it. */
export interface SecondaryBlock {
  readonly id: string;
  readonly cidrBlock: string;
}

/** The blocks that tiers have for themselves. */
export function blocksOfTiers(tiers: readonly SubnetTier[]): SecondaryBlock[] {
  return tiers.flatMap(({ name, _props: { secondaryCidrBlock } }) =>
    secondaryCidrBlock === undefined ? [] : [{ id: `${name}CidrBlock`, cidrBlock: secondaryCidrBlock }]);
}

/**
 * Add further blocks to the VPC, as far as there are subnets in them, and let these wait for it.
 *
 * @throws if two blocks overlap: AWS would refuse the second
 */
export function addSecondaryBlocks(vpc: ec2.Vpc, tiers: readonly DefinedTier[], blocks: SecondaryBlock[]): void {
  const { cidrBlock: primary } = vpc.node.defaultChild as ec2.CfnVPC;
  const taken = primary && !Token.isUnresolved(primary) ? [primary] : [];
  for (const { id, cidrBlock } of blocks) {
    const block = Ipv4Cidr.parse(cidrBlock);
    const other = taken.find((each) => Ipv4Cidr.parse(each).overlaps(block));
    if (other) {
      throw new Error(
        `secondary block '${cidrBlock}' overlaps '${other}' of the same VPC: use a block that nothing else in the VPC has`,
      );
    }
    taken.push(cidrBlock);
    const within = tiers.flatMap(({ subnets }) => subnets)
      .map((subnet) => subnet.node.defaultChild as ec2.CfnSubnet)
      .filter((subnet) => liesIn(subnet, block));
    if (within.length === 0) { continue; }
    const resource = new ec2.CfnVPCCidrBlock(vpc, id, { vpcId: vpc.vpcId, cidrBlock });
    within.forEach((subnet) => subnet.node.addDependency(resource));
  }
}

function liesIn({ cidrBlock }: ec2.CfnSubnet, block: Ipv4Cidr): boolean {
  return cidrBlock !== undefined && !Token.isUnresolved(cidrBlock) && block.overlaps(Ipv4Cidr.parse(cidrBlock));
}
