import { Flow } from './flow';
import type { OutboundPath } from './outbound';
import { outbound } from './outbound';
import type { Span } from './packets-at';
import { startingWith } from './packets-at';
import type { Hop } from './path-direction';
import { PathDirection } from './path-direction';
import { asked } from './through-nat';
import { PathComponentType } from '../../network-path';
import type { AddressSpace } from '../forwarding/address-space';
import { familyOfSpace } from '../forwarding/address-space';
import { hostsOf, possibleHosts } from '../forwarding/internet';
import { internetOfAddressSpace } from '../forwarding/internet-routes';
import type { PortRange } from '../forwarding/services';
import { icmpErrors, replies, requests } from '../forwarding/services';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';

/** What rules ask of a subnet's paths. */
export interface InternetQuestion {
  /** The ports at which hosts listen for replies. */
  readonly ephemeralPorts: PortRange;
  /** Hosts are taken to have public IPv4 addresses, as those of a public subnet may get at any time. */
  readonly assumesPublicAddresses: boolean;
}

/**
 * The paths of all that hosts of a subnet can ask of the internet, one for each next hop, and of the replies: TCP and
 * UDP on the ports at which they listen, ICMP echo replies, and ICMP errors from where they sent to.
 */
export function internetPaths(
  view: NetworkView,
  subnet: Subnet,
  addressSpace: AddressSpace,
  { ephemeralPorts: { from, to }, assumesPublicAddresses }: InternetQuestion,
): readonly OutboundPath[] {
  return view.memo(`internet paths ${subnet.id} ${addressSpace} ${from}-${to} ${assumesPublicAddresses}`, () => {
    const family = familyOfSpace(addressSpace);
    const hosts = hostsOf(subnet, family);
    const isKnown = hosts?.kind === 'known';
    const flow = Flow.of(
      isKnown ? hosts.value : possibleHosts(view, subnet, family),
      internetOfAddressSpace(view, subnet, addressSpace),
      requests(family),
      replies(family, { from, to }),
      icmpErrors(family),
    );
    const start = PathDirection.from(startingWith(flow, {}, isKnown ? undefined : 'source'), 'survivors');
    const question = { view, subnet, addressSpace, destination: { kind: 'outside' as const }, assumesPublicAddresses };
    return outbound(question, start);
  }, subnet);
}

/** Whether the path gets as far as the internet, in the end. */
export function reachesInternet({ forward: { hops } }: OutboundPath): boolean {
  return hops[hops.length - 1].type === PathComponentType.INTERNET;
}

/** The packets that arrive on the internet, as the subnet's hosts sent them. */
export function arrived(path: OutboundPath): Span {
  const nat = path.forward.hops.find((hop) => hop.nat)?.nat;
  const { passed } = path.forward.packets;
  return nat ? asked(nat.inside.passed, passed, path.share.addressSpace) : passed;
}

/** The hops of a path there and back. */
export function allHops({ forward, reply }: OutboundPath): readonly Hop[] {
  return [...forward.hops, ...reply?.hops ?? []];
}
