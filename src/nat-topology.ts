import { ElasticIps } from './elastic-ips';
import type { NatGateway } from './nat-gateway';
import { expectMap, expectMethod, expectText, expectWholeNumber } from './private/expected';
import type { NatNetwork } from './private/nat/nat-network';
import { definePrivateGateways } from './private/nat/private-gateways';
import { defineSingleGateway, defineZonalGateways } from './private/nat/public-gateways';
import { defineRegionalGateway } from './private/nat/regional-gateway';
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

/**
 * Properties of `NatTopology.regional()`.
 */
export interface RegionalNatProps {
  /**
   * The public addresses of the gateway in each Availability Zone of the VPC. It serves these zones and no others then.
   *
   * @default - AWS chooses the addresses, and extends the gateway to the zones that it is used from
   */
  readonly elasticIps?: ElasticIps;
}

/**
 * Properties of `NatTopology.privateNat()`.
 */
export interface PrivateNatProps {
  /**
   * The name of the isolated tier that the gateways stand in: its addresses are what other networks see.
   *
   * @default - the first isolated tier
   */
  readonly tier?: string;

  /**
   * How many private addresses each gateway has, 1 to 8.
   *
   * Each gives a gateway 55,000 more simultaneous connections to one destination.
   *
   * @default 1
   */
  readonly addressesPerGateway?: number;
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
   * One regional NAT gateway, which AWS runs in every Availability Zone that it serves.
   *
   * It stands in no subnet, so that a VPC without a public tier can have it. AWS charges for each zone that it serves,
   * as for zonal gateways. Without `elasticIps` it takes up to an hour to reach a new zone, whose traffic crosses zones
   * until then.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
   */
  public static regional(props: RegionalNatProps = {}): NatTopology {
    elasticIpsOf(props);
    return new NatTopology((network) => [defineRegionalGateway(network, props.elasticIps)], PUBLIC_AND_PRIVATE);
  }

  /**
   * A private NAT gateway in every Availability Zone: private subnets reach other networks, not the internet, from the
   * addresses of an isolated tier.
   *
   * For overlapping or unroutable address ranges behind a transit gateway or a virtual private gateway: add the routes
   * of the isolated tier to it yourself; until there are some, the proof warns. `NetworkAclPolicy.tiered()` lets the
   * tier pass `egress` and its replies, so give the gateways a tier of their own, and name networks that call you in
   * `trustedCidrs`. Nothing is promised to reach the internet over IPv4, and the proof reports that as accepted.
   *
   * Throws if `addressesPerGateway` is not a whole number of 1 to 8.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-scenarios.html#private-nat-overlapping-networks
   */
  public static privateNat(props: PrivateNatProps = {}): NatTopology {
    expectMap('the props of NatTopology.privateNat()', props, "{ tier: 'Routable' }");
    const { tier: tierName, addressesPerGateway } = props;
    expectText('tier', tierName, 'Routable');
    expectWholeNumber('addressesPerGateway', addressesPerGateway, { from: 1, to: 8 });
    return new NatTopology(
      (network) => definePrivateGateways(network, { tierName, addressesPerGateway: addressesPerGateway ?? 1 }),
      () => [SubnetTier.private(), SubnetTier.isolated()],
    );
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

function elasticIpsOf(props: { readonly elasticIps?: ElasticIps }): ElasticIps {
  expectMap('the props of NatTopology', props, '{ elasticIps: ElasticIps.allocate() }');
  const { elasticIps = ElasticIps.allocate() } = props;
  expectMethod('elasticIps', elasticIps, '_define', 'ElasticIps.allocate()');
  return elasticIps;
}
