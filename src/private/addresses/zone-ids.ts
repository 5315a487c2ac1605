import { Lazy } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { DefinedTier } from './subnet-tiers';

/** `use1-az4`, which means the same zone in every account; a name such as `us-east-1a` does not. */
const ZONE_ID = /^[a-z]+\d-az\d+$/;

export const isZoneId = (zone: string): boolean => ZONE_ID.test(zone);

/**
 * Zones for ec2, which knows them by their names alone. The name of a zone that is given by its id is what
 * CloudFormation says of a subnet in it.
 */
export class ZonesForEc2 {
  /** What ec2 is told. */
  public readonly names: string[];
  private subnets: ec2.Subnet[] = [];

  /** @param zones names, tokens or ids */
  public constructor(public readonly zones: readonly string[]) {
    this.names = zones.map((zone, index) =>
      isZoneId(zone) ? Lazy.string({ produce: () => this.subnets[index].subnetAvailabilityZone }) : zone);
  }

  /** Place the subnets that ec2 defined by the ids of their zones. */
  public place([first, ...others]: readonly DefinedTier[]): void {
    this.subnets = first.subnets;
    for (const { subnets } of [first, ...others]) {
      subnets.forEach((subnet, index) => {
        if (!isZoneId(this.zones[index])) { return; }
        const resource = subnet.node.defaultChild as ec2.CfnSubnet;
        resource.availabilityZone = undefined;
        resource.availabilityZoneId = this.zones[index];
      });
    }
  }
}
