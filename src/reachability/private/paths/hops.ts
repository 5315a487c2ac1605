import { cross, placeOf, UNKNOWN_ID } from './acl-hop';
import type { Place } from './endpoints';
import type { Labels } from './packet-headers';
import type { Leg, Remark } from './path-direction';
import { blocks, mayBlock } from './path-direction';
import { ExplanationCode } from '../../explanation';
import { PathComponentType } from '../../network-path';
import { internetGatewayOf } from '../forwarding/next-hop';
import type { Resolved } from '../network/resource';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { formatAddress } from '../packet/address';

/** Hosts outside the VPC, where packets begin or end their way. */
export function outside(leg: Leg, { address }: Place): Leg {
  const componentId = address === undefined ? 'internet' : formatAddress(address);
  return leg.pass({ type: PathComponentType.INTERNET, componentId });
}

/** Hosts of a subnet, where packets begin or end their way. */
export function hosts(leg: Leg, subnet: Subnet, remarks: readonly Remark[] = []): Leg {
  return leg.pass({ type: PathComponentType.SUBNET, componentId: subnet.id, ...placeOf(subnet) }, remarks);
}

/**
 * An internet gateway; for IPv4 it puts a public address in the place of the private one, or the reverse: `labels` say
 * what is seen behind it.
 */
export function internetGateway(
  leg: Leg,
  id: string,
  labels: Labels,
  remarks: readonly Remark[],
  { vpc }: Subnet,
): Leg {
  const vpcId = vpc.kind === 'known' ? { vpcId: vpc.value } : {};
  return leg.pass({ type: PathComponentType.INTERNET_GATEWAY, componentId: id, ...vpcId }, remarks, (progress) => ({
    ...progress,
    labels,
  }));
}

export function egressOnlyGateway(leg: Leg, id: string, remarks: readonly Remark[] = []): Leg {
  return leg.pass({ type: PathComponentType.EGRESS_ONLY_INTERNET_GATEWAY, componentId: id }, remarks);
}

/** From the internet through the gateway into a subnet and to its hosts. */
export function enter(view: NetworkView, leg: Leg, subnet: Subnet): Leg {
  return hosts(cross(view, leg, subnet, 'ingress'), subnet);
}

/** What stops packets of hosts that the internet cannot know. */
export function missingAddress(
  addresses: Resolved<readonly string[]>,
  subnet: Subnet,
  code: ExplanationCode,
): readonly Remark[] {
  if (addresses.kind === 'unknown') {
    return [mayBlock(addresses.reason, ExplanationCode.UNKNOWN_RESOURCE, subnet.id)];
  }
  return addresses.value.length > 0
    ? []
    : [
      blocks(
        `hosts of ${subnet.id} have no public IPv4 address: none is given on launch, and the template associates none`,
        code,
        subnet.id,
      ),
    ];
}

/** The internet gateway of a VPC, or what is missing. */
export function gatewayOf(
  view: NetworkView,
  { vpc }: Subnet,
): { readonly id: string; readonly remarks: readonly Remark[] } {
  const gateway = internetGatewayOf(view, vpc);
  if (gateway?.kind === 'known') {
    return { id: gateway.value, remarks: [] };
  }
  const [vpcName, component] = vpc.kind === 'known' ? [vpc.value, vpc.value] : ['the VPC', undefined];
  return {
    id: gateway ? UNKNOWN_ID : '(none)',
    remarks: [
      gateway
        ? mayBlock(gateway.reason, ExplanationCode.UNKNOWN_RESOURCE, component)
        : blocks(`no internet gateway is attached to ${vpcName}`, undefined, component),
    ],
  };
}
