import type { TopologyRoute } from '../../reachability/network-topology';
import { TopologyTargetType, TopologyTier } from '../../reachability/network-topology';
import type { Site, SiteSubnet } from '../model/site';
import { gatewayOf } from '../model/site';
import { listed } from '../words';

/** Routes that are said in words, because drawing them would add lines and no news. */
export function quietLines({ ipv6Cidr, routes, tier }: SiteSubnet): readonly string[] {
  const services = routes.filter(({ targetType }) => targetType === TopologyTargetType.GATEWAY_ENDPOINT);
  const egressOnly = routes.filter(({ targetType }) => targetType === TopologyTargetType.EGRESS_ONLY_INTERNET_GATEWAY);
  return [
    ...ipv6Cidr === undefined ? [] : [ipv6Cidr],
    ...egressOnly.map(({ destination }) => `${destination} → egress-only gateway`),
    ...services.length === 0 || tier === TopologyTier.PUBLIC ? []
      : [`${listed(services.map(({ destination }) => destination))} → gateway endpoint${services.length > 1 ? 's' : ''}`],
  ];
}

/** What is wrong with routes of a subnet, in its own box: so no label has to find a place among the lines. */
export function reasons(site: Site, subnet: SiteSubnet): readonly string[] {
  return subnet.routes.flatMap((route) => {
    const why = reason(site, subnet, route);
    return why === undefined ? [] : [`${route.destination} → ${why}`];
  });
}

/** Whether the route leads where it should not: to another zone, or past the NAT gateway. */
export function isWrong(subnet: SiteSubnet, route: TopologyRoute): boolean {
  return route.blackHole !== undefined || leavesZone(subnet, route) || isDirect(subnet, route);
}

export function leavesZone({ zoneKey }: SiteSubnet, { targetZoneKey }: TopologyRoute): boolean {
  return targetZoneKey !== undefined && targetZoneKey !== zoneKey;
}

/** A private host by an internet gateway: nobody out there can answer it. */
export function isDirect({ tier }: SiteSubnet, { targetType }: TopologyRoute): boolean {
  return tier !== TopologyTier.PUBLIC && targetType === TopologyTargetType.INTERNET_GATEWAY;
}

function reason(site: Site, subnet: SiteSubnet, route: TopologyRoute): string | undefined {
  if (route.blackHole !== undefined) { return 'nowhere'; }
  if (isDirect(subnet, route)) { return 'internet gateway'; }
  if (!leavesZone(subnet, route)) { return undefined; }
  const zone = site.zones.find(({ key }) => key === route.targetZoneKey)?.label ?? route.targetZoneKey!;
  return `${gatewayOf(site, route.targetId)?.name.replace('NAT gateway', 'NAT') ?? route.targetType} in ${zone}`;
}
