import { cross } from './acl-hop';
import type { Place } from './endpoints';
import { egressOnlyGateway, enter, gatewayOf, hosts, internetGateway, missingAddress, outside } from './hops';
import type { Labels } from './packet-headers';
import type { Remark, Trip } from './path-direction';
import { blocks, everyBound, Leg, mayBlock } from './path-direction';
import { follow, Fork, forksOf, internetGatewayBeyond } from './route-hop';
import { ExplanationCode } from '../../explanation';
import { PathComponentType } from '../../network-path';
import { publicAccess } from '../forwarding/block-public-access';
import { internetOf } from '../forwarding/internet';
import { publicAddressesOf, publicLabels } from '../forwarding/public-addresses';
import type { NatGateway, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';

/** A question about packets that come from the outside to a subnet. */
export interface Ingress {
  readonly view: NetworkView;
  readonly subnet: Subnet;
  readonly source: Place;
}

/**
 * From the outside to the hosts of a subnet, and back: one trip for each way that the subnet's route table sends the
 * replies.
 */
export function ingress(question: Ingress, start: Leg): readonly Trip[] {
  const { view, subnet, source } = question;
  const { intended, labels } = start.progress;
  const known = intended.family === 'ipv4' ? publicLabels(publicAddressesOf(view, subnet)) : undefined;
  return forksOf(view, subnet, intended.family, intended.sources.addresses).map((fork) => {
    const { upper } = fork.destinations;
    const part = Leg.from(
      everyBound(start.progress, (flow) => flow.from(upper), { ...labels, ...(known ? { destination: known } : {}) }),
    );
    const forward = enter(view, arrive(question, outside(part, source), labels, fork), subnet);
    return { forward, reply: answer(question, forward, fork) };
  });
}

/** Whatever stands between the internet and the border of the subnet; `labels` say what is seen behind it. */
function arrive({ view, subnet }: Ingress, leg: Leg, labels: Labels, { nextHop }: Fork): Leg {
  if (nextHop?.kind === 'egress-only-internet-gateway') {
    return egressOnlyGateway(leg, nextHop.gateway.id, [
      blocks('an egress-only internet gateway lets in replies alone'),
    ]);
  }
  const { family } = leg.progress.intended;
  const gateway = gatewayOf(view, subnet);
  const remarks = [
    ...gateway.remarks,
    ...(family === 'ipv4'
      ? missingAddress(publicAddressesOf(view, subnet), subnet, ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS)
      : []),
    ...closed(view, subnet),
    ...spoofed(view, subnet, leg),
  ];
  const arrived = internetGateway(leg, gateway.id, labels, remarks, subnet);
  return nextHop?.kind === 'nat-gateway' ? refuse(arrived, nextHop.gateway) : arrived;
}

/** The other address by which the internet knows the hosts of a private subnet is the NAT gateway's. */
function refuse(leg: Leg, { id }: NatGateway): Leg {
  return leg.pass(
    { type: PathComponentType.NAT_GATEWAY, componentId: id },
    [blocks(`no translation entry of ${id} fits packets that no host asked for: it lets in replies alone`)],
  );
}

function answer({ view, subnet, source }: Ingress, forward: Leg, fork: Fork): Leg {
  const labels = { source: forward.progress.labels.destination };
  const start = Leg.from(everyBound(forward.progress, (flow) => flow.reply(), labels));
  const left = follow(cross(view, hosts(start, subnet), subnet, 'egress'), subnet, fork, unfit(fork));
  const gateway = internetGatewayBeyond(fork);
  if (gateway === undefined) { return left; }
  const known = left.progress.intended.family === 'ipv4' ? publicLabels(publicAddressesOf(view, subnet)) : undefined;
  return outside(internetGateway(left, gateway, { source: known ?? labels.source }, [], subnet), source);
}

/** Replies that take another way than the packets came. */
function unfit(fork: Fork): readonly Remark[] {
  const { nextHop, routes } = fork;
  if (internetGatewayBeyond(fork) !== undefined) { return []; }
  switch (nextHop?.kind) {
    case undefined:
    case 'black-hole': return [];
    case 'nat-gateway':
    case 'egress-only-internet-gateway':
      return [blocks(`leaves by ${nextHop.gateway.id}, which does not know the flow`)];
    case 'elsewhere':
    case 'unknown': return [mayBlock(nextHop.reason, ExplanationCode.UNKNOWN_RESOURCE)];
    default: return [mayBlock(`leaves by ${routes.map(({ targetId }) => targetId).join(', ')}`, ExplanationCode.UNKNOWN_RESOURCE)];
  }
}

/** VPC Block Public Access. */
function closed(view: NetworkView, subnet: Subnet): readonly Remark[] {
  const { ingress: access, blockedBy, reasons } = publicAccess(view, subnet);
  switch (access) {
    case 'yes':
      return [];
    case 'no':
      return [
        blocks(`VPC Block Public Access ${blockedBy} lets nothing in`, ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED, blockedBy),
      ];
    case 'unknown':
      return reasons.map((reason) => mayBlock(reason, ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED, blockedBy));
  }
}

function spoofed(view: NetworkView, subnet: Subnet, leg: Leg): readonly Remark[] {
  const { sources, family } = leg.progress.intended;
  return sources.addresses.overlaps(internetOf(view, subnet, family)) ? []
    : [blocks('the source is not a public address', ExplanationCode.IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS)];
}
