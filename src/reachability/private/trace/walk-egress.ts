import type { Outlet } from './outlet';
import { cross } from './walk-crossing';
import type { Place } from './walk-endpoint';
import { egressOnlyGateway, enter, hosts, internetGateway, missingAddress, outside } from './walk-gateway';
import type { Remark, Trip } from './walk-leg';
import { blocks, everyBound, Leg, mayBlock } from './walk-leg';
import { throughNat } from './walk-nat';
import { publicAddressesOf, publicLabels } from './walk-public-address';
import { follow, Fork, forksOf, internetGatewayBeyond } from './walk-route';
import { familyOfRealm, internetOfRealm, Realm } from './ways-out';
import { PathComponentType } from '../../network-path';
import type { Subnet } from '../network/nouns';
import type { NetworkView } from '../network/view';

/** A question about packets that leave a subnet for the outside. */
export interface Egress {
  readonly view: NetworkView;
  readonly subnet: Subnet;
  readonly realm: Realm;
  readonly destination: Place;
}

/** From the hosts of a subnet to the outside and back: one trip for each way that its route table sends the packets. */
export function egress(question: Egress, start: Leg): readonly Trip[] {
  const { view, subnet, realm } = question;
  return forksOf(view, subnet, realm, start.progress.intended.destinations.addresses).flatMap((fork) => {
    const part = Leg.from(everyBound(start.progress, (flow) => flow.to(fork.destinations.upper)));
    return onward(question, follow(cross(view, hosts(part, subnet), subnet, 'egress'), subnet, fork), fork);
  });
}

function onward(question: Egress, leg: Leg, fork: Fork): readonly Trip[] {
  const { view, subnet, realm, destination } = question;
  const { outlet, target } = fork;
  const gateway = internetGatewayBeyond(fork);
  if (gateway !== undefined) { return [direct(question, leg, gateway)]; }
  switch (outlet?.kind) {
    case undefined:
    case 'internet-gateway':
    case 'black-hole': return [{ forward: leg }];
    case 'nat-gateway': return throughNat(view, leg, subnet, outlet.gateway, realm, destination);
    case 'egress-only-internet-gateway': return [stateful(question, leg, outlet.gateway.id)];
    default: return [beyond(leg, target?.reference.kind === 'known' ? target.reference.value : outlet!.kind, doubt(outlet!))];
  }
}

/** Why the template cannot follow packets there. */
function doubt(outlet: Exclude<Outlet, { readonly kind: 'nat-gateway' | 'internet-gateway' | 'egress-only-internet-gateway' | 'black-hole' }>): string {
  switch (outlet.kind) {
    case 'host': return `what ${outlet.host.type} ${outlet.host.id} does with packets is not in the template`;
    case 'local': return 'no subnet of the template has the address';
    case 'service': return `whether ${outlet.id} serves the address is not in the template`;
    default: return outlet.reason;
  }
}

/** Through the internet gateway, for hosts with a public address. */
function direct({ view, subnet, realm, destination }: Egress, leg: Leg, id: string): Trip {
  const isIpv4 = familyOfRealm(realm) === 'ipv4';
  const { labels } = leg.progress;
  const addresses = publicAddressesOf(view, subnet);
  const source = isIpv4 ? publicLabels(addresses) ?? labels.source : labels.source;
  const remarks = [
    ...isIpv4 ? missingAddress(addresses, subnet, 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS') : [],
    ...foreign(view, leg, subnet, realm),
  ];
  const forward = outside(internetGateway(leg, id, { source }, remarks, subnet), destination);
  const start = Leg.from(everyBound(forward.progress, (flow) => flow.reply(), { destination: source }));
  return { forward, reply: enter(view, internetGateway(outside(start, destination), id, { destination: labels.source }, [], subnet), subnet) };
}

/** Through an egress-only internet gateway, which remembers the flows that began inside. */
function stateful({ view, subnet, realm, destination }: Egress, leg: Leg, id: string): Trip {
  const remarks = familyOfRealm(realm) === 'ipv4' ? [blocks('an egress-only internet gateway passes IPv6 alone', 'PROTOCOL_RESTRICTION')] : [];
  const forward = outside(egressOnlyGateway(leg, id, remarks), destination);
  const start = Leg.from(everyBound(forward.progress, (flow) => flow.reply(), { destination: forward.progress.labels.source }));
  return { forward, reply: enter(view, egressOnlyGateway(outside(start, destination), id), subnet) };
}

/** To where the template cannot follow. */
function beyond(leg: Leg, componentId: string, reason: string): Trip {
  return { forward: leg.pass({ type: PathComponentType.OTHER, componentId }, [mayBlock(reason, 'UNKNOWN_RESOURCE')]) };
}

/** An internet gateway takes packets for public addresses alone. */
function foreign(view: NetworkView, leg: Leg, subnet: Subnet, realm: Realm): readonly Remark[] {
  const { addresses } = leg.progress.intended.destinations;
  return addresses.overlaps(internetOfRealm(view, subnet, realm)) ? []
    : [blocks('the destination is not a public address', 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS')];
}
