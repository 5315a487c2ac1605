import { crossAcl } from './acl-hop';
import type { Place } from './endpoints';
import { internetGatewayId, outsideHosts, passEgressOnlyGateway, passInternetGateway, passOther } from './hops';
import { enterSubnet, subnetHosts } from './host-hop';
import type { Labels } from './packet-headers';
import { transformed } from './packets-at';
import type { PathPair } from './path-direction';
import { PathDirection } from './path-direction';
import { takeRoute } from './route-hop';
import type { RoutedShare } from './routed-share';
import { internetGatewayBeyond, sharesByNextHop, targetIdOf } from './routed-share';
import { ExplanationCode } from '../../explanation';
import { PathComponentType } from '../../network-path';
import { ingressFacts } from '../forwarding/block-public-access';
import { LETS_IN_REPLIES_ALONE } from '../forwarding/egress-only-internet-gateway';
import { mayBlock } from '../forwarding/fact';
import { internetOf } from '../forwarding/internet';
import { internetGatewayFacts, publicAddressFacts, remoteAddressFacts } from '../forwarding/internet-gateway';
import { nothingAskedFor } from '../forwarding/nat-gateway';
import type { NextHop } from '../forwarding/next-hop';
import { unfitForReplies } from '../forwarding/next-hop';
import { publicAddressesOf, publicLabels } from '../forwarding/public-addresses';
import { unroutedIpv6Facts } from '../forwarding/unrouted-ipv6';
import type { Host, NatGateway, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { Family } from '../packet/family';

/** A question about packets that come from the outside to a subnet. */
export interface Inbound {
  readonly view: NetworkView;
  readonly subnet: Subnet;
  readonly source: Place;
}

/** From the outside to the hosts of a subnet, and back: a path for each next hop that its replies are routed to. */
export function inbound(question: Inbound, start: PathDirection): readonly PathPair[] {
  const { view, subnet, source } = question;
  const { upper } = start.packets.unfiltered;
  return sharesByNextHop(view, subnet, upper.family, upper.sources.addresses).map((share) => {
    const taken = transformed(start.packets, (flow) => flow.from(share.destinations.upper));
    const seen = {
      ...taken,
      labels: { ...taken.labels, ...seenOutside(view, subnet, upper.family, start.packets.hosts?.destination) },
    };
    const begun = outsideHosts(PathDirection.from(seen, start.tracking), source);
    const forward = enterSubnet(view, arrive(question, begun, share, taken.labels), subnet);
    return { forward, reply: answer(question, forward, share) };
  });
}

/** From the outside to an Elastic IP of a NAT gateway: so far, and no further. */
export function inboundToNatGateway(
  { view, subnet, source }: Inbound,
  gateway: NatGateway,
  elasticIp: string,
  start: PathDirection,
): PathPair {
  const { packets } = start;
  const seen = { ...packets, labels: { ...packets.labels, destination: [elasticIp] } };
  const begun = outsideHosts(PathDirection.from(seen, start.tracking), source);
  const arrived = passInternetGateway(begun, internetGatewayId(view, subnet), subnet, packets.labels, [
    ...internetGatewayFacts(view, subnet.vpc),
    ...ingressFacts(view, subnet),
    ...remoteAddressFacts(view, subnet, packets.unfiltered.upper.sources.addresses, 'ingress'),
  ]);
  const atGateway = { type: PathComponentType.NAT_GATEWAY, componentId: gateway.id, subnet };
  return { forward: crossAcl(view, arrived, subnet, 'ingress').pass(atGateway, [nothingAskedFor(gateway)]) };
}

/** By what addresses the outside knows the hosts, if it is not their own. */
function seenOutside(view: NetworkView, subnet: Subnet, family: Family, host?: Host): Labels {
  const known = family === 'ipv4' ? publicLabels(publicAddressesOf(view, subnet, host)) : undefined;
  return known ? { destination: known } : {};
}

/** Whatever stands between the outside and the border of the subnet; `labels` say what is seen behind it. */
function arrive(question: Inbound, path: PathDirection, share: RoutedShare, labels: Labels): PathDirection {
  const { view, subnet } = question;
  const { nextHop } = share;
  const { family, sources } = path.packets.unfiltered.upper;
  const isPublic = sources.addresses.overlaps(internetOf(view, subnet, family));
  if (nextHop?.kind === 'outside' && !isPublic) {
    // Where replies would go, packets may come from
    const facts = [mayBlock(nextHop.reason, ExplanationCode.UNKNOWN_RESOURCE)];
    return passOther(view, path, nextHop, targetIdOf(share.routes[0]), facts);
  }
  return family === 'ipv4'
    ? arriveAtPublicAddress(question, path, nextHop, labels)
    : arriveAsIs(question, path, nextHop);
}

/** A public IPv4 address is its host's, whatever the routes of the subnet say: the internet gateway leads there. */
function arriveAtPublicAddress(
  { view, subnet }: Inbound,
  path: PathDirection,
  nextHop: NextHop | undefined,
  labels: Labels,
): PathDirection {
  const host = path.packets.hosts?.destination;
  const addresses = publicAddressesOf(view, subnet, host);
  const addressFacts = publicAddressFacts(view, subnet, 'ingress', host);
  const arrived = passInternetGateway(path, internetGatewayId(view, subnet), subnet, labels, [
    ...internetGatewayFacts(view, subnet.vpc),
    ...addressFacts,
    ...ingressFacts(view, subnet),
    ...remoteAddressFacts(view, subnet, path.packets.unfiltered.upper.sources.addresses, 'ingress'),
  ]);
  // The other address by which the internet knows hosts without one of their own is the NAT gateway's
  return nextHop?.kind === 'nat-gateway' && addressFacts.length > 0 && addresses.kind === 'known'
    ? arrived.pass(
      { type: PathComponentType.NAT_GATEWAY, componentId: nextHop.gateway.id },
      [nothingAskedFor(nextHop.gateway)],
    )
    : arrived;
}

/** IPv6 addresses are public: what comes for them follows the route on which their hosts reach the internet. */
function arriveAsIs({ view, subnet }: Inbound, path: PathDirection, nextHop: NextHop | undefined) {
  if (nextHop?.kind === 'egress-only-internet-gateway') {
    return passEgressOnlyGateway(path, nextHop.gateway.id, [LETS_IN_REPLIES_ALONE]);
  }
  return passInternetGateway(path, internetGatewayId(view, subnet), subnet, path.packets.labels, [
    ...internetGatewayFacts(view, subnet.vpc),
    ...ingressFacts(view, subnet),
    ...remoteAddressFacts(view, subnet, path.packets.unfiltered.upper.sources.addresses, 'ingress'),
    ...unroutedIpv6Facts(subnet, nextHop),
  ]);
}

function answer({ view, subnet, source }: Inbound, forward: PathDirection, share: RoutedShare): PathDirection {
  const labels = { source: forward.packets.labels.destination };
  const begun = subnetHosts(forward.reply(labels), subnet);
  const facts = share.nextHop ? unfitForReplies(share.nextHop) : [];
  const left = takeRoute(crossAcl(view, begun, subnet, 'egress'), subnet, share, facts);
  const gateway = internetGatewayBeyond(share);
  if (gateway === undefined) { return left; }
  const { passed, hosts } = left.packets;
  const known = passed.upper.family === 'ipv4'
    ? publicLabels(publicAddressesOf(view, subnet, hosts?.source))
    : undefined;
  return outsideHosts(passInternetGateway(left, gateway, subnet, { source: known ?? labels.source }), source);
}
