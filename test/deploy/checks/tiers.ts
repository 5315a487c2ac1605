import { Account, RouteTable, Subnet, Tagged } from '../account';
import { DeployedStack } from '../template';

export type Tier = 'Public' | 'Private' | 'Isolated' | 'Untagged';

/** The tier of a subnet, by the tag that `ec2.Vpc` gives it; a subnet that an app defines beside the VPC has none. */
export function tierOf(subnet: Tagged): Tier {
  return subnet.Tags?.find((tag) => tag.Key === 'aws-cdk:subnet-type')?.Value as Tier | undefined ?? 'Untagged';
}

/** The subnets of a stack that exist, by zone and tier. */
export function subnetsOf(stack: DeployedStack): Subnet[] {
  const ids = new Set(stack.resources('AWS::EC2::Subnet').map((resource) => resource.physicalId));
  return stack.account.Subnets.filter((subnet) => ids.has(subnet.SubnetId)).sort((a, b) => place(a).localeCompare(place(b)));
}

export function zonesOf(subnets: readonly (Subnet | undefined)[]): string[] {
  return [...new Set(subnets.flatMap((subnet) => subnet?.AvailabilityZone ?? []))].sort();
}

/** The table that a subnet routes by: its own, or the main one of its VPC. */
export function routeTableOf(account: Account, subnet: Subnet): RouteTable | undefined {
  const inVpc = account.RouteTables.filter((table) => table.VpcId === subnet.VpcId);
  return inVpc.find((table) => table.Associations.some((association) => association.SubnetId === subnet.SubnetId))
    ?? inVpc.find((table) => table.Associations.some((association) => association.Main));
}

/** A subnet as a person calls it. */
export function place(subnet: Subnet): string {
  return `${subnet.AvailabilityZone} ${tierOf(subnet)}`;
}
