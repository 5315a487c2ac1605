import { Account } from '../account';
import { Check } from '../report';
import { DeployedStack } from '../template';
import { subnetsOf, zonesOf } from './tiers';

/** The Elastic IPs of the gateway in a zone. */
export interface HeldAddresses {
  readonly zone: string;
  /** The primary one first, as the template gives them. */
  readonly allocationIds: string[];
  readonly publicIps: string[];
}

/** What the internet sees of each zone, in the order of the zones. */
export function heldAddresses(stack: DeployedStack): HeldAddresses[] {
  const subnets = subnetsOf(stack);
  return zonesOf(subnets).map((zone) => {
    const inZone = subnets.filter(({ AvailabilityZone }) => AvailabilityZone === zone).map(({ SubnetId }) => SubnetId);
    const gateway = stack.account.NatGateways.find(({ SubnetId }) => inZone.includes(SubnetId));
    const addresses = gateway?.NatGatewayAddresses ?? [];
    return { zone, allocationIds: addresses.map(({ AllocationId }) => AllocationId), publicIps: addresses.map(({ PublicIp }) => PublicIp) };
  });
}

/** The gateways of another stack carry the same addresses in the same zones, and that stack has made none of its own. */
export function checkTakenOver(held: readonly HeldAddresses[], next: DeployedStack): Check[] {
  const sorted = (zones: readonly HeldAddresses[]) => zones
    .map(({ zone, publicIps }) => ({ zone, primary: publicIps[0], all: [...publicIps].sort() }));
  return [
    { name: 'the gateways of the next stack carry the same addresses in the same zones', actual: sorted(heldAddresses(next)), expected: sorted(held) },
    { name: 'the next stack has no Elastic IP of its own', actual: next.resources('AWS::EC2::EIP').map(({ logicalId }) => logicalId), expected: [] },
  ];
}

/** Between two moments no address was allocated or released, and none is in use. */
export function checkSameAddresses(before: Account, after: Account): Check[] {
  const ips = ({ Addresses }: Account) => Addresses.map(({ PublicIp }) => PublicIp).sort();
  return [
    { name: `the ${before.Addresses.length} addresses are there still, and no other`, actual: ips(after), expected: ips(before) },
    { name: 'they are free to be used again', actual: after.Addresses.filter(({ AssociationId }) => AssociationId).map(({ PublicIp }) => PublicIp), expected: [] },
  ];
}
