import type { Reference, Resolved, Resource } from './resource';
import type { ServiceSet } from '../packet/protocol';

export interface LoadBalancer extends Resource {
  readonly kind: 'load-balancer';
  /** Open to the internet; else to networks that reach its subnets. */
  readonly internetFacing: Resolved<boolean>;
  readonly subnets: readonly Reference[];
  readonly securityGroups: readonly Reference[];
}

/** What a load balancer listens for. */
export interface Listener extends Resource {
  readonly kind: 'listener';
  readonly loadBalancer: Reference;
  readonly services: Resolved<ServiceSet>;
  readonly targetGroups: readonly Reference[];
}

export interface TargetGroup extends Resource {
  readonly kind: 'target-group';
  /** What its targets listen for. */
  readonly services: Resolved<ServiceSet>;
  /** Whether targets see packets from the client's own address, not from the load balancer's. */
  readonly keepsClientAddress: Resolved<boolean>;
  /** Hosts and load balancers. */
  readonly targets: readonly Reference[];
}

/** Hosts that are launched into subnets by something that keeps their number. */
export interface Workload extends Resource {
  readonly kind: 'workload';
  readonly type: 'Auto Scaling group' | 'ECS service';
  readonly subnets: readonly Reference[];
  /** Overrides what the subnets give on launch; undefined if the template leaves it to them. */
  readonly publicIpv4?: Resolved<boolean>;
  readonly securityGroups: readonly Reference[];
  readonly targetGroups: readonly WorkloadTargetGroup[];
}

/** A target group that a workload registers its hosts with. */
export interface WorkloadTargetGroup {
  readonly targetGroup: Reference;
  /** The port that they listen at, where that is not the target group's. */
  readonly port?: number;
}

/** What a Global Accelerator sends clients to, from their own addresses. */
export interface AcceleratorEndpoint extends Resource {
  readonly kind: 'accelerator-endpoint';
  readonly services: Resolved<ServiceSet>;
  /** A load balancer or a host. */
  readonly endpoint: Reference;
}

/** A Transfer Family server in a VPC. */
export interface FileServer extends Resource {
  readonly kind: 'file-server';
  readonly internetFacing: Resolved<boolean>;
  readonly subnets: readonly Reference[];
  readonly securityGroups: readonly Reference[];
  readonly services: ServiceSet;
}
