import { gatewayEndpoint, natGateway } from './gateways';
import { nameOf } from './names';
import { networkAcl } from './network-acls';
import { mainRouteTable, mainTable, routeTableOf } from './route-tables';
import { cidrText, subnetOf, unknownsOf } from './subnets';
import { zonesOf } from './zones';
import type { TopologyVpc } from '../../network-topology';
import { internetGatewayOf } from '../forwarding/internet-gateway';
import { vpcOfNatGateway } from '../forwarding/nat-gateway';
import type { Reference } from '../network/resource';
import { known } from '../network/resource';
import type { NetworkView } from '../network/view';

interface Vpcs {
  readonly vpcs: TopologyVpc[];
  readonly unknowns: readonly string[];
}

/** The VPCs of the template, then those that it names only. */
export function vpcsOf(view: NetworkView): Vpcs {
  const own = view.all('vpc').map(({ id }) => known(id));
  const named = [
    ...view.all('subnet').map(({ vpc }) => vpc),
    ...view.all('route-table').map(({ vpc }) => vpc),
    ...view.all('nat-gateway').flatMap((gateway) => vpcOfNatGateway(view, gateway) ?? []),
  ];
  const distinct = [...new Map([...own, ...named].map((vpc): [string, Reference] => [textOf(vpc), vpc])).values()];
  return {
    vpcs: distinct.map((vpc) => vpcOf(view, vpc)),
    unknowns: [
      ...distinct.flatMap((vpc) => vpc.kind === 'unknown' ? [`a VPC is not in the template: ${vpc.reason}`] : []),
      ...view.all('subnet').flatMap((subnet) => unknownsOf(view, subnet)),
      ...view.all('nat-gateway').filter((gateway) => vpcOfNatGateway(view, gateway) === undefined)
        .map(({ id }) => `the subnet of NAT gateway ${id} is not in the template, and the gateway is not shown`),
    ],
  };
}

const textOf = (vpc: Reference): string => vpc.kind === 'known' ? vpc.value : vpc.reason;

function vpcOf(view: NetworkView, vpc: Reference): TopologyVpc {
  const id = textOf(vpc);
  const isHere = (other: Reference | undefined) => other?.kind === vpc.kind && textOf(other) === id;
  const subnets = view.all('subnet').filter((subnet) => isHere(subnet.vpc)).map((subnet) => subnetOf(view, subnet));
  const tables = view.all('route-table').filter((table) => isHere(table.vpc)).map((table) => routeTableOf(view, table));
  const usesMain = subnets.some(({ routeTableId }) => routeTableId === mainRouteTable(id));
  const acls = view.all('network-acl').filter((acl) => isHere(acl.vpc));
  const unlisted = [...new Set(subnets.flatMap(({ networkAclId }) => networkAclId ?? []))]
    .filter((acl) => !acls.some((one) => one.id === acl));
  const gateway = internetGatewayOf(view, vpc);
  const zoneKeys = new Set(subnets.map(({ zoneKey }) => zoneKey));
  const constructPath = view.network.constructPaths.get(id);
  return {
    id,
    constructPath,
    name: vpc.kind === 'known' ? nameOf(id, constructPath) : 'a VPC that is not in the template',
    isInTemplate: vpc.kind === 'known' && view.find('vpc', vpc.value) !== undefined,
    cidrs: view.all('vpc-cidr').filter((block) => isHere(block.vpc)).flatMap(({ cidr }) => cidrText(cidr) ?? []),
    internetGatewayId: gateway?.kind === 'known' ? gateway.value : undefined,
    egressOnlyInternetGatewayIds: view.all('egress-only-internet-gateway').filter((one) => isHere(one.vpc))
      .map((one) => one.id),
    zoneKeys: zonesOf(view).map(({ key }) => key).filter((key) => zoneKeys.has(key)),
    subnets,
    routeTables: [...tables, ...usesMain ? [mainTable(id)] : []],
    natGateways: view.all('nat-gateway').filter((one) => isHere(vpcOfNatGateway(view, one)))
      .map((one) => natGateway(view, one)),
    networkAcls: [
      ...acls.map((acl) => networkAcl(view, acl)),
      ...unlisted.map((acl) => networkAcl(view, view.find('network-acl', acl) ?? { id: acl, isDefault: true })),
    ],
    gatewayEndpoints: view.all('gateway-endpoint').filter((one) => isHere(one.vpc))
      .map((one) => gatewayEndpoint(view, one)),
  };
}
