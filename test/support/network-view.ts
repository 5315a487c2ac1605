import type { CfnResourceJson, CfnTemplate } from './stacks';

export type Tier = 'Public' | 'Private' | 'Isolated';

/** A subnet as the template defines it, with what it leads to. */
export interface SubnetView {
  readonly logicalId: string;
  readonly zone: string;
  readonly tier: Tier;
  readonly ipv4: string;
  readonly ipv6?: unknown;
  readonly properties: Record<string, unknown>;
  /** The type and logical id that each destination is routed to. */
  readonly routes: Record<string, string>;
}

export interface NatGatewayView {
  readonly logicalId: string;
  readonly zone: string;
  /** Logical ids of its Elastic IPs, the primary one first. */
  readonly elasticIps: string[];
}

/**
 * A template read zone by zone, so that no assertion depends on the order of its resources.
 */
export class NetworkView {
  public readonly subnets: SubnetView[];
  public readonly natGateways: NatGatewayView[];

  public constructor(private readonly template: CfnTemplate) {
    this.subnets = this.ofType('AWS::EC2::Subnet').map(([logicalId, { Properties: properties = {} }]) => ({
      logicalId,
      zone: zoneName(properties.AvailabilityZone),
      tier: tagOf(properties, 'aws-cdk:subnet-type') as Tier,
      ipv4: properties.CidrBlock as string,
      ipv6: properties.Ipv6CidrBlock,
      properties,
      routes: this.routesOf(logicalId),
    }));
    this.natGateways = this.ofType('AWS::EC2::NatGateway').map(([logicalId, { Properties: properties = {} }]) => ({
      logicalId,
      zone: this.subnets.find((subnet) => subnet.logicalId === target(properties.SubnetId))!.zone,
      elasticIps: [properties.AllocationId, ...(properties.SecondaryAllocationIds as unknown[] ?? [])].map(target),
    }));
  }

  public get zones(): string[] {
    return [...new Set(this.subnets.map(({ zone }) => zone))].sort();
  }

  /** The one subnet of a tier in a zone. */
  public subnet(tier: Tier, zone: string): SubnetView {
    return only(this.subnets.filter((subnet) => subnet.tier === tier && subnet.zone === zone), `${tier} subnet in ${zone}`);
  }

  /** The one NAT gateway in a zone. */
  public natGateway(zone: string): NatGatewayView {
    return only(this.natGateways.filter((gateway) => gateway.zone === zone), `NAT gateway in ${zone}`);
  }

  public ofType(type: string): [string, CfnResourceJson][] {
    return Object.entries(this.template.Resources).filter(([, resource]) => resource.Type === type);
  }

  private routesOf(subnetId: string): Record<string, string> {
    const associations = this.ofType('AWS::EC2::SubnetRouteTableAssociation').filter(([, { Properties }]) => target(Properties?.SubnetId) === subnetId);
    const table = target(only(associations, `route table of ${subnetId}`)[1].Properties?.RouteTableId);
    const routes = this.ofType('AWS::EC2::Route').map(([, { Properties }]) => Properties ?? {}).filter(({ RouteTableId }) => target(RouteTableId) === table);
    return Object.fromEntries(routes.map((route) => {
      const destination = (route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock) as string;
      const gateway = route.GatewayId ?? route.NatGatewayId ?? route.EgressOnlyInternetGatewayId;
      return [destination, target(gateway)];
    }));
  }
}

/** The logical id that a reference leads to. */
export function target(reference: unknown): string {
  const { Ref: ref, 'Fn::GetAtt': getAtt } = reference as { 'Ref'?: string; 'Fn::GetAtt'?: [string, string] };
  const logicalId = ref ?? getAtt?.[0];
  if (!logicalId) { throw new Error(`not a reference: ${JSON.stringify(reference)}`); }
  return logicalId;
}

function zoneName(availabilityZone: unknown): string {
  const select = (availabilityZone as { 'Fn::Select'?: [number, unknown] })['Fn::Select'];
  return select ? `zone ${select[0]}` : availabilityZone as string;
}

function tagOf(properties: Record<string, unknown>, key: string): string | undefined {
  return (properties.Tags as { Key: string; Value: string }[] | undefined)?.find((tag) => tag.Key === key)?.Value;
}

function only<T>(found: T[], what: string): T {
  if (found.length !== 1) { throw new Error(`${found.length} of ${what} where there must be one`); }
  return found[0];
}
