import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { gatewaySubnets, routeToGateway, servedTiers } from './nat-network';
import type { NatNetwork } from './nat-network';
import type { ElasticIps } from '../../elastic-ips';
import { NatGateway } from '../../nat-gateway';

/** A gateway in every zone, each private subnet routed to the one in its own and never to another. */
export function defineZonalGateways(network: NatNetwork, elasticIps: ElasticIps): NatGateway[] {
  const served = servedTiers(network, 'zonal');
  const gateways = gatewaySubnets(network, 'zonal').map((_, zone, subnets) =>
    defineGateway(network, subnets, zone, elasticIps));
  for (const { tier, subnets } of served) {
    subnets.forEach((subnet, zone) => routeToGateway(tier, subnet, gateways[zone].natGatewayId));
  }
  elasticIps._advise(network.vpc, gateways.map((gateway) => gateway.elasticIps.length));
  return gateways;
}

/** A gateway in the first zone, as `ec2.Vpc` has it with `natGateways: 1`. */
export function defineSingleGateway(network: NatNetwork, elasticIps: ElasticIps): NatGateway {
  const served = servedTiers(network, 'single');
  const gateway = defineGateway(network, gatewaySubnets(network, 'single'), 0, elasticIps);
  served.forEach(({ tier, subnets }) =>
    subnets.forEach((subnet) => routeToGateway(tier, subnet, gateway.natGatewayId)));
  elasticIps._advise(network.vpc, [gateway.elasticIps.length]);
  return gateway;
}

function defineGateway(
  { zones }: NatNetwork,
  subnets: ec2.PublicSubnet[],
  zone: number,
  source: ElasticIps,
): NatGateway {
  const subnet = subnets[zone];
  const elasticIps = source._define(subnet, { zones, index: zone });
  const [primary, ...secondary] = elasticIps.map(({ allocationId }) => allocationId);
  const resource = subnet.addNatGateway(primary);
  // Secondary addresses are updated in place, where the primary one is for the life of the gateway.
  if (secondary.length > 0) {
    resource.secondaryAllocationIds = secondary;
  }
  return NatGateway._inSubnet(resource, subnet, elasticIps);
}
