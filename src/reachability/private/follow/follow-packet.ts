import { headerIn, isAddressIn, isIn, isPortIn } from './header-choice';
import { translated, translatedBack } from './translations';
import type { Translation } from './translations';
import { CrossingDirection } from '../../acl-crossing';
import { ExplanationEffect } from '../../explanation';
import type { NetworkPath, PathAclRule, PathComponent, PathRoute } from '../../network-path';
import { PathComponentType } from '../../network-path';
import type { PacketChoice, PacketTrace, TracedHeader, TracedHop, TranslationEntry } from '../../packet-trace';
import { PacketFate, PathDirection } from '../../packet-trace';
import { parseCidr } from '../packet/cidr';

/** Where one packet goes on each of the paths that it takes, and what becomes of the reply. */
export function followPacket(paths: readonly NetworkPath[], packet: PacketChoice): PacketTrace[] {
  return paths.flatMap((path) => {
    const choice = { ...packet, protocol: protocolName(packet.protocol, path.family) };
    const attempts = portsToTry(path, choice).flatMap((ports) => traceOf(path, { ...choice, ...ports }) ?? []);
    return attempts.find(({ fate }) => fate === PacketFate.PASSES) ?? attempts.slice(0, 1);
  });
}

/** Headers call protocols by their names where they have one: `6` is `tcp`, and `58` is `icmpv6` in IPv6 alone. */
function protocolName(protocol: string | undefined, family: string): string | undefined {
  const names = ['tcp', 'udp', family === 'ipv4' ? 'icmp' : 'icmpv6'];
  return names.find((name) => PROTOCOL_NUMBERS[name] === protocol) ?? protocol;
}

/**
 * The ports that nobody chose: plain ones first, then those on which replies come back, so that a packet shows a loss
 * only if that is what was asked, or if all are lost.
 */
function portsToTry({ reply }: NetworkPath, choice: PacketChoice): readonly PacketChoice[] {
  const portsAt = (component: PathComponent | undefined) =>
    component?.outboundHeaders.flatMap(({ destinationPortRanges }) => destinationPortRanges.map(({ from }) => from))
      ?? [];
  const arriving = portsAt(reply.filter(({ outboundHeaders }) => outboundHeaders.length > 0).at(-1));
  const nat = reply.findIndex(({ type }) => type === PathComponentType.NAT_GATEWAY);
  const coming = portsAt(reply[nat - 1]);
  const sourcePorts = choice.sourcePort === undefined ? [undefined, ...arriving.slice(0, 1)] : [choice.sourcePort];
  const natPorts = choice.natPort === undefined ? [12077, ...coming.slice(0, 1)] : [choice.natPort];
  return natPorts.flatMap((natPort) => sourcePorts.map((sourcePort) => ({ natPort, sourcePort })));
}

function traceOf(path: NetworkPath, choice: PacketChoice): PacketTrace | undefined {
  const { family, when, forward, reply } = path;
  const start = headerIn(forward[0]?.inboundHeaders ?? [], choice);
  if (start === undefined) { return undefined; }
  const out = pass(forward, PathDirection.FORWARD, start, [], choice.natPort);
  const arrived = out.hops.at(-1)?.after;
  const answer = arrived && out.hops.length === forward.length ? replyTo(arrived, reply) : undefined;
  const back = answer ? pass(reply, PathDirection.RETURN, answer, out.translations) : { hops: [] };
  const hops = [...out.hops, ...back.hops];
  const isComplete = back.hops.length > 0 && back.hops.length === reply.length;
  return { family, when, fate: fateOf(hops, isComplete), hops };
}

function fateOf(hops: readonly TracedHop[], isComplete: boolean): PacketFate {
  const fates = hops.map(({ fate }) => fate);
  if (fates.includes(PacketFate.DROPPED)) { return PacketFate.DROPPED; }
  if (fates.includes(PacketFate.UNKNOWN)) { return PacketFate.UNKNOWN; }
  return isComplete ? PacketFate.PASSES : PacketFate.DROPPED;
}

function replyTo(packet: TracedHeader, reply: readonly PathComponent[]): TracedHeader | undefined {
  const { protocol, source, destination, sourcePort, destinationPort } = packet;
  return headerIn(reply[0]?.inboundHeaders ?? [], {
    protocol,
    source: destination,
    destination: source,
    sourcePort: destinationPort,
    destinationPort: sourcePort,
  });
}

interface Passage {
  readonly hops: readonly TracedHop[];
  readonly translations: readonly Translation[];
}

/** @param earlier what gateways did to the packet that this one answers */
function pass(
  components: readonly PathComponent[],
  direction: PathDirection,
  start: TracedHeader,
  earlier: readonly Translation[],
  natPort?: number,
): Passage {
  const hops: TracedHop[] = [];
  const translations: Translation[] = [];
  let packet: TracedHeader | undefined = start;
  for (const component of components) {
    if (packet === undefined) { break; }
    const before: TracedHeader = packet;
    const known = earlier.find(({ componentId }) => componentId === component.componentId);
    packet = known ? sentBack(component, known, before) : translated(component, before, natPort);
    if (packet !== undefined && packet !== before) {
      translations.push({ componentId: component.componentId, inside: before, outside: packet });
    }
    hops.push(hopOf(component, direction, before, packet, known ?? translations.at(-1)));
  }
  return { hops, translations };
}

function sentBack(component: PathComponent, known: Translation, packet: TracedHeader): TracedHeader | undefined {
  const back = translatedBack(known, packet);
  return back && isIn(component.outboundHeaders, back) ? back : undefined;
}

function hopOf(
  component: PathComponent,
  direction: PathDirection,
  before: TracedHeader,
  after: TracedHeader | undefined,
  translation: Translation | undefined,
): TracedHop {
  const { sequenceNumber, type, componentId, subnetId, zone, explanations } = component;
  const isNat = type === PathComponentType.NAT_GATEWAY && translation?.componentId === componentId;
  return {
    sequenceNumber,
    direction,
    type,
    componentId,
    subnetId,
    zone,
    crossing: component.direction,
    before,
    after,
    fate: fateAt(component, after),
    rule: decidingRule(component, before, after !== undefined),
    route: takenRoute(component, before),
    translation: isNat ? entryOf(translation) : undefined,
    explanations,
  };
}

function fateAt({ explanations }: PathComponent, after: TracedHeader | undefined): PacketFate {
  const effects = explanations.map(({ effect }) => effect);
  if (effects.includes(ExplanationEffect.MAY_BLOCK) && (after || !effects.includes(ExplanationEffect.BLOCKS))) {
    return PacketFate.UNKNOWN;
  }
  return after ? PacketFate.PASSES : PacketFate.DROPPED;
}

function entryOf({ inside, outside }: Translation): TranslationEntry {
  return {
    insideAddress: inside.source,
    insidePort: inside.sourcePort,
    gatewayAddress: outside.source,
    gatewayPort: outside.sourcePort,
    peerAddress: outside.destination,
    peerPort: outside.destinationPort,
  };
}

/** The first rule that matches and does what was done: some rules say in words alone what they match. */
function decidingRule(component: PathComponent, packet: TracedHeader, passes: boolean): PathAclRule | undefined {
  const peer = component.direction === CrossingDirection.INBOUND ? packet.source : packet.destination;
  return component.aclRules.find(({ action, cidr, protocol, portRange }) =>
    action === (passes ? 'allow' : 'deny') &&
    (cidr === undefined || isAddressIn([cidr], peer)) &&
    (protocol === undefined || protocol === 'all' || protocol === PROTOCOL_NUMBERS[packet.protocol] ||
      protocol === packet.protocol) &&
    (portRange === undefined || packet.destinationPort === undefined || isPortIn([portRange], packet.destinationPort)));
}

const PROTOCOL_NUMBERS: Readonly<Record<string, string>> = { icmp: '1', tcp: '6', udp: '17', icmpv6: '58' };

/** The longest prefix; a route for what only AWS knows if no prefix matches. */
function takenRoute({ routes }: PathComponent, { destination }: TracedHeader): PathRoute | undefined {
  const prefix = (route: PathRoute) => parseCidr(route.destination)?.prefix ?? -1;
  const matching = routes.filter((route) => isAddressIn([route.destination], destination));
  return matching.sort((a, b) => prefix(b) - prefix(a))[0] ?? routes.find((route) => prefix(route) < 0);
}
