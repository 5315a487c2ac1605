import { ElasticIps } from './elastic-ips';
import type { NatGateway } from './nat-gateway';
import { expectMethod } from './private/expected';
import type { NatNetwork } from './private/nat/nat-network';
import { defineSingleGateway, defineZonalGateways } from './private/nat/public-gateways';
import { acceptZoneLoss } from './private/nat/single-gateway-advice';
import { SubnetTier } from './subnet-tier';

/**
 * Properties of `NatTopology.zonal()`.
 */
export interface ZonalNatProps {
  /**
   * Where the public addresses of the gateways come from.
   *
   * @default ElasticIps.allocate()
   */
  readonly elasticIps?: ElasticIps;
}

/**
 * Properties of `NatTopology.single()`.
 */
export interface SingleNatProps {
  /**
   * Where the public addresses of the gateway come from.
   *
   * @default ElasticIps.allocate()
   */
  readonly elasticIps?: ElasticIps;
}

const PUBLIC_AND_PRIVATE = () => [SubnetTier.public(), SubnetTier.private()];

/**
 * Which NAT gateways there are, and which of them serves a private subnet.
 */
export class NatTopology {
  /**
   * A NAT gateway with its own Elastic IP in every Availability Zone, each serving the private subnets of its zone and
   * no others.
   *
   * Whatever zone is lost, the private subnets of the others keep their internet route, and no traffic is billed for
   * crossing zones.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
   */
  public static zonal(props: ZonalNatProps = {}): NatTopology {
    const elasticIps = elasticIpsOf(props);
    return new NatTopology((network) => defineZonalGateways(network, elasticIps), PUBLIC_AND_PRIVATE);
  }

  /**
   * One NAT gateway, in the first Availability Zone, for the private subnets of all: `natGateways: 1` of `ec2.Vpc`.
   *
   * When that zone is lost, no private subnet reaches the internet. The warning `cdk-ha-nat-vpc:NatTopology.single`
   * says so, and the proof reports it as accepted.
   */
  public static single(props: SingleNatProps = {}): NatTopology {
    const elasticIps = elasticIpsOf(props);
    return new NatTopology((network) => {
      const gateway = defineSingleGateway(network, elasticIps);
      acceptZoneLoss(network, gateway);
      return [gateway];
    }, PUBLIC_AND_PRIVATE);
  }

  /**
   * No NAT gateways: `natGateways: 0` of `ec2.Vpc`.
   *
   * The tiers are public and isolated unless you say otherwise. A private tier has no default route then: add your own,
   * to a transit gateway for instance, or the proof will say that it has no internet route.
   */
  public static none(): NatTopology {
    return new NatTopology(() => [], () => [SubnetTier.public(), SubnetTier.isolated()]);
  }

  private constructor(
    /**
     * Define the gateways of one VPC, and the routes to them.
     *
     * @internal
     */
    public readonly _define: (network: NatNetwork) => NatGateway[],
    /**
     * The tiers of a VPC that lists none.
     *
     * @internal
     */
    public readonly _defaultTiers: () => SubnetTier[],
  ) {}
}

function elasticIpsOf({ elasticIps = ElasticIps.allocate() }: { readonly elasticIps?: ElasticIps }): ElasticIps {
  expectMethod('elasticIps', elasticIps, '_define', 'ElasticIps.allocate()');
  return elasticIps;
}
