import type { Side } from './flow-changes';
import { Endpoint } from '../../reachability/endpoint';
import { PathComponentType } from '../../reachability/network-path';
import { Traffic } from '../../reachability/traffic';

/** Packets of a subnet to the internet that move through other gateways or zones than before. */
export interface ZoneChange {
  readonly subnet: string;
  /** `NatA in zone eu-west-1a`, for each gateway. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The subnets of both sides whose ways to the internet lead through other gateways or zones. */
export function zoneChanges(before: Side, after: Side): readonly ZoneChange[] {
  return before.subnets.filter((subnet) => after.subnets.includes(subnet)).flatMap((subnet) => {
    const [old, now] = [gatewaysOf(before, subnet), gatewaysOf(after, subnet)];
    return old.join('\n') === now.join('\n') ? [] : [{ subnet, before: old, after: now }];
  });
}

function gatewaysOf({ reachability }: Side, subnet: string): readonly string[] {
  const question = { source: Endpoint.subnet(subnet), destination: Endpoint.internet(), traffic: Traffic.tcp(443) };
  const { paths } = reachability.explain(question);
  const zones = new Map(paths.flatMap(({ forward }) => forward)
    .flatMap(({ subnetId, zone }) => (subnetId !== undefined && zone !== undefined ? [[subnetId, zone]] : [])));
  // What comes after the first is the same for all: the internet gateway behind a NAT gateway.
  const gateways = paths.flatMap(({ forward }) => forward.find(({ type }) => GATEWAYS.includes(type)) ?? []);
  return [...new Set(gateways.map(({ componentId, zone, subnetId = '' }) => {
    const where = zone ?? zones.get(subnetId);
    return where === undefined ? componentId : `${componentId} in zone ${where}`;
  }))].sort();
}

const GATEWAYS: readonly string[] = [
  PathComponentType.NAT_GATEWAY, PathComponentType.INTERNET_GATEWAY, PathComponentType.EGRESS_ONLY_INTERNET_GATEWAY,
  PathComponentType.OTHER,
];
