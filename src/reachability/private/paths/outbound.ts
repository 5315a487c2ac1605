import { crossAcl } from './acl-hop';
import type { Place } from './endpoints';
import { outsideHosts, passEgressOnlyGateway, passInternetGateway, passOther } from './hops';
import { enterSubnet, leaveHosts } from './host-hop';
import { transformed } from './packets-at';
import type { PathPair } from './path-direction';
import { PathDirection } from './path-direction';
import { takeRoute } from './route-hop';
import type { RoutedShare } from './routed-share';
import { internetGatewayBeyond, sharesByNextHop } from './routed-share';
import { throughNat } from './through-nat';
import type { AddressSpace } from '../forwarding/address-space';
import { familyOfSpace } from '../forwarding/address-space';
import type { Fact } from '../forwarding/fact';
import { missingAddressFacts } from '../forwarding/host';
import { internetOf } from '../forwarding/internet';
import { publicAddressFacts, remoteAddressFacts } from '../forwarding/internet-gateway';
import { byNextHop, nextHopFacts, nextHopId } from '../forwarding/next-hop';
import { publicAddressesOf, publicLabels } from '../forwarding/public-addresses';
import type { Host, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';

/** A question about packets that leave a subnet for the outside. */
export interface Outbound {
  readonly view: NetworkView;
  readonly subnet: Subnet;
  readonly addressSpace: AddressSpace;
  readonly destination: Place;
  /** Hosts are taken to have public IPv4 addresses, as those of a public subnet may get at any time. */
  readonly assumesPublicAddresses?: boolean;
}

/** A path out of a subnet, and the share of its route table that it takes. */
export interface OutboundPath extends PathPair {
  readonly share: RoutedShare;
}

/** From the hosts of a subnet to the outside and back: a path for each next hop that its route table sends them to. */
export function outbound(question: Outbound, start: PathDirection): readonly OutboundPath[] {
  const { view, subnet, addressSpace } = question;
  const { destinations } = start.packets.unfiltered.upper;
  return sharesByNextHop(view, subnet, addressSpace, destinations.addresses).flatMap((share) => {
    const taken = transformed(start.packets, (flow) => flow.to(share.destinations.upper));
    const begun = leaveHosts(view, PathDirection.from(taken, start.tracking), subnet);
    const facts = share.nextHop ? nextHopFacts(view, subnet, addressSpace, share.nextHop) : [];
    const isOfRoute = share.nextHop?.kind === 'black-hole' || internetGatewayBeyond(share) !== undefined;
    const left = takeRoute(crossAcl(view, begun, subnet, 'egress'), subnet, share, isOfRoute ? facts : []);
    return onward(question, left, share, isOfRoute ? [] : facts).map((pair) => ({ ...pair, share }));
  });
}

function onward(
  question: Outbound,
  path: PathDirection,
  share: RoutedShare,
  facts: readonly Fact[],
): readonly PathPair[] {
  const { view } = question;
  const { nextHop, target } = share;
  const gatewayId = internetGatewayBeyond(share);
  if (gatewayId !== undefined) { return [direct(question, path, gatewayId)]; }
  const ends: readonly PathPair[] = [{ forward: path }];
  if (!nextHop) { return ends; }
  const componentId = target?.reference.kind === 'known' ? target.reference.value : nextHopId(nextHop) ?? nextHop.kind;
  const other = () => [{ forward: passOther(view, path, nextHop, componentId, facts) }];
  return byNextHop<readonly PathPair[]>(nextHop, {
    'internet-gateway': ({ id }) => [direct(question, path, id)],
    'egress-only-internet-gateway': ({ gateway }) => [stateful(question, path, gateway.id, facts)],
    'nat-gateway': ({ gateway }) => throughNat({ ...question, gateway }, path, facts),
    'host': ({ host }) => [{
      forward: passOther(view, path, nextHop, componentId, [...facts, ...addressFactsOf(question, host)]),
    }],
    'inspection-endpoint': other,
    'gateway-endpoint': other,
    'local': other,
    'black-hole': () => ends,
    'outside': other,
    'unknown': other,
  });
}

/** A host whose own subnet leads straight to the internet gateway needs a public address to pass packets on. */
function addressFactsOf({ view, addressSpace }: Outbound, host: Host): readonly Fact[] {
  const home = view.follow('subnet', host.subnet);
  if (addressSpace === 'ipv6' || !home) { return []; }
  const shares = sharesByNextHop(view, home, 'ipv4', internetOf(view, home, 'ipv4'));
  return shares.every(({ nextHop }) => nextHop?.kind === 'internet-gateway') ? missingAddressFacts(view, host) : [];
}

/** Through the internet gateway, for hosts with a public address. */
function direct(question: Outbound, path: PathDirection, id: string): PathPair {
  const { view, subnet, addressSpace, destination, assumesPublicAddresses = false } = question;
  const isIpv4 = familyOfSpace(addressSpace) === 'ipv4';
  const { labels, unfiltered } = path.packets;
  const host = path.packets.hosts?.source;
  const source = isIpv4 ? publicLabels(publicAddressesOf(view, subnet, host)) ?? labels.source : labels.source;
  const facts = [
    ...isIpv4 && !assumesPublicAddresses ? publicAddressFacts(view, subnet, 'egress', host) : [],
    ...remoteAddressFacts(view, subnet, unfiltered.upper.destinations.addresses, 'egress'),
  ];
  const forward = outsideHosts(passInternetGateway(path, id, subnet, { source }, facts), destination);
  const start = forward.reply({ destination: source });
  const back = passInternetGateway(outsideHosts(start, destination), id, subnet, { destination: labels.source });
  return { forward, reply: enterSubnet(view, back, subnet) };
}

/** Through an egress-only internet gateway, which remembers the flows that began inside. */
function stateful(question: Outbound, path: PathDirection, id: string, facts: readonly Fact[]): PathPair {
  const { view, subnet, destination } = question;
  const forward = outsideHosts(passEgressOnlyGateway(path, id, facts), destination);
  const start = forward.reply({ destination: forward.packets.labels.source });
  return { forward, reply: enterSubnet(view, passEgressOnlyGateway(outsideHosts(start, destination), id), subnet) };
}
