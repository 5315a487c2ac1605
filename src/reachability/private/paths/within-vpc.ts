import { cross } from './acl-hop';
import { enter, hosts } from './hops';
import type { Trip } from './path-direction';
import { everyBound, Leg } from './path-direction';
import { followLocal } from './route-hop';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';

/**
 * From the hosts of a subnet to those of another one of the same VPC, and back: four network ACL crossings, none within
 * one subnet.
 */
export function inside(view: NetworkView, from: Subnet, to: Subnet, start: Leg): Trip {
  const forward = between(view, from, to, start);
  const { source, destination } = start.progress.labels;
  const replies = Leg.from(
    everyBound(forward.progress, (flow) => flow.reply(), { source: destination, destination: source }),
  );
  return { forward, reply: between(view, to, from, replies) };
}

function between(view: NetworkView, from: Subnet, to: Subnet, start: Leg): Leg {
  const begun = hosts(start, from);
  if (from === to) { return hosts(begun, to); }
  const left = followLocal(
    view,
    cross(view, begun, from, 'egress'),
    from,
    start.progress.intended.destinations.addresses,
  );
  return enter(view, left, to);
}
