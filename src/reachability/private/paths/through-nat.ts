import { crossAcl } from './acl-hop';
import type { Place } from './endpoints';
import type { Flow } from './flow';
import { internetGatewayId, outsideHosts, passInternetGateway, passOther } from './hops';
import { enterSubnet, subnetHosts } from './host-hop';
import type { Span } from './packets-at';
import { transformed } from './packets-at';
import type { MetNatGateway, PathDirection, PathPair } from './path-direction';
import { followLocalRoutes, takeRoute } from './route-hop';
import { internetGatewayBeyond, sharesByNextHop } from './routed-share';
import type { RoutedShare } from './routed-share';
import { answersOf } from './traffic';
import { ExplanationCode } from '../../explanation';
import { PathComponentType } from '../../network-path';
import type { AddressSpace } from '../forwarding/address-space';
import type { Fact } from '../forwarding/fact';
import { blocks, informs } from '../forwarding/fact';
import { toNat64 } from '../forwarding/internet';
import { internetGatewayFacts, remoteAddressFacts } from '../forwarding/internet-gateway';
import { addressesOfNatGateway, homeOf, publicAddressesOf, translationFacts } from '../forwarding/nat-gateway';
import { toIpv4, toIpv6 } from '../forwarding/nat64';
import { behindNatGatewayFacts, byNextHop, nextHopId } from '../forwarding/next-hop';
import { icmpErrors, NAT_PORTS, requests } from '../forwarding/services';
import type { NatGateway, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';

/** Hosts of a subnet on their way out through a NAT gateway. */
export interface NatQuestion {
  readonly view: NetworkView;
  readonly subnet: Subnet;
  readonly gateway: NatGateway;
  readonly addressSpace: AddressSpace;
  readonly destination: Place;
}

interface NatPassage extends NatQuestion, MetNatGateway {}

/**
 * From the route that leads to the NAT gateway to the internet, and the replies back: L2 into the gateway's subnet, the
 * translation, L3 out of it; L4 into it again, back through the translation, L5 out of it and L6 to the hosts.
 */
export function throughNat(question: NatQuestion, path: PathDirection, facts: readonly Fact[]): readonly PathPair[] {
  const { view, subnet, gateway, addressSpace } = question;
  const home = homeOf(view, gateway);
  const arrived = home && home !== subnet ? crossAcl(view, path, home, 'ingress') : path;
  const passage: NatPassage = { ...question, home, inside: arrived.packets };
  const translated = translate(passage, arrived, facts);
  if (addressSpace === 'ipv6') { return [{ forward: translated }]; }
  if (!home) {
    return [back(passage, toInternet(passage, translated, internetGatewayId(view, subnet)))];
  }
  const { addresses } = translated.packets.unfiltered.upper.destinations;
  return sharesByNextHop(view, home, 'ipv4', addresses).flatMap((share) => leaveHome(passage, translated, share));
}

function translate(passage: NatPassage, path: PathDirection, facts: readonly Fact[]): PathDirection {
  const { view, gateway, home, subnet, addressSpace } = passage;
  const outsideOf = (flow: Flow) => {
    const { destinations } = flow.withServices(requests(flow.family));
    return flow.sentBy(
      addressesOfNatGateway(home),
      { answers: answersOf('ipv4', NAT_PORTS), errors: flow.errors && icmpErrors('ipv4') },
      addressSpace === 'nat64' ? toIpv4(destinations) : destinations,
    );
  };
  const { upper } = path.packets.unfiltered;
  const unserved = upper.services.subtract(requests(upper.family));
  const limits: readonly Fact[] = unserved.isEmpty() ? [] : [{
    ...blocks('a NAT gateway passes TCP, UDP and ICMP alone', ExplanationCode.PROTOCOL_RESTRICTION),
    partial: true,
  }];
  return path.pass(
    stopAt(passage),
    [...facts, ...limits, ...translationFacts(view, gateway, subnet)],
    (packets) => addressSpace === 'ipv6' ? packets : {
      ...transformed(packets, outsideOf),
      labels: { ...packets.labels, source: gatewayLabels(passage) },
      unknownSide: undefined,
    },
  );
}

function stopAt({ gateway, home, inside, subnet: { vpc } }: NatPassage) {
  return {
    type: PathComponentType.NAT_GATEWAY,
    componentId: gateway.id,
    ...(vpc.kind === 'known' ? { vpcId: vpc.value } : {}),
    ...(home ? { subnet: home } : {}),
    nat: { gateway, home, inside },
  };
}

/** A NAT gateway sends to internet gateways alone. */
function leaveHome(passage: NatPassage, path: PathDirection, share: RoutedShare): readonly PathPair[] {
  const { view, home } = passage;
  const { nextHop, target } = share;
  const taken = path.narrowedTo(share.destinations.upper);
  const crossed = crossAcl(view, taken, home!, 'egress');
  const gatewayId = internetGatewayBeyond(share);
  const facts = nextHop ? behindNatGatewayFacts(nextHop) : [];
  const left = takeRoute(crossed, home!, share, facts);
  if (gatewayId !== undefined) { return [back(passage, toInternet(passage, left, gatewayId))]; }
  if (!nextHop) { return [{ forward: left }]; }
  const ends = () => [{ forward: left }];
  const componentId = target?.reference.kind === 'known' ? target.reference.value : nextHopId(nextHop) ?? nextHop.kind;
  const other = () => [{ forward: passOther(view, left, nextHop, componentId, []) }];
  return byNextHop<readonly PathPair[]>(nextHop, {
    'internet-gateway': ends,
    'egress-only-internet-gateway': ends,
    'nat-gateway': ends,
    'host': other,
    'inspection-endpoint': other,
    'gateway-endpoint': other,
    'local': ends,
    'black-hole': ends,
    'outside': other,
    'unknown': ends,
  });
}

function toInternet({ view, gateway, subnet, destination, home }: NatPassage, path: PathDirection, id: string) {
  const remote = path.packets.unfiltered.upper.destinations.addresses;
  const facts = [
    ...home ? [] : internetGatewayFacts(view, subnet.vpc),
    ...remoteAddressFacts(view, home ?? subnet, remote, 'egress'),
  ];
  const source = publicAddressesOf(gateway);
  return outsideHosts(passInternetGateway(path, id, subnet, { source }, facts), destination);
}

/** The replies: L4, the translation entry, L5 and L6. */
function back(passage: NatPassage, forward: PathDirection): PathPair {
  const { view, subnet, home, addressSpace, destination, inside } = passage;
  const gatewayHop = forward.hops.find(({ type }) => type === PathComponentType.INTERNET_GATEWAY)!;
  const sent = forward.packets;
  const start = outsideHosts(forward.reply({ destination: sent.labels.source }), destination);
  const arrived = passInternetGateway(start, gatewayHop.componentId, subnet, { destination: gatewayLabels(passage) });
  const entered = home ? crossAcl(view, arrived, home, 'ingress') : arrived;
  const isNat64 = addressSpace === 'nat64';
  const untranslated = entered.pass(
    stopAt(passage),
    [informs(
      'puts the address and port of the host back in the place of its own, as its translation entry says',
      ExplanationCode.NGW_DEST_ADDRESS_PRESERVATION,
    )],
    ({ unfiltered, passed }) => {
      const [all, through] = forward.tracking === 'everything'
        ? [inside.unfiltered, sent.unfiltered]
        : [inside.passed, sent.passed];
      return {
        unfiltered: restored(asked(all, through, addressSpace), unfiltered, isNat64),
        passed: restored(asked(inside.passed, sent.passed, addressSpace), passed, isNat64),
        labels: { destination: inside.labels.source },
        unknownSide: inside.unknownSide && 'destination',
      };
    },
  );
  if (!home) { return { forward, reply: enterSubnet(view, untranslated, subnet) }; }
  if (home === subnet) { return { forward, reply: subnetHosts(untranslated, subnet) }; }
  const hosts = inside.unfiltered.upper.sources.addresses;
  const left = followLocalRoutes(view, crossAcl(view, untranslated, home, 'egress'), home, hosts);
  return { forward, reply: enterSubnet(view, left, subnet) };
}

/** Those of the packets on the inside that the gateway sent on, as `onward`. */
export function asked(inside: Span, onward: Span, addressSpace: AddressSpace): Span {
  const through = (flow: Flow, { destinations }: Flow): Flow =>
    flow.restrictedTo('destination', addressSpace === 'nat64' ? toIpv6(destinations) : destinations);
  const upper = through(inside.upper, onward.upper);
  const isSame = inside.lower === inside.upper && onward.lower === onward.upper;
  return { upper, lower: isSame ? upper : through(inside.lower, onward.lower) };
}

/** Replies to the gateway as those that the hosts inside wait for. */
function restored(waiting: Span, replies: Span, isNat64: boolean): Span {
  const restore = (flow: Flow, reply: Flow): Flow => {
    const errorSenders = reply.sources.withServices(icmpErrors(reply.family)).addresses;
    return flow.replyThrough(
      isNat64 ? toIpv6(reply.senders) : reply.senders,
      isNat64 ? toNat64(errorSenders) : errorSenders,
    );
  };
  const upper = restore(waiting.upper, replies.upper);
  const isSame = waiting.lower === waiting.upper && replies.lower === replies.upper;
  return { upper, lower: isSame ? upper : restore(waiting.lower, replies.lower) };
}

function gatewayLabels({ gateway, home }: MetNatGateway): string[] | undefined {
  return home?.ipv4?.kind === 'known' ? undefined : [gateway.id];
}
