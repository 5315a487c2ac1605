import { serviceName } from './route-tables';
import { zoneKey } from './zones';
import type { TopologyElasticIp, TopologyGatewayEndpoint, TopologyNatGateway } from '../../network-topology';
import { TopologyConnectivity } from '../../network-topology';
import type { Reference } from '../network/resource';
import type { GatewayEndpoint, NatGateway } from '../network/resources';
import type { NetworkView } from '../network/view';

const CONNECTIVITY = { public: TopologyConnectivity.PUBLIC, private: TopologyConnectivity.PRIVATE };

export function natGateway(view: NetworkView, gateway: NatGateway): TopologyNatGateway {
  const { id, connectivity, placement, allocations } = gateway;
  const home = placement.kind === 'zonal' ? view.follow('subnet', placement.subnet) : undefined;
  const zones = placement.kind === 'regional' ? placement.zones ?? [] : home ? [home.zone] : [];
  return {
    id,
    constructPath: view.network.constructPaths.get(id),
    connectivity: connectivity.kind === 'known' ? CONNECTIVITY[connectivity.value] : TopologyConnectivity.UNKNOWN,
    isRegional: placement.kind === 'regional',
    subnetId: home?.id,
    zoneKeys: zones.map(zoneKey),
    elasticIps: allocations.map((allocation) => elasticIp(view, allocation)),
  };
}

export function gatewayEndpoint(view: NetworkView, endpoint: GatewayEndpoint): TopologyGatewayEndpoint {
  const { id, service, routeTables } = endpoint;
  return {
    id,
    constructPath: view.network.constructPaths.get(id),
    service: serviceName(service),
    routeTableIds: routeTables.flatMap((table) => table.kind === 'known' ? [table.value] : []),
  };
}

function elasticIp(view: NetworkView, allocation: Reference): TopologyElasticIp {
  return allocation.kind === 'known'
    ? { id: allocation.value, constructPath: view.network.constructPaths.get(allocation.value), isInTemplate: true }
    : { id: allocation.reason, isInTemplate: false };
}
