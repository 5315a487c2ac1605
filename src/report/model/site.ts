import type { Finding } from '../../reachability/finding';
import type {
  NetworkTopology,
  TopologyElasticIp,
  TopologyNatGateway,
  TopologyNetworkAcl,
  TopologyRoute,
  TopologySubnet,
  TopologyVpc,
  TopologyZone,
} from '../../reachability/network-topology';
import { TopologyTier } from '../../reachability/network-topology';
import { Verdict } from '../../reachability/verdict';

/** Tiers as rows of a picture, from the internet inwards. */
export const TIERS = [TopologyTier.PUBLIC, TopologyTier.PRIVATE, TopologyTier.ISOLATED, TopologyTier.UNKNOWN] as const;

/** An Elastic IP by the name that the report gives it. */
export interface SiteElasticIp extends TopologyElasticIp {
  readonly label: string;
}

/** A NAT gateway with what stands around it. */
export interface SiteGateway {
  readonly gateway: TopologyNatGateway;
  readonly name: string;
  /** The subnet that it stands in; undefined for a regional one. */
  readonly home?: TopologySubnet;
  readonly elasticIps: readonly SiteElasticIp[];
}

/** A subnet with what stands around it. */
export interface SiteSubnet extends TopologySubnet {
  readonly zone: TopologyZone;
  readonly routes: readonly TopologyRoute[];
  readonly gateways: readonly SiteGateway[];
  readonly acl?: TopologyNetworkAcl;
  /** What is violated or unknown of it. */
  readonly troubles: readonly Finding[];
}

/** One VPC of a topology, with everything looked up that a picture or a table of it shows. */
export interface Site {
  /** 0 for the first VPC of the report. */
  readonly index: number;
  readonly vpc: TopologyVpc;
  readonly zones: readonly TopologyZone[];
  readonly subnets: readonly SiteSubnet[];
  readonly gateways: readonly SiteGateway[];
  readonly findings: readonly Finding[];
}

/** The VPCs that have anything to show. */
export function sitesOf({ vpcs, zones }: NetworkTopology, all: readonly Finding[]): readonly Site[] {
  const findings = all.map(withTopologyIds);
  const shown = distinctlyNamed(vpcs.filter(({ subnets }) => subnets.length > 0));
  const owners = shown.map((vpc) => new Set([
    ...[vpc, ...vpc.subnets, ...vpc.natGateways, ...vpc.networkAcls, ...vpc.routeTables].map(({ id }) => id),
  ]));
  const ownerOf = ({ subject }: Finding) => Math.max(0, owners.findIndex((ids) => ids.has(subject)));
  let ordinal = 0;
  let elasticIp = 0;
  return shown.map((vpc, index) => {
    const own = zones.filter(({ key }) => vpc.zoneKeys.includes(key));
    const place = ({ zoneKeys: [key] }: TopologyNatGateway) => own.findIndex((zone) => zone.key === key);
    const gateways = [...vpc.natGateways].sort((a, b) => place(a) - place(b)).map((gateway): SiteGateway => ({
      gateway,
      name: `NAT gateway ${ordinal += 1}`,
      home: vpc.subnets.find(({ id }) => id === gateway.subnetId),
      elasticIps: gateway.elasticIps.map((one) => ({ ...one, label: `Elastic IP ${elasticIp += 1}` })),
    }));
    const about = findings.filter((finding) => ownerOf(finding) === index);
    return { index, vpc, zones: own, gateways, findings: about, subnets: subnetsOf(vpc, own, gateways, about) };
  });
}

/** Findings name the stack apart from the logical id; where there are several stacks, the topology's ids name it. */
function withTopologyIds(finding: Finding): Finding {
  const qualified = (id: string, stack: string | undefined) => stack === undefined ? id : `${stack}:${id}`;
  return {
    ...finding,
    subject: qualified(finding.subject, finding.stack),
    blame: finding.blame.map((one) => ({ ...one, componentId: qualified(one.componentId, one.stack) })),
  };
}

/** Two VPCs of one name are told apart by their construct paths, or their ids. */
function distinctlyNamed(vpcs: readonly TopologyVpc[]): readonly TopologyVpc[] {
  const isUnique = ({ name }: TopologyVpc) => vpcs.filter((other) => other.name === name).length === 1;
  return vpcs.map((vpc) => isUnique(vpc) ? vpc : { ...vpc, name: vpc.constructPath?.replace(/\/Resource$/, '') ?? vpc.id });
}

function subnetsOf(
  vpc: TopologyVpc,
  zones: readonly TopologyZone[],
  gateways: readonly SiteGateway[],
  findings: readonly Finding[],
): readonly SiteSubnet[] {
  const tables = new Map(vpc.routeTables.map(({ id, routes }) => [id, routes]));
  const acls = new Map(vpc.networkAcls.map((acl) => [acl.id, acl]));
  const troubles = new Map<string, Finding[]>();
  findings.filter(({ verdict }) => verdict !== Verdict.PROVED).forEach((finding) => {
    troubles.set(finding.subject, [...troubles.get(finding.subject) ?? [], finding]);
  });
  return vpc.subnets.map((subnet) => ({
    ...subnet,
    zone: zones.find(({ key }) => key === subnet.zoneKey)!,
    routes: tables.get(subnet.routeTableId ?? '') ?? [],
    gateways: gateways.filter(({ gateway }) => gateway.subnetId === subnet.id),
    acl: acls.get(subnet.networkAclId ?? ''),
    troubles: troubles.get(subnet.id) ?? [],
  }));
}

/** Whether one of the subnet's own routes or rules is to blame for what is wrong with it. */
export function isCause({ id, routes, routeTableId, acl, troubles }: SiteSubnet): boolean {
  const own = new Set([
    id,
    ...routes.map((route) => route.id),
    ...routeTableId === undefined ? [] : [routeTableId],
    ...acl ? [acl.id, ...[...acl.inbound, ...acl.outbound].map(({ entryId }) => entryId)] : [],
  ]);
  return troubles.some(({ blame }) => blame.some(({ componentId }) => own.has(componentId)));
}

/** `NAT gateway 1` and its kind by the id that the template gives it. */
export function gatewayOf({ gateways }: Site, id: string | undefined): SiteGateway | undefined {
  return gateways.find(({ gateway }) => gateway.id === id);
}

/** The main route of a subnet to the internet: the default one, or else the first that leads out of the VPC. */
export function defaultRoute({ routes }: SiteSubnet, family = 'ipv4'): TopologyRoute | undefined {
  return routes.find((route) => route.family === family && route.isDefault);
}

/** Ports whose replies are lost because the template says so. */
export function closedPorts(findings: readonly Finding[]): readonly number[] {
  return [...new Set(findings.flatMap(({ portsBlockedOnPurpose }) => portsBlockedOnPurpose))].sort((a, b) => a - b);
}

/** The network ACLs that a table is made of: a default one only where a subnet uses it. */
export function shownAcls({ vpc, subnets }: Pick<Site, 'vpc' | 'subnets'>): readonly TopologyNetworkAcl[] {
  const inUse = new Set(subnets.map(({ networkAclId }) => networkAclId));
  return vpc.networkAcls.filter(({ id, isDefault }) => !isDefault || inUse.has(id));
}
