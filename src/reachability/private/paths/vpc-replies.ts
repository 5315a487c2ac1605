import { Flow } from './flow';
import { startingWith } from './packets-at';
import type { Hop, PathPair } from './path-direction';
import { PathDirection } from './path-direction';
import { CLIENTS_OF_EVERY_SYSTEM, listenedFor } from './vpc-listeners';
import { blockOf, neighboursIn, subnetsOf } from './vpc-neighbours';
import { withinVpc } from './within-vpc';
import { crossing } from '../forwarding/acl-crossing';
import type { PortRange } from '../forwarding/services';
import { replies, requests, transportOn } from '../forwarding/services';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { Bounds } from '../packet/bounds';
import type { Family } from '../packet/family';
import { IntervalSet } from '../packet/interval-set';
import { PacketSet } from '../packet/packet-set';
import { TCP, UDP } from '../packet/protocol';
import type { ServiceSet } from '../packet/protocol';

/** Replies between two subnets of a VPC that a network ACL stops. */
export interface VpcLoss {
  readonly from: Subnet;
  readonly to: Subnet;
  readonly hop: Hop;
  /** The requests whose replies are lost, or some of them. */
  readonly requests: Flow;
  /** By the side that the network ACL's rules see. */
  readonly missing: PacketSet;
  /** False where something unknown decides. */
  readonly isCertain: boolean;
}

/** Whether no reply at all is lost, or none but to packets that look like replies themselves, or perhaps some. */
export type RepliesOfNeighbours = 'all pass' | 'all pass but for likely replies' | 'unknown';

/**
 * What becomes of the replies to all that hosts of a subnet ask of the other subnets, as far as can be seen without
 * looking at pairs: what is not lost for the rest as a whole is lost for none of it.
 */
export function repliesOfNeighbours(
  view: NetworkView,
  subnet: Subnet,
  vpc: string,
  family: Family,
  ports: PortRange,
): RepliesOfNeighbours {
  const { letIn, letOut } = neighboursIn(view, vpc, family);
  const own = blockOf(subnet, family);
  const elsewhere = (set: Bounds<PacketSet>) =>
    set.map((packets) => packets.withAddresses(packets.addresses.subtract(own)));
  const [served, sent] = [elsewhere(letIn), elsewhere(letOut)];
  const outward = crossing(view, subnet, 'egress', family).allowed;
  const inward = crossing(view, subnet, 'ingress', family).allowed;
  const started = outward.intersect(served);
  const received = inward.intersect(sent);
  const back = inward.lower.intersect(sent.lower);
  const allPass = (asking: PacketSet) => asking.replies(replies(family, ports)).isSubsetOf(back);
  if (allPass(started.upper)) { return 'all pass'; }
  const likely = repliesAmong(started.lower, received.lower, ports);
  if (isListenedTo(view, subnet, likely, vpc)) { return 'unknown'; }
  return allPass(started.upper.subtract(likely)) ? 'all pass but for likely replies' : 'unknown';
}

/** Whether any other subnet may listen for some of the packets: then they are no replies. */
function isListenedTo(view: NetworkView, subnet: Subnet, packets: PacketSet, vpc: string): boolean {
  const { family, services } = packets;
  return !packets.isEmpty() && subnetsOf(view, vpc, family).some((other) => (
    other.id !== subnet.id && listenedFor(view, subnet, other, family).overlaps(services)
  ));
}

/**
 * The losses between a subnet and each of the others, of as many pairs as it takes to find the first that is certain.
 */
export function vpcLosses(
  view: NetworkView,
  subnet: Subnet,
  vpc: string,
  family: Family,
  ports: PortRange,
): readonly VpcLoss[] {
  const doubtful: VpcLoss[] = [];
  for (const other of subnetsOf(view, vpc, family)) {
    if (other.id === subnet.id) { continue; }
    const losses = pairLosses(view, subnet, other, family, ports);
    const certain = losses.filter(({ isCertain }) => isCertain);
    if (certain.length > 0) { return certain; }
    doubtful.push(...losses);
  }
  return doubtful;
}

/** What hosts of one subnet ask of those of another, and of the replies what does not come back. */
function pairLosses(
  view: NetworkView,
  from: Subnet,
  to: Subnet,
  family: Family,
  ports: PortRange,
): readonly VpcLoss[] {
  const back = replies(family, ports);
  const flow = (one: Subnet, other: Subnet, services: ServiceSet) =>
    Flow.of(blockOf(one, family), blockOf(other, family), services, back);
  const opposite = pathFor(view, to, from, flow(to, from, requests(family))).forward.packets.passed;
  const sent = pathFor(view, from, to, flow(from, to, requests(family))).forward.packets.passed;
  const listened = listenedFor(view, from, to, family);
  const takenFor = (bound: 'lower' | 'upper') =>
    repliesAmong(sent[bound].destinations, opposite[bound].sources, ports).services.subtract(listened);
  const losses = (taken: ServiceSet) =>
    lossesOn(from, to, pathFor(view, from, to, flow(from, to, requests(family).subtract(taken))));
  const [surely, maybe] = [takenFor('lower'), takenFor('upper')];
  const all = losses(surely);
  // What is lost for certain is no reply that may be taken for a request.
  const certain = (surely.equals(maybe) ? all : losses(maybe)).filter(({ isCertain }) => isCertain);
  return certain.length > 0 ? certain : all.map((loss) => ({ ...loss, isCertain: false }));
}

function lossesOn(from: Subnet, to: Subnet, { forward, reply }: PathPair): readonly VpcLoss[] {
  const arrived = forward.packets.passed;
  return reply!.hops.flatMap((hop): readonly VpcLoss[] => {
    const { crossing: met, before } = hop;
    if (!met) { return []; }
    const certain = before.unfiltered.lower.side(met.side).subtract(met.allowed.upper);
    const possible = before.unfiltered.upper.side(met.side).subtract(met.allowed.lower);
    const loss = { from, to, hop };
    if (!certain.isEmpty()) { return [{ ...loss, requests: arrived.lower, missing: certain, isCertain: true }]; }
    return possible.isEmpty() ? [] : [{ ...loss, requests: arrived.upper, missing: possible, isCertain: false }];
  });
}

function pathFor(view: NetworkView, from: Subnet, to: Subnet, flow: Flow) {
  return withinVpc(view, from, to, PathDirection.from(startingWith(flow), 'survivors'));
}

/**
 * Those of the packets that look like requests and are replies: a stateless ACL that lets replies out lets out what
 * looks like requests to high ports. They are taken for replies where they may go to all ports that the clients of
 * every system use, and any request comes from there by that protocol: whether all of its replies pass is asked of
 * whoever asks.
 *
 * @param packets by their remote address
 * @param received requests, by their remote address
 */
function repliesAmong(packets: PacketSet, received: PacketSet, ports: PortRange): PacketSet {
  const { family } = packets;
  return [TCP, UDP].map((protocol) => {
    const asking = received.withProtocol(protocol).addresses;
    const high = PacketSet.of({
      addresses: asking,
      protocols: IntervalSet.of(protocol),
      field: CLIENTS_OF_EVERY_SYSTEM,
    });
    const answered = asking.subtract(high.subtract(packets).addresses);
    return packets.withProtocol(protocol).intersect(PacketSet.ofServices(answered, transportOn(ports)));
  }).reduce((all, one) => all.union(one), PacketSet.empty(family));
}
