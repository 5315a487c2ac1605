import { Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NetworkAclTier } from '../../network-acl-rule';
import { SubnetTier } from '../../subnet-tier';
import { expectList, given } from '../expected';

const { PUBLIC, PRIVATE_WITH_EGRESS, PRIVATE_ISOLATED } = ec2.SubnetType;

/** A tier and its subnets, in the order of the zones. */
export interface DefinedTier {
  readonly tier: SubnetTier;
  readonly subnets: ec2.Subnet[];
}

/** What a network ACL calls a kind of tier. */
export const ACL_TIERS: ReadonlyMap<ec2.SubnetType, NetworkAclTier> = new Map([
  [PUBLIC, NetworkAclTier.PUBLIC],
  [PRIVATE_WITH_EGRESS, NetworkAclTier.PRIVATE],
  [PRIVATE_ISOLATED, NetworkAclTier.ISOLATED],
]);

export const isPublic = ({ tier }: DefinedTier) => tier.subnetType === PUBLIC;
export const isPrivate = ({ tier }: DefinedTier) => tier.subnetType === PRIVATE_WITH_EGRESS;

/**
 * @throws if the list is empty, holds something else than tiers, or a name twice: ec2 takes a name for an identity
 */
export function checkTiers(tiers: SubnetTier[]): void {
  expectList('tiers', tiers, '[SubnetTier.public(), SubnetTier.private()]');
  if (tiers.length === 0) {
    throw new Error('tiers is empty, so the VPC would have no subnets: list SubnetTier.public(), private() or isolated()');
  }
  tiers.forEach((tier, index) => {
    if (typeof tier !== 'object' || tier === null || !ACL_TIERS.has(tier.subnetType) || !tier._props) {
      throw new Error(
        `tiers[${index}] must be a SubnetTier such as SubnetTier.private({ name: 'Apps' }), got ${given(tier)}`,
      );
    }
  });
  const names = tiers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw new Error(
      `tiers lists '${twice}' twice: give each tier a name of its own, such as SubnetTier.private({ name: '${twice}2' })`,
    );
  }
}

/** One subnet group for each tier, in the order of the tiers, which numbers and names the subnets as ec2 does. */
export function subnetConfiguration(tiers: SubnetTier[], isDualStack: boolean): ec2.SubnetConfiguration[] {
  return tiers.map(({ name, subnetType, _props: { cidrMask, mapPublicIpOnLaunch = false } }) => ({
    name,
    subnetType,
    cidrMask,
    ...(subnetType === PUBLIC ? { mapPublicIpOnLaunch } : {}),
    // ec2 refuses the property in a VPC without IPv6, and sets it true in one with.
    ...(isDualStack ? { ipv6AssignAddressOnCreation: false } : {}),
  }));
}

/** The tiers as ec2 defined them, with their tags. */
export function definedTiers(vpc: ec2.Vpc, tiers: SubnetTier[]): DefinedTier[] {
  return tiers.map((tier) => {
    const subnets = vpc.availabilityZones.map((_, zone) =>
      vpc.node.findChild(`${tier.name}Subnet${zone + 1}`) as ec2.Subnet);
    for (const subnet of subnets) {
      for (const [key, value] of Object.entries(tier._props.tags ?? {})) {
        Tags.of(subnet).add(key, value, { includeResourceTypes: [ec2.CfnSubnet.CFN_RESOURCE_TYPE_NAME] });
      }
    }
    return { tier, subnets };
  });
}
