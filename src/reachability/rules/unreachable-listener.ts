import type { Witness } from '../finding';
import { PacketRole } from '../finding';
import { closingBlame, optionHint } from './private/closing';
import type { Opening } from './private/openings';
import { openingsOf } from './private/openings';
import type { Blame, Rule } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { hostText, lowestPacket, serviceOf } from './private/witness';
import { RuleId } from './rule-id';
import type { Crossing } from '../private/forwarding/acl-crossing';
import { crossing } from '../private/forwarding/acl-crossing';
import { EPHEMERAL_PORTS, transportOn } from '../private/forwarding/services';
import { tierOf } from '../private/forwarding/subnet-tier';
import type { NetworkView } from '../private/network/view';
import { PacketSet } from '../private/packet/packet-set';
import { crossingPlace } from '../private/paths/crossing-place';
import { firstOfEach, listed, packetsText, addressText } from '../private/words/packet-words';
import { Severity } from '../verdict';

/**
 * What the template itself opens, to clients on the internet, in the VPC or in networks that it has routes to, no
 * network ACL closes: a listener of a load balancer, targets that see the client's address, an endpoint of a Global
 * Accelerator, a Transfer server, a port in a security group of a host.
 *
 * Green and wrong, health checks pass and every client times out. A network ACL that lets some of the clients in is
 * taken to mean it.
 */
export const unreachableListener: Rule = {
  id: RuleId.UNREACHABLE_LISTENER,
  severity: Severity.WARNING,
  subjects: (network) => [
    ...new Set((['host', 'workload', 'listener', 'target-group', 'accelerator-endpoint', 'file-server'] as const)
      .flatMap((kind) => allOf(kind)(network))),
  ],
  judge: (view, id) => {
    const openings = openingsOf(view, id);
    if (openings.length === 0) { return undefined; }
    const ends = openings.flatMap((opening) => endsOf(view, opening));
    const closed = ends.filter(({ asked, crossing: { allowed } }) => !allowed.upper.overlaps(asked));
    if (closed.length > 0) {
      const [{ opening }] = closed;
      return violated(`nobody reaches ${opening.listener}: ${listed(textsOf(closed), ' and ')}`, {
        witnesses: firstOfEach(closed.map(witnessOf), (witness) => JSON.stringify(witness)).slice(0, 1),
        blame: firstOfEach(closed.flatMap(blameOf), (blame) => JSON.stringify(blame)),
        fix: listed(firstOfEach(closed.map((end) => fixOf(view, end)), (fix) => fix), ' and '),
      });
    }
    const open = ends.filter(({ asked, crossing: { allowed } }) => !allowed.lower.overlaps(asked));
    return open.length > 0
      ? undecided(
        `whether clients reach ${openings[0].listener} is unknown`,
        open.flatMap(({ crossing: { allowed } }) => allowed.reasons),
      )
      : proved(`the network ACLs let clients reach ${openings[0].listener}`);
  },
};

/** A network ACL that a client's packets, or the answers to them, have to cross. */
interface End {
  readonly opening: Opening;
  readonly crossing: Crossing;
  readonly asked: PacketSet;
}

function endsOf(view: NetworkView, opening: Opening): readonly End[] {
  const { subnet, packets } = opening;
  const answers = PacketSet.ofServices(packets.addresses, transportOn(EPHEMERAL_PORTS));
  return [
    { opening, crossing: crossing(view, subnet, 'ingress', 'ipv4'), asked: packets },
    { opening, crossing: crossing(view, subnet, 'egress', 'ipv4'), asked: answers },
  ];
}

function textsOf(closed: readonly End[]): string[] {
  return firstOfEach(closed.map(({ opening, crossing: { subnet, direction }, asked }) => {
    const text = servicesOf(asked);
    return direction === 'ingress'
      ? `the network ACL of subnet ${subnet.id} drops ${text} from ${opening.from}`
      : `the network ACL of subnet ${subnet.id} drops the answers, ${text} to ${opening.from}`;
  }), (text) => text);
}

function servicesOf(packets: PacketSet): string {
  const everywhere = packets.addresses;
  return packetsText(packets, 'from', [{ addresses: everywhere, text: '' }])
    .map((text) => text.replace(/ from $/, '')).join(' and ');
}

function witnessOf({ opening, crossing: place, asked }: End): Witness {
  const { subnet } = place;
  const packet = lowestPacket(opening.packets);
  return {
    source: addressText(packet.address),
    destination: hostText(subnet, 'ipv4'),
    ...serviceOf(packet),
    role: PacketRole.REQUEST,
    crossing: crossingPlace(place),
    where: asked === opening.packets ? `entering subnet ${subnet.id}` : `answered out of subnet ${subnet.id}`,
  };
}

function blameOf({ crossing: where, asked }: End): readonly Blame[] {
  return closingBlame(where, asked);
}

function fixOf(view: NetworkView, { opening, crossing: where, asked }: End): string {
  const acl = where.acl?.id ?? where.subnet.id;
  const isInbound = where.direction === 'ingress';
  const tier = tierOf(view, where.subnet);
  const option = opening.from === 'other networks' ? 'networks'
    : tier.kind === 'known' && tier.value !== 'isolated' ? tier.value : 'networks';
  return `allow ${isInbound ? 'inbound' : 'outbound'} ${servicesOf(asked)} ${isInbound ? 'from' : 'to'} ${opening.from} in network ACL ${acl}`
    + optionHint(view, where, option);
}
