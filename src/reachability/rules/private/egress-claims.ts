import { acceptedPrivacy } from './acceptance';
import { crossingText } from './crossing-words';
import { knownAddresses } from './known-addresses';
import type { Blame } from './rule';
import type { OutboundLoss, WayOut } from './way-out';
import { deadEndsOf, lossBlame, lossesOnTheWayOut, lossFixes, lossWitness } from './way-out';
import type { Witness } from '../../finding';
import { networkAclOf } from '../../private/forwarding/acl-crossing';
import { internetOf } from '../../private/forwarding/internet';
import { requests } from '../../private/forwarding/services';
import type { Subnet } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';
import { FAMILIES } from '../../private/packet/family';
import type { Family } from '../../private/packet/family';
import { PacketSet } from '../../private/packet/packet-set';
import { reachesInternet } from '../../private/paths/internet-paths';
import type { OutboundPath } from '../../private/paths/outbound';
import { listed, packetsText } from '../../private/words/packet-words';

/** What a network ACL claims to let out and what does not get out. */
export interface ClaimLoss {
  readonly detail: string;
  readonly blame: readonly Blame[];
  readonly fix: string;
  readonly witnesses: readonly Witness[];
}

/**
 * What the subnet is meant to send to the internet, as its network ACL says, and what does not get there for certain:
 * no matter whether the subnet's own network ACL, its routes or something behind them stops it.
 */
export function egressClaimLosses(view: NetworkView, subnet: Subnet, ways: readonly WayOut[]): readonly ClaimLoss[] {
  const claims = networkAclOf(view, subnet)?.egressClaims;
  if (!claims) { return []; }
  return FAMILIES.filter((family) => subnet[family] !== undefined).flatMap((family): readonly ClaimLoss[] => {
    const meant = claims[family].intersect(PacketSet.ofServices(internetOf(view, subnet, family), requests(family)));
    const own = ways.filter(({ addressSpace }) => addressSpace === family);
    const doubtful = own.flatMap(({ paths }) => paths.filter(leadsElsewhere)).map(({ share }) => (
      PacketSet.ofServices(share.destinations.upper, requests(family))
    ));
    const missing = [...own.map(({ out }) => out.upper), ...doubtful].reduce((left, one) => left.subtract(one), meant);
    if (missing.isEmpty()) { return beforePrivateGateways(view, subnet, own, meant); }
    const stops = own.flatMap(({ paths }) => paths.flatMap((path) => stopsOf(view, subnet, path, missing)));
    return stops.length > 0 ? stops : [unrouted(view, subnet, family, missing)];
  });
}

/** A route whose target is unknown, or a network of its own, may bring the packets to the internet or be meant to. */
function leadsElsewhere(path: OutboundPath): boolean {
  if (path.share.nextHop === undefined || reachesInternet(path)) { return false; }
  return acceptedPrivacy(path) !== undefined || deadEndsOf(path).length === 0;
}

/** What does not even get as far as a private gateway, behind which the template promises nothing. */
function beforePrivateGateways(
  view: NetworkView,
  subnet: Subnet,
  ways: readonly WayOut[],
  meant: PacketSet,
): readonly ClaimLoss[] {
  return ways.flatMap(({ paths }) => paths.filter((path) => acceptedPrivacy(path) !== undefined))
    .flatMap((path) => lossesOnTheWayOut(subnet, path, meant))
    .map((loss) => dropped(view, subnet, loss));
}

/** What stops the missing packets on a path. */
function stopsOf(
  view: NetworkView,
  subnet: Subnet,
  path: OutboundPath,
  missing: PacketSet,
): readonly ClaimLoss[] {
  const first = path.forward.hops[0].before.unfiltered.lower.restrictedTo('destination', missing);
  const routed = path.share.destinations.lower;
  if (first.to(routed).isEmpty() || !path.share.nextHop) { return []; }
  const losses = lossesOnTheWayOut(subnet, path, missing);
  if (losses.length > 0) { return losses.map((loss) => dropped(view, subnet, loss)); }
  return deadEndsOf(path).map(({ blame }): ClaimLoss => ({
    detail: blame.detail, blame: [blame], fix: `repair ${blame.componentId}: ${blame.detail}`, witnesses: [],
  }));
}

function dropped(view: NetworkView, subnet: Subnet, loss: OutboundLoss): ClaimLoss {
  const { crossing } = loss;
  const preposition = crossing.side === 'source' ? 'from' : 'to';
  const what = listed(packetsText(loss.missing, preposition, knownAddresses(view, subnet, crossing.family)), ' and ');
  return {
    detail: `${what} is dropped ${crossingText(crossing)}`,
    blame: lossBlame(loss),
    fix: lossFixes(loss, what),
    witnesses: [lossWitness(loss)],
  };
}

function unrouted(view: NetworkView, subnet: Subnet, family: Family, missing: PacketSet): ClaimLoss {
  const what = listed(packetsText(missing, 'to', knownAddresses(view, subnet, family)), ' and ');
  const detail = `no route leads there for ${what}`;
  return { detail, blame: [{ componentId: subnet.id, detail }], fix: `route ${what}`, witnesses: [] };
}
