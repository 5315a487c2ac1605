import { crossAcl, filtered } from './acl-hop';
import { DIRECTIONS } from './crossing-place';
import type { Side } from './flow';
import { servicesText } from './packet-headers';
import type { PathDirection } from './path-direction';
import { ExplanationCode } from '../../explanation';
import { PathComponentType } from '../../network-path';
import type { Fact } from '../forwarding/fact';
import { blocks, mayBlock } from '../forwarding/fact';
import { permittedBy, securityGroupNames } from '../forwarding/security-group';
import type { Direction, Host, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { Bounds } from '../packet/bounds';
import type { PacketSet } from '../packet/packet-set';

/** Hosts of a subnet, where packets begin or end their way; of a host that is asked about, where replies do. */
export function subnetHosts(path: PathDirection, subnet: Subnet, facts: readonly Fact[] = []): PathDirection {
  return path.pass({ type: PathComponentType.SUBNET, componentId: subnet.id, subnet }, facts);
}

/** Packets begin their way at hosts of a subnet. */
export function leaveHosts(view: NetworkView, path: PathDirection, subnet: Subnet): PathDirection {
  return filteredByGroups(view, subnetHosts(path, subnet), 'egress');
}

/** Packets end their way at hosts of a subnet. */
export function reachHosts(view: NetworkView, path: PathDirection, subnet: Subnet): PathDirection {
  return subnetHosts(filteredByGroups(view, path, 'ingress'), subnet);
}

/** Into a subnet, to its hosts. */
export function enterSubnet(view: NetworkView, path: PathDirection, subnet: Subnet): PathDirection {
  return reachHosts(view, crossAcl(view, path, subnet, 'ingress'), subnet);
}

function filteredByGroups(view: NetworkView, path: PathDirection, direction: Direction): PathDirection {
  const { hosts, areReplies } = path.packets;
  const [own, side]: readonly [Host | undefined, Side] =
    direction === 'egress' ? [hosts?.source, 'destination'] : [hosts?.destination, 'source'];
  if (!own || areReplies) { return path; }
  const permitted = permittedBy(view, own, direction, path.packets.passed.upper.family);
  return path.pass(
    { type: PathComponentType.SECURITY_GROUP, componentId: securityGroupNames(own) },
    factsOfGroups(path, own, direction, side, permitted),
    (packets) => filtered(packets, side, permitted, path.tracking),
  );
}

function factsOfGroups(
  { packets }: PathDirection,
  host: Host,
  direction: Direction,
  side: Side,
  { lower, upper, reasons }: Bounds<PacketSet>,
): readonly Fact[] {
  const asked = packets.unfiltered.upper;
  const missing = asked.side(side).subtract(upper);
  const doubtful = upper.subtract(lower).overlaps(asked.side(side));
  const services = servicesText(asked.restrictedTo(side, missing));
  const rule = `${DIRECTIONS[direction]} rule of ${securityGroupNames(host)}`;
  return [
    ...missing.isEmpty() ? [] : [{
      ...blocks(`no ${rule} allows ${services}`, ExplanationCode.ENI_SG_RULES_MISMATCH, host.id), partial: true,
    }],
    ...doubtful ? reasons.map((reason) => ({
      ...mayBlock(reason, ExplanationCode.UNKNOWN_RESOURCE, host.id), partial: true,
    })) : [],
  ];
}
