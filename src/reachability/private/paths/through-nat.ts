import { cross, placeOf } from './acl-hop';
import type { Place } from './endpoints';
import type { Flow } from './flow';
import { enter, gatewayOf, hosts, internetGateway, outside } from './hops';
import { addressesOf, portsOf, rangesOf } from './packet-headers';
import type { Progress, Remark, Trip } from './path-direction';
import { blocks, everyBound, eachBound, informs, Leg, mayBlock } from './path-direction';
import { follow, followLocal, Fork, forksOf, internetGatewayBeyond } from './route-hop';
import { answersOf } from './traffic';
import { ExplanationCode } from '../../explanation';
import type { NatTranslation } from '../../network-path';
import { PathComponentType } from '../../network-path';
import type { AddressSpace } from '../forwarding/internet-routes';
import { toIpv4, toIpv6 } from '../forwarding/nat64';
import { NAT_PORTS, requests } from '../forwarding/services';
import type { Reference } from '../network/resource';
import type { NatGateway, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { isListed, sameZone, zoneLabel } from '../network/zone';
import { AddressSet } from '../packet/address-set';
import type { Certainty } from '../packet/bounds';
import { ServiceSet } from '../packet/protocol';

/** Hosts of a subnet on their way out through a NAT gateway. */
interface NatRoute {
  readonly view: NetworkView;
  readonly subnet: Subnet;
  readonly gateway: NatGateway;
  /** The subnet of a zonal gateway; a regional one has none. */
  readonly home?: Subnet;
  readonly addressSpace: AddressSpace;
  readonly destination: Place;
}

/** From the route that leads to the NAT gateway to the internet, and the replies back. */
export function throughNat(
  view: NetworkView,
  leg: Leg,
  subnet: Subnet,
  gateway: NatGateway,
  addressSpace: AddressSpace,
  destination: Place,
): readonly Trip[] {
  const home = gateway.placement.kind === 'zonal' ? view.follow('subnet', gateway.placement.subnet) : undefined;
  const route: NatRoute = { view, subnet, gateway, home, addressSpace, destination };
  const arrived = home && home !== subnet ? cross(view, leg, home, 'ingress') : leg;
  const translated = translate(route, arrived);
  const sent = translated.progress;
  if (addressSpace === 'ipv6') {
    return [{ forward: translated }];
  }
  if (!home) {
    const { id, remarks } = gatewayOf(view, subnet);
    return [back(route, arrived.progress, toInternet(route, translated, id, remarks))];
  }
  return forksOf(view, home, 'ipv4', sent.intended.destinations.addresses).map((fork) =>
    leaveHome(route, arrived.progress, follow(cross(view, translated, home, 'egress'), home, fork, unfit(fork)), fork),
  );
}

/** A gateway's translation entries for some packets. */
function translationOf({ gateway, home }: NatRoute, inside: Flow): NatTranslation {
  return {
    insideAddresses: addressesOf(inside.sources.addresses),
    insidePortRanges: rangesOf(portsOf(inside.sourcePorts)),
    gatewayAddresses: addressLabels(gateway, home) ?? addressesOf(addressesOfGateway(home)),
    gatewayPortRanges: inside.sourcePorts.isEmpty() ? [] : [NAT_PORTS],
    publicAddresses: publicAddresses(gateway),
  };
}

function translate(route: NatRoute, leg: Leg): Leg {
  const { gateway, home, subnet, addressSpace } = route;
  const outsideOf = (flow: Flow) => {
    const { destinations } = flow.withServices(requests(flow.family));
    return flow.sentBy(
      addressesOfGateway(home),
      answersOf('ipv4', NAT_PORTS),
      addressSpace === 'nat64' ? toIpv4(destinations) : destinations,
    );
  };
  const unserved = leg.progress.intended.services.subtract(requests(leg.progress.intended.family));
  return leg.pass(
    {
      type: PathComponentType.NAT_GATEWAY,
      componentId: gateway.id,
      ...(home ? placeOf(home) : subnet.vpc.kind === 'known' ? { vpcId: subnet.vpc.value } : {}),
      translation: translationOf(route, leg.progress.atMost.isEmpty() ? leg.progress.intended : leg.progress.atMost),
    },
    [...faultsOf(route), ...limits(unserved), ...news(route)],
    (progress) =>
      addressSpace === 'ipv6' ? progress : everyBound(progress, outsideOf, { source: addressLabels(gateway, home) }),
  );
}

function leaveHome(route: NatRoute, inside: Progress, leg: Leg, fork: Fork): Trip {
  const internetGatewayId = internetGatewayBeyond(fork);
  return internetGatewayId === undefined
    ? { forward: leg }
    : back(route, inside, toInternet(route, leg, internetGatewayId, []));
}

function toInternet({ gateway, subnet, destination }: NatRoute, leg: Leg, id: string, remarks: readonly Remark[]): Leg {
  return outside(internetGateway(leg, id, { source: publicAddresses(gateway) }, remarks, subnet), destination);
}

/** The replies: L4, the translation entry, L5 and L6. */
function back(
  { view, subnet, gateway, home, addressSpace, destination }: NatRoute,
  inside: Progress,
  forward: Leg,
): Trip {
  const igw = forward.components.find(({ type }) => type === PathComponentType.INTERNET_GATEWAY)!;
  const sent = forward.progress;
  const start = Leg.from({ ...everyBound(sent, (flow) => flow.reply()), labels: { destination: sent.labels.source } });
  const arrived = internetGateway(
    outside(start, destination),
    igw.componentId,
    { destination: addressLabels(gateway, home) },
    [],
    subnet,
  );
  const entered = home ? cross(view, arrived, home, 'ingress') : arrived;
  const untranslated = entered.pass(
    {
      type: PathComponentType.NAT_GATEWAY,
      componentId: gateway.id,
      ...(home ? placeOf(home) : {}),
      translation: forward.components.find(({ type }) => type === PathComponentType.NAT_GATEWAY)!.translation,
    },
    [
      informs(
        'puts the address and port of the host back in the place of its own, as its translation entry says',
        ExplanationCode.NGW_DEST_ADDRESS_PRESERVATION,
      ),
    ],
    (progress) => ({
      ...eachBound((bound) => {
        const known = inside[bound].restrictedTo(
          'destination',
          addressSpace === 'nat64' ? toIpv6(sent[bound].destinations) : sent[bound].destinations,
        );
        return known.replyThrough(addressSpace === 'nat64' ? toIpv6(progress[bound].senders) : progress[bound].senders);
      }),
      labels: { destination: inside.labels.source },
    }),
  );
  if (!home) {
    return { forward, reply: enter(view, untranslated, subnet) };
  }
  if (home === subnet) {
    return { forward, reply: hosts(untranslated, subnet) };
  }
  const left = followLocal(view, cross(view, untranslated, home, 'egress'), home, inside.intended.sources.addresses);
  return { forward, reply: enter(view, left, subnet) };
}

/** What stops every packet at the gateway. */
function faultsOf({ gateway, subnet, home, addressSpace }: NatRoute): readonly Remark[] {
  const { placement, connectivity } = gateway;
  return [
    ...(addressSpace === 'ipv6'
      ? [blocks('a NAT gateway translates IPv6 for destinations in 64:ff9b::/96 alone', ExplanationCode.PROTOCOL_RESTRICTION)]
      : []),
    ...(home === subnet ? [blocks('a NAT gateway does not serve the subnet that it is in')] : []),
    ...(placement.kind === 'zonal' ? zonalFaults(gateway, placement.subnet, home) : []),
    ...(connectivity.kind === 'unknown'
      ? [mayBlock(`the connectivity type is unknown: ${connectivity.reason}`, ExplanationCode.UNKNOWN_RESOURCE)]
      : []),
    ...(connectivity.kind === 'known' && connectivity.value === 'private'
      ? [blocks('a private NAT gateway does not reach the internet')]
      : []),
    ...(placement.kind === 'regional' ? zoneFaults(subnet, isListed(subnet.zone, placement.zones)) : []),
  ];
}

function zonalFaults(
  { id, allocations, connectivity }: NatGateway,
  subnet: Reference,
  home: Subnet | undefined,
): readonly Remark[] {
  const isPublic = connectivity.kind === 'known' && connectivity.value === 'public';
  return [
    ...(subnet.kind === 'unknown'
      ? [mayBlock(`the subnet of ${id} is unknown: ${subnet.reason}`, ExplanationCode.UNKNOWN_RESOURCE)]
      : []),
    ...(subnet.kind === 'known' && !home
      ? [blocks(`the subnet of ${id} does not exist: ${subnet.value}`, ExplanationCode.BAD_STATE)]
      : []),
    ...(isPublic && allocations.length === 0
      ? [blocks(`${id} has no Elastic IP: AWS does not define a public NAT gateway without one`)]
      : []),
  ];
}

function zoneFaults(subnet: Subnet, serves: Certainty): readonly Remark[] {
  if (serves === 'yes') { return []; }
  const detail = `the gateway serves listed zones, and ${zoneLabel(subnet.zone)} is`;
  return [serves === 'unknown'
    ? mayBlock(`${detail} not certainly among them`, ExplanationCode.REGIONAL_NGW_ROUTE_AZ_RESTRICTION)
    : blocks(`${detail} not among them`, ExplanationCode.REGIONAL_NGW_ROUTE_AZ_RESTRICTION)];
}

function limits(unserved: ServiceSet): readonly Remark[] {
  return unserved.isEmpty()
    ? []
    : [{ ...blocks('a NAT gateway passes TCP, UDP and ICMP alone', ExplanationCode.PROTOCOL_RESTRICTION), partial: true }];
}

function news({ gateway, subnet, home }: NatRoute): readonly Remark[] {
  const names = publicAddresses(gateway).join(', ');
  const crossed = home && sameZone(home.zone, subnet.zone);
  return [
    informs(
      `puts its own address in the place of the host's; the internet sees ${names}`,
      ExplanationCode.NGW_SOURCE_ADDRESS_REASSIGN,
    ),
    informs(`gives each flow a port of its own, ${NAT_PORTS.from}-${NAT_PORTS.to}`, ExplanationCode.REMAP_EPHEMERAL_PORT),
    ...(home && crossed === 'no'
      ? [
        informs(
          `the path leaves zone ${zoneLabel(subnet.zone)} for ${zoneLabel(home.zone)}`,
          ExplanationCode.AVAILABILITY_ZONE_CROSSED,
        ),
      ]
      : []),
    ...(home && crossed === 'unknown'
      ? [informs(`zones ${zoneLabel(subnet.zone)} and ${zoneLabel(home.zone)} may differ`, ExplanationCode.AVAILABILITY_ZONE_CROSSED)]
      : []),
    ...(home
      ? []
      : [
        informs(
          'a regional NAT gateway has its own route to the internet gateway; no network ACL is assumed on that side',
        ),
      ]),
  ];
}

/** A NAT gateway sends to internet gateways alone. */
function unfit(fork: Fork): readonly Remark[] {
  const { nextHop } = fork;
  if (internetGatewayBeyond(fork) !== undefined) { return []; }
  switch (nextHop?.kind) {
    case undefined:
    case 'black-hole': return [];
    case 'nat-gateway': return [blocks('a NAT gateway does not serve another one', ExplanationCode.NGW_REQUIRES_SOURCE_IN_VPC)];
    case 'elsewhere':
    case 'unknown': return [mayBlock(nextHop.reason, ExplanationCode.UNKNOWN_RESOURCE)];
    default: return [mayBlock('the route leads to something else than an internet gateway', ExplanationCode.UNKNOWN_RESOURCE)];
  }
}

function addressesOfGateway(home: Subnet | undefined): AddressSet {
  return home?.ipv4?.kind === 'known' ? AddressSet.of(home.ipv4.value) : AddressSet.all('ipv4');
}

function addressLabels(gateway: NatGateway, home: Subnet | undefined): string[] | undefined {
  return home?.ipv4?.kind === 'known' ? undefined : [gateway.id];
}

function publicAddresses({ id, allocations }: NatGateway): string[] {
  return allocations.length === 0
    ? [`${id}.PublicIp`]
    : allocations.map((allocation) => (allocation.kind === 'known' ? allocation.value : `${id}.PublicIp`));
}
