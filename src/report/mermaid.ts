import { TopologyTargetType } from '../reachability/network-topology';
import type { TopologyRoute } from '../reachability/network-topology';
import type { Site, SiteSubnet } from './model/site';
import { isWrong } from './picture/route-words';
import { visible } from './visible-text';

/** A flowchart of all VPCs: zones as subgraphs, subnets and gateways as nodes, routes as arrows, broken ones red. */
export function mermaidOf(sites: readonly Site[]): string {
  const links: string[] = [];
  const broken: number[] = [];
  const link = (line: string, isBroken: boolean) => {
    if (isBroken) { broken.push(links.length); }
    links.push(`  ${line}`);
  };
  const nodes = sites.flatMap((site) => nodesOf(site));
  sites.forEach((site) => {
    const key = `v${site.index}`;
    if (site.vpc.internetGatewayId !== undefined) { link(`${key}_igw --> internet`, false); }
    site.gateways.forEach(({ home }, i) => {
      if (!home) { link(`${key}_nat${i} --> ${key}_igw`, false); }
    });
    site.subnets.forEach((subnet, i) => subnet.routes.forEach((route) => {
      const target = targetOf(site, route);
      if (target !== undefined) { link(`${key}_s${i} -- ${quoted(route.destination)} --> ${target}`, isWrong(subnet, route)); }
    }));
  });
  const styles = broken.map((i) => `  linkStyle ${i} stroke:#b3191d,stroke-width:3px`);
  return ['flowchart BT', '  internet([the internet])', ...nodes, ...links, ...styles].join('\n') + '\n';
}

function nodesOf({ index, vpc, zones, subnets, gateways }: Site): readonly string[] {
  const key = `v${index}`;
  const own = (subnet: SiteSubnet, i: number) => [
    `      ${key}_s${i}[${quoted([subnet.name, subnet.ipv4Cidr, subnet.ipv6Cidr, subnet.tier].filter(Boolean).join('\n'))}]`,
    ...gateways.flatMap((gateway, n) => gateway.home?.id === subnet.id
      ? [`      ${key}_nat${n}[${quoted([gateway.name, ...gateway.elasticIps.map(({ label }) => label)].join('\n'))}]`] : []),
  ];
  return [
    `  subgraph ${key}[${quoted(`VPC ${vpc.cidrs.join(', ') || vpc.name}`)}]`,
    ...vpc.internetGatewayId === undefined ? [] : [`    ${key}_igw[internet gateway]`],
    ...vpc.egressOnlyInternetGatewayIds.length === 0 ? [] : [`    ${key}_eigw[egress-only internet gateway]`],
    ...gateways.flatMap(({ gateway, name }, n) => gateway.isRegional ? [`    ${key}_nat${n}[${quoted(`${name}, regional`)}]`] : []),
    ...zones.flatMap((zone, z) => [
      `    subgraph ${key}_z${z}[${quoted(zone.label)}]`,
      ...subnets.flatMap((subnet, i) => subnet.zoneKey === zone.key ? own(subnet, i) : []),
      '    end',
    ]),
    '  end',
  ];
}

function targetOf(
  { index, gateways, vpc }: Site,
  { targetType, targetId, blackHole }: TopologyRoute,
): string | undefined {
  if (blackHole !== undefined) { return undefined; }
  switch (targetType) {
    case TopologyTargetType.INTERNET_GATEWAY: return vpc.internetGatewayId === undefined ? undefined : `v${index}_igw`;
    case TopologyTargetType.EGRESS_ONLY_INTERNET_GATEWAY: return vpc.egressOnlyInternetGatewayIds.length === 0 ? undefined : `v${index}_eigw`;
    case TopologyTargetType.NAT_GATEWAY: {
      const n = gateways.findIndex(({ gateway }) => gateway.id === targetId);
      return n < 0 ? undefined : `v${index}_nat${n}`;
    }
    case TopologyTargetType.GATEWAY_ENDPOINT:
    case TopologyTargetType.HOST:
    case TopologyTargetType.LOCAL:
    case TopologyTargetType.ELSEWHERE:
    case TopologyTargetType.UNKNOWN: return undefined;
  }
}

/** Mermaid reads markup and entities in labels: nothing of them is left. */
function quoted(text: string): string {
  const plain = text.split('\n').map((line) => visible(line).replace(/[^\p{L}\p{N} .,:/_()+-]/gu, (c) => `#${c.codePointAt(0)};`));
  return `"${plain.join('<br/>')}"`;
}
