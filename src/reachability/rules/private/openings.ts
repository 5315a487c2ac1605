import { hasPublicIpv4 } from '../../private/forwarding/host';
import { internetOf, vpcBlocks } from '../../private/forwarding/internet';
import { subnetRoutes } from '../../private/forwarding/route-table';
import { tierOf } from '../../private/forwarding/subnet-tier';
import type { Reference, Resolved } from '../../private/network/resource';
import type { Host, Listener, Subnet, TargetGroup } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';
import { AddressSet } from '../../private/packet/address-set';
import { IntervalSet } from '../../private/packet/interval-set';
import { PacketSet } from '../../private/packet/packet-set';
import type { ServiceSet } from '../../private/packet/protocol';

/**
 * IPv4 packets that the template itself says may come to a subnet, for something that listens there: no address or
 * port is guessed, and what is unknown is left out.
 */
export interface Opening {
  /** What listens, in words. */
  readonly listener: string;
  readonly subnet: Subnet;
  /** Clients by address, and what they ask for. */
  readonly packets: PacketSet;
  readonly from: 'the internet' | 'the VPC' | 'other networks';
}

type Openings = readonly Opening[];

/** What a resource of this id opens. */
export function openingsOf(view: NetworkView, id: string): Openings {
  return [
    ...ofHost(view, id),
    ...ofWorkload(view, id),
    ...ofListener(view, id),
    ...ofTargetGroup(view, id),
    ...ofAccelerator(view, id),
    ...ofFileServer(view, id),
  ].filter(({ packets }) => !packets.isEmpty());
}

/** What security groups let in at a host that strangers can address, and from networks that its subnet routes to. */
function ofHost(view: NetworkView, id: string): Openings {
  const host = view.find('host', id);
  const subnet = view.follow('subnet', host?.subnet);
  if (!host || !subnet) { return []; }
  const listener = `${host.type} ${id}`;
  return permitted(view, subnet, host.securityGroups, listener, isTrue(hasPublicIpv4(view, host)));
}

function ofWorkload(view: NetworkView, id: string): Openings {
  const workload = view.find('workload', id);
  if (!workload) { return []; }
  return subnetsOf(view, workload.subnets).flatMap((subnet) => {
    const hasAddress = isTrue(workload.publicIpv4 ?? subnet.publicIpv4OnLaunch);
    return permitted(view, subnet, workload.securityGroups, `${workload.type} ${id}`, hasAddress);
  });
}

function permitted(
  view: NetworkView,
  subnet: Subnet,
  groups: readonly Reference[],
  listener: string,
  hasAddress: boolean,
): Openings {
  const tier = tierOf(view, subnet);
  const internet = hasAddress && tier.kind === 'known' && tier.value === 'public'
    ? internetOf(view, subnet, 'ipv4')
    : AddressSet.empty('ipv4');
  return rulesOf(view, groups).flatMap((permits): Openings => [
    { listener, subnet, packets: permits.withAddresses(internet), from: 'the internet' },
    { listener, subnet, packets: permits.withAddresses(otherNetworks(view, subnet)), from: 'other networks' },
  ]);
}

/** Each inbound rule of security groups by itself: what is open beside it does not open it. */
function rulesOf(view: NetworkView, groups: readonly Reference[]): readonly PacketSet[] {
  return groups
    .flatMap((group) =>
      group.kind === 'known' ? view.referringTo('security-group-rule', 'securityGroup', group.value) : [])
    .filter(({ direction, peerSecurityGroup }) => direction === 'ingress' && peerSecurityGroup === undefined)
    .map(({ permits }) => permits.ipv4.lower);
}

/** Private addresses that the subnet has a route to, out of the VPC. */
function otherNetworks(view: NetworkView, subnet: Subnet): AddressSet {
  const internet = internetOf(view, subnet, 'ipv4');
  return subnetRoutes(view, subnet, 'ipv4').routes
    .filter(({ nextHop }) => nextHop.kind === 'outside')
    .reduce((all, { destinations }) => all.union(destinations.lower.subtract(internet)), AddressSet.empty('ipv4'));
}

function ofListener(view: NetworkView, id: string): Openings {
  const listener = view.find('listener', id);
  const balancer = view.follow('load-balancer', listener?.loadBalancer);
  if (!listener || !balancer || listener.services.kind === 'unknown') { return []; }
  return atSubnets(view, balancer, listener.services.value, `listener ${id} of load balancer ${balancer.id}`);
}

interface Door {
  readonly subnets: readonly Reference[];
  readonly internetFacing: Resolved<boolean>;
  readonly securityGroups: readonly Reference[];
}

/** Clients on the internet or in the VPC, as far as security groups let them in. */
function atSubnets(view: NetworkView, door: Door, services: ServiceSet, listener: string): Openings {
  if (door.internetFacing.kind === 'unknown') { return []; }
  const isPublic = door.internetFacing.value;
  return subnetsOf(view, door.subnets).map((subnet) => {
    const clients = isPublic ? internetOf(view, subnet, 'ipv4') : vpcOf(view, subnet);
    const sent = PacketSet.ofServices(clients, services);
    const packets = door.securityGroups.length === 0
      ? sent
      : rulesOf(view, door.securityGroups).reduce(
        (all, permits) => all.union(permits.intersect(sent)),
        PacketSet.empty('ipv4'),
      );
    return { listener, subnet, packets, from: isPublic ? 'the internet' : 'the VPC' };
  });
}

/** Targets that see the client's own address, behind a load balancer that is open to the internet. */
function ofTargetGroup(view: NetworkView, id: string): Openings {
  const group = view.find('target-group', id);
  if (!group || !isTrue(group.keepsClientAddress) || !isBehindInternet(view, id)) { return []; }
  const listener = `the targets of group ${id}, which see the client's own address`;
  return targetsOf(view, group).flatMap(({ subnets, services }): Openings =>
    services.kind === 'unknown' ? [] : subnets.map((subnet) => ({
      listener,
      subnet,
      packets: PacketSet.ofServices(internetOf(view, subnet, 'ipv4'), services.value),
      from: 'the internet',
    })));
}

function isBehindInternet(view: NetworkView, targetGroup: string): boolean {
  const forwards = ({ targetGroups }: Listener) => targetGroups.some((group) => isRefTo(group, targetGroup));
  return view.existing(view.network.all('listener').filter(forwards)).some(({ loadBalancer }) => {
    const balancer = view.follow('load-balancer', loadBalancer);
    return balancer !== undefined && isTrue(balancer.internetFacing);
  });
}

interface Targets {
  readonly subnets: readonly Subnet[];
  readonly services: Resolved<ServiceSet>;
}

function targetsOf(view: NetworkView, { id, services, targets }: TargetGroup): readonly Targets[] {
  const workloads = view.network.all('workload')
    .filter(({ targetGroups }) => targetGroups.some(({ targetGroup }) => isRefTo(targetGroup, id)));
  return [
    ...targets.map((target) => ({ subnets: homesOf(view, target), services })),
    ...view.existing(workloads).map(({ subnets, targetGroups }) => ({
      subnets: subnetsOf(view, subnets),
      services: atPort(services, targetGroups.find(({ targetGroup }) => isRefTo(targetGroup, id))?.port),
    })),
  ];
}

/** The protocols of a target group at another port. */
function atPort(services: Resolved<ServiceSet>, port: number | undefined): Resolved<ServiceSet> {
  return services.kind === 'unknown' || port === undefined
    ? services
    : { kind: 'known', value: services.value.map(() => IntervalSet.of(port)) };
}

/** A Global Accelerator hands on packets of its clients, to load balancers that need not be open to the internet. */
function ofAccelerator(view: NetworkView, id: string): Openings {
  const endpoint = view.find('accelerator-endpoint', id);
  if (!endpoint || endpoint.services.kind === 'unknown') { return []; }
  const services = endpoint.services.value;
  return homesOf(view, endpoint.endpoint).map((subnet) => ({
    listener: `Global Accelerator endpoint ${id}`,
    subnet,
    packets: PacketSet.ofServices(internetOf(view, subnet, 'ipv4'), services),
    from: 'the internet',
  }));
}

function ofFileServer(view: NetworkView, id: string): Openings {
  const server = view.find('file-server', id);
  return server ? atSubnets(view, server, server.services, `Transfer server ${id}`) : [];
}

/** The subnets of a host or a load balancer. */
function homesOf(view: NetworkView, reference: Reference): readonly Subnet[] {
  const host: Host | undefined = view.follow('host', reference);
  const balancer = view.follow('load-balancer', reference);
  return subnetsOf(view, balancer?.subnets ?? (host?.subnet ? [host.subnet] : []));
}

function subnetsOf(view: NetworkView, references: readonly Reference[]): readonly Subnet[] {
  return references.flatMap((reference) => view.follow('subnet', reference) ?? []);
}

function vpcOf(view: NetworkView, { vpc }: Subnet): AddressSet {
  return vpc.kind === 'known' ? vpcBlocks(view, vpc.value, 'ipv4') : AddressSet.empty('ipv4');
}

const isTrue = (flag: Resolved<boolean>) => flag.kind === 'known' && flag.value;
const isRefTo = (reference: Reference, id: string) => reference.kind === 'known' && reference.value === id;
