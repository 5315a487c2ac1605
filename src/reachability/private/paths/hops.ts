import type { Place } from './endpoints';
import type { Labels } from './packet-headers';
import type { PathDirection } from './path-direction';
import { PathComponentType } from '../../network-path';
import { UNKNOWN_ID } from '../forwarding/acl-crossing';
import type { Fact } from '../forwarding/fact';
import { internetGatewayOf } from '../forwarding/internet-gateway';
import type { NextHop } from '../forwarding/next-hop';
import { standsIn } from '../forwarding/next-hop';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { formatAddress } from '../packet/address';

/** Hosts outside the VPC, where packets begin or end their way. */
export function outsideHosts(path: PathDirection, { address }: Place): PathDirection {
  const componentId = address === undefined ? 'internet' : formatAddress(address);
  return path.pass({ type: PathComponentType.INTERNET, componentId });
}

/**
 * An internet gateway; for IPv4 it puts a public address in the place of the private one, or the reverse: `labels` say
 * what is seen behind it.
 */
export function passInternetGateway(
  path: PathDirection,
  id: string,
  { vpc }: Subnet,
  labels: Labels,
  facts: readonly Fact[] = [],
): PathDirection {
  const vpcId = vpc.kind === 'known' ? { vpcId: vpc.value } : {};
  return path.pass({ type: PathComponentType.INTERNET_GATEWAY, componentId: id, ...vpcId }, facts, (packets) => ({
    ...packets,
    labels,
  }));
}

export function passEgressOnlyGateway(path: PathDirection, id: string, facts: readonly Fact[] = []): PathDirection {
  return path.pass({ type: PathComponentType.EGRESS_ONLY_INTERNET_GATEWAY, componentId: id }, facts);
}

/** Something that takes packets on, and stands in a subnet or out of sight. */
export function passOther(
  view: NetworkView,
  path: PathDirection,
  nextHop: NextHop,
  componentId: string,
  facts: readonly Fact[],
): PathDirection {
  const homes = standsIn(nextHop).map((reference) => view.follow('subnet', reference));
  const stops = homes.length > 0 ? homes : [undefined];
  return stops.reduce(
    (along, subnet, i) => along.pass(
      { type: PathComponentType.OTHER, componentId, ...(subnet ? { subnet } : {}) },
      i === 0 ? facts : [],
    ),
    path,
  );
}

/** Logical id of the internet gateway of a VPC. */
export function internetGatewayId(view: NetworkView, { vpc }: Subnet): string {
  const gateway = internetGatewayOf(view, vpc);
  if (gateway?.kind === 'known') { return gateway.value; }
  return gateway ? UNKNOWN_ID : '(none)';
}
