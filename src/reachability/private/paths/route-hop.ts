import { passOther } from './hops';
import type { PacketsAt } from './packets-at';
import { restricted } from './packets-at';
import type { PathDirection } from './path-direction';
import type { RoutedShare } from './routed-share';
import { mainRouteTable, sharesByNextHop, targetIdOf } from './routed-share';
import { ExplanationCode } from '../../explanation';
import { PathComponentType } from '../../network-path';
import type { Fact } from '../forwarding/fact';
import { blocks, mayBlock } from '../forwarding/fact';
import { vpcBlocks } from '../forwarding/internet';
import { subnetRoutes } from '../forwarding/route-table';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { AddressSet } from '../packet/address-set';
import { Bounds } from '../packet/bounds';

/** Packets meet the route table of the subnet that they leave, and take one share's next hop. */
export function takeRoute(
  path: PathDirection,
  subnet: Subnet,
  share: RoutedShare,
  facts: readonly Fact[] = [],
): PathDirection {
  const { lower, upper } = share.destinations;
  return path.pass(
    { type: PathComponentType.ROUTE_TABLE, componentId: share.routeTable, subnet, share },
    [...routeFacts(share), ...facts],
    (packets) => routed(packets, lower, upper),
  );
}

function routed(packets: PacketsAt, lower: AddressSet, upper: AddressSet): PacketsAt {
  const most = (flow: PacketsAt['passed']['upper']) => flow.to(upper);
  const least = lower === upper ? most : (flow: PacketsAt['passed']['lower']) => flow.to(lower);
  const passed = restricted(packets.passed, least, most);
  const unfiltered = packets.unfiltered === packets.passed ? passed : restricted(packets.unfiltered, least, most);
  return { ...packets, passed, unfiltered };
}

/** What is wrong with the share itself. */
function routeFacts({ routeTable, addressSpace, nextHop, destinations }: RoutedShare): readonly Fact[] {
  const doubts = destinations.reasons.map((reason): Fact => ({
    ...mayBlock(reason, ExplanationCode.UNKNOWN_RESOURCE),
    partial: true,
  }));
  if (nextHop) { return doubts; }
  const where =
    addressSpace === 'nat64' ? 'leads packets for 64:ff9b::/96 to a NAT gateway' : 'leads to the destination';
  return [blocks(`no route of ${routeTable} ${where}`, ExplanationCode.NO_ROUTE_TO_DESTINATION), ...doubts];
}

/** Packets leave a subnet for hosts of the VPC: by the local route, unless a more specific one takes them elsewhere. */
export function followLocalRoutes(
  view: NetworkView,
  path: PathDirection,
  subnet: Subnet,
  neighbours: AddressSet,
): PathDirection {
  const { family } = neighbours;
  // Hosts at unknown addresses are hosts of the VPC all the same.
  const own = subnet.vpc.kind === 'known' ? vpcBlocks(view, subnet.vpc.value, family) : AddressSet.empty(family);
  const shares = sharesByNextHop(view, subnet, family, neighbours.equals(AddressSet.all(family)) ? own : neighbours);
  const detours = shares.filter(({ nextHop }) => nextHop?.kind !== 'local');
  const facts = detours.flatMap((share): readonly Fact[] => (share.nextHop ? [mayBlock(
    `${share.routeTable} sends packets for the VPC itself to ${share.routes.map(targetIdOf).join(', ')}`,
    ExplanationCode.MORE_SPECIFIC_ROUTE,
  )] : routeFacts(share)));
  const { routeTable = mainRouteTable(subnet) } = subnetRoutes(view, subnet, family);
  const left = path.pass({
    type: PathComponentType.ROUTE_TABLE,
    componentId: routeTable,
    subnet,
    share: {
      routeTable,
      addressSpace: family,
      routes: shares.flatMap(({ routes }) => routes),
      destinations: Bounds.exact(neighbours),
    },
  }, facts);
  return detours.reduce((along, { nextHop, routes }) => (
    nextHop ? passOther(view, along, nextHop, targetIdOf(routes[0]), []) : along
  ), left);
}
