import Table from 'cli-table3';
import pc from 'picocolors';
import { refersTo } from '../src/reachability/private/network/resource';
import type { GatewayEndpoint, NatGateway, NetworkAcl, NetworkAclEntry, Route, RouteTarget, Subnet, Tier } from '../src/reachability/private/network/resources';
import { NetworkView } from '../src/reachability/private/network/view';
import { sameZone, zoneLabel, type Zone } from '../src/reachability/private/network/zone';
import { formatCidr, type Cidr } from '../src/reachability/private/packet/cidr';
import { readTemplate } from '../src/reachability/private/sources/cloudformation/read-template';

const TIERS: readonly Tier[] = ['public', 'private', 'isolated'];

/** A template's network, zone by zone, for a person to read. */
export function describeNetwork(template: object): string {
  const view = new NetworkView(readTemplate(template, {}), { holds: () => true });
  return [
    `${pc.bold('VPC')} ${view.all('vpc-cidr').map((block) => cidrText(block.cidr)).join(', ')}`,
    ...zonesOf(view).flatMap((zone, index) => describeZone(view, zone, index)),
    '',
    ...view.all('network-acl').filter((acl) => !acl.isDefault).flatMap((acl) => describeAcl(view, acl)),
  ].join('\n');
}

function zonesOf(view: NetworkView): readonly Zone[] {
  const zones = new Map(view.all('subnet').map((subnet) => [zoneLabel(subnet.zone), subnet.zone]));
  return [...zones.keys()].sort().map((label) => zones.get(label)!);
}

function describeZone(view: NetworkView, zone: Zone, index: number): string[] {
  const subnets = view.all('subnet').filter((subnet) => sameZone(subnet.zone, zone) === 'yes');
  return [
    '',
    pc.bold(`Availability Zone ${index + 1}`) + pc.dim(`  ${zoneLabel(zone)}`),
    ...TIERS.flatMap((tier) => subnets.filter((subnet) => subnet.taggedTier === tier).flatMap((subnet) => describeSubnet(view, subnet, tier))),
  ];
}

function describeSubnet(view: NetworkView, subnet: Subnet, tier: Tier): string[] {
  const gateways = view.all('nat-gateway').filter((gateway) => gateway.placement.kind === 'zonal' && view.follow('subnet', gateway.placement.subnet) === subnet);
  return [
    `  ${pc.cyan(tier.padEnd(9))} ${[subnet.ipv4, subnet.ipv6].flatMap((cidr) => (cidr ? [cidrText(cidr)] : [])).join('  ').padEnd(16)} ${pc.dim(name(view, subnet.id))}`,
    ...gateways.flatMap((gateway) => describeGateway(view, gateway)),
    ...routesOf(view, subnet).map((route) => `            ${destinationText(route).padEnd(16)} → ${targetText(view, route.target, subnet)}`),
    ...endpointsOf(view, subnet).map((endpoint) => `            ${serviceName(endpoint).padEnd(16)} → gateway endpoint`),
  ];
}

function describeGateway(view: NetworkView, gateway: NatGateway): string[] {
  const addresses = gateway.allocations.map((allocation) => (allocation.kind === 'known' ? name(view, allocation.value) : allocation.reason));
  return [
    `            NAT gateway      ${pc.dim(name(view, gateway.id))}`,
    ...addresses.map((address) => `            Elastic IP       ${pc.dim(address)}`),
  ];
}

function routesOf(view: NetworkView, subnet: Subnet): readonly Route[] {
  const associations = view.referringTo('route-table-association', 'subnet', subnet.id);
  return associations.flatMap(({ routeTable }) => (routeTable.kind === 'known' ? view.referringTo('route', 'routeTable', routeTable.value) : []));
}

function endpointsOf(view: NetworkView, subnet: Subnet): readonly GatewayEndpoint[] {
  const tables = view.referringTo('route-table-association', 'subnet', subnet.id).map(({ routeTable }) => routeTable);
  return view.all('gateway-endpoint').filter((endpoint) => tables.some((table) => table.kind === 'known'
    && endpoint.routeTables.some((served) => refersTo(served, table.value))));
}

const serviceName = ({ service }: GatewayEndpoint): string => service.split('.').pop()!;

function destinationText({ destination }: Route): string {
  switch (destination.kind) {
    case 'cidr': return formatCidr(destination.cidr);
    case 'service-prefix-list': return destination.service;
    case 'unknown': return destination.reason;
  }
}

function targetText(view: NetworkView, target: RouteTarget, subnet: Subnet): string {
  const kind = target.kind.replaceAll('-', ' ').replace('nat', 'NAT');
  const gateway = view.follow('nat-gateway', target.reference);
  const home = gateway?.placement.kind === 'zonal' ? view.follow('subnet', gateway.placement.subnet) : undefined;
  if (!home) { return kind; }
  return sameZone(home.zone, subnet.zone) === 'yes' ? `${kind} of this zone ${pc.green('✓')}` : `${kind} of ${zoneLabel(home.zone)} ${pc.red('✗')}`;
}

function describeAcl(view: NetworkView, acl: NetworkAcl): string[] {
  const table = new Table({ head: ['', 'rule', '', 'traffic'], style: { 'head': [], 'border': [], 'padding-left': 0 }, chars: BORDERLESS });
  for (const direction of ['ingress', 'egress'] as const) {
    const entries = view.referringTo('network-acl-entry', 'networkAcl', acl.id).filter((entry) => entry.direction === direction);
    [...entries].sort((a, b) => ruleNumber(a) - ruleNumber(b)).forEach((entry, index) => table.push([
      index === 0 ? (direction === 'ingress' ? '  in' : '  out') : '', String(ruleNumber(entry)), actionText(entry), entry.text,
    ]));
  }
  const subnets = view.referringTo('network-acl-association', 'networkAcl', acl.id).length;
  const closed = acl.portsBlockedOnPurpose.length > 0 ? `, ports ${acl.portsBlockedOnPurpose.join(' and ')} closed on purpose` : '';
  return [`${pc.bold('Network ACL')} ${name(view, acl.id)} ${pc.dim(`of ${subnets} subnets${closed}`)}`, table.toString(), ''];
}

const ruleNumber = (entry: NetworkAclEntry): number => (entry.ruleNumber.kind === 'known' ? entry.ruleNumber.value : NaN);

function actionText({ action }: NetworkAclEntry): string {
  return action.kind === 'known' && action.value === 'allow' ? pc.green('allow') : pc.red('deny');
}

function cidrText(cidr: { kind: 'known'; value: Cidr } | { kind: 'unknown'; reason: string }): string {
  return cidr.kind === 'known' ? formatCidr(cidr.value) : `(${cidr.reason})`;
}

function name(view: NetworkView, id: string): string {
  return view.network.constructPaths.get(id)?.replace(/\/(Resource|Subnet)$/, '') ?? id;
}

const BORDERLESS = Object.fromEntries([
  'top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle',
].map((side) => [side, '']));
