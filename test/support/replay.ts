import { answerTo, Drop, ECHO, errorAbout, Packet, Walk } from './concrete-tracer';
import { holds, Ip, isNat64, nat64Of, parseIp, versionOf } from './oracle-address';
import { arrive, EPHEMERAL, forwardFlows, roundTrip, send } from './oracle-flows';
import { OracleNetwork, OracleSubnet } from './oracle-network';
import { Points } from './oracle-points';
import type { Finding, Witness } from '../../src/reachability/finding';

const PROTOCOLS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };

/** Walks every flow of the subnet that waits for the lost packet of a `return-traffic` witness, there and back. */
export function replay(witness: Witness, network: OracleNetwork, subnet: OracleSubnet, points: Points): readonly Walk[] {
  const lost = packetOf(witness);
  return subnet.blocks.some((block) => holds(block, lost.source)) ? [answerOfHost(lost, network)] : answersToHosts(lost, network, subnet, points);
}

/** The packet of a `no-inbound-from-internet` witness, sent. */
export function arrivalOf(witness: Witness, network: OracleNetwork): Walk {
  return arrive(network, packetOf(witness));
}

/** The request of a witness, sent by its host: through a NAT gateway on the port that the network ACLs there let most through. */
export function requestOf(witness: Witness, network: OracleNetwork): Walk {
  return send(network, packetOf(witness), EPHEMERAL, false).walk;
}

/** The request of a witness, and the reply to it. */
export function answerOf(witness: Witness, network: OracleNetwork): Walk {
  const { tracer, walk } = send(network, packetOf(witness), EPHEMERAL, false);
  return walk.end === 'host' ? tracer.fromHost(answerTo(walk.packet)) : walk;
}

/** Whether the finding blames what dropped the packet. */
export function blames({ blame }: Finding, { resource, ruleNumber }: Drop): boolean {
  const id = resource === 'Vpc' ? 'Vpc.DefaultNetworkAcl' : resource;
  return blame.some((one) => one.componentId === id && one.ruleNumber === ruleNumber);
}

function packetOf({ source, destination, protocol, sourcePort, destinationPort, icmpType, icmpCode }: Witness): Packet {
  return {
    source: parseIp(source),
    destination: parseIp(destination),
    protocol: PROTOCOLS[protocol] ?? Number(protocol),
    sourcePort: sourcePort ?? EPHEMERAL,
    destinationPort: destinationPort ?? EPHEMERAL,
    icmp: icmpType === undefined ? undefined : { type: icmpType, code: icmpCode! },
  };
}

/** A host of a public subnet answers what the internet asked. */
function answerOfHost(lost: Packet, network: OracleNetwork): Walk {
  const request: Packet = {
    ...answerTo({ ...lost, icmp: undefined }), icmp: lost.icmp && { type: ECHO[lost.protocol].request, code: 0 },
  };
  const asked = arrive(network, request);
  return asked.end === 'host' ? send(network, lost).walk : asked;
}

/** The addresses that the engine gives to a VPC whose IPv6 block is left to Amazon. */
export const SYMBOLIC_IPV6 = '2001:db8::/56';

/** The internet answers what hosts of the subnet asked, on the port at which the lost packet arrives. */
function answersToHosts(lost: Packet, network: OracleNetwork, subnet: OracleSubnet, points: Points): readonly Walk[] {
  const isReply = lost.icmp === undefined || lost.icmp.type === ECHO[lost.protocol].reply;
  const isHost = subnet.blocks.some((block) => holds(block, lost.destination));
  const remotes = isHost || versionOf(lost.source) === 6 ? [lost.source] : [lost.source, nat64Of(lost.source)];
  const hosts = (version: 4 | 6): readonly Ip[] => (isHost ? [lost.destination] : points.hosts(version));
  const asked = [...forwardFlows(network, {
    ...points, hosts, internet: (version) => remotes.filter((remote) => versionOf(remote) === version),
  }, true)];
  const crossed = network.nats.filter((nat) => nat.subnet !== undefined && nat.subnet === subnetOf(lost.destination, network)).map(({ id }) => id);
  const waiting = asked
    .filter(({ protocol, icmp }) => !isReply || (lost.icmp ? icmp !== undefined : protocol === lost.protocol))
    .filter((request) => isHost || send(network, request).walk.hops.some(({ at }) => crossed.includes(at)));
  return waiting.map((request) => roundTrip(network, {
    packet: request.icmp ? request : { ...request, sourcePort: isReply ? lost.destinationPort : EPHEMERAL },
    natPort: isReply ? lost.destinationPort : EPHEMERAL,
    answer: isReply ? answerTo : (arrived) => errorOf(arrived, lost, isNat64(request.destination)),
  }));
}

const subnetOf = (address: Ip, network: OracleNetwork) => network.subnets.find(({ blocks }) => blocks.some((block) => holds(block, address)))?.id;

/** The error, as the IPv4 internet sends it if the lost packet is its NAT64 translation. */
function errorOf(arrived: Packet, { icmp, protocol }: Packet, isTranslated: boolean): Packet {
  const { type, code } = icmp!;
  if (!isTranslated || protocol === 1) { return errorAbout(arrived, type, code); }
  const sent: Readonly<Record<number, readonly [number, number]>> = { 1: [3, code === 4 ? 3 : code === 1 ? 9 : 0], 2: [3, 4], 3: [11, code] };
  return errorAbout(arrived, ...sent[type]);
}
