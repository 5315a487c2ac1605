import { ElasticIps } from './elastic-ips';
import { ZonalNatProvider } from './private/nat/zonal-nat-provider';

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
 * Which NAT gateways there are, and which of them serves a private subnet.
 */
export class NatTopology {
  /**
   * A NAT gateway with its own Elastic IP in every Availability Zone, each serving the private subnets of its zone and
   * no others.
   *
   * Whatever zone is lost, the private subnets of the others keep their way out, and no traffic is billed for crossing
   * zones.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
   */
  public static zonal(props: ZonalNatProps = {}): NatTopology {
    return new NatTopology(() => new ZonalNatProvider(props.elasticIps ?? ElasticIps.allocate()));
  }

  private constructor(private readonly newProvider: () => ZonalNatProvider) {}

  /**
   * The provider of one VPC: it remembers that VPC's gateways.
   *
   * @internal
   */
  public _natProvider(): ZonalNatProvider {
    return this.newProvider();
  }
}
