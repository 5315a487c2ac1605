import type { Flow, Side } from './flow';
import type { PacketsAt, Span } from './packets-at';
import { restricted } from './packets-at';
import type { PathDirection, Tracking } from './path-direction';
import { PathComponentType } from '../../network-path';
import { crossing, UNKNOWN_ID } from '../forwarding/acl-crossing';
import type { Direction, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { Bounds } from '../packet/bounds';
import type { PacketSet } from '../packet/packet-set';

/** Packets enter or leave a subnet, past its network ACL. */
export function crossAcl(view: NetworkView, path: PathDirection, subnet: Subnet, direction: Direction): PathDirection {
  const met = crossing(view, subnet, direction, path.packets.passed.upper.family);
  return path.pass(
    {
      type: PathComponentType.NETWORK_ACL,
      componentId: met.acl?.id ?? UNKNOWN_ID,
      subnet,
      crossing: met,
    },
    [],
    (packets) => filtered(packets, met.side, met.allowed, path.tracking),
  );
}

/** What a filter leaves of packets, by the side that its rules see. */
export function filtered(packets: PacketsAt, side: Side, allowed: Bounds<PacketSet>, tracking: Tracking): PacketsAt {
  const { unfiltered, passed, unknownSide } = packets;
  const most = (flow: Flow) => flow.restrictedTo(side, allowed.upper);
  const surely = allowed.isExact ? most : (flow: Flow) => flow.restrictedTo(side, allowed.lower);
  const least = side === unknownSide ? (flow: Flow) => surelyServed(flow, side, allowed.lower) : surely;
  const filter = (span: Span) => restricted(span, least, most);
  const left = filter(passed);
  if (tracking === 'everything') { return { ...packets, passed: left }; }
  const survivors = unfiltered === passed ? left : filter(unfiltered);
  return { ...packets, passed: left, unfiltered: survivors.upper.isEmpty() ? unfiltered : survivors };
}

/** Wherever hosts of unknown address turn out to be, a service that every possible host is served is served. */
function surelyServed(flow: Flow, side: Side, allowed: PacketSet): Flow {
  const unserved = flow.side(side).subtract(allowed).services;
  return flow.withServices(flow.services.subtract(unserved));
}
