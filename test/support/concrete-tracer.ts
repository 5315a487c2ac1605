import { holds, Ip, ipText, ipv4Of, isInternet, isNat64, parseIp, step, versionOf } from './oracle-address';
import { firstMatch, OracleNat, OracleNetwork, OracleRoute, OracleSubnet, routeOf } from './oracle-network';

/** One packet with its real header. ICMP echo carries its identifier in both ports. */
export interface Packet {
  readonly source: Ip;
  readonly destination: Ip;
  readonly protocol: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly icmp?: { readonly type: number; readonly code: number };
  /** The header that an ICMP error quotes. */
  readonly quoted?: Packet;
}

export interface Hop {
  /** Logical id of the resource. */
  readonly at: string;
  readonly event: string;
  readonly packet: Packet;
}

export interface Drop {
  /** Logical id of the resource that drops: a network ACL entry, or the ACL itself for its implicit deny. */
  readonly resource: string;
  /** The network ACL, if one drops. */
  readonly acl?: string;
  readonly ruleNumber?: number;
  readonly where: string;
  readonly packet: Packet;
}

/** How the walk of a packet ends. */
export type End =
  | { readonly end: 'internet' | 'host'; readonly packet: Packet }
  | { readonly end: 'dropped'; readonly drop: Drop };

export type Walk = End & { readonly hops: readonly Hop[] };

export const IMPLICIT_DENY = 32767;
const [ICMP, TCP, UDP, ICMPV6] = [1, 6, 17, 58];
export const ECHO: Record<number, { readonly request: number; readonly reply: number }> = {
  [ICMP]: { request: 8, reply: 0 }, [ICMPV6]: { request: 128, reply: 129 },
};

/** What a NAT gateway remembers of a flow: the inside header as its owner sent it. */
interface Translation {
  readonly gateway: string;
  readonly inside: Packet;
  readonly outside: Packet;
}

/**
 * Carries single packets through a network, one after the other, and remembers what stateful gateways remember.
 *
 * It shares nothing with the engine, and it has no sets: an ACL is a loop over its rules, a NAT gateway is a list of translations.
 */
export class ConcreteTracer {
  private readonly translations: Translation[] = [];
  private readonly egressOnlyFlows: Packet[] = [];
  private readonly publicAddresses = new Map<Ip, Ip>();
  private readonly gatewayAddresses = new Map<string, Ip>();
  private hops: Hop[] = [];

  constructor(private readonly network: OracleNetwork, private readonly natPort = 1024) {}

  /** Give a host a public IPv4 address, which is returned. IPv6 addresses are public as they are. */
  public publish(host: Ip): Ip {
    if (versionOf(host) === 6) { return host; }
    const address = this.publicAddresses.get(host) ?? Number(parseIp('240.0.0.1')) + this.publicAddresses.size;
    this.publicAddresses.set(host, address);
    return address;
  }

  /** The Elastic IP of a NAT gateway. */
  public publishGateway(nat: OracleNat): Ip {
    return this.publish(this.privateAddress(nat));
  }

  /** A host of the VPC sends. */
  public fromHost(packet: Packet): Walk {
    return this.walk(() => this.leave(this.subnetOf(packet.source)!, packet));
  }

  /** A host of the internet sends to a public address. */
  public fromInternet(packet: Packet): Walk {
    return this.walk(() => this.enter(packet));
  }

  private walk(go: () => End): Walk {
    this.hops = [];
    return { ...go(), hops: this.hops };
  }

  /** A packet leaves a host, or a NAT gateway, of a subnet. */
  private leave(subnet: OracleSubnet, packet: Packet): End {
    const peer = this.subnetOf(packet.destination);
    if (peer === subnet) { return this.deliver(packet); }
    const refused = this.filter(subnet, 'egress', packet);
    if (refused) { return refused; }
    const route = routeOf(subnet, packet.destination);
    this.hop(subnet.routeTable, route ? `route ${route.id}` : 'no route', packet);
    if (!route?.target.isAlive) { return this.drop(route?.id ?? subnet.routeTable, route ? 'black hole' : 'no route', packet); }
    switch (route.target.kind) {
      case 'local': {
        if (!peer) { return this.drop('local', 'no subnet has this address', packet); }
        return this.filter(peer, 'ingress', packet) ?? this.deliver(packet);
      }
      case 'nat': return this.translate(this.network.nats.find(({ id }) => id === route.target.id)!, subnet, packet);
      case 'internet-gateway': return this.leaveByInternetGateway(route.target.id, packet);
      case 'egress-only': return this.leaveByEgressOnlyGateway(route, packet);
      default: return this.drop(route.id, 'leads nowhere', packet);
    }
  }

  private leaveByInternetGateway(gateway: string, packet: Packet): End {
    if (!isInternet(packet.destination, this.network.blocks)) { return this.drop(gateway, 'not an address of the internet', packet); }
    if (versionOf(packet.source) === 6) { return { end: 'internet', packet }; }
    const source = this.publicAddresses.get(packet.source);
    if (source === undefined) { return this.drop(gateway, 'the source has no public address', packet); }
    this.hop(gateway, 'private to public address', { ...packet, source });
    return { end: 'internet', packet: { ...packet, source } };
  }

  private leaveByEgressOnlyGateway(route: OracleRoute, packet: Packet): End {
    if (versionOf(packet.source) === 4) { return this.drop(route.target.id, 'IPv6 only', packet); }
    if (!isInternet(packet.destination, this.network.blocks)) { return this.drop(route.target.id, 'not an address of the internet', packet); }
    this.egressOnlyFlows.push(packet);
    this.hop(route.target.id, 'flow remembered', packet);
    return { end: 'internet', packet };
  }

  private translate(nat: OracleNat, from: OracleSubnet, packet: Packet): End {
    if (this.isGateway(packet.source)) { return this.drop(nat.id, 'a NAT gateway does not serve another', packet); }
    if (![TCP, UDP, ICMP, ICMPV6].includes(packet.protocol)) { return this.drop(nat.id, 'TCP, UDP and ICMP only', packet); }
    if (versionOf(packet.source) === 6 && !isNat64(packet.destination)) { return this.drop(nat.id, 'IPv6 is translated for 64:ff9b::/96 only', packet); }
    const home = this.network.subnets.find(({ id }) => id === nat.subnet);
    if (home === from) { return this.drop(nat.id, 'does not serve its own subnet', packet); }
    if (nat.zones && !nat.zones.includes(from.zone)) { return this.drop(nat.id, 'does not serve this zone', packet); }
    const refused = home && this.filter(home, 'ingress', packet);
    if (refused) { return refused; }
    const outside = this.outside(nat, packet);
    this.translations.push({ gateway: nat.id, inside: packet, outside });
    this.hop(nat.id, 'translated', outside);
    if (!nat.isPublic) { return this.drop(nat.id, 'a private NAT gateway does not reach the internet', outside); }
    this.publishGateway(nat);
    if (home) { return this.leave(home, outside); }
    const [gateway] = this.network.attachedGateways;
    if (gateway === undefined) { return this.drop(nat.id, 'no internet gateway is attached', outside); }
    return this.leaveByInternetGateway(gateway, outside);
  }

  private outside(nat: OracleNat, packet: Packet): Packet {
    const isEcho = packet.icmp !== undefined;
    return {
      source: this.privateAddress(nat, packet.source),
      destination: versionOf(packet.source) === 6 ? ipv4Of(packet.destination) : packet.destination,
      protocol: packet.protocol === ICMPV6 ? ICMP : packet.protocol,
      sourcePort: this.natPort,
      destinationPort: isEcho ? this.natPort : packet.destinationPort,
      icmp: packet.icmp && { type: ECHO[ICMP].request, code: packet.icmp.code },
    };
  }

  private enter(packet: Packet): End {
    const [gateway] = this.network.attachedGateways;
    const answersEgressOnly = this.egressOnlyFlows.some((flow) => isAnswer(packet, flow));
    if (gateway === undefined && !answersEgressOnly) { return this.drop('internet', 'no internet gateway is attached', packet); }
    if (!isInternet(packet.source, this.network.blocks)) { return this.drop(gateway, 'spoofed source', packet); }
    if (versionOf(packet.destination) === 6) { return this.enterByIpv6(packet, answersEgressOnly); }
    const destination = [...this.publicAddresses].find(([, address]) => address === packet.destination)?.[0];
    if (destination === undefined) { return this.drop(gateway, 'nobody has this public address', packet); }
    const inside = { ...packet, destination };
    this.hop(gateway, 'public to private address', inside);
    const nat = this.network.nats.find(({ id }) => this.gatewayAddresses.get(id) === destination);
    const home = nat && !nat.subnet ? undefined : this.subnetOf(destination);
    const refused = home && this.filter(home, 'ingress', inside);
    if (refused) { return refused; }
    return nat ? this.translateBack(nat, home, inside) : this.deliver(inside);
  }

  private enterByIpv6(packet: Packet, answersEgressOnly: boolean): End {
    const subnet = this.subnetOf(packet.destination);
    if (!subnet) { return this.drop('internet', 'no subnet has this address', packet); }
    const isOpen = subnet.routes.some(({ destination, target }) => destination.version === 6 && target.kind === 'internet-gateway' && target.isAlive);
    if (!isOpen && !answersEgressOnly) { return this.drop(subnet.routeTable, 'no route to an internet gateway', packet); }
    return this.filter(subnet, 'ingress', packet) ?? this.deliver(packet);
  }

  private translateBack(nat: OracleNat, home: OracleSubnet | undefined, packet: Packet): End {
    const translation = this.translations.find(({ gateway, outside }) => gateway === nat.id && isAnswer(packet, outside));
    if (!translation) { return this.drop(nat.id, 'unsolicited', packet); }
    const { source: host, destination, sourcePort } = translation.inside;
    const isIpv6 = versionOf(host) === 6;
    const inside: Packet = {
      source: packet.source === translation.outside.destination ? destination : packet.source,
      destination: host,
      protocol: isIpv6 && packet.protocol === ICMP ? ICMPV6 : packet.protocol,
      sourcePort: packet.icmp ? sourcePort : packet.sourcePort,
      destinationPort: sourcePort,
      icmp: isIpv6 && packet.icmp ? icmpv6Of(packet.icmp) : packet.icmp,
      quoted: packet.quoted && translation.inside,
    };
    this.hop(nat.id, 'translated back', inside);
    const subnet = this.subnetOf(host)!;
    if (home) { return this.leave(home, inside); }
    return this.filter(subnet, 'ingress', inside) ?? this.deliver(inside);
  }

  private deliver(packet: Packet): End {
    this.hop(this.subnetOf(packet.destination)!.id, 'delivered', packet);
    return { end: 'host', packet };
  }

  private filter(subnet: OracleSubnet, direction: 'ingress' | 'egress', packet: Packet): End | undefined {
    const peer = direction === 'ingress' ? packet.source : packet.destination;
    const rule = firstMatch(subnet.acl[direction], peer, packet);
    const where = `${direction === 'ingress' ? 'entering' : 'leaving'} subnet ${subnet.id}`;
    this.hop(subnet.acl.id, `${where}: rule ${rule?.number ?? IMPLICIT_DENY}`, packet);
    if (rule?.allow) { return undefined; }
    return { end: 'dropped', drop: { resource: rule?.id ?? subnet.acl.id, acl: subnet.acl.id, ruleNumber: rule?.number ?? IMPLICIT_DENY, where, packet } };
  }

  private drop(resource: string, where: string, packet: Packet): End {
    return { end: 'dropped', drop: { resource, where, packet } };
  }

  private hop(at: string, event: string, packet: Packet): void {
    this.hops.push({ at, event, packet });
  }

  private subnetOf(address: Ip): OracleSubnet | undefined {
    return this.network.subnets.find(({ blocks }) => blocks.some((block) => holds(block, address)));
  }

  private isGateway(address: Ip): boolean {
    return [...this.gatewayAddresses.values()].includes(address);
  }

  /** AWS chooses it among the subnet's free addresses: here from the top, and not the host that sends. */
  private privateAddress(nat: OracleNat, taken?: Ip): Ip {
    const chosen = this.gatewayAddresses.get(nat.id);
    if (chosen !== undefined) { return chosen; }
    const block = this.network.subnets.find(({ id }) => id === nat.subnet)?.blocks.find(({ version }) => version === 4);
    const candidates = block ? [1, 2, 3, 4].map((steps) => step(block.hi, -steps)) : [Number(parseIp('240.1.0.1')) + this.gatewayAddresses.size];
    const address = candidates.find((candidate) => candidate !== taken && !this.isGateway(candidate) && !this.publicAddresses.has(candidate))!;
    this.gatewayAddresses.set(nat.id, address);
    return address;
  }
}

/** Whether a packet is what the other end of a flow sends back, or an ICMP error about the flow. */
function isAnswer(packet: Packet, flow: Packet): boolean {
  if (packet.quoted) {
    return packet.quoted.destination === flow.destination && packet.quoted.sourcePort === flow.sourcePort
      && packet.quoted.destinationPort === flow.destinationPort && packet.quoted.protocol === flow.protocol;
  }
  return packet.source === flow.destination && packet.destination === flow.source && packet.protocol === flow.protocol
    && packet.destinationPort === flow.sourcePort && packet.sourcePort === flow.destinationPort
    && (packet.icmp === undefined || packet.icmp.type === ECHO[packet.protocol].reply);
}

/** RFC 7915, 4.2: ICMP as IPv6 hosts read it. */
function icmpv6Of({ type, code }: { readonly type: number; readonly code: number }): { readonly type: number; readonly code: number } {
  if (type === ECHO[ICMP].reply) { return { type: ECHO[ICMPV6].reply, code }; }
  if (type === 11) { return { type: 3, code }; }
  if (code === 4) { return { type: 2, code: 0 }; }
  if (code === 2) { return { type: 4, code: 1 }; }
  if (code === 3) { return { type: 1, code: 4 }; }
  return { type: 1, code: [9, 10, 13, 15].includes(code) ? 1 : 0 };
}

/** The answer of the other end to a packet as it arrived there. */
export function answerTo(packet: Packet): Packet {
  return {
    source: packet.destination,
    destination: packet.source,
    protocol: packet.protocol,
    sourcePort: packet.destinationPort,
    destinationPort: packet.sourcePort,
    icmp: packet.icmp && { type: ECHO[packet.protocol].reply, code: 0 },
  };
}

/** The ICMP error that the other end sends about a packet as it arrived there. */
export function errorAbout(packet: Packet, type: number, code: number): Packet {
  const protocol = versionOf(packet.source) === 6 ? ICMPV6 : ICMP;
  const [source, destination] = [packet.destination, packet.source];
  return { source, destination, protocol, sourcePort: 0, destinationPort: 0, icmp: { type, code }, quoted: packet };
}

/** A packet in words: `tcp 10.0.1.5:40000 > 203.0.113.5:443`. */
export function packetText({ source, destination, protocol, sourcePort, destinationPort, icmp }: Packet): string {
  const ports = icmp ? ` type ${icmp.type} code ${icmp.code}` : ` port ${sourcePort} > ${destinationPort}`;
  return `protocol ${protocol} ${ipText(source)} > ${ipText(destination)}${ports}`;
}
