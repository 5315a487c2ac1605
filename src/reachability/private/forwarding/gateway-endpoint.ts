/**
 * A gateway endpoint.
 *
 * It puts a route to the public addresses of one AWS service, which AWS keeps in a prefix list, into route tables: what
 * is sent there leaves the VPC by no internet gateway, and replies come back the same way. Routes that are more
 * specific take what they cover. It passes TCP and ICMP echo.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 * @see https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html
 */
import type { Fact } from './fact';
import { blocks, mayBlock } from './fact';
import type { EffectiveRoute } from './route-table';
import { subnetRoutes } from './route-table';
import { echoRequest } from './services';
import { ExplanationCode } from '../../explanation';
import { refersTo } from '../network/resource';
import type { GatewayEndpoint, Subnet } from '../network/resources';
import type { NetworkView } from '../network/view';
import type { Family } from '../packet/family';
import { IntervalSet } from '../packet/interval-set';
import type { ServiceSet } from '../packet/protocol';
import { serviceSet, TCP } from '../packet/protocol';

/** The services that have gateway endpoints, by the ends of their names: `s3` of `com.amazonaws.eu-west-1.s3`. */
export const GATEWAY_SERVICES: readonly string[] = ['s3', 's3express', 'dynamodb'];

/** The gateway endpoints that add their service's addresses to a route table. */
export function gatewayEndpoints(view: NetworkView, routeTable: string): readonly GatewayEndpoint[] {
  return view.existing(
    view.network.all('gateway-endpoint').filter(({ routeTables }) => routeTables.some((one) => refersTo(one, routeTable))),
  );
}

/** The gateway endpoints in the route table of a subnet: AWS accepts one of a service. */
export function endpointsOf(view: NetworkView, subnet: Subnet): readonly GatewayEndpoint[] {
  const { routeTable } = subnetRoutes(view, subnet, 'ipv4');
  return routeTable === undefined ? [] : gatewayEndpoints(view, routeTable);
}

/** What it passes, as the service's side of a packet shows it. */
export function passedByEndpoint(family: Family): ServiceSet {
  return serviceSet(IntervalSet.of(TCP)).union(echoRequest(family));
}

/** What stands in the way of packets for addresses of the service. */
export function gatewayEndpointFacts(
  { id, service }: GatewayEndpoint,
  asked: ServiceSet,
  family: Family,
  routes: readonly EffectiveRoute[],
): readonly Fact[] {
  const dropped = asked.subtract(passedByEndpoint(family));
  const specific = routes.filter(
    ({ route }) =>
      route?.destination.kind === 'cidr' &&
      (route.destination.prefixList !== undefined || route.destination.cidr.prefix > 1),
  );
  return [
    ...dropped.isEmpty() ? [] : [{
      ...blocks(
        `gateway endpoint ${id} passes TCP and ICMP echo alone`, ExplanationCode.VPCE_GATEWAY_PROTOCOL_RESTRICTION, id,
      ),
      partial: true,
    }],
    ...specific.map(({ text, route }) => mayBlock(
      `route ${text} may be more specific than those to ${service}, and which addresses ${service} has is unknown`,
      ExplanationCode.MORE_SPECIFIC_ROUTE,
      route!.id,
    )),
  ];
}
