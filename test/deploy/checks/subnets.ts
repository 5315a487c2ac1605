import { Subnet } from '../account';
import { Check } from '../report';
import { DeployedResource, DeployedStack } from '../template';
import { Tier, tierOf, zonesOf } from './tiers';

/** Each zone has one subnet of each tier, with the address blocks and attributes of the template. */
export function checkSubnets(stack: DeployedStack, zoneCount: number, tiers: readonly Tier[]): Check[] {
  const wanted = stack.resources('AWS::EC2::Subnet');
  const subnets = wanted.map((resource) => stack.account.Subnets.find((subnet) => subnet.SubnetId === resource.physicalId));
  const zones = zonesOf(subnets);
  return [
    { name: `${zoneCount} Availability Zones have subnets`, actual: zones.length, expected: zoneCount },
    ...zones.map((zone): Check => {
      const here = subnets.filter((subnet) => subnet?.AvailabilityZone === zone) as Subnet[];
      const blocks = here.map((subnet) => `${tierOf(subnet)} ${[subnet.CidrBlock, ...ipv6Blocks(subnet)].join(' ')}`);
      return { name: `${zone}: ${blocks.join(', ')}`, actual: here.map(tierOf).sort(), expected: [...tiers].sort() };
    }),
    {
      name: `the ${wanted.length} subnets have the zone, blocks and launch attributes of the template`,
      actual: subnets.map((subnet) => subnet && actualSubnet(subnet)),
      expected: wanted.map(expectedSubnet),
    },
  ];
}

function actualSubnet(subnet: Subnet): unknown {
  return {
    zone: subnet.AvailabilityZone,
    ipv4: subnet.CidrBlock,
    ipv6: ipv6Blocks(subnet),
    publicOnLaunch: subnet.MapPublicIpOnLaunch,
    ipv6OnLaunch: subnet.AssignIpv6AddressOnCreation,
  };
}

function expectedSubnet(resource: DeployedResource): unknown {
  const ipv6 = resource.property<string>('Ipv6CidrBlock');
  return {
    zone: resource.property('AvailabilityZone'),
    ipv4: resource.property('CidrBlock'),
    ipv6: ipv6 ? [ipv6] : [],
    publicOnLaunch: resource.property('MapPublicIpOnLaunch') ?? false,
    ipv6OnLaunch: resource.property('AssignIpv6AddressOnCreation') ?? false,
  };
}

function ipv6Blocks(subnet: Subnet): string[] {
  return (subnet.Ipv6CidrBlockAssociationSet ?? [])
    .filter((block) => block.Ipv6CidrBlockState.State === 'associated')
    .map((block) => block.Ipv6CidrBlock);
}
