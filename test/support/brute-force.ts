import { Packet } from './concrete-tracer';
import { holds, INTERNET_EDGES, Ip, IpVersion, isInternet, isNat64, step, versionOf } from './oracle-address';
import { arrive, comesIn, EPHEMERAL, everyOpening, forwardFlows, losesAnswer, send, VERSIONS } from './oracle-flows';
import { Acl, AclRule, firstMatch, OracleNat, OracleNetwork, OracleSubnet, readOracleNetwork, routeOf, RouteTarget, TemplateJson } from './oracle-network';
import { codesOf, distinct, oneOfEach, Points, pointsOf, portsOf } from './oracle-points';

/** UNKNOWN where nothing moves, so that there is nothing to prove. */
export type OracleVerdict = 'PROVED' | 'VIOLATED' | 'UNKNOWN';

type Tier = 'public' | 'private' | 'isolated';

/** Where a route leads one part of the internet. */
interface InternetRoute extends RouteTarget {
  readonly addressSpace: IpVersion | 'nat64';
}

/** What brute force says of each rule and subject, by `rule subject`. */
export type OracleVerdicts = ReadonlyMap<string, OracleVerdict>;

/** The default network ACL's own rules carry the id of the VPC. */
const VPC = 'Vpc';
const [ICMP, TCP, UDP, ICMPV6] = [1, 6, 17, 58];

/** Judges a template by walking single packets through it, on every point that can matter. */
export function bruteForce(template: TemplateJson): OracleVerdicts {
  const network = readOracleNetwork(template);
  const verdicts = new Map<string, OracleVerdict>();
  const judge = (rule: string, subject: string, isViolated: boolean) => verdicts.set(`${rule} ${subject}`, isViolated ? 'VIOLATED' : 'PROVED');
  judgeSubnets(network, judge, verdicts);
  for (const nat of network.nats) {
    if (nat.isPublic || expectsInternet(network, nat)) { judge('nat-has-internet-route', nat.id, !nat.isPublic || !reachesInternet(network, nat)); }
  }
  for (const acl of network.acls.filter(({ ingress, egress }) => [...ingress, ...egress].some(({ id }) => id !== VPC))) {
    const subject = acl.id === VPC ? `${VPC}.DefaultNetworkAcl` : acl.id;
    judge('acl-rule-quota', subject, largestRuleCount(acl) >= 20);
    judge('shadowed-acl-rule', subject, [...acl.ingress, ...acl.egress].some((rule) => rule.id !== VPC && isShadowed(acl, rule)));
  }
  return verdicts;
}

type Judge = (rule: string, subject: string, isViolated: boolean) => void;

function judgeSubnets(network: OracleNetwork, judge: Judge, verdicts: Map<string, OracleVerdict>): void {
  const afterLossOf = [...new Set(network.subnets.map(({ zone }) => zone))].map((zone) => ({ zone, left: without(network, zone) }));
  for (const subnet of network.subnets) {
    const points = pointsOf(network, subnet);
    const tier = tierOf(subnet, points);
    if (tier === 'private') {
      judge('same-zone-egress', subnet.id, !leavesInOwnZone(network, subnet, points) || !allGetsOut(network, subnet, points));
      const isLost = afterLossOf.some(({ zone, left }) => zone !== subnet.zone && losesWayOut(network, left, points));
      judge('zone-loss', subnet.id, isLost);
      if (!isLost && closedVersions(network, subnet, points).length > 0) { verdicts.set(`zone-loss ${subnet.id}`, 'UNKNOWN'); }
    }
    judgeReplies(network, subnet, points, judge, verdicts);
    if (tier === 'isolated') { judge('isolated-stays-isolated', subnet.id, internetRoutes(subnet, points).some(({ isAlive }) => isAlive)); }
    if (tier !== 'public') {
      const isReached = isReachedFromInternet(network, subnet, points);
      judge('no-inbound-from-internet', subnet.id, isReached);
      if (!isReached && mayBeReachedUnrouted(network, subnet, points)) { verdicts.set(`no-inbound-from-internet ${subnet.id}`, 'UNKNOWN'); }
    }
    const isRouted = hasNat64Route(subnet, points);
    if (subnet.dns64 || isRouted) { judge('dns64-with-nat64', subnet.id, !subnet.dns64 || !isRouted); }
  }
}

function judgeReplies(
  network: OracleNetwork, subnet: OracleSubnet, points: Points, judge: Judge, verdicts: Map<string, OracleVerdict>,
): void {
  const tier = tierOf(subnet, points);
  const isLossy = losesAnswer(network, subnet, points, tier === 'public');
  const isStill = () => (tier === 'private' ? closedVersions(network, subnet, points).length > 0 : !moves(network, subnet, points));
  if (tier !== 'isolated' || isLossy) { judge('return-traffic', subnet.id, isLossy); }
  if (tier !== 'isolated' && !isLossy && isStill()) { verdicts.set(`return-traffic ${subnet.id}`, 'UNKNOWN'); }
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

/** Whether a host has, or may be given, an address at which the internet can send to it, and any packet gets there. */
function isReachedFromInternet(network: OracleNetwork, subnet: OracleSubnet, points: Points): boolean {
  const leadsToInternet = (version: IpVersion) => internetRoutes(subnet, points).some(({ addressSpace, kind, isAlive }) =>
    addressSpace === version && kind === 'internet-gateway' && isAlive);
  const isExposed = { 4: leadsToInternet(4) || network.elasticHosts.includes(subnet.id), 6: leadsToInternet(6) };
  return VERSIONS.filter((version) => isExposed[version]).some((version) => points.hosts(version).slice(0, 1).some((host) =>
    points.internet(version).some((remote) => anyService(points.rules).some((service) =>
      arrive(network, { source: remote, destination: host, sourcePort: EPHEMERAL, ...service }).end === 'host'))));
}

/** AWS does not document whether IPv6 needs a route back to get in. */
function mayBeReachedUnrouted(network: OracleNetwork, subnet: OracleSubnet, points: Points): boolean {
  if (points.hosts(6).length === 0 || network.attachedGateways.length === 0) { return false; }
  const leadsBack = ({ kind, isAlive }: RouteTarget) => isAlive && (kind === 'internet-gateway' || kind === 'egress-only');
  const unrouted = points.internet(6).filter((remote) => !isNat64(remote)).filter((remote) => {
    const target = routeOf(subnet, remote)?.target;
    return target === undefined || !leadsBack(target);
  });
  return unrouted.some((source) => anyService(points.rules).some((service) =>
    firstMatch(subnet.acl.ingress, source, service)?.allow));
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

/** Where the routes take the internet; to gateways of the IPv6 internet, the addresses of NAT64 are nobody's. */
function internetRoutes(subnet: OracleSubnet, points: Points): readonly InternetRoute[] {
  return subnet.blocks.flatMap(({ version }) => points.internet(version)).flatMap((remote): readonly InternetRoute[] => {
    const target = routeOf(subnet, remote)?.target;
    const addressSpace = isNat64(remote) ? 'nat64' : versionOf(remote);
    if (!target || target.kind === 'local' || (addressSpace === 'nat64' && target.kind !== 'nat')) { return []; }
    return [{ ...target, addressSpace, isAlive: target.isAlive && !(addressSpace === 6 && target.kind === 'nat') }];
  });
}

/** There is a way out, and each leads to a NAT gateway of the subnet's own zone, to a regional one that serves it, or over IPv6 to a gateway. */
function leavesInOwnZone(network: OracleNetwork, subnet: OracleSubnet, points: Points): boolean {
  const ways = internetRoutes(subnet, points);
  return ways.length > 0 && ways.every(({ kind, id, addressSpace, isAlive }) => {
    if (!isAlive || kind !== 'nat') { return isAlive && addressSpace === 6; }
    const nat = network.nats.find((one) => one.id === id)!;
    return nat.subnet === undefined ? nat.zones?.includes(subnet.zone) ?? true : nat.zone === subnet.zone && nat.subnet !== subnet.id;
  });
}

/** Families that are meant to get out, of which nothing does: all but IPv4 beside NAT64, and IPv6 that has no route. */
export function closedVersions(network: OracleNetwork, subnet: OracleSubnet, points: Points): readonly IpVersion[] {
  const flows = [...forwardFlows(network, points, false)];
  const versions = subnet.blocks.map(({ version }) => version);
  return versions.filter((version) => {
    if (flows.some(({ source }) => versionOf(source) === version)) { return false; }
    return version === 4 ? !flows.some(({ destination }) => isNat64(destination))
      : !versions.includes(4) || points.internet(6).some((remote) => leavesBy(subnet, remote));
  });
}

const leavesBy = (subnet: OracleSubnet, remote: Ip): boolean => {
  const target = routeOf(subnet, remote)?.target;
  return target !== undefined && target.kind !== 'local' && (!isNat64(remote) || target.kind === 'nat');
};

/** In each family something gets out, and behind the subnet's own network ACL and routes nothing of it is lost. */
function allGetsOut(network: OracleNetwork, subnet: OracleSubnet, points: Points): boolean {
  const flows = [...forwardFlows(network, points, false)];
  const isOpen = subnet.blocks.every(({ version }) => flows.some(({ source }) => versionOf(source) === version)
    || (version === 4 && flows.some(({ destination }) => isNat64(destination))));
  return isOpen && !everyOpening(points).some((packet) =>
    leavesSubnet(subnet, packet) && send(network, packet, undefined, false).walk.end !== 'internet');
}

/** Whether the subnet's own network ACL and route table send the packet out. */
function leavesSubnet(subnet: OracleSubnet, packet: Packet): boolean {
  const rule = firstMatch(subnet.acl.egress, packet.destination, packet);
  return (rule?.allow ?? false) && leavesBy(subnet, packet.destination);
}

/** Whether any request gets from a public subnet to the internet, or from there to the subnet. */
function moves(network: OracleNetwork, subnet: OracleSubnet, points: Points): boolean {
  return !forwardFlows(network, points, true).next().done || comesIn(network, subnet, points);
}

/** Whether anything that gets to the internet no longer does once a zone is gone. */
function losesWayOut(network: OracleNetwork, left: OracleNetwork, points: Points): boolean {
  for (const packet of forwardFlows(network, points, false)) {
    if (send(left, packet, undefined, false).walk.end !== 'internet') { return true; }
  }
  return false;
}

/** Whether any route table, used or not, sends anything of the internet to the gateway. */
function expectsInternet(network: OracleNetwork, nat: OracleNat): boolean {
  return network.routedToNat.filter((route) => route.nat === nat.id).some(({ destination }) => {
    const edges = [destination, ...INTERNET_EDGES, ...network.blocks].flatMap(({ lo, hi }) => [lo, hi, step(lo, -1), step(hi, 1)]);
    return edges.filter((edge) => holds(destination, edge)).some((edge) => isInternet(edge, network.blocks));
  });
}

/** Whether all of the IPv4 internet is routed from the gateway to an internet gateway. */
function reachesInternet(network: OracleNetwork, nat: OracleNat): boolean {
  const home = network.subnets.find(({ id }) => id === nat.subnet);
  if (!home) { return network.attachedGateways.length > 0; }
  return pointsOf(network, home).internet(4).every((remote) => {
    const target = routeOf(home, remote)?.target;
    return target?.kind === 'internet-gateway' && target.isAlive;
  });
}

function hasNat64Route(subnet: OracleSubnet, points: Points): boolean {
  const remotes = subnet.blocks.some(({ version }) => version === 6) ? points.internet(6).filter(isNat64) : [];
  return remotes.length > 0 && remotes.map((remote) => routeOf(subnet, remote)?.target).every((target) => target?.kind === 'nat' && target.isAlive);
}

/** The most user rules in one direction and family. */
function largestRuleCount(acl: Acl): number {
  return Math.max(...[acl.ingress, acl.egress].flatMap((rules) => VERSIONS.map((version) =>
    rules.filter((rule) => rule.id !== VPC && rule.peer.version === version).length)));
}

/** Whether no packet has this rule as its first match. */
function isShadowed(acl: Acl, rule: AclRule): boolean {
  const rules = (rule.egress ? acl.egress : acl.ingress).filter(({ peer }) => peer.version === rule.peer.version);
  const blocks = distinct(rules.map(({ peer }) => peer));
  const edges = blocks.flatMap(({ lo, hi }) => [step(lo, -1), lo, hi, step(hi, 1)]).filter((edge) => holds(rule.peer, edge));
  const services = anyService(rules);
  return !oneOfEach(edges, blocks).some((peer) => services.some((service) => firstMatch(rules, peer, service) === rule));
}
