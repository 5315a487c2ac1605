import { Flow, hasPorts, ICMP, ICMPV6 } from './flow';
import { bridgeOf, INTERNET, Layout, subnetAt } from './layout';
import { Decision, Recording, Sighting } from './session';
import { publicAddressOf } from './session-of';
import { parseIp } from '../support/oracle-address';

/** What the kernel did with a flow. */
export interface Observation {
  readonly flow: Flow;
  readonly arrived: boolean;
  /** The packet as it arrived: behind a NAT gateway, with the port that it chose. */
  readonly arrival?: Sighting;
  /** The Elastic IP that a receiver on the internet saw, by name. */
  readonly publicName?: string;
  readonly answered: boolean;
  /** The network ACL rules that decided, in order. */
  readonly request: readonly Crossing[];
  readonly answer: readonly Crossing[];
  /** What came where it should not, or unlike what was sent. */
  readonly strays: readonly Sighting[];
}

/** A rule that decided at the border of a subnet. */
export interface Crossing {
  readonly subnet: string;
  readonly direction: 'inbound' | 'outbound';
  readonly rule: number;
  readonly allows: boolean;
}

export function observationsOf(layout: Layout, flows: readonly Flow[], { sightings, decisions }: Recording): readonly Observation[] {
  const seen = groupById(sightings);
  const decided = groupById(decisions);
  return flows.map((flow) => observationOf(layout, flow, seen.get(flow.id) ?? [], decided.get(flow.id) ?? []));
}

function observationOf(layout: Layout, flow: Flow, sightings: readonly Sighting[], decisions: readonly Decision[]): Observation {
  const { hosts, publicAddresses, network } = layout;
  const deviceOf = (address: string) => hosts.get(address)?.device ?? (subnetAt(network, address) ? undefined : INTERNET.device);
  const arrival = sightings.find(({ kind, device }) => kind === 'request' && device === deviceOf(flow.destination));
  const answer = sightings.find((sighting) => sighting.device === deviceOf(flow.source) && isAnswer(layout, flow, sighting));
  const crossings = (kind: Decision['kind']) => decisions.filter((one) => one.kind === kind).map((decision) => crossingOf(layout, decision));
  return {
    flow,
    arrived: arrival !== undefined,
    arrival,
    publicName: arrival && publicAddresses.find((one) => one.public === arrival.source)?.name,
    answered: answer !== undefined,
    request: crossings('request'),
    answer: crossings('answer'),
    // A gateway that does not know the flow sends an answer on under its own address: the asker takes it for none
    strays: sightings.filter((one) => one !== arrival && one !== answer && !(one.kind === 'answer' && one.device === deviceOf(flow.source))),
  };
}

/** Whether this is what the sender waits for: from where it sent to, on the port it sent from. */
function isAnswer(layout: Layout, flow: Flow, { kind, source, destination, sourcePort, destinationPort, protocol, icmp }: Sighting): boolean {
  const { hosts } = layout;
  const asked = hosts.has(flow.source) ? flow.destination : publicAddressOf(layout, flow.destination);
  if (kind !== 'answer' || parseIp(source) !== parseIp(asked) || parseIp(destination) !== parseIp(flow.source)) { return false; }
  if (flow.error) { return icmp?.[0] === flow.error.type && icmp[1] === flow.error.code; }
  if (protocol !== flow.protocol) { return false; }
  if (protocol === ICMP || protocol === ICMPV6) { return sourcePort === flow.sourcePort; }
  return !hasPorts(flow) || (sourcePort === flow.destinationPort && destinationPort === flow.sourcePort);
}

function crossingOf({ network }: Layout, { chain, device, rule }: Decision): Crossing {
  const { id, acl } = network.subnets.find((one) => bridgeOf(network, one) === device)!;
  const isOutbound = chain.endsWith('_out');
  const allows = (isOutbound ? acl.egress : acl.ingress).some(({ number, allow }) => number === rule && allow);
  return { subnet: id, direction: isOutbound ? 'outbound' : 'inbound', rule, allows };
}

function groupById<T extends { readonly id: number }>(all: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) { groups.set(one.id, [...groups.get(one.id) ?? [], one]); }
  return groups;
}
