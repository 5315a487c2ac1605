import type { Reference, Resolved, Resource } from './resource';

/** An Elastic IP, with the host it is associated with, if any. */
export interface ElasticIp extends Resource {
  readonly kind: 'elastic-ip';
}

/** An Elastic IP bound to a host, by `AWS::EC2::EIP.InstanceId` or by an `AWS::EC2::EIPAssociation`. */
export interface ElasticIpAssociation extends Resource {
  readonly kind: 'elastic-ip-association';
  readonly elasticIp: Reference;
  /** The instance or network interface. */
  readonly host: Reference;
}

/** A network interface or an instance's primary one. */
export interface Host extends Resource {
  readonly kind: 'host';
  readonly type: 'instance' | 'network-interface';
  /** Undefined if the template leaves it to the default subnet. */
  readonly subnet?: Reference;
  /** Overrides what the subnet gives on launch; undefined if the host does not say. */
  readonly publicIpv4?: Resolved<boolean>;
  /** EC2 drops packets that are neither from nor for the host's own addresses: on unless the template turns it off. */
  readonly sourceDestCheck: Resolved<boolean>;
  readonly securityGroups: readonly Reference[];
}

/**
 * Public IPv4 addresses that something else gives hosts in a subnet: a load balancer, a database, an Auto Scaling
 * group. One for each subnet that it may use; none where it certainly gives none, or leaves it to the subnet.
 */
export interface PublicPlacement extends Resource {
  readonly kind: 'public-placement';
  /** What a person calls it: `load balancer`. */
  readonly type: string;
  readonly subnet: Reference;
  /** Whether its hosts have public addresses, whatever the subnet gives on launch. */
  readonly publicIpv4: Resolved<boolean>;
  /** The resource that says so, where it is another one: a launch template. */
  readonly launchedBy?: string;
  /** The Elastic IP that it has there, where it has one. */
  readonly elasticIp?: Reference;
  /** None where they are unknown. */
  readonly securityGroups: readonly Reference[];
}
