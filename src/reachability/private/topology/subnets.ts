import { nameOf } from './names';
import { mainRouteTable } from './route-tables';
import { zoneKey } from './zones';
import type { TopologySubnet } from '../../network-topology';
import { TopologyTier } from '../../network-topology';
import { crossing } from '../forwarding/acl-crossing';
import { subnetRoutes } from '../forwarding/route-table';
import { tierOf } from '../forwarding/subnet-tier';
import type { Resolved } from '../network/resource';
import type { Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { Cidr } from '../packet/cidr';
import { formatCidr } from '../packet/cidr';

const TIERS = { public: TopologyTier.PUBLIC, private: TopologyTier.PRIVATE, isolated: TopologyTier.ISOLATED };

export function subnetOf(view: NetworkView, subnet: Subnet): TopologySubnet {
  const { id, zone, ipv4, ipv6, publicIpv4OnLaunch } = subnet;
  const constructPath = view.network.constructPaths.get(id);
  const tier = tierOf(view, subnet);
  return {
    id,
    constructPath,
    name: nameOf(id, constructPath),
    zoneKey: zoneKey(zone),
    tier: tier.kind === 'known' ? TIERS[tier.value] : TopologyTier.UNKNOWN,
    ipv4Cidr: cidrText(ipv4),
    ipv6Cidr: cidrText(ipv6),
    hasPublicIpv4OnLaunch: publicIpv4OnLaunch.kind === 'known' && publicIpv4OnLaunch.value,
    routeTableId: routeTableId(view, subnet),
    networkAclId: crossing(view, subnet, 'ingress', 'ipv4').acl?.id,
  };
}

/** What the template does not say of a subnet. */
export function unknownsOf(view: NetworkView, subnet: Subnet): readonly string[] {
  const { id, ipv4, ipv6, publicIpv4OnLaunch } = subnet;
  const tier = tierOf(view, subnet);
  const said = (what: string, value: Resolved<unknown> | undefined): readonly string[] =>
    value?.kind === 'unknown' ? [`${what} ${id} is unknown: ${value.reason}`] : [];
  return [
    ...said('the tier of subnet', tier),
    ...said('the IPv4 block of subnet', ipv4),
    ...said('the IPv6 block of subnet', ipv6),
    ...said('whether hosts get a public IPv4 address on launch in subnet', publicIpv4OnLaunch),
    ...crossing(view, subnet, 'ingress', 'ipv4').acl ? [] : crossing(view, subnet, 'ingress', 'ipv4').allowed.reasons,
    ...routeTableId(view, subnet) === undefined ? subnetRoutes(view, subnet, 'ipv4').unrouted.reasons : [],
  ];
}

export function cidrText(cidr: Resolved<Cidr> | undefined): string | undefined {
  return cidr?.kind === 'known' ? formatCidr(cidr.value) : undefined;
}

function routeTableId(view: NetworkView, subnet: Subnet): string | undefined {
  const { routeTable } = subnetRoutes(view, subnet, 'ipv4');
  if (routeTable !== undefined) { return routeTable; }
  const isMain = view.referringTo('route-table-association', 'subnet', subnet.id).length === 0;
  return isMain && subnet.vpc.kind === 'known' ? mainRouteTable(subnet.vpc.value) : undefined;
}
