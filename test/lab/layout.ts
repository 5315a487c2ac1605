import { isIpv6 } from './flow';
import { hardwareAddress } from './hardware-address';
import { block, holds, Ip, ipText, parseIp, step } from '../support/oracle-address';
import { OracleNat, OracleNetwork, OracleSubnet } from '../support/oracle-network';

/** Where everything of a VPC stands in the lab: devices, hardware addresses, and the addresses that AWS would choose. */
export interface Layout {
  readonly network: OracleNetwork;
  readonly hosts: ReadonlyMap<string, HostPlace>;
  readonly nats: readonly NatPlace[];
  /** Who has a public IPv4 address. */
  readonly publicAddresses: readonly PublicAddress[];
}

export interface HostPlace {
  readonly address: string;
  readonly subnet: OracleSubnet;
  /** The host's end of the cable; the router's is `PORT OF device`. */
  readonly device: string;
  readonly mac: string;
}

export interface NatPlace {
  readonly nat: OracleNat;
  readonly namespace: string;
  /** Undefined for a regional gateway. */
  readonly subnet?: OracleSubnet;
  /** The router's device towards it: the bridge of its subnet, or a cable of its own. */
  readonly bridge: string;
  readonly port: string;
  readonly mac: string;
  /** Private addresses; one for each Elastic IP. */
  readonly addresses: readonly string[];
  /** Where IPv6 finds it, which it drops. */
  readonly linkLocal: string;
}

export interface PublicAddress {
  readonly private: string;
  readonly public: string;
  /** Logical id of the Elastic IP, or what stands for one that AWS gives. */
  readonly name: string;
}

export const INTERNET = { device: 'internet', mac: hardwareAddress('internet') };
const PUBLIC_POOL = parseIp('18.200.0.1');
const REGIONAL_BLOCKS = parseIp('100.127.0.1');
/** AWS keeps the first four addresses of a subnet. */
const FIRST_FREE = 4;

/** The bridge that is a subnet. */
export const bridgeOf = ({ subnets }: OracleNetwork, subnet: OracleSubnet): string => `b${subnets.indexOf(subnet)}`;
export const portOf = ({ device }: HostPlace): string => `p${device}`;

export function subnetAt({ subnets }: OracleNetwork, address: string): OracleSubnet | undefined {
  const ip = parseIp(address);
  return subnets.find(({ blocks }) => blocks.some((one) => holds(one, ip)));
}

/**
 * @param addresses of hosts that send or receive
 * @param published hosts that are given a public address, besides those that have one
 */
export function layoutOf(network: OracleNetwork, addresses: readonly string[], published: readonly string[] = []): Layout {
  const inside = [...new Set(addresses)].sort().flatMap((address) => {
    const subnet = subnetAt(network, address);
    return subnet ? [{ address, subnet }] : [];
  });
  const hosts = inside.map((host, index): HostPlace => ({ ...host, device: `h${index}`, mac: hardwareAddress('host', index) }));
  const taken = new Set(inside.map(({ address }) => address));
  const nats = network.nats.map((nat, index): NatPlace => {
    const subnet = network.subnets.find(({ id }) => id === nat.subnet);
    const bridge = subnet ? bridgeOf(network, subnet) : `r${index}`;
    const common = { nat, namespace: `nat${index}`, subnet, bridge, port: subnet ? `n${index}` : bridge, mac: hardwareAddress('nat', index), linkLocal: `fe80::1:${index.toString(16)}` };
    return { ...common, addresses: privateAddresses(subnet, index, Math.max(nat.elasticIps.length, 1), taken) };
  });
  return { network, hosts: new Map(hosts.map((host) => [host.address, host])), nats, publicAddresses: publicAddresses(hosts, nats, published) };
}

function privateAddresses(subnet: OracleSubnet | undefined, index: number, count: number, taken: Set<string>): readonly string[] {
  const own = subnet?.blocks.find(({ version }) => version === 4);
  const first: Ip = own ? step(own.lo, FIRST_FREE) : step(REGIONAL_BLOCKS, 256 * index);
  const found: string[] = [];
  for (let address = first; found.length < count; address = step(address, 1)) {
    const text = ipText(address);
    if (own && !holds(own, address)) { throw new Error(`subnet ${subnet?.id} has no address left for a NAT gateway`); }
    if (!taken.has(text)) { taken.add(text); found.push(text); }
  }
  return found;
}

function publicAddresses(hosts: readonly HostPlace[], nats: readonly NatPlace[], published: readonly string[]): readonly PublicAddress[] {
  const ofNats = nats.filter(({ nat, subnet }) => nat.isPublic && (nat.elasticIps.length > 0 || !subnet)).flatMap(({ nat, addresses }) =>
    addresses.map((address, index) => ({ private: address, name: nat.elasticIps[index] ?? `${nat.id}.PublicIp` })));
  const ofHosts = hosts.filter(({ address, subnet }) => !isIpv6(address) && (subnet.publicNames.length > 0 || published.includes(address)))
    .map(({ address, subnet }) => ({ private: address, name: subnet.publicNames[0] ?? `${address} (published)` }));
  return [...ofNats, ...ofHosts].map((one, index) => ({ ...one, public: ipText(step(PUBLIC_POOL, index)) }));
}

/** A block as `ip` and `nft` write it. */
export const cidr = ({ lo, prefix }: ReturnType<typeof block>): string => `${ipText(lo)}/${prefix}`;
