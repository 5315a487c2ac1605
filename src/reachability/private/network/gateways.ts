import type { Reference, Resolved, Resource } from './resource';
import type { Zone } from './zone';

export interface InternetGateway extends Resource {
  readonly kind: 'internet-gateway';
}

/** An internet gateway attached to a VPC. */
export interface GatewayAttachment extends Resource {
  readonly kind: 'gateway-attachment';
  readonly vpc: Reference;
  readonly gateway: Reference;
}

export interface EgressOnlyInternetGateway extends Resource {
  readonly kind: 'egress-only-internet-gateway';
  readonly vpc: Reference;
}

export interface NatGateway extends Resource {
  readonly kind: 'nat-gateway';
  readonly connectivity: Resolved<'public' | 'private'>;
  readonly placement: ZonalPlacement | RegionalPlacement;
  /** Elastic IPs by logical id, the primary first; unknown references are addresses from outside the template. */
  readonly allocations: readonly Reference[];
  /** Why subnets of other zones may depend on it, if the template says that they may (`Metadata`). */
  readonly acceptedZoneLoss?: string;
  /** Where it leads instead of to the internet, if it is private and the template says that it is meant so. */
  readonly privateConnectivity?: string;
}

export interface ZonalPlacement {
  readonly kind: 'zonal';
  readonly subnet: Reference;
}

export interface RegionalPlacement {
  readonly kind: 'regional';
  readonly vpc: Reference;
  /** The zones listed (manual mode), or undefined in automatic mode. */
  readonly zones?: readonly Zone[];
}

/** A gateway endpoint (S3, DynamoDB). */
export interface GatewayEndpoint extends Resource {
  readonly kind: 'gateway-endpoint';
  readonly vpc: Reference;
  readonly service: string;
  readonly routeTables: readonly Reference[];
}

/** What hands packets to a firewall or another appliance and takes them back: a route may lead to it. */
export interface InspectionEndpoint extends Resource {
  readonly kind: 'inspection-endpoint';
  readonly type: 'gateway-load-balancer' | 'network-firewall';
  readonly vpc: Reference;
  /**
   * The subnet that it stands in. A Network Firewall has an endpoint in each of several, and which of them a route
   * leads to is unknown: AWS lists them in no particular order.
   */
  readonly subnets: readonly Reference[];
}
