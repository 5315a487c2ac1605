import type { Reference, Resource } from './resource';
import type { Cidr } from '../packet/cidr';
import type { Family } from '../packet/family';

export interface RouteTable extends Resource {
  readonly kind: 'route-table';
  readonly vpc: Reference;
}

export interface RouteTableAssociation extends Resource {
  readonly kind: 'route-table-association';
  readonly subnet: Reference;
  readonly routeTable: Reference;
}

/** A route table that acts on traffic entering the VPC through a gateway. */
export interface EdgeAssociation extends Resource {
  readonly kind: 'edge-association';
  readonly gateway: Reference;
  readonly routeTable: Reference;
}

/**
 * Where a route leads. A `reference` that is unknown is a resource outside the template or one whose name is unknown.
 */
export interface RouteTarget {
  readonly kind:
    | 'internet-gateway'
    | 'egress-only-internet-gateway'
    | 'nat-gateway'
    | 'gateway-endpoint'
    | 'gateway-load-balancer-endpoint'
    | 'network-interface'
    | 'instance'
    | 'transit-gateway'
    | 'vpc-peering-connection'
    | 'virtual-private-gateway'
    | 'carrier-gateway'
    | 'local-gateway'
    | 'core-network'
    | 'local'
    | 'unknown';
  readonly reference: Reference;
}

/** What a route matches. A customer-managed prefix list that the template defines is read as its CIDRs. */
export type RouteDestination =
  | { readonly kind: 'cidr'; readonly family: Family; readonly cidr: Cidr; readonly prefixList?: string }
  /** The public addresses of an AWS service in this Region: known to AWS, not to the template. */
  | { readonly kind: 'service-prefix-list'; readonly service: string }
  | { readonly kind: 'unknown'; readonly reason: string; readonly family?: Family };

export interface Route extends Resource {
  readonly kind: 'route';
  readonly routeTable: Reference;
  readonly destination: RouteDestination;
  readonly target: RouteTarget;
  readonly propagated: boolean;
}
