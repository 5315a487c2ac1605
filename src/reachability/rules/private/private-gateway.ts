import { tableText } from './route-fix';
import type { Judgement } from './rule';
import { undecided, violated } from './rule';
import { ExplanationCode } from '../../explanation';
import { isDoubt } from '../../private/forwarding/fact';
import { internetOf, PUBLIC } from '../../private/forwarding/internet';
import { internetRoutes } from '../../private/forwarding/internet-routes';
import { homeOf } from '../../private/forwarding/nat-gateway';
import type { NextHopTable } from '../../private/forwarding/next-hop';
import { behindNatGatewayFacts, byNextHop } from '../../private/forwarding/next-hop';
import { subnetRoutes } from '../../private/forwarding/route-table';
import { groupBy } from '../../private/network/group-by';
import type { NatGateway, Route, Subnet } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';
import { AddressSet } from '../../private/packet/address-set';
import { Severity } from '../../verdict';

/**
 * A private gateway is meant for other networks: wrong only where the internet is expected of it. The template may say
 * that it is not; then it is wrong where it leads to no other network.
 */
export function privateGateway(view: NetworkView, gateway: NatGateway): Judgement | undefined {
  const { id, privateConnectivity } = gateway;
  const home = homeOf(view, gateway);
  if (home && privateConnectivity !== undefined) {
    return leadsOn(view, home) ? undefined : leadsNowhere(view, id, home);
  }
  const routes = view.existing(routesToNat(view, id));
  const [toInternet] = routes.filter(({ destination }) => destination.kind === 'cidr'
    && (home ? internetOf(view, home, destination.family) : PUBLIC[destination.family])
      .overlaps(AddressSet.of(destination.cidr)));
  // Behind a transit gateway there may be another way to the internet: a network of central egress has its gateways so.
  const beyond = home
    ? internetRoutes(view, home, 'ipv4').flatMap(({ nextHop }) =>
      behindNatGatewayFacts(nextHop).filter(isDoubt).map(({ detail }) => detail))
    : [];
  if (toInternet && home && beyond.length === 0) { return leadsPrivately(id, toInternet); }
  const reasons = [
    ...(toInternet && home ? beyond : []),
    ...(toInternet && !home
      ? [`it is private, route ${toInternet.id} leads to it, and its subnet is not in the template`]
      : []),
    ...routes.flatMap(({ id: route, destination }) =>
      destination.kind === 'unknown'
        ? [`it is private, and the destination of route ${route}, which leads to it, is unknown: ${destination.reason}`]
        : [],
    ),
  ];
  return reasons.length > 0 ? reachUnknown(id, reasons) : undefined;
}

export function reachUnknown(id: string, reasons: readonly string[]): Judgement {
  return undecided(`whether NAT gateway ${id} reaches the internet is unknown`, reasons);
}

function leadsPrivately(id: string, { id: route }: Route): Judgement {
  const detail = `NAT gateway ${id} is private, and route ${route} sends internet traffic to it`;
  return violated(`NAT gateway ${id} does not reach the internet: ${detail}`, {
    blame: [{ componentId: id, explanationCode: ExplanationCode.NO_POSSIBLE_DESTINATION, detail }],
    fix: `make NAT gateway ${id} public, with an Elastic IP`,
  });
}

/** A warning: routes to networks that this template knows nothing of may well be written elsewhere. */
function leadsNowhere(view: NetworkView, id: string, home: Subnet): Judgement {
  const { routeTable } = subnetRoutes(view, home, 'ipv4');
  const table = tableText(view, home);
  const detail = `${table} has no route to another network`;
  return violated(`private NAT gateway ${id} leads nowhere: ${detail}`, {
    severity: Severity.WARNING,
    blame: [{ componentId: routeTable ?? home.id, explanationCode: ExplanationCode.NO_ROUTE_TO_DESTINATION, detail }],
    fix: `route the addresses of the other networks in ${table} to a transit gateway, a virtual private gateway or a peering connection`,
  });
}

const yes = () => true;
const no = () => false;

/** Whether a next hop may take what the gateway has translated to another network. */
const LEADS_ON: NextHopTable<boolean> = {
  'outside': yes,
  'inspection-endpoint': yes,
  'host': yes,
  'nat-gateway': yes,
  'unknown': yes,
  'internet-gateway': no,
  'egress-only-internet-gateway': no,
  'gateway-endpoint': no,
  'black-hole': no,
  'local': no,
};

function leadsOn(view: NetworkView, home: Subnet): boolean {
  return subnetRoutes(view, home, 'ipv4').routes.some(({ nextHop }) => byNextHop(nextHop, LEADS_ON));
}

function routesToNat(view: NetworkView, id: string): readonly Route[] {
  const routes = view.memo('routes by NAT gateway', () => {
    const gatewayOf = ({ target: { kind, reference } }: Route) =>
      kind === 'nat-gateway' && reference.kind === 'known' ? reference.value : undefined;
    return groupBy(view.network.all('route'), gatewayOf);
  });
  return routes.get(id) ?? [];
}
