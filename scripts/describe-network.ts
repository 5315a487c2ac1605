import Table from 'cli-table3';
import pc from 'picocolors';
import { NetworkReachability } from '../src/reachability/network-reachability';
import type { NetworkTopology, TopologyAclRule, TopologyNatGateway, TopologyNetworkAcl, TopologyRoute, TopologySubnet, TopologyVpc, TopologyZone } from '../src/reachability/network-topology';
import { TopologyTier } from '../src/reachability/network-topology';

const TIERS = [TopologyTier.PUBLIC, TopologyTier.PRIVATE, TopologyTier.ISOLATED, TopologyTier.UNKNOWN];
const IMPLICIT_DENY = 32767;

/** A template's network, zone by zone, for a person to read. */
export function describeNetwork(template: { [key: string]: any }): string {
  const topology = NetworkReachability.fromTemplate(template).topology();
  return topology.vpcs.flatMap((vpc) => describeVpc(topology, vpc)).join('\n');
}

function describeVpc({ zones }: NetworkTopology, vpc: TopologyVpc): string[] {
  return [
    `${pc.bold('VPC')} ${vpc.cidrs.join(', ')}`,
    ...zones.filter(({ key }) => vpc.zoneKeys.includes(key)).flatMap((zone, index) => describeZone(vpc, zones, zone, index)),
    '',
    ...vpc.networkAcls.filter((acl) => !acl.isDefault).flatMap((acl) => describeAcl(vpc, acl)),
  ];
}

function describeZone(vpc: TopologyVpc, zones: readonly TopologyZone[], zone: TopologyZone, index: number): string[] {
  const subnets = vpc.subnets.filter(({ zoneKey }) => zoneKey === zone.key);
  return [
    '',
    pc.bold(`Availability Zone ${index + 1}`) + pc.dim(`  ${zone.key}`),
    ...TIERS.flatMap((tier) => subnets.filter((subnet) => subnet.tier === tier).flatMap((subnet) => describeSubnet(vpc, zones, subnet))),
  ];
}

function describeSubnet(vpc: TopologyVpc, zones: readonly TopologyZone[], subnet: TopologySubnet): string[] {
  const routes = vpc.routeTables.find(({ id }) => id === subnet.routeTableId)?.routes ?? [];
  return [
    `  ${pc.cyan(subnet.tier.padEnd(9))} ${[subnet.ipv4Cidr, subnet.ipv6Cidr].flatMap((cidr) => cidr ?? []).join('  ').padEnd(16)} ${pc.dim(name(subnet))}`,
    ...vpc.natGateways.filter(({ subnetId }) => subnetId === subnet.id).flatMap(describeGateway),
    ...routes.map((route) => `            ${route.destination.padEnd(16)} → ${targetText(route, subnet, zones)}`),
  ];
}

function describeGateway(gateway: TopologyNatGateway): string[] {
  return [
    `            NAT gateway      ${pc.dim(name(gateway))}`,
    ...gateway.elasticIps.map((address) => `            Elastic IP       ${pc.dim(name(address))}`),
  ];
}

function targetText({ targetType, targetZoneKey, blackHole }: TopologyRoute, { zoneKey }: TopologySubnet, zones: readonly TopologyZone[]): string {
  if (blackHole !== undefined) { return `${targetType} ${pc.red(`✗ ${blackHole}`)}`; }
  if (targetZoneKey === undefined) { return targetType; }
  if (targetZoneKey === zoneKey) { return `${targetType} of this zone ${pc.green('✓')}`; }
  return `${targetType} of ${zones.find(({ key }) => key === targetZoneKey)?.label ?? targetZoneKey} ${pc.red('✗')}`;
}

function describeAcl({ subnets }: TopologyVpc, acl: TopologyNetworkAcl): string[] {
  const table = new Table({ head: ['', 'rule', '', 'traffic'], style: { 'head': [], 'border': [], 'padding-left': 0 }, chars: BORDERLESS });
  for (const [label, rules] of [['  in', acl.inbound], ['  out', acl.outbound]] as const) {
    rules.filter(({ ruleNumber }) => ruleNumber !== IMPLICIT_DENY).forEach((rule, index) => table.push([
      index === 0 ? label : '', String(rule.ruleNumber ?? '?'), actionText(rule), rule.text,
    ]));
  }
  const count = subnets.filter(({ networkAclId }) => networkAclId === acl.id).length;
  const closed = acl.portsBlockedOnPurpose.length > 0 ? `, ports ${acl.portsBlockedOnPurpose.join(' and ')} closed on purpose` : '';
  return [`${pc.bold('Network ACL')} ${name(acl)} ${pc.dim(`of ${count} subnets${closed}`)}`, table.toString(), ''];
}

function actionText({ action }: TopologyAclRule): string {
  return action === 'allow' ? pc.green(action) : pc.red(action);
}

function name({ id, constructPath }: { readonly id: string; readonly constructPath?: string }): string {
  return constructPath?.replace(/\/(Resource|Subnet)$/, '') ?? id;
}

const BORDERLESS = Object.fromEntries([
  'top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle',
].map((side) => [side, '']));
