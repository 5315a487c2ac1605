import { letIn } from './public-subnet-flows';
import { sharesByNextHop } from './routed-share';
import { crossing } from '../forwarding/acl-crossing';
import { internetOf } from '../forwarding/internet';
import { internetGatewayOf } from '../forwarding/internet-gateway';
import type { InternetRoute } from '../forwarding/internet-routes';
import { internetRoutes } from '../forwarding/internet-routes';
import { unroutedIpv6Facts } from '../forwarding/unrouted-ipv6';
import type { Reference, Resolved } from '../network/resource';
import type { Host, PublicPlacement, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import { Bounds } from '../packet/bounds';
import type { Family } from '../packet/family';
import { FAMILIES } from '../packet/family';
import { PacketSet } from '../packet/packet-set';

/** Something that lets the internet start flows to a subnet. */
export interface Exposure {
  readonly family: Family;
  /** The resources that together make it, the one to change first. */
  readonly by: readonly string[];
  readonly kind: 'route' | 'unrouted' | 'address' | 'placement' | 'launch';
  /** Completes the sentence "packets of the internet reach …". */
  readonly detail: string;
  /** The packets that arrive, by their source. */
  readonly arrivals: Bounds<PacketSet>;
}

/**
 * How the internet may reach hosts of a subnet, but for replies that a NAT or egress-only gateway lets back in. A route
 * to an internet gateway counts whoever has a public address; a public address counts even without such a route, for a
 * packet needs none to get in. Security groups do not count: whoever runs a host may change them, and what makes a
 * subnet private must not rest on that.
 */
export function exposures(view: NetworkView, subnet: Subnet): readonly Exposure[] {
  const all = [
    ...FAMILIES.flatMap((family) => routeExposures(view, subnet, family)),
    ...unroutedExposures(view, subnet),
    ...addressExposures(view, subnet),
  ];
  return all.filter(({ arrivals }) => !arrivals.upper.isEmpty());
}

function routeExposures(view: NetworkView, subnet: Subnet, family: Family): readonly Exposure[] {
  if (!subnet[family]) { return []; }
  return internetRoutes(view, subnet, family).filter(isOpen).map((way) => {
    const { nextHop, effective, destinations } = way;
    const isCertain = nextHop.kind === 'internet-gateway' && !destinations.lower.isEmpty();
    const reasons = nextHop.kind === 'unknown' ? [nextHop.reason] : destinations.reasons;
    return {
      family,
      kind: 'route',
      by: [effective.route?.id ?? subnet.id],
      detail: `its hosts by route ${effective.route?.id} for ${effective.text}`,
      arrivals: onlyIf(isCertain, reasons, entering(view, subnet, family)),
    };
  });
}

/** Its IPv6 addresses, where no route leads back: whether the internet reaches them is unknown at best. */
function unroutedExposures(view: NetworkView, subnet: Subnet): readonly Exposure[] {
  if (!subnet.ipv6 || !internetGatewayOf(view, subnet.vpc)) { return []; }
  return sharesByNextHop(view, subnet, 'ipv6', internetOf(view, subnet, 'ipv6')).flatMap(({ nextHop, destinations }) => {
    const reasons = unroutedIpv6Facts(subnet, nextHop).map(({ detail }) => detail);
    if (reasons.length === 0) { return []; }
    const senders = PacketSet.of({ addresses: destinations.upper });
    const arrivals = entering(view, subnet, 'ipv6').intersect(Bounds.exact(senders));
    const detail = 'its IPv6 hosts, to which no route leads back';
    return [{
      family: 'ipv6' as const, kind: 'unrouted' as const, by: [subnet.id], detail, arrivals: onlyIf(false, reasons, arrivals),
    }];
  });
}

function isOpen({ nextHop }: InternetRoute): boolean {
  return (
    nextHop.kind === 'internet-gateway' ||
    (nextHop.kind === 'unknown' && (nextHop.target === 'internet-gateway' || nextHop.target === 'unknown'))
  );
}

function addressExposures(view: NetworkView, subnet: Subnet): readonly Exposure[] {
  const gateway = internetGatewayOf(view, subnet.vpc);
  if (!gateway) { return []; }
  const isCertain = gateway.kind === 'known';
  const reasons = gateway.kind === 'unknown' ? [gateway.reason] : [];
  const hosts = view.referringTo('host', 'subnet', subnet.id).flatMap((host) => hostExposures(view, subnet, host));
  const possible = view.perhapsReferringTo('host', 'subnet', subnet.id).flatMap((host) =>
    hostExposures(view, subnet, host).map((exposure) => ({
      ...exposure,
      arrivals: onlyIf(
        false,
        [`whether ${host.type} ${host.id} is in subnet ${subnet.id} is unknown: ${reasonOf(host.subnet)}`],
        exposure.arrivals,
      ),
    })),
  );
  return [...hosts, ...possible, ...placementExposures(view, subnet), ...launchExposures(view, subnet)].map(
    (exposure) => ({
      ...exposure,
      arrivals: onlyIf(isCertain, reasons, exposure.arrivals),
    }),
  );
}

function hostExposures(view: NetworkView, subnet: Subnet, host: Host): readonly Exposure[] {
  const arrivals = () => entering(view, subnet, 'ipv4');
  const [possible] = view.perhapsReferringTo('elastic-ip-association', 'host', host.id);
  const association = view.referringTo('elastic-ip-association', 'host', host.id)[0] ?? possible;
  if (association) {
    const { elasticIp } = association;
    const reasons = [
      `whether ${association.id} gives its address to ${host.type} ${host.id} is unknown: ${reasonOf(association.host)}`,
    ];
    const [name, address] =
      elasticIp.kind === 'known' ? [elasticIp.value, [elasticIp.value]] : ['from outside the template', []];
    const by = [...new Set([association.id, ...address, host.id])];
    const detail = `${host.type} ${host.id} at its Elastic IP ${name}${keptOut(view, host, arrivals())}`;
    return [{
      family: 'ipv4', kind: 'address', by, detail, arrivals: onlyIf(association !== possible, reasons, arrivals()),
    }];
  }
  return host.publicIpv4
    ? ifTrue(host.publicIpv4, `whether ${host.type} ${host.id} has a public address is unknown`, arrivals).map(
      (set) => ({
        family: 'ipv4',
        kind: 'address',
        by: [host.id],
        detail: `${host.type} ${host.id} at its public address${keptOut(view, host, set)}`,
        arrivals: set,
      }),
    )
    : [];
}

/** Hosts that a service has in the subnet, or a group may launch there. */
function placementExposures(view: NetworkView, subnet: Subnet): readonly Exposure[] {
  return view.referringTo('public-placement', 'subnet', subnet.id).flatMap((placement) => {
    const { id, type, publicIpv4, launchedBy } = placement;
    return ifTrue(publicIpv4, `whether ${type} ${id} has public addresses is unknown`, () =>
      entering(view, subnet, 'ipv4'),
    ).map((arrivals) => ({
      family: 'ipv4' as const,
      kind: 'placement' as const,
      by: [...launchedBy === undefined ? [] : [launchedBy], id],
      detail: `${type} ${id} at its public addresses${keptOut(view, placement, arrivals)}`,
      arrivals,
    }));
  });
}

function reasonOf(reference: Reference | undefined): string {
  return reference?.kind === 'unknown' ? reference.reason : '';
}

/** What stands between the host and the internet, if it is its security groups alone. */
function keptOut(view: NetworkView, { securityGroups }: Host | PublicPlacement, arrivals: Bounds<PacketSet>): string {
  const rules = securityGroups.map((group) =>
    group.kind === 'known'
      ? [
        ...view.referringTo('security-group-rule', 'securityGroup', group.value),
        ...view.perhapsReferringTo('security-group-rule', 'securityGroup', group.value),
      ]
      : undefined,
  );
  if (rules.length === 0 || rules.includes(undefined)) { return ''; }
  const ingress = rules.flatMap((ofGroup) => ofGroup!.filter(({ direction }) => direction === 'ingress'));
  const isAdmitted = ingress.some(({ permits }) => !arrivals.intersect(permits.ipv4).upper.isEmpty());
  return isAdmitted ? '' : ', from which only its security groups keep them';
}

/** The hosts to come, which get a public address unless they are asked not to. */
function launchExposures(view: NetworkView, subnet: Subnet): readonly Exposure[] {
  const question = `whether hosts of subnet ${subnet.id} get a public address is unknown`;
  return ifTrue(subnet.publicIpv4OnLaunch, question, () => entering(view, subnet, 'ipv4')).map((arrivals) => ({
    family: 'ipv4',
    kind: 'launch',
    by: [subnet.id],
    detail: 'its hosts at the public addresses that they get on launch',
    arrivals,
  }));
}

function ifTrue(
  value: Resolved<boolean>,
  question: string,
  packets: () => Bounds<PacketSet>,
): readonly Bounds<PacketSet>[] {
  if (value.kind === 'unknown') { return [onlyIf(false, [`${question}: ${value.reason}`], packets())]; }
  return value.value ? [packets()] : [];
}

function onlyIf(isCertain: boolean, reasons: readonly string[], packets: Bounds<PacketSet>): Bounds<PacketSet> {
  return isCertain
    ? packets
    : Bounds.between(PacketSet.empty(packets.upper.family), packets.upper, [...packets.reasons, ...reasons]);
}

/** Packets of the internet that the account and the subnet's ACL let in. */
function entering(view: NetworkView, subnet: Subnet, family: Family): Bounds<PacketSet> {
  const internet = Bounds.exact(PacketSet.of({ addresses: internetOf(view, subnet, family) }));
  return letIn(view, subnet, crossing(view, subnet, 'ingress', family).allowed.intersect(internet));
}
