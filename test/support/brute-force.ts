import { Packet } from './concrete-tracer';
import { holds, Ip, IpVersion, isNat64, NAT64, step } from './oracle-address';
import { arrive, EPHEMERAL, forwardFlows, losesPublicAnswer, lostAnswers, send, VERSIONS } from './oracle-flows';
import { Acl, AclRule, firstMatch, OracleNetwork, OracleSubnet, readOracleNetwork, routeOf, TemplateJson } from './oracle-network';
import { codesOf, distinct, oneOfEach, Points, pointsOf, portsOf } from './oracle-points';

export type OracleVerdict = 'PROVED' | 'VIOLATED';

type Tier = 'public' | 'private' | 'isolated';

/** What brute force says of each rule and subject, by `rule subject`. */
export type OracleVerdicts = ReadonlyMap<string, OracleVerdict>;

const [ICMP, TCP, UDP, ICMPV6] = [1, 6, 17, 58];

/** Judges a template by walking single packets through it, on every point that can matter. */
export function bruteForce(template: TemplateJson): OracleVerdicts {
  const network = readOracleNetwork(template);
  const verdicts = new Map<string, OracleVerdict>();
  const judge = (rule: string, subject: string, isViolated: boolean) => verdicts.set(`${rule} ${subject}`, isViolated ? 'VIOLATED' : 'PROVED');
  const afterLossOf = new Map(zonesOf(network).map((zone) => [zone, without(network, zone)]));
  for (const subnet of network.subnets) {
    const points = pointsOf(network, subnet);
    const tier = tierOf(subnet, points);
    const isPublic = tier === 'public';
    judge('return-traffic', subnet.id, !lostAnswers(network, subnet, points, isPublic).next().done
      || (isPublic && losesPublicAnswer(network, subnet, points)));
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
  for (const packet of forwardFlows(network, points)) {
    if (send(left, packet).walk.end !== 'internet') { return true; }
  }
  return false;
}

function reachesInternet(network: OracleNetwork, points: Points): boolean {
  return !forwardFlows(network, points).next().done;
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
