import { crossAcl } from './acl-hop';
import { enterSubnet, leaveHosts, reachHosts } from './host-hop';
import type { PathDirection, PathPair } from './path-direction';
import { followLocalRoutes } from './route-hop';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';

/**
 * From the hosts of a subnet to those of another one of the same VPC, and back: four network ACL crossings, none within
 * one subnet.
 */
export function withinVpc(view: NetworkView, from: Subnet, to: Subnet, start: PathDirection): PathPair {
  const forward = between(view, from, to, start);
  const { source, destination } = start.packets.labels;
  return { forward, reply: between(view, to, from, forward.reply({ source: destination, destination: source })) };
}

function between(view: NetworkView, from: Subnet, to: Subnet, start: PathDirection): PathDirection {
  const { addresses } = start.packets.unfiltered.upper.destinations;
  const begun = leaveHosts(view, start, from);
  if (from === to) { return reachHosts(view, begun, to); }
  return enterSubnet(view, followLocalRoutes(view, crossAcl(view, begun, from, 'egress'), from, addresses), to);
}
