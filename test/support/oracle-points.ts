import { Block, holds, INTERNET_EDGES, Ip, ipv4Of, isInternet, isNat64, nat64Of, step } from './oracle-address';
import { AclRule, OracleNetwork, OracleSubnet } from './oracle-network';

/**
 * The points on which brute force decides: every end-point of every interval that can matter to a subnet, and its neighbours.
 *
 * Predicates made of intervals are constant between their end-points, so to try these is to try all. Of points that lie in exactly the same intervals
 * one is kept.
 */
export interface Points {
  /** The rules of every network ACL on the subnet's ways out. */
  readonly rules: readonly AclRule[];
  /** Addresses of hosts in the subnet. */
  hosts(version: 4 | 6): readonly Ip[];
  /** Addresses of the internet; for IPv6 with those that NAT64 stands for. */
  internet(version: 4 | 6): readonly Ip[];
  /** Ports of a protocol from `lowest` on. */
  ports(protocol: number, lowest: number): readonly number[];
  /** Types and codes of ICMP that any rule mentions, and their neighbours. */
  codes(protocol: number, type: number): readonly number[];
}

export function pointsOf(network: OracleNetwork, subnet: OracleSubnet): Points {
  const gateways = subnet.routes.flatMap(({ target }) => network.nats.filter(({ id }) => target.kind === 'nat' && id === target.id));
  const homes = gateways.flatMap((gateway) => network.subnets.filter(({ id }) => id === gateway.subnet));
  const rules = [subnet, ...homes].flatMap(({ acl }) => [...acl.ingress, ...acl.egress]);
  const blocks = distinct([
    ...rules.map(({ peer }) => peer), ...[subnet, ...homes].flatMap(({ routes }) => routes.map(({ destination }) => destination)),
    ...network.blocks, ...INTERNET_EDGES,
  ]);
  const edges = (version: 4 | 6) => blocks.filter((block) => block.version === version).flatMap(({ lo, hi }) => [step(lo, -1), lo, hi, step(hi, 1)]);
  const hosts = (version: 4 | 6) => subnet.blocks.filter((block) => block.version === version).flatMap(({ lo, hi }) => {
    const [first, last] = [step(lo, 4), step(hi, -1)];
    return oneOfEach([first, last, ...edges(version).filter((edge) => first <= edge && edge <= last)], blocks);
  });
  const internet4 = () => oneOfEach(edges(4).filter((edge) => edge >= 0 && edge < 2 ** 32 && isInternet(edge, network.blocks)), blocks);
  const internet6 = () => [
    ...oneOfEach(edges(6).filter((edge) => edge >= 0n && edge < 2n ** 128n && isInternet(edge, network.blocks)), blocks),
    ...oneOfEach(
      [...internet4().map(nat64Of), ...edges(6).filter((edge) => isNat64(edge) && isInternet(ipv4Of(edge), network.blocks))], blocks,
      (address) => blocks.filter((block) => holds(block, ipv4Of(address))),
    ),
  ];
  const remembered = new Map<string, readonly Ip[]>();
  const remember = (key: string, compute: () => readonly Ip[]) => {
    if (!remembered.has(key)) { remembered.set(key, compute()); }
    return remembered.get(key)!;
  };
  return {
    rules,
    hosts: (version) => remember(`hosts ${version}`, () => hosts(version)),
    internet: (version) => remember(`internet ${version}`, () => (version === 4 ? internet4() : internet6())),
    ports: (protocol, lowest) => remember(`ports ${protocol} ${lowest}`, () => portsOf(rules, protocol, lowest)) as readonly number[],
    codes: (protocol, type) => remember(`codes ${protocol} ${type}`, () => codesOf(rules, protocol, type)) as readonly number[],
  };
}

/** The end-points of the port ranges of a protocol, one of each kind. */
export function portsOf(rules: readonly AclRule[], protocol: number, lowest: number): readonly number[] {
  const ranges = distinct(rules.flatMap((rule) => (rule.protocol === protocol && rule.ports ? [rule.ports] : [])));
  const edges = [lowest, 65535, ...ranges.flatMap(({ from, to }) => [from - 1, from, to, to + 1])];
  return oneOf(edges.filter((port) => port >= lowest && port <= 65535), (port) => ranges.map(({ from, to }) => (from <= port && port <= to ? '1' : '0')).join(''));
}

export function codesOf(rules: readonly AclRule[], protocol: number, type: number): readonly number[] {
  const mentioned = rules.flatMap((rule) => (rule.protocol === protocol && rule.icmp && [type, -1].includes(rule.icmp.type) ? [rule.icmp.code] : []));
  return [...new Set([0, 255, ...mentioned.flatMap((code) => [code - 1, code, code + 1])])].filter((code) => code >= 0 && code <= 255);
}

/** One address of those that lie in exactly the same blocks. */
export function oneOfEach(addresses: readonly Ip[], blocks: readonly Block[], more: (address: Ip) => readonly Block[] = () => []): readonly Ip[] {
  return oneOf(addresses, (address) => {
    const others = more(address);
    return blocks.map((block) => (holds(block, address) || others.includes(block) ? '1' : '0')).join('');
  });
}

function oneOf<T>(items: readonly T[], signature: (item: T) => string): readonly T[] {
  const found = new Map<string, T>();
  for (const item of new Set(items)) {
    const key = signature(item);
    if (!found.has(key)) { found.set(key, item); }
  }
  return [...found.values()];
}

export function distinct<T extends object>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [Object.values(item).join(' '), item])).values()];
}
