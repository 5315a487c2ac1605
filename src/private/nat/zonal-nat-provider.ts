import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ElasticIps } from '../../elastic-ips';
import { NatGateway } from '../../nat-gateway';
import { expressionKey } from '../expression-key';

/**
 * A NAT gateway in every public subnet, each private subnet routed to the one in its own zone and never to another.
 */
export class ZonalNatProvider extends ec2.NatProvider {
  private readonly gatewayOfZone = new Map<string, NatGateway>();

  public constructor(private readonly elasticIps: ElasticIps) {
    super();
  }

  public get natGateways(): NatGateway[] {
    return [...this.gatewayOfZone.values()];
  }

  public get configuredGateways(): ec2.GatewayConfig[] {
    return this.natGateways.map((gateway) => ({ az: gateway.availabilityZone, gatewayId: gateway.natGatewayId }));
  }

  public configureNat(options: ec2.ConfigureNatOptions): void {
    for (const subnet of options.natSubnets) {
      this.gatewayOfZone.set(expressionKey(subnet, subnet.availabilityZone), this.defineGateway(subnet));
    }
    this.elasticIps._advise(options.vpc, options.natSubnets.length);
    for (const subnet of options.privateSubnets) {
      this.configureSubnet(subnet);
    }
  }

  public configureSubnet(subnet: ec2.PrivateSubnet): void {
    const zone = expressionKey(subnet, subnet.availabilityZone);
    const gateway = this.gatewayOfZone.get(zone);
    if (!gateway) {
      throw new Error(
        `${subnet.node.path} finds no NAT gateway in its Availability Zone ${zone}, only in ${[...this.gatewayOfZone.keys()].join(', ')}: ` +
          'a route to another zone is lost together with that zone, so put a public subnet with a NAT gateway into each zone that has a private subnet',
      );
    }
    subnet.addDefaultNatRoute(gateway.natGatewayId);
  }

  private defineGateway(subnet: ec2.PublicSubnet): NatGateway {
    const elasticIps = this.elasticIps._define(subnet);
    const [primary, ...secondary] = elasticIps.map(({ allocationId }) => allocationId);
    const resource = subnet.addNatGateway(primary);
    // Secondary addresses are updated in place, where the primary one is for the life of the gateway.
    if (secondary.length > 0) {
      resource.secondaryAllocationIds = secondary;
    }
    return NatGateway._of(resource, subnet, elasticIps);
  }
}
