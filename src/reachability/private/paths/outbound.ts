import { cross } from './acl-hop';
import type { Place } from './endpoints';
import { egressOnlyGateway, enter, hosts, internetGateway, missingAddress, outside } from './hops';
import type { Remark, Trip } from './path-direction';
import { blocks, everyBound, Leg, mayBlock } from './path-direction';
import { follow, Fork, forksOf, internetGatewayBeyond } from './route-hop';
import { throughNat } from './through-nat';
import { ExplanationCode } from '../../explanation';
import { PathComponentType } from '../../network-path';
import { familyOfSpace, internetOfAddressSpace, AddressSpace } from '../forwarding/internet-routes';
import type { NextHop } from '../forwarding/next-hop';
import { publicAddressesOf, publicLabels } from '../forwarding/public-addresses';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';

/** A question about packets that leave a subnet for the outside. */
export interface Egress {
  readonly view: NetworkView;
  readonly subnet: Subnet;
  readonly addressSpace: AddressSpace;
  readonly destination: Place;
}

/** From the hosts of a subnet to the outside and back: one trip for each way that its route table sends the packets. */
export function egress(question: Egress, start: Leg): readonly Trip[] {
  const { view, subnet, addressSpace } = question;
  return forksOf(view, subnet, addressSpace, start.progress.intended.destinations.addresses).flatMap((fork) => {
    const part = Leg.from(everyBound(start.progress, (flow) => flow.to(fork.destinations.upper)));
    return onward(question, follow(cross(view, hosts(part, subnet), subnet, 'egress'), subnet, fork), fork);
  });
}

function onward(question: Egress, leg: Leg, fork: Fork): readonly Trip[] {
  const { view, subnet, addressSpace, destination } = question;
  const { nextHop, target } = fork;
  const gateway = internetGatewayBeyond(fork);
  if (gateway !== undefined) { return [direct(question, leg, gateway)]; }
  switch (nextHop?.kind) {
    case undefined:
    case 'internet-gateway':
    case 'black-hole':
      return [{ forward: leg }];
    case 'nat-gateway':
      return throughNat(view, leg, subnet, nextHop.gateway, addressSpace, destination);
    case 'egress-only-internet-gateway':
      return [stateful(question, leg, nextHop.gateway.id)];
    default:
      return [
        beyond(leg, target?.reference.kind === 'known' ? target.reference.value : nextHop!.kind, doubt(nextHop!)),
      ];
  }
}

/** Why the template cannot follow packets there. */
function doubt(
  nextHop: Exclude<
    NextHop,
    { readonly kind: 'nat-gateway' | 'internet-gateway' | 'egress-only-internet-gateway' | 'black-hole' }
  >,
): string {
  switch (nextHop.kind) {
    case 'host':
      return `what ${nextHop.host.type} ${nextHop.host.id} does with packets is not in the template`;
    case 'local':
      return 'no subnet of the template has the address';
    case 'service':
      return `whether ${nextHop.id} serves the address is not in the template`;
    default:
      return nextHop.reason;
  }
}

/** Through the internet gateway, for hosts with a public address. */
function direct({ view, subnet, addressSpace, destination }: Egress, leg: Leg, id: string): Trip {
  const isIpv4 = familyOfSpace(addressSpace) === 'ipv4';
  const { labels } = leg.progress;
  const addresses = publicAddressesOf(view, subnet);
  const source = isIpv4 ? publicLabels(addresses) ?? labels.source : labels.source;
  const remarks = [
    ...isIpv4 ? missingAddress(addresses, subnet, ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS) : [],
    ...foreign(view, leg, subnet, addressSpace),
  ];
  const forward = outside(internetGateway(leg, id, { source }, remarks, subnet), destination);
  const start = Leg.from(everyBound(forward.progress, (flow) => flow.reply(), { destination: source }));
  return {
    forward,
    reply: enter(
      view,
      internetGateway(outside(start, destination), id, { destination: labels.source }, [], subnet),
      subnet,
    ),
  };
}

/** Through an egress-only internet gateway, which remembers the flows that began inside. */
function stateful({ view, subnet, addressSpace, destination }: Egress, leg: Leg, id: string): Trip {
  const remarks =
    familyOfSpace(addressSpace) === 'ipv4'
      ? [blocks('an egress-only internet gateway passes IPv6 alone', ExplanationCode.PROTOCOL_RESTRICTION)]
      : [];
  const forward = outside(egressOnlyGateway(leg, id, remarks), destination);
  const start = Leg.from(
    everyBound(forward.progress, (flow) => flow.reply(), { destination: forward.progress.labels.source }),
  );
  return { forward, reply: enter(view, egressOnlyGateway(outside(start, destination), id), subnet) };
}

/** To where the template cannot follow. */
function beyond(leg: Leg, componentId: string, reason: string): Trip {
  return {
    forward: leg.pass({ type: PathComponentType.OTHER, componentId }, [
      mayBlock(reason, ExplanationCode.UNKNOWN_RESOURCE),
    ]),
  };
}

/** An internet gateway takes packets for public addresses alone. */
function foreign(view: NetworkView, leg: Leg, subnet: Subnet, addressSpace: AddressSpace): readonly Remark[] {
  const { addresses } = leg.progress.intended.destinations;
  return addresses.overlaps(internetOfAddressSpace(view, subnet, addressSpace))
    ? []
    : [
        blocks(
          'the destination is not a public address',
          ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
        ),
      ];
}
