import { ALWAYS, Condition, evaluate } from '../../src/reachability/private/conditions/condition';
import { Network, NetworkParts } from '../../src/reachability/private/network/network';
import { known, Reference, Resolved, unknown } from '../../src/reachability/private/network/resource';
import type {
  AnyResource, Direction, FamilyBounds, NetworkAclEntry, ResourceKind, ResourceOf, Route, RouteDestination, RouteTarget, Tier,
} from '../../src/reachability/private/network/resources';
import { NetworkView } from '../../src/reachability/private/network/view';
import type { Zone } from '../../src/reachability/private/network/zone';
import { AddressSet } from '../../src/reachability/private/packet/address-set';
import { Bounds } from '../../src/reachability/private/packet/bounds';
import { Cidr, parseCidr } from '../../src/reachability/private/packet/cidr';
import type { Family } from '../../src/reachability/private/packet/family';
import { IntervalSet } from '../../src/reachability/private/packet/interval-set';
import { PacketSet } from '../../src/reachability/private/packet/packet-set';
import { ALL_PROTOCOLS, ICMP, ICMPV6, icmpField, TCP, UDP, WHOLE_FIELD } from '../../src/reachability/private/packet/protocol';

/** `'?'` stands for what a template does not tell. */
export const UNKNOWN = '?';

const reference = (id: string): Reference => (id === UNKNOWN ? unknown('parameter P has no default') : known(id));
function resolved<T>(text: string, read: (text: string) => T): Resolved<T> {
  return text === UNKNOWN ? unknown('parameter P has no default') : known(read(text));
}

export function cidr(text: string): Cidr {
  const parsed = parseCidr(text);
  if (!parsed) { throw new Error(`not a CIDR: ${text}`); }
  return parsed;
}

export function addresses(...texts: readonly string[]): AddressSet {
  return texts.map((text) => AddressSet.of(cidr(text))).reduce((all, one) => all.union(one));
}

export const packets = (text: string): PacketSet => {
  const matches = matched(text);
  return matches.ipv4.upper.isEmpty() ? matches.ipv6.upper : matches.ipv4.upper;
};

/** A zone name, `get-azs/0`, `list/0` (a parameter's list, whose zones may be equal), or a symbol (`$Zone`). */
export function zone(text: string): Zone {
  if (text.startsWith('$')) { return { kind: 'symbol', text: text.slice(1) }; }
  const [list, index] = text.split('/');
  return index === undefined ? { kind: 'name', name: text } : { kind: 'index', list, index: Number(index), distinct: list === 'get-azs' };
}

export const vpc = (id = 'Vpc', ...blocks: readonly string[]): AnyResource[] => [
  { kind: 'vpc', id, when: ALWAYS },
  ...(blocks.length > 0 ? blocks : ['10.0.0.0/16']).map((block, i): AnyResource => ({
    kind: 'vpc-cidr', id: `${id}Cidr${i}`, when: ALWAYS, vpc: known(id), family: block.includes(':') ? 'ipv6' : 'ipv4', cidr: resolved(block, cidr),
  })),
];

export interface SubnetParts {
  readonly zone?: string;
  readonly ipv4?: string;
  readonly ipv6?: string;
  readonly tier?: Tier;
  readonly table?: string;
  readonly acl?: string;
  readonly vpc?: string;
  readonly publicIpv4OnLaunch?: Resolved<boolean>;
  readonly dns64?: Resolved<boolean>;
}

/** A subnet with its associations: `<id>TableOf`, `<id>AclOf`. */
export function subnet(id: string, parts: SubnetParts = {}): AnyResource[] {
  return [
    {
      kind: 'subnet',
      id,
      when: ALWAYS,
      vpc: reference(parts.vpc ?? 'Vpc'),
      zone: zone(parts.zone ?? 'a'),
      taggedTier: parts.tier,
      ipv4: parts.ipv4 === undefined ? undefined : resolved(parts.ipv4, cidr),
      ipv6: parts.ipv6 === undefined ? undefined : resolved(parts.ipv6, cidr),
      publicIpv4OnLaunch: parts.publicIpv4OnLaunch ?? known(false),
      dns64: parts.dns64 ?? known(false),
    },
    ...parts.table ? [{ kind: 'route-table-association' as const, id: `${id}TableOf`, when: ALWAYS, subnet: known(id), routeTable: reference(parts.table) }] : [],
    ...parts.acl ? [{ kind: 'network-acl-association' as const, id: `${id}AclOf`, when: ALWAYS, subnet: known(id), networkAcl: reference(parts.acl) }] : [],
  ];
}

export const table = (id: string, inVpc = 'Vpc'): AnyResource => ({ kind: 'route-table', id, when: ALWAYS, vpc: reference(inVpc) });

const TARGETS: Readonly<Record<string, RouteTarget['kind']>> = {
  igw: 'internet-gateway',
  nat: 'nat-gateway',
  eigw: 'egress-only-internet-gateway',
  eni: 'network-interface',
  instance: 'instance',
  tgw: 'transit-gateway',
  peering: 'vpc-peering-connection',
  vgw: 'virtual-private-gateway',
  endpoint: 'gateway-endpoint',
  gwlb: 'gateway-load-balancer-endpoint',
  local: 'local',
  unknown: 'unknown',
};

/** `route('TableA', '0.0.0.0/0 -> nat NatA')`; destinations also `?`, `service s3` and `10.0.0.0/8@ListName`. */
export function route(routeTable: string, text: string, extra: Partial<Route> = {}): Route {
  const [destination, target] = text.split(' -> ');
  const [kind, id] = target.split(' ');
  return {
    kind: 'route',
    id: `${routeTable} ${text}`,
    when: ALWAYS,
    routeTable: reference(routeTable),
    destination: routeDestination(destination),
    target: { kind: TARGETS[kind], reference: reference(id ?? UNKNOWN) },
    propagated: false,
    ...extra,
  };
}

function routeDestination(text: string): RouteDestination {
  if (text === UNKNOWN) { return { kind: 'unknown', reason: 'parameter P has no default' }; }
  if (text.startsWith('service ')) { return { kind: 'service-prefix-list', service: text.slice('service '.length) }; }
  const [block, prefixList] = text.split('@');
  return { kind: 'cidr', family: block.includes(':') ? 'ipv6' : 'ipv4', cidr: cidr(block), prefixList };
}

export const igw = (id = 'Igw', ...attachedTo: readonly string[]): AnyResource[] => [
  { kind: 'internet-gateway', id, when: ALWAYS },
  ...attachedTo.map((to): AnyResource => ({ kind: 'gateway-attachment', id: `${id}Attachment`, when: ALWAYS, vpc: reference(to), gateway: known(id) })),
];

export const eigw = (id = 'Eigw', inVpc = 'Vpc'): AnyResource => ({ kind: 'egress-only-internet-gateway', id, when: ALWAYS, vpc: reference(inVpc) });

/** A public zonal NAT gateway with an Elastic IP. */
export const nat = (id: string, inSubnet: string, extra: Partial<ResourceOf<'nat-gateway'>> = {}): AnyResource => ({
  kind: 'nat-gateway',
  id,
  when: ALWAYS,
  connectivity: known('public'),
  placement: { kind: 'zonal', subnet: reference(inSubnet) },
  allocations: [known(`${id}Eip`)],
  ...extra,
});

export const regionalNat = (id: string, zones?: readonly string[], inVpc = 'Vpc'): AnyResource => ({
  kind: 'nat-gateway',
  id,
  when: ALWAYS,
  connectivity: known('public'),
  allocations: [],
  placement: { kind: 'regional', vpc: reference(inVpc), ...zones ? { zones: zones.map(zone) } : {} },
});

/** An instance that forwards what it gets: its source/destination check is off. */
export const host = (id: string, inSubnet: string, extra: Partial<ResourceOf<'host'>> = {}): AnyResource => ({
  kind: 'host', id, when: ALWAYS, type: 'instance', subnet: reference(inSubnet), sourceDestCheck: known(false), securityGroups: [], ...extra,
});

/** Public addresses that something gives its hosts in a subnet. */
export const placement = (id: string, inSubnet: string, extra: Partial<ResourceOf<'public-placement'>> = {}): AnyResource => ({
  kind: 'public-placement', id, when: ALWAYS, type: 'load balancer', subnet: reference(inSubnet), publicIpv4: known(true), securityGroups: [], ...extra,
});

export const elasticIp = (id: string, ofHost: string): AnyResource[] => [
  { kind: 'elastic-ip', id, when: ALWAYS },
  { kind: 'elastic-ip-association', id: `${id}Association`, when: ALWAYS, elasticIp: known(id), host: reference(ofHost) },
];

/** A security group that permits `tcp 443 0.0.0.0/0` in, `out udp 53 0.0.0.0/0` out, `tcp 5432 of Peer` in from hosts of another group. */
export const securityGroup = (id: string, ...permissions: readonly string[]): AnyResource[] => [
  { kind: 'security-group', id, when: ALWAYS, vpc: known('Vpc') },
  ...permissions.map((text, i): AnyResource => ({
    kind: 'security-group-rule',
    id: `${id}Rule${i}`,
    when: ALWAYS,
    securityGroup: known(id),
    direction: text.startsWith('out ') ? 'egress' : 'ingress',
    ...permitted(text.replace(/^out /, '')),
  })),
];

function permitted(text: string): Pick<ResourceOf<'security-group-rule'>, 'permits' | 'peerSecurityGroup' | 'permitsPeers'> {
  const [services, peer] = text.split(' of ');
  return peer === undefined ? { permits: matched(text) }
    : { permits: noPackets(), peerSecurityGroup: reference(peer), permitsPeers: matched(`${services} 0.0.0.0/0`) };
}

const noPackets = (): FamilyBounds => ({ ipv4: Bounds.exact(PacketSet.empty('ipv4')), ipv6: Bounds.exact(PacketSet.empty('ipv6')) });

/** A gateway endpoint for `s3` in these route tables. */
export const gatewayEndpoint = (id: string, service: string, ...tables: readonly string[]): AnyResource => ({
  kind: 'gateway-endpoint', id, when: ALWAYS, vpc: known('Vpc'), service, routeTables: tables.map(reference),
});

/** `in 100 allow tcp 1024-65535 0.0.0.0/0`: each field may be `?`; the middle is as in `packets`. */
export function acl(id: string, ...rules: readonly string[]): AnyResource[] {
  return [aclNoun(id), ...rules.map((text) => entry(id, text))];
}

export const aclNoun = (id: string, extra: Partial<ResourceOf<'network-acl'>> = {}): AnyResource => ({
  kind: 'network-acl', id, when: ALWAYS, vpc: known('Vpc'), isDefault: false, portsBlockedOnPurpose: [], ...extra,
});

export function entry(networkAcl: string, text: string, when: Condition = ALWAYS): NetworkAclEntry {
  const [way, ruleNumber, action, ...rest] = text.split(' ');
  const direction: Direction = way === 'in' ? 'ingress' : 'egress';
  return {
    kind: 'network-acl-entry',
    id: `${networkAcl}:${way}:${ruleNumber}${ruleNumber === UNKNOWN ? rest.join(' ') : ''}`,
    when,
    networkAcl: reference(networkAcl),
    direction,
    ruleNumber: resolved(ruleNumber, Number),
    action: resolved(action, (word) => word as 'allow' | 'deny'),
    matches: matched(rest.join(' ')),
    text: rest.join(' '),
  };
}

const PROTOCOLS: Readonly<Record<string, number>> = { tcp: TCP, udp: UDP, icmp: ICMP, icmpv6: ICMPV6 };

/** `all CIDR`, `tcp 443 CIDR`, `udp 1024-65535 CIDR`, `icmp 3 CIDR`, `icmp 3/4 CIDR`, `icmp CIDR`, `47 CIDR`; the CIDR may be `?`. */
function matched(text: string): FamilyBounds {
  const words = text.split(' ');
  const block = words[words.length - 1];
  const [protocol, field] = words.slice(0, -1);
  const services = {
    protocols: protocol === 'all' ? ALL_PROTOCOLS : IntervalSet.of(PROTOCOLS[protocol] ?? Number(protocol)),
    field: field === undefined ? WHOLE_FIELD : fieldOf(protocol, field),
  };
  const inFamily = (family: Family): Bounds<PacketSet> => {
    const nothing = PacketSet.empty(family);
    if (block === UNKNOWN) {
      return Bounds.between(nothing, PacketSet.of({ addresses: AddressSet.all(family), ...services }), ['parameter P has no default']);
    }
    return Bounds.exact(cidr(block).family === family ? PacketSet.of({ addresses: addresses(block), ...services }) : nothing);
  };
  return { ipv4: inFamily('ipv4'), ipv6: inFamily('ipv6') };
}

function fieldOf(protocol: string, text: string): IntervalSet<number> {
  if (protocol.startsWith('icmp')) {
    const [type, code] = text.split('/');
    return icmpField(Number(type), code === undefined ? undefined : Number(code));
  }
  const [from, to = from] = text.split('-');
  return IntervalSet.of(Number(from), Number(to));
}

/** What both tiers of a NAT network need, and nothing else, but for egress, which is all. */
export const TIERED: readonly string[] = [
  'in 100 allow all 10.0.0.0/16', 'in 200 allow tcp 1024-65535 0.0.0.0/0', 'in 210 allow udp 1024-65535 0.0.0.0/0',
  'in 220 allow icmp 0 0.0.0.0/0', 'in 230 allow icmp 3 0.0.0.0/0', 'in 240 allow icmp 11 0.0.0.0/0', 'out 100 allow all 0.0.0.0/0',
];

/** An immutable list of nouns that can be taken apart and changed by id. */
export class NetworkBuilder {
  constructor(public readonly resources: readonly AnyResource[] = [], private readonly parts: Omit<NetworkParts, 'resources'> = {}) {}

  public with(...more: readonly (AnyResource | readonly AnyResource[])[]): NetworkBuilder {
    return new NetworkBuilder([...this.resources, ...more.flat()], this.parts);
  }

  public without(...ids: readonly string[]): NetworkBuilder {
    ids.filter((id) => !this.resources.some((resource) => resource.id === id)).forEach((id) => { throw new Error(`there is no ${id}`); });
    return new NetworkBuilder(this.resources.filter(({ id }) => !ids.includes(id)), this.parts);
  }

  public change<K extends ResourceKind>(kind: K, id: string, changes: Partial<ResourceOf<K>>): NetworkBuilder {
    const [resource] = this.resources.filter((one) => one.kind === kind && one.id === id);
    if (!resource) { throw new Error(`there is no ${kind} ${id}`); }
    return new NetworkBuilder(this.resources.map((one) => (one === resource ? { ...resource, ...changes } as AnyResource : one)), this.parts);
  }

  public given(parts: Omit<NetworkParts, 'resources'>): NetworkBuilder {
    return new NetworkBuilder(this.resources, { ...this.parts, ...parts });
  }

  public build(): Network {
    return new Network({ ...this.parts, resources: this.resources });
  }

  /** The network in a world where every guard that says nothing else is false. */
  public view(): NetworkView {
    return new NetworkView(this.build(), { holds: (condition) => evaluate(condition, new Map()) ?? false });
  }
}

export const empty = new NetworkBuilder();

export interface HaParts {
  readonly zones?: readonly string[];
  readonly ipv6?: boolean;
  readonly tagged?: boolean;
  readonly publicAcl?: readonly string[];
  readonly privateAcl?: readonly string[];
}

/**
 * The network that keeps every promise: per zone `PublicA` with `NatA`, and `PrivateA` whose table leads to it; in dual stack also `Eigw`. With rules
 * given, the tiers have the ACLs `PublicAcl` and `PrivateAcl`.
 */
export function haNetwork({ zones = ['a', 'b'], ipv6 = false, tagged = true, publicAcl, privateAcl }: HaParts = {}): NetworkBuilder {
  const perZone = zones.map((name, i): AnyResource[] => {
    const suffix = name.toUpperCase();
    const subnetIn = (tier: 'public' | 'private', ipv4: string, block: number, rules: readonly string[] | undefined): AnyResource[] => {
      const id = `${tier === 'public' ? 'Public' : 'Private'}${suffix}`;
      return subnet(id, {
        zone: name,
        ipv4,
        ipv6: ipv6 ? `2600:1f16:abc:de${block.toString(16).padStart(2, '0')}::/64` : undefined,
        tier: tagged ? tier : undefined,
        table: `${id}Table`,
        acl: rules && `${tier === 'public' ? 'Public' : 'Private'}Acl`,
      });
    };
    return [
      ...subnetIn('public', `10.0.${i}.0/24`, i, publicAcl), table(`Public${suffix}Table`), route(`Public${suffix}Table`, '0.0.0.0/0 -> igw Igw'),
      ...subnetIn('private', `10.0.${16 * (i + 1)}.0/20`, 16 + i, privateAcl), table(`Private${suffix}Table`),
      route(`Private${suffix}Table`, `0.0.0.0/0 -> nat Nat${suffix}`),
      nat(`Nat${suffix}`, `Public${suffix}`),
      ...ipv6 ? [route(`Public${suffix}Table`, '::/0 -> igw Igw'), route(`Private${suffix}Table`, '::/0 -> eigw Eigw')] : [],
    ];
  });
  return empty.with(
    vpc('Vpc', '10.0.0.0/16', ...ipv6 ? ['2600:1f16:abc:de00::/56'] : []), igw('Igw', 'Vpc'), ...perZone,
    ...ipv6 ? [eigw()] : [], ...publicAcl ? acl('PublicAcl', ...publicAcl) : [], ...privateAcl ? acl('PrivateAcl', ...privateAcl) : [],
  );
}
