import { block, Block, holds, Ip, ipText, versionOf } from './oracle-address';

/** A CloudFormation template, as far as the oracles read it. */
export interface TemplateJson {
  readonly Resources: Record<string, ResourceJson>;
}

export interface ResourceJson {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly [attribute: string]: unknown;
}

/** One numbered rule of a network ACL; `id` is the entry's logical id, or the ACL's own for what AWS puts there. */
export interface AclRule {
  readonly id: string;
  readonly number: number;
  readonly egress: boolean;
  readonly allow: boolean;
  readonly protocol: number;
  readonly peer: Block;
  readonly ports?: { readonly from: number; readonly to: number };
  readonly icmp?: { readonly type: number; readonly code: number };
}

export interface Acl {
  readonly id: string;
  readonly ingress: readonly AclRule[];
  readonly egress: readonly AclRule[];
}

export interface RouteTarget {
  readonly kind: 'local' | 'nat' | 'internet-gateway' | 'egress-only' | 'other';
  readonly id: string;
  /** False for a black hole. */
  readonly isAlive: boolean;
}

export interface OracleRoute {
  readonly id: string;
  readonly destination: Block;
  readonly target: RouteTarget;
}

export interface OracleSubnet {
  readonly id: string;
  readonly zone: string;
  readonly blocks: readonly Block[];
  readonly tag?: string;
  readonly dns64: boolean;
  /** Names of the public IPv4 addresses that its hosts have: Elastic IPs by logical id, or the subnet's own given on launch. */
  readonly publicNames: readonly string[];
  readonly acl: Acl;
  readonly routeTable: string;
  readonly routes: readonly OracleRoute[];
}

export interface OracleNat {
  readonly id: string;
  readonly isPublic: boolean;
  readonly zone?: string;
  /** Undefined if the gateway is regional. */
  readonly subnet?: string;
  /** The zones a regional gateway serves; undefined if it serves all. */
  readonly zones?: readonly string[];
  /** Logical ids, the primary first; empty if it has none, or if AWS assigns them. */
  readonly elasticIps: readonly string[];
}

export interface OracleNetwork {
  readonly blocks: readonly Block[];
  readonly subnets: readonly OracleSubnet[];
  readonly nats: readonly OracleNat[];
  readonly acls: readonly Acl[];
  readonly attachedGateways: readonly string[];
  /** Blocks that any route table sends to a NAT gateway. */
  readonly routedToNat: readonly { readonly nat: string; readonly destination: Block }[];
  /** Subnets of hosts that have an Elastic IP. */
  readonly elasticHosts: readonly string[];
}

/** What the VPC's IPv6 block may be where the template leaves it to Amazon. */
const AMAZON_IPV6 = '2600:1f16:abc:de00::/56';

const LOCAL: RouteTarget = { kind: 'local', id: 'local', isAlive: true };

const TARGETS = {
  NatGatewayId: 'nat', GatewayId: 'internet-gateway', EgressOnlyInternetGatewayId: 'egress-only',
} as const;

interface RawResource {
  readonly id: string;
  readonly type: string;
  readonly properties: Record<string, unknown>;
}

/** Reads the VPC of a template written as CDK or the random generator write it; resources of a VPC `Other…` do not exist here. */
export function readOracleNetwork(template: TemplateJson, amazonIpv6: string = AMAZON_IPV6): OracleNetwork {
  const resources = Object.entries(template.Resources)
    .map(([id, resource]): RawResource => ({ id, type: resource.Type, properties: resource.Properties ?? {} }));
  const [vpc] = resources.filter(({ id, type }) => type === 'AWS::EC2::VPC' && !id.startsWith('Other'));
  const all = resources.filter(({ id, properties }) => !id.startsWith('Other') && (properties.VpcId === undefined || name(properties.VpcId) === vpc.id));
  const ofType = (type: string) => all.filter((resource) => resource.type === `AWS::EC2::${type}`);
  const ids = new Set(all.map(({ id }) => id));
  const blocks = [
    String(vpc.properties.CidrBlock),
    ...ofType('VPCCidrBlock').map(({ properties }) => String(properties.CidrBlock ?? properties.Ipv6CidrBlock ?? amazonIpv6)),
  ].map(block);
  const acls = [defaultAcl(vpc.id), ...ofType('NetworkAcl').map(({ id }) => emptyAcl(id))]
    .map((acl) => withEntries(acl, ofType('NetworkAclEntry'), amazonIpv6));
  const attachedGateways = ofType('VPCGatewayAttachment').map(({ properties }) => name(properties.InternetGatewayId))
    .filter((id) => ids.has(id));
  const routes = ofType('Route').map(({ id, properties }) => ({
    id,
    table: name(properties.RouteTableId),
    destination: block(String(properties.DestinationCidrBlock ?? properties.DestinationIpv6CidrBlock)),
    target: target(properties, ids, attachedGateways),
  }));
  const routedToNat = routes.flatMap((route) => (route.target.kind === 'nat' ? [{ nat: route.target.id, destination: route.destination }] : []));
  const routesOf = (table: string | undefined): OracleRoute[] => longestFirst([
    ...blocks.map((destination) => ({ id: 'local', destination, target: LOCAL })), ...routes.filter((route) => route.table === table),
  ]);
  const homes = new Map([...ofType('Instance'), ...ofType('NetworkInterface')].map(({ id, properties }) => [id, name(properties.SubnetId)]));
  const elasticHosts = [...ofType('EIP'), ...ofType('EIPAssociation')].flatMap(({ id, properties }) => {
    const subnet = homes.get(name(properties.InstanceId ?? properties.NetworkInterfaceId));
    return subnet === undefined ? [] : [{ subnet, elasticIp: properties.AllocationId === undefined ? id : name(properties.AllocationId) }];
  });
  const subnets = ofType('Subnet').map(({ id, properties }): OracleSubnet => {
    const associated = (type: string, property: string) =>
      ofType(type).map((one) => one.properties).filter((one) => name(one.SubnetId) === id).map((one) => name(one[property])).at(0);
    const table = associated('SubnetRouteTableAssociation', 'RouteTableId');
    return {
      id,
      zone: JSON.stringify(properties.AvailabilityZone),
      blocks: [properties.CidrBlock, properties.Ipv6CidrBlock].filter((cidr) => cidr !== undefined).map((cidr) => block(cidrText(cidr, amazonIpv6))),
      tag: (properties.Tags as { Key: string; Value: string }[] | undefined)?.find(({ Key }) => Key === 'aws-cdk:subnet-type')?.Value,
      dns64: String(properties.EnableDns64) === 'true',
      publicNames: [
        ...elasticHosts.filter(({ subnet }) => subnet === id).map(({ elasticIp }) => elasticIp),
        ...String(properties.MapPublicIpOnLaunch) === 'true' ? [`${id}.PublicIp`] : [],
      ],
      acl: acls.find((acl) => acl.id === (associated('SubnetNetworkAclAssociation', 'NetworkAclId') ?? vpc.id))!,
      routeTable: table ?? vpc.id,
      routes: routesOf(table),
    };
  });
  const nats = ofType('NatGateway').map(({ id, properties }): OracleNat => {
    const home = subnets.find((subnet) => subnet.id === name(properties.SubnetId));
    const zones = properties.AvailabilityZoneAddresses as { AvailabilityZone: unknown; AllocationIds: unknown[] }[] | undefined;
    const secondary = properties.SecondaryAllocationIds as unknown[] | undefined;
    return {
      id,
      isPublic: properties.ConnectivityType !== 'private',
      zone: home?.zone,
      subnet: home?.id,
      zones: zones?.map(({ AvailabilityZone }) => JSON.stringify(AvailabilityZone)),
      elasticIps: [properties.AllocationId, ...secondary ?? [], ...zones?.flatMap((one) => one.AllocationIds) ?? []]
        .filter((allocation) => allocation !== undefined).map(name),
    };
  });
  return { blocks, subnets, nats, acls, attachedGateways, routedToNat, elasticHosts: elasticHosts.map(({ subnet }) => subnet) };
}

/** The logical id that a Ref or the first part of a GetAtt names. */
function name(reference: unknown): string {
  if (typeof reference !== 'object' || reference === null) { return String(reference); }
  const { Ref: ref, 'Fn::GetAtt': attribute } = reference as { 'Ref'?: string; 'Fn::GetAtt'?: string | [string, string] };
  return ref ?? (Array.isArray(attribute) ? attribute[0] : String(attribute).split('.')[0]);
}

/** A CIDR: literal, the block that Amazon gives, or cut from it by Select(i, Cidr(…, 256, 64)). */
function cidrText(cidr: unknown, amazonIpv6: string): string {
  const [index, list] = (cidr as { 'Fn::Select'?: [number | string, object] })['Fn::Select'] ?? [];
  if (list === undefined) { return String(cidr); }
  if (!('Fn::Cidr' in list)) { return amazonIpv6; }
  return `${ipText((block(amazonIpv6).lo as bigint) + BigInt(index!) * 2n ** 64n)}/64`;
}

function target(properties: Record<string, unknown>, ids: ReadonlySet<string>, attached: readonly string[]): RouteTarget {
  for (const [property, kind] of Object.entries(TARGETS)) {
    const id = name(properties[property]);
    if (properties[property] === undefined) { continue; }
    return { kind, id, isAlive: kind === 'internet-gateway' ? attached.includes(id) : ids.has(id) };
  }
  return { kind: 'other', id: 'nothing', isAlive: false };
}

function defaultAcl(vpc: string): Acl {
  const allowAll = (egress: boolean) => [
    { id: vpc, number: 100, egress, allow: true, protocol: -1, peer: block('0.0.0.0/0') },
    { id: vpc, number: 101, egress, allow: true, protocol: -1, peer: block('::/0') },
  ];
  return { id: vpc, ingress: allowAll(false), egress: allowAll(true) };
}

const emptyAcl = (id: string): Acl => ({ id, ingress: [], egress: [] });

function withEntries(acl: Acl, entries: readonly Pick<RawResource, 'id' | 'properties'>[], amazonIpv6: string): Acl {
  const rules = entries.filter(({ properties }) => name(properties.NetworkAclId) === acl.id).map(({ id, properties }): AclRule => {
    const range = properties.PortRange as { From: unknown; To: unknown } | undefined;
    const icmp = properties.Icmp as { Type: unknown; Code: unknown } | undefined;
    return {
      id,
      number: Number(properties.RuleNumber),
      egress: String(properties.Egress ?? false) === 'true',
      allow: properties.RuleAction === 'allow',
      protocol: Number(properties.Protocol),
      peer: block(cidrText(properties.CidrBlock ?? properties.Ipv6CidrBlock, amazonIpv6)),
      ports: range && { from: Number(range.From), to: Number(range.To) },
      icmp: icmp && { type: Number(icmp.Type), code: Number(icmp.Code) },
    };
  });
  const sorted = (own: readonly AclRule[], egress: boolean) =>
    [...own, ...rules.filter((rule) => rule.egress === egress)].sort((a, b) => a.number - b.number);
  return { id: acl.id, ingress: sorted(acl.ingress, false), egress: sorted(acl.egress, true) };
}

const longestFirst = (routes: readonly OracleRoute[]) => [...routes].sort((a, b) => b.destination.prefix - a.destination.prefix);

export function routeOf(subnet: OracleSubnet, destination: Ip): OracleRoute | undefined {
  return subnet.routes.find((route) => holds(route.destination, destination));
}

/** What a network ACL rule sees of a packet besides the peer's address. */
export interface Service {
  readonly protocol: number;
  readonly destinationPort: number;
  readonly icmp?: { readonly type: number; readonly code: number };
}

/** The rule that decides; undefined is the implicit deny. */
export function firstMatch(rules: readonly AclRule[], peer: Ip, service: Service): AclRule | undefined {
  return rules.find((rule) => holds(rule.peer, peer) && matches(rule, service, versionOf(peer) === 6));
}

function matches(rule: AclRule, service: Service, isIpv6: boolean): boolean {
  if (rule.protocol === -1) { return true; }
  if (rule.protocol !== service.protocol) { return false; }
  if (rule.protocol === 6 || rule.protocol === 17) {
    return rule.ports!.from <= service.destinationPort && service.destinationPort <= rule.ports!.to;
  }
  if (rule.protocol === 1 || (rule.protocol === 58 && isIpv6)) {
    const { type, code } = rule.icmp!;
    return (type === -1 || type === service.icmp!.type) && (code === -1 || code === service.icmp!.code);
  }
  return true;
}
