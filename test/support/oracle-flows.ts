import { answerTo, ConcreteTracer, ECHO, errorAbout, Packet, Walk } from './concrete-tracer';
import { holds, Ip, IpVersion, isNat64, versionOf } from './oracle-address';
import { OracleNetwork, OracleSubnet, routeOf } from './oracle-network';
import { Points } from './oracle-points';

export const EPHEMERAL = 1024;
export const VERSIONS: readonly IpVersion[] = [4, 6];
const [ICMP, TCP, UDP, ICMPV6] = [1, 6, 17, 58];
/** The errors a flow must be able to hear: destination unreachable, time exceeded; in IPv6 also packet too big. */
const ERRORS: Record<IpVersion, readonly number[]> = { 4: [3, 11], 6: [1, 2, 3] };

/** A first packet, the port that a NAT gateway gives to it, and what the other end sends back. */
export interface Exchange {
  readonly packet: Packet;
  readonly natPort: number;
  readonly answer: (arrived: Packet) => Packet;
}

/** A host sends, which whoever launched it may have given a public address, unless its subnet is no public one. */
export function send(
  network: OracleNetwork, packet: Packet, natPort?: number, isPublic = true,
): { readonly tracer: ConcreteTracer; readonly walk: Walk } {
  const tracer = new ConcreteTracer(network, natPort);
  const home = network.subnets.find(({ blocks }) => blocks.some((one) => holds(one, packet.source)));
  if (isPublic || (home !== undefined && network.elasticHosts.includes(home.id))) { tracer.publish(packet.source); }
  return { tracer, walk: tracer.fromHost(packet) };
}

/** Sends a packet and what the other end answers to it, and returns how the answer fares. */
export function roundTrip(network: OracleNetwork, { packet, natPort, answer }: Exchange): Walk {
  const { tracer, walk } = send(network, packet, natPort);
  return walk.end === 'internet' ? tracer.fromInternet(answer(walk.packet)) : walk;
}

/** A packet from the internet to a host, which is given a public address for it. */
export function arrive(network: OracleNetwork, packet: Packet): Walk {
  const tracer = new ConcreteTracer(network);
  return tracer.fromInternet({ ...packet, destination: tracer.publish(packet.destination) });
}

/** The protocols that the proof is about. */
const protocolsOf = (version: IpVersion) => [TCP, UDP, version === 4 ? ICMP : ICMPV6];

/** First packets: TCP and UDP to each port, ICMP echo. */
function openings(points: Points, source: Ip, destination: Ip, protocol: number): readonly Packet[] {
  if (protocol === ICMP || protocol === ICMPV6) {
    const icmp = { type: ECHO[protocol].request, code: 0 };
    return [{ source, destination, protocol, sourcePort: EPHEMERAL, destinationPort: EPHEMERAL, icmp }];
  }
  return points.ports(protocol, 0).map((destinationPort) => ({ source, destination, protocol, sourcePort: EPHEMERAL, destinationPort }));
}

/** A packet that gets from the subnet to the internet, for each host, destination and protocol that has one. */
export function* forwardFlows(
  network: OracleNetwork, points: Points, isPublic: boolean, destinations: (remote: Ip) => boolean = () => true,
): Generator<Packet> {
  for (const version of VERSIONS) {
    for (const host of points.hosts(version)) {
      for (const remote of points.internet(version).filter(destinations)) {
        for (const protocol of protocolsOf(version)) {
          const opening = openings(points, host, remote, protocol).find((packet) => send(network, packet, undefined, isPublic).walk.end === 'internet');
          if (opening) { yield opening; }
        }
      }
    }
  }
}

/** Every first packet that hosts of the subnet can send to the internet. */
export function everyOpening(points: Points): readonly Packet[] {
  return VERSIONS.flatMap((version) => points.hosts(version).flatMap((host) => points.internet(version).flatMap((remote) =>
    protocolsOf(version).flatMap((protocol) => openings(points, host, remote, protocol)))));
}

/** Whether a request of the internet gets to a host of the subnet, where its routes lead to an internet gateway. */
export function comesIn(network: OracleNetwork, subnet: OracleSubnet, points: Points): boolean {
  return VERSIONS.some((version) => points.hosts(version).slice(0, 1).some((host) => points.internet(version)
    .filter((remote) => routeOf(subnet, remote)?.target.kind === 'internet-gateway')
    .some((remote) => protocolsOf(version).some((protocol) =>
      openings(points, remote, host, protocol).some((packet) => arrive(network, packet).end === 'host')))));
}

export function losesAnswer(network: OracleNetwork, subnet: OracleSubnet, points: Points, isPublic: boolean): boolean {
  return !lostAnswers(network, subnet, points, isPublic).next().done || (isPublic && losesPublicAnswer(network, subnet, points));
}

/** The exchanges that lose their answer; of a public subnet, only those that do not go through the internet gateway directly. */
export function* lostAnswers(network: OracleNetwork, subnet: OracleSubnet, points: Points, isPublic: boolean): Generator<Exchange> {
  const isDirect = (remote: Ip) => routeOf(subnet, remote)?.target.kind === 'internet-gateway';
  for (const opening of forwardFlows(network, points, isPublic, (remote) => !isPublic || !isDirect(remote))) {
    yield* exchangesOf(opening, points).filter((exchange) => roundTrip(network, exchange).end !== 'host');
  }
}

/**
 * The exchanges that show whether all replies to a flow come back. No rule sees both the client's port and the gateway's, so each port of either need
 * be tried once only.
 */
function exchangesOf(opening: Packet, points: Points): readonly Exchange[] {
  const ports = opening.icmp ? [EPHEMERAL] : points.ports(opening.protocol, EPHEMERAL);
  const replies = ports.map((port) => ({ packet: { ...opening, sourcePort: port }, natPort: port, answer: answerTo }));
  const version = isNat64(opening.destination) ? 4 : versionOf(opening.source);
  const errors = ERRORS[version].flatMap((type) => codesTo(opening, points, type).map((code) =>
    ({ packet: opening, natPort: EPHEMERAL, answer: (arrived: Packet) => errorAbout(arrived, type, code) })));
  return [...replies, ...errors];
}

/** Codes of an error about the flow. What NAT64 makes of "protocol unreachable" (RFC 7915: a parameter problem) AWS does not say. */
function codesTo({ source, destination }: Packet, points: Points, type: number): readonly number[] {
  if (!isNat64(destination)) { return points.codes(versionOf(source) === 4 ? ICMP : ICMPV6, type); }
  return [...points.codes(ICMP, type), 1, 3, 4, 9].filter((code) => type !== 3 || code !== 2);
}

/**
 * Whether a flow between a public subnet and the internet, started by either, loses its answer.
 *
 * What can be a reply to requests whose every reply passes is taken for one, so it starts no flow.
 */
function losesPublicAnswer(network: OracleNetwork, subnet: OracleSubnet, points: Points): boolean {
  return VERSIONS.some((version) => points.hosts(version).slice(0, 1).some((host) => points.internet(version)
    .filter((remote) => routeOf(subnet, remote)?.target.kind === 'internet-gateway')
    .some((remote) => protocolsOf(version).some((protocol) => losesAnswerTo(network, points, host, remote, protocol)))));
}

function losesAnswerTo(network: OracleNetwork, points: Points, host: Ip, remote: Ip, protocol: number): boolean {
  const [out, into] = [openings(points, host, remote, protocol), openings(points, remote, host, protocol)];
  const leaves = out.filter((packet) => send(network, packet).walk.end === 'internet');
  const enters = into.filter((packet) => arrive(network, packet).end === 'host');
  const isReply = (packet: Packet, asked: readonly Packet[], passing: readonly Packet[], all: readonly Packet[]) => !packet.icmp
    && packet.destinationPort >= EPHEMERAL && asked.length > 0
    && all.every((one) => one.destinationPort < EPHEMERAL || passing.includes(one));
  const requestsOut = leaves.filter((packet) => !isReply(packet, enters, leaves, out));
  const requestsIn = enters.filter((packet) => !isReply(packet, leaves, enters, into));
  const ephemeralPorts = protocol === TCP || protocol === UDP ? points.ports(protocol, EPHEMERAL) : [EPHEMERAL];
  return requestsOut.slice(0, 1).some((packet) => exchangesOf(packet, points).some((exchange) => roundTrip(network, exchange).end !== 'host'))
    || requestsIn.slice(0, 1).some((packet) => ephemeralPorts.some((sourcePort) =>
      send(network, answerTo({ ...packet, sourcePort })).walk.end !== 'internet'));
}
