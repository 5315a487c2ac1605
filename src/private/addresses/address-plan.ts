import { Annotations, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { blocksOfTiers } from './secondary-blocks';
import type { SecondaryBlock } from './secondary-blocks';
import type { LaidOutTier } from './slot-layout';
import { TierAddresses } from './tier-addresses';
import { parseVpcCidr } from './vpc-cidr';
import type { SubnetTier } from '../../subnet-tier';
import { expectMap } from '../expected';

/** A tier's own block is cut for so many zones where the plan of the VPC does not say. */
const DEFAULT_SLOTS = 8;

/** What the plans of this library say besides what ec2 asks. */
interface OwnPlan {
  readonly _azSlots?: number;
  readonly _secondaryBlock?: string;
  _ipv6Addresses?(tiers: readonly LaidOutTier[], zones: number): ec2.IIpv6Addresses;
}

/** The addresses of a VPC: a plan for its own block, and the blocks of its tiers. */
export class AddressPlan {
  /** For ec2. */
  public readonly ipAddresses: ec2.IIpAddresses;
  /** For ec2, in dual stack; undefined for a plan that leaves IPv6 to ec2. */
  public readonly ipv6Addresses?: ec2.IIpv6Addresses;
  private readonly own: OwnPlan;

  /**
   * @throws on a block that AWS would refuse: ec2 judges the size of subnets, not of the VPC
   */
  public constructor(plan: ec2.IIpAddresses, private readonly tiers: readonly SubnetTier[], zones: number) {
    this.own = plan as OwnPlan;
    const vpcOptions = plan.allocateVpcCidr();
    expectMap('what ipAddresses.allocateVpcCidr() returns', vpcOptions ?? null, "{ cidrBlock: '10.0.0.0/16' }");
    const { cidrBlock } = vpcOptions;
    if (cidrBlock !== undefined && !Token.isUnresolved(cidrBlock)) { parseVpcCidr(cidrBlock); }
    this.ipAddresses = new TierAddresses(plan, tiers, this.own._azSlots ?? DEFAULT_SLOTS);
    this.ipv6Addresses = this.own._ipv6Addresses?.(tiers, zones);
  }

  /** The blocks to add to the VPC. */
  public get secondaryBlocks(): SecondaryBlock[] {
    const { _secondaryBlock: cidrBlock } = this.own;
    return [...cidrBlock === undefined ? [] : [{ id: 'GrowthCidrBlock', cidrBlock }], ...blocksOfTiers(this.tiers)];
  }

  /** Advise on a plan that is not this library's own: ec2 packs subnets by counting them. */
  public advise(vpc: ec2.Vpc): void {
    if (this.own._ipv6Addresses) { return; }
    Annotations.of(vpc).addWarningV2(
      'cdk-ha-nat-vpc:HaNatVpc.packedAddresses',
      'the address plan may find a subnet its place by counting: another zone or tier then moves deployed subnets, which CloudFormation replaces or fails to. ' +
        'For a deployed VPC that is adopted use AdoptedIpAddresses, and for a new one AzAlignedIpAddresses: neither moves a subnet',
    );
  }
}
