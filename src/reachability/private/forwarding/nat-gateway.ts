/**
 * A NAT gateway.
 *
 * A public one puts its private address in the place of an inside host's, and one of the ports 1024 to 65535 in the
 * place of the host's port; the internet gateway maps that address to an Elastic IP. It remembers the flow: replies get
 * back to the host, anything else is dropped. It passes TCP, UDP and ICMP alone, has no security group, and what
 * filters it is the network ACL of its subnet. It serves hosts of its VPC, but none of its own subnet (Batfish, tested
 * against AWS). Of IPv6 it takes what stands for IPv4, 64:ff9b::/96 (NAT64). A private one gets to other networks and
 * never to the internet. A regional one has no subnet: it brings its own route to the internet gateway, and serves all
 * zones, or those listed; that no network ACL acts on its side is an assumption, for AWS does not say.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 */
import type { AddressSpace } from './address-space';
import type { Fact } from './fact';
import { blocks, informs, mayBlock } from './fact';
import { internetGatewayFacts } from './internet-gateway';
import { NAT_PORTS } from './services';
import { ExplanationCode } from '../../explanation';
import type { Reference } from '../network/resource';
import type { NatGateway, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { isEdgeZone, isListed, sameZone, zoneLabel } from '../network/zone';
import { AddressSet } from '../packet/address-set';

/** The subnet of a zonal gateway; undefined for a regional one, and where it is not in the network. */
export function homeOf(view: NetworkView, { placement }: NatGateway): Subnet | undefined {
  return placement.kind === 'zonal' ? view.follow('subnet', placement.subnet) : undefined;
}

/** The VPC that a NAT gateway is in. */
export function vpcOfNatGateway(view: NetworkView, gateway: NatGateway): Reference | undefined {
  return gateway.placement.kind === 'regional' ? gateway.placement.vpc : homeOf(view, gateway)?.vpc;
}

/** What stands in the way of everything that hosts of a subnet send to the internet through the gateway. */
export function natGatewayFacts(
  view: NetworkView,
  gateway: NatGateway,
  subnet: Subnet,
  addressSpace: AddressSpace,
): readonly Fact[] {
  return [
    ...addressSpace === 'ipv6' ? [blocks(
      `NAT gateway ${gateway.id} translates IPv6 for 64:ff9b::/96 only`, ExplanationCode.PROTOCOL_RESTRICTION,
    )] : [],
    ...ownSubnetFacts(view, gateway, subnet),
    ...connectivityFacts(gateway),
    ...placementFacts(view, gateway, subnet),
  ];
}

/** Whether it leads to other networks, and never to the internet. */
export function isPrivate({ connectivity }: NatGateway): boolean {
  return connectivity.kind === 'known' && connectivity.value === 'private';
}

/** What makes a gateway useless for the internet, whoever uses it. */
export function connectivityFacts(gateway: NatGateway): readonly Fact[] {
  const { id, connectivity, placement, allocations } = gateway;
  if (connectivity.kind === 'unknown') {
    return [mayBlock(
      `whether NAT gateway ${id} is public is unknown: ${connectivity.reason}`, ExplanationCode.UNKNOWN_RESOURCE,
    )];
  }
  if (isPrivate(gateway)) {
    return [blocks(
      `NAT gateway ${id} is private and does not reach the internet`, ExplanationCode.NO_POSSIBLE_DESTINATION,
    )];
  }
  return placement.kind === 'zonal' && allocations.length === 0
    ? [blocks(`NAT gateway ${id} has no Elastic IP`, ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS)]
    : [];
}

function ownSubnetFacts(view: NetworkView, gateway: NatGateway, subnet: Subnet): readonly Fact[] {
  return homeOf(view, gateway)?.id === subnet.id ? [blocks(
    `NAT gateway ${gateway.id} does not serve the hosts of its own subnet ${subnet.id}`,
    ExplanationCode.NGW_REQUIRES_SOURCE_IN_VPC,
  )] : [];
}

function placementFacts(view: NetworkView, gateway: NatGateway, subnet: Subnet): readonly Fact[] {
  const { id, placement } = gateway;
  if (placement.kind === 'zonal') {
    if (placement.subnet.kind === 'unknown') {
      return [mayBlock(
        `the subnet of NAT gateway ${id} is unknown: ${placement.subnet.reason}`, ExplanationCode.UNKNOWN_RESOURCE,
      )];
    }
    const home = homeOf(view, gateway);
    return home ? edgeZoneFacts(gateway, home) : [blocks(
      `the subnet of NAT gateway ${id} does not exist: ${placement.subnet.value}`, ExplanationCode.BAD_STATE,
    )];
  }
  const served = isListed(subnet.zone, placement.zones);
  if (served === 'yes') { return internetGatewayFacts(view, placement.vpc); }
  const zones = (placement.zones ?? []).map(zoneLabel).join(', ');
  return [
    served === 'unknown'
      ? mayBlock(
        `regional NAT gateway ${id} serves ${zones}: whether ${zoneLabel(subnet.zone)} is among them is unknown`,
        ExplanationCode.REGIONAL_NGW_ROUTE_AZ_RESTRICTION,
      )
      : blocks(
        `regional NAT gateway ${id} serves ${zones} and not ${zoneLabel(subnet.zone)}`,
        ExplanationCode.REGIONAL_NGW_ROUTE_AZ_RESTRICTION,
      ),
    ...internetGatewayFacts(view, placement.vpc),
  ];
}

/**
 * Few zones at the edge of a Region have NAT gateways, and those take Elastic IPs of the zone's own network border
 * group alone.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/Extend_VPCs.html
 */
export function edgeZoneFacts({ id }: NatGateway, { zone }: Subnet): readonly Fact[] {
  return isEdgeZone(zone) ? [mayBlock(
    `whether zone ${zoneLabel(zone)}, at the edge of its Region, has NAT gateways such as ${id} is unknown`,
    ExplanationCode.UNKNOWN_RESOURCE,
  )] : [];
}

/** What is worth knowing of packets that get through. */
export function translationFacts(view: NetworkView, gateway: NatGateway, subnet: Subnet): readonly Fact[] {
  const home = homeOf(view, gateway);
  const names = publicAddressesOf(gateway).join(', ');
  const own = home && sameZone(home.zone, subnet.zone);
  return [
    informs(
      `puts its own address in the place of the host's; the internet sees ${names}`,
      ExplanationCode.NGW_SOURCE_ADDRESS_REASSIGN,
    ),
    informs(
      `gives each flow a port of its own, ${NAT_PORTS.from}-${NAT_PORTS.to}`, ExplanationCode.REMAP_EPHEMERAL_PORT,
    ),
    ...home && own !== 'yes' ? [informs(
      own === 'no'
        ? `the path leaves zone ${zoneLabel(subnet.zone)} for ${zoneLabel(home.zone)}`
        : `zones ${zoneLabel(subnet.zone)} and ${zoneLabel(home.zone)} may differ`,
      ExplanationCode.AVAILABILITY_ZONE_CROSSED,
    )] : [],
    ...gateway.placement.kind === 'regional' ? [informs(
      'a regional NAT gateway has its own route to the internet gateway; no network ACL is assumed on that side',
    )] : [],
  ];
}

/** What becomes of packets that no host asked for. */
export function nothingAskedFor({ id }: NatGateway): Fact {
  return blocks(`no translation entry of ${id} fits packets that no host asked for: it lets in replies alone`);
}

/** Where the gateway's own address is: AWS picks it from the subnet. */
export function addressesOfNatGateway(home: Subnet | undefined): AddressSet {
  return home?.ipv4?.kind === 'known' ? AddressSet.of(home.ipv4.value) : AddressSet.all('ipv4');
}

/** The addresses that the internet sees, by logical id; a name in the place of those that only AWS knows. */
export function publicAddressesOf({ id, allocations }: NatGateway): string[] {
  return allocations.length === 0
    ? [`${id}.PublicIp`]
    : allocations.map((allocation) => (allocation.kind === 'known' ? allocation.value : `${id}.PublicIp`));
}
