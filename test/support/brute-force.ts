import { answerTo, ConcreteTracer, ECHO, errorAbout, Packet, Walk } from './concrete-tracer';
import { holds, Ip, IpVersion, isNat64, NAT64, step, versionOf } from './oracle-address';
import { Acl, AclRule, firstMatch, OracleNetwork, OracleSubnet, readOracleNetwork, routeOf, TemplateJson } from './oracle-network';
import { codesOf, distinct, oneOfEach, Points, pointsOf, portsOf } from './oracle-points';

export type OracleVerdict = 'PROVED' | 'VIOLATED';

type Tier = 'public' | 'private' | 'isolated';

/** What brute force says of each rule and subject, by `rule subject`. */
export type OracleVerdicts = ReadonlyMap<string, OracleVerdict>;

const EPHEMERAL = 1024;
const [ICMP, TCP, UDP, ICMPV6] = [1, 6, 17, 58];
const VERSIONS: readonly IpVersion[] = [4, 6];
/** The errors a flow must be able to hear: destination unreachable, time exceeded; in IPv6 also packet too big. */
const ERRORS: Record<IpVersion, readonly number[]> = { 4: [3, 11], 6: [1, 2, 3] };

/** Judges a template by walking single packets through it, on every point that can matter. */
export function bruteForce(template: TemplateJson): OracleVerdicts {
  const network = readOracleNetwork(template);
  const verdicts = new Map<string, OracleVerdict>();
  const judge = (rule: string, subject: string, isViolated: boolean) => verdicts.set(`${rule} ${subject}`, isViolated ? 'VIOLATED' : 'PROVED');
  const afterLossOf = new Map(zonesOf(network).map((zone) => [zone, without(network, zone)]));
  for (const subnet of network.subnets) {
    const points = pointsOf(network, subnet);
    const tier = tierOf(subnet, points);
    judge('return-traffic', subnet.id, losesReply(network, subnet, points));
    if (tier === 'private') {
      judge('same-zone-egress', subnet.id, !leavesInOwnZone(network, subnet, points));
      judge('zone-loss', subnet.id, [...afterLossOf].some(([zone, left]) => zone !== subnet.zone && losesWayOut(network, left, points)));
    }
    if (tier !== 'public') { judge('no-inbound-from-internet', subnet.id, isReachedFromInternet(network, subnet, points)); }
    if (tier === 'isolated') { judge('isolated-stays-isolated', subnet.id, reachesInternet(network, points)); }
    if (subnet.blocks.some(({ version }) => version === 6)) { judge('dns64-with-nat64', subnet.id, subnet.dns64 !== hasNat64Route(subnet)); }
  }
  for (const nat of network.nats) {
    const home = network.subnets.find(({ id }) => id === nat.subnet);
    const hasRoute = home ? home.routes.some(isDefaultToInternet) : network.attachedGateways.length > 0;
    judge('nat-has-internet-route', nat.id, !nat.isPublic || !hasRoute);
  }
  for (const acl of network.acls) {
    judge('acl-rule-quota', acl.id, largestRuleCount(acl) >= 20);
    for (const rule of [...acl.ingress, ...acl.egress].filter(({ id }) => id !== acl.id)) { judge('shadowed-acl-rule', rule.id, isShadowed(acl, rule)); }
  }
  return verdicts;
}

/** What its tag says, or else where its routes take the internet. */
export function tierOf(subnet: OracleSubnet, points: Points): Tier {
  if (subnet.tag !== undefined) { return subnet.tag.toLowerCase() as Tier; }
  const remotes = subnet.blocks.flatMap(({ version }) => points.internet(version));
  const kindsTo = (some: readonly Ip[]) => some.map((remote) => routeOf(subnet, remote)?.target.kind);
  const direct = kindsTo(remotes.filter((remote) => !isNat64(remote)));
  if (direct.includes('nat') || direct.includes('egress-only')) { return 'private'; }
  if (direct.includes('internet-gateway')) { return 'public'; }
  return kindsTo(remotes).includes('nat') ? 'private' : 'isolated';
}

const zonesOf = (network: OracleNetwork) => [...new Set(network.subnets.map(({ zone }) => zone))];

/** The network as it stands when a zone is gone. */
function without(network: OracleNetwork, zone: string): OracleNetwork {
  const nats = network.nats.filter((nat) => nat.zone !== zone);
  const isAlive = (id: string) => nats.some((nat) => nat.id === id);
  const subnets = network.subnets.filter((subnet) => subnet.zone !== zone).map((subnet) => ({
    ...subnet,
    routes: subnet.routes.map((route) => (route.target.kind !== 'nat' ? route : { ...route, target: { ...route.target, isAlive: isAlive(route.target.id) } })),
  }));
  return { ...network, nats, subnets };
}

/** A flow's first packet for each service that the proof is about: TCP and UDP to each port, ICMP echo. */
function openings(points: Points, source: Ip, destination: Ip, protocol: number): readonly Packet[] {
  if (protocol === ICMP || protocol === ICMPV6) {
    const icmp = { type: ECHO[protocol].request, code: 0 };
    return [{ source, destination, protocol, sourcePort: EPHEMERAL, destinationPort: EPHEMERAL, icmp }];
  }
  return points.ports(protocol, 0).map((destinationPort) => ({ source, destination, protocol, sourcePort: EPHEMERAL, destinationPort }));
}

const protocolsOf = (version: IpVersion) => [TCP, UDP, version === 4 ? ICMP : ICMPV6];

/** A packet that gets from the subnet to the internet, for each host, destination and protocol that has one. */
export function* forwardFlows(network: OracleNetwork, points: Points, isPublic: boolean): Generator<Packet> {
  for (const version of VERSIONS) {
    for (const host of points.hosts(version)) {
      for (const remote of points.internet(version)) {
        for (const protocol of protocolsOf(version)) {
          const opening = openings(points, host, remote, protocol).find((packet) => send(network, packet, isPublic).walk.end === 'internet');
          if (opening) { yield opening; }
        }
      }
    }
  }
}

function send(network: OracleNetwork, packet: Packet, isPublic: boolean, natPort?: number): { readonly tracer: ConcreteTracer; readonly walk: Walk } {
  const tracer = new ConcreteTracer(network, natPort);
  if (isPublic) { tracer.publish(packet.source); }
  return { tracer, walk: tracer.fromHost(packet) };
}

/** Sends a packet and what the other end answers to it, and returns how the answer fares. */
export function roundTrip(network: OracleNetwork, { packet, natPort, answer }: Exchange, isPublic: boolean): Walk {
  const { tracer, walk } = send(network, packet, isPublic, natPort);
  return walk.end === 'internet' ? tracer.fromInternet(answer(walk.packet)) : walk;
}

function losesReply(network: OracleNetwork, subnet: OracleSubnet, points: Points): boolean {
  const isPublic = tierOf(subnet, points) === 'public';
  for (const opening of forwardFlows(network, points, isPublic)) {
    if (answersTo(opening, points).some((exchange) => roundTrip(network, exchange, isPublic).end !== 'host')) { return true; }
  }
  return isPublic && losesReplyToInternet(network, subnet, points);
}

interface Exchange {
  readonly packet: Packet;
  readonly natPort: number;
  readonly answer: (arrived: Packet) => Packet;
}

/**
 * The exchanges that show whether all replies to a flow come back. No rule sees both the client's port and the gateway's, so each port of either need
 * be tried once only.
 */
function answersTo(opening: Packet, points: Points): readonly Exchange[] {
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

/** Flows that the internet starts with a host of a public subnet. */
function losesReplyToInternet(network: OracleNetwork, subnet: OracleSubnet, points: Points): boolean {
  return VERSIONS.some((version) => points.hosts(version).slice(0, 1).some((host) => points.internet(version)
    .filter((remote) => routeOf(subnet, remote)?.target.kind === 'internet-gateway')
    .some((remote) => protocolsOf(version).some((protocol) => {
      const opening = openings(points, remote, host, protocol).find((packet) => arrive(network, packet).end === 'host');
      if (!opening) { return false; }
      const clientPorts = opening.icmp ? [EPHEMERAL] : points.ports(protocol, EPHEMERAL);
      return clientPorts.some((sourcePort) => send(network, answerTo({ ...opening, sourcePort }), true).walk.end !== 'internet');
    }))));
}

/** A packet from the internet to a host, which is given a public address for it. */
function arrive(network: OracleNetwork, packet: Packet): Walk {
  const tracer = new ConcreteTracer(network);
  return tracer.fromInternet({ ...packet, destination: tracer.publish(packet.destination) });
}

/** Whether a host has, or may be given, an address at which the internet can send to it, and any packet gets there. */
function isReachedFromInternet(network: OracleNetwork, subnet: OracleSubnet, points: Points): boolean {
  const leadsToInternet = (version: IpVersion) => subnet.routes.some(({ destination, target }) =>
    destination.version === version && target.kind === 'internet-gateway' && target.isAlive);
  const isExposed = { 4: leadsToInternet(4) || network.elasticHosts.includes(subnet.id), 6: leadsToInternet(6) };
  return VERSIONS.filter((version) => isExposed[version]).some((version) => points.hosts(version).slice(0, 1).some((host) =>
    points.internet(version).some((remote) => anyService(points.rules).some((service) =>
      arrive(network, { source: remote, destination: host, sourcePort: EPHEMERAL, ...service }).end === 'host'))));
}

/** Every kind of protocol and of port, or type and code, that rules can tell apart. */
function anyService(rules: readonly AclRule[]): readonly Pick<Packet, 'protocol' | 'destinationPort' | 'icmp'>[] {
  const mentioned = rules.filter(({ protocol }) => protocol >= 0).flatMap(({ protocol }) => [protocol - 1, protocol, protocol + 1]);
  const protocols = [...new Set([0, ICMP, TCP, UDP, ICMPV6, 255, ...mentioned])].filter((protocol) => protocol >= 0 && protocol <= 255);
  return protocols.flatMap((protocol): readonly Pick<Packet, 'protocol' | 'destinationPort' | 'icmp'>[] => {
    if (protocol === TCP || protocol === UDP) { return portsOf(rules, protocol, 0).map((destinationPort) => ({ protocol, destinationPort })); }
    if (protocol !== ICMP && protocol !== ICMPV6) { return [{ protocol, destinationPort: 0 }]; }
    const types = rules.flatMap(({ icmp }) => (icmp && icmp.type >= 0 ? [icmp.type - 1, icmp.type, icmp.type + 1] : []));
    return [...new Set([0, 255, ...types])].filter((type) => type >= 0 && type <= 255).flatMap((type) =>
      codesOf(rules, protocol, type).map((code) => ({ protocol, destinationPort: 0, icmp: { type, code } })));
  });
}

/** Every address of the internet is routed to a NAT gateway of the subnet's own zone, or to a regional one that serves it. */
function leavesInOwnZone(network: OracleNetwork, subnet: OracleSubnet, points: Points): boolean {
  return points.internet(4).every((remote) => {
    const target = routeOf(subnet, remote)?.target;
    const nat = network.nats.find(({ id }) => target?.kind === 'nat' && id === target.id);
    if (!nat) { return false; }
    return nat.subnet === undefined ? nat.zones?.includes(subnet.zone) ?? true : nat.zone === subnet.zone;
  });
}

/** Whether anything that gets to the internet no longer does once a zone is gone. */
function losesWayOut(network: OracleNetwork, left: OracleNetwork, points: Points): boolean {
  for (const packet of forwardFlows(network, points, false)) {
    if (send(left, packet, false).walk.end !== 'internet') { return true; }
  }
  return false;
}

function reachesInternet(network: OracleNetwork, points: Points): boolean {
  return !forwardFlows(network, points, true).next().done;
}

function hasNat64Route(subnet: OracleSubnet): boolean {
  return subnet.routes.some(({ destination, target }) => destination.version === 6 && destination.prefix === 96
    && destination.lo === NAT64.lo && target.kind === 'nat' && target.isAlive);
}

const isDefaultToInternet = ({ destination, target }: OracleSubnet['routes'][number]) =>
  destination.version === 4 && destination.prefix === 0 && target.kind === 'internet-gateway' && target.isAlive;

/** The most user rules in one direction and family. */
function largestRuleCount(acl: Acl): number {
  return Math.max(...[acl.ingress, acl.egress].flatMap((rules) => VERSIONS.map((version) =>
    rules.filter((rule) => rule.id !== acl.id && rule.peer.version === version).length)));
}

/** Whether no packet has this rule as its first match. */
function isShadowed(acl: Acl, rule: AclRule): boolean {
  const rules = (rule.egress ? acl.egress : acl.ingress).filter(({ peer }) => peer.version === rule.peer.version);
  const blocks = distinct(rules.map(({ peer }) => peer));
  const edges = blocks.flatMap(({ lo, hi }) => [step(lo, -1), lo, hi, step(hi, 1)]).filter((edge) => holds(rule.peer, edge));
  const services = anyService(rules);
  return !oneOfEach(edges, blocks).some((peer) => services.some((service) => firstMatch(rules, peer, service) === rule));
}
