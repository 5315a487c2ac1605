import { factsOf } from './hop-facts';
import type { InternetQuestion } from './internet-paths';
import { arrived, internetPaths, reachesInternet } from './internet-paths';
import type { OutboundPath } from './outbound';
import type { Span } from './packets-at';
import type { Hop } from './path-direction';
import { bothWays, receivedFrom } from './public-subnet-flows';
import type { AskedFlows, RequiredReplies } from './required-replies';
import type { AddressSpace } from '../forwarding/address-space';
import { isDoubt } from '../forwarding/fact';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { Bounds } from '../packet/bounds';

/** What must come back for the flows between a subnet and the internet, and why that is not all known. */
export interface ReplyAccount {
  readonly required: readonly RequiredReplies[];
  readonly doubts: readonly string[];
  /** Some request surely gets to the other end: there is something to reply to. */
  readonly moves: boolean;
}

/** Of all that leaves a subnet for the internet; of one that may be public, also of what comes from there. */
export function repliesOf(
  view: NetworkView,
  subnet: Subnet,
  addressSpace: AddressSpace,
  question: InternetQuestion,
): ReplyAccount {
  const accounts = internetPaths(view, subnet, addressSpace, question).map((path) =>
    accountOf(view, subnet, path, question));
  return {
    required: accounts.flatMap(({ required }) => required),
    doubts: accounts.flatMap(({ doubts }) => doubts),
    moves: accounts.some(({ moves }) => moves),
  };
}

function accountOf(view: NetworkView, subnet: Subnet, path: OutboundPath, question: InternetQuestion): ReplyAccount {
  const { share } = path;
  const mayBePublic = question.assumesPublicAddresses;
  if (mayBePublic && share.nextHop?.kind === 'internet-gateway') {
    return { ...bothWays(view, subnet, path, question.ephemeralPorts), doubts: [] };
  }
  if (!reachesInternet(path)) {
    const received = mayBePublic && share.nextHop?.kind === 'unknown'
      && !receivedFrom(view, subnet, share).upper.isEmpty();
    return { required: [], doubts: doubtsAlong(path.forward.hops, received), moves: false };
  }
  const doubts = doubtsAlong(path.forward.hops);
  if (path.forward.packets.passed.upper.isEmpty()) { return { required: [], doubts: [], moves: false }; }
  const required = (path.reply?.hops ?? []).flatMap((hop) => requiredAt(subnet, path, hop));
  return {
    required,
    doubts: [...doubts, ...doubtsAlong(path.reply?.hops ?? [])],
    moves: !path.forward.packets.passed.lower.isEmpty(),
  };
}

/** What keeps every packet that gets to a hop in doubt. */
function doubtsAlong(hops: readonly Hop[], always = false): readonly string[] {
  return hops.flatMap(({ facts, before }) => (
    always || !before.passed.upper.isEmpty()
      ? facts.filter((fact) => isDoubt(fact) && !fact.partial).map(({ detail }) => detail)
      : []
  ));
}

/** A network ACL on the way back must let through all that anybody waits for. */
function requiredAt(subnet: Subnet, path: OutboundPath, { crossing, before }: Hop): readonly RequiredReplies[] {
  if (!crossing) { return []; }
  const { side } = crossing;
  const { unfiltered, unknownSide } = before;
  const nothing = unfiltered.lower.none().side(side);
  const isHostUnknown = unknownSide === side;
  const lower = isHostUnknown ? nothing : unfiltered.lower.side(side);
  const upper = unfiltered.upper.side(side);
  const isHome = crossing.subnet.id === subnet.id;
  return [{
    asked: askedBy(path),
    at: isHome ? 'to-host' : crossing.direction === 'ingress' ? 'to-gateway' : 'from-gateway',
    crossing,
    packets: lower.equals(upper) ? Bounds.exact(upper) : Bounds.between(lower, upper, uncertaintiesOf(path, subnet)),
  }];
}

/** Why it is not known which packets take a path. */
export function uncertaintiesOf({ forward }: OutboundPath, subnet: Subnet): readonly string[] {
  const reasons = forward.hops.flatMap((hop) => factsOf(hop).filter(isDoubt).map(({ detail }) => detail));
  const unknownHosts = forward.hops.some(({ before }) => before.unknownSide !== undefined)
    ? [`the addresses of the hosts of subnet ${subnet.id} are unknown`]
    : [];
  return [...reasons, ...unknownHosts];
}

function askedBy(path: OutboundPath): AskedFlows {
  const { lower, upper }: Span = arrived(path);
  const reasons = () => ['the flows that get out are not all known'];
  const bounds = (of: 'sources' | 'destinations') =>
    lower === upper ? Bounds.exact(upper[of]) : Bounds.between(lower[of], upper[of], reasons());
  const isKnown = path.forward.hops[0].before.unknownSide === undefined;
  return {
    addressSpace: path.share.addressSpace,
    requests: bounds('destinations'),
    ...(isKnown && path.forward.hops.some(({ nat }) => nat?.home) ? { sources: bounds('sources') } : {}),
  };
}
