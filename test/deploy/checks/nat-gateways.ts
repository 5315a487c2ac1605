import { Check } from '../report';
import { DeployedResource, DeployedStack } from '../template';
import { place, subnetsOf, zonesOf } from './tiers';

/** How gateways are spread over the zones. */
export type GatewayPlan = 'one a zone' | 'one for all';

/** Each zone, or the first of them, has a gateway in its public subnet, with the Elastic IPs of the template and of no other gateway. */
export function checkNatGateways(stack: DeployedStack, plan: GatewayPlan = 'one a zone'): Check[] {
  const { account } = stack;
  const subnets = subnetsOf(stack);
  const wanted = stack.resources('AWS::EC2::NatGateway');
  const gateways = wanted.map((resource) => account.NatGateways.find((gateway) => gateway.NatGatewayId === resource.physicalId));
  const allocations = gateways.flatMap((gateway) => gateway?.NatGatewayAddresses.map((address) => address.AllocationId) ?? []);
  const addressesOf = (index: number) => gateways[index]?.NatGatewayAddresses.map((address) => address.PublicIp).join(', ');
  return [
    {
      name: `${plan === 'one a zone' ? 'each' : 'the first'} zone has one NAT gateway, in its public subnet`,
      actual: subnets.filter((subnet) => gateways.some((gateway) => gateway?.SubnetId === subnet.SubnetId)).map(place),
      expected: zonesOf(subnets).slice(0, plan === 'one a zone' ? undefined : 1).map((zone) => `${zone} Public`),
    },
    ...wanted.map((resource, index): Check => ({
      name: `${resource.logicalId} is available in its subnet with the Elastic IPs of the template: ${addressesOf(index)}`,
      actual: {
        state: gateways[index]?.State,
        subnet: gateways[index]?.SubnetId,
        allocations: gateways[index]?.NatGatewayAddresses.map((address) => address.AllocationId).sort(),
      },
      expected: { state: 'available', subnet: resource.property('SubnetId'), allocations: allocationsOf(resource).sort() },
    })),
    { name: 'no Elastic IP serves two gateways', actual: new Set(allocations).size, expected: allocations.length },
    {
      name: `each of the ${allocations.length} Elastic IPs is allocated, and associated as its gateway says`,
      actual: allocations.map((id) => account.Addresses.find((address) => address.AllocationId === id)?.AssociationId),
      expected: gateways.flatMap((gateway) => gateway?.NatGatewayAddresses.map((address) => address.AssociationId) ?? []),
    },
  ];
}

function allocationsOf(resource: DeployedResource): string[] {
  return [resource.property<string>('AllocationId')!, ...resource.property<string[]>('SecondaryAllocationIds') ?? []];
}
