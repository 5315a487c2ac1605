import { crossingText } from './crossing-words';
import { knownAddresses } from './known-addresses';
import type { Blame } from './rule';
import type { OutboundLoss, WayOut } from './way-out';
import { deadEndsOf, lossBlame, lossesOnTheWayOut, lossFixes, lossWitness } from './way-out';
import { requestWitness } from './witness';
import type { Witness } from '../../finding';
import { familyOfSpace } from '../../private/forwarding/address-space';
import { internetOfAddressSpace } from '../../private/forwarding/internet-routes';
import { requests } from '../../private/forwarding/services';
import type { Subnet } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';
import { FAMILY_NAMES } from '../../private/packet/family';
import { PacketSet } from '../../private/packet/packet-set';
import { listed, packetsText } from '../../private/words/packet-words';

/**
 * What gets out, where it is not everything: ` over IPv4 for tcp 443 to 0.0.0.0/0 alone`. Empty where every request to
 * every address gets out, in every family that the subnet speaks.
 */
export function coverageOf(view: NetworkView, subnet: Subnet, ways: readonly WayOut[]): string {
  const limits = ways.filter(({ addressSpace }) => addressSpace !== 'nat64').flatMap(({ addressSpace, out }) => {
    const family = familyOfSpace(addressSpace);
    const internet = internetOfAddressSpace(view, subnet, addressSpace);
    const all = PacketSet.ofServices(internet, requests(family));
    if (all.isSubsetOf(out.lower)) { return []; }
    const isViaNat64 = family === 'ipv6' && ways.some((way) => way.addressSpace === 'nat64');
    if (out.lower.isEmpty()) { return isViaNat64 ? [] : [`not over ${FAMILY_NAMES[family]}`]; }
    const texts = packetsText(out.lower, 'to', knownAddresses(view, subnet, family));
    return [`over ${FAMILY_NAMES[family]} for ${listed(texts, ' and ')} alone`];
  });
  return limits.length === 0 ? '' : `, ${listed(limits, ' and ')}`;
}

interface PartialFault {
  readonly detail: string;
  readonly blame: readonly Blame[];
  readonly fix: string;
  readonly witnesses: readonly Witness[];
}

/** What the subnet's own network ACL and routes let out and something behind drops: filtering there may be meant. */
export function partialLosses(view: NetworkView, subnet: Subnet, ways: readonly WayOut[]): readonly PartialFault[] {
  const paths = ways.flatMap((way) => way.paths.filter(({ share }) => !share.destinations.lower.isEmpty()));
  const dropped = paths.flatMap((path) => lossesOnTheWayOut(subnet, path))
    .filter(({ crossing }) => crossing.subnet.id !== subnet.id)
    .map((loss) => partialFault(view, loss));
  const dead = paths.filter(({ share }) => share.nextHop).flatMap((path) => deadEndsOf(path))
    .filter(({ hop }) => !hop.before.passed.upper.isEmpty())
    .map(({ hop, blame }): PartialFault => ({
      detail: blame.detail,
      blame: [blame],
      fix: `repair ${blame.componentId}: ${blame.detail}`,
      witnesses: [requestWitness(subnet, hop.before.passed.upper, blame.detail)],
    }));
  return [...dropped, ...dead];
}

function partialFault(view: NetworkView, loss: OutboundLoss): PartialFault {
  const { crossing, missing, subnet } = loss;
  const texts = packetsText(
    missing, crossing.side === 'source' ? 'from' : 'to', knownAddresses(view, subnet, crossing.family),
  );
  return {
    detail: `${listed(texts, ' and ')} is dropped ${crossingText(crossing)}`,
    blame: lossBlame(loss),
    fix: lossFixes(loss, listed(texts, ' and ')),
    witnesses: [lossWitness(loss)],
  };
}
